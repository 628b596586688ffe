import type { PackedAccidents } from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { batchIdsOf, readDataVersion, readRecordState, type IdRange, type RecordState } from '../database/record-versions.ts';

/** The form is that of libs/columns, packed-records.ts. Nothing may be null in it: a null would swallow its row. */
const ACCIDENT_RECORD = `uuid_send(accident_id)
  || int4send(coalesce(longitude_e7, 0)) || int4send(coalesce(latitude_e7, 0))
  || float8send(coalesce(x_mm, 0)::float8) || float8send(coalesce(y_mm, 0)::float8)
  || int8send((year::bigint << 48) | (coalesce(month, 0)::bigint << 40) | (coalesce(day, 0)::bigint << 32)
    | (coalesce(weekday, 0)::bigint << 24) | (coalesce(hour + 1, 0)::bigint << 16) | (coalesce(minute + 1, 0)::bigint << 8)
    | CASE WHEN longitude_e7 IS NULL THEN 0 ELSE place_accuracy + 1 END::bigint)
  || int8send((severity::bigint << 56) | (light::bigint << 48) | (weather::bigint << 40) | (road_type::bigint << 32)
    | (junction::bigint << 24) | (surface::bigint << 16) | (coalesce(speed_limit + 1, 0)::bigint << 8) | speed_unit::bigint)
  || int2send(accident_type)`;

const ROAD_NAME = `int2send(octet_length(name_bytes)::smallint) || name_bytes`;

const ACCIDENT_COLUMNS = `longitude_e7 latitude_e7 x_mm y_mm place_accuracy year month day weekday hour minute
  severity accident_type light weather road_type junction surface speed_limit speed_unit road_name`.split(/\s+/);

const UNIT_COLUMNS = ['road_user'];

const CASUALTY_COLUMNS = ['severity', 'casualty_class', 'road_user', 'sex', 'age'];

const UNIT_RECORD = 'uuid_send(accident_id) || int2send(road_user)';

const CASUALTY_RECORD = `uuid_send(accident_id)
  || int8send((severity::bigint << 56) | (casualty_class::bigint << 48) | (road_user::bigint << 40) | (sex::bigint << 32)
    | (coalesce(age + 1, 0)::bigint << 24))`;

/** An accident that is on record twice counts once. */
const COUNTED = 'r.accident_id NOT IN (SELECT accident_id FROM excluded_accidents($1, $2))';
const WITHIN = `r.accident_id >= $3 AND r.accident_id <= $4 AND ${COUNTED}`;
const AMONG = `r.accident_id = ANY($3::uuid[]) AND ${COUNTED}`;

interface AccidentRow {
  readonly records: Buffer | null;
  readonly roadNames: Buffer | null;
}

interface BytesRow {
  readonly records: Buffer | null;
}

const NOTHING = Buffer.alloc(0);

/**
 * Reads records as packed bytes. Rows come sorted from the query within, and an aggregate takes them as they come; the columns refuse
 * bytes whose ids do not ascend.
 */
@Injectable()
export class PackedAccidentsRepository {
  readonly #database: Database;

  get profile(): Database['profile'] {
    return this.#database.profile;
  }

  constructor(database: Database) {
    this.#database = database;
  }

  readVersion(context: ActingContext): Promise<number> {
    return this.#database.inOrganisation(context, (sql) => readDataVersion(sql, 'accidents'));
  }

