import { Problem, type MonthKey, type RecordingUnit, type UnitRuleKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { toFirstDay, toMonth } from './reporting.ts';

interface UnitRow {
  readonly unit_id: string;
  readonly unit_no: number;
  readonly name_el: string;
  readonly name_en: string;
  readonly rule_kind: UnitRuleKind;
  readonly rule_column: string;
  readonly rule_values: readonly string[];
  readonly first_month: string;
  readonly last_month: string | null;
  readonly due_days: number;
}

/** Recording units: made and ended, never changed. */
@Injectable()
export class RecordingUnitRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In their order. */
  async list(context: ActingContext): Promise<RecordingUnit[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<UnitRow>(
        `SELECT unit_id, unit_no, name_el, name_en, rule_kind, rule_column, rule_values, first_month, last_month, due_days
         FROM recording_unit WHERE organisation_id = $1 ORDER BY unit_no`,
        [context.organisationId],
      ),
    );
    return rows.map(toUnit);
  }

  /** Puts a unit behind the others. @throws Problem MONTH_CHANGED where somebody does so at the same time */
  async add(
    context: ActingContext,
    { unitId, name, rule, firstMonth, dueDays }: Omit<RecordingUnit, 'unitNo' | 'lastMonth'>,
  ): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        await sql.execute(
          `INSERT INTO recording_unit (organisation_id, unit_id, unit_no, name_el, name_en, rule_kind, rule_column, rule_values, first_month, due_days)
           SELECT $1, $2, 1 + coalesce(max(u.unit_no), 0), $3, $4, $5, $6, $7::text[], $8, $9 FROM recording_unit u WHERE u.organisation_id = $1`,
          [context.organisationId, unitId, name.el, name.en, rule.kind, rule.column, rule.values, toFirstDay(firstMonth), dueDays],
        );
        await this.#database.record(sql, context, { action: 'month.unit-created', subjectKind: 'recording-unit', subjectId: unitId });
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? new Problem('MONTH_CHANGED') : error;
      });
  }

  /** @returns whether there was such a unit that had not ended */
  async end(context: ActingContext, unitId: string, lastMonth: MonthKey): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const touched = await sql.execute(
        'UPDATE recording_unit SET last_month = $3 WHERE organisation_id = $1 AND unit_id = $2 AND last_month IS NULL',
        [context.organisationId, unitId, toFirstDay(lastMonth)],
      );
      if (touched !== 1) return false;
      await this.#database.record(sql, context, {
        action: 'month.unit-ended',
        subjectKind: 'recording-unit',
        subjectId: unitId,
        details: { lastMonth },
      });
      return true;
    });
  }
}

function toUnit(row: UnitRow): RecordingUnit {
  return {
    unitId: row.unit_id,
    unitNo: row.unit_no,
    name: { el: row.name_el, en: row.name_en },
    rule: { kind: row.rule_kind, column: row.rule_column, values: row.rule_values },
    firstMonth: toMonth(row.first_month),
    lastMonth: row.last_month === null ? null : toMonth(row.last_month),
    dueDays: row.due_days,
  };
}
