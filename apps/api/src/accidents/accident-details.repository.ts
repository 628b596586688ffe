import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { readRecordState } from '../database/record-versions.ts';
import type { Sql } from '../database/sql.ts';
import { toAccident, type Accident, type AccidentRow, type CasualtyRow, type UnitRow } from './accident.ts';

const AMONG = 'r.accident_id = ANY ($3::uuid[])';

const ACCIDENT_COLUMNS =
  `source_record_id severity severity_native year month day weekday hour minute longitude_e7 latitude_e7 place_accuracy
  accident_type light weather road_type junction surface speed_limit speed_unit road_name attributes`.split(/\s+/);

const UNIT_COLUMNS = ['road_user', 'road_user_native', 'attributes'];

const CASUALTY_COLUMNS = ['severity', 'severity_native', 'casualty_class', 'road_user', 'sex', 'age', 'attributes'];

/** Reads single accidents with everything that is known of them. */
@Injectable()
export class AccidentDetailsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The accidents of some ids with their units and casualties, in the order of the ids; those that are not there are left out.
   * @param version data version, by default the current one
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  find(context: ActingContext, ids: readonly string[], version?: number): Promise<Accident[]> {
    return this.#database.inOrganisation(context, (sql) => readAccidents(sql, ids, version));
  }
}

async function readAccidents(sql: Sql, ids: readonly string[], version: number | undefined): Promise<Accident[]> {
  const state = await readRecordState(sql, 'accidents', version);
  const parameters = [...parametersOf(state), ids];
  const accidents = await sql.query<AccidentRow>(correctedRecords(state, 'accident', ACCIDENT_COLUMNS, AMONG), parameters);
  const units = await sql.query<UnitRow>(correctedRecords(state, 'unit', UNIT_COLUMNS, AMONG), parameters);
  const casualties = await sql.query<CasualtyRow>(correctedRecords(state, 'casualty', CASUALTY_COLUMNS, AMONG), parameters);
  const unitsOf = Map.groupBy(units, (unit) => unit.accident_id);
  const casualtiesOf = Map.groupBy(casualties, (casualty) => casualty.accident_id);
  const found = new Map(
    accidents.map((row) => [row.accident_id, toAccident(row, unitsOf.get(row.accident_id) ?? [], casualtiesOf.get(row.accident_id) ?? [])]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}
