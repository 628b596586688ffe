import { randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_JSON, EXACT_TIMES, RUN } from './awkward.ts';
import { hex, insert } from './insert.ts';
import type { Known } from './known.ts';

/** Interventions, their evaluations and plans, and what evidence and appraisals rest on. */
export async function fillEvaluations(sql: Sql, { organisation, one, intervention }: Known): Promise<void> {
  await insert(sql, 'intervention', [
    {
      ...organisation,
      ...intervention,
      name_el: AWKWARD_TEXTS[0],
      name_en: 'x',
      kind: 'x',
      sites: 'SRID=4326;MULTIPOINT((1 2),(3 4))',
      works_start: '2020-01-31',
      works_end: 'infinity',
      illustrative: true,
      source: '',
      note_el: '',
      note_en: '',
      created_at: EXACT_TIMES[1],
    },
  ]);
  await insert(sql, 'intervention', [
    {
      ...organisation,
      intervention_id: randomUUID(),
      name_el: 'x',
      name_en: 'x',
      kind: 'x',
      sites: 'SRID=4326;MULTIPOINT EMPTY',
      shape: 'SRID=4326;MULTIPOLYGON(((0 0,0 1e-7,1 1,0 0)))',
      works_start: '2020-01-31',
      works_end: '2020-02-29',
      illustrative: false,
      selection_reason: 'not-known',
      selection_note: AWKWARD_TEXTS[4],
      capital_cost: '0.1',
      cost_currency: 'EUR',
      price_year: 2020,
      target_filter: EXACT_JSON,
      version: 2,
      deleted_at: EXACT_TIMES[3],
    },
  ]);
  await insert(sql, 'intervention_former', [
    { ...organisation, ...intervention, version: 1, facts: EXACT_JSON, replaced_at: EXACT_TIMES[0] },
  ]);
  await insert(sql, 'intervention_document', [
    {
      ...organisation,
      ...intervention,
      document_id: randomUUID(),
      name: AWKWARD_TEXTS[0],
      media_type: 'application/pdf',
      size_bytes: 1,
      sealed: hex(Buffer.from([0, 255, 92, 10])),
      added_at: EXACT_TIMES[2],
    },
  ]);
  const evaluated = { run_id: randomUUID() };
  const published = { factor_id: randomUUID() };
  await insert(sql, 'evaluation_run', [
    { ...organisation, ...RUN, ...intervention, ...evaluated, result: EXACT_JSON, result_digest: 'd', created_at: EXACT_TIMES[0] },
  ]);
  await insert(sql, 'published_factor', [
    {
      ...organisation,
      ...published,
      kind: 'lighting',
      factor: 0.1 + 0.2,
      standard_error: 1 / 3,
      outcome: 'injury',
      applies_to: AWKWARD_TEXTS[0],
      citation: AWKWARD_TEXTS[4],
      published_year: 2004,
      url: '',
      entered_at: EXACT_TIMES[0],
    },
  ]);
  const decided = { ...organisation, kind: 'lighting', person_id: one, person_name: AWKWARD_TEXTS[4], made_at: EXACT_TIMES[2] };
  await insert(sql, 'evidence_decision', [
    {
      ...{
        ...decided,
        ...evaluated,
        decision_no: 1,
        decision: 'contributed',
        factor: 0.1 + 0.2,
        standard_error: 1 / 3,
        method: 'empirical-bayes',
      },
      ...{ years_before: 3, years_after: 1 / 3, treated_sites: 10, accidents_before: 50, chosen_by: 'unknown', outcome: 'all' },
      ...{ narrowed_by: '{place,road-user}', quality: '{25,NULL,0.5}', ratio: 1 / 3, log_variance: 0.1 + 0.2 },
    },
    { ...decided, ...published, decision_no: 2, decision: 'withheld' },
  ]);
  const plan = { ...organisation, plan_id: randomUUID() };
  await insert(sql, 'evaluation_plan', [
    {
      ...plan,
      ...intervention,
      parameters: EXACT_JSON,
      filter: '{}',
      sites: '[]',
      method_id: 'empirical-bayes',
      outlook: EXACT_JSON,
      records_first: '2014-01-01',
      records_last: '2024-02-29',
      data_version: 2,
      software_version: '1',
      person_id: one,
      person_name: AWKWARD_TEXTS[4],
      made_at: EXACT_TIMES[0],
    },
  ]);
  await insert(sql, 'evaluation_plan_withdrawal', [{ ...plan, reason: AWKWARD_TEXTS[0], made_at: EXACT_TIMES[2] }]);
  await insert(sql, 'unit_value_set', [
    {
      ...organisation,
      set_id: randomUUID(),
      version: 2,
      name: AWKWARD_TEXTS[0],
      country: 'GR',
      currency: 'EUR',
      price_year: 2024,
      basis: 'per-accident',
      unit_values: EXACT_JSON,
      source: AWKWARD_TEXTS[4],
      transfer: EXACT_JSON,
      created_at: EXACT_TIMES[1],
    },
  ]);
  await insert(sql, 'appraisal', [
    {
      ...organisation,
      appraisal_id: randomUUID(),
      name: AWKWARD_TEXTS[0],
      illustrative: true,
      question: EXACT_JSON,
      seed: 1,
      software_version: 'x',
      result: EXACT_JSON,
      result_digest: 'd',
      created_at: EXACT_TIMES[2],
    },
  ]);
}
