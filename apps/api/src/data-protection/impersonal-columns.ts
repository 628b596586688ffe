/*
 * The columns that tell of no person, by table: what an organisation decides, measures or computes, keys of the machine, states of jobs.
 * Whoever adds a column decides whether it stands here or in the register of personal fields, and a test sees to it that somebody does.
 */

const PLACE = 'location longitude_e7 latitude_e7 x_mm y_mm place_accuracy';
const VERSION = 'organisation_id batch_id mapping_version';

const COLUMNS: Readonly<Record<string, string>> = {
  // The conditions of an accident are those of the road. Of its time, the year; of its place, how well it is known.
  accident_version: `${VERSION} source_system year time_accuracy light weather road_type junction surface speed_limit speed_unit road_name
    municipality_id place_accuracy`,
  traffic_unit_version: VERSION,
  casualty_version: VERSION,
  traffic_count_site_version: `${VERSION} site_id content_hash source_system source_record_id described_in_year road_name road_category
    start_name end_name link_length_m ${PLACE}`,
  traffic_count_version: `${VERSION} site_id year direction content_hash counted all_motor_vehicles pedal_cycles two_wheeled_motor_vehicles
    heavy_goods_vehicles attributes`,
  road_segment_version: `${VERSION} segment_id content_hash source_system source_record_id road_name road_class length_m geometry attributes`,
  junction_version: `${VERSION} junction_id content_hash source_system source_record_id name junction_type attributes ${PLACE}`,
  import_batch: `organisation_id batch_id kind format_id mapping_version status counts position progress cancel_requested committed_version
    undone_version problem created_at started_at heartbeat_at finished_at details_deleted_at repairs duplicates_found corrects`,
  held_line: 'organisation_id batch_id file_index row_number level stale',
  row_issue: 'organisation_id batch_id issue_no file_name row_number column_name code level',
  accident_correction: 'organisation_id correction_no subject field committed_version withdrawn_version',
  duplicate_candidate: 'organisation_id batch_id score parts found_at',
  duplicate_decision: 'organisation_id decision_no verdict committed_version undone_version',
  data_version: 'organisation_id kind version changed_at erased_version',
  hotspot_run: `organisation_id run_id method_id parameters filter seed data_version software_version status progress cancel_requested result
    result_digest repeats_run_id problem created_at finished_at`,
  intervention: `organisation_id intervention_id name_el name_en kind sites works_start works_end selected_for_high_counts illustrative source
    note_el note_en created_at`,
  evaluation_run: `organisation_id run_id intervention_id parameters filter seed data_version software_version result result_digest created_at`,
  organisation: `organisation_id slug kind name_el name_en time_zone srid speed_unit boundary attribution_el attribution_en created_at
    default_language standing_access second_factor_required upload_retention_days audit_retention_days outside_boundary`,
  municipality: 'municipality_id name_el name_en boundary changed_at',
  organisation_municipality: 'organisation_id municipality_id',
  installation: 'only_row secret_hash demo created_at',
  role_capability: 'role capability',
  person: 'demo',
  person_identity: 'issuer',
  membership: 'organisation_id',
  one_time_link: 'link_hash link_id purpose organisation_id expires_at revoked_at',
  session: 'token_hash idle_until expires_at',
  api_token: 'token_id organisation_id token_hash capabilities expires_at',
  job_secret: 'secret_hash organisation_id capabilities expires_at',
  rate_limit: 'points resets_at',
  audit_event: 'organisation_id event_id actor_kind records_of subject_kind written_mac',
  audit_seal: 'organisation_id seal_no event_id mac sealed_at',
  audit_checkpoint: 'organisation_id seal_no mac removed first_at last_at pruned_at checkpoint_mac',
  audit_unsealed: 'organisation_id occurred_at event_id',
  sharing_grant: `organisation_id grant_id recipient_organisation_id kind municipality_ids valid_from valid_until purpose created_at revoked_at`,
  sharing_use: 'organisation_id recipient_organisation_id what',
  subject_request: 'organisation_id request_id kind status done_at',
  subject_export: 'organisation_id request_id expires_at',
  subject_erasure: 'organisation_id',
  schema_migration: 'id timestamp name',
};

/** THE columns that tell of no person, as `table.column`. */
export const IMPERSONAL_COLUMNS: readonly string[] = Object.entries(COLUMNS).flatMap(([table, columns]) =>
  columns.split(/\s+/).map((column) => `${table}.${column}`),
);
