import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { monthRowOf } from '@elektron/columns';

import { ImportPipeline } from '../../../apps/api/src/imports/import-pipeline.ts';
import { ImportsService } from '../../../apps/api/src/imports/imports.service.ts';
import { LinkRepository } from '../../../apps/api/src/identity/people/link.repository.ts';
import { joinOrganisation } from '../../../apps/api/src/identity/people/person.repository.ts';
import { askerNamed, type Asker } from '../world/askers.ts';
import { idIn, ORGANISATIONS } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import { DRAFTS, draftIdOf } from '../world/releases.ts';
import { accidentIdOf } from '../world/shapes/accidents.ts';
import { BATCHES } from '../world/shapes/imports.ts';
import { APPRAISED, MEASURE, OWN_VALUES, TRANSFER } from './appraised.ts';
import { SETTINGS, SHARED_FOR, type Variables } from './arguments.ts';
import type { HttpWorld } from './http-world.ts';
import { MAPPING, UNKNOWN_TABLE } from './mapping.ts';
import { mutateAs } from './mutate-as.ts';
import { addFactor, beginFactor, codeOf, newAddress, newOrganisation, PASSWORD, welcome } from './newcomers.ts';
import { send, sendQuery, credentialsOf } from './send.ts';
import { makeFailed, makeProposed, makePublic, makeReady, RELEASE } from './released.ts';
import { ALL_ASKED, EVALUATED_PERIODS, SITES, WORKS } from './share-evaluation.ts';
import { askForCopy } from './subject-copies.ts';

/** A mutation with which its sender succeeds. */
export interface Success {
  /** The sender's; null for whoever is signed out. */
  readonly secret: string | null;
  readonly variables: Variables;
  /** Whether the secret is the doer's too, though another one. */
  readonly inPlaceOfDoer?: true;
}

const own = ORGANISATIONS.own;
const ones = (length: number): number[] => Array.from({ length }, () => 1);
/** What somebody sees of a street. */
const STEPS = { item: 'STEPS', state: 'PRESENT', method: 'ON_SITE', longitude: -0.02, latitude: 51.58 };
const asNew = <Entry extends object>(entry: Entry) => ({ ...entry, entryId: randomUUID() });
const FACTOR_GROUP = { roadCategory: 'x', mode: 'CAR' };
const ENTERED_FACTORS = { months: ones(12), weekdays: ones(7), source: 'x' };
const CIRCLE = { name: 'x', longitude: SITES[0]![0]!, latitude: SITES[0]![1]!, radiusMeters: 50 };
const TREATMENT = { name: 'Works', kind: 'lighting', sites: SITES, illustrative: false, ...WORKS };
const PUBLISHED = { kind: 'lighting', factor: 0.9, standardError: 0.1, outcome: 'all', citation: 'x', publishedYear: 2000 };
const SHARED = { recipientId: ORGANISATIONS.foreign.id, kind: 'aggregates', ...SHARED_FOR, purpose: 'x' };
const as = (name: string, input: Variables): Success => ({ secret: askerNamed(name).secret, variables: { input } });

