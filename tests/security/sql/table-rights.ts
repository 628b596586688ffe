import type { Capability } from '@elektron/domain';

import type { Asker } from '../world/askers.ts';
import type { Row } from '../world/make-row.ts';
import { DRAFTS, draftIdOf } from '../world/releases.ts';
import { idIn, ORGANISATIONS as KNOWN, type OrganisationName } from '../world/organisations.ts';
import { isNobodys, personNamed } from '../world/people.ts';
import { OPENERS } from '../world/shapes/data-protection.ts';
import { freshPairOf, openPairOf } from '../world/shapes/duplicates.ts';
import { BATCHES } from '../world/shapes/imports.ts';
import { groundOf } from '../world/shapes/places.ts';
import type { Meant } from './attacker.ts';

/** Columns for which a role has a right: all of them, or those named. */
export type Columns = 'all' | readonly string[];

/** What a role may ask of a table at all; policies say of which rows. */
export interface Privileges {
  readonly select?: Columns;
  readonly insert?: Columns;
  readonly update?: Columns;
  readonly delete?: true;
}

/** Whose a row is; `nobody` where a table holds nothing of any organisation. */
export type Owner = OrganisationName | 'nobody';

/** Whose rows an asker sees as `elektron_app`. */
export type Sight = (asker: Asker, meant: Meant) => readonly Owner[];

/** A change of own rows that is allowed to some. */
export interface Change {
  readonly allowed: (asker: Asker) => boolean;
}

export interface TableRights {
  readonly app?: Privileges;
  readonly identity?: Privileges;
  readonly service?: Privileges;
  readonly public?: Privileges;
  /** The column by whose first digits the owner of a row is known; null for what is nobody's. */
  readonly owner: string | null;
  readonly sees: Sight;
  readonly insert?: Change & { readonly row?: (asker: Asker) => Row };
  readonly update?: Change & { readonly set: string; readonly where?: string };
  readonly delete?: Change & { readonly where?: string };
}

const meansOwn = (meant: Meant): boolean => meant === 'none' || meant === 'own';
const may =
  (capability: Capability) =>
  (asker: Asker): boolean =>
    asker.capabilities.includes(capability);

const NOBODY: Sight = () => [];

/** Rows of the acting organisation, for whoever may do this. */
function ownFor(capability: Capability): Sight {
  return (asker, meant) => (meansOwn(meant) && may(capability)(asker) ? ['own'] : []);
}

/** Own rows, and those of an organisation that has opened them. */
function openedBy(...opened: readonly OrganisationName[]): Sight {
  return (asker, meant) => {
    if (!may('records.read')(asker)) return [];
    if (meansOwn(meant)) return ['own'];
    return opened.filter((name) => name === meant);
  };
}

/** The batch of the test world that is open. */
export const IN_OPEN_BATCH = `batch_id = ${BATCHES.open}`;

/** An event that needs nothing but its words. */
const NOTE_ON_BLACK_SPOT = {
  kind: 'note',
  to_status: null,
  happened_on: null,
  works_start: null,
  intervention_id: null,
  document_id: null,
  document_name: null,
  appointee_id: null,
};

const ALL: Privileges = { select: 'all', insert: 'all', update: 'all', delete: true };
const IMPORTING: Change = { allowed: may('records.import') };
const ANALYSING: Change = { allowed: may('analyses.run') };
/** A version is withdrawn only while its batch has not been committed. */
const WITHDRAWING = { ...IMPORTING, where: IN_OPEN_BATCH };

const VERSIONS: Omit<TableRights, 'sees'> = {
  app: { select: 'all', insert: 'all', delete: true },
  owner: 'organisation_id',
  insert: IMPORTING,
  delete: WITHDRAWING,
};
/** Accidents, and what belongs to them, follow the territory. */
const OF_ACCIDENTS: TableRights = { ...VERSIONS, sees: openedBy('shared', 'territorial') };
/** Networks and counts are shared whole or not at all. */
const OF_NETWORK: TableRights = { ...VERSIONS, sees: openedBy('shared') };

