import { POOL_SITES } from '@elektron/statistics';

import { recordIdOf } from '../../../apps/api/src/accidents/record-id.ts';
import { AT_THE_START } from '../../../apps/api/src/imports/import-batch.ts';
import { hashSecret } from '../../../apps/api/src/common/secrets.ts';
import { CREDENTIALS } from './askers.ts';
import { bytesNamed, type Row } from './make-row.ts';
import { idIn, NOBODYS_ID_PREFIX, NOBODYS_MARK, ORGANISATIONS, type OrganisationName, type TestOrganisation } from './organisations.ts';
import { contentsOfReleases, draftsOf, publishedOf, releaseEventsOf } from './releases.ts';
import { emailOf, isNobodys, PEOPLE, personNamed, type TestPerson } from './people.ts';

/** Batches that every organisation has, under the same numbers. */
export const BATCHES = {
  accidents: 1,
  open: 2,
  traffic: 3,
  roads: 4,
  undone: 5,
  moved: 6,
  queued: 7,
  interrupted: 8,
  undoable: 9,
  accessibility: 10,
} as const;
/** And one that only its own organisation has. */
export const OWN_BATCH: Readonly<Record<OrganisationName, number>> = {
  own: 101,
  foreign: 102,
  shared: 103,
  territorial: 104,
  studied: 105,
  counted: 106,
};

/** In which municipality the newest version of an accident lies, and whether others count it. */
export const ACCIDENTS = ['here', 'there', 'moved away', 'moved here', 'put away', 'put here', 'uncommitted', 'undone'] as const;
export type AccidentName = (typeof ACCIDENTS)[number];

const HERE = 1;
const THERE = 2;
/** One that is there, to be named. */
export const MUNICIPALITY = HERE;

/** As the import computes it: whoever knows the number at the source knows the id. */
export function accidentIdOf(organisation: TestOrganisation, name: AccidentName): string {
  return organisation.idPrefix + recordIdOf(organisation.id, 'test', name).slice(organisation.idPrefix.length);
}

/** Each version of an accident with the batch that brought it. */
const VERSIONS: readonly { readonly name: AccidentName; readonly batch: number; readonly municipality: number }[] = [
  { name: 'here', batch: BATCHES.accidents, municipality: HERE },
  { name: 'there', batch: BATCHES.accidents, municipality: THERE },
  { name: 'moved away', batch: BATCHES.accidents, municipality: HERE },
  { name: 'moved away', batch: BATCHES.moved, municipality: THERE },
  { name: 'moved here', batch: BATCHES.accidents, municipality: THERE },
  { name: 'moved here', batch: BATCHES.moved, municipality: HERE },
  { name: 'put away', batch: BATCHES.accidents, municipality: HERE },
  { name: 'put here', batch: BATCHES.accidents, municipality: THERE },
  { name: 'uncommitted', batch: BATCHES.open, municipality: HERE },
  { name: 'undone', batch: BATCHES.undone, municipality: HERE },
];

/** Of what lies here the day is known: one that several organisations hold can be told from others. */
const WHEN: Readonly<Partial<Record<AccidentName, Row>>> = { here: { month: 6, day: 15 } };

/** Where the towns of other tests are. */
const PLACE = {
  location: 'SRID=4326;POINT(-0.02 51.58)',
  longitude_e7: -200_000,
  latitude_e7: 515_800_000,
  x_mm: 537_200_000,
  y_mm: 188_400_000,
};
/** As if it had been accepted with others. */
const placementIdOf = (organisation: TestOrganisation): string => recordIdOf(organisation.id, 'test', 'placement');

/** No place is known of two accidents: the words of one are those of another that has one, and nobody has heard of the other's. */
const UNPLACED: readonly AccidentName[] = ['there', 'moved away'];

function withoutPlace({ mark }: TestOrganisation, name: AccidentName): Row {
  const words = `${mark} accident_version.place_words`;
  const nowhere = { location: null, longitude_e7: null, latitude_e7: null, x_mm: null, y_mm: null, place_accuracy: 0 };
  return {
    ...(UNPLACED.includes(name) ? nowhere : { place_accuracy: 1 }),
    place_words: { crossRoad: name === 'moved away' ? `${words} nowhere` : words },
  };
}

/** What its search for places stood on. */
export const groundOf = ({ mark }: TestOrganisation): string => `${mark} place_search.ground`;

/** What people have set right: a name of a road, and where an accident lies. Both count, but for one that was withdrawn. */
export const CORRECTED: readonly AccidentName[] = ['here', 'there', 'put away', 'put here', 'undone'];

function correctionsOf(organisation: TestOrganisation): Row[] {
  const counts = { correction_no: 1, withdrawn_by: null, withdrawn_by_name: null, withdrawn_at: null, withdrawn_version: null };
  const ofAccident = { subject: 'accident', unit_reference: '', casualty_reference: '', committed_version: 4 };
  const placed = (municipalityId: number): Row => ({ field: 'place', value: { ...PLACED, municipalityId } });
  const named = { field: 'roadName', value: `${organisation.mark} accident_correction.value` };
  const withdrawn = { correction_no: 2, withdrawn_at: PAST, withdrawn_version: 5 };
  const corrections: readonly (readonly [AccidentName, Row])[] = [
    ['put away', { ...counts, ...placed(THERE) }],
    ['put here', { ...counts, ...placed(HERE) }],
    ['undone', { ...counts, ...named }],
    ['there', { ...counts, ...named }],
    ['here', { ...placed(THERE), ...withdrawn }],
    ['here', { ...counts, ...named }],
  ];
  return corrections.map(([name, more]) => ({
    accident_id: accidentIdOf(organisation, name),
    ...ofAccident,
    placement_id: placementIdOf(organisation),
    ...more,
  }));
}

