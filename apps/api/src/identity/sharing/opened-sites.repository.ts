import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { Database } from '../../database/database.ts';

/** A site of another organisation, as it leaves there: rounded, and without anything that names it. */
export interface OpenedSiteRow {
  readonly owner_id: string;
  readonly site_group: string;
  readonly length_m: number | null;
  readonly accidents: number;
  readonly vehicles_per_day: number;
  readonly minor_vehicles_per_day: number | null;
  readonly is_measured: boolean;
  readonly years: number;
}

/** A ranking of the own sites that can be opened, and what would leave of it. */
export interface OpenableRun {
  readonly runId: string;
  readonly createdAt: Date;
  readonly years: number;
  readonly sites: number;
  readonly accidents: number;
}

/** Older rankings are not offered. */
const OFFERED_RUNS = 20;

/** Sites that leave an organisation, and those that have come to it. */
@Injectable()
export class OpenedSitesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By owner, then in the order of their numbers. */
  read(context: ActingContext): Promise<OpenedSiteRow[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<OpenedSiteRow>(
        `SELECT owner_id, site_group, length_m, accidents, vehicles_per_day, minor_vehicles_per_day, is_measured, years FROM opened_sites()`,
      ),
    );
  }

  /** Who asks; null for the installation itself. */
  async findAsker(context: ActingContext): Promise<string | null> {
    const [who] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ id: string | null }>('SELECT acting_person_id() AS id'),
    );
    return who?.id ?? null;
  }

  /** The newest first. */
  listOpenable(context: ActingContext): Promise<OpenableRun[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<OpenableRun>(
        `SELECT r.run_id AS "runId", r.created_at AS "createdAt", s.years, count(*)::integer AS sites, sum(s.accidents)::integer AS accidents
         FROM (SELECT organisation_id, run_id, created_at FROM hotspot_run
             WHERE organisation_id = $1 AND method_id = 'network-screening' AND status = 'finished' ORDER BY created_at DESC, run_id LIMIT $2) r
           CROSS JOIN LATERAL site_counts(r.organisation_id, r.run_id) s
         GROUP BY r.run_id, r.created_at, s.years ORDER BY r.created_at DESC, r.run_id`,
        [context.organisationId, OFFERED_RUNS],
      ),
    );
  }

  async isOpenable(context: ActingContext, runId: string): Promise<boolean> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM site_counts($1, $2)) AS any', [context.organisationId, runId]),
    );
    return row?.any ?? false;
  }
}
