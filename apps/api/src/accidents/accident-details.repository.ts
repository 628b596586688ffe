import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState } from '../database/record-versions.ts';
import type { Sql } from '../database/sql.ts';
import { toAccident, type Accident, type AccidentRow, type CasualtyRow, type UnitRow } from './accident.ts';

const AMONG = 'r.accident_id = ANY ($2::uuid[])';

const ACCIDENTS = currentRecords(
  'accident_version',
  'accident_id',
  `r.accident_id, source_record_id, severity, severity_native, year, month, day, weekday, hour, minute, longitude_e7, latitude_e7,
   place_accuracy, light, weather, road_type, junction, surface, speed_limit, speed_unit, road_name, attributes`,
  AMONG,
);

const UNITS = currentRecords(
  'traffic_unit_version',
  'accident_id, unit_reference COLLATE "C"',
  'r.accident_id, r.unit_reference, road_user, road_user_native, attributes',
  AMONG,
);

const CASUALTIES = currentRecords(
  'casualty_version',
  'accident_id, unit_reference COLLATE "C", casualty_reference COLLATE "C"',
  `r.accident_id, r.unit_reference, r.casualty_reference, severity, severity_native, casualty_class, road_user, sex, age, attributes`,
  AMONG,
);

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
  const parameters = [batchIdsOf(state), ids];
  const accidents = await sql.query<AccidentRow>(ACCIDENTS, parameters);
  const units = Map.groupBy(await sql.query<UnitRow>(UNITS, parameters), (unit) => unit.accident_id);
  const casualties = Map.groupBy(await sql.query<CasualtyRow>(CASUALTIES, parameters), (casualty) => casualty.accident_id);
  const found = new Map(
    accidents.map((row) => [row.accident_id, toAccident(row, units.get(row.accident_id) ?? [], casualties.get(row.accident_id) ?? [])]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}