const PLACED = { longitudeE7: -200_000, latitudeE7: 515_800_000, xMillimeters: 537_200_000, yMillimeters: 188_400_000, accuracy: 4 };
const COMMITTED = { status: 'committed', undone_version: null };

const LINES = { lines: 1, skipped: 0, added: 1, changed: 0, unchanged: 0, duplicates: 0, held: 0, rejected: 0, warnings: 0 };

/** A line that was held back, and the remark that says why. */
const HELD = { batch_id: BATCHES.accidents, row_number: 7 };

/** As the import writes them: what a page shows of a batch must be there. */
function contentsOf(organisation: TestOrganisation, batch: number): Row {
  const file = {
    name: `${organisation.mark}.csv`,
    bytes: 1,
    tableId: 'collisions',
    storedAs: '0',
    detected: {
      formatId: 'stats19',
      tableId: 'collisions',
      header: ['number'],
      columnIds: [null],
      unknownColumns: [],
      personalColumns: [],
    },
  };
  return {
    format_id: 'stats19',
    files: { uploadId: idIn(organisation, 'upload', batch), files: [file] },
    counts: LINES,
    position: { ...AT_THE_START, swept: true, proposals: [{ code: 'SWAP_COORDINATES', lines: 1, before: '1 / 2', after: '2 / 1' }] },
    repairs: [],
  };
}

function batchesOf(organisation: TestOrganisation): Row[] {
  const batch = (batch_id: number, kind: string, more: Row): Row => ({
    batch_id,
    kind,
    status: 'failed',
    problem: null,
    ...contentsOf(organisation, batch_id),
    ...more,
  });
  return [
    batch(BATCHES.accidents, 'accidents', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.open, 'accidents', { status: 'running' }),
    batch(BATCHES.traffic, 'traffic', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.roads, 'roads', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.accessibility, 'accessibility', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.undone, 'accidents', { status: 'undone', committed_version: 2, undone_version: 3 }),
    batch(BATCHES.moved, 'accidents', { ...COMMITTED, committed_version: 4 }),
    batch(BATCHES.queued, 'accidents', { status: 'queued' }),
    batch(BATCHES.interrupted, 'accidents', { status: 'interrupted' }),
    batch(BATCHES.undoable, 'accidents', { ...COMMITTED, committed_version: 5 }),
    batch(OWN_BATCH[organisation.name], 'accidents', { problem: { code: 'INTERNAL', details: {} } }),
  ];
}

/** Accidents that may be one. */
const DECIDED: readonly AccidentName[] = ['here', 'there'];
const OPEN: readonly AccidentName[] = ['put away', 'put here'];
const SCORED = { points: { distance: 40, time: 30, severity: 15, units: 15 }, meters: 0, minutes: 0 };

function pairOf(organisation: TestOrganisation, names: readonly AccidentName[]): Row {
  const [accident_id, other_accident_id] = names.map((name) => accidentIdOf(organisation, name)).sort();
  return { accident_id, other_accident_id };
}

/** The pair about which nothing was said yet. */
export function openPairOf(organisation: TestOrganisation): Row {
  return pairOf(organisation, OPEN);
}

/** A pair that is not there yet. */
export function freshPairOf(organisation: TestOrganisation): Row {
  return pairOf(organisation, ['moved away', 'moved here']);
}

/** One row for each batch in which a version of an accident came. */
function ofAccidents(organisation: TestOrganisation, more: Row): Row[] {
  return VERSIONS.map(({ name, batch }) => ({ accident_id: accidentIdOf(organisation, name), batch_id: batch, ...more }));
}

const CODES = { severity: 3, casualty_class: 3, road_user: 1, mapping_version: 1 };

function peopleOf({ name }: TestOrganisation): TestPerson[] {
  return PEOPLE.filter(({ organisation }) => organisation === name);
}

function rowOfPerson(person: TestPerson): Row {
  return {
    person_id: person.id,
    email: emailOf(person),
    language: 'en',
    password_hash: null,
    steward: person.steward ?? false,
    demo: person.demo ?? false,
    disabled_at: person.disabled ? '2020-01-01T00:00:00Z' : null,
  };
}

const PAST = '2020-01-01T00:00:00Z';
const FUTURE = '2199-01-01T00:00:00Z';
const NEXT_MONTH = `${dayFromNow(30)}T00:00:00Z`;
/** @returns a date as YYYY-MM-DD */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
const hashOf = (secret: string): string => `\\x${hashSecret(secret).toString('hex')}`;