const inPerson = ({ kind }: Asker): boolean => kind === 'session';
/** Of whom an asker's secret is. */
export const personIdOf = ({ person }: Asker): string => {
  return personNamed(person ?? 'everything', isNobodys(person ?? '') ? null : 'own').id;
};

const ACCOUNTS: Readonly<Record<string, TableRights>> = {
  person: {
    app: {
      select: ['person_id', 'email', 'display_name', 'language', 'totp_confirmed_at', 'steward', 'demo', 'disabled_at', 'created_at'],
    },
    identity: ALL,
    owner: 'person_id',
    // Oneself, and a manager the members too. People who never belonged to an organisation are nobody's rows.
    sees: ({ person }) => (person === null || isNobodys(person) ? [] : ['own']),
  },
  recovery_code: { identity: { select: 'all', insert: 'all', delete: true }, owner: 'person_id', sees: NOBODY },
  person_identity: { identity: { select: 'all', insert: 'all', delete: true }, owner: 'person_id', sees: NOBODY },
  sign_in_attempt: { identity: ALL, owner: null, sees: NOBODY },
  membership: {
    app: { select: 'all', update: ['roles', 'ended_at', 'origin'] },
    identity: { select: 'all', insert: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: ownFor('people.manage'),
    update: { allowed: may('people.manage'), set: 'roles = roles' },
  },
  session: {
    app: {
      select: [
        'session_id',
        'person_id',
        'acting_organisation_id',
        'second_factor',
        'created_at',
        'last_seen_at',
        'idle_until',
        'expires_at',
        'revoked_at',
        'user_agent',
        'address',
      ],
      update: ['revoked_at'],
    },
    identity: ALL,
    owner: 'session_id',
    sees: (asker, meant) => (inPerson(asker) && !isNobodys(asker.person ?? '') ? ['own'] : ownFor('people.manage')(asker, meant)),
    update: { allowed: inPerson, set: 'revoked_at = now()', where: 'revoked_at IS NULL' },
  },
  api_token: {
    app: {
      select: [
        'token_id',
        'organisation_id',
        'person_id',
        'name',
        'capabilities',
        'created_at',
        'expires_at',
        'last_used_at',
        'revoked_at',
      ],
      insert: 'all',
      update: ['revoked_at'],
    },
    identity: { select: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: (asker, meant) => (hasTokens(asker) || asker.kind === 'token' ? ['own'] : ownFor('people.manage')(asker, meant)),
    // Everybody may lend what they may do themselves.
    insert: {
      allowed: (asker) => inPerson(asker) && asker.actsForOwn && may('records.read')(asker),
      row: (asker) => ({ person_id: personIdOf(asker), capabilities: ['records.read'] }),
    },
    update: {
      allowed: (asker) => hasTokens(asker) || asker.kind === 'token' || may('people.manage')(asker),
      set: 'revoked_at = now()',
      where: 'revoked_at IS NULL',
    },
  },
  one_time_link: {
    app: {
      select: [
        'link_id',
        'purpose',
        'organisation_id',
        'email',
        'roles',
        'created_by',
        'created_at',
        'expires_at',
        'used_at',
        'revoked_at',
      ],
      update: ['revoked_at'],
    },
    identity: ALL,
    owner: 'link_id',
    sees: ownFor('people.manage'),
    update: { allowed: may('people.manage'), set: 'revoked_at = now()', where: 'revoked_at IS NULL' },
  },
  job_secret: { owner: 'organisation_id', sees: NOBODY },
  role_capability: { owner: null, sees: NOBODY },
  installation: { identity: { select: ['only_row', 'demo'], update: ['demo'] }, owner: null, sees: NOBODY },
  rate_limit: { identity: ALL, owner: null, sees: NOBODY },
};

const WITH_TOKENS = ['everything', 'uploader', 'analyst', 'publisher'];

/** Of the people of the test world only these have tokens that they see in person. */
function hasTokens(asker: Asker): boolean {
  return inPerson(asker) && asker.person !== null && WITH_TOKENS.includes(asker.person);
}

const ORGANISATIONS: Readonly<Record<string, TableRights>> = {
  organisation: {
    app: {
      select: 'all',
      update: [
        'default_language',
        'standing_access',
        'second_factor_required',
        'upload_retention_days',
        'audit_retention_days',
        'outside_boundary',
        'place_confidence',
        'month_letters',
      ],
    },
    identity: { select: 'all', insert: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: (asker, meant) => [
      ...(asker.actsForOwn ? (['own'] as const) : []),
      ...openedBy('shared', 'territorial')(asker, meant).filter((name) => name !== 'own'),
    ],
    update: { allowed: may('people.manage'), set: 'standing_access = standing_access' },
  },
  municipality: {
    app: { select: 'all' },
    identity: { select: 'all', insert: 'all', update: 'all' },
    owner: null,
    sees: ({ actsForOwn }) => (actsForOwn ? ['nobody'] : []),
  },
  organisation_municipality: {
    app: { select: 'all' },
    identity: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ({ actsForOwn }) => (actsForOwn ? ['own'] : []),
  },
  area_collection: {
    app: { select: 'all', insert: 'all', update: ['retired_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: {
      allowed: (asker) => may('records.import')(asker) && may('records.read')(asker),
      set: 'retired_at = now()',
      where: 'retired_at IS NULL',
    },
  },
  area_item: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: {
      allowed: (asker) => may('records.import')(asker) && may('records.read')(asker),
      row: () => ({ collection_id: 1, item_id: 2, shape: 'SRID=4326;POINT(23.9 37.9)', x_mm: 1, y_mm: 1 }),
    },
  },
  site_table: {
    app: { select: 'all', insert: 'all', update: ['retired_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: {
      allowed: (asker) => may('records.import')(asker) && may('records.read')(asker),
      set: 'retired_at = now()',
      where: 'retired_at IS NULL',
    },
  },
  site_table_site: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: {
      allowed: (asker) => may('records.import')(asker) && may('records.read')(asker),
      row: () => ({ site_table_id: 1, site_no: 2, site_code: 'a new one' }),
    },
  },
  sharing_grant: {
    app: { select: 'all', insert: 'all', update: ['revoked_at', 'revoked_by'] },
    owner: 'organisation_id',
    // Those given, for who shares; those received, for who reads records.
    sees: (asker, meant) => [
      ...ownFor('sharing.manage')(asker, meant),
      ...(ownFor('records.read')(asker, meant).length > 0 ? (['foreign', 'shared', 'territorial', 'studied', 'counted'] as const) : []),
    ],
    insert: { allowed: may('sharing.manage') },
    update: { allowed: may('sharing.manage'), set: 'revoked_at = now()', where: 'revoked_at IS NULL' },
  },
  sharing_use: { identity: { select: 'all', insert: 'all', delete: true }, owner: 'organisation_id', sees: NOBODY },
};

const CHANGING_BATCH = [
  'status',
  'counts',
  'position',
  'progress',
  'cancel_requested',
  'committed_version',
  'undone_version',
  'problem',
  'started_at',
  'heartbeat_at',
  'finished_at',
  'details_deleted_at',
  'repairs',
  'duplicates_found',
];

const RECORDS: Readonly<Record<string, TableRights>> = {
  data_version: {
    app: { select: 'all', insert: 'all', update: ['version', 'changed_at'] },
    owner: 'organisation_id',
    sees: openedBy('shared', 'territorial'),
    insert: { ...IMPORTING, row: () => ({ kind: 'accessibility' }) },
    update: { ...IMPORTING, set: 'version = version + 1' },
  },
  import_batch: {
    app: { select: 'all', insert: 'all', update: CHANGING_BATCH },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'progress = progress' },
  },
  row_issue: {
    app: { select: 'all', insert: 'all', update: ['value', 'draft'], delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'value = NULL, draft = NULL' },
    delete: WITHDRAWING,
  },
  held_line: {
    app: { select: 'all', insert: 'all', update: ['level', 'cells', 'edited', 'discarded_reason', 'stale'], delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'edited = NULL' },
    delete: WITHDRAWING,
  },
  street_entry: {
    app: { select: 'all', insert: 'all', update: ['batch_id'] },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: `batch_id = ${BATCHES.open}` },
  },
  accident_version: OF_ACCIDENTS,
  traffic_unit_version: OF_ACCIDENTS,
  casualty_version: OF_ACCIDENTS,
  // Others are told of values alone, by a function.
  accident_correction: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'accident_id',
        'subject',
        'unit_reference',
        'casualty_reference',
        'field',
        'value',
        'source_value',
        'reason',
        'placement_id',
      ],
      update: ['withdrawn_at'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: {
      allowed: (asker) => may('records.import')(asker) && may('records.read')(asker),
      set: 'withdrawn_at = now()',
      where: 'withdrawn_version IS NULL',
    },
  },
  duplicate_candidate: {
    app: { select: 'all', insert: 'all', update: ['batch_id', 'score', 'parts', 'found_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...IMPORTING, row: () => freshPairOf(KNOWN.own) },
    update: { ...IMPORTING, set: 'score = score' },
  },
  duplicate_decision: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'accident_id', 'other_accident_id', 'verdict', 'secondary_accident_id'],
      update: ['undone_at'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...IMPORTING, row: () => ({ ...openPairOf(KNOWN.own), secondary_accident_id: null }) },
    update: {
      allowed: (asker) => may('records.import')(asker) && may('records.read')(asker),
      set: 'undone_at = now()',
      where: 'undone_at IS NULL',
    },
  },
  place_skip: {
    app: { select: 'all', insert: ['organisation_id', 'accident_id'], update: ['undone_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'undone_at = now()', where: 'undone_at IS NULL' },
  },
  place_search: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'ground', 'data_version'],
      update: ['search_id', 'data_version', 'status', 'done', 'total', 'heartbeat_at'],
      delete: true,
    },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'done = done' },
    delete: IMPORTING,
  },
  place_search_part: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: { ...IMPORTING, row: () => ({ ground: groundOf(KNOWN.own), proposals: [] }) },
    delete: IMPORTING,
  },
  recording_unit: {
    app: { select: 'all', insert: 'all', update: ['last_month'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { allowed: may('people.manage'), row: () => ({ unit_no: 77 }) },
    update: {
      allowed: (asker) => may('people.manage')(asker) && may('records.read')(asker),
      set: `last_month = '2030-01-01'`,
      where: 'last_month IS NULL',
    },
  },
  reporting_step: {
    app: { select: 'all', insert: ['organisation_id', 'unit_id', 'month', 'step', 'data_version', 'counts'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    // The one of the test world is signed off; the other steps are for whoever imports (months-api.test.ts).
    insert: {
      allowed: may('releases.publish'),
      row: () => ({ unit_id: idIn(KNOWN.own, 'recording_unit.unit_id'), month: '2020-07-01' }),
    },
  },
  month_reminder: {
    app: { select: 'all', insert: 'all', update: ['claimed_at', 'sent_at', 'letters'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    // Written by the installation (month-reminders.test.ts).
    insert: { allowed: () => false, row: () => ({ unit_id: idIn(KNOWN.own, 'recording_unit.unit_id'), month: '2020-07-01' }) },
    update: { allowed: () => false, set: 'claimed_at = now()' },
  },
  traffic_factor_version: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ mode: 'car', valid_year: 0, version: 2 }) },
  },
  reporting_note: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
    delete: ANALYSING,
  },
  expected_total: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ month: '2020-07-01', measure: 'killed' }) },
    delete: ANALYSING,
  },
  traffic_count_site_version: {
    ...OF_NETWORK,
    app: { select: 'all', insert: 'all', update: 'all', delete: true },
    update: { ...WITHDRAWING, set: 'road_name = road_name' },
  },
  traffic_count_version: OF_NETWORK,
  road_segment_version: OF_NETWORK,
  junction_version: OF_NETWORK,
  accessibility_feature_version: OF_NETWORK,
  accessibility_observation_version: OF_NETWORK,
  hotspot_run: {
    app: { select: 'all', insert: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
    update: { ...ANALYSING, set: 'progress = progress' },
  },
  hotspot_run_sites: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ run_id: idIn(KNOWN.own, 'hotspot_run.run_id'), part_no: 2 }) },
  },
  black_spot: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('records.read'), insert: ANALYSING },
  black_spot_event: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'black_spot_id',
        'kind',
        'to_status',
        'happened_on',
        'note',
        'decision_number',
        'authority',
        'works_start',
        'intervention_id',
        'document_id',
        'document_name',
        'appointee_id',
      ],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ black_spot_id: idIn(KNOWN.own, 'black_spot.black_spot_id'), ...NOTE_ON_BLACK_SPOT }) },
  },
  black_spot_document: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ black_spot_id: idIn(KNOWN.own, 'black_spot.black_spot_id') }) },
    delete: ANALYSING,
  },
  intervention: {
    app: ALL,
    owner: 'organisation_id',
    sees: openedBy('studied'),
    insert: ANALYSING,
    update: { ...ANALYSING, set: 'kind = kind' },
    delete: { ...ANALYSING, where: `intervention_id NOT IN (SELECT intervention_id FROM evaluation_run)` },
  },
  intervention_former: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: openedBy('studied'),
    insert: { ...ANALYSING, row: () => ({ intervention_id: idIn(KNOWN.own, 'intervention.intervention_id'), version: 2 }) },
  },
  intervention_document: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ intervention_id: idIn(KNOWN.own, 'intervention.intervention_id') }) },
    delete: ANALYSING,
  },
  unit_value_set: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('records.read'), insert: ANALYSING },
  appraisal: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('records.read'), insert: ANALYSING },
  evaluation_run: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: openedBy('studied'), insert: ANALYSING },
  evaluation_plan: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'plan_id',
        'intervention_id',
        'parameters',
        'filter',
        'sites',
        'method_id',
        'outlook',
        'records_first',
        'records_last',
        'data_version',
        'software_version',
      ],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
  },
  evaluation_plan_withdrawal: {
    app: { select: 'all', insert: ['organisation_id', 'plan_id', 'reason'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ plan_id: idIn(KNOWN.own, 'evaluation_plan.plan_id', 2) }) },
  },
  published_factor: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'factor_id',
        'kind',
        'factor',
        'standard_error',
        'lower_limit',
        'upper_limit',
        'confidence_level',
        'outcome',
        'applies_to',
        'citation',
        'published_year',
        'url',
        'quality_points',
      ],
      update: ['retired_at'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
    update: {
      allowed: (asker) => may('analyses.run')(asker) && may('records.read')(asker),
      set: 'retired_at = now()',
      where: 'retired_at IS NULL',
    },
  },
  citizen_report_desk: {
    app: { select: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
  },
  // Nobody who is signed in writes one; what is decided of it is all that changes.
  citizen_report: {
    app: { select: 'all', update: ['state', 'answer'] },
    owner: 'organisation_id',
    sees: ownFor('releases.publish'),
    update: { allowed: may('releases.publish'), set: "state = 'done'" },
  },
  // What leaves of an evaluation is not said by whoever decides, but for what its filter and quality are.
  evidence_decision: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'run_id', 'factor_id', 'decision', 'outcome', 'narrowed_by', 'quality'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { allowed: may('sharing.manage') },
  },
};

