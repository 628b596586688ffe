import { randomUUID } from 'node:crypto';

import { ImportPipeline } from '../../../apps/api/src/imports/import-pipeline.ts';
import { ImportsService } from '../../../apps/api/src/imports/imports.service.ts';
import { LinkRepository } from '../../../apps/api/src/identity/people/link.repository.ts';
import { joinOrganisation } from '../../../apps/api/src/identity/people/person.repository.ts';
import { askerNamed, type Asker } from '../world/askers.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import { accidentIdOf, BATCHES } from '../world/shapes.ts';
import { SETTINGS, SHARED_FOR, type Variables } from './arguments.ts';
import type { HttpWorld } from './http-world.ts';
import { MAPPING, UNKNOWN_TABLE } from './mapping.ts';
import { mutateAs } from './mutate-as.ts';
import { addFactor, beginFactor, codeOf, newAddress, newOrganisation, PASSWORD, welcome } from './newcomers.ts';
import { send, credentialsOf } from './send.ts';
import { EVALUATED_PERIODS, SITES, WORKS } from './share-evaluation.ts';
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
  keepUploadDraft: async (world) => as('uploader', { decided: { step: 'codes' }, uploadId: await upload(world, UNKNOWN_TABLE) }),
  discardUpload: async (world) => as('uploader', { uploadId: await upload(world, UNKNOWN_TABLE) }),
  enterAccident: () =>
    as('uploader', { number: randomUUID(), fields: [{ field: 'date', value: '2020-06-15' }], units: [], casualties: [] }),
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
  undoImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.undoable) }),
  correctAccident: async (world) => as('uploader', await changeRoad(world)),
  withdrawCorrection: async (world) => {
    const change = await changeRoad(world);
    await mutateAs(world, 'uploader', 'correctAccident', 'CorrectAccidentInput', change);
    const [row] = await world.database.asOwner((sql) =>
      sql.query<{ no: number }>('SELECT max(correction_no) AS no FROM accident_correction WHERE accident_id = $1', [change['accidentId']]),
    );
    return as('uploader', { accidentId: change['accidentId'], correctionNo: row?.no });
  },
  runHotspots: () => as('analyst', { methodId: 'dbscan', parameters: {} }),
  repeatHotspotRun: async (world) => as('analyst', { runId: await startRun(world), dataVersion: 'recorded' }),
  cancelHotspotRun: async (world) => as('analyst', { runId: await startRun(world) }),
  createIntervention: () => as('analyst', { name: 'Works', kind: 'treatment', sites: SITES, illustrative: false, ...WORKS }),
  evaluate: async (world) =>
    as('analyst', {
      interventionId: await findId(world, 'intervention', 'intervention_id', `organisation_id = '${own.id}' AND name_en = 'Works'`),
      ...EVALUATED_PERIODS,
    }),
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

async function startRun(world: HttpWorld): Promise<string> {
  const body = await mutateAs(world, 'analyst', 'runHotspots', 'RunHotspotsInput', { methodId: 'dbscan', parameters: {} }, 'run { id }');
  return (JSON.parse(body) as { data: { runHotspots: { run: { id: string } } } }).data.runHotspots.run.id;
}