/** Of one kind, in the own organisation. */
function credentialsOf(
  kind: 'session' | 'token' | 'job',
  organisation: TestOrganisation,
  toRow: (each: (typeof CREDENTIALS)[number]) => Row,
): Row[] {
  if (organisation.name !== 'own') return [toRow({ ...STRANGER, kind })];
  return CREDENTIALS.filter((each) => each.kind === kind).map(toRow);
}

/** A secret of the only person whom another organisation has; nobody shows it. */
const STRANGER = {
  name: 'stranger',
  secret: '',
  person: 'resident',
  secondFactor: true,
  capabilities: ['records.read'],
  state: 'live',
} as const;

function whose(person: string, organisation: TestOrganisation): TestPerson {
  const isMember = PEOPLE.some((each) => each.name === person && each.organisation === organisation.name);
  return personNamed(person, isMember ? organisation.name : null);
}

function rowOfSession(organisation: TestOrganisation): (each: (typeof CREDENTIALS)[number]) => Row {
  return ({ person, secret, secondFactor, state }) => ({
    ...(isNobodys(person) ? sessionOfNobodys(person) : {}),
    person_id: whose(person, organisation).id,
    token_hash: secret === '' ? bytesNamed(organisation.mark) : hashOf(secret),
    acting_organisation_id: organisation.id,
    second_factor: secondFactor,
    last_seen_at: new Date().toISOString(),
    idle_until: state === 'idle' ? PAST : FUTURE,
    expires_at: state === 'expired' ? PAST : FUTURE,
    revoked_at: state === 'revoked' ? PAST : null,
  });
}

/** It says that it acts for an organisation, of which its person is no member. */
function sessionOfNobodys(person: string): Row {
  return { session_id: idIn({ idPrefix: NOBODYS_ID_PREFIX }, `session of ${person}`), user_agent: NOBODYS_MARK, address: NOBODYS_MARK };
}

function rowOfToken(organisation: TestOrganisation): (each: (typeof CREDENTIALS)[number]) => Row {
  return ({ name, person, secret, capabilities, state }) => ({
    person_id: whose(person, organisation).id,
    name: `${organisation.mark} ${name}`,
    token_hash: secret === '' ? bytesNamed(organisation.mark) : hashOf(secret),
    capabilities,
    created_at: state === 'expired' ? PAST : new Date().toISOString(),
    expires_at: state === 'expired' ? '2020-02-01T00:00:00Z' : NEXT_MONTH,
    last_used_at: new Date().toISOString(),
    revoked_at: state === 'revoked' ? PAST : null,
  });
}

function rowOfJob(organisation: TestOrganisation): (each: (typeof CREDENTIALS)[number]) => Row {
  return ({ person, secret, capabilities, state }) => ({
    person_id: whose(person, organisation).id,
    secret_hash: secret === '' ? bytesNamed(organisation.mark) : hashOf(secret),
    capabilities,
    expires_at: state === 'expired' ? PAST : FUTURE,
  });
}

/** What was opened to the own organisation, and how. */
const GRANTED: Readonly<Partial<Record<OrganisationName, Row>>> = {
  shared: { kind: 'records', municipality_ids: null },
  territorial: { kind: 'records', municipality_ids: [HERE] },
  studied: { kind: 'evaluations', municipality_ids: null },
  counted: { kind: 'aggregates', municipality_ids: null },
};

function grantsOf(organisation: TestOrganisation, own: string, foreign: string): Row[] {
  const grant = { valid_from: '2020-01-01', valid_until: '2024-01-01', municipality_ids: null, run_id: null, kind: 'records' };
  const present = { valid_from: dayFromNow(-100), valid_until: dayFromNow(100) };
  const recipient_organisation_id = organisation.id === own ? foreign : own;
  // One that is over and one that was revoked: neither opens anything any more.
  const past: Row[] = [
    { ...grant, recipient_organisation_id },
    { ...grant, ...present, recipient_organisation_id, revoked_at: PAST },
  ];
  // To somebody else than whoever asks.
  if (organisation.id === foreign) past.push({ ...grant, ...present, recipient_organisation_id: ORGANISATIONS.shared.id });
  if (organisation.id === foreign) past.push(...closedSites(organisation, { ...grant, ...present }, own));
  const live = GRANTED[organisation.name];
  return live === undefined ? past : [...past, { ...grant, ...present, ...live, recipient_organisation_id }];
}

/** Sites that are open to nobody who asks: to another one, not yet, no longer, and taken back. */
function closedSites(organisation: TestOrganisation, present: Row, own: string): Row[] {
  const ofSites = { ...present, kind: 'site-counts', run_id: idIn(organisation, 'hotspot_run.run_id', 3), recipient_organisation_id: own };
  return [
    { ...ofSites, recipient_organisation_id: ORGANISATIONS.shared.id },
    { ...ofSites, valid_from: dayFromNow(50) },
    { ...ofSites, valid_until: dayFromNow(-50) },
    { ...ofSites, revoked_at: PAST },
  ];
}

const REPORTED_MONTH = '2020-06-01';
const NO_COUNTS = { accidents: 0, killed: 0, seriouslyInjured: 0, slightlyInjured: 0, otherCasualties: 0, fingerprint: '' };

const ones = (length: number): number[] => Array.from({ length }, () => 1);
const FACTORS = { kind: 'entered', months: ones(12), weekdays: ones(7), hours: null, coefficientOfVariation: null };

