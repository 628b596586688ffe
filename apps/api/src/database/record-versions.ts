import { Problem, type DataKind } from '@elektron/domain';

import type { Sql } from './sql.ts';

/** A batch whose records count, and since which version. */
export interface CommittedBatch {
  readonly batchId: number;
  readonly committedVersion: number;
}

/**
 * What was true at a data version: the batches whose records count then, the latest committed last. Where two of them hold the same record,
 * the later one says what it is. The state of a version never changes: later batches have later versions, and undoing happens at one.
 * Two versions with the same batches and corrections hold the same records (an undone import gives back the former state).
 */
export interface RecordState {
  readonly version: number;
  /**
   * What of it the reader sees, as a text: two readers of one state may see different parts of it. Null for the owner, who sees all. What
   * others see also depends on where accidents lie now, and so on the present version.
   */
  readonly part: string | null;
  /** The version at which data of a person were last erased; 0 for never. Whatever was read before still holds them, at whatever version. */
  readonly erasedVersion: number;
  /**
   * The version, this one at the latest, at which people have last set something right or withdrawn that; 0 for never. Of accidents alone. With
   * the batches it says which records there are.
   */
  readonly correctedVersion: number;
  /** In the order in which they were committed. */
  readonly batches: readonly CommittedBatch[];
}

/** A stretch of record ids, both ends included. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

/** What `$1` of currentRecords is bound to. */
export function batchIdsOf({ batches }: RecordState): number[] {
  return batches.map(({ batchId }) => batchId);
}

/** Batches that only one of two states holds. */
export function differingBatches(one: RecordState, other: RecordState): number[] {
  const [ids, otherIds] = [batchIdsOf(one), batchIdsOf(other)];
  return [...ids.filter((id) => !otherIds.includes(id)), ...otherIds.filter((id) => !ids.includes(id))];
}

/** The data version now; 0 before anything was committed. */
export async function readDataVersion(sql: Sql, kind: DataKind): Promise<number> {
  const [row] = await sql.query<{ version: number }>('SELECT version FROM data_version WHERE kind = $1', [kind]);
  return row?.version ?? 0;
}

/**
 * The state at a version, by default the current one.
 * @throws Problem DATA_VERSION_UNKNOWN for a version that is not there yet
 */
export async function readRecordState(sql: Sql, kind: DataKind, version?: number): Promise<RecordState> {
  const current = await readDataVersion(sql, kind);
  const wanted = version ?? current;
  if (!Number.isSafeInteger(wanted) || wanted < 0 || wanted > current) throw new Problem('DATA_VERSION_UNKNOWN', { version: wanted });
  const batches = await sql.query<CommittedBatch>(
    'SELECT batch_id AS "batchId", committed_version AS "committedVersion" FROM readable_batches($1, $2)',
    [kind, wanted],
  );
  const [reader] = await sql.query<Reader>(
    `SELECT acting_organisation_id() = current_setting('app.organisation_id')::uuid AS "isOwner", readable_territory() AS territory,
       (SELECT erased_version FROM data_version WHERE kind = $1) AS "erasedVersion",
       CASE WHEN $1 = 'accidents' THEN readable_corrected_version($2) END AS "correctedVersion"`,
    [kind, wanted],
  );
  return {
    version: wanted,
    batches,
    part: partOf(reader, current),
    erasedVersion: reader?.erasedVersion ?? 0,
    correctedVersion: reader?.correctedVersion ?? 0,
  };
}

interface Reader {
  readonly isOwner: boolean | null;
  readonly territory: readonly number[] | null;
  readonly erasedVersion: number | null;
  readonly correctedVersion: number | null;
}

function partOf(reader: Reader | undefined, presentVersion: number): string | null {
  if (reader?.isOwner === true) return null;
  return `${reader?.territory?.join(',') ?? 'everywhere'} at ${presentVersion}`;
}

/**
 * SQL for what the sources say in a state, without what people have corrected (corrected-records.ts): a table expression with one row for each record, sorted by its key. `$1` must be the state's batch ids.
 * @param table name of a table of versions
 * @param key its key columns between organisation and batch, parted by commas; texts with COLLATE "C", so that every database sorts them alike
 * @param columns what is read of it (alias `r`), parted by commas, the key included
 * @param condition further conditions on `r`, and LIMIT is in the caller's hands
 */
export function currentRecords(table: string, key: string, columns: string, condition = 'true'): string {
  const qualifiedKey = key
    .split(',')
    .map((name) => `r.${name.trim()}`)
    .join(', ');
  // The age of a batch is its place in the array and not a join: without statistics a join is planned as if there were one batch.
  return `SELECT DISTINCT ON (${qualifiedKey}) ${columns}
    FROM ${table} r
    WHERE r.batch_id = ANY ($1::integer[]) AND ${condition}
    ORDER BY ${qualifiedKey}, array_position($1::integer[], r.batch_id) DESC`;
}