/** THE successes: for every mutation somebody who may do it, does it, and it happens. @param doer where somebody else is to do it */
export const SUCCESSES: Readonly<Record<string, (world: HttpWorld, doer?: Asker) => Success | Promise<Success>>> = {
  signIn: async (world) => {
    const { email } = await welcome(world, { password: true });
    return { secret: null, variables: { input: { email, password: PASSWORD } } };
  },
  signOut: async (world) => ({ secret: (await welcome(world)).secret, variables: {} }),
  showSecondFactor: async (world) => {
    const newcomer = await welcome(world);
    const factor = await addFactor(world, newcomer);
    return { secret: await world.openSession(newcomer.personId, false), variables: { code: codeOf(factor, 1) } };
  },
  switchOrganisation: async (world) => {
    const { personId, secret } = await welcome(world);
    await world.database.asIdentity((sql) => joinOrganisation(sql, ORGANISATIONS.studied.id, personId, ['analyst'], null));
    return { secret, variables: { input: { organisationId: ORGANISATIONS.studied.id } } };
  },
  revokeSession: async (world) => {
    const { personId, secret } = await welcome(world);
    return { secret, variables: { input: { sessionId: await findId(world, 'session', 'session_id', `person_id = '${personId}'`) } } };
  },
  changeProfile: async (world) => ({
    secret: (await welcome(world)).secret,
    variables: { input: { displayName: 'Renamed', language: 'el' } },
  }),
  changePassword: async (world) => {
    const { secret } = await welcome(world, { password: true });
    return { secret, variables: { input: { currentPassword: PASSWORD, newPassword: `${PASSWORD} and more` } } };
  },
  beginSecondFactor: async (world) => ({ secret: (await welcome(world)).secret, variables: {} }),
  confirmSecondFactor: async (world) => {
    const newcomer = await welcome(world);
    return { secret: newcomer.secret, variables: { code: codeOf(await beginFactor(world, newcomer)) } };
  },
  removeSecondFactor: async (world) => {
    const newcomer = await welcome(world);
    const factor = await addFactor(world, newcomer);
    return { secret: await world.openSession(newcomer.personId), variables: { code: codeOf(factor, 1) } };
  },
  lookAtLink: async (world) => ({ secret: null, variables: { secret: await invite(world) } }),
  acceptLink: async (world) => {
    const answer = { secret: await invite(world), password: PASSWORD, displayName: 'Newcomer' };
    return { secret: null, variables: { input: answer } };
  },
  requestPasswordReset: () => ({ secret: null, variables: { email: newAddress() } }),
  inviteMember: () => as('manager', { email: newAddress(), roles: ['analyst'] }),
  revokeInvitation: async (world) => {
    await invite(world);
    return as('manager', {
      invitationId: await findId(
        world,
        'one_time_link',
        'link_id',
        `organisation_id = '${own.id}' AND used_at IS NULL AND revoked_at IS NULL`,
      ),
    });
  },
  changeRoles: async (world) => as('manager', { personId: (await welcome(world)).personId, roles: ['uploader'] }),
  endMembership: async (world) => as('manager', { personId: (await welcome(world)).personId }),
  createApiToken: () => as('analyst', { name: 'x', capabilities: ['records.read'], days: 1 }),
  revokeApiToken: async (world, doer) => {
    const person = doer?.person ?? 'analyst';
    const asked = { name: 'x', capabilities: ['records.read'], days: 1 };
    const body = await mutateAs(world, person, 'createApiToken', 'CreateApiTokenInput', asked, 'token');
    const input = {
      tokenId: await findId(world, 'api_token', 'token_id', `person_id = '${personNamed(person).id}' AND revoked_at IS NULL`),
    };
    if (doer?.kind !== 'token') return as(person, input);
    // A token ends itself, and no other.
    const { token } = (JSON.parse(body) as { data: { createApiToken: { token: string } } }).data.createApiToken;
    return { secret: token, variables: { input }, inPlaceOfDoer: true };
  },
  changeOrganisationSettings: () => as('manager', SETTINGS),
  createOrganisation: () => as('steward', newOrganisation()),
  renewManagerInvitation: async (world) => {
    const made = newOrganisation();
    await mutateAs(world, 'steward', 'createOrganisation', 'CreateOrganisationWithManagerInput', made);
    return as('steward', { organisationId: await findId(world, 'organisation', 'organisation_id', `slug = '${made.slug}'`) });
  },
  mapUpload: async (world) => as('uploader', { tables: [MAPPING], uploadId: await upload(world, UNKNOWN_TABLE) }),
  chooseUploadFormat: async (world) => as('uploader', { formatId: 'osm-accessibility', uploadId: await upload(world, LINES_OF_A_MAP) }),
  keepUploadDraft: async (world) => as('uploader', { decided: { step: 'codes' }, uploadId: await upload(world, UNKNOWN_TABLE) }),
  discardUpload: async (world) => as('uploader', { uploadId: await upload(world, UNKNOWN_TABLE) }),
  enterAccident: () =>
    as('uploader', { number: randomUUID(), fields: [{ field: 'date', value: '2020-06-15' }], units: [], casualties: [] }),
  // A day that has not come either: why it is refused is an answer too.
  recordStreetSurvey: () =>
    as('uploader', {
      entries: [
        { ...STEPS, observedOn: '2020-06-15' },
        { ...STEPS, observedOn: '2199-06-15' },
      ].map(asNew),
    }),
  startImport: async (world) => as('uploader', { uploadId: await upload(world) }),
  cancelImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.queued) }),
  resumeImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.interrupted) }),
  discardImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.interrupted) }),
  commitImport: async (world) => as('uploader', { batchId: await waitingImport(world) }),
  // A day that has not come either: what is still to be said of the line is an answer too.
  editHeldLine: async (world) => as('uploader', await writeHeldLine(world)),
  editHeldLinesAlike: async (world) => {
    const batchId = await waitingImport(world);
    return as('uploader', { batchId, fileIndex: 0, column: 0, from: HELD_NUMBER, to: 'Y' });
  },
  discardHeldLines: async (world) => as('uploader', { batchId: await waitingImport(world), lines: [HELD_PLACE], reason: 'x' }),
  applyCorrections: async (world) => {
    const written = await writeHeldLine(world);
    await mutateAs(world, 'uploader', 'editHeldLine', 'EditHeldLineInput', written, 'userErrors { code }');
    return as('uploader', { batchId: written['batchId'] });
  },
  acceptRepairs: async (world) => as('uploader', { batchId: await waitingImport(world), codes: [] }),
  markSameAccident: async (world) => {
    const id = await makePair(world);
    return as('uploader', { id, secondaryId: id.split('.')[0] });
  },
  markDifferentAccidents: async (world) => as('uploader', { id: await makePair(world) }),
  undoDuplicateDecision: async (world) => {
    const id = await makePair(world);
    await mutateAs(world, 'uploader', 'markDifferentAccidents', 'DuplicateInput', { id }, 'done');
    return as('uploader', { id });
  },
  createRecordingUnit: () => as('manager', { ...UNIT, nameEl: randomUUID() }),
  endRecordingUnit: async (world) => as('manager', { unitId: await makeUnit(world), lastMonth: '2020-02' }),
  takeReportingStep: async (world) => as('uploader', { ...(await emptyMonth(world)), step: 'received' }),
  signOffMonth: async (world) => {
    const month = await emptyMonth(world);
    for (const step of ['received', 'checked'])
      await mutateAs(world, 'uploader', 'takeReportingStep', 'TakeReportingStepInput', { ...month, step }, 'done');
    return as('publisher', month);
  },
  deriveTrafficFactors: async (world) => as('analyst', { ...(await makePermanent(world)), countedYear: 2001 }),
  enterTrafficFactors: () => as('analyst', { ...FACTOR_GROUP, ...ENTERED_FACTORS }),
  withdrawTrafficFactors: async (world) => {
    const group = { ...FACTOR_GROUP, roadCategory: randomUUID() };
    await mutateAs(world, 'analyst', 'enterTrafficFactors', 'EnterTrafficFactorsInput', { ...group, ...ENTERED_FACTORS }, 'done');
    return as('analyst', group);
  },
  addReportingNote: () => as('analyst', { ...NOTE, textEl: 'x' }),
  removeReportingNote: async (world) => {
    const textEl = randomUUID();
    await mutateAs(world, 'analyst', 'addReportingNote', 'AddReportingNoteInput', { ...NOTE, textEl }, 'done');
    return as('analyst', { noteId: await findId(world, 'reporting_note', 'note_id', `text_el = '${textEl}'`) });
  },
  setExpectedTotals: () => as('analyst', { source: 'x', totals: [{ month: '2020-01', measure: 'killed', expected: 1 }] }),
  undoImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.undoable) }),
  acceptPlaces: async (world) => as('uploader', { expectedCount: await makeUnplaced(world), reason: 'x' }),
  undoPlacement: async (world) => {
    const input = { expectedCount: await makeUnplaced(world), reason: 'x' };
    await mutateAs(world, 'uploader', 'acceptPlaces', 'AcceptPlacesInput', input, 'count');
    const [row] = await world.database.asOwner((sql) =>
      sql.query<{ id: string }>(
        `SELECT placement_id AS id FROM accident_correction WHERE organisation_id = $1 AND placement_id IS NOT NULL
         ORDER BY committed_version DESC LIMIT 1`,
        [own.id],
      ),
    );
    return as('uploader', { placementId: row?.id });
  },
  skipPlace: () => as('uploader', { accidentId: accidentIdOf(own, 'moved away') }),
  unskipPlace: async (world) => {
    const input = { accidentId: accidentIdOf(own, 'moved away') };
    await mutateAs(world, 'uploader', 'skipPlace', 'SkipPlaceInput', input, 'done');
    return as('uploader', input);
  },
  placeAccident: async (world) => {
    const { accidentId, expectedRevision } = await changeRoad(world);
    crossings += 1;
    const place = { longitude: crossings / 1_000, latitude: 51.6 };
    return as('uploader', { accidentId, ...place, isCandidate: false, reason: 'x', expectedRevision });
  },
  correctAccident: async (world) => as('uploader', await changeRoad(world)),
  withdrawCorrection: async (world) => {
    const change = await changeRoad(world);
    await mutateAs(world, 'uploader', 'correctAccident', 'CorrectAccidentInput', change);
    const [row] = await world.database.asOwner((sql) =>
      sql.query<{ no: number }>('SELECT max(correction_no) AS no FROM accident_correction WHERE accident_id = $1', [change['accidentId']]),
    );
    return as('uploader', { accidentId: change['accidentId'], correctionNo: row?.no });
  },
  addMunicipalityAreas: async ({ database }) => {
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO municipality (municipality_id, name_el, name_en, boundary)
         VALUES (987, 'Δ', 'M', ST_Multi(ST_MakeEnvelope(0, 51, 1, 52, 4326))) ON CONFLICT DO NOTHING`,
      ),
    );
    await database.asOwner((sql) => sql.execute('INSERT INTO organisation_municipality SELECT $1, 987 ON CONFLICT DO NOTHING', [own.id]));
    return { secret: askerNamed('uploader').secret, variables: { licence: 'none', attribution: '' } };
  },
  retireAreas: async (world) => ({
    secret: askerNamed('uploader').secret,
    variables: { collectionId: await addCollection(world) },
  }),
  retireSiteTable: async (world) => ({
    secret: askerNamed('uploader').secret,
    variables: { siteTableId: await addSiteTable(world) },
  }),
  runHotspots: () => as('analyst', { methodId: 'dbscan', parameters: {} }),
  repeatHotspotRun: async (world) => as('analyst', { runId: await startRun(world), dataVersion: 'recorded' }),
  cancelHotspotRun: async (world) => as('analyst', { runId: await startRun(world) }),
  addBlackSpot: () => as('analyst', CIRCLE),
  takeBlackSpotStep: async (world) =>
    as('analyst', { blackSpotId: await addBlackSpot(world), to: 'site-visit', happenedOn: '2020-01-01', eventsSeen: 1 }),
  addBlackSpotNote: async (world) => as('analyst', { blackSpotId: await addBlackSpot(world), note: 'x' }),
  setBlackSpotResponsible: async (world) =>
    as('analyst', { blackSpotId: await addBlackSpot(world), personId: personNamed('colleague').id, eventsSeen: 1 }),
  removeBlackSpotDocument: async (world) => as('analyst', await attachToBlackSpot(world)),
  linkBlackSpotIntervention: async (world) => as('analyst', await buildAtBlackSpot(world)),
  createIntervention: () => as('analyst', TREATMENT),
  correctIntervention: async (world) =>
    as('analyst', { interventionId: await addIntervention(world), version: 1, stated: { ...TREATMENT, name: 'Other works' } }),
  deleteIntervention: async (world) => ({
    secret: askerNamed('analyst').secret,
    variables: { interventionId: await addIntervention(world) },
  }),
  removeInterventionDocument: async (world) => ({
    secret: askerNamed('analyst').secret,
    variables: await attachToIntervention(world),
  }),
  evaluate: async (world) =>
    as('analyst', {
      interventionId: await findId(world, 'intervention', 'intervention_id', `organisation_id = '${own.id}' AND name_en = 'Works'`),
      ...EVALUATED_PERIODS,
      ...ALL_ASKED,
    }),
  // With an effect that the library gives, which needs a factor.
  freezeEvaluationPlan: async (world) => {
    await enterFactor(world);
    return as('analyst', { ...(await planOf(world)), library: { origin: 'published' } });
  },
  withdrawEvaluationPlan: async (world) => {
    await mutateAs(world, 'analyst', 'freezeEvaluationPlan', 'StudyDesignInput', await planOf(world));
    const [row] = await world.database.asOwner((sql) =>
      sql.query<{ id: string }>('SELECT plan_id AS id FROM evaluation_plan WHERE organisation_id = $1 ORDER BY made_at DESC LIMIT 1', [
        own.id,
      ]),
    );
    return as('analyst', { planId: row?.id ?? '', reason: 'x' });
  },
  decideOnEvidence: () => as('manager', { runId: idIn(own, 'evaluation_run.run_id'), decision: 'withheld' }),
  enterPublishedFactor: () => as('analyst', PUBLISHED),
  decideOnPublishedFactor: async (world) => as('manager', { factorId: await enterFactor(world), decision: 'contributed' }),
  retirePublishedFactor: async (world) => as('analyst', { factorId: await enterFactor(world) }),
  // With another at the same place, one whose severity has no value, and a budget: all that an answer can have.
  decideCitizenReport: () => as('publisher', { reportId: idIn(own, 'citizen_report.report_id'), state: 'accepted', answer: 'x' }),
  setCitizenReportDesk: () => as('publisher', { isOpen: true, keptDays: 365 }),
  // Of a year in which no recording unit signs off yet.
  draftRelease: () => as('publisher', { ...RELEASE, blocks: [{ from: 2014, to: 2014 }] }),
  repeatReleaseDraft: async (world) => as('publisher', { id: await makeFailed(world) }),
  cancelReleaseDraft: () => as('publisher', { id: draftIdOf(own, DRAFTS.begun) }),
  proposeRelease: async (world) => as('publisher', { id: (await makeReady(world)).draftId }),
  publishRelease: async (world, doer) => {
    const { draftId, digest } = await makeProposed(world, doer?.person ?? 'publisher');
    return as(doer?.person ?? 'publisher', { id: draftId, digest });
  },
  rejectRelease: async (world) => as('publisher', { id: (await makeProposed(world)).draftId, reason: 'x' }),
  withdrawRelease: async (world) => as('publisher', { id: (await makePublic(world)).draftId, reason: 'x' }),
  makeAppraisal: () =>
    as('analyst', {
      ...APPRAISED,
      budget: 1_000_000,
      alternatives: [MEASURE, { ...MEASURE, capital: 200_000 }, { ...MEASURE, numbers: [{ severity: 'injury', perYear: 1 }] }],
    }),
  addUnitValues: () => as('analyst', OWN_VALUES),
  transferUnitValues: () => as('analyst', TRANSFER),
  share: () => as('manager', SHARED),
  revokeSharing: async (world) => {
    await mutateAs(world, 'manager', 'share', 'ShareInput', SHARED);
    return as('manager', {
      grantId: await findId(world, 'sharing_grant', 'grant_id', `organisation_id = '${own.id}' AND revoked_at IS NULL`),
    });
  },
  openSubjectRequest: (world) => as('analyst', askForCopy(world)),
  decideSubjectRequest: async (world) => {
    await mutateAs(world, 'analyst', 'openSubjectRequest', 'OpenSubjectRequestInput', askForCopy(world));
    const requestId = await findId(
      world,
      'subject_request',
      'request_id',
      `organisation_id = '${own.id}' AND opened_by = '${personNamed('analyst').id}'`,
    );
    return as('data-protection-officer', { requestId, approve: false, reason: 'x' });
  },
};

/** A plan for the works that were entered before. */
async function planOf(world: HttpWorld): Promise<Readonly<Record<string, unknown>>> {
  const interventionId = await findId(world, 'intervention', 'intervention_id', `organisation_id = '${own.id}' AND name_en = 'Works'`);
  return { interventionId, ...EVALUATED_PERIODS };
}

/** The newest id under a condition. */
async function findId(world: HttpWorld, table: string, column: string, condition: string): Promise<string> {
  const order = table === 'subject_request' ? 'opened_at' : 'created_at';
  const [row] = await world.database.asOwner((sql) =>
    sql.query<{ id: string }>(`SELECT ${column} AS id FROM ${table} WHERE ${condition} ORDER BY ${order} DESC LIMIT 1`),
  );
  return row?.id ?? '';
}

/** @returns the secret of a link that waits */
function invite(world: HttpWorld): Promise<string> {
  const link = { purpose: 'invitation', organisationId: own.id, email: newAddress(), roles: ['analyst'] } as const;
  return world.app.get(LinkRepository).add({ ...link, roles: [...link.roles], createdBy: personNamed('manager').id });
}

async function upload(world: HttpWorld, text = world.collisions): Promise<string> {
  const form = new FormData();
  form.append('files', new Blob([text]), 'collisions.csv');
  const headers = { 'x-elektron-upload': '1', ...credentialsOf(askerNamed('uploader').secret) };
  const { body } = await send(`${world.url}/api/uploads`, { method: 'POST', headers, body: form });
  return (JSON.parse(body) as { uploadId: string }).uploadId;
}

/** Roads, or what tells of accessibility. */
const LINES_OF_A_MAP = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: [
          [-0.02, 51.58],
          [-0.02, 51.59],
        ],
      },
      properties: { osm_id: '1', highway: 'residential', other_tags: '"sidewalk"=>"left"' },
    },
  ],
});

/** A correction that changes something, however often it is made. */
async function changeRoad(world: HttpWorld): Promise<Variables> {
  const accidentId = accidentIdOf(own, 'moved here');
  const [row] = await world.database.asOwner((sql) =>
    sql.query<{ revision: number }>(
      'SELECT count(*) + count(withdrawn_version) AS revision FROM accident_correction WHERE accident_id = $1',
      [accidentId],
    ),
  );
  const revision = row?.revision ?? 0;
  const changes = [{ subject: 'accident', field: 'roadName', value: `Road ${randomUUID()}` }];
  return { accidentId, changes, reason: 'x', expectedRevision: revision };
}

/** Another batch in the same state: what is done to one must not be missed by another test. */
async function copyBatch(world: HttpWorld, batchId: number): Promise<string> {
  const [row] = await world.database.asOwner((sql) =>
    sql.query<{ id: number }>(
      `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position,
         committed_version)
       SELECT organisation_id, (SELECT max(batch_id) + 1 FROM import_batch WHERE organisation_id = $1), kind, format_id, mapping_version, status,
         files || jsonb_build_object('uploadId', $3::text), counts, position, committed_version
       FROM import_batch WHERE organisation_id = $1 AND batch_id = $2 RETURNING batch_id AS id`,
      [own.id, batchId, randomUUID()],
    ),
  );
  return String(row?.id);
}

/** Of the world's one collision. */
const HELD_NUMBER = 'X';
const HELD_PLACE = { fileIndex: 0, row: 2 };

/** An import that was read and waits for its commit, with its only line held back: its day has not come. */
async function waitingImport(world: HttpWorld): Promise<string> {
  const context = world.database.actAsInstallation(own.id);
  const uploadId = await upload(world, inFuture(world));
  const { batchId } = await world.app.get(ImportsService, { strict: false }).add(context, uploadId, true);
  await world.app.get(ImportPipeline, { strict: false }).run(context, batchId, new AbortController().signal);
  return String(batchId);
}

/** What is written in place of that line: a day that has not come either. */
async function writeHeldLine(world: HttpWorld): Promise<Variables> {
  const [, line = ''] = inFuture(world).split('\n');
  return { batchId: await waitingImport(world), ...HELD_PLACE, cells: line.replace('2099', '2098').split(',') };
}

const inFuture = ({ collisions }: HttpWorld): string => collisions.replace(/\d{4}-\d\d-\d\d/, '2099-01-01');

const UNIT = { ruleKind: 'every', firstMonth: '2020-01', dueDays: 10 };
const NOTE = { startsOn: '2020-01-01', source: 'x' };

async function makeUnit(world: HttpWorld): Promise<string> {
  const nameEl = randomUUID();
  await mutateAs(world, 'manager', 'createRecordingUnit', 'CreateRecordingUnitInput', { ...UNIT, nameEl }, 'done');
  return findId(world, 'recording_unit', 'unit_id', `name_el = '${nameEl}'`);
}

/** A month of a new unit, in which nothing has happened: everything is an earlier unit's. */
/** One of the own sites was counted on every day of a year. @returns its group */
async function makePermanent({ database }: HttpWorld): Promise<Variables> {
  const category = await database.asOwner(async (sql) => {
    await sql.execute(
      `INSERT INTO traffic_count_version
       SELECT (jsonb_populate_record(NULL::traffic_count_version, to_jsonb(v) || jsonb_build_object('direction', 'C', 'year', 2001, 'cars', 7,
         'period', to_char(day, 'YYYY-MM-DD') || 'T00/PT24H'))).*
       FROM (SELECT * FROM traffic_count_version WHERE organisation_id = $1 AND batch_id = $2 AND period = '' LIMIT 1) v,
         generate_series('2001-01-01'::timestamp, '2001-12-31', '1 day') AS day
       ON CONFLICT DO NOTHING`,
      [own.id, BATCHES.traffic],
    );
    const [site] = await sql.query<{ category: string | null }>(
      'SELECT road_category AS category FROM traffic_count_site_version WHERE organisation_id = $1 AND batch_id = $2 LIMIT 1',
      [own.id, BATCHES.traffic],
    );
    return site?.category ?? '';
  });
  return { ...FACTOR_GROUP, roadCategory: category };
}

async function emptyMonth(world: HttpWorld): Promise<Variables> {
  const { fingerprint } = monthRowOf(new Map(), 0, '2020-01');
  return { unitId: await makeUnit(world), month: '2020-01', fingerprint };
}

let crossings = 0;

/** An accident without a place, at a crossing where another one lies. @returns how many places can be accepted together then */
async function makeUnplaced(world: HttpWorld): Promise<number> {
  crossings += 1;
  await world.database.asOwner(async (sql) => {
    const [batch] = await sql.query<{ id: number }>(
      `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position, committed_version)
       SELECT organisation_id, (SELECT max(batch_id) + 1 FROM import_batch WHERE organisation_id = $1), kind, format_id, mapping_version, status,
         files, counts, position, (SELECT max(version) + 1 FROM data_version WHERE organisation_id = $1 AND kind = 'accidents')
       FROM import_batch WHERE organisation_id = $1 AND batch_id = $2 RETURNING batch_id AS id`,
      [own.id, BATCHES.accidents],
    );
    await sql.execute(`UPDATE data_version SET version = version + 1 WHERE organisation_id = $1 AND kind = 'accidents'`, [own.id]);
    for (const place of ['-200000, 515800000, 537200000, 188400000, 1', 'NULL::integer, NULL::integer, NULL::bigint, NULL::bigint, 0']) {
      await sql.execute(
        `INSERT INTO accident_version (organisation_id, accident_id, batch_id, mapping_version, content_hash, source_system, source_record_id,
           severity, severity_native, year, time_accuracy, speed_unit, attributes, road_name, place_words, location, longitude_e7, latitude_e7,
           x_mm, y_mm, place_accuracy)
         SELECT $1::uuid, $2::uuid, $3::integer, 1, '', 'test', $2::uuid::text, 1, '', 2020, 1, 1, '{}', $4, '{"crossRoad": "Athinas"}',
           CASE WHEN place.x IS NULL THEN NULL ELSE ST_SetSRID(ST_MakePoint(-0.02, 51.58), 4326) END, place.*
         FROM (SELECT ${place}) AS place (lon, lat, x, y, accuracy)`,
        [own.id, randomUUID(), batch?.id, `Ermou ${'abcdefgh'[crossings % 8]}street`],
      );
    }
  });
  for (;;) {
    const { ready, searching } = await askPlaces(world);
    if (searching === null) return ready;
    await setTimeout(50);
  }
}

/** How many places can be accepted together, or how far the search for them has come. */
export async function askPlaces(world: HttpWorld): Promise<{ readonly ready: number; readonly searching: object | null }> {
  const query = '{ placesAccount { ready searching { done total hasFailed } } }';
  const { body } = await sendQuery(world, { secret: askerNamed('uploader').secret, query, variables: {} });
  return (JSON.parse(body) as { data: { placesAccount: Awaited<ReturnType<typeof askPlaces>> } }).data.placesAccount;
}

/** What is weak about the design of the newest intervention, where its accidents are: of seeded ones nothing can be said. */
export async function askDesign(world: HttpWorld): Promise<object> {
  const query = `query ($input: StudyDesignInput!) { checkDesign(input: $input) {
    methods { methodId methodLabels { el en } recommended because { el en } } } }`;
  const { body } = await sendQuery(world, { secret: askerNamed('analyst').secret, query, variables: { input: await planOf(world) } });
  return (JSON.parse(body) as { data: { checkDesign: object } }).data.checkDesign;
}

/** Two accidents that may be one. */
async function makePair(world: HttpWorld): Promise<string> {
  const [one = '', other = ''] = [randomUUID(), randomUUID()].sort();
  await world.database.asOwner((sql) =>
    sql.execute(
      `INSERT INTO duplicate_candidate (organisation_id, accident_id, other_accident_id, batch_id, score, parts) VALUES ($1, $2, $3, $4, 90, '{}')`,
      [own.id, one, other, BATCHES.undoable],
    ),
  );
  return `${one}.${other}`;
}

async function addCollection(world: HttpWorld): Promise<number> {
  const [row] = await world.database.asOwner((sql) =>
    sql.query<{ id: number }>(
      `INSERT INTO area_collection (organisation_id, collection_id, kind, name_el, name_en, file_name, licence, attribution, item_count)
       SELECT $1, 1 + max(collection_id), 'stop', 'x', 'x', 'x', 'x', '', 1 FROM area_collection WHERE organisation_id = $1
       RETURNING collection_id AS id`,
      [own.id],
    ),
  );
  return row?.id ?? 0;
}

async function addSiteTable(world: HttpWorld): Promise<number> {
  const [row] = await world.database.asOwner((sql) =>
    sql.query<{ id: number }>(
      `INSERT INTO site_table (organisation_id, site_table_id, kind, name, source, file_name, traffic_measure, traffic_origin, traffic_column,
         has_minor_traffic, covariate_names, site_count, left_out)
       SELECT $1, 1 + max(site_table_id), 'junction', 'x', '', 'x', 'relative', 'modelled', 'x', false, '[]', 1, 0 FROM site_table WHERE organisation_id = $1
       RETURNING site_table_id AS id`,
      [own.id],
    ),
  );
  return row?.id ?? 0;
}

async function enterFactor(world: HttpWorld): Promise<string> {
  const body = await mutateAs(world, 'analyst', 'enterPublishedFactor', 'EnterPublishedFactorInput', PUBLISHED, 'factor { id }');
  return (JSON.parse(body) as { data: { enterPublishedFactor: { factor: { id: string } } } }).data.enterPublishedFactor.factor.id;
}

async function startRun(world: HttpWorld): Promise<string> {
  const body = await mutateAs(world, 'analyst', 'runHotspots', 'RunHotspotsInput', { methodId: 'dbscan', parameters: {} }, 'run { id }');
  return (JSON.parse(body) as { data: { runHotspots: { run: { id: string } } } }).data.runHotspots.run.id;
}

async function addBlackSpot(world: HttpWorld): Promise<string> {
  const body = await mutateAs(world, 'analyst', 'addBlackSpot', 'AddBlackSpotInput', CIRCLE, 'blackSpot { id }');
  return (JSON.parse(body) as { data: { addBlackSpot: { blackSpot: { id: string } } } }).data.addBlackSpot.blackSpot.id;
}

async function addIntervention(world: HttpWorld): Promise<string> {
  const further = { ...TREATMENT, name: 'Further works' };
  const body = await mutateAs(world, 'analyst', 'createIntervention', 'CreateInterventionInput', further, 'intervention { id }');
  return (JSON.parse(body) as { data: { createIntervention: { intervention: { id: string } } } }).data.createIntervention.intervention.id;
}

/** An intervention with a document. */
async function attachToIntervention(world: HttpWorld): Promise<Variables> {
  const interventionId = await addIntervention(world);
  const { body } = await send(`${world.url}/api/interventions/${interventionId}/documents?fileName=x.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...credentialsOf(askerNamed('analyst').secret) },
    body: '%PDF-',
  });
  return { interventionId, documentId: (JSON.parse(body) as { documentId: string }).documentId };
}

