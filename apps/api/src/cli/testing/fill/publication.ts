import { randomBytes, randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_JSON, EXACT_TIMES } from './awkward.ts';
import { hex, insert } from './insert.ts';
import type { Known } from './known.ts';

/** Releases, and what the public has told. */
export async function fillPublication(sql: Sql, { organisation }: Known): Promise<void> {
  const draft = { ...organisation, draft_id: randomUUID() };
  await insert(sql, 'release_draft', [
    {
      ...draft,
      request: EXACT_JSON,
      threshold: 5,
      illustrative: true,
      data_version: 1,
      software_version: 'x',
      progress: 0.5,
      person_name: AWKWARD_TEXTS[0],
      made_at: EXACT_TIMES[0],
    },
  ]);
  const publicContent = { head: EXACT_JSON, content: hex(Buffer.from([0, 1, 255])), digest: 'd'.repeat(64) };
  await insert(sql, 'release_content', [
    {
      ...draft,
      ...publicContent,
      audit_passed: true,
      audit: EXACT_JSON,
      utility: '[]',
      reasons: hex(Buffer.from([0])),
      considered: '{"a, b",NULL}',
    },
  ]);
  // A history of which only the end matters here.
  await sql.execute('ALTER TABLE release_event DISABLE TRIGGER USER');
  await insert(sql, 'release_event', [
    { ...draft, event_no: 1, kind: 'rejected', reason: AWKWARD_TEXTS[2], person_name: AWKWARD_TEXTS[3], made_at: EXACT_TIMES[1] },
  ]);
  await sql.execute('ALTER TABLE release_event ENABLE TRIGGER USER');
  await insert(sql, 'published_release', [
    { ...organisation, ...publicContent, release_no: 1, release_id: 'volos-1', published_at: EXACT_TIMES[0], withdrawn_at: EXACT_TIMES[2] },
  ]);
  await insert(sql, 'citizen_report_desk', [{ ...organisation, is_open: true, kept_days: 100 }]);
  await insert(sql, 'citizen_report', [
    {
      ...organisation,
      report_id: randomUUID(),
      secret_hash: hex(randomBytes(32)),
      kind: 'hazard',
      category: 'lighting',
      longitude: 23.9,
      latitude: 37.9,
      words: AWKWARD_TEXTS[4],
      photo: hex(randomBytes(70)),
      erased_on: '2999-12-31',
    },
  ]);
}
