import { randomBytes, randomUUID } from 'node:crypto';

import { importTown } from '../../accidents/testing/import-town.ts';
import { insertBatch, insertRecords, undoBatch } from '../../accidents/testing/insert-records.ts';
import { putAsideRules, putBackRules } from '../../backup/restore.repository.ts';
import type { Environment } from '../../common/env.ts';
import { makeTown } from '../../common/testing/make-town.ts';
import type { Database } from '../../database/database.ts';
import type { OrganisationContext } from '../../database/in-organisation.ts';
import type { Sql } from '../../database/sql.ts';
import { createTestOrganisation } from '../../database/testing/test-database.ts';
import { AuditEventRepository } from '../../identity/audit/audit-event.repository.ts';
import { AuditHeads } from '../../identity/audit/audit-heads.ts';
import { checkpointMacOf } from '../../identity/audit/seal-chain.ts';
import { TokenRepository } from '../../identity/people/token.repository.ts';
import { signInForTest, type SignedIn } from '../../identity/testing/sign-in-for-test.ts';
import { restorePorts } from '../restore.ts';
import { AWKWARD_TEXTS } from './fill/awkward.ts';
import { fillCorrections } from './fill/corrections.ts';
import { fillDataProtection } from './fill/data-protection.ts';
import { fillEvaluations } from './fill/evaluations.ts';
import { fillHotspots } from './fill/hotspots.ts';
import { hex, insert } from './fill/insert.ts';
import type { Known } from './fill/known.ts';
import { fillMonths } from './fill/months.ts';
import { fillOrganisations } from './fill/organisations.ts';
import { fillPublication } from './fill/publication.ts';
import { fillRecords } from './fill/records.ts';

export interface FilledInstallation {
  readonly contexts: readonly OrganisationContext[];
  readonly people: readonly SignedIn[];
  /** Of a machine. */
  readonly token: string;
}

/** Rows in every table of an installation: three organisations, records in every state of an import, people, runs, and a sealed audit trail. */
export async function fillInstallation(
  database: Database,
  environment: Pick<Environment, 'demo' | 'auditHeadDirectory'>,
): Promise<FilledInstallation> {
  const contexts: OrganisationContext[] = [];
  for (const slug of ['athens', 'volos', 'police']) contexts.push(await createTestOrganisation(database, slug));
  const [athens, volos, police] = contexts as [OrganisationContext, OrganisationContext, OrganisationContext];
  // More than one page of rows; the second import is a later version of some of them, the third is undone, the last was interrupted.
  await importTown(database, athens, 1, makeTown(1_200));
  await importTown(database, athens, 2, makeTown(300, 8));
  await importTown(database, athens, 3, makeTown(200, 9));
  await undoBatch(database, athens, 3);
  await insertBatch(database, athens, 4);
  await importTown(database, volos, 1, makeTown(50, 10));
  const open = Array.from({ length: 30 }, (_, i) => ({ accident_id: `00000000-0000-8000-8001-${String(i).padStart(12, '0')}` }));
  await insertRecords(database, athens, 'accident_version', 4, open);

  const people = [
    await signInForTest(database, athens.organisationId, { passwordHash: '$argon2id$x', secondFactor: true }),
    await signInForTest(database, volos.organisationId, { roles: ['analyst', 'publisher'] }),
    await signInForTest(database, null, { steward: true }),
  ];
  const [first, second] = people as [SignedIn, SignedIn];
  const token = await new TokenRepository(database).add(first.context, first.personId, {
    name: 'm',
    capabilities: ['records.read'],
    days: 9,
  });
  await database.lendToJob(athens, ['records.import']);
  await database.asOwner(async (sql) => {
    const rules = await putAsideRules(sql);
    await fillRest(sql, database, {
      organisation: { organisation_id: athens.organisationId },
      volos: volos.organisationId,
      police: police.organisationId,
      one: first.personId,
      two: second.personId,
      accident: { accident_id: randomUUID() },
      intervention: { intervention_id: randomUUID() },
    });
    await putBackRules(sql, rules);
  });
  await fillTrail(database, environment, [first, second], police.organisationId);
  return { contexts, people, token };
}

/** What the rooms would take many steps to write. */
async function fillRest(sql: Sql, { keys }: Database, known: Known): Promise<void> {
  await fillRecords(sql, known);
  await fillHotspots(sql, known);
  await fillEvaluations(sql, known);
  await fillPublication(sql, known);
  await fillOrganisations(sql, known, keys);
  await fillCorrections(sql, known);
  await fillMonths(sql, known);
  await fillDataProtection(sql, known);
}

/** Events of two organisations, all but the last of them sealed, and a chain of which retention has left its end only. */
async function fillTrail(
  database: Database,
  environment: Pick<Environment, 'demo' | 'auditHeadDirectory'>,
  [one, two]: readonly [SignedIn, SignedIn],
  pruned: string,
): Promise<void> {
  const trail = new AuditEventRepository(database);
  for (const { context } of [one, one, two]) {
    await trail.record(context, {
      action: 'personal.read',
      subjectKind: 'accident',
      subjectId: AWKWARD_TEXTS[4],
      fields: ['age', 'sex'],
      details: { n: 1.5e300 },
    });
  }
  await trail.recordForInstallation({ action: 'session.sign-in-failed' }, two.personId);
  await restorePorts(environment).seal(database, environment.auditHeadDirectory);
  await trail.record(one.context, { action: 'records.exported', details: { rows: 3 } });
  const times = { firstAt: '2020-01-01T00:00:00.000001Z', lastAt: '2020-01-02T00:00:00.000000Z', prunedAt: '2021-01-01T00:00:00.123456Z' };
  const checkpoint = { sealNo: 3, mac: randomBytes(32), removed: 3, ...times };
  await database.asOwner((sql) =>
    insert(sql, 'audit_checkpoint', [
      {
        organisation_id: pruned,
        seal_no: 3,
        mac: hex(checkpoint.mac),
        removed: 3,
        first_at: times.firstAt,
        last_at: times.lastAt,
        pruned_at: times.prunedAt,
        checkpoint_mac: hex(checkpointMacOf(database.keys, pruned, checkpoint)),
      },
    ]),
  );
  await new AuditHeads(environment, database).accept(pruned, { sealNo: 3, mac: checkpoint.mac, sealedAt: '' });
}
