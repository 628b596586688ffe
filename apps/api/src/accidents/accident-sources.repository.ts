import { SPEED_UNITS, valueOf, type SpeedUnit } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { readRecordState } from '../database/record-versions.ts';

/** What the columns do not hold of an accident: where it comes from, and what its source wrote in its own words and units. */
export interface AccidentSource {
  readonly sourceRecordId: string;
  /** Of the import format. */
  readonly formatId: string;
  readonly batchId: number;
  readonly severityNative: string;
  /** In `speedUnit`, as recorded or corrected. */
  readonly speedLimit: number | null;
  readonly speedUnit: SpeedUnit | null;
}

interface SourceRow extends Omit<AccidentSource, 'speedUnit'> {
  readonly id: string;
  readonly speedUnit: number;
}

const COLUMNS = ['source_record_id', 'source_system', 'batch_id', 'severity_native', 'speed_limit', 'speed_unit'];

/** Reads where accidents come from, many at a time. */
@Injectable()
export class AccidentSourcesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * By the id of the accident; those that are not there, or not for whoever asks, are left out.
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  async find(context: ActingContext, ids: readonly string[], version: number): Promise<ReadonlyMap<string, AccidentSource>> {
    const rows = await this.#database.inOrganisation(context, async (sql) => {
      const state = await readRecordState(sql, 'accidents', version);
      return sql.query<SourceRow>(
        `SELECT accident_id AS id, source_record_id AS "sourceRecordId", source_system AS "formatId", batch_id AS "batchId",
           severity_native AS "severityNative", speed_limit AS "speedLimit", speed_unit AS "speedUnit"
         FROM (${correctedRecords(state, 'accident', COLUMNS, 'r.accident_id = ANY ($3::uuid[])')}) AS source`,
        [...parametersOf(state), ids],
      );
    });
    return new Map(rows.map(({ id, speedUnit, ...source }) => [id, { ...source, speedUnit: valueOf(SPEED_UNITS, speedUnit) }]));
  }
}
