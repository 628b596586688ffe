import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { OrphanCandidate, PreparedRows } from './reading/prepared-chunk.ts';
import { LINE_WKB, TRAFFIC_COUNT_SITES, VERSION_TABLES, type VersionTable, type VersionTableName } from './version-tables.ts';

/** Of which batch the rows become versions, and against what they are compared. */
export interface VersionTarget {
  readonly context: ActingContext;
  readonly batchId: number;
  readonly sourceSystem: string;
  readonly mappingVersion: number;
  /** Visible batches in the order of their commits. */
  readonly visible: readonly number[];
}

/** What became of the rows of a chunk. */
export interface Verdict {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Visible batches whose versions stand for the unchanged rows. */
  readonly leansOn: readonly number[];
}

export interface ParentSearch {
  /** Candidates whose accident is not among the records. */
  readonly orphans: readonly OrphanCandidate[];
  /** Visible batches that the accidents of the others come from. */
  readonly leansOn: readonly number[];
}

/** Rows that are deleted in one transaction. */
const SWEEP_ROWS = 1_000;

/** Versions of records: written once, compared with what is visible, and taken away only while their batch has never been committed. */
@Injectable()
export class VersionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Looks for the accidents that lines name and their own import has not brought. */
  async findParents(target: VersionTarget, candidates: readonly OrphanCandidate[]): Promise<ParentSearch> {
    if (target.visible.length === 0) return { orphans: candidates, leansOn: [] };
    const batches = await this.#database.inOrganisation(target.context, (sql) =>
      sql.query<{ batch_id: number | null }>(
        `WITH candidate AS MATERIALIZED (SELECT * FROM unnest($2::uuid[]) WITH ORDINALITY AS c (accident_id, n)),
         newest AS (
           SELECT c.n, max(array_position($3::integer[], v.batch_id)) AS place
           FROM candidate c JOIN accident_version v ON v.accident_id = c.accident_id
           WHERE v.organisation_id = $1 AND v.batch_id = ANY ($3::integer[]) GROUP BY c.n)
         SELECT ($3::integer[])[place] AS batch_id FROM candidate LEFT JOIN newest USING (n) ORDER BY n`,
        [target.context.organisationId, candidates.map((candidate) => candidate.accidentId), target.visible],
      ),
    );
    return {
      orphans: candidates.filter((_, index) => batches[index]?.batch_id == null),
      leansOn: distinct(batches.map((row) => row.batch_id)),
    };
  }

  /**
   * Writes the rows that are new or differ from what is visible.
   * @param withheld places of rows (from 1) that are not to be written
   */
  async write(sql: Sql, target: VersionTarget, rows: PreparedRows, withheld: readonly number[]): Promise<Verdict> {
    const { context, batchId, sourceSystem, mappingVersion, visible } = target;
    const table = tableOf(rows.table);
    const parameters = [context.organisationId, batchId, sourceSystem, mappingVersion, visible, withheld, ...rows.literals];
    const expected = rows.count - withheld.length;
    if (visible.length === 0) {
      const added = await sql.execute(insertStatement(table), parameters);
      if (added !== expected) throw new Error(`${rows.table}: ${added} of ${expected} rows were written.`);
      return { added, changed: 0, unchanged: 0, leansOn: [] };
    }
    const [verdict] = await sql.query<Verdict & { readonly written: number }>(compareStatement(table), parameters);
    const { added = 0, changed = 0, unchanged = 0, leansOn = [], written = 0 } = verdict ?? {};
    if (written !== added + changed || added + changed + unchanged !== expected) {
      throw new Error(`${rows.table}: ${JSON.stringify(verdict)} of ${expected} rows do not add up.`);
    }
    return { added, changed, unchanged, leansOn: distinct(leansOn) };
  }

  /**
   * Writes descriptions of traffic count sites that are newer than what is visible and what the batch has said before.
   * @returns visible batches whose descriptions stay in force
   */
  async writeSites(sql: Sql, target: VersionTarget, rows: PreparedRows): Promise<readonly number[]> {
    const found = await sql.query<{ batch_id: number }>(SITE_STATEMENT, [
      target.context.organisationId,
      target.batchId,
      target.sourceSystem,
      target.mappingVersion,
      target.visible,
      ...rows.literals,
    ]);
    return distinct(found.map((row) => row.batch_id));
  }

  /**
   * Takes away what an uncommitted batch has written, in short transactions.
   * @param beat called between two of them
   */
  async sweep(context: ActingContext, batchId: number, beat: () => Promise<void> = async () => undefined): Promise<void> {
    for (const { name } of VERSION_TABLES) {
      let deleted = SWEEP_ROWS;
      while (deleted === SWEEP_ROWS) {
        deleted = await this.#database.inOrganisation(context, (sql) =>
          sql.execute(
            `DELETE FROM ${name} WHERE organisation_id = $1 AND batch_id = $2 AND ctid = ANY (ARRAY(
               SELECT ctid FROM ${name} WHERE organisation_id = $1 AND batch_id = $2 LIMIT ${SWEEP_ROWS}))`,
            [context.organisationId, batchId],
          ),
        );
        await beat();
      }
    }
  }

  /** Tells the planner what an import has brought; the embedded database does not notice by itself. Keys only: that takes milliseconds. */
  async analyze(tables: readonly VersionTableName[]): Promise<void> {
    if (this.#database.profile === 'server') return;
    for (const name of tables) {
      const keys = tableOf(name).key.map((column) => column.name);
      await this.#database.asOwner((sql) => sql.execute(`ANALYZE ${name} (organisation_id, batch_id, ${keys.join(', ')})`));
    }
  }
}