/** Whoever reads records, and whoever may object. */
const releaseReaders: Sight = (asker, meant) =>
  meansOwn(meant) && (may('records.read')(asker) || may('releases.veto')(asker)) ? ['own'] : [];

const RELEASES: Readonly<Record<string, TableRights>> = {
  published_release: {
    app: { select: 'all' },
    public: { select: ['release_id', 'release_no', 'head', 'content', 'digest', 'published_at', 'withdrawn_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
  },
  release_draft: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'draft_id', 'request', 'threshold', 'illustrative', 'data_version', 'software_version'],
      update: ['progress', 'heartbeat_at', 'cancel_requested'],
    },
    owner: 'organisation_id',
    sees: releaseReaders,
    insert: { allowed: may('releases.publish') },
    update: { allowed: may('releases.publish'), set: 'cancel_requested = true' },
  },
  // Machines compute: nobody brings a release of their own.
  release_content: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'draft_id', 'head', 'content', 'digest', 'audit_passed', 'audit', 'utility', 'reasons', 'considered'],
    },
    owner: 'organisation_id',
    sees: releaseReaders,
    insert: {
      allowed: (asker) => asker.kind === 'job' && may('releases.publish')(asker),
      row: () => ({ draft_id: draftIdOf(KNOWN.own, DRAFTS.begun) }),
    },
  },
  release_event: {
    app: { select: 'all', insert: ['organisation_id', 'draft_id', 'kind', 'reason', 'problem'] },
    owner: 'organisation_id',
    sees: releaseReaders,
    insert: {
      allowed: (asker) => inPerson(asker) && (may('releases.publish')(asker) || may('releases.veto')(asker)),
      row: () => ({ draft_id: draftIdOf(KNOWN.own, DRAFTS.proposed), kind: 'rejected', reason: 'x' }),
    },
  },
};

