import type { PublishedOutline, Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';

/** Land as it is drawn and measured. */
export interface LandOutline {
  readonly outline: PublishedOutline;
  readonly areaKm2: number;
}

export interface MunicipalityOutline extends LandOutline {
  readonly id: number;
  readonly names: Text;
}

/** Decimals of degrees: a tenth of a metre. */
const DECIMALS = 6;
const SHAPE = (boundary: string): string =>
  `ST_AsGeoJSON(${boundary}, ${DECIMALS})::json AS outline, ST_Area(${boundary}::geography) / 1e6 AS "areaKm2"`;

/** Boundaries as GeoJSON has them, for what is drawn. */
@Injectable()
export class MunicipalityOutlines {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order of their ids. */
  async read(context: ActingContext, ids: readonly number[]): Promise<MunicipalityOutline[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<LandOutline & { readonly id: number; readonly el: string; readonly en: string }>(
        `SELECT municipality_id AS id, name_el AS el, name_en AS en, ${SHAPE('boundary')} FROM municipality
         WHERE municipality_id = ANY ($1) ORDER BY municipality_id`,
        [ids],
      ),
    );
    return rows.map(({ id, el, en, outline, areaKm2 }) => ({ id, names: { el, en }, outline, areaKm2 }));
  }

  /** The boundary that an organisation has given of itself; null where it has none. */
  async readOwn(context: ActingContext): Promise<LandOutline | null> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<LandOutline>(`SELECT ${SHAPE('boundary')} FROM organisation WHERE organisation_id = $1 AND boundary IS NOT NULL`, [
        context.organisationId,
      ]),
    );
    return row ?? null;
  }
}
