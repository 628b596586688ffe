import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { StoredFilesQuota } from '../database/stored-files-quota.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { PlacedSite, SiteTableDraft, SiteTableRecord } from './site-table.ts';

const CHUNK = 1_000;

const TABLE = `site_table_id AS "siteTableId", kind, name, source, file_name AS "fileName", first_year AS "firstYear", last_year AS "lastYear",
  traffic_measure AS "trafficMeasure", traffic_origin AS "trafficOrigin", traffic_column AS "trafficColumn", has_minor_traffic AS "hasMinorTraffic",
  covariate_names AS "covariateNames", site_count AS "siteCount", left_out AS "leftOut", created_at AS "createdAt", retired_at AS "retiredAt"`;

/** A site as it lies in the table. */
interface SiteRow extends Omit<PlacedSite, 'bySeverity'> {
  readonly siteNo: number;
  readonly fatal: number;
  readonly serious: number;
  readonly slight: number;
  readonly damageOnly: number;
}

/** Tables of sites. Each is of one organisation, and read by its own people only. */
@Injectable()
export class SiteTableRepository {
  readonly #database: Database;
  readonly #quota: StoredFilesQuota;

  constructor(database: Database, quota: StoredFilesQuota) {
    this.#database = database;
    this.#quota = quota;
  }

  /** Stores a table with all of its sites, or nothing. @throws Problem STORED_FILES_TOO_LARGE */
  async add(context: ActingContext, draft: SiteTableDraft, sites: readonly PlacedSite[]): Promise<SiteTableRecord> {
    for (;;) {
      try {
        return await this.#tryToAdd(context, draft, sites);
      } catch (error) {
        // Else somebody took the same number at the same moment.
        if (!isUniqueViolation(error)) throw error;
      }
    }
  }

  #tryToAdd(context: ActingContext, draft: SiteTableDraft, sites: readonly PlacedSite[]): Promise<SiteTableRecord> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [record] = await sql.query<SiteTableRecord>(
        `INSERT INTO site_table (organisation_id, site_table_id, kind, name, source, file_name, first_year, last_year, traffic_measure, traffic_origin,
           traffic_column, has_minor_traffic, covariate_names, site_count, left_out)
         SELECT $1, 1 + coalesce(max(site_table_id), 0), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM site_table WHERE organisation_id = $1
         RETURNING ${TABLE}`,
        [
          context.organisationId,
          draft.kind,
          draft.name,
          draft.source,
          draft.fileName,
          draft.firstYear,
          draft.lastYear,
          draft.trafficMeasure,
          draft.trafficOrigin,
          draft.trafficColumn,
          draft.hasMinorTraffic,
          JSON.stringify(draft.covariateNames),
          draft.siteCount,
          draft.leftOut,
        ],
      );
      const { siteTableId } = record!;
      for (let first = 0; first < sites.length; first += CHUNK) {
        await insertSites(sql, context.organisationId, siteTableId, first, sites.slice(first, first + CHUNK));
      }
      await this.#quota.requireKept(sql, context.organisationId);
      await this.#database.record(sql, context, {
        action: 'site-table.added',
        subjectKind: 'site-table',
        subjectId: String(siteTableId),
        details: { kind: draft.kind, file: draft.fileName, sites: draft.siteCount },
      });
      return record!;
    });
  }

  /** @throws Problem SITE_TABLE_NOT_FOUND for one that is not there, or was retired before */
  retire(context: ActingContext, siteTableId: number): Promise<SiteTableRecord> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [record] = await sql.query<SiteTableRecord>(
        `UPDATE site_table SET retired_at = now() WHERE organisation_id = $1 AND site_table_id = $2 AND retired_at IS NULL RETURNING ${TABLE}`,
        [context.organisationId, siteTableId],
      );
      if (record === undefined) throw new Problem('SITE_TABLE_NOT_FOUND');
      const entry = { action: 'site-table.retired', subjectKind: 'site-table', subjectId: String(siteTableId) } as const;
      await this.#database.record(sql, context, entry);
      return record;
    });
  }

  /** All tables, retired ones too, in the order of their numbers. */
  list(context: ActingContext): Promise<SiteTableRecord[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<SiteTableRecord>(`SELECT ${TABLE} FROM site_table WHERE organisation_id = $1 ORDER BY site_table_id`, [
        context.organisationId,
      ]),
    );
  }

  /** @throws Problem SITE_TABLE_NOT_FOUND */
  async get(context: ActingContext, siteTableId: number): Promise<SiteTableRecord> {
    const [record] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<SiteTableRecord>(`SELECT ${TABLE} FROM site_table WHERE organisation_id = $1 AND site_table_id = $2`, [
        context.organisationId,
        siteTableId,
      ]),
    );
    if (record === undefined) throw new Problem('SITE_TABLE_NOT_FOUND');
    return record;
  }

  /** The sites of a table in the order of its file; they never change. */
  async readSites(context: ActingContext, siteTableId: number): Promise<PlacedSite[]> {
    const sites: PlacedSite[] = [];
    for (;;) {
      // A transaction each: on the embedded database everybody waits while one runs.
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<SiteRow>(
          `SELECT site_no AS "siteNo", site_code AS "siteCode", name, group_name AS "group", ST_AsGeoJSON(shape, 7) AS shape, length_m AS "lengthMeters",
             traffic, minor_traffic AS "minorTraffic", accidents, fatal, serious, slight, damage_only AS "damageOnly", covariates
           FROM site_table_site WHERE organisation_id = $1 AND site_table_id = $2 AND site_no > $3 ORDER BY site_no LIMIT ${CHUNK}`,
          [context.organisationId, siteTableId, sites.length],
        ),
      );
      sites.push(...rows.map(toSite));
      if (rows.length < CHUNK) return sites;
    }
  }
}