const AUDIT: Readonly<Record<string, TableRights>> = {
  audit_event: {
    app: { select: 'all', insert: 'all' },
    identity: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('audit.read'),
    // Whatever somebody does is written down, whoever they are.
    insert: { allowed: ({ actsForOwn }) => actsForOwn },
  },
  audit_seal: { app: { select: 'all' }, identity: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('audit.read') },
  audit_checkpoint: { app: { select: 'all' }, identity: { select: 'all' }, owner: 'organisation_id', sees: ownFor('audit.read') },
  audit_unsealed: {
    app: { select: 'all' },
    identity: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('audit.read'),
  },
};

const isOpener = ({ person }: Asker): boolean => OPENERS.some((name) => name === person);
/** Of the only one that waits, and of the only copy. */
const isFirstOpener = ({ person }: Asker): boolean => person === OPENERS[0];

const DATA_PROTECTION: Readonly<Record<string, TableRights>> = {
  subject_request: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'request_id', 'kind', 'accident_id', 'unit_reference', 'casualty_reference', 'reason'],
      update: ['status', 'decision'],
    },
    owner: 'organisation_id',
    sees: (asker, meant) => {
      const asOpener = isOpener(asker) ? ownFor('records.personal')(asker, meant) : [];
      return asOpener.length > 0 ? asOpener : ownFor('registers.manage')(asker, meant);
    },
    insert: { allowed: (asker) => may('records.personal')(asker) },
    // Nobody decides what they have asked themselves.
    update: {
      allowed: (asker) => may('registers.manage')(asker) && inPerson(asker) && !isFirstOpener(asker),
      set: `status = 'refused', decision = 'no'`,
      where: `status = 'open'`,
    },
  },
  subject_export: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: (asker, meant) => (isFirstOpener(asker) ? ownFor('records.personal')(asker, meant) : []),
    delete: { allowed: (asker) => isFirstOpener(asker) && may('records.personal')(asker) },
  },
  subject_erasure: { app: { select: 'all' }, owner: 'organisation_id', sees: ownFor('records.import') },
};

/** THE rights at every table, declared here and not read from the migrations. A table that is not here fails the test. */
export const TABLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  ...ACCOUNTS,
  ...ORGANISATIONS,
  ...RECORDS,
  ...AUDIT,
  ...RELEASES,
  ...DATA_PROTECTION,
};
