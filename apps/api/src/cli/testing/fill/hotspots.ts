import { randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_JSON, EXACT_TIMES, PLACE, RUN } from './awkward.ts';
import { hex, insert } from './insert.ts';
import type { Known } from './known.ts';

/** Runs, and black spots with their history. */
export async function fillHotspots(sql: Sql, { organisation, one, intervention }: Known): Promise<void> {
  const first = randomUUID();
  // The first in the order of insertion refers to the second.
  await insert(sql, 'hotspot_run', [
    {
      ...organisation,
      ...RUN,
      run_id: randomUUID(),
      method_id: 'dbscan',
      status: 'finished',
      progress: '0.333333',
      cancel_requested: false,
      result: EXACT_JSON,
      created_at: EXACT_TIMES[0],
      finished_at: EXACT_TIMES[2],
      repeats_run_id: first,
    },
    {
      ...organisation,
      ...RUN,
      run_id: first,
      method_id: 'dbscan',
      status: 'failed',
      progress: '1e-45',
      cancel_requested: true,
      created_at: EXACT_TIMES[3],
      finished_at: EXACT_TIMES[1],
    },
  ]);
  await insert(sql, 'hotspot_run_sites', [{ ...organisation, run_id: first, part_no: 1, packed: hex(Buffer.from([31, 139, 0, 255])) }]);
  const spot = { ...organisation, black_spot_id: randomUUID() };
  await insert(sql, 'black_spot', [
    {
      ...spot,
      name: AWKWARD_TEXTS[0],
      location: PLACE,
      outline: 'SRID=4326;POLYGON((0 0,0 1e-7,1 1,0 0))',
      run_id: first,
      hotspot_rank: 1,
      filter: '{}',
      data_version: 2,
      figures: EXACT_JSON,
      illustrative: true,
      created_at: EXACT_TIMES[1],
    },
  ]);
  await insert(sql, 'black_spot_document', [
    {
      ...spot,
      document_id: randomUUID(),
      name: AWKWARD_TEXTS[0],
      media_type: 'application/pdf',
      size_bytes: 1,
      sealed: hex(Buffer.from([0, 255, 92, 10])),
    },
  ]);
  await insert(sql, 'black_spot_event', [
    {
      ...spot,
      event_no: 1,
      kind: 'accepted',
      to_status: 'identified',
      note: AWKWARD_TEXTS[0],
      person_id: one,
      person_name: AWKWARD_TEXTS[4],
      made_at: EXACT_TIMES[0],
    },
    {
      ...spot,
      event_no: 2,
      kind: 'step',
      from_status: 'approved',
      to_status: 'treated',
      happened_on: '2024-02-29',
      works_start: '2024-01-31',
      decision_number: AWKWARD_TEXTS[4],
      authority: AWKWARD_TEXTS[4],
      made_at: EXACT_TIMES[2],
    },
    { ...spot, ...intervention, event_no: 3, kind: 'intervention', made_at: EXACT_TIMES[3] },
    // Of nobody who could be appointed now: what was, is carried as it was.
    { ...spot, event_no: 4, kind: 'appointed', appointee_id: randomUUID(), made_at: EXACT_TIMES[3] },
  ]);
}
