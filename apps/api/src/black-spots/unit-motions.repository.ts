import { CASUALTY_CLASSES, ROAD_USERS, valueOf, type Attributes, type RoadUser } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { Database } from '../database/database.ts';
import { readRecordState } from '../database/record-versions.ts';

/** What is on record of those who moved in one accident, in the columns of its source. */
export interface MovedUnits {
  /** Of the import format. */
  readonly formatId: string;
  readonly vehicles: readonly MovedVehicle[];
  readonly pedestrians: readonly MovedPedestrian[];
}

export interface MovedVehicle {
  readonly unitReference: string;
  readonly roadUser: RoadUser | null;
  readonly attributes: Attributes;
}

export interface MovedPedestrian {
  /** Of the vehicle that hit them. */
  readonly unitReference: string;
  readonly attributes: Attributes;
}

interface OfAccident {
  readonly accident_id: string;
  readonly unit_reference: string;
  readonly road_user: number;
  readonly attributes: Attributes;
}

const AMONG = 'r.accident_id = ANY ($3::uuid[])';
const NONE: readonly never[] = [];

/** Reads who moved in some accidents. Of persons it tells how pedestrians moved, and neither age nor sex nor injury, which stand beside it in the source's columns. */
@Injectable()
export class UnitMotionsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * By the id of the accident; those that are not there are left out.
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  find(context: ActingContext, ids: readonly string[], version: number): Promise<ReadonlyMap<string, MovedUnits>> {
    return this.#database.inOrganisation(context, async (sql) => {
      const state = await readRecordState(sql, 'accidents', version);
      const parameters = [...parametersOf(state), ids];
      const accidents = await sql.query<{ id: string; formatId: string }>(
        `SELECT accident_id AS id, source_system AS "formatId" FROM (${correctedRecords(state, 'accident', ['source_system'], AMONG)}) AS a`,
        parameters,
      );
      const units = await sql.query<OfAccident>(correctedRecords(state, 'unit', ['road_user', 'attributes'], AMONG), parameters);
      const casualties = await sql.query<OfAccident & { casualty_class: number }>(
        correctedRecords(state, 'casualty', ['casualty_class', 'road_user', 'attributes'], AMONG),
        parameters,
      );
      const vehiclesOf = Map.groupBy(units.map(toVehicle), ({ accidentId }) => accidentId);
      const pedestriansOf = Map.groupBy(casualties.filter(isPedestrian), ({ accident_id }) => accident_id);
      return new Map(
        accidents.map(({ id, formatId }) => [
          id,
          { formatId, vehicles: vehiclesOf.get(id) ?? NONE, pedestrians: (pedestriansOf.get(id) ?? NONE).map(toPedestrian) },
        ]),
      );
    });
  }
}

function toVehicle({ accident_id, unit_reference, road_user, attributes }: OfAccident): MovedVehicle & { readonly accidentId: string } {
  return { accidentId: accident_id, unitReference: unit_reference, roadUser: valueOf(ROAD_USERS, road_user), attributes };
}

function toPedestrian({ unit_reference, attributes }: OfAccident): MovedPedestrian {
  return { unitReference: unit_reference, attributes };
}

function isPedestrian({ casualty_class, road_user }: OfAccident & { casualty_class: number }): boolean {
  return valueOf(CASUALTY_CLASSES, casualty_class) === 'pedestrian' || valueOf(ROAD_USERS, road_user) === 'pedestrian';
}
