import { randomBytes, randomUUID } from 'node:crypto';

import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_DOUBLES, AWKWARD_TEXTS, EXACT_JSON, PLACE } from './awkward.ts';
import { hex, insert } from './insert.ts';
import type { Known } from './known.ts';

/** Versions of records in every kind, and what an import holds back. */
export async function fillRecords(sql: Sql, { organisation, accident }: Known): Promise<void> {
  const version = {
    ...organisation,
    batch_id: 1,
    content_hash: hex(randomBytes(64)),
    mapping_version: 1,
    attributes: EXACT_JSON,
  };
  const source = { source_system: 's', source_record_id: AWKWARD_TEXTS[4] };
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
      location: PLACE,
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
}
