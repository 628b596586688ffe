import { randomBytes, randomUUID } from 'node:crypto';

import { importTown } from '../../accidents/testing/import-town.ts';
import { insertBatch, insertRecords, undoBatch } from '../../accidents/testing/insert-records.ts';
import { putAsideRules, putBackRules } from '../../backup/restore.repository.ts';
import type { Environment } from '../../common/env.ts';
import { makeTown } from '../../common/testing/make-town.ts';
import type { Database } from '../../database/database.ts';
import type { OrganisationContext } from '../../database/in-organisation.ts';
import type { Sql } from '../../database/sql.ts';
import { createTestOrganisation } from '../../database/testing/test-database.ts';
import { AuditEventRepository } from '../../identity/audit/audit-event.repository.ts';
import { AuditHeads } from '../../identity/audit/audit-heads.ts';
import { checkpointMacOf } from '../../identity/audit/seal-chain.ts';
import { TokenRepository } from '../../identity/people/token.repository.ts';
import { signInForTest, type SignedIn } from '../../identity/testing/sign-in-for-test.ts';
import { restorePorts } from '../restore.ts';

/** What any program along the way might mistake for something else. */
const AWKWARD_TEXTS = [
  'Οδός «Ερμού» 12',
  "'; DROP TABLE organisation; --",
  '{"a",NULL,\\x00}',
  '\\N',
  '\t tab, \r\n lines, \\ backslash, "quotes" \u2028 \u{1f6b2} e\u0301 \u00e9',
  '',
  ' NULL ',
] as const;

/** Numbers at the ends of what a double holds, and the one that JSON forgets. */
const AWKWARD_DOUBLES = ['0', '-0', '5e-324', '1.7976931348623157e308', '0.1', '0.30000000000000004', 'Infinity'] as const;

const EXACT_JSON = `{"big": 12345678901234567890123456789.000, "tiny": 1e-300, "text": "\\u2028 {} \\\\ \\" ω", "null": null, "list": [1.10, []]}`;
const EXACT_TIMES = ['2020-02-29 23:59:59.999999+00', '1999-12-31 22:00:00.000001+00', 'infinity', '0044-03-15 12:00:00+00 BC'] as const;

export interface FilledInstallation {
  readonly contexts: readonly OrganisationContext[];
  readonly people: readonly SignedIn[];
  /** Of a machine. */
  readonly token: string;
}

/** Rows in every table of an installation: three organisations, records in every state of an import, people, runs, and a sealed audit trail. */
export async function fillInstallation(
  database: Database,
  environment: Pick<Environment, 'demo' | 'auditHeadDirectory'>,
): Promise<FilledInstallation> {
  const contexts: OrganisationContext[] = [];
  for (const slug of ['athens', 'volos', 'police']) contexts.push(await createTestOrganisation(database, slug));
  const [athens, volos, police] = contexts as [OrganisationContext, OrganisationContext, OrganisationContext];
  // More than one page of rows; the second import is a later version of some of them, the third is undone, the last was interrupted.
  await importTown(database, athens, 1, makeTown(1_200));
  await importTown(database, athens, 2, makeTown(300, 8));
  await importTown(database, athens, 3, makeTown(200, 9));
  await undoBatch(database, athens, 3);
  await insertBatch(database, athens, 4);
  await importTown(database, volos, 1, makeTown(50, 10));
  const open = Array.from({ length: 30 }, (_, i) => ({ accident_id: `00000000-0000-8000-8001-${String(i).padStart(12, '0')}` }));
  await insertRecords(database, athens, 'accident_version', 4, open);

  const people = [
    await signInForTest(database, athens.organisationId, { passwordHash: '$argon2id$x', secondFactor: true }),
    await signInForTest(database, volos.organisationId, { roles: ['analyst', 'publisher'] }),
    await signInForTest(database, null, { steward: true }),
  ];
  const [first, second] = people as [SignedIn, SignedIn];
  const token = await new TokenRepository(database).add(first.context, first.personId, {
    name: 'm',
    capabilities: ['records.read'],
    days: 9,
  });
  await database.lendToJob(athens, ['records.import']);
  await database.asOwner(async (sql) => {
    const rules = await putAsideRules(sql);
    await fillRest(sql, database, { athens, volos, police, personIds: [first.personId, second.personId] });
    await putBackRules(sql, rules);
  });
  await fillTrail(database, environment, [first, second], police.organisationId);
  return { contexts, people, token };
}

