import { idIn, ORGANISATIONS, UNKNOWN_BATCH, UNKNOWN_ID, type OrganisationName } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import { accidentIdOf } from '../world/shapes/accidents.ts';
import { BATCHES, OWN_BATCH } from '../world/shapes/imports.ts';
import { MUNICIPALITY } from '../world/shapes/where.ts';
import { dayFromNow } from '../world/times.ts';
import { MAPPING } from './mapping.ts';
import type { HttpWorld } from './http-world.ts';
import { findOwnRun } from './share-hotspots.ts';
import { APPRAISED, MEASURE, OWN_VALUES, TRANSFER } from './appraised.ts';
import { RELEASE } from './released.ts';
import { EVALUATED_PERIODS } from './share-evaluation.ts';

/** Whose thing an id names: of an organisation of the test world, or nobody's. */
export type Whose = OrganisationName | 'unknown';

export type Variables = Readonly<Record<string, unknown>>;
type Maker = (whose: Whose, world: HttpWorld) => Variables | Promise<Variables>;

/** The id of somebody's row in a table. */
function rowId(whose: Whose, table: string, column: string, number = 1): string {
  return whose === 'unknown' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], `${table}.${column}`, number);
}

function accidentId(whose: Whose): string {
  return whose === 'unknown' ? UNKNOWN_ID : accidentIdOf(ORGANISATIONS[whose], 'here');
}

/** A batch that failed: nothing can be done with it any more. */
/** No pair anywhere: of one that is not there and of another's the answer is the same. */
function pairOf(whose: Whose): string {
  return `${accidentId(whose)}.${accidentId(whose)}`;
}

const blackSpotOf = (whose: Whose): string => rowId(whose, 'black_spot', 'black_spot_id');
const interventionOf = (whose: Whose): string => rowId(whose, 'intervention', 'intervention_id');
const unitOf = (whose: Whose): string => rowId(whose, 'recording_unit', 'unit_id');

function batchId(whose: Whose): string {
  return String(whose === 'unknown' ? UNKNOWN_BATCH : OWN_BATCH[whose]);
}

function organisationId(whose: Whose): string {
  return whose === 'unknown' ? UNKNOWN_ID : ORGANISATIONS[whose].id;
}

const personId = (whose: Whose, own: string): string =>
  whose === 'unknown' ? UNKNOWN_ID : whose === 'own' ? personNamed(own).id : personNamed('resident', whose).id;

const input = (values: Variables): Variables => ({ input: values });
const batch: Maker = (whose) => input({ batchId: batchId(whose) });

let attempts = 0;
/** An address that nobody has, another each time: whoever guesses is made to wait. */
const nobodysAddress = (): string => `nobody-${(attempts += 1)}@test.example`;

