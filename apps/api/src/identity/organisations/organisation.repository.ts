import { codeOf, Problem, SPEED_UNITS, valueOf, type Language, type OrganisationKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Organisation } from '../../common/organisation.ts';
import { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';

interface OrganisationRow {
  readonly organisation_id: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly name_el: string;
  readonly name_en: string;
  readonly time_zone: string;
  readonly srid: number;
  readonly speed_unit: number;
  readonly attribution_el: string;
  readonly attribution_en: string;
}

/** What an organisation decides about itself. */
export interface OrganisationSettings {
  readonly defaultLanguage: Language;
  readonly standingAccess: boolean;
  readonly secondFactorRequired: boolean;
  /** Days after its import after which an uploaded file is deleted. */
  readonly uploadRetentionDays: number;
  /** Null = for good. */
  readonly auditRetentionDays: number | null;
  /** What becomes of an imported accident outside of the boundary. */
  readonly outsideBoundary: OutsideBoundary;
  /** From which confidence found places may be accepted together, in hundredths. */
  readonly placeConfidence: number;
  /** Whether members are written to about late months. */
  readonly monthLetters: boolean;
}

export const OUTSIDE_BOUNDARY = ['warning', 'held'] as const;
export type OutsideBoundary = (typeof OUTSIDE_BOUNDARY)[number];

const COLUMNS = 'organisation_id, slug, kind, name_el, name_en, time_zone, srid, speed_unit, attribution_el, attribution_en';

const SETTINGS = `default_language AS "defaultLanguage", standing_access AS "standingAccess",
  second_factor_required AS "secondFactorRequired", upload_retention_days AS "uploadRetentionDays",
  audit_retention_days AS "auditRetentionDays", outside_boundary AS "outsideBoundary",
  place_confidence AS "placeConfidence", month_letters AS "monthLetters"`;

/** The list of organisations: read and written by the installation, and of one by whoever acts for it. */
@Injectable()
export class OrganisationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findBySlug(slug: string): Promise<Organisation | null> {
    return this.#database.asIdentity(async (sql) => {
      const [row] = await sql.query<OrganisationRow>(`SELECT ${COLUMNS} FROM organisation WHERE slug = $1`, [slug]);
      return row === undefined ? null : toOrganisation(row);
    });
  }

  /** As whoever asks: an organisation that is none of theirs is not found. */
  async find(context: ActingContext): Promise<Organisation | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<OrganisationRow>(`SELECT ${COLUMNS} FROM organisation WHERE organisation_id = $1`, [
        context.organisationId,
      ]);
      return row === undefined ? null : toOrganisation(row);
    });
  }

  /** All of them, for the installation's own work and for its stewards. */
  async list(): Promise<Organisation[]> {
    const rows = await this.#database.asIdentity((sql) => sql.query<OrganisationRow>(`SELECT ${COLUMNS} FROM organisation ORDER BY slug`));
    return rows.map(toOrganisation);
  }

  async listSlugs(): Promise<string[]> {
    return (await this.list()).map(({ slug }) => slug);
  }

  /** Adds an organisation unless there is one of that short name. @returns whether it was added */
  async ensure(organisation: Organisation): Promise<boolean> {
    return this.#database.asIdentity((sql) => insertOrganisation(sql, organisation));
  }

  readSettings(context: ActingContext): Promise<OrganisationSettings | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<OrganisationSettings>(`SELECT ${SETTINGS} FROM organisation WHERE organisation_id = $1`, [
        context.organisationId,
      ]);
      return row ?? null;
    });
  }

  /** @param changed names of those that change, for the audit trail @throws Problem FORBIDDEN */
  async updateSettings(context: ActingContext, settings: OrganisationSettings, changed: readonly string[]): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const updated = await sql.execute(
        `UPDATE organisation SET default_language = $2, standing_access = $3, second_factor_required = $4, upload_retention_days = $5,
           audit_retention_days = $6, outside_boundary = $7, place_confidence = $8, month_letters = $9 WHERE organisation_id = $1`,
        [
          context.organisationId,
          settings.defaultLanguage,
          settings.standingAccess,
          settings.secondFactorRequired,
          settings.uploadRetentionDays,
          settings.auditRetentionDays,
          settings.outsideBoundary,
          settings.placeConfidence,
          settings.monthLetters,
        ],
      );
      if (updated === 0) throw new Problem('FORBIDDEN');
      await this.#database.record(sql, context, { action: 'organisation.changed', fields: changed });
    });
  }
}

/** @returns whether it was added, and was not there before */
export async function insertOrganisation(sql: Sql, organisation: Organisation): Promise<boolean> {
  const added = await sql.execute(
    `INSERT INTO organisation (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (slug) DO NOTHING`,
    [
      organisation.organisationId,
      organisation.slug,
      organisation.kind,
      organisation.name.el,
      organisation.name.en,
      organisation.timeZone,
      organisation.srid,
      codeOf(SPEED_UNITS, organisation.speedUnit),
      organisation.attribution.el,
      organisation.attribution.en,
    ],
  );
  return added === 1;
}

function toOrganisation(row: OrganisationRow): Organisation {
  return {
    organisationId: row.organisation_id,
    slug: row.slug,
    kind: row.kind,
    name: { el: row.name_el, en: row.name_en },
    timeZone: row.time_zone,
    srid: row.srid,
    speedUnit: valueOf(SPEED_UNITS, row.speed_unit) ?? 'km/h',
    attribution: { el: row.attribution_el, en: row.attribution_en },
  };
}
