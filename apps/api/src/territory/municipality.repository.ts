import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { readEdges } from '../common/polygon-edges.ts';
import { insertAuditEvent, INSTALLATION_CHAIN } from '../database/audit-event.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { MunicipalityBoundary } from './municipality-boundary.ts';
import type { MunicipalityDraft } from './parse-municipalities.ts';

/** What a file of municipalities has changed. */
export interface MunicipalityChanges {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Boundaries in one statement; a country's largest have a megabyte each. */
const CHUNK = 20;

const INPUT = `SELECT i.id, i.el, i.en, ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(i.geometry), 4326)) AS boundary
  FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[]) AS i (id, el, en, geometry)`;

/** Municipalities and whose territory they are: reference data of the network, looked after by whoever runs the installation. */
@Injectable()
export class MunicipalityRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Adds municipalities, and replaces those whose id is known: all of them or none. None is ever taken away, since accidents name them.
   * @throws Problem INPUT_INVALID for a boundary that crosses itself
   */
  put(drafts: readonly MunicipalityDraft[]): Promise<MunicipalityChanges> {
    return this.#database.asIdentity(async (sql) => {
      let [added, changed] = [0, 0];
      for (let first = 0; first < drafts.length; first += CHUNK) {
        const written = await putSome(sql, drafts.slice(first, first + CHUNK));
        added += written.filter(({ isNew }) => isNew).length;
        changed += written.filter(({ isNew }) => !isNew).length;
      }
      const counts = { added, changed, unchanged: drafts.length - added - changed };
      const entry = { action: 'territory.changed', subjectKind: 'municipalities', details: counts } as const;
      await insertAuditEvent(sql, this.#database.keys, entry, { organisationId: INSTALLATION_CHAIN, recordsOf: INSTALLATION_CHAIN });
      return counts;
    });
  }

  /** Ids of the municipalities that are an organisation's territory, ascending. */
  readTerritory(organisationId: string): Promise<number[]> {
    return this.#database.asIdentity(async (sql) => {
      const rows = await sql.query<{ id: number }>(
        'SELECT municipality_id AS id FROM organisation_municipality WHERE organisation_id = $1 ORDER BY municipality_id',
        [organisationId],
      );
      return rows.map(({ id }) => id);
    });
  }

  /** @throws Problem INPUT_INVALID for a municipality that is not known */
  setTerritory(organisationId: string, ids: readonly number[]): Promise<void> {
    return this.#database.asIdentity(async (sql) => {
      const known = await sql.query<{ id: number }>('SELECT municipality_id AS id FROM municipality WHERE municipality_id = ANY ($1)', [
        ids,
      ]);
      const unknown = ids.find((wanted) => !known.some(({ id }) => id === wanted));
      if (unknown !== undefined) throw new Problem('INPUT_INVALID', { field: 'ID', value: String(unknown) });
      await sql.execute('DELETE FROM organisation_municipality WHERE organisation_id = $1', [organisationId]);
      await sql.execute('INSERT INTO organisation_municipality SELECT DISTINCT $1::uuid, id FROM unnest($2::integer[]) AS id', [
        organisationId,
        ids,
      ]);
      const entry = { action: 'territory.changed', details: { municipalityIds: ids.join(', ') } } as const;
      await insertAuditEvent(sql, this.#database.keys, entry, { organisationId, recordsOf: organisationId });
    });
  }

  /** Differs whenever any boundary does. */
  async readStamp(context: ActingContext): Promise<string> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number; changedAt: Date | null }>('SELECT count(*) AS count, max(changed_at) AS "changedAt" FROM municipality'),
    );
    return `${row?.count ?? 0} ${row?.changedAt?.toISOString() ?? ''}`;
  }

  /** All boundaries, in the order of their ids. */
  async readBoundaries(context: ActingContext): Promise<MunicipalityBoundary[]> {
    const boundaries: MunicipalityBoundary[] = [];
    for (;;) {
      // A transaction each: on the embedded database everybody waits while one runs.
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<{ id: number; wkb: Buffer }>(
          `SELECT municipality_id AS id, ST_AsBinary(boundary, 'NDR') AS wkb FROM municipality
           WHERE municipality_id > $1 ORDER BY municipality_id LIMIT ${CHUNK}`,
          [boundaries.at(-1)?.id ?? 0],
        ),
      );
      boundaries.push(...rows.map(({ id, wkb }) => ({ id, edges: readEdges(wkb) })));
      if (rows.length < CHUNK) return boundaries;
    }
  }
}

async function putSome(sql: Sql, drafts: readonly MunicipalityDraft[]): Promise<{ readonly isNew: boolean }[]> {
  const parameters = [
    drafts.map(({ id }) => id),
    drafts.map(({ name }) => name.el),
    drafts.map(({ name }) => name.en),
    drafts.map(({ geometry }) => geometry),
  ];
  const [wrong] = await sql.query<{ id: number; reason: string }>(
    `SELECT id, ST_IsValidReason(boundary) AS reason FROM (${INPUT}) AS input WHERE NOT ST_IsValid(boundary) ORDER BY id LIMIT 1`,
    parameters,
  );
  if (wrong !== undefined) throw new Problem('INPUT_INVALID', { field: `id ${wrong.id}`, value: wrong.reason });
  return sql.query<{ isNew: boolean }>(
    `INSERT INTO municipality AS m (municipality_id, name_el, name_en, boundary) SELECT id, el, en, boundary FROM (${INPUT}) AS input
     ON CONFLICT (municipality_id) DO UPDATE
       SET name_el = excluded.name_el, name_en = excluded.name_en, boundary = excluded.boundary, changed_at = clock_timestamp()
       WHERE (m.name_el, m.name_en) <> (excluded.name_el, excluded.name_en) OR ST_AsBinary(m.boundary) <> ST_AsBinary(excluded.boundary)
     RETURNING xmax = 0 AS "isNew"`,
    parameters,
  );
}
