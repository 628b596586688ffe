import { SEVERITIES, type Severity, type UnitValueBasis } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { NewValueSet, OwnValueSet, RecordedTransfer } from './own-unit-values.ts';

interface ValueSetRow {
  readonly set_id: string;
  readonly version: number;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly price_year: number;
  readonly basis: UnitValueBasis;
  readonly unit_values: Readonly<Partial<Record<Severity, number>>>;
  readonly source: string;
  readonly transfer: RecordedTransfer | null;
  readonly created_at: Date;
}

const COLUMNS = 'set_id, version, name, country, currency, price_year, basis, unit_values, source, transfer, created_at';

@Injectable()
export class UnitValuesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a further version. @returns its number */
  async add(context: ActingContext, { setId, name, set, transfer }: NewValueSet): Promise<number> {
    return this.#database.inOrganisation(context, async (sql) => {
      const given = Object.fromEntries(
        SEVERITIES.flatMap((severity) => (set.values[severity] === null ? [] : [[severity, set.values[severity]]])),
      );
      const [row] = await sql.query<{ readonly version: number }>(
        `INSERT INTO unit_value_set (organisation_id, set_id, version, name, country, currency, price_year, basis, unit_values, source, transfer)
         SELECT $1, $2, 1 + coalesce(max(version), 0), $3, $4, $5, $6, $7, $8, $9, $10
         FROM unit_value_set WHERE organisation_id = $1 AND set_id = $2
         RETURNING version`,
        [
          context.organisationId,
          setId,
          name,
          set.country,
          set.currency,
          set.priceYear,
          set.basis,
          JSON.stringify(given),
          set.source.en,
          transfer === null ? null : JSON.stringify(transfer),
        ],
      );
      const version = row!.version;
      await this.#database.record(sql, context, {
        action: 'analysis.run',
        subjectKind: 'unit-values',
        subjectId: setId,
        details: { version },
      });
      return version;
    });
  }

  /** All versions of all sets, the newest version of a set first. */
  async list(context: ActingContext): Promise<OwnValueSet[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<ValueSetRow>(
        `SELECT ${COLUMNS} FROM unit_value_set WHERE organisation_id = $1 ORDER BY name, set_id, version DESC`,
        [context.organisationId],
      );
      return rows.map(toOwnSet);
    });
  }
}

function toOwnSet(row: ValueSetRow): OwnValueSet {
  const values = Object.fromEntries(SEVERITIES.map((severity) => [severity, row.unit_values[severity] ?? null])) as Record<
    Severity,
    number | null
  >;
  return {
    setId: row.set_id,
    version: row.version,
    name: row.name,
    set: {
      id: row.set_id,
      country: row.country,
      currency: row.currency,
      priceYear: row.price_year,
      basis: row.basis,
      values,
      status: 'own',
      source: { el: row.source, en: row.source },
    },
    transfer: row.transfer,
    createdAt: row.created_at,
  };
}
