import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_LINES } from '@elektron/domain';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { importTown } from './accidents/testing/import-town.ts';
import { insertBatch, insertRecords, commitBatch } from './accidents/testing/insert-records.ts';
import type { AuditAction } from './common/audit-trail.ts';
import { readEnvironment } from './common/env.ts';
import { makeTown } from './common/testing/make-town.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import type { AuditEventConnection, AuditEventObject, AuditStateObject } from './identity/audit/audit.objects.ts';
import { TrailFixture } from './identity/audit/testing/trail-fixture.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { collisionsText, manyCollisions } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

interface Answer {
  readonly data: {
    readonly auditEvents: AuditEventConnection;
    readonly auditState: AuditStateObject;
    readonly accident: object | null;
    readonly accidents: { readonly edges: readonly object[] } | null;
    readonly runHotspots: { readonly run: { readonly id: string } };
    readonly createIntervention: { readonly intervention: { readonly id: string } };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly details: object } }[];
}

const EVENTS = `query Events($first: Int, $after: String, $action: String, $personId: ID, $from: String, $until: String) {
  auditEvents(first: $first, after: $after, action: $action, personId: $personId, from: $from, until: $until) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id occurredAt actorKind person { personId displayName email } action actionLabel { el en } subjectKind subjectId fields details sealed } } } }`;
const accidentId = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