/** Arguments of the queries that have any. */
export const QUERY_ARGUMENTS: Readonly<Record<string, Maker>> = {
  // With a period before it, of which there are records too.
  accidentFacets: () => ({ filter: { period: { start: '2018-01-01', end: '2021-01-01' } }, measure: 'CASUALTIES' }),
  // The newest: each is answered with everything that belongs to it.
  accidents: () => ({ first: 10 }),
  accident: (whose) => ({ id: accidentId(whose) }),
  areaCounts: (whose) => ({ collectionId: whose === 'own' ? 2 : UNKNOWN_BATCH, filter: {} }),
  areaKindCounts: () => ({ filter: {} }),
  placeOutline: () => ({ within: ['2'], near: ['1.1~150'] }),
  placeNames: () => ({ within: ['2', '2.1'], near: ['1.1~150'] }),
  accessibilityInventory: () => ({ filter: {} }),
  accessibilityFeatures: () => ({ first: 50 }),
  streetDeficits: () => ({ nearMeters: 30 }),
  accessibilityPriorities: (whose) => (whose === 'own' ? {} : { runId: rowId(whose, 'hotspot_run', 'run_id') }),
  alsoHeldBy: (whose) => ({ accidentId: accidentId(whose) }),
  traffic: () => ({ filter: { mode: 'MOTOR_VEHICLE' } }),
  sitesWithoutAverage: () => ({ filter: { mode: 'CAR' } }),
  trafficSite: (whose) => ({
    id: whose === 'unknown' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'traffic_count_site'),
    mode: 'MOTOR_VEHICLE',
  }),
  accidentsOnRoads: () => ({ filter: {} }),
  accidentRoads: () => ({ first: 10 }),
  countSiteOnRoad: (whose) => ({ id: whose === 'unknown' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'traffic_count_site') }),
  importBatches: () => ({ first: 50 }),
  duplicateCandidates: () => ({ first: 50 }),
  unplacedAccidents: () => ({ first: 50, skipped: true }),
  // The own one has remarks.
  importBatch: (whose) => ({ id: whose === 'own' ? String(BATCHES.accidents) : batchId(whose) }),
  // There must be one to be seen.
  uploadDrafts: async (_whose, world) => {
    await world.draftOf('own');
    return {};
  },
  uploadSurvey: async (whose, world) => ({ uploadId: whose === 'unknown' ? UNKNOWN_ID : await world.draftOf(whose) }),
  uploadTable: async (whose, world) =>
    input({ uploadId: whose === 'unknown' ? UNKNOWN_ID : await world.draftOf(whose), file: 0, reading: {}, mapping: null }),
  interventionChanges: (whose) => ({ interventionId: interventionOf(whose) }),
  interventionDocuments: (whose) => ({ interventionId: interventionOf(whose) }),
  hotspotRun: (whose) => ({ id: rowId(whose, 'hotspot_run', 'run_id') }),
  // Beside a run that is there: what is told of the other is what is asked.
  hotspotComparison: async (whose, world) => ({ runIds: [rowId(whose, 'hotspot_run', 'run_id'), await findOwnRun(world)] }),
  // The second run of each organisation ranks the sites of its network; what it has lies on roads of no known class.
  networkAssessment: (whose) => ({ runId: rowId(whose, 'hotspot_run', 'run_id', 2), question: { classes: ['unknown'] } }),
  blackSpot: (whose) => ({ id: rowId(whose, 'black_spot', 'black_spot_id') }),
  blackSpotDiagnosis: (whose) => ({ id: rowId(whose, 'black_spot', 'black_spot_id') }),
  beforeAfterMethods: () => ({ siteKind: 'ROAD_SITE' }),
  proposeReferenceSites: (whose) => input({ interventionId: rowId(whose, 'intervention', 'intervention_id', 2), ...EVALUATED_PERIODS }),
  proposeTraffic: (whose) =>
    input({ interventionId: rowId(whose, 'intervention', 'intervention_id', 2), ...EVALUATED_PERIODS, trafficNear: 5_000 }),
  evaluationRun: (whose) => ({ id: rowId(whose, 'evaluation_run', 'run_id') }),
  evaluationFile: (whose) => ({ id: rowId(whose, 'evaluation_run', 'run_id') }),
  checkDesign: (whose) => input({ interventionId: rowId(whose, 'intervention', 'intervention_id'), ...EVALUATED_PERIODS }),
  evaluationPlans: (whose) => ({ interventionId: rowId(whose, 'intervention', 'intervention_id') }),
  evidenceLibrary: () => ({}),
  kindEvidence: () => ({ kind: 'zone-30' }),
  evidenceChoice: (whose) => ({ runId: rowId(whose, 'evaluation_run', 'run_id') }),
  expectedAccidents: (whose) => ({ place: { blackSpotId: rowId(whose, 'black_spot', 'black_spot_id') } }),
  appraisal: (whose) => ({ id: rowId(whose, 'appraisal', 'appraisal_id') }),
  releaseDraft: (whose) => ({ id: rowId(whose, 'release_draft', 'draft_id') }),
  releasePreview: (whose) =>
    input({ id: rowId(whose, 'release_draft', 'draft_id'), geography: 'municipality', period: '2019', table: 'total' }),
  monthBoard: () => ({ firstMonth: '2020-06', lastMonth: '2020-07' }),
  signedMonthChanges: (whose) => ({ unitId: unitOf(whose), month: '2020-06' }),
  // A year after there was an accident.
  monthlyBulletin: (whose) => ({ unitId: unitOf(whose), month: '2021-06' }),
  sharedAggregates: (whose) => ({ ownerId: organisationId(whose) }),
  auditEvents: () => ({ first: 20 }),
};

/**
 * Arguments of the mutations with which they pass the door and change nothing that matters: what they name is not in a state in which it could be
 * changed, or what they give cannot be. Those that would do something the first time are among the successes.
 */
