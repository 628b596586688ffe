import { randomUUID } from 'node:crypto';

import type { Database } from '../../../database/database.ts';
import type { Sql } from '../../../database/sql.ts';
import { AWKWARD_TEXTS, EXACT_TIMES } from './awkward.ts';
import { insert } from './insert.ts';
import type { Known } from './known.ts';

/** What organisations have brought and opened, and how their people sign in. */
export async function fillOrganisations(sql: Sql, { organisation, volos, one, two }: Known, keys: Database['keys']): Promise<void> {
  await sql.execute(`UPDATE organisation SET boundary = 'SRID=4326;MULTIPOLYGON(((0 0,0 1,1 1,0 0)))' WHERE organisation_id = $1`, [
    organisation.organisation_id,
  ]);
  await insert(sql, 'municipality', [
    { municipality_id: 7, name_el: 'Βόλος', name_en: 'Volos', boundary: 'SRID=4326;MULTIPOLYGON(((0 0,0 1,1 1,0 0)))' },
  ]);
  await insert(sql, 'organisation_municipality', [{ organisation_id: volos, municipality_id: 7 }]);
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
      recipient_organisation_id: volos,
      kind: 'records',
      municipality_ids: '{7,NULL}',
      valid_from: '2020-01-01',
      valid_until: '2020-12-31',
      purpose: AWKWARD_TEXTS[4],
      created_at: EXACT_TIMES[0],
    },
  ]);
  await insert(sql, 'sharing_use', [
    { ...organisation, person_id: two, recipient_organisation_id: volos, what: 'reading', hour: EXACT_TIMES[0] },
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
      organisation_id: volos,
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
}