interface Known {
  readonly athens: OrganisationContext;
  readonly volos: OrganisationContext;
  readonly police: OrganisationContext;
  readonly personIds: readonly [string, string];
}

/** What the rooms would take many steps to write. */
async function fillRest(sql: Sql, { keys }: Database, { athens, volos, police, personIds: [one, two] }: Known): Promise<void> {
  const organisation = { organisation_id: athens.organisationId };
  const version = {
    ...organisation,
    batch_id: 1,
    content_hash: `\\x${randomBytes(64).toString('hex')}`,
    mapping_version: 1,
    attributes: EXACT_JSON,
  };
  const source = { source_system: 's', source_record_id: AWKWARD_TEXTS[4] };
  const accident = { accident_id: randomUUID() };
  const run = { ...organisation, parameters: EXACT_JSON, filter: '{}', seed: 1, data_version: 2, software_version: '0' };
  const place = 'SRID=4326;POINT(23.7275 37.9838)';

  await insert(sql, 'traffic_unit_version', [
    { ...version, ...accident, unit_reference: '1', road_user: 3, road_user_native: AWKWARD_TEXTS[1] },
  ]);
  await insert(sql, 'casualty_version', [
    {
      ...version,
      ...accident,
      unit_reference: '1',
      casualty_reference: 'α',
      severity: 1,
      severity_native: '',
      casualty_class: 0,
      road_user: 0,
      sex: 0,
    },
  ]);
  const sites = AWKWARD_DOUBLES.map((length, i) => ({
    ...version,
    ...source,
    site_id: randomUUID(),
    described_in_year: 2000 + i,
    road_name: AWKWARD_TEXTS[i % AWKWARD_TEXTS.length],
    link_length_m: length,
    place_accuracy: 0,
  }));
  await insert(sql, 'traffic_count_site_version', sites);
  await insert(sql, 'traffic_count_version', [{ ...version, site_id: randomUUID(), year: 2020, direction: 'N', counted: false }]);
  await insert(sql, 'road_segment_version', [
    {
      ...version,
      ...source,
      segment_id: randomUUID(),
      geometry: 'SRID=4326;LINESTRING(0.1 0.2, -0 1e-300, 179.99999999999997 -90)',
      length_m: '-0',
    },
  ]);
  const feature = { feature_id: randomUUID() };
  await insert(sql, 'accessibility_feature_version', [
    { ...version, ...source, ...feature, item: 1, lines: '[[237275000,379838000]]', road_name: AWKWARD_TEXTS[0] },
  ]);
  await insert(sql, 'accessibility_observation_version', [
    {
      ...version,
      ...feature,
      observation_reference: AWKWARD_TEXTS[2],
      observed_on: '2024-02-29',
      date_basis: 1,
      state: 1,
      clear_width_m: '5e-324',
      is_temporary: true,
      present_from: '2024-02-29 23:59:59.999999',
    },
  ]);
  await insert(sql, 'junction_version', [
    {
      ...version,
      ...source,
      junction_id: randomUUID(),
      junction_type: 0,
      location: place,
      longitude_e7: 1,
      latitude_e7: 1,
      x_mm: '-9223372036854775808',
      y_mm: '9223372036854775807',
      place_accuracy: 0,
    },
  ]);
  const issues = AWKWARD_TEXTS.map((value, i) => ({
    ...organisation,
    batch_id: i % 2 === 0 ? 1 : 4,
    issue_no: i,
    file_name: value,
    row_number: i,
    code: 'X',
    level: 'held',
    value: i === 6 ? null : value,
    draft: i === 0 ? null : EXACT_JSON,
  }));
  await insert(sql, 'row_issue', issues);
  const heldLines = AWKWARD_TEXTS.map((value, i) => ({
    ...organisation,
    batch_id: i % 2 === 0 ? 1 : 4,
    file_index: i,
    row_number: i,
    level: i % 2 === 0 ? 'held' : 'rejected',
    cells: i === 0 ? null : JSON.stringify([value, '']),
    edited: i === 1 ? JSON.stringify([value]) : null,
    discarded_reason: value === '' ? null : value.slice(0, 500),
  }));
  await insert(sql, 'held_line', heldLines);
  await insert(sql, 'street_entry', [{ ...organisation, entry_id: randomUUID(), batch_id: 4 }]);
  const first = randomUUID();
  // The first in the order of insertion refers to the second.
  await insert(sql, 'hotspot_run', [
    {
      ...run,
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
      ...run,
      run_id: first,
      method_id: 'dbscan',
      status: 'failed',
      progress: '1e-45',
      cancel_requested: true,
      created_at: EXACT_TIMES[3],
      finished_at: EXACT_TIMES[1],
    },
  ]);
  const intervention = { intervention_id: randomUUID() };
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
  await insert(sql, 'hotspot_run_sites', [{ ...organisation, run_id: first, part_no: 1, packed: hex(Buffer.from([31, 139, 0, 255])) }]);
  const spot = { ...organisation, black_spot_id: randomUUID() };
  await insert(sql, 'black_spot', [
    {
      ...spot,
      name: AWKWARD_TEXTS[0],
      location: place,
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
  const evaluated = { run_id: randomUUID() };
  const published = { factor_id: randomUUID() };
  await insert(sql, 'evaluation_run', [
    { ...run, ...intervention, ...evaluated, result: EXACT_JSON, result_digest: 'd', created_at: EXACT_TIMES[0] },
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
  await sql.execute(`UPDATE organisation SET boundary = 'SRID=4326;MULTIPOLYGON(((0 0,0 1,1 1,0 0)))' WHERE organisation_id = $1`, [
    athens.organisationId,
  ]);

  await insert(sql, 'municipality', [
    { municipality_id: 7, name_el: 'Βόλος', name_en: 'Volos', boundary: 'SRID=4326;MULTIPOLYGON(((0 0,0 1,1 1,0 0)))' },
  ]);
  await insert(sql, 'organisation_municipality', [{ organisation_id: volos.organisationId, municipality_id: 7 }]);
  await insert(sql, 'area_collection', [
    {
      ...organisation,
      collection_id: 3,
      kind: 'school',
      name_el: AWKWARD_TEXTS[0],
      name_en: AWKWARD_TEXTS[4],
      file_name: 'schools.geojson',
      licence: 'ODbL 1.0',
      attribution: AWKWARD_TEXTS[0],
      item_count: 2,
      created_at: EXACT_TIMES[0],
      retired_at: EXACT_TIMES[2],
    },
  ]);
  const item = { ...organisation, collection_id: 3, source_id: 'node/1', name_el: AWKWARD_TEXTS[0], name_en: '' };
  await insert(sql, 'area_item', [
    { ...item, item_id: 1, shape: 'SRID=4326;POINT(23.7 37.9)', x_mm: 476_000_123, y_mm: 4_200_000_456 },
    { ...item, item_id: 2, shape: 'SRID=4326;MULTIPOLYGON(((0 0,0 1,1 1,0 0)))' },
  ]);
  await insert(sql, 'site_table', [
    {
      ...organisation,
      site_table_id: 4,
      kind: 'segment',
      name: AWKWARD_TEXTS[0],
      source: AWKWARD_TEXTS[4],
      file_name: 'segments.gpkg',
      first_year: 2011,
      last_year: 2018,
      traffic_measure: 'relative',
      traffic_origin: 'modelled',
      traffic_column: 'total_traffic',
      has_minor_traffic: false,
      covariate_names: JSON.stringify([AWKWARD_TEXTS[0]]),
      site_count: 1,
      left_out: 2,
      created_at: EXACT_TIMES[0],
      retired_at: EXACT_TIMES[2],
    },
  ]);
  await insert(sql, 'site_table_site', [
    {
      ...organisation,
      site_table_id: 4,
      site_no: 1,
      site_code: AWKWARD_TEXTS[0],
      name: '',
      group_name: 'A Road',
      shape: 'SRID=4326;LINESTRING(23.7 37.9,23.8 37.9)',
      length_m: 14.581731884906116,
      traffic: 1897.5294011544004,
      accidents: 3,
      fatal: 0,
      serious: 1,
      slight: 1,
      damage_only: 0,
      covariates: '[0.1]',
    },
  ]);
  await insert(sql, 'sharing_grant', [
    {
      ...organisation,
      grant_id: randomUUID(),
      recipient_organisation_id: volos.organisationId,
      kind: 'records',
      municipality_ids: '{7,NULL}',
      valid_from: '2020-01-01',
      valid_until: '2020-12-31',
      purpose: AWKWARD_TEXTS[4],
      created_at: EXACT_TIMES[0],
    },
  ]);
  await insert(sql, 'sharing_use', [
    { ...organisation, person_id: two, recipient_organisation_id: volos.organisationId, what: 'reading', hour: EXACT_TIMES[0] },
  ]);
  await insert(sql, 'recovery_code', [{ person_id: one, code_hash: '\\x00ff' }]);
  await insert(sql, 'sign_in_attempt', [{ address_key: '\\x', failures: 3, locked_until: EXACT_TIMES[2], last_at: EXACT_TIMES[1] }]);
  await insert(sql, 'person_identity', [
    { issuer: 'https://sso.example', subject: AWKWARD_TEXTS[4], person_id: two, created_at: EXACT_TIMES[0] },
  ]);
  await insert(sql, 'one_time_link', [
    {
      link_hash: '\\x01',
      link_id: randomUUID(),
      purpose: 'invitation',
      organisation_id: volos.organisationId,
      email: 'a@b',
      roles: '{analyst}',
      created_at: EXACT_TIMES[0],
      expires_at: EXACT_TIMES[2],
    },
  ]);
  await sql.execute('UPDATE person SET totp_secret = $1, totp_last_step = 9223372036854775807 WHERE person_id = $2', [
    keys.seal('second-factor', Buffer.from('secret'), two),
    two,
  ]);
  const request = { ...organisation, request_id: randomUUID() };
  await insert(sql, 'subject_request', [
    {
      ...request,
      ...accident,
      kind: 'export',
      unit_reference: '1',
      casualty_reference: 'α',
      reason: AWKWARD_TEXTS[0],
      status: 'open',
      opened_by: one,
      opened_by_name: 'Test',
      opened_at: EXACT_TIMES[0],
    },
  ]);
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
  await insert(sql, 'subject_export', [{ ...request, sealed: `\\x${randomBytes(300).toString('hex')}`, expires_at: EXACT_TIMES[2] }]);
  await insert(sql, 'subject_erasure', [
    { organisation_id: police.organisationId, key_hash: `\\x${randomBytes(32).toString('hex')}`, erased_at: EXACT_TIMES[0] },
  ]);
}

/** Events of two organisations, all but the last of them sealed, and a chain of which retention has left its end only. */
async function fillTrail(
  database: Database,
  environment: Pick<Environment, 'demo' | 'auditHeadDirectory'>,
  [one, two]: readonly [SignedIn, SignedIn],
  pruned: string,
): Promise<void> {
  const trail = new AuditEventRepository(database);
  for (const { context } of [one, one, two]) {
    await trail.record(context, {
      action: 'personal.read',
      subjectKind: 'accident',
      subjectId: AWKWARD_TEXTS[4],
      fields: ['age', 'sex'],
      details: { n: 1.5e300 },
    });
  }
  await trail.recordForInstallation({ action: 'session.sign-in-failed' }, two.personId);
  await restorePorts(environment).seal(database, environment.auditHeadDirectory);
  await trail.record(one.context, { action: 'records.exported', details: { rows: 3 } });
  const times = { firstAt: '2020-01-01T00:00:00.000001Z', lastAt: '2020-01-02T00:00:00.000000Z', prunedAt: '2021-01-01T00:00:00.123456Z' };
  const checkpoint = { sealNo: 3, mac: randomBytes(32), removed: 3, ...times };
  await database.asOwner((sql) =>
    insert(sql, 'audit_checkpoint', [
      {
        organisation_id: pruned,
        seal_no: 3,
        mac: hex(checkpoint.mac),
        removed: 3,
        first_at: times.firstAt,
        last_at: times.lastAt,
        pruned_at: times.prunedAt,
        checkpoint_mac: hex(checkpointMacOf(database.keys, pruned, checkpoint)),
      },
    ]),
  );
  await new AuditHeads(environment, database).accept(pruned, { sealNo: 3, mac: checkpoint.mac, sealedAt: '' });
}

function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

/** Values as PostgreSQL reads them; columns that are left out get their defaults. */
async function insert(sql: Sql, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const columns = await sql.query<{ name: string; type: string }>(
    `SELECT quote_ident(attname) AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
    [table],
  );
  for (const row of rows) {
    const given = columns.filter(({ name }) => row[name] !== undefined);
    await sql.execute(
      `INSERT INTO ${table} (${given.map(({ name }) => name).join(', ')}) VALUES (${given.map(({ type }, i) => `$${i + 1}::text::${type}`).join(', ')})`,
      given.map(({ name }) => (row[name] === null ? null : String(row[name] as string | number | boolean))),
    );
  }
}