function toSite({ siteNo: _, fatal, serious, slight, damageOnly, ...site }: SiteRow): PlacedSite {
  return { ...site, bySeverity: { fatal, serious, slight, 'damage-only': damageOnly } };
}

async function insertSites(
  sql: Sql,
  organisationId: string,
  siteTableId: number,
  first: number,
  sites: readonly PlacedSite[],
): Promise<void> {
  const all = <T>(of: (site: PlacedSite) => T): T[] => sites.map(of);
  await sql.execute(
    `INSERT INTO site_table_site (organisation_id, site_table_id, site_no, site_code, name, group_name, shape, length_m, traffic, minor_traffic,
       accidents, fatal, serious, slight, damage_only, covariates)
     SELECT $1, $2, i.site_no, i.site_code, i.name, i.group_name, ST_SetSRID(ST_GeomFromGeoJSON(i.shape), 4326), i.length_m, i.traffic,
       i.minor_traffic, i.accidents, i.fatal, i.serious, i.slight, i.damage_only, i.covariates
     FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::double precision[], $9::double precision[],
       $10::double precision[], $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::integer[], $16::jsonb[])
       AS i (site_no, site_code, name, group_name, shape, length_m, traffic, minor_traffic, accidents, fatal, serious, slight, damage_only, covariates)`,
    [
      organisationId,
      siteTableId,
      sites.map((_, k) => first + k + 1),
      all(({ siteCode }) => siteCode),
      all(({ name }) => name),
      all(({ group }) => group),
      all(({ shape }) => shape),
      all(({ lengthMeters }) => lengthMeters),
      all(({ traffic }) => traffic),
      all(({ minorTraffic }) => minorTraffic),
      all(({ accidents }) => accidents),
      all(({ bySeverity }) => bySeverity.fatal),
      all(({ bySeverity }) => bySeverity.serious),
      all(({ bySeverity }) => bySeverity.slight),
      all(({ bySeverity }) => bySeverity['damage-only']),
      all(({ covariates }) => JSON.stringify(covariates)),
    ],
  );
}