export const HARMLESS_ARGUMENTS: Readonly<Record<string, Maker>> = {
  signIn: () => input({ email: nobodysAddress(), password: 'not the password' }),
  showSecondFactor: () => ({ code: 'none' }),
  switchOrganisation: (whose) => input({ organisationId: whose === 'own' ? UNKNOWN_ID : organisationId(whose) }),
  revokeSession: (whose) => input({ sessionId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'session', 'session_id') }),
  changeProfile: () => input({ displayName: '', language: 'en' }),
  changePassword: () => input({ currentPassword: 'not the password', newPassword: 'a password that is long enough' }),
  confirmSecondFactor: () => ({ code: 'none' }),
  removeSecondFactor: () => ({ code: 'none' }),
  lookAtLink: () => ({ secret: 'l_none' }),
  acceptLink: () => input({ secret: 'l_none', password: 'a password that is long enough' }),
  requestPasswordReset: () => ({ email: nobodysAddress() }),
  inviteMember: () => input({ email: nobodysAddress(), roles: [] }),
  // The third link of each organisation has been revoked.
  revokeInvitation: (whose) => input({ invitationId: rowId(whose, 'one_time_link', 'link_id', whose === 'own' ? 3 : 1) }),
  changeRoles: (whose) => input({ personId: personId(whose, 'colleague'), roles: ['analyst'] }),
  endMembership: (whose) => input({ personId: personId(whose, 'former') }),
  createApiToken: () => input({ name: 'x', capabilities: [], days: 1 }),
  revokeApiToken: (whose) => input({ tokenId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'api_token', 'token_id') }),
  // Numbers of collections are an organisation's own: another's cannot be named.
  addMunicipalityAreas: () => ({ licence: '', attribution: '' }),
  retireAreas: () => ({ collectionId: UNKNOWN_BATCH }),
  retireSiteTable: () => ({ siteTableId: UNKNOWN_BATCH }),
  changeOrganisationSettings: () => input({ ...SETTINGS, uploadRetentionDays: -1 }),
  createOrganisation: () => input({ nameEl: 'Χ', nameEn: 'X', slug: '?', managerEmail: nobodysAddress() }),
  // Each of them is managed by somebody.
  renewManagerInvitation: (whose) => input({ organisationId: organisationId(whose) }),
  mapUpload: async (whose, world) =>
    input({ tables: [MAPPING], uploadId: whose === 'own' || whose === 'unknown' ? UNKNOWN_ID : await world.draftOf(whose) }),
  keepUploadDraft: async (whose, world) =>
    input({ decided: {}, uploadId: whose === 'own' || whose === 'unknown' ? UNKNOWN_ID : await world.draftOf(whose) }),
  // A draft can be nothing by itself; what an upload can be is offered with it.
  chooseUploadFormat: async (whose, world) =>
    input({ formatId: 'x', uploadId: whose === 'own' || whose === 'unknown' ? UNKNOWN_ID : await world.uploadOf(whose) }),
  discardUpload: async (whose, world) =>
    input({ uploadId: whose === 'own' || whose === 'unknown' ? UNKNOWN_ID : await world.draftOf(whose) }),
  // Without a date nothing is entered.
  enterAccident: () => input({ number: 'x', fields: [], units: [], casualties: [] }),
  // Without entries nothing is recorded.
  recordStreetSurvey: () => input({ entries: [] }),
  startImport: async (whose, world) =>
    input({ uploadId: whose === 'own' || whose === 'unknown' ? UNKNOWN_ID : await world.uploadOf(whose) }),
  cancelImport: batch,
  resumeImport: batch,
  discardImport: batch,
  commitImport: batch,
  editHeldLine: (whose) => input({ batchId: batchId(whose), fileIndex: 0, row: 1, cells: null }),
  editHeldLinesAlike: (whose) => input({ batchId: batchId(whose), fileIndex: 0, column: 0, from: 'x', to: 'y' }),
  discardHeldLines: (whose) => input({ batchId: batchId(whose), lines: [{ fileIndex: 0, row: 1 }], reason: 'x' }),
  applyCorrections: batch,
  acceptRepairs: (whose) => input({ batchId: batchId(whose), codes: ['SWAP_COORDINATES'] }),
  markSameAccident: (whose) => input({ id: pairOf(whose), secondaryId: accidentId(whose) }),
  markDifferentAccidents: (whose) => input({ id: pairOf(whose) }),
  undoDuplicateDecision: (whose) => input({ id: pairOf(whose) }),
  createRecordingUnit: () => input({ nameEl: '', ruleKind: 'every', firstMonth: '2020-01', dueDays: 1 }),
  endRecordingUnit: (whose) => input({ unitId: unitOf(whose), lastMonth: 'x' }),
  takeReportingStep: (whose) => input({ unitId: unitOf(whose), month: '2020-06', step: 'received', fingerprint: 'x' }),
  signOffMonth: (whose) => input({ unitId: unitOf(whose), month: '2020-06', fingerprint: 'x' }),
  deriveTrafficFactors: () => input({ roadCategory: '', mode: 'CAR', countedYear: 1900 }),
  enterTrafficFactors: () => input({ roadCategory: '', mode: 'CAR', months: [], weekdays: [], source: '' }),
  withdrawTrafficFactors: () => input({ roadCategory: 'x', mode: 'CAR', validYear: 1900 }),
  addReportingNote: () => input({ startsOn: 'x', textEl: 'x', source: 'x' }),
  removeReportingNote: (whose) => input({ noteId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'reporting_note', 'note_id') }),
  setExpectedTotals: () => input({ source: '', totals: [] }),
  undoImport: batch,
  runHotspots: () => input({ methodId: 'none', parameters: {} }),
  repeatHotspotRun: (whose) =>
    input({ runId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'hotspot_run', 'run_id'), dataVersion: 'recorded' }),
  cancelHotspotRun: (whose) => input({ runId: rowId(whose, 'hotspot_run', 'run_id') }),
  addBlackSpot: () => input({ name: 'x' }),
  takeBlackSpotStep: (whose) => input({ blackSpotId: blackSpotOf(whose), to: 'none', happenedOn: '2020-01-01', eventsSeen: 0 }),
  addBlackSpotNote: (whose) => input({ blackSpotId: blackSpotOf(whose), note: ' ' }),
  setBlackSpotResponsible: (whose) => input({ blackSpotId: blackSpotOf(whose), personId: UNKNOWN_ID, eventsSeen: 3 }),
  removeBlackSpotDocument: (whose) => input({ blackSpotId: blackSpotOf(whose), documentId: UNKNOWN_ID, reason: 'x' }),
  // None of them is at its works.
  linkBlackSpotIntervention: (whose) =>
    input({ blackSpotId: blackSpotOf(whose), interventionId: rowId(whose, 'intervention', 'intervention_id') }),
  createIntervention: () => input({ name: '', kind: '', sites: [], illustrative: false, worksStart: '2016-01-01', worksEnd: '2017-01-01' }),
  // Of a version that it does not have.
  correctIntervention: (whose) =>
    input({
      interventionId: interventionOf(whose),
      version: 99,
      stated: { name: 'x', kind: 'x', sites: [], illustrative: false, worksStart: '2016-01-01', worksEnd: '2017-01-01' },
    }),
  deleteIntervention: (whose) => ({ interventionId: interventionOf(whose) }),
  removeInterventionDocument: (whose) => ({ interventionId: interventionOf(whose), documentId: UNKNOWN_ID }),
  evaluate: (whose) =>
    input({
      interventionId: rowId(whose, 'intervention', 'intervention_id'),
      ...EVALUATED_PERIODS,
      // Ends before it begins: the own intervention is found, and nothing is computed.
      ...(whose === 'own' ? { afterPeriod: { start: '2019-01-01', end: '2018-01-01' } } : {}),
    }),
  freezeEvaluationPlan: (whose) =>
    input({
      interventionId: rowId(whose, 'intervention', 'intervention_id'),
      ...EVALUATED_PERIODS,
      // As above: found, and not frozen.
      ...(whose === 'own' ? { afterPeriod: { start: '2019-01-01', end: '2018-01-01' } } : {}),
    }),
  // Withdrawn already.
  withdrawEvaluationPlan: (whose) => input({ planId: rowId(whose, 'evaluation_plan', 'plan_id'), reason: 'x' }),
  // Of a year that is not over: nothing is drafted.
  draftRelease: () => input({ ...RELEASE, blocks: [{ from: 2999, to: 2999 }] }),
  // Over already, or not as far as that: the second draft of each organisation is being computed, the first one proposed.
  repeatReleaseDraft: (whose) => input({ id: rowId(whose, 'release_draft', 'draft_id') }),
  cancelReleaseDraft: (whose) => input({ id: rowId(whose, 'release_draft', 'draft_id') }),
  proposeRelease: (whose) => input({ id: rowId(whose, 'release_draft', 'draft_id') }),
  publishRelease: (whose) => input({ id: rowId(whose, 'release_draft', 'draft_id', 2), digest: 'x' }),
  rejectRelease: (whose) => input({ id: rowId(whose, 'release_draft', 'draft_id', 2), reason: 'x' }),
  withdrawRelease: (whose) => input({ id: rowId(whose, 'release_draft', 'draft_id'), reason: 'x' }),
  decideOnEvidence: (whose) => input({ runId: rowId(whose, 'evaluation_run', 'run_id'), decision: 'none' }),
  enterPublishedFactor: () => input({ kind: 'none', factor: 1, outcome: 'all', citation: '', publishedYear: 2000 }),
  decideOnPublishedFactor: (whose) =>
    input({
      factorId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'published_factor', 'factor_id'),
      decision: whose === 'own' ? 'none' : 'contributed',
    }),
  retirePublishedFactor: (whose) => input({ factorId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'published_factor', 'factor_id') }),
  // Costs below zero: the own set is found, and nothing is computed.
  decideCitizenReport: (whose) => input({ reportId: rowId(whose, 'citizen_report', 'report_id'), state: 'accepted', answer: 'x' }),
  setCitizenReportDesk: () => input({ isOpen: true, keptDays: 365 }),
  makeAppraisal: (whose) =>
    input({
      ...APPRAISED,
      valuesId: rowId(whose, 'unit_value_set', 'set_id'),
      alternatives: [{ ...MEASURE, capital: -1, effects: null, evaluationId: rowId(whose, 'evaluation_run', 'run_id') }],
    }),
  addUnitValues: (whose) => input({ ...OWN_VALUES, setId: rowId(whose, 'unit_value_set', 'set_id'), source: '' }),
  transferUnitValues: (whose) => input({ ...TRANSFER, fromId: rowId(whose, 'unit_value_set', 'set_id'), gdpSource: '' }),
  // Each of them has been corrected before.
  correctAccident: (whose) =>
    input({
      accidentId: accidentId(whose),
      changes: [{ subject: 'accident', field: 'light', value: null }],
      reason: 'x',
      expectedRevision: 0,
    }),
  // The number is never right: nobody places anything on the way.
  acceptPlaces: () => input({ expectedCount: 1_000_000, reason: 'x' }),
  undoPlacement: (whose) => input({ placementId: whose === 'own' ? UNKNOWN_ID : rowId(whose, 'accident_correction', 'placement_id') }),
  placeAccident: (whose) =>
    input({ accidentId: accidentId(whose), longitude: 0, latitude: 51.6, isCandidate: true, reason: 'x', expectedRevision: 0 }),
  // It has a place, and was never skipped.
  skipPlace: (whose) => input({ accidentId: accidentId(whose) }),
  unskipPlace: (whose) => input({ accidentId: accidentId(whose) }),
  withdrawCorrection: (whose) => input({ accidentId: accidentId(whose), correctionNo: 99 }),
  share: () => input({ recipientId: ORGANISATIONS.foreign.id, kind: 'none', municipalityIds: [MUNICIPALITY], ...SHARED_FOR, purpose: 'x' }),
  // The second grant of each organisation has been revoked.
  revokeSharing: (whose) => input({ grantId: rowId(whose, 'sharing_grant', 'grant_id', whose === 'own' ? 2 : 3) }),
  openSubjectRequest: (whose) =>
    input({ kind: 'export', accidentId: accidentId(whose), unitReference: 'none', casualtyReference: 'none', reason: 'x' }),
  decideSubjectRequest: (whose) =>
    input({ requestId: rowId(whose, 'subject_request', 'request_id'), approve: false, reason: whose === 'own' ? '' : 'x' }),
};

/** As they are already. */
export const SETTINGS = {
  defaultLanguage: 'el',
  secondFactorRequired: true,
  standingAccess: false,
  uploadRetentionDays: 7,
  auditRetentionDays: 365,
} as const;

export const SHARED_FOR = { validFrom: dayFromNow(1), validUntil: dayFromNow(100) } as const;
