/*
 * The columns that tell of no person, by table: what an organisation decides, measures or computes, keys of the machine, states of jobs.
 * Whoever adds a column decides whether it stands here or in the register of personal fields, and a test sees to it that somebody does.
 */

const PLACE = 'location longitude_e7 latitude_e7 x_mm y_mm place_accuracy';
const VERSION = 'organisation_id batch_id mapping_version';

const COLUMNS: Readonly<Record<string, string>> = {
  // The conditions of an accident are those of the road. Of its time, the year; of its place, how well it is known.
  accident_version: `${VERSION} source_system year time_accuracy accident_type light weather road_type junction surface speed_limit speed_unit
    road_name municipality_id place_accuracy`,
  traffic_unit_version: VERSION,
  casualty_version: VERSION,
  traffic_count_site_version: `${VERSION} site_id content_hash source_system source_record_id described_in_year road_name road_category
    start_name end_name link_length_m ${PLACE}`,
  traffic_count_version: `${VERSION} site_id year direction period content_hash counted all_motor_vehicles pedal_cycles pedestrians
    two_wheeled_motor_vehicles cars buses light_goods_vehicles heavy_goods_vehicles speed_unit mean_speed speed_v85 measured_speeds
    attributes`,
  road_segment_version: `${VERSION} segment_id content_hash source_system source_record_id road_name road_class length_m geometry attributes
    line_source_id road_reference speed_limit speed_unit lanes one_way road_authority level from_m from_km to_km start_junction_id end_junction_id withdrawn`,
  junction_version: `${VERSION} junction_id content_hash source_system source_record_id name junction_type attributes degree withdrawn
    ${PLACE}`,
  accessibility_feature_version: `${VERSION} feature_id content_hash source_system source_record_id item side lines start_feature_id end_feature_id
    road_name attributes ${PLACE}`,
  accessibility_observation_version: `${VERSION} feature_id observation_reference content_hash observed_on date_basis method state condition
    clear_width_m width_m headroom_m longitudinal_slope_percent cross_slope_percent upstand_mm is_temporary present_from present_until`,
  import_batch: `organisation_id batch_id kind format_id mapping_version status counts position progress cancel_requested committed_version
    undone_version problem created_at started_at heartbeat_at finished_at details_deleted_at repairs duplicates_found corrects`,
  // Made by chance on a phone; whose look it was stands with the observation.
  street_entry: 'organisation_id entry_id batch_id',
  held_line: 'organisation_id batch_id file_index row_number level stale',
  row_issue: 'organisation_id batch_id issue_no file_name row_number column_name code level',
  accident_correction: 'organisation_id correction_no subject field committed_version withdrawn_version placement_id',
  duplicate_candidate: 'organisation_id batch_id score parts found_at',
  duplicate_decision: 'organisation_id decision_no verdict committed_version undone_version',
  place_skip: 'organisation_id skip_no',
  place_search: 'organisation_id ground search_id data_version status done total heartbeat_at',
  place_search_part: 'organisation_id ground search_id part_no',
  recording_unit:
    'organisation_id unit_id unit_no name_el name_en rule_kind rule_column rule_values first_month last_month due_days created_at',
  reporting_step: 'organisation_id unit_id month step_no step data_version counts',
  traffic_factor_version: 'organisation_id road_category mode valid_year version origin source counted_year factors created_at',
  reporting_note: 'organisation_id note_id starts_on ends_on text_el text_en source created_at',
  // How many letters, and not to whom.
  month_reminder: 'organisation_id unit_id month stage claimed_at sent_at letters',
  expected_total: 'organisation_id source month measure expected',
  data_version: 'organisation_id kind version changed_at erased_version',
  hotspot_run: `organisation_id run_id opened_sites method_id parameters filter seed data_version roads_version traffic_version software_version status progress cancel_requested result
    result_digest repeats_run_id problem created_at finished_at`,
  hotspot_run_sites: 'organisation_id run_id part_no packed',
  // What people write about a place, its notes apart.
  black_spot: `organisation_id black_spot_id name location radius_m outline run_id hotspot_rank filter data_version figures illustrative
    created_at`,
  black_spot_event: `organisation_id black_spot_id event_no kind from_status to_status happened_on decision_number authority works_start
    intervention_id document_id`,
  black_spot_document: 'organisation_id black_spot_id document_id media_type size_bytes',
  intervention: `organisation_id intervention_id name_el name_en kind sites works_start works_end selected_for_high_counts illustrative source
    note_el note_en created_at shape selection_reason selection_note capital_cost yearly_cost cost_currency price_year target_filter version
    deleted_at`,
  intervention_former: 'organisation_id intervention_id version facts replaced_at',
  intervention_document: 'organisation_id intervention_id document_id media_type size_bytes added_at',
  published_factor: `organisation_id factor_id kind factor standard_error lower_limit upper_limit confidence_level outcome applies_to citation published_year
    url quality_points retired_at`,
  // Totals of sites and years, never below ten accidents.
  evidence_decision: `organisation_id decision_no run_id factor_id decision kind factor standard_error method years_before years_after treated_sites
    accidents_before accidents_after chosen_by outcome narrowed_by quality ratio log_variance`,
  evaluation_run: `organisation_id run_id intervention_id parameters filter seed data_version software_version result result_digest created_at`,
  citizen_report_desk: 'organisation_id is_open kept_days',
  citizen_report: 'organisation_id report_id secret_hash kind category state erased_on',
  evaluation_plan: `organisation_id plan_id intervention_id parameters filter sites method_id outlook records_first records_last data_version
    software_version`,
  evaluation_plan_withdrawal: 'organisation_id plan_id',
  // What is public of it was judged so that nobody can be told from it.
  published_release: 'organisation_id release_no release_id head content digest published_at withdrawn_at',
  release_draft: `organisation_id draft_id request threshold illustrative data_version software_version progress heartbeat_at cancel_requested`,
  release_content: 'organisation_id draft_id head content digest audit_passed audit utility reasons considered',
  release_event: 'organisation_id draft_id event_no kind problem content_hash',
  unit_value_set: `organisation_id set_id version name country currency price_year basis unit_values source transfer created_at`,
  appraisal: `organisation_id appraisal_id name illustrative question seed software_version result result_digest created_at`,
  organisation: `organisation_id slug kind name_el name_en time_zone srid speed_unit boundary attribution_el attribution_en created_at
    default_language standing_access second_factor_required upload_retention_days audit_retention_days outside_boundary
    place_confidence month_letters`,
  area_collection: `organisation_id collection_id kind name_el name_en file_name licence attribution item_count created_at retired_at`,
  // Of schools, stops and the like; of districts. None is of a person.
  area_item: 'organisation_id collection_id item_id source_id name_el name_en shape x_mm y_mm',
  site_table: `organisation_id site_table_id kind name source file_name first_year last_year traffic_measure traffic_origin traffic_column has_minor_traffic
    covariate_names site_count left_out created_at retired_at stored_bytes`,
  // Of road sections and junctions.
  site_table_site: `organisation_id site_table_id site_no site_code name group_name shape length_m traffic minor_traffic accidents fatal serious slight
    damage_only covariates`,
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
  sharing_grant: `organisation_id grant_id recipient_organisation_id kind municipality_ids run_id valid_from valid_until purpose created_at revoked_at`,
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
