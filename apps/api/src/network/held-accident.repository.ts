import type { OrganisationKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, currentRecords, readRecordState } from '../database/record-versions.ts';

/** Who asks about an accident that they hold. */
export interface HoldingOrganisation {
  readonly kind: OrganisationKind;
  /** Whether the accident lies in a municipality that is the organisation's territory. */
  readonly isInTerritory: boolean;
}

const HELD = currentRecords('accident_version', 'accident_id', 'r.accident_id, municipality_id', 'r.accident_id = $2::uuid');

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
         FROM (${HELD}) AS held JOIN organisation o ON o.organisation_id = $3
           LEFT JOIN organisation_municipality t ON t.organisation_id = o.organisation_id AND t.municipality_id = held.municipality_id`,
        [batchIdsOf(state), accidentId, context.organisationId],
      );
      return found ?? null;
    });
  }
}