type Shape = (organisation: TestOrganisation, organisations: Readonly<Record<OrganisationName, TestOrganisation>>) => Row[];

/**
 * What the rules of a table ask beyond its types: one entry a row. A table that is not named has one row an organisation, made of its types
 * alone; where the database refuses that, the table belongs here.
 */
export const SHAPES: Readonly<Record<string, Shape>> = {
  organisation: ({ name }) => [
    {
      slug: `test-${name}`,
      // Names are no secret: everybody in the network knows who else is in it.
      name_el: `Δοκιμή ${name}`,
      name_en: `Test ${name}`,
      kind: name === 'own' ? 'municipality' : 'police',
      time_zone: 'Europe/Athens',
      srid: 27_700,
      speed_unit: 1,
      default_language: 'el',
      second_factor_required: name === 'own',
      // Where its people put accidents.
      boundary: name === 'own' ? 'SRID=4326;MULTIPOLYGON(((-0.1 51.5, 0.2 51.5, 0.2 51.7, -0.1 51.7, -0.1 51.5)))' : null,
      outside_boundary: 'warning',
      place_confidence: 90,
      month_letters: true,
      audit_retention_days: 365,
      attribution_el: '',
      attribution_en: '',
    },
  ],
  data_version: () => [
    { kind: 'accidents', version: 5 },
    { kind: 'traffic', version: 1 },
    { kind: 'roads', version: 1 },
  ],
  import_batch: batchesOf,
  row_issue: (organisation) => [
    { ...HELD, level: 'held', code: 'DATE_IN_FUTURE', file_name: `${organisation.mark}.csv` },
    ...[BATCHES.accidents, BATCHES.open].map((batch_id) => ({ batch_id, level: 'warning', code: 'CODE_UNKNOWN' })),
  ],
  held_line: ({ mark }) =>
    [HELD.batch_id, BATCHES.open].map((batch_id) => ({
      ...HELD,
      batch_id,
      file_index: 0,
      level: 'held',
      cells: [`${mark} held_line.cells`],
      edited: [`${mark} held_line.edited`],
    })),
  street_entry: () => [{ batch_id: BATCHES.accessibility }],
  accident_version: (organisation) =>
    VERSIONS.map(({ name, batch, municipality }) => ({
      ...CODES,
      ...PLACE,
      accident_id: accidentIdOf(organisation, name),
      batch_id: batch,
      source_record_id: `${organisation.mark} ${name}`,
      municipality_id: municipality,
      year: 2020,
      speed_unit: 1,
      ...WHEN[name],
      ...withoutPlace(organisation, name),
    })),
  traffic_unit_version: (organisation) => ofAccidents(organisation, { ...CODES }),
  casualty_version: (organisation) => ofAccidents(organisation, { ...CODES, age: 40 }),
  accident_correction: correctionsOf,
  // One about which something was said, taken back and said again, and one about which nothing was yet.
  duplicate_candidate: (organisation) =>
    [DECIDED, OPEN].map((pair) => ({ ...pairOf(organisation, pair), batch_id: BATCHES.accidents, score: 90, parts: SCORED })),
  duplicate_decision: (organisation) => {
    const decision = { ...pairOf(organisation, DECIDED), verdict: 'different', secondary_accident_id: null, committed_version: null };
    return [
      { ...decision, decision_no: 1, undone_at: PAST, undone_version: null },
      { ...decision, decision_no: 2, undone_by: null, undone_by_name: null, undone_at: null, undone_version: null },
    ];
  },
  // One that was skipped, taken back and skipped again.
  place_skip: (organisation) => {
    const skip = { accident_id: accidentIdOf(organisation, 'there') };
    return [
      { ...skip, skip_no: 1, undone_at: PAST },
      { ...skip, skip_no: 2, undone_by: null, undone_by_name: null, undone_at: null },
    ];
  },
  // On a ground that is no longer.
  place_search: (organisation) => [{ ground: groundOf(organisation), status: 'done' }],
  place_search_part: (organisation) => [
    { ground: groundOf(organisation), proposals: [{ note: `${organisation.mark} place_search_part.proposals` }] },
  ],
  // Signed off before anything was on record, so that what came later stands beside it.
  recording_unit: () => [{ rule_kind: 'every', rule_column: '', rule_values: [] }],
  reporting_step: (organisation) => [
    {
      unit_id: idIn(organisation, 'recording_unit.unit_id'),
      month: REPORTED_MONTH,
      step: 'signed-off',
      data_version: 0,
      counts: NO_COUNTS,
    },
  ],
  month_reminder: (organisation) => [
    { unit_id: idIn(organisation, 'recording_unit.unit_id'), month: REPORTED_MONTH, stage: 'reopened', sent_at: null, letters: 0 },
  ],
  expected_total: () => [{ month: REPORTED_MONTH, measure: 'killed' }],
  traffic_factor_version: () => [{ mode: 'car', valid_year: 0, version: 1, origin: 'entered', counted_year: null, factors: FACTORS }],
  traffic_count_site_version: (organisation) =>
    inBatches(organisation, { ...PLACE, site_id: siteIdOf(organisation), mapping_version: 1, described_in_year: 2020 }),
  traffic_count_version: (organisation) => {
    const count = { site_id: siteIdOf(organisation), mapping_version: 1, counted: true, all_motor_vehicles: 100, speed_unit: 1 };
    const average = inBatches(organisation, { ...count, year: 2020, period: '' });
    return organisation.name === 'own'
      ? [...average, ...SHORT_COUNTS.map((short) => ({ ...count, ...short, batch_id: BATCHES.traffic }))]
      : average;
  },
  // Two roads that nearly meet, and one on which the metres of the accidents lie.
  road_segment_version: (organisation) => [
    { ...ROAD, ...junctionsOf(organisation, 1, 2), geometry: 'SRID=4326;LINESTRING(-0.02 51.58, -0.01 51.58)' },
    { ...ROAD, ...junctionsOf(organisation, 3, 4), geometry: 'SRID=4326;LINESTRING(-0.00996 51.58, 0 51.585)' },
    { ...ROAD, batch_id: BATCHES.open, geometry: 'SRID=4326;LINESTRING(23.7 38, 23.8 38)' },
    { ...ROAD, ...junctionsOf(organisation, 5, 6), geometry: 'SRID=4326;LINESTRING(-0.022 51.5778, -0.02 51.5778)' },
  ],
  junction_version: (organisation) => inBatches(organisation, { ...PLACE, mapping_version: 1 }, BATCHES.roads),
  accessibility_feature_version: (organisation) =>
    inBatches(
      organisation,
      // Notes are read of this format alone.
      {
        ...PLACE,
        mapping_version: 1,
        feature_id: featureIdOf(organisation),
        item: CROSSING,
        lines: [],
        source_system: 'accessibility-survey',
      },
      BATCHES.accessibility,
    ),
  accessibility_observation_version: (organisation) =>
    inBatches(
      organisation,
      {
        mapping_version: 1,
        feature_id: featureIdOf(organisation),
        observed_on: '2024-05-02',
        date_basis: 1,
        state: 1,
        clear_width_m: 1.8,
        is_temporary: false,
        present_from: null,
        present_until: null,
      },
      BATCHES.accessibility,
    ),
  hotspot_run: () => [
    {
      method_id: 'dbscan',
      status: 'failed',
      parameters: {},
      filter: NO_FILTER,
      result: null,
      problem: null,
      repeats_run_id: null,
      opened_sites: null,
    },
    // Of pedestrian accidents, with the one site that priorities set beside the crossing and an assessment has in a class.
    {
      method_id: 'network-screening',
      status: 'finished',
      parameters: {},
      filter: { period: null, area: null, selections: { 'road-user': ['pedestrian'] } },
      result: RANKING,
      problem: null,
      repeats_run_id: null,
      opened_sites: null,
    },
    // Of all accidents, with as many sites as can be opened to others.
    {
      method_id: 'network-screening',
      status: 'finished',
      parameters: {},
      filter: { period: null, area: null, selections: {} },
      result: {
        years: 5,
        summary: { sites: POOL_SITES },
        screening: {
          level: 0.95,
          junctionMeters: 20,
          groups: [{ group: 'junction/unknown/4' }],
          sites: Array.from({ length: POOL_SITES }, () => OPENABLE_SITE),
        },
      },
      problem: null,
      repeats_run_id: null,
      opened_sites: null,
    },
  ],
  hotspot_run_sites: (organisation) => [{ run_id: idIn(organisation, 'hotspot_run.run_id'), part_no: 1 }],
  // One that was evaluated, and one that was not.
  // A circle, accepted and then visited; somebody was made responsible for it.
  black_spot: () => [{ location: PLACE.location, radius_m: 1000, filter: NO_FILTER, figures: NO_FIGURES }],
  black_spot_event: (organisation) => {
    const event = {
      black_spot_id: idIn(organisation, 'black_spot.black_spot_id'),
      works_start: null,
      intervention_id: null,
      document_id: null,
      document_name: null,
      appointee_id: null,
    };
    return [
      { ...event, event_no: 1, kind: 'accepted', from_status: null, to_status: 'identified' },
      { ...event, event_no: 2, kind: 'step', from_status: 'identified', to_status: 'site-visit', happened_on: '2020-02-01' },
      {
        ...event,
        event_no: 3,
        kind: 'appointed',
        from_status: null,
        to_status: null,
        happened_on: null,
        appointee_id: whose(organisation.name === 'own' ? 'colleague' : 'resident', organisation).id,
      },
    ];
  },
  black_spot_document: (organisation) => [
    { black_spot_id: idIn(organisation, 'black_spot.black_spot_id'), media_type: 'application/pdf', size_bytes: 5 },
  ],
  // The second is at a road.
  intervention: () =>
    [{}, { sites: 'SRID=4326;MULTIPOINT((-0.015 51.58))', works_start: '2016-01-01', works_end: '2017-01-01' }].map((place) => ({
      kind: 'zone-30',
      works_start: '2020-01-01',
      works_end: '2020-02-01',
      ...UNSTATED,
      ...place,
    })),
  intervention_former: (organisation) => [
    { intervention_id: idIn(organisation, 'intervention.intervention_id'), version: 1, facts: formerFacts(organisation) },
  ],
  intervention_document: (organisation) => [
    { intervention_id: idIn(organisation, 'intervention.intervention_id'), media_type: 'application/pdf', size_bytes: 5 },
  ],
  evaluation_run: (organisation) => [{ intervention_id: idIn(organisation, 'intervention.intervention_id'), filter: NO_FILTER }],
  // The first was withdrawn.
  evaluation_plan: (organisation) =>
    [1, 2].map(() => ({
      intervention_id: idIn(organisation, 'intervention.intervention_id'),
      filter: NO_FILTER,
      sites: [],
      outlook: null,
      records_first: '2015-01-01',
      records_last: '2020-12-31',
    })),
  evaluation_plan_withdrawal: (organisation) => [{ plan_id: idIn(organisation, 'evaluation_plan.plan_id') }],
  published_factor: ({ mark }) => [
    {
      ...{ kind: 'zone-30', factor: 0.8, standard_error: 0.1, lower_limit: null, upper_limit: null, confidence_level: null },
      ...{ outcome: 'all', published_year: 2000, url: `https://test.example/${mark}`, quality_points: 100, retired_at: null },
    },
  ],
  evidence_decision: decisionsOf,
  citizen_report_desk: () => [{ is_open: true, kept_days: 365 }],
  citizen_report: () => [
    { kind: 'hazard', category: 'lighting', state: 'accepted', longitude: 23.9, latitude: 37.9, erased_on: '2999-01-01' },
  ],
  unit_value_set: () => [OWN_VALUES],
  // Of a form that is not read any more: its answer is not shown, and all else is.
  appraisal: ({ mark }) => [{ question: { values: { id: 'x', name: mark, version: '1', set: VALUE_SET }, alternatives: [] }, result: {} }],
  published_release: publishedOf,
  release_draft: draftsOf,
  release_content: contentsOfReleases,
  release_event: releaseEventsOf,
  person: (organisation) => peopleOf(organisation).map(rowOfPerson),
  membership: (organisation) =>
    peopleOf(organisation).map(({ id, roles, former }) => ({ person_id: id, roles, origin: 'hand', ended_at: former ? PAST : null })),
  session: (organisation) => credentialsOf('session', organisation, rowOfSession(organisation)),
  api_token: (organisation) => credentialsOf('token', organisation, rowOfToken(organisation)),
  job_secret: (organisation) => credentialsOf('job', organisation, rowOfJob(organisation)),
  one_time_link: (organisation) => linksOf(organisation),
  sharing_grant: (organisation, { own, foreign }) => grantsOf(organisation, own.id, foreign.id),
  // One that waits for its second item, so that somebody may bring it.
  area_collection: () => [
    { collection_id: 1, kind: 'school', item_count: 2, retired_at: null },
    { collection_id: 2, kind: 'district', item_count: 1, retired_at: null },
  ],
  area_item: () => [
    { collection_id: 1, item_id: 1, shape: 'SRID=4326;POINT(23.9 37.9)', x_mm: 1, y_mm: 1 },
    {
      collection_id: 2,
      item_id: 1,
      shape: 'SRID=4326;MULTIPOLYGON(((23 37, 25 37, 25 39, 23 39, 23 37)))',
      x_mm: null,
      y_mm: null,
    },
  ],
  // As with areas, one that waits for its second site.
  site_table: () => [
    {
      site_table_id: 1,
      kind: 'junction',
      first_year: null,
      has_minor_traffic: true,
      site_count: 2,
      retired_at: null,
      ...NO_TERMS,
    },
  ],
  site_table_site: () => [{ site_table_id: 1, site_no: 1, shape: 'SRID=4326;POINT(23.9 37.9)', length_m: null, ...UNCOUNTED }],
  organisation_municipality: () => [{ municipality_id: HERE }],
  audit_event: (organisation) => [{ action: 'import.started', actor_kind: 'installation', person_id: idIn(organisation, 'person') }],
  subject_request: requestsOf,
  subject_export: (organisation) => [{ request_id: idIn(organisation, 'subject_request.request_id'), expires_at: FUTURE }],
  sharing_use: ({ id }, { own, foreign }) => [{ what: 'reading', recipient_organisation_id: id === own.id ? foreign.id : own.id }],
};

