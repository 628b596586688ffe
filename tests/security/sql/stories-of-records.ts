import { ERASED_TEXT } from '@elektron/domain';

import { KeyRing } from '../../../apps/api/src/common/key-ring.ts';
import { installationSecretOf } from '../../../apps/api/src/database/installation.ts';
import { TEST_SECRET_KEY } from '../../../apps/api/src/database/testing/test-secret-key.ts';
import { askerNamed } from '../world/askers.ts';
import { ORGANISATIONS, type OrganisationName } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import { accidentIdOf, ACCIDENTS, CORRECTED, type AccidentName } from '../world/shapes/accidents.ts';
import { insertStatement, NO_RIGHT, touched, type Attacker, type Meant } from './attacker.ts';
import type { Story } from './stories.ts';

const everything = askerNamed('everything').secret;
const own = ORGANISATIONS.own.id;
const foreign = ORGANISATIONS.foreign.id;

const OF_ACCIDENTS = ['accident_version', 'traffic_unit_version', 'casualty_version'] as const;

/** Which accidents are open to whom: of the own organisation all, of others those that count now, and lie where they may be seen. */
const OPEN: Readonly<Partial<Record<OrganisationName, readonly AccidentName[]>>> = {
  own: ACCIDENTS,
  shared: ['here', 'there', 'moved away', 'moved here', 'put away', 'put here'],
  territorial: ['here', 'moved here', 'put here'],
};

async function accidentsIn(attacker: Attacker, table: string, meant: OrganisationName, settings = ''): Promise<AccidentName[]> {
  const attempt = await attacker.at({ role: 'app', secret: everything, meant }, async () => {
    if (settings !== '') await attacker.keep(settings);
    return attacker.ask<{ id: string }>(`SELECT DISTINCT accident_id AS id FROM ${table}`);
  });
  if (attempt.refused !== null) return [];
  const ids = attempt.found.map(({ id }) => id);
  return ACCIDENTS.filter((name) => ids.includes(accidentIdOf(ORGANISATIONS[meant], name)));
}

/** So often a fifth of some rows is picked that every small choice of them comes up. */
const CHOICES = 200;

/**
 * Whether a change reaches any row at all, of those that the asker cannot see either: a condition that names no column needs no right to read.
 * Rows that refuse the change keep it from every choice that they are in.
 */
async function meetsByChance(attacker: Attacker, change: string): Promise<boolean> {
  for (let i = 0; i < CHOICES; i++) if (touched(await attacker.touch(`${change} WHERE random() < 0.2`)) > 0) return true;
  return false;
}

async function requestIds(attacker: Attacker): Promise<{ readonly id: string }[]> {
  const attempt = await attacker.ask<{ id: string }>(`SELECT request_id AS id FROM subject_request WHERE kind = 'erasure'`);
  return attempt.refused === null ? attempt.found : [];
}

/** Settings by which a statement’s meaning could be bent. */
const SETTINGS = [
  `SET LOCAL row_security = off`,
  `SET LOCAL TimeZone = '<-X>167'`,
  `SET LOCAL TimeZone = '<+X>-167'`,
  `SET LOCAL search_path = pg_temp, public`,
  `SET LOCAL search_path = ''`,
  `SET LOCAL transform_null_equals = on`,
  `SET LOCAL standard_conforming_strings = off`,
  `SET LOCAL DateStyle = 'SQL, DMY'`,
  `SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off`,
  `SET LOCAL plan_cache_mode = force_generic_plan`,
];