  /** A short word that differs between two installations whose versions have the same number: when the present version came to be. */
  async readEra(context: ActingContext): Promise<string> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ changedAt: Date }>(`SELECT changed_at AS "changedAt" FROM data_version WHERE kind = 'accidents'`),
    );
    return (row?.changedAt.getTime() ?? 0).toString(36);
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  readState(context: ActingContext, version?: number): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'accidents', version));
  }

  /** How many versions of accidents the batches of a state hold: no fewer than it has accidents. */
  async countVersions(context: ActingContext, state: RecordState): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number }>('SELECT count(*) AS count FROM accident_version WHERE batch_id = ANY($1)', [batchIdsOf(state)]),
    );
    return row?.count ?? 0;
  }

  readAccidentsWithin(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<PackedAccidents> {
    return this.#readAccidents(context, accidentRows(state, WITHIN), [...parametersOf(state), from, to]);
  }

  /** The accidents of some ids. */
  readAccidentsAmong(context: ActingContext, state: RecordState, ids: readonly string[]): Promise<PackedAccidents> {
    return this.#readAccidents(context, accidentRows(state, AMONG), [...parametersOf(state), ids]);
  }

  readUnitsWithin(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<Uint8Array> {
    return this.#readBytes(context, UNIT_RECORD, unitRows(state, WITHIN), [...parametersOf(state), from, to]);
  }

  readUnitsAmong(context: ActingContext, state: RecordState, ids: readonly string[]): Promise<Uint8Array> {
    return this.#readBytes(context, UNIT_RECORD, unitRows(state, AMONG), [...parametersOf(state), ids]);
  }

  readCasualtiesWithin(context: ActingContext, state: RecordState, { from, to }: IdRange): Promise<Uint8Array> {
    return this.#readBytes(context, CASUALTY_RECORD, casualtyRows(state, WITHIN), [...parametersOf(state), from, to]);
  }

  readCasualtiesAmong(context: ActingContext, state: RecordState, ids: readonly string[]): Promise<Uint8Array> {
    return this.#readBytes(context, CASUALTY_RECORD, casualtyRows(state, AMONG), [...parametersOf(state), ids]);
  }

  /** Ids (16 bytes each, ascending) of the accidents about which people have set something right, or withdrawn that, between two states. */
  async readIdsCorrectedBetween(context: ActingContext, one: RecordState, other: RecordState): Promise<Uint8Array> {
    const [after, until] = [one.correctedVersion, other.correctedVersion].sort((a, b) => a - b);
    if (after === until) return NOTHING;
    const rows = `SELECT DISTINCT accident_id FROM readable_corrections($2)
      WHERE committed_version > $1 OR withdrawn_version BETWEEN $1 + 1 AND $2 ORDER BY accident_id`;
    return this.#readBytes(context, 'uuid_send(accident_id)', rows, [after, until]);
  }

  /** Ids (16 bytes each, ascending) of the accidents that have ever been left out as duplicates: whether they count now depends on the other one. */
  readIdsOnceExcluded(context: ActingContext): Promise<Uint8Array> {
    return this.#readBytes(context, 'uuid_send(accident_id)', 'SELECT accident_id FROM once_excluded_accidents()', []);
  }

  /** Ids (16 bytes each, ascending) of the accidents of which some batches hold a record, a unit or a casualty: one list for each table. */
  async readIdsTouchedBy(context: ActingContext, batchIds: readonly number[]): Promise<Uint8Array[]> {
    const lists: Uint8Array[] = [];
    // A transaction each, so that nobody waits for all three.
    for (const table of ['accident_version', 'traffic_unit_version', 'casualty_version']) {
      const rows = `SELECT DISTINCT accident_id FROM ${table} WHERE batch_id = ANY($1) ORDER BY accident_id`;
      lists.push(await this.#readBytes(context, 'uuid_send(accident_id)', rows, [batchIds]));
    }
    return lists;
  }

  async #readAccidents(context: ActingContext, rows: string, parameters: unknown[]): Promise<PackedAccidents> {
    const [packed] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<AccidentRow>(
        `SELECT string_agg(${ACCIDENT_RECORD}, '') AS records, string_agg(${ROAD_NAME}, '') AS "roadNames"
         FROM (SELECT *, convert_to(coalesce(road_name, ''), 'UTF8') AS name_bytes FROM (${rows}) AS named) AS accident`,
        parameters,
      ),
    );
    return { records: packed?.records ?? NOTHING, roadNames: packed?.roadNames ?? NOTHING };
  }

  async #readBytes(context: ActingContext, record: string, rows: string, parameters: unknown[]): Promise<Uint8Array> {
    const [packed] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<BytesRow>(`SELECT string_agg(${record}, '') AS records FROM (${rows}) AS part`, parameters),
    );
    return packed?.records ?? NOTHING;
  }
}

function accidentRows(state: RecordState, condition: string): string {
  return correctedRecords(state, 'accident', ACCIDENT_COLUMNS, condition);
}

function unitRows(state: RecordState, condition: string): string {
  return correctedRecords(state, 'unit', UNIT_COLUMNS, condition);
}

function casualtyRows(state: RecordState, condition: string): string {
  return correctedRecords(state, 'casualty', CASUALTY_COLUMNS, condition);
}