/** An evaluation and a published factor that were contributed and are withheld since; those of the own organisation were contributed once more. */
function decisionsOf(organisation: TestOrganisation): Row[] {
  const nothing = { factor: null, standard_error: null, method: null, years_before: null, years_after: null, treated_sites: null };
  const none = {
    ...nothing,
    accidents_before: null,
    accidents_after: null,
    chosen_by: null,
    outcome: null,
    narrowed_by: null,
    quality: null,
    ratio: null,
    log_variance: null,
  };
  const numbers = { factor: 0.8, standard_error: 0.1, method: 'empirical-bayes', years_before: 3, years_after: 3, treated_sites: 10 };
  const filtered = { chosen_by: 'unknown', outcome: 'all', narrowed_by: [], quality: [25], ratio: 0.81, log_variance: 0.015 };
  const of = { run_id: idIn(organisation, 'evaluation_run.run_id'), factor_id: null, kind: 'zone-30' };
  const ofFactor = { ...of, ...none, run_id: null, factor_id: idIn(organisation, 'published_factor.factor_id') };
  const given = { ...of, ...numbers, accidents_before: 50, accidents_after: null, ...filtered, decision: 'contributed' };
  const rows: Row[] = [
    given,
    { ...of, ...none, decision: 'withheld' },
    { ...ofFactor, decision: 'contributed' },
    ...(organisation.name === 'own' ? [given] : []),
    { ...ofFactor, decision: 'withheld' },
  ];
  return rows.map((row, i) => ({ ...row, decision_no: i + 1 }));
}

