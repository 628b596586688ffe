import type { DataKind } from '@elektron/domain';

import type { Database } from '../../database/database.ts';
import type { OrganisationContext } from '../../database/in-organisation.ts';

/** Rows of a table of records by column, as the import writes them; what is left out is null or the column's default. */
export type RecordRow = Readonly<Record<string, unknown>>;

const ACCIDENT_DEFAULTS = {
  source_system: 'test',
  source_record_id: 'test',
  mapping_version: 1,
  severity: 0,
  severity_native: '',
  year: 2020,
  time_accuracy: 1,
  accident_type: 0,
  light: 0,
  weather: 0,
  road_type: 0,
  junction: 0,
  surface: 0,
  speed_unit: 1,
  place_accuracy: 0,
  place_words: {},
  attributes: {},
};

const UNIT_DEFAULTS = { mapping_version: 1, road_user: 0, road_user_native: '', attributes: {} };

const CASUALTY_DEFAULTS = {
  mapping_version: 1,
  severity: 0,
  severity_native: '',
  casualty_class: 0,
  road_user: 0,
  sex: 0,
  attributes: {},
};

const SITE_DEFAULTS = { source_system: 'test', source_record_id: 'test', mapping_version: 1, described_in_year: 2020, place_accuracy: 1 };

const COUNT_DEFAULTS = { mapping_version: 1, counted: true, attributes: {} };

const FEATURE_DEFAULTS = {
  source_system: 'test',
  source_record_id: 'test',
  mapping_version: 1,
  side: 0,
  lines: [],
  attributes: {},
  place_accuracy: 0,
};

const OBSERVATION_DEFAULTS = {
  mapping_version: 1,
  observation_reference: 'undated',
  date_basis: 0,
  method: 0,
  state: 1,
  condition: 0,
  is_temporary: false,
  attributes: {},
};

const DEFAULTS = {
  accident_version: ACCIDENT_DEFAULTS,
  traffic_unit_version: UNIT_DEFAULTS,
  casualty_version: CASUALTY_DEFAULTS,
  traffic_count_site_version: SITE_DEFAULTS,
  traffic_count_version: COUNT_DEFAULTS,
  accessibility_feature_version: FEATURE_DEFAULTS,
  accessibility_observation_version: OBSERVATION_DEFAULTS,
} as const;

/** An import batch that has written nothing yet and that nobody sees. */
export async function insertBatch(
  database: Database,
  context: OrganisationContext,
  batchId: number,
  kind: DataKind = 'accidents',
): Promise<void> {
  await database.inOrganisation(context, (sql) =>
    sql.execute(
      `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position)
       VALUES ($1, $2, $3, 'test', 1, 'running', '[]', '{}', '{}')`,
      [context.organisationId, batchId, kind],
    ),
  );
}

/** Makes a batch seen: the data version goes up by one. */
export async function commitBatch(database: Database, context: OrganisationContext, batchId: number): Promise<void> {
  await raiseVersion(database, context, batchId, `status = 'committed', committed_version`);
}

/** Takes a batch back: the data version goes up by one. */
export async function undoBatch(database: Database, context: OrganisationContext, batchId: number): Promise<void> {
  await raiseVersion(database, context, batchId, `status = 'undone', undone_version`);
}

async function raiseVersion(database: Database, context: OrganisationContext, batchId: number, column: string): Promise<void> {
  await database.inOrganisation(context, (sql) =>
    sql.execute(
      `WITH raised AS (
         INSERT INTO data_version (organisation_id, kind, version)
           SELECT organisation_id, kind, 1 FROM import_batch WHERE organisation_id = $1 AND batch_id = $2
         ON CONFLICT (organisation_id, kind) DO UPDATE SET version = data_version.version + 1 RETURNING version)
       UPDATE import_batch SET ${column} = (SELECT version FROM raised) WHERE organisation_id = $1 AND batch_id = $2`,
      [context.organisationId, batchId],
    ),
  );
}

/** Writes versions of records for a batch. */
export async function insertRecords(
  database: Database,
  context: OrganisationContext,
  table: keyof typeof DEFAULTS,
  batchId: number,
  rows: readonly RecordRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map((row) => ({
    ...DEFAULTS[table],
    ...row,
    organisation_id: context.organisationId,
    batch_id: batchId,
    content_hash: '\\x00',
  }));
  const columns = [...new Set(given.flatMap((row) => Object.keys(row)))];
  const hasPlace = columns.includes('longitude_e7');
  const place = hasPlace ? ', ST_SetSRID(ST_MakePoint(r.longitude_e7 / 1e7::float8, r.latitude_e7 / 1e7::float8), 4326)' : '';
  await database.inOrganisation(context, (sql) =>
    sql.execute(
      `INSERT INTO ${table} (${columns.join(', ')}${hasPlace ? ', location' : ''})
       SELECT ${columns.map((column) => `r.${column}`).join(', ')}${place}
       FROM jsonb_populate_recordset(NULL::${table}, $1) AS r`,
      [JSON.stringify(given)],
    ),
  );
}

/** What of an accident, and what it is to be: as the table of corrections holds it. */
export interface TestCorrection {
  readonly accidentId: string;
  readonly subject?: string;
  readonly unitReference?: string;
  readonly casualtyReference?: string;
  readonly field: string;
  readonly value: unknown;
}

/** Corrects an accident: the data version goes up by one. */
export async function insertCorrection(database: Database, context: OrganisationContext, correction: TestCorrection): Promise<void> {
  const { accidentId, subject = 'accident', unitReference = '', casualtyReference = '', field, value } = correction;
  await database.inOrganisation(context, (sql) =>
    sql.execute(
      `INSERT INTO accident_correction (organisation_id, accident_id, subject, unit_reference, casualty_reference, field, value, source_value, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'null', 'test')`,
      [context.organisationId, accidentId, subject, unitReference, casualtyReference, field, JSON.stringify(value)],
    ),
  );
}

/** Withdraws the last correction that counts, where there is one: the data version goes up by one. @returns whether there was one */
export async function withdrawLastCorrection(database: Database, context: OrganisationContext): Promise<boolean> {
  const withdrawn = await database.inOrganisation(context, async (sql) => {
    const [last] = await sql.query<{ id: string; no: number }>(
      `SELECT accident_id AS id, correction_no AS no FROM accident_correction WHERE withdrawn_at IS NULL ORDER BY committed_version DESC LIMIT 1`,
    );
    if (last === undefined) return 0;
    return sql.execute('UPDATE accident_correction SET withdrawn_at = now() WHERE accident_id = $1 AND correction_no = $2', [
      last.id,
      last.no,
    ]);
  });
  return withdrawn === 1;
}