/** Reads, by whatever detour, what was not opened. */
export const STORIES_OF_RECORDS: readonly Story[] = [
  {
    wants: 'accidents that were taken back, never committed, or lie elsewhere by now, and their units and casualties',
    attempt: async (attacker) => {
      const differences: string[] = [];
      for (const meant of ['own', 'shared', 'territorial', 'foreign', 'studied'] as const) {
        const expected = OPEN[meant] ?? [];
        for (const table of OF_ACCIDENTS) {
          const found = await accidentsIn(attacker, table, meant);
          if (found.join() !== expected.join()) differences.push(`${table} of ${meant}: [${found.join()}] instead of [${expected.join()}]`);
        }
      }
      return differences;
    },
  },
  {
    wants: 'the same by settings of the session',
    attempt: async (attacker) => {
      const differences: string[] = [];
      for (const settings of SETTINGS) {
        for (const meant of ['shared', 'territorial', 'foreign'] as const) {
          const expected: readonly AccidentName[] = OPEN[meant] ?? [];
          for (const table of OF_ACCIDENTS) {
            const more = (await accidentsIn(attacker, table, meant, settings)).filter((name) => !expected.includes(name));
            if (more.length > 0) differences.push(`${settings}: ${table} of ${meant} shows ${more.join()}`);
          }
        }
      }
      return differences;
    },
  },
  {
    wants: 'where an accident lies whose number at the source is known',
    attempt: async (attacker) => {
      const told: string[] = [];
      for (const meant of ['own', 'foreign', 'territorial'] as const) {
        await attacker.at({ role: 'app', secret: everything, meant }, async () => {
          for (const [organisation, name] of [
            ['foreign', 'here'],
            ['territorial', 'there'],
          ] as const) {
            const id = accidentIdOf(ORGANISATIONS[organisation], name);
            const found = await attacker.touch(`SELECT 1 FROM open_accident WHERE accident_id = '${id}'`);
            if (touched(found) > 0) told.push(`${name} of ${organisation}, meaning ${meant}`);
          }
        });
      }
      return told;
    },
  },
  {
    wants: 'answers of the functions that read past the policies',
    attempt: async (attacker) => {
      const told: string[] = [];
      const people = [personNamed('resident', 'foreign').id, personNamed('analyst').id].map((id) => `'${id}'`).join();
      const questions: readonly (readonly [string, string, Meant])[] = [
        ['everything', `SELECT 1 WHERE readable_organisation_id('records') IS NOT NULL`, 'foreign'],
        ['everything', `SELECT 1 WHERE readable_organisation_id('evaluations') IS NOT NULL`, 'shared'],
        ['everything', `SELECT 1 WHERE readable_organisation_id('records') IS NOT NULL`, 'studied'],
        ['everything', `SELECT 1 WHERE readable_territory() IS DISTINCT FROM '{}'`, 'foreign'],
        ['everything', `SELECT unnest(batches_open_to_others())`, 'foreign'],
        ['everything', `SELECT 1 FROM readable_batches('accidents', 1000)`, 'foreign'],
        ['everything', `SELECT 1 FROM readable_batches('traffic', 1000)`, 'territorial'],
        ['everything', `SELECT 1 FROM readable_corrections(1000)`, 'foreign'],
        ['everything', `SELECT 1 WHERE readable_corrected_version(1000) > 0`, 'foreign'],
        ['data-protection-officer', `SELECT 1 FROM readable_corrections(1000)`, 'own'],
        ['everything', `SELECT unnest(opened_kinds('{records,aggregates,evaluations}'))`, 'foreign'],
        ['data-protection-officer', `SELECT unnest(opened_kinds('{records,aggregates,evaluations}'))`, 'shared'],
        ['everything', `SELECT 1 FROM received_grants() WHERE owner_id IN ('${foreign}', '${own}')`, 'own'],
        ['no second factor', `SELECT 1 FROM received_grants()`, 'own'],
        ['steward', `SELECT 1 FROM received_grants()`, 'none'],
        [
          'everything',
          `SELECT 1 FROM audit_people(ARRAY[${people}]::uuid[]) WHERE person_id = '${personNamed('resident', 'foreign').id}'`,
          'own',
        ],
        ['analyst', `SELECT 1 FROM audit_people(ARRAY[${people}]::uuid[])`, 'own'],
        ['everything', `SELECT 1 FROM black_spot_people()`, 'foreign'],
        ['everything', `SELECT 1 FROM black_spot_people() WHERE person_id = '${personNamed('resident', 'foreign').id}'`, 'own'],
        ['data-protection-officer', `SELECT 1 FROM black_spot_people()`, 'own'],
        // Who has written in a case and was never responsible is not told.
        ['everything', `SELECT 1 FROM black_spot_people() WHERE person_id <> '${personNamed('colleague').id}'`, 'own'],
        ['everything', `SELECT 1 FROM black_spot_keepers()`, 'foreign'],
        ['everything', `SELECT 1 FROM black_spot_keepers() WHERE person_id = '${personNamed('resident', 'foreign').id}'`, 'own'],
        ['uploader', `SELECT 1 FROM black_spot_keepers()`, 'own'],
        ['analyst', `SELECT 1 WHERE acting_for('people.manage') IS NOT NULL`, 'own'],
        ['everything', `SELECT 1 WHERE acting_for('people.manage') IS NOT NULL`, 'foreign'],
        ['everything', `SELECT 1 WHERE acting_organisation_id() <> '${own}'`, 'foreign'],
        ['job', `SELECT 1 WHERE acting_in_person() IS NOT NULL`, 'own'],
        ['token records.read', `SELECT 1 WHERE acting_in_person() IS NOT NULL`, 'own'],
      ];
      for (const [name, question, meant] of questions) {
        const attempt = await attacker.at({ role: 'app', secret: askerNamed(name).secret, meant }, () => attacker.touch(question));
        if (touched(attempt) > 0) told.push(`${name} meaning ${meant}: ${question}`);
      }
      return told;
    },
  },
  {
    wants: 'rows by other doors than SELECT',
    attempt: async (attacker) => {
      const shown: string[] = [];
      const doors = (table: string): string[] => [
        `SELECT table_to_xml('${table}', true, false, '')::text AS text`,
        `SELECT query_to_xml('SELECT * FROM ${table}', true, false, '')::text AS text`,
        `SELECT t::text AS text FROM ONLY ${table} t`,
        `SELECT t::text AS text FROM ${table} t TABLESAMPLE SYSTEM (100)`,
        `SELECT t::text AS text FROM ${table} t FOR SHARE`,
        `SELECT to_jsonb(t)::text AS text FROM ${table} t WHERE ctid IS NOT NULL`,
        `WITH gone AS (DELETE FROM ${table} RETURNING *) SELECT t::text AS text FROM gone t`,
      ];
      await attacker.at({ role: 'app', secret: everything, meant: 'foreign' }, async () => {
        for (const table of ['accident_version', 'casualty_version', 'intervention', 'import_batch', 'row_issue']) {
          for (const door of doors(table)) {
            const attempt = await attacker.ask<{ text: string }>(door);
            const text = attempt.refused === null ? attempt.found.map((row) => row.text).join('\n') : attempt.message;
            if (text.includes(ORGANISATIONS.foreign.mark)) shown.push(door);
          }
        }
      });
      return shown;
    },
  },
  {
    wants: 'more than was granted, or for longer',
    attempt: async (attacker, world) => {
      const [grant] = world.rowsOf('shared', 'sharing_grant').slice(-1);
      const wide = { ...grant, organisation_id: foreign, grant_id: '77777777-7777-4777-8777-777777777771' };
      const statements = [
        insertStatement('sharing_grant', wide),
        `UPDATE sharing_grant SET municipality_ids = NULL`,
        `UPDATE sharing_grant SET valid_until = '2099-01-01'`,
        `UPDATE sharing_grant SET recipient_organisation_id = '${own}'`,
        `UPDATE sharing_grant SET kind = 'records'`,
        `UPDATE sharing_grant SET revoked_at = NULL WHERE organisation_id <> '${own}'`,
        `UPDATE sharing_grant SET revoked_at = now() WHERE organisation_id <> '${own}'`,
        `DELETE FROM sharing_grant`,
        `UPDATE organisation SET standing_access = true WHERE organisation_id <> '${own}'`,
        `INSERT INTO organisation_municipality VALUES ('${own}', 2)`,
        `UPDATE organisation SET kind = 'region'`,
      ];
      const made: string[] = [];
      for (const meant of ['own', 'foreign', 'shared'] as const) {
        await attacker.at({ role: 'app', secret: everything, meant }, async () => {
          for (const statement of statements) if (touched(await attacker.touch(statement)) > 0) made.push(`meaning ${meant}: ${statement}`);
        });
      }
      return made;
    },
  },
  {
    wants: 'sites that nobody has opened, not yet, or no longer',
    attempt: async (attacker) => {
      const shown: string[] = [];
      for (const meant of ['none', 'own', 'foreign', 'shared'] as const) {
        await attacker.at({ role: 'app', secret: everything, meant }, async () => {
          const questions = [
            'SELECT * FROM opened_sites()',
            `SELECT c.* FROM hotspot_run r, site_counts(r.organisation_id, r.run_id) c
            WHERE r.organisation_id <> '${own}'`,
            `SELECT c.* FROM sharing_grant g, site_counts(g.organisation_id, g.run_id) c WHERE g.organisation_id <> '${own}'`,
          ];
          for (const question of questions) {
            const attempt = await attacker.ask<object>(question);
            if (attempt.refused === null && attempt.found.length > 0) shown.push(`meaning ${meant}: ${question}`);
          }
        });
      }
      return shown;
    },
  },
  {
    wants: 'evaluations and published factors that nobody contributes any more, or to hear of any without reading records',
    attempt: async (attacker) => {
      const shown: string[] = [];
      const questions = [
        `SELECT 1 FROM network_evidence() e WHERE e.owner_id <> '${own}'`,
        `SELECT 1 FROM network_factors() f WHERE f.owner_id <> '${own}'`,
        `SELECT 1 FROM network_evidence() e JOIN evidence_decision d ON d.run_id = e.run_id WHERE d.organisation_id <> '${own}'`,
      ];
      for (const meant of ['none', 'own', 'foreign', 'shared', 'studied'] as const) {
        await attacker.at({ role: 'app', secret: everything, meant }, async () => {
          for (const question of questions) if (touched(await attacker.touch(question)) > 0) shown.push(`meaning ${meant}: ${question}`);
        });
      }
      for (const name of ['data-protection-officer', 'steward', 'no second factor', 'signed out']) {
        await attacker.at({ role: 'app', secret: askerNamed(name).secret, meant: 'none' }, async () => {
          for (const door of ['network_evidence()', 'network_factors()', 'evidence_counts()']) {
            if (touched(await attacker.touch(`SELECT 1 FROM ${door}`)) > 0) shown.push(`${name}: ${door}`);
          }
        });
      }
      return shown;
    },
  },
  {
    wants: 'a contribution in the name of somebody else, or of numbers that no evaluation has',
    attempt: async (attacker) => {
      const made: string[] = [];
      const manager = askerNamed('manager');
      const columns = 'organisation_id, run_id, decision, outcome, narrowed_by, quality';
      await attacker.at({ role: 'app', secret: manager.secret, meant: 'own' }, async () => {
        // The evaluation of the test world has no result: nothing of it can leave.
        const contributed = `INSERT INTO evidence_decision (${columns}) SELECT organisation_id, run_id, 'contributed', 'all', '{}', '{150}' FROM evaluation_run
          WHERE organisation_id = '${own}' AND NOT result ? 'estimates'`;
        if (touched(await attacker.touch(contributed)) > 0) made.push('an evaluation without a result');
        await attacker.keep(
          `INSERT INTO evidence_decision (organisation_id, run_id, decision) SELECT organisation_id, e.run_id, 'withheld' FROM evaluation_run e
           JOIN intervention i USING (organisation_id, intervention_id) WHERE organisation_id = '${own}' AND i.kind = 'zone-30' LIMIT 1`,
        );
        const newest = await attacker.ask<{ person: string | null }>(
          `SELECT person_id AS person FROM evidence_decision WHERE organisation_id = '${own}' ORDER BY decision_no DESC LIMIT 1`,
        );
        const person = newest.refused === null ? newest.found[0]?.person : undefined;
        if (person !== personNamed('manager').id) made.push(`a decision of ${String(person)}`);
      });
      return made;
    },
  },
  {
    wants: 'another story in the audit trail',
    attempt: async (attacker, world) => {
      const [event = {}] = world.rowsOf('own', 'audit_event');
      const told: string[] = [];
      await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        const forged = {
          ...event,
          event_id: '77777777-7777-4777-8777-777777777772',
          person_id: personNamed('analyst').id,
          actor_kind: 'installation',
          occurred_at: '2001-01-01T00:00:00Z',
        };
        await attacker.keep(insertStatement('audit_event', forged));
        const found = await attacker.ask<{ person: string; kind: string; year: number }>(
          `SELECT person_id AS person, actor_kind AS kind, extract(year FROM occurred_at)::integer AS year FROM audit_event
           WHERE event_id = '${forged.event_id}'`,
        );
        const [row] = found.refused === null ? found.found : [];
        if (row?.person !== personNamed('everything').id) told.push('an event names somebody else');
        if (row?.kind !== 'session') told.push('an event names the installation');
        if (row?.year === 2001) told.push('an event happened when its writer says');
        const waiting = await attacker.touch(`SELECT 1 FROM audit_unsealed WHERE event_id = '${forged.event_id}'`);
        if (touched(waiting) !== 1) told.push('an event does not wait for its seal');
        for (const change of [
          'UPDATE audit_event SET action = $$x$$',
          'DELETE FROM audit_event',
          'TRUNCATE audit_event',
          'DELETE FROM audit_seal',
          'DELETE FROM audit_unsealed',
          `INSERT INTO audit_seal SELECT * FROM audit_seal`,
        ]) {
          const attempt = await attacker.touch(change);
          if (attempt.refused !== NO_RIGHT) told.push(`${change} is not refused`);
        }
      });
      return told;
    },
  },
  {
    wants: 'what others have set right of accidents that are not open, or have taken back',
    attempt: async (attacker) => {
      const differences: string[] = [];
      for (const meant of ['own', 'shared', 'territorial'] as const) {
        const expected = CORRECTED.filter((name) => OPEN[meant]?.includes(name));
        const attempt = await attacker.at({ role: 'app', secret: everything, meant }, () =>
          attacker.ask<{ id: string; withdrawn: boolean }>(
            `SELECT accident_id AS id, withdrawn_version IS NOT NULL AS withdrawn FROM readable_corrections(1000)`,
          ),
        );
        const found = attempt.refused === null ? attempt.found : [];
        const names = CORRECTED.filter((name) => found.some(({ id }) => id === accidentIdOf(ORGANISATIONS[meant], name)));
        if (names.join() !== expected.join()) differences.push(`of ${meant}: [${names.join()}] instead of [${expected.join()}]`);
        if (found.some(({ id }) => !id.startsWith(ORGANISATIONS[meant].idPrefix))) differences.push(`meaning ${meant}, of somebody else`);
        if (meant !== 'own' && found.some(({ withdrawn }) => withdrawn)) differences.push(`of ${meant}: what was withdrawn`);
      }
      return differences;
    },
  },
  {
    wants: 'corrections in another’s name, from a version that was seen already, or other ones than were made',
    attempt: async (attacker) => {
      const told: string[] = [];
      const versionOf = async (): Promise<number> => {
        const asked = await attacker.ask<{ version: number }>(`SELECT version FROM data_version WHERE kind = 'accidents'`);
        return asked.refused === null ? (asked.found[0]?.version ?? 0) : 0;
      };
      const id = accidentIdOf(ORGANISATIONS.own, 'moved here');
      const columns = 'organisation_id, accident_id, subject, field, value, source_value, reason';
      const insert = `INSERT INTO accident_correction (${columns}) SELECT '${own}', '${id}', 'accident', 'light', '1', '0', 'x'`;
      await attacker.at({ role: 'app', secret: askerNamed('analyst').secret, meant: 'own' }, async () => {
        const before = await versionOf();
        await attacker.keep(`${insert} WHERE false`);
        if ((await versionOf()) !== before) told.push('whoever may not correct raises the version');
      });
      await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        const before = await versionOf();
        await attacker.keep(insert);
        const asked = await attacker.ask<{ person: string; since: number; no: number }>(
          `SELECT person_id AS person, committed_version AS since, correction_no AS no FROM accident_correction WHERE accident_id = '${id}'`,
        );
        const [row] = asked.refused === null ? asked.found : [];
        if (row?.person !== personNamed('everything').id || row.no !== 1) told.push('a correction names somebody else');
        if (row === undefined || row.since <= before || row.since !== (await versionOf()))
          told.push('a correction counts from a seen version');
        for (const change of [
          `UPDATE accident_correction SET value = '2'`,
          'DELETE FROM accident_correction',
          'TRUNCATE accident_correction',
        ]) {
          if ((await attacker.touch(change)).refused !== NO_RIGHT) told.push(`${change} is not refused`);
        }
        const withdraw = `UPDATE accident_correction SET withdrawn_at = '2001-01-01' WHERE accident_id = '${id}'`;
        await attacker.keep(withdraw);
        const again = await attacker.ask<{ person: string; year: number; since: number }>(
          `SELECT withdrawn_by AS person, extract(year FROM withdrawn_at)::integer AS year, withdrawn_version AS since
           FROM accident_correction WHERE accident_id = '${id}'`,
        );
        const [withdrawn] = again.refused === null ? again.found : [];
        if (withdrawn?.person !== personNamed('everything').id || withdrawn.year === 2001)
          told.push('a withdrawal says who and when by itself');
        if (withdrawn?.since !== (await versionOf())) told.push('a withdrawal counts from a seen version');
        if (touched(await attacker.touch(withdraw)) > 0) told.push('a correction is withdrawn twice');
      });
      return told;
    },
  },
  {
    wants: 'why something was corrected, after an erasure at that accident',
    attempt: async (attacker) => {
      const officer = { role: 'app', secret: askerNamed('data-protection-officer').secret, meant: 'own' } as const;
      const told = await attacker.at(officer, async () => {
        const id = (await requestIds(attacker))[0]?.id ?? '';
        await attacker.keep(
          `UPDATE subject_request SET status = 'approved', decision = 'yes' WHERE request_id = '${id}' AND status = 'open'`,
        );
        // Carried out by the installation, as nobody else may.
        await attacker.keep(`SELECT set_config('app.secret', '${installationSecretOf(new KeyRing(TEST_SECRET_KEY))}', true)`);
        await attacker.keep(`SELECT erase_subject('${id}', '{}', '{}', NULL, '{}')`);
        return attacker.ask<{ reason: string }>(
          `SELECT reason FROM accident_correction WHERE accident_id = '${accidentIdOf(ORGANISATIONS.own, 'here')}'`,
        );
      });
      const reasons = told.refused === null ? told.found.map(({ reason }) => reason) : [];
      if (reasons.length === 0) return ['nobody sees a correction, erased or not'];
      return reasons.filter((reason) => reason !== ERASED_TEXT);
    },
  },
  {
    wants: 'an erasure, or a decision on one’s own request',
    attempt: async (attacker) => {
      const made: string[] = [];
      const decide = `UPDATE subject_request SET status = 'approved', decision = 'yes' WHERE status = 'open'`;
      for (const name of ['everything', 'uploader', 'manager', 'job', 'token records.personal']) {
        const attempt = await attacker.at({ role: 'app', secret: askerNamed(name).secret, meant: 'own' }, () => attacker.touch(decide));
        if (touched(attempt) > 0) made.push(`${name} decides`);
      }
      const officer = { role: 'app', secret: askerNamed('data-protection-officer').secret, meant: 'own' } as const;
      await attacker.at(officer, async () => {
        const id = (await requestIds(attacker))[0]?.id ?? '';
        await attacker.keep(decide);
        const done = `UPDATE subject_request SET status = 'done' WHERE status = 'approved'`;
        if (touched(await attacker.touch(done)) > 0) made.push('the officer says that it is done');
        if (await meetsByChance(attacker, `UPDATE subject_request SET status = 'approved', decision = 'yes'`)) {
          made.push('the officer decides on requests of other organisations');
        }
        const erased = await attacker.touch(`SELECT erase_subject('${id}', '{}', '{}', NULL, '{}')`);
        if (erased.refused !== NO_RIGHT) made.push('the officer erases');
      });
      return made;
    },
  },
  {
    wants: 'to rewrite what was committed',
    attempt: async (attacker, world) => {
      const made: string[] = [];
      await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        const [row = {}] = world.rowsOf('own', 'accident_version');
        const statements = [
          insertStatement('accident_version', { ...row, accident_id: '77777777-7777-4777-8777-777777777773' }),
          `UPDATE accident_version SET severity = 1`,
          `DELETE FROM accident_version WHERE batch_id = 1`,
          `UPDATE import_batch SET committed_version = NULL WHERE batch_id = 1`,
          `UPDATE import_batch SET kind = 'roads' WHERE batch_id = 1`,
          `UPDATE import_batch SET repairs = '["SWAP_COORDINATES"]' WHERE batch_id = 1`,
          `UPDATE data_version SET version = version WHERE kind = 'accidents'`,
          `DELETE FROM row_issue WHERE batch_id = 1`,
          `UPDATE row_issue SET value = 'x'`,
        ];
        for (const statement of statements) if (touched(await attacker.touch(statement)) > 0) made.push(statement);
      });
      return made;
    },
  },
  {
    wants: 'to make somebody responsible for a case who could not keep it',
    attempt: async (attacker) => {
      const made: string[] = [];
      const people = [
        ...['former', 'disabled', 'demo', 'uploader', 'manager'].map((name) => personNamed(name)),
        personNamed('outsider', null),
        personNamed('resident', 'foreign'),
      ];
      await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        const appoint = (id: string): string => `INSERT INTO black_spot_event (organisation_id, black_spot_id, kind, appointee_id)
          SELECT organisation_id, black_spot_id, 'appointed', '${id}' FROM black_spot`;
        for (const { name, id } of people) if (touched(await attacker.touch(appoint(id))) > 0) made.push(name);
        if (touched(await attacker.touch(appoint(personNamed('colleague').id))) === 0) made.push('nobody at all can be');
      });
      return made;
    },
  },
  {
    wants: 'to have a letter about a late month sent again',
    attempt: async (attacker, world) => {
      const made: string[] = [];
      await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        // As the installation, as nobody else may.
        await attacker.keep(`SELECT set_config('app.secret', '${installationSecretOf(new KeyRing(TEST_SECRET_KEY))}', true)`);
        const claim = insertStatement('month_reminder', { ...world.rowsOf('own', 'month_reminder')[0], stage: 'expected' });
        if (touched(await attacker.touch(claim)) === 0) made.push('the installation cannot begin a letter');
        const send = `UPDATE month_reminder SET sent_at = now(), letters = 1`;
        if (touched(await attacker.touch(send)) === 0) made.push('the installation cannot note that a letter was sent');
        await attacker.keep(send);
        const again = `UPDATE month_reminder SET sent_at = NULL, letters = 0 WHERE sent_at IS NOT NULL`;
        if (touched(await attacker.touch(again)) > 0) made.push('a letter that was sent counts as not sent');
      });
      return made;
    },
  },
  {
    wants: 'to change what has ended, and to put more into what is whole',
    attempt: async (attacker, world) => {
      const made: string[] = [];
      await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        const more = insertStatement('area_item', { ...world.rowsOf('own', 'area_item')[0], item_id: 99 });
        if (touched(await attacker.touch(more)) > 0) made.push('a place more than the file had');
        const site = insertStatement('site_table_site', { ...world.rowsOf('own', 'site_table_site')[0], site_no: 99, site_code: 'x' });
        if (touched(await attacker.touch(site)) > 0) made.push('a site more than the table had');
        for (const [table, column, once, again] of [
          ['area_collection', 'retired_at', 'now()', 'NULL'],
          ['site_table', 'retired_at', 'now()', 'NULL'],
          ['published_factor', 'retired_at', 'now()', 'NULL'],
          ['recording_unit', 'last_month', `'2030-01-01'`, `'2031-01-01'`],
        ] as const) {
          await attacker.keep(`UPDATE ${table} SET ${column} = ${once} WHERE ${column} IS NULL`);
          const changed = touched(await attacker.touch(`UPDATE ${table} SET ${column} = ${again} WHERE ${column} IS NOT NULL`));
          if (changed > 0) made.push(`${table} ends twice`);
        }
      });
      return made;
    },
  },
  {
    wants: 'what was found by the words of somebody who is to be forgotten',
    attempt: async (attacker) => {
      const officer = { role: 'app', secret: askerNamed('data-protection-officer').secret, meant: 'own' } as const;
      return attacker.at(officer, async () => {
        const as = (secret: string) => attacker.keep(`SELECT set_config('app.secret', '${secret}', true)`);
        const isFound = async (): Promise<boolean> => touched(await attacker.touch('UPDATE place_search SET done = done')) > 0;
        const id = (await requestIds(attacker))[0]?.id ?? '';
        await as(everything ?? '');
        if (!(await isFound())) return ['nobody finds a place by words'];
        await as(officer.secret ?? '');
        await attacker.keep(
          `UPDATE subject_request SET status = 'approved', decision = 'yes' WHERE request_id = '${id}' AND status = 'open'`,
        );
        await as(installationSecretOf(new KeyRing(TEST_SECRET_KEY)));
        await attacker.keep(`SELECT erase_subject('${id}', '{}', '{}', NULL, '{}')`);
        await as(everything ?? '');
        return (await isFound()) ? ['what was found before an erasure is still there'] : [];
      });
    },
  },
];