function linksOf(organisation: TestOrganisation): Row[] {
  const invitation = { purpose: 'invitation', organisation_id: organisation.id, person_id: null, roles: ['analyst'], expires_at: FUTURE };
  const reset = {
    purpose: 'reset',
    organisation_id: null,
    person_id: idIn(organisation, 'person'),
    roles: null,
    email: null,
    expires_at: FUTURE,
  };
  return [{ ...invitation, email: `${organisation.mark}@test.example` }, reset, { ...invitation, revoked_at: PAST }];
}

/** Who has asked in the own organisation: of the first the request waits, those of the others were refused. */
export const OPENERS = ['everything', 'uploader', 'analyst'] as const;

/** One that waits, and some that were refused. */
function requestsOf(organisation: TestOrganisation): Row[] {
  const openers = organisation.name === 'own' ? OPENERS : (['resident', 'resident'] as const);
  const refused = { status: 'refused', decided_by: idIn(organisation, 'person', 99), decided_at: PAST };
  const open = { status: 'open', decision: null, decided_by: null, decided_by_name: null, decided_at: null };
  return openers.map((name, index) => ({
    kind: 'erasure',
    accident_id: accidentIdOf(organisation, 'here'),
    opened_by: personNamed(name, organisation.name).id,
    done_at: null,
    ...(index === 0 ? open : refused),
  }));
}

