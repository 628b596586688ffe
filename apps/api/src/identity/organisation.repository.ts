import { codeOf, SPEED_UNITS, valueOf } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Organisation } from '../common/organisation.ts';
import { Database } from '../database/database.ts';

interface OrganisationRow {
  readonly organisation_id: string;
  readonly slug: string;
  readonly name_el: string;
  readonly name_en: string;
  readonly time_zone: string;
  readonly srid: number;
  readonly speed_unit: number;
  readonly attribution_el: string;
  readonly attribution_en: string;
}

const COLUMNS = 'organisation_id, slug, name_el, name_en, time_zone, srid, speed_unit, attribution_el, attribution_en';

/** The list of organisations: read on nobody's behalf, written by the owner of the installation. */
@Injectable()
export class OrganisationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findBySlug(slug: string): Promise<Organisation | null> {
    return this.#database.asService(async (sql) => {
      const [row] = await sql.query<OrganisationRow>(`SELECT ${COLUMNS} FROM organisation WHERE slug = $1`, [slug]);
      return row === undefined ? null : toOrganisation(row);
    });
  }

  async find(organisationId: string): Promise<Organisation | null> {
    return this.#database.inOrganisation({ organisationId }, async (sql) => {
      const [row] = await sql.query<OrganisationRow>(`SELECT ${COLUMNS} FROM organisation WHERE organisation_id = $1`, [organisationId]);
      return row === undefined ? null : toOrganisation(row);
    });
  }

  async listSlugs(): Promise<string[]> {
    const rows = await this.#database.asService((sql) => sql.query<{ slug: string }>('SELECT slug FROM organisation ORDER BY slug'));
    return rows.map((row) => row.slug);
  }

  /** Adds an organisation unless there is one of that short name. */
  async ensure(organisation: Organisation): Promise<void> {
    await this.#database.asOwner((sql) =>
      sql.execute(`INSERT INTO organisation (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (slug) DO NOTHING`, [
        organisation.organisationId,
        organisation.slug,
        organisation.name.el,
        organisation.name.en,
        organisation.timeZone,
        organisation.srid,
        codeOf(SPEED_UNITS, organisation.speedUnit),
        organisation.attribution.el,
        organisation.attribution.en,
      ]),
    );
  }
}

function toOrganisation(row: OrganisationRow): Organisation {
  return {
    organisationId: row.organisation_id,
    slug: row.slug,
    name: { el: row.name_el, en: row.name_en },
    timeZone: row.time_zone,
    srid: row.srid,
    speedUnit: valueOf(SPEED_UNITS, row.speed_unit) ?? 'km/h',
    attribution: { el: row.attribution_el, en: row.attribution_en },
  };
}
