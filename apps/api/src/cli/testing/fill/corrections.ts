import { randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_JSON, EXACT_TIMES } from './awkward.ts';
import { insert } from './insert.ts';
import type { Known } from './known.ts';

/** What people have decided about single accidents. */
export async function fillCorrections(sql: Sql, { organisation, one, accident }: Known): Promise<void> {
  const correction = { ...organisation, ...accident, subject: 'accident', made_at: EXACT_TIMES[0], committed_version: 4 };
  await insert(sql, 'accident_correction', [
    { ...correction, correction_no: 1, field: 'severity', value: '1', source_value: 'null', reason: AWKWARD_TEXTS[0], person_id: one },
    {
      ...correction,
      correction_no: 2,
      field: 'roadName',
      value: EXACT_JSON,
      source_value: '"A104"',
      reason: AWKWARD_TEXTS[4],
      withdrawn_at: EXACT_TIMES[2],
      withdrawn_version: 5,
    },
  ]);
  const [accident_id, other_accident_id] = [randomUUID(), randomUUID()].sort();
  const pair = { ...organisation, accident_id, other_accident_id };
  await insert(sql, 'duplicate_candidate', [{ ...pair, batch_id: 1, score: 86, parts: EXACT_JSON, found_at: EXACT_TIMES[0] }]);
  await insert(sql, 'duplicate_decision', [
    {
      ...pair,
      decision_no: 1,
      verdict: 'different',
      decided_by: one,
      decided_by_name: AWKWARD_TEXTS[0],
      decided_at: EXACT_TIMES[0],
      undone_at: EXACT_TIMES[2],
    },
  ]);
  await insert(sql, 'place_skip', [
    {
      ...organisation,
      ...accident,
      skip_no: 1,
      skipped_by: one,
      skipped_by_name: AWKWARD_TEXTS[0],
      skipped_at: EXACT_TIMES[0],
      undone_at: EXACT_TIMES[2],
    },
  ]);
  const search = { ...organisation, ground: AWKWARD_TEXTS[0], search_id: randomUUID() };
  await insert(sql, 'place_search', [{ ...search, data_version: 1, status: 'done', heartbeat_at: EXACT_TIMES[0] }]);
  await insert(sql, 'place_search_part', [{ ...search, part_no: 0, proposals: JSON.stringify([AWKWARD_TEXTS[4]]) }]);
}
