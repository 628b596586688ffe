import type { Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { AreaDraft } from './area-collection.ts';

/** Boundaries in one statement; a country's largest have a megabyte each. */
const CHUNK = 20;

interface Row {
  readonly id: number;
  readonly el: string;
  readonly en: string;
}

const OWN = `FROM organisation_municipality t JOIN municipality m ON m.municipality_id = t.municipality_id
  WHERE t.organisation_id = $1 AND NOT ST_IsEmpty(m.boundary)`;

/** The municipalities that are an organisation's territory, as far as the installation has their boundaries. */
@Injectable()
export class OwnMunicipalities {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order of their ids. */
  async listNames(context: ActingContext): Promise<Text[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<Row>(`SELECT m.municipality_id AS id, m.name_el AS el, m.name_en AS en ${OWN} ORDER BY m.municipality_id`, [
        context.organisationId,
      ]),
    );
    return rows.map(({ el, en }) => ({ el, en }));
  }

  /** As areas, in the order of their ids. Every digit is kept: an accident lies in the same one as when it was imported. */
  async readDrafts(context: ActingContext): Promise<AreaDraft[]> {
    const drafts: AreaDraft[] = [];
    let after = 0;
    for (;;) {
      // A transaction each: on the embedded database everybody waits while one runs.
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<Row & { readonly shape: string }>(
          `SELECT m.municipality_id AS id, m.name_el AS el, m.name_en AS en, ST_AsGeoJSON(m.boundary, 15) AS shape ${OWN}
             AND m.municipality_id > $2 ORDER BY m.municipality_id LIMIT ${CHUNK}`,
          [context.organisationId, after],
        ),
      );
      drafts.push(...rows.map(({ id, el, en, shape }) => ({ sourceId: String(id), name: { el, en }, shape, position: null })));
      if (rows.length < CHUNK) return drafts;
      after = rows.at(-1)!.id;
    }
  }
}