/** Every weekday of every month of a year, as a permanent counter has them; and a short count of another year. */
const SHORT_COUNTS: readonly Row[] = [
  ...Array.from({ length: 12 * 7 }, (_, k) => {
    const [month, day] = [Math.floor(k / 7) + 1, (k % 7) + 1].map((part) => String(part).padStart(2, '0'));
    return { year: 2021, direction: 'C', period: `2021-${month}-${day}T00/PT24H` };
  }),
  { year: 2022, direction: 'C', period: '2022-03-01T00/PT48H', mean_speed: 40 },
];

/** Where traffic is counted. */
const siteIdOf = (organisation: TestOrganisation): string => idIn(organisation, 'traffic_count_site');

/** Position in ACCESSIBILITY_ITEMS plus one. */
const CROSSING = 3;

/** As a stored run has it. */
const SCREENED_SITE = {
  id: 'junction',
  kind: 'junction',
  roadName: null,
  roadClass: null,
  geometry: { type: 'Point', coordinates: [23.7, 37.9] },
  accidents: 3,
  reason: null,
  excessPerYear: 1,
  excessPerYearInterval: { lower: 0.1, upper: 2 },
  group: 0,
  lengthMeters: null,
  exposure: null,
  severities: { fatal: 0, serious: 0, slight: 3, injury: 0, 'damage-only': 0, unknown: 0 },
  predicted: 1,
  overdispersion: 1,
  expected: 2,
  expectedInterval: { lower: 1, upper: 4 },
};
const RANKING = {
  accidents: 3,
  period: { start: '2020-01-01', end: '2021-01-01' },
  years: 1,
  parameters: {},
  scoreMeaning: 'EXPECTED_EXCESS',
  summary: {},
  notices: [],
  hotspots: [],
  surface: null,
  cells: null,
  screening: {
    level: 0.95,
    junctionMeters: 20,
    draws: 0,
    sectionsInsideJunctions: 0,
    notAtSites: [],
    changes: [],
    groups: [
      {
        group: 'junction',
        kind: 'junction',
        classGroup: 'unknown',
        legs: 3,
        sites: 1,
        lengthMeters: null,
        reason: null,
        noFunctionReason: null,
        function: null,
        warnings: [],
      },
    ],
    sites: [SCREENED_SITE],
  },
};

const OPENABLE_SITE = {
  ...SCREENED_SITE,
  group: 0,
  lengthMeters: null,
  exposure: { label: 'measured', vehiclesPerDay: 1_234, minorVehiclesPerDay: null },
};

const featureIdOf = (organisation: TestOrganisation): string => idIn(organisation, 'accessibility_feature');

/** What the register need not know of an intervention. */
const UNSTATED = {
  shape: null,
  selection_reason: null,
  capital_cost: 1,
  yearly_cost: 1,
  cost_currency: 'EUR',
  price_year: 2020,
  target_filter: null,
  version: 1,
  deleted_at: null,
};
/** What an intervention said before it was corrected. */
const formerFacts = (organisation: TestOrganisation, { mark } = organisation) => ({
  interventionId: idIn(organisation, 'intervention.intervention_id'),
  name: { el: `${mark} intervention_former.facts`, en: mark },
  kind: 'signals',
  sites: [[23.9, 37.9]],
  worksPeriod: { start: '2020-01-01', end: '2020-02-01' },
  selectedForHighCounts: null,
  illustrative: false,
  source: mark,
  note: { el: mark, en: mark },
});
/** Of a place where nothing has happened. */
const NO_FIGURES = {
  accidents: 0,
  severities: { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 },
  period: null,
  years: null,
};
const OWN_VALUES = {
  version: 1,
  country: 'GR',
  currency: 'EUR',
  price_year: 2024,
  basis: 'per-accident',
  unit_values: { fatal: 1 },
  transfer: null,
};