function tableOf(name: VersionTableName): VersionTable {
  const table = VERSION_TABLES.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

function distinct(numbers: readonly (number | null)[] | null): number[] {
  return [...new Set((numbers ?? []).filter((number) => number !== null))];
}

/** The parameters before the rows: organisation, batch, source system, mapping version, visible batches, withheld rows. */
const ROW_PARAMETERS = 6;
/** The same without withheld rows. */
const SITE_PARAMETERS = 5;

/**
 * The rows as a table `i` with their place `n`. As a list of values and not as functions in FROM: each of those would be written down whole before
 * the first row is seen, which takes a third longer.
 */
function inputOf(table: VersionTable, parametersBefore: number): string {
  const all = [...table.key, { name: 'content_hash', type: 'bytea' }, ...table.columns];
  const lists = all.map(({ name, type }, index) => {
    const parameter = `$${parametersBefore + 1 + index}`;
    const list = type === 'jsonb' ? `jsonb_array_elements(${parameter}::jsonb)` : `unnest(${parameter}::${type}[])`;
    return `${list} AS ${name}`;
  });
  const places = `generate_series(1, cardinality($${parametersBefore + 1}::${table.key[0]?.type ?? 'text'}[])) AS n`;
  return `(SELECT ${[...lists, places].join(', ')}) AS i`;
}

/**
 * `input` with the rows, and `current` with the visible version of each record that has one, from the batch that was committed last.
 * A join over the chunk: looking up row by row would ask the row-level security anew for each.
 */
function withCurrent(table: VersionTable, parametersBefore: number, where: string, extraColumns: readonly string[] = []): string {
  const keys = table.key.map(({ name }) => name);
  const chosen = [...keys, 'content_hash', 'batch_id', ...extraColumns].map((name) => `v.${name}`).join(', ');
  const sameKey = keys.map((name) => `v.${name} = i.${name}`).join(' AND ');
  return `
    input AS MATERIALIZED (SELECT i.* FROM ${inputOf(table, parametersBefore)} WHERE ${where}),
    current AS MATERIALIZED (
      SELECT DISTINCT ON (${keys.map((name) => `v.${name}`).join(', ')}) ${chosen}
      FROM input i JOIN ${table.name} v ON ${sameKey}
      WHERE v.organisation_id = $1 AND v.batch_id = ANY ($5::integer[])
      ORDER BY ${keys.map((name) => `v.${name}`).join(', ')}, array_position($5::integer[], v.batch_id) DESC)`;
}

function joinCurrent(table: VersionTable): string {
  return `LEFT JOIN current c USING (${table.key.map(({ name }) => name).join(', ')})`;
}

interface Target {
  readonly names: string;
  readonly values: string;
}

/** What is written, and from what. */
function targetOf(table: VersionTable): Target {
  const written = table.columns.filter(({ name }) => name !== LINE_WKB);
  const own = [...table.key.map(({ name }) => name), 'content_hash', ...written.map(({ name }) => name)];
  const names = ['organisation_id', 'batch_id', 'mapping_version', ...own];
  const values = ['$1', '$2', '$4::smallint', ...own.map((name) => `i.${name}`)];
  if (table.hasSource) {
    names.push('source_system');
    values.push('$3');
  }
  if (table.hasPlace) {
    names.push('location');
    // Degrees are stored at 1e-7; the point is made of exactly those, on both databases alike.
    values.push('ST_SetSRID(ST_MakePoint(i.longitude_e7 / 1e7::float8, i.latitude_e7 / 1e7::float8), 4326)');
  }
  if (table.hasLine === true) {
    names.push('geometry');
    values.push(`ST_GeomFromWKB(decode(i.${LINE_WKB}, 'hex'), 4326)`);
  }
  return { names: names.join(', '), values: values.join(', ') };
}

const statements = new Map<string, string>();

function remember(name: string, make: () => string): string {
  const known = statements.get(name);
  if (known !== undefined) return known;
  const statement = make();
  statements.set(name, statement);
  return statement;
}

/** Where nothing is visible to compare with, every row is new. */
function insertStatement(table: VersionTable): string {
  return remember(`insert ${table.name}`, () => {
    const { names, values } = targetOf(table);
    // The parameter of visible batches is there in both statements and must be given a type.
    return `INSERT INTO ${table.name} (${names}) SELECT ${values} FROM ${inputOf(table, ROW_PARAMETERS)}
      WHERE i.n <> ALL ($6::integer[]) AND $5::integer[] IS NOT NULL AND $3::text IS NOT NULL`;
  });
}

function compareStatement(table: VersionTable): string {
  return remember(`compare ${table.name}`, () => {
    const { names, values } = targetOf(table);
    return `
    WITH ${withCurrent(table, ROW_PARAMETERS, 'i.n <> ALL ($6::integer[])')},
    verdict AS MATERIALIZED (
      SELECT i.*, c.content_hash AS current_hash, c.batch_id AS current_batch FROM input i ${joinCurrent(table)}
    ), written AS (
      INSERT INTO ${table.name} (${names})
      SELECT ${values} FROM verdict i WHERE i.current_hash IS DISTINCT FROM i.content_hash AND $3::text IS NOT NULL
      RETURNING 1
    )
    SELECT count(*) FILTER (WHERE current_hash IS NULL) AS added,
      count(*) FILTER (WHERE current_hash <> content_hash) AS changed,
      count(*) FILTER (WHERE current_hash = content_hash) AS unchanged,
      array_agg(DISTINCT current_batch) FILTER (WHERE current_hash = content_hash) AS "leansOn",
      (SELECT count(*) FROM written) AS written
    FROM verdict`;
  });
}

const SITE_STATEMENT = ((): string => {
  const table = TRAFFIC_COUNT_SITES;
  const { names, values } = targetOf(table);
  const replaced = names.split(', ').filter((name) => !['organisation_id', 'batch_id', 'site_id'].includes(name));
  const isNewer = `c.content_hash IS NULL OR (c.content_hash <> i.content_hash AND i.described_in_year >= c.described_in_year)`;
  return `
    WITH ${withCurrent(table, SITE_PARAMETERS, 'true', ['described_in_year'])},
    verdict AS MATERIALIZED (
      SELECT i.*, c.batch_id AS current_batch, (${isNewer}) AS is_newer FROM input i ${joinCurrent(table)}
    ), written AS (
      INSERT INTO ${table.name} (${names}) SELECT ${values} FROM verdict i WHERE i.is_newer
      ON CONFLICT (organisation_id, site_id, batch_id) DO UPDATE SET ${replaced.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE excluded.described_in_year > ${table.name}.described_in_year
      RETURNING 1
    )
    SELECT DISTINCT current_batch AS batch_id FROM verdict WHERE NOT is_newer`;
})();
