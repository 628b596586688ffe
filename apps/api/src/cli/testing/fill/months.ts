import { randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_JSON, EXACT_TIMES } from './awkward.ts';
import { insert } from './insert.ts';
import type { Known } from './known.ts';

/** Reporting units and their months, and what is said beside them. */
export async function fillMonths(sql: Sql, { organisation, one }: Known): Promise<void> {
  const unit = { ...organisation, unit_id: randomUUID() };
  const named = { name_el: AWKWARD_TEXTS[0], name_en: AWKWARD_TEXTS[0], first_month: '2020-01-01', due_days: 10 };
  await insert(sql, 'recording_unit', [
    { ...unit, ...named, unit_no: 1, rule_kind: 'attribute', rule_column: AWKWARD_TEXTS[0], rule_values: '{Α,"β γ"}' },
  ]);
  await insert(sql, 'reporting_step', [
    {
      ...unit,
      month: '2020-02-01',
      step_no: 1,
      step: 'received',
      data_version: 1,
      counts: EXACT_JSON,
      person_id: one,
      person_name: AWKWARD_TEXTS[0],
      made_at: EXACT_TIMES[0],
    },
  ]);
  await insert(sql, 'month_reminder', [
    { ...unit, month: '2020-02-01', stage: 'received', claimed_at: EXACT_TIMES[0], sent_at: EXACT_TIMES[0], letters: 2 },
  ]);
  const note = { text_el: AWKWARD_TEXTS[0], text_en: AWKWARD_TEXTS[4], source: AWKWARD_TEXTS[4] };
  const factors = { kind: 'entered', months: [1.5], weekdays: [], hours: null, coefficientOfVariation: null };
  await insert(sql, 'traffic_factor_version', [
    {
      ...organisation,
      road_category: AWKWARD_TEXTS[0],
      mode: 'car',
      valid_year: 0,
      version: 1,
      origin: 'entered',
      source: AWKWARD_TEXTS[4],
      factors: JSON.stringify(factors),
    },
  ]);
  await insert(sql, 'reporting_note', [{ ...organisation, ...note, note_id: randomUUID(), starts_on: '2020-01-01' }]);
  await insert(sql, 'expected_total', [{ ...organisation, source: AWKWARD_TEXTS[4], month: '2020-01-01', measure: 'killed', expected: 3 }]);
}
