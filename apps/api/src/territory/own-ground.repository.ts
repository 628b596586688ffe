import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';

/** What an organisation has said of where its accidents are. */
export interface OwnGround {
  readonly outsideBoundary: 'warning' | 'held';
  /** Its boundary as well-known binary, little-endian; null where it has none. */
  readonly boundary: Buffer | null;
  /** Ids of the municipalities that are its territory. */
  readonly municipalityIds: readonly number[];
}

/** Reads the boundary and the territory of an organisation. */
@Injectable()
export class OwnGroundRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(context: ActingContext): Promise<OwnGround> {
    const [ground] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<OwnGround>(
        `SELECT outside_boundary AS "outsideBoundary", ST_AsBinary(boundary, 'NDR') AS boundary,
           ARRAY(SELECT municipality_id FROM organisation_municipality WHERE organisation_id = $1 ORDER BY 1) AS "municipalityIds"
         FROM organisation WHERE organisation_id = $1`,
        [context.organisationId],
      ),
    );
    return ground ?? { outsideBoundary: 'warning', boundary: null, municipalityIds: [] };
  }
}