const VALUE_SET = {
  id: 'x',
  country: 'GR',
  currency: 'EUR',
  priceYear: 2024,
  basis: 'per-accident',
  values: {},
  status: 'own',
  source: { el: 'x', en: 'x' },
};

const NO_FILTER = { period: null, area: null, selections: [] };
const NO_TERMS = { last_year: null, covariate_names: [], left_out: 0, traffic_measure: 'relative', traffic_origin: 'measured' };
const UNCOUNTED = { accidents: null, fatal: 0, serious: 0, slight: 0, damage_only: 0, covariates: [] };

/** In a committed batch, and in one that is open. */
const ROAD = { mapping_version: 1, length_m: 700, batch_id: BATCHES.roads };

function junctionsOf(organisation: TestOrganisation, start: number, end: number): Row {
  return { start_junction_id: idIn(organisation, 'junction', start), end_junction_id: idIn(organisation, 'junction', end) };
}

function inBatches(_organisation: TestOrganisation, more: Row, committed: number = BATCHES.traffic): Row[] {
  return [committed, BATCHES.open].map((batch_id) => ({ ...more, batch_id }));
}

/** Tables that hold nothing of any organisation. */
export const OF_NOBODY: Readonly<Record<string, readonly Row[]>> = {
  installation: [],
  role_capability: [],
  rate_limit: [{ budget_key: bytesNamed('a budget'), points: 1, resets_at: '2199-01-01T00:00:00Z' }],
  municipality: [HERE, THERE].map((municipality_id) => ({
    municipality_id,
    name_el: `Δήμος ${municipality_id}`,
    name_en: `Municipality ${municipality_id}`,
    boundary: 'SRID=4326;MULTIPOLYGON(((23 37, 25 37, 25 39, 23 39, 23 37)))',
  })),
};

/** Columns of text whose words come from a list (a kind, a status) or are nobody's secret: they bear no mark. */
export const WITHOUT_MARK: Readonly<Record<string, readonly string[]>> = {
  organisation: [
    'slug',
    'name_el',
    'name_en',
    'time_zone',
    'attribution_el',
    'attribution_en',
    'kind',
    'default_language',
    'outside_boundary',
  ],
  data_version: ['kind'],
  // Blank, or when it was.
  traffic_count_version: ['period'],
  import_batch: ['kind', 'status', 'counts', 'position', 'problem', 'format_id', 'repairs'],
  duplicate_candidate: ['parts'],
  duplicate_decision: ['verdict'],
  place_search: ['status'],
  area_collection: ['kind'],
  site_table: ['kind', 'traffic_measure', 'traffic_origin', 'covariate_names'],
  site_table_site: ['covariates'],
  recording_unit: ['rule_kind', 'rule_column', 'rule_values'],
  reporting_step: ['step', 'counts'],
  month_reminder: ['stage'],
  expected_total: ['measure'],
  traffic_factor_version: ['mode', 'origin', 'factors'],
  accessibility_feature_version: ['lines', 'source_system'],
  row_issue: ['level', 'code'],
  held_line: ['level'],
  accident_correction: ['subject', 'field', 'unit_reference', 'casualty_reference'],
  hotspot_run: ['method_id', 'status', 'parameters', 'filter', 'result', 'problem', 'opened_sites'],
  black_spot: ['filter', 'figures'],
  // These events are about no document; its name has the mark in its own table.
  black_spot_event: ['kind', 'from_status', 'to_status', 'document_name'],
  black_spot_document: ['media_type'],
  intervention: ['kind', 'selection_reason', 'cost_currency', 'target_filter'],
  intervention_document: ['media_type'],
  citizen_report: ['kind', 'category', 'state'],
  unit_value_set: ['country', 'currency', 'basis', 'unit_values', 'transfer'],
  appraisal: ['result'],
  evaluation_run: ['filter'],
  evaluation_plan: ['filter', 'sites', 'outlook'],
  published_factor: ['kind', 'outcome'],
  evidence_decision: ['decision', 'kind', 'method', 'chosen_by', 'outcome', 'narrowed_by'],
  published_release: ['release_id', 'head', 'digest'],
  release_content: ['head', 'digest', 'audit', 'utility', 'considered'],
  release_event: ['kind', 'reason', 'problem', 'content_hash'],
  person: ['email', 'language', 'password_hash'],
  membership: ['roles', 'origin'],
  api_token: ['capabilities'],
  job_secret: ['capabilities'],
  one_time_link: ['purpose', 'roles'],
  sharing_grant: ['kind'],
  audit_event: ['action', 'actor_kind'],
  sharing_use: ['what'],
  subject_request: ['kind', 'status'],
};
