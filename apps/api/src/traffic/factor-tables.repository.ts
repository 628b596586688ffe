import type { TrafficMode } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { FactorContent, FactorGroup, FactorTable } from './factor-table.ts';

interface FactorRow {
  readonly roadCategory: string;
  readonly mode: TrafficMode;
  readonly validYear: number;
  readonly version: number;
  readonly origin: FactorTable['origin'];
  readonly source: string;
  readonly countedYear: number | null;
  readonly createdAt: Date;
  readonly content: FactorContent;
}

type NewTable = FactorGroup & Pick<FactorTable, 'origin' | 'source' | 'countedYear' | 'content'>;

/** In the column, for every year. */
const EVERY_YEAR = 0;

/** Tables of factors; each is of one organisation, and never overwritten. */
@Injectable()
export class FactorTablesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest version of each table, withdrawn ones left out. */
  async list(context: ActingContext): Promise<FactorTable[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<FactorRow>(
        `SELECT * FROM (
           SELECT DISTINCT ON (road_category, mode, valid_year) road_category AS "roadCategory", mode, valid_year AS "validYear", version, origin, source,
             counted_year AS "countedYear", created_at AS "createdAt", factors AS content
           FROM traffic_factor_version WHERE organisation_id = $1 ORDER BY road_category, mode, valid_year, version DESC) newest
         WHERE origin <> 'withdrawn' ORDER BY "roadCategory" COLLATE "C", mode, "validYear"`,
        [context.organisationId],
      ),
    );
    return rows.map((row) => ({ ...row, validYear: row.validYear === EVERY_YEAR ? null : row.validYear }));
  }

  /** Keeps a table as the newest of its group. */
  add(context: ActingContext, table: NewTable): Promise<void> {
    const { origin } = table;
    return this.#append(context, table, { action: origin === 'derived' ? 'traffic.factors-derived' : 'traffic.factors-entered' });
  }

  /** From now on the group has none. */
  withdraw(context: ActingContext, group: FactorGroup): Promise<void> {
    const nothing = { origin: 'withdrawn', source: '', countedYear: null, content: null } as const;
    return this.#append(context, { ...group, ...nothing }, { action: 'traffic.factors-withdrawn' });
  }

  async #append(
    context: ActingContext,
    table: NewTable | (FactorGroup & { origin: 'withdrawn'; source: string; countedYear: null; content: null }),
    { action }: { readonly action: 'traffic.factors-derived' | 'traffic.factors-entered' | 'traffic.factors-withdrawn' },
  ): Promise<void> {
    const { roadCategory, mode, validYear, origin, source, countedYear, content } = table;
    const key = [context.organisationId, roadCategory, mode, validYear ?? EVERY_YEAR];
    const tryOnce = (): Promise<void> =>
      this.#database.inOrganisation(context, async (sql) => {
        const [row] = await sql.query<{ readonly version: number }>(
          `INSERT INTO traffic_factor_version (organisation_id, road_category, mode, valid_year, version, origin, source, counted_year, factors)
           SELECT $1, $2, $3, $4, 1 + coalesce(max(version), 0), $5, $6, $7, $8 FROM traffic_factor_version
             WHERE organisation_id = $1 AND road_category = $2 AND mode = $3 AND valid_year = $4
           RETURNING version`,
          [...key, origin, source, countedYear, content === null ? null : JSON.stringify(content)],
        );
        const details = { roadCategory, mode, validYear, version: row?.version ?? 0 };
        await this.#database.record(sql, context, { action, subjectKind: 'traffic-factors', details });
      });
    for (;;) {
      try {
        await tryOnce();
        return;
      } catch (error) {
        // Else somebody took the same number at the same moment.
        if (!isUniqueViolation(error)) throw error;
      }
    }
  }
}