/** A case with a document, and why that is to go. */
async function attachToBlackSpot(world: HttpWorld): Promise<Variables> {
  const blackSpotId = await addBlackSpot(world);
  const { body } = await send(`${world.url}/api/black-spots/${blackSpotId}/documents?fileName=x.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...credentialsOf(askerNamed('analyst').secret) },
    body: '%PDF-',
  });
  return { blackSpotId, documentId: (JSON.parse(body) as { documentId: string }).documentId, reason: 'x' };
}

/** A case whose works are done, and the intervention that they may be. */
async function buildAtBlackSpot(world: HttpWorld): Promise<Variables> {
  const blackSpotId = await addBlackSpot(world);
  const said = { blackSpotId, happenedOn: '2020-01-01', decisionNumber: 'x', worksStart: '2019-01-01' };
  for (const [index, to] of ['site-visit', 'diagnosed', 'treatment-planned', 'approved', 'treated'].entries()) {
    const input = { ...said, to, eventsSeen: index + 1 };
    await mutateAs(world, 'analyst', 'takeBlackSpotStep', 'TakeBlackSpotStepInput', input, 'blackSpot { id }');
  }
  return { blackSpotId, interventionId: await findId(world, 'intervention', 'intervention_id', `organisation_id = '${own.id}'`) };
}