describeOnEachDatabase('the audit trail over the API', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let trail: TrailFixture;
  let uploader: SignedIn;
  let officer: SignedIn;
  let manager: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    database = await open();
    trail = await TrailFixture.make(database);
    const environment = { ...readEnvironment({ DATA_DIR: trail.folder, DEMO: 'false' }), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    Logger.overrideLogger(false);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const context = await createTestOrganisation(database, 'athens');
    const elsewhere = await createTestOrganisation(database, 'elsewhere');
    uploader = await signInForTest(database, context.organisationId, { roles: ['uploader'] });
    officer = await signInForTest(database, context.organisationId, { roles: ['data-protection-officer'] });
    manager = await signInForTest(database, context.organisationId, { roles: ['manager'] });
    stranger = await signInForTest(database, elsewhere.organisationId, { roles: ['manager', 'uploader'] });
    await importTown(database, context, 1, makeTown(60));
    await importTown(database, elsewhere, 1, makeTown(3), 501);
    await insertBatch(database, context, 2);
    const of = { accident_id: accidentId(1), unit_reference: '1' };
    await insertRecords(database, context, 'traffic_unit_version', 2, [{ ...of, road_user: 4, road_user_native: '9' }]);
    await insertRecords(database, context, 'casualty_version', 2, [
      { ...of, casualty_reference: '1', severity: 1, severity_native: '3', casualty_class: 3, road_user: 1, sex: 1, age: 30 },
    ]);
    await commitBatch(database, context, 2);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await trail.remove();
  });

  async function send({ cookie }: Pick<SignedIn, 'cookie'>, query: string, variables: object = {}, headers: object = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async function list(variables: object = {}, who = officer): Promise<AuditEventObject[]> {
    const { data, errors } = await send(who, EVENTS, variables);
    expect(errors).toBeUndefined();
    return data!.auditEvents.edges.map(({ node }) => node);
  }

  /** What is written down while something is done. */
  async function during(action: AuditAction, work: () => Promise<unknown>): Promise<AuditEventObject[]> {
    const before = new Set((await list({ action })).map(({ id }) => id));
    await work();
    return (await list({ action })).filter(({ id }) => !before.has(id));
  }

  describe('notes who reads personal fields', () => {
    it('of one accident, with the names of the fields', async () => {
      const [event, ...more] = await during('personal.read', async () => {
        const { data } = await send(
          uploader,
          `query Q($id: ID!) { accident(id: $id) { severity sourceRecordId ...Units casualties { age sex } } }
           fragment Units on Accident { units { ... on TrafficUnit { roadUserNative attributes } } }`,
          { id: accidentId(1) },
        );
        expect(data?.accident).toMatchObject({ casualties: [{ age: 30, sex: 'female' }] });
      });
      expect(more).toEqual([]);
      expect(event).toMatchObject({
        actorKind: 'session',
        person: { personId: uploader.personId, displayName: 'Test', email: uploader.email },
        actionLabel: { el: 'Ανάγνωση προσωπικών δεδομένων', en: 'Read personal data' },
        subjectKind: 'accident',
        subjectId: accidentId(1),
        fields: ['casualties.age', 'casualties.sex', 'sourceRecordId', 'units.attributes', 'units.roadUserNative'],
        details: { count: 1 },
      });
      expect(Date.now() - new Date(event!.occurredAt).getTime()).toBeLessThan(60_000);
    });

    it('of a page of the list, as one event', async () => {
      const [event, ...more] = await during('personal.read', () =>
        send(uploader, '{ accidents(first: 40) { edges { node { id sourceRecordId attributes casualties { age } } } } }'),
      );
      expect(more).toEqual([]);
      expect(event).toMatchObject({ subjectId: null, fields: ['attributes', 'casualties.age', 'sourceRecordId'], details: { count: 40 } });
    });

    it('under any name, and each look of a request that looks at several', async () => {
      const events = await during('personal.read', () =>
        send(
          uploader,
          `{ one: accident(id: "${accidentId(2)}") { units { attributes } } two: accident(id: "${accidentId(3)}") { x: attributes } }`,
        ),
      );
      const read = events.flatMap(({ subjectId, details }) => subjectId ?? JSON.stringify(details));
      // Both at once or one after the other, as the database answers.
      expect([[accidentId(2), accidentId(3)], ['{"count":2}']]).toContainEqual(read.sort());
    });

    it('of records that another organisation has opened, in the trail of both', async () => {
      const owner = stranger.context.organisationId;
      await database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
           VALUES ($1, gen_random_uuid(), $2, 'records', current_date - 5, current_date + 5, 'test')`,
          [owner, uploader.context.organisationId],
        ),
      );
      const [event] = await during('personal.read', async () => {
        const query = `{ accident(id: "${accidentId(501)}") { attributes } }`;
        const { data } = await send(uploader, query, {}, { 'x-elektron-records-of': owner.toUpperCase() });
        expect(data?.accident).toEqual({ attributes: expect.any(Object) });
      });
      expect(event).toMatchObject({
        person: { personId: uploader.personId },
        subjectId: accidentId(501),
        details: { count: 1, recordsOf: owner },
      });
      const [used] = await list({ action: 'sharing.used' }, stranger);
      expect(used).toMatchObject({ person: { personId: uploader.personId, email: uploader.email } });
      await trail.seal();
      for (const chain of [owner, uploader.context.organisationId]) expect(await trail.findingKinds(chain)).toEqual([]);
    });

    it('and nothing where no personal field is asked for', async () => {
      const ask = `{ accidents(first: 5) { edges { node { id severity year } } } accident(id: "${accidentId(1)}") { severity killed } }`;
      expect(await during('personal.read', () => send(uploader, ask))).toEqual([]);
      // Nor is there anything to read of an accident that is not there.
      expect(await during('personal.read', () => send(uploader, `{ accident(id: "${accidentId(999)}") { attributes } }`))).toEqual([]);
    });

    it('and shows nothing that it cannot note', async () => {
      await database.asOwner((sql) => sql.execute('REVOKE INSERT ON audit_event FROM elektron_app'));
      try {
        const one = await send(uploader, `{ accident(id: "${accidentId(1)}") { severity casualties { age } } }`);
        expect(one.data).toEqual({ accident: null });
        const page = await send(uploader, '{ accidents(first: 3) { edges { node { sourceRecordId } } } }');
        expect(page.data).toBeNull();
        for (const { errors } of [one, page]) expect(errors?.map(({ extensions }) => extensions.code)).toContain('INTERNAL');
        expect((await send(uploader, '{ accidents(first: 3) { edges { node { severity } } } }')).errors).toBeUndefined();
      } finally {
        await database.asOwner((sql) => sql.execute('GRANT INSERT ON audit_event TO elektron_app'));
      }
    });

    describe('in the remarks on an import,', () => {
      const BATCH = 7;
      const LINES = `{ importBatch(id: "${BATCH}") { issues(first: 10) { totalCount edges { node { row value said: message { en } } } } } }`;
      const KINDS = `{ importBatches(first: 5) { issueGroups { code count exampleValue } } }`;

      beforeAll(async () => {
        const { organisationId } = uploader.context;
        await insertBatch(database, uploader.context, BATCH);
        await database.asOwner(async (sql) => {
          await sql.execute(
            `UPDATE import_batch SET format_id = 'stats19', files = '{"uploadId": "u", "files": []}', counts = $2 WHERE organisation_id = $1`,
            [organisationId, JSON.stringify(NO_LINES)],
          );
          await sql.execute(
            `INSERT INTO row_issue (organisation_id, batch_id, issue_no, file_name, row_number, column_name, code, level, value)
             VALUES ($1, $2, 1, 'c.csv', 2, 'age_of_casualty', 'NUMBER_INVALID', 'warning', 'AGE-MARK 41')`,
            [organisationId, BATCH],
          );
        });
      });

      it('with the import and the names of the fields, once in ten minutes, and without a value', async () => {
        const events = await during('personal.remarks-read', async () => {
          for (const query of [LINES, LINES, KINDS, KINDS]) {
            expect(JSON.stringify((await send(uploader, query)).data)).toContain('AGE-MARK 41');
          }
        });
        expect(events).toHaveLength(2);
        for (const event of events) {
          expect(event).toMatchObject({
            actorKind: 'session',
            person: { personId: uploader.personId },
            actionLabel: { en: 'Read remarks on an import with values of its files' },
            subjectKind: 'import',
            subjectId: String(BATCH),
            details: {},
          });
        }
        expect(events.flatMap(({ fields }) => fields).sort()).toEqual([
          'issueGroups.exampleValue',
          'issues.edges.node.message.en',
          'issues.edges.node.value',
        ]);
        expect(JSON.stringify(await list())).not.toContain('AGE-MARK');
      });

      it('where they quote something, and by whoever may see them', async () => {
        const other = await signInForTest(database, uploader.context.organisationId, { roles: ['uploader'] });
        const unquoted = `{ importBatch(id: "${BATCH}") { issueGroups { code count } issues(first: 10) { totalCount edges { node { row code } } } } }`;
        expect(await during('personal.remarks-read', () => send(other, unquoted))).toEqual([]);
        expect(await during('personal.remarks-read', () => send(manager, LINES))).toEqual([]);
        expect((await send(manager, LINES)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
        const [event] = await during('personal.remarks-read', () => send(other, LINES));
        expect(event).toMatchObject({ person: { personId: other.personId }, subjectId: String(BATCH) });
        await trail.seal();
        expect(await trail.findingKinds(uploader.context.organisationId)).toEqual([]);
      });

      it('and shows none that it cannot note', async () => {
        const other = await signInForTest(database, uploader.context.organisationId, { roles: ['uploader'] });
        await database.asOwner((sql) => sql.execute('REVOKE INSERT ON audit_event FROM elektron_app'));
        try {
          for (const query of [LINES, KINDS]) {
            const { data, errors } = await send(other, query);
            expect(JSON.stringify(data ?? null)).not.toContain('AGE-MARK');
            expect(errors?.map(({ extensions }) => extensions.code)).toContain('INTERNAL');
          }
        } finally {
          await database.asOwner((sql) => sql.execute('GRANT INSERT ON audit_event TO elektron_app'));
        }
      });
    });

    it('and refuses those who may only count', async () => {
      const { data, errors } = await send(manager, '{ accidents(first: 3) { edges { node { sourceRecordId } } } }');
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('notes what is done', () => {
    it('with an upload: its format, how many files, how large, and no name', async () => {
      const text = collisionsText(manyCollisions(3));
      const form = new FormData();
      form.append('files', new Blob([text]), 'Police of Volos, March.csv');
      let uploadId = '';
      const [event, ...more] = await during('import.uploaded', async () => {
        const headers = { cookie: uploader.cookie, 'x-elektron-upload': '1' };
        const response = await fetch(`${url}/api/uploads`, { method: 'POST', headers, body: form });
        expect(response.status).toBe(201);
        ({ uploadId } = (await response.json()) as { uploadId: string });
      });
      expect(more).toEqual([]);
      expect(event).toMatchObject({ person: { personId: uploader.personId }, subjectKind: 'upload', subjectId: uploadId });
      expect(event?.details).toEqual({ formatId: 'stats19', files: 1, bytes: Buffer.byteLength(text) });
    });

    it('with analyses and interventions', async () => {
      const analyst = await signInForTest(database, officer.context.organisationId, { roles: ['analyst'] });
      let runId = '';
      const [run] = await during('analysis.run', async () => {
        const input = { methodId: 'dbscan', parameters: {} };
        const { data } = await send(analyst, 'mutation ($input: RunHotspotsInput!) { runHotspots(input: $input) { run { id } } }', {
          input,
        });
        runId = data!.runHotspots.run.id;
      });
      expect(run).toMatchObject({ person: { personId: analyst.personId }, subjectKind: 'hotspot-run', subjectId: runId });
      expect(run?.details).toEqual({ methodId: 'dbscan', dataVersion: 2 });
      let interventionId = '';
      const [intervention] = await during('intervention.created', async () => {
        const works = { worksStart: '2016-02-01', worksEnd: '2016-05-01' };
        const input = { name: 'Πλατεία', kind: 'junction', sites: [[23.7, 38]], ...works, illustrative: false };
        const ask =
          'mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) { intervention { id } userErrors { code } } }';
        interventionId = (await send(analyst, ask, { input })).data!.createIntervention.intervention.id;
      });
      expect(intervention).toMatchObject({
        person: { personId: analyst.personId },
        subjectKind: 'intervention',
        subjectId: interventionId,
      });
    });
  });

  describe('is read', () => {
    it('by whoever may, each organisation its own', async () => {
      expect((await send(uploader, EVENTS)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await list({}, manager)).map(({ id }) => id)).toEqual(expect.arrayContaining((await list()).map(({ id }) => id)));
      // Their own look, and that somebody from Athens has used what they have opened.
      const seen = (await list({}, stranger)).map(({ action, person }) => [action, person?.personId]);
      expect(seen).toEqual([
        ['audit.read', stranger.personId],
        ['sharing.used', uploader.personId],
      ]);
    });

    it('which is written down itself, but not at every turn of a page', async () => {
      const dpo = await signInForTest(database, officer.context.organisationId, { roles: ['data-protection-officer'] });
      const own = { action: 'audit.read', personId: dpo.personId };
      for (let turn = 0; turn < 3; turn += 1) await list({}, dpo);
      expect((await list(own, dpo)).map(({ actorKind, person }) => [actorKind, person?.email])).toEqual([['session', dpo.email]]);
      await trail.tamper(`UPDATE audit_event SET occurred_at = occurred_at - interval '11 minutes' WHERE person_id = $1`, [dpo.personId]);
      await list({}, dpo);
      expect(await list(own, dpo)).toHaveLength(2);
    });

    it('page by page, the newest first, with as many in all as there are', async () => {
      await trail.write(uploader.context, 25);
      const filter = { action: 'personal.read', personId: uploader.personId };
      const all = await list({ ...filter, first: 500 });
      expect(all.length).toBeGreaterThan(25);
      expect([...all].sort((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1)).map(({ occurredAt }) => occurredAt)).toEqual(
        all.map(({ occurredAt }) => occurredAt),
      );
      const paged: AuditEventObject[] = [];
      for (let after: string | null = null, goesOn = true; goesOn;) {
        const page: AuditEventConnection = (await send(officer, EVENTS, { ...filter, first: 7, after })).data!.auditEvents;
        expect(page.totalCount).toBe(all.length);
        paged.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.endCursor;
        goesOn = page.pageInfo.hasNextPage;
      }
      expect(paged).toEqual(all);
    });

    it('of some days, beginning where the organisation is', async () => {
      const ids: string[] = [];
      // 23:30 and 00:30 in Athens, two hours east of UTC in winter.
      for (const time of ['2025-01-09T21:30:00Z', '2025-01-09T22:30:00Z', '2025-01-10T21:59:59.999999Z', '2025-01-10T22:00:00Z']) {
        await trail.write(uploader.context, 1, 'records.exported');
        const [{ id }] = (await list({ action: 'records.exported', first: 1 })) as [AuditEventObject];
        await trail.tamper('UPDATE audit_event SET occurred_at = $2 WHERE event_id = $1', [id, time]);
        ids.push(id);
      }
      const between = async (from: string | null, until: string | null): Promise<number[]> =>
        (await list({ action: 'records.exported', from, until })).map(({ id }) => ids.indexOf(id)).reverse();
      expect(await between('2025-01-10', '2025-01-11')).toEqual([1, 2]);
      expect(await between(null, '2025-01-10')).toEqual([0]);
      expect(await between('2025-01-11', null)).toEqual([3]);
      expect(await between('2025-01-10T00:30+02:00', '2025-01-10T22:00:00Z')).toEqual([1, 2]);
    });

    it('and nonsense is refused, not failed over', async () => {
      const cursor = (...keys: unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
      const id = accidentId(1);
      const questions: [string, object][] = [
        ['first', { first: 0 }],
        ['first', { first: 501 }],
        ['personId', { personId: `' OR 1=1` }],
        ['action', { action: 'x'.repeat(101) }],
        ['after', { after: 'x' }],
        ['after', { after: cursor('now', id) }],
        ['after', { after: cursor('2025-13-01T00:00:00.000000Z', id) }],
        ['after', { after: cursor('2025-02-30T00:00:00.000000Z', id) }],
        ['after', { after: cursor('2025-01-01T00:00:00.000000Z', 'x') }],
        ...['yesterday', '2025-02-30', '0000-01-01', '2025-01-01T10:00', '2025-01-01T10:00+23:00', '2025-06-31T10:00Z', ''].flatMap(
          (text): [string, object][] => [
            ['from', { from: text }],
            ['until', { until: text }],
          ],
        ),
      ];
      for (const [field, variables] of questions) {
        const { errors } = await send(officer, EVENTS, variables);
        expect([variables, errors?.[0]?.extensions.code, errors?.[0]?.extensions.details]).toEqual([
          variables,
          'INPUT_INVALID',
          expect.objectContaining({ field }),
        ]);
      }
      expect(await list({ action: 'no.such.thing' })).toEqual([]);
    });

    it('with an actor without a name where the account is gone', async () => {
      const gone = await signInForTest(database, officer.context.organisationId, { roles: ['uploader'] });
      await trail.write(gone.context, 1, 'records.exported');
      await database.asOwner((sql) => sql.execute('DELETE FROM person WHERE person_id = $1', [gone.personId]));
      const [event] = await list({ personId: gone.personId });
      expect(event?.person).toEqual({ personId: gone.personId, displayName: null, email: null });
    });

    it('and says how much of it is sealed', async () => {
      const state = async (): Promise<AuditStateObject> =>
        (await send(officer, '{ auditState { sealed unsealed lastSealedAt checkpoints } }')).data!.auditState;
      await trail.seal();
      const before = await state();
      expect(before).toMatchObject({ unsealed: 0, checkpoints: 0 });
      expect(Date.now() - new Date(before.lastSealedAt ?? 0).getTime()).toBeLessThan(60_000);
      await trail.write(uploader.context, 2, 'backup.made');
      expect(await state()).toEqual({ sealed: before.sealed, unsealed: 2, lastSealedAt: before.lastSealedAt, checkpoints: 0 });
      expect((await list({ action: 'backup.made' })).map(({ sealed }) => sealed)).toEqual([false, false]);
      await trail.seal();
      expect(await state()).toMatchObject({ sealed: before.sealed + 2, unsealed: 0 });
      expect((await list({ action: 'backup.made' })).map(({ sealed }) => sealed)).toEqual([true, true]);
    });
  });
});
