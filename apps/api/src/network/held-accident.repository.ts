import type { OrganisationKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { readRecordState } from '../database/record-versions.ts';

/** Who asks about an accident that they hold. */
export interface HoldingOrganisation {
  readonly kind: OrganisationKind;
  /** Whether the accident lies in a municipality that is the organisation's territory. */
  readonly isInTerritory: boolean;
}

/** Whether an organisation holds an accident, and where it lies. */
@Injectable()
export class HeldAccidentRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** `null` where the organisation holds no such accident now. */
  find(context: ActingContext, accidentId: string): Promise<HoldingOrganisation | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const state = await readRecordState(sql, 'accidents');
      const [found] = await sql.query<HoldingOrganisation>(
        `SELECT o.kind, t.municipality_id IS NOT NULL AS "isInTerritory"
         FROM (${correctedRecords(state, 'accident', ['municipality_id'], 'r.accident_id = $3::uuid')}) AS held
           JOIN organisation o ON o.organisation_id = $4
           LEFT JOIN organisation_municipality t ON t.organisation_id = o.organisation_id AND t.municipality_id = held.municipality_id`,
        [...parametersOf(state), accidentId, context.organisationId],
      );
      return found ?? null;
    });
  }
}
