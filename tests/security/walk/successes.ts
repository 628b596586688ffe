import { randomUUID } from 'node:crypto';

import { LinkRepository } from '../../../apps/api/src/identity/people/link.repository.ts';
import { joinOrganisation } from '../../../apps/api/src/identity/people/person.repository.ts';
import { askerNamed, type Asker } from '../world/askers.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import { BATCHES } from '../world/shapes.ts';
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
  mapUpload: async (world) => as('uploader', { ...MAPPING, uploadId: await upload(world, UNKNOWN_TABLE) }),
  startImport: async (world) => as('uploader', { uploadId: await upload(world) }),
  cancelImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.queued) }),
  resumeImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.interrupted) }),
  discardImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.interrupted) }),
  undoImport: async (world) => as('uploader', { batchId: await copyBatch(world, BATCHES.undoable) }),
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

async function startRun(world: HttpWorld): Promise<string> {
  const body = await mutateAs(world, 'analyst', 'runHotspots', 'RunHotspotsInput', { methodId: 'dbscan', parameters: {} }, 'run { id }');
  return (JSON.parse(body) as { data: { runHotspots: { run: { id: string } } } }).data.runHotspots.run.id;
}
