import { createHash, randomUUID } from 'node:crypto';

import type { Sql } from '../../../apps/api/src/database/sql.ts';
import { askerNamed } from '../world/askers.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import { packed, releaseOf } from '../world/releases.ts';
import type { HttpWorld } from './http-world.ts';

/** What a draft of a release asks, without its years. */
export const RELEASE = {
  threshold: 5,
  licence: 'CC-BY-4.0',
  attribution: 'x',
  includesBlackSpots: false,
  includesInterventions: false,
  includesBarriers: false,
  declaredFinal: true,
};

export interface ReadyDraft {
  readonly draftId: string;
  readonly digest: string;
}

const own = ORGANISATIONS.own;

/** A draft as a job leaves it whose audit has passed, with the number that is next and all that was ever public considered. */
export async function makeReady({ database }: Pick<HttpWorld, 'database'>): Promise<ReadyDraft> {
  const draftId = randomUUID();
  const known = await database.asOwner((sql) =>
    sql.query<{ id: string; own: boolean }>('SELECT release_id AS id, organisation_id = $1 AS own FROM published_release', [own.id]),
  );
  const release = releaseOf(own, 1 + known.filter((each) => each.own).length);
  const { areas: _areas, sites: _sites, barriers: _barriers, ...head } = release;
  const digest = createHash('sha256').update(JSON.stringify(release)).digest('hex');
  await database.inOrganisation(database.actAsInstallation(own.id), async (sql) => {
    await begin(sql, draftId, 2019);
    await sql.execute(
      `INSERT INTO release_content (organisation_id, draft_id, head, content, digest, audit_passed, audit, utility, reasons, considered)
       VALUES ($1, $2, $3, $4, $5, true, $6, '[]', $7, $8)`,
      [
        own.id,
        draftId,
        JSON.stringify(head),
        packed(release),
        digest,
        JSON.stringify({ passed: true, failures: [], remarks: [], cellsKept: 0, unknowns: 0, statements: 0, parts: 0 }),
        packed({}),
        known.map(({ id }) => id),
      ],
    );
    await sql.execute(`INSERT INTO release_event (organisation_id, draft_id, kind) VALUES ($1, $2, 'ready')`, [own.id, draftId]);
  });
  return { draftId, digest };
}

async function begin(sql: Sql, draftId: string, year: number): Promise<void> {
  await sql.execute(
    `INSERT INTO release_draft (organisation_id, draft_id, request, threshold, illustrative, data_version, software_version)
     VALUES ($1, $2, $3, 5, false, 1, 'x')`,
    [own.id, draftId, JSON.stringify({ ...RELEASE, blocks: [{ from: year, to: year }] })],
  );
  await sql.execute(`INSERT INTO release_event (organisation_id, draft_id, kind) VALUES ($1, $2, 'begun')`, [own.id, draftId]);
}

/** A draft whose job was cut off, of a year in which no recording unit signs off yet. */
export async function makeFailed({ database }: Pick<HttpWorld, 'database'>): Promise<string> {
  const draftId = randomUUID();
  await database.inOrganisation(database.actAsInstallation(own.id), async (sql) => {
    await begin(sql, draftId, 2014);
    await sql.execute(`INSERT INTO release_event (organisation_id, draft_id, kind, problem) VALUES ($1, $2, 'failed', $3)`, [
      own.id,
      draftId,
      JSON.stringify({ code: 'RELEASE_INTERRUPTED', details: {} }),
    ]);
  });
  return draftId;
}

/** The same, proposed by a publisher who is not this one. */
export async function makeProposed(world: Pick<HttpWorld, 'database'>, doer = 'everything'): Promise<ReadyDraft> {
  const draft = await makeReady(world);
  const secret = askerNamed(doer === 'publisher' ? 'everything' : 'publisher').secret!;
  await world.database.inOrganisation({ organisationId: own.id, secret }, (sql) =>
    sql.execute(`INSERT INTO release_event (organisation_id, draft_id, kind) VALUES ($1, $2, 'proposed')`, [own.id, draft.draftId]),
  );
  return draft;
}

/** The same, and public. */
export async function makePublic(world: Pick<HttpWorld, 'database'>): Promise<ReadyDraft> {
  const draft = await makeProposed(world);
  const secret = askerNamed('everything').secret!;
  await world.database.inOrganisation({ organisationId: own.id, secret }, (sql) =>
    sql.query('SELECT publish_release($1, $2)', [draft.draftId, draft.digest]),
  );
  return draft;
}
