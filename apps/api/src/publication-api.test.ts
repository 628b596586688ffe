import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { importTown } from './accidents/testing/import-town.ts';
import { digestOf } from './common/canonical-json.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import { makeTown } from './common/testing/make-town.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';
import type { ReleaseDraftObject, ReleasePayload, ReleasePreviewObject, ReleaseTermsObject } from './publication/release.objects.ts';
import { ReleasesService } from './publication/releases.service.ts';
import { PublishedReleasesRepository } from './published/published-releases.repository.ts';

/*
 * A town's release from the first question to the withdrawal: who may do what, and what the database refuses to whoever comes past the application.
 */

interface Data {
  readonly releaseTerms: ReleaseTermsObject;
  readonly releaseDrafts: readonly ReleaseDraftObject[];
  readonly releaseDraft: ReleaseDraftObject | null;
  readonly releasePreview: ReleasePreviewObject | null;
  readonly [mutation: string]: unknown;
}

const DRAFT = `id status isOwnProposal problem { code } events { kind reason personName } illustrative progress
  result { releaseId digest auditPassed sentence { en } failures { code } geographies { id } periods { id } tables { id geographies periods } utility { period accidents } }`;
const ASKED = {
  blocks: [{ from: 2014, to: 2018 }],
  threshold: 5,
  licence: 'CC-BY-4.0',
  attribution: 'A town',
  includesBlackSpots: true,
  includesInterventions: true,
  includesBarriers: false,
  declaredFinal: true,
};
const NOWHERE_HEAD = { format: 1, number: 1, releaseId: 'x-1', bounds: [0, 0, 1, 1], periods: [] };

describeOnEachDatabase('a release', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let organisationId: string;
  let first: SignedIn;
  let second: SignedIn;
  let officer: SignedIn;
  let analyst: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({ DEMO: 'false' }), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ({ organisationId } = await createTestOrganisation(database, `town-${randomUUID()}`));
    await importTown(database, database.actAsInstallation(organisationId), 1, makeTown(400));
    first = await signInForTest(database, organisationId, { roles: ['publisher'] });
    second = await signInForTest(database, organisationId, { roles: ['publisher'] });
    officer = await signInForTest(database, organisationId, { roles: ['data-protection-officer'] });
    analyst = await signInForTest(database, organisationId, { roles: ['analyst'] });
    stranger = await signInForTest(database, (await createTestOrganisation(database, `other-${randomUUID()}`)).organisationId);
  }, 180_000);
  afterAll(() => app.close());

  async function send({ cookie }: SignedIn, query: string, variables: object = {}): Promise<{ data: Data | null; codes: string[] }> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as {
      readonly data: Data | null;
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { data, codes: errors.map(({ extensions }) => extensions.code) };
  }

  /** What came of a mutation: the draft, and the codes of refusals. */
  async function step(
    who: SignedIn,
    mutation: string,
    type: string,
    input: object,
  ): Promise<{ release: ReleaseDraftObject | null; codes: string[] }> {
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { release { ${DRAFT} } userErrors { code } } }`;
    const { data, codes } = await send(who, query, { input });
    const payload = (data?.[mutation] ?? null) as ReleasePayload | null;
    return { release: payload?.release ?? null, codes: [...codes, ...(payload?.userErrors ?? []).map(({ code }) => code)] };
  }

  const draft = (who: SignedIn, asked: object = {}) => step(who, 'draftRelease', 'DraftReleaseInput', { ...ASKED, ...asked });

  async function computed(who: SignedIn, asked: object = {}): Promise<ReleaseDraftObject> {
    const { release, codes } = await draft(who, asked);
    expect(codes).toEqual([]);
    return ended(release!.id);
  }

  async function ended(id: string): Promise<ReleaseDraftObject> {
    for (;;) {
      const { data } = await send(first, `query ($id: ID!) { releaseDraft(id: $id) { ${DRAFT} } }`, { id });
      if (data!.releaseDraft!.status !== 'computing') return data!.releaseDraft!;
      await sleep(100);
    }
  }

  const listPublic = async (): Promise<string[]> =>
    (await new PublishedReleasesRepository(database).list()).map(({ releaseId }) => releaseId);
  const inOrganisation = (who: SignedIn, statement: string, values: readonly unknown[]): Promise<unknown> =>
    database.inOrganisation(who.context, (sql) => sql.query(statement, values));

  it('begins with what a form needs to know, and is refused where its years are not fit', async () => {
    const { data } = await send(
      first,
      '{ releaseTerms { years proposedBlocks { from to } earlierBlocks { from } needsDeclaration openMonths otherPublishers } }',
    );
    expect(data!.releaseTerms).toEqual({
      years: [2014, 2015, 2016, 2017, 2018],
      proposedBlocks: [{ from: 2014, to: 2018 }],
      earlierBlocks: [],
      needsDeclaration: true,
      openMonths: 0,
      otherPublishers: 1,
    });
    expect((await draft(first, { declaredFinal: false })).codes).toEqual(['RELEASE_NOT_DECLARED_FINAL']);
    expect((await draft(first, { blocks: [{ from: 2014, to: 2019 }] })).codes).toEqual(['RELEASE_YEAR_WITHOUT_RECORDS']);
    expect((await draft(first, { threshold: 4 })).codes).toEqual(['INPUT_INVALID']);
    expect((await draft(analyst)).codes).toEqual(['FORBIDDEN']);
    expect((await draft(officer)).codes).toEqual(['FORBIDDEN']);
  });

  it('takes two people, is public from then on, and is hidden at once when it is withdrawn', async () => {
    const made = await computed(first);
    expect(made).toMatchObject({ status: 'ready', illustrative: false, result: { auditPassed: true } });
    const { id, result } = made;
    const preview = { id, geography: 'municipality', period: result!.periods[0]!.id, table: 'total' };
    const seen = await send(
      analyst,
      'query ($input: ReleasePreviewInput!) { releasePreview(input: $input) { values { en } areas { id outline numbers { count hiddenBecause } } bounds } }',
      { input: preview },
    );
    expect(seen.data!.releasePreview!.areas[0]!.numbers).toEqual([{ count: 400, hiddenBecause: null }]);
    const publish = { id, digest: result!.digest };
    expect((await step(second, 'publishRelease', 'PublishReleaseInput', publish)).codes).toEqual(['RELEASE_STEP_IMPOSSIBLE']);
    expect((await step(first, 'proposeRelease', 'ReleaseIdInput', { id })).release).toMatchObject({
      status: 'proposed',
      isOwnProposal: true,
    });
    expect((await step(first, 'publishRelease', 'PublishReleaseInput', publish)).codes).toEqual(['RELEASE_SAME_PERSON']);
    await expect(inOrganisation(first, 'SELECT publish_release($1, $2)', [id, result!.digest])).rejects.toMatchObject({ code: '42501' });
    await expect(inOrganisation(analyst, 'SELECT publish_release($1, $2)', [id, result!.digest])).rejects.toMatchObject({ code: '42501' });
    await expect(inOrganisation(second, 'SELECT publish_release($1, $2)', [id, digestOf('else')])).rejects.toMatchObject({ code: '23000' });
    expect((await step(second, 'publishRelease', 'PublishReleaseInput', { id, digest: digestOf('else') })).codes).toEqual([
      'RELEASE_CHANGED',
    ]);
    expect(await listPublic()).toEqual([]);

    expect((await step(second, 'publishRelease', 'PublishReleaseInput', publish)).release).toMatchObject({ status: 'published' });
    expect(await listPublic()).toEqual([result!.releaseId]);
    const read = await new PublishedReleasesRepository(database).read(result!.releaseId);
    expect(digestOf(JSON.stringify(read))).toBe(result!.digest);
    expect(JSON.stringify(read)).not.toContain('00000000-0000-8000-8000');

    expect((await step(officer, 'withdrawRelease', 'ReleaseReasonInput', { id, reason: ' ' })).codes).toEqual(['INPUT_INVALID']);
    expect((await step(analyst, 'withdrawRelease', 'ReleaseReasonInput', { id, reason: 'x' })).codes).toEqual(['FORBIDDEN']);
    const withdrawn = await step(officer, 'withdrawRelease', 'ReleaseReasonInput', { id, reason: 'A mistake' });
    expect(withdrawn.release!.events.map(({ kind }) => kind)).toEqual(['begun', 'ready', 'proposed', 'published', 'withdrawn']);
    expect(await listPublic()).toEqual([]);
    expect(await new PublishedReleasesRepository(database).read(result!.releaseId)).toBeNull();
  });

  it('of other years that overlap with one that was ever public is refused, also after it was withdrawn', async () => {
    expect((await draft(first, { blocks: [{ from: 2015, to: 2018 }] })).codes).toEqual(['RELEASE_BLOCKS_OVERLAP']);
  });

  it('may be rejected by whoever may object, and then by nobody be published', async () => {
    const made = await computed(first);
    expect(made).toMatchObject({ status: 'ready', problem: null });
    const { id, result } = made;
    await step(first, 'proposeRelease', 'ReleaseIdInput', { id });
    const rejected = await step(officer, 'rejectRelease', 'ReleaseReasonInput', { id, reason: 'Not like this' });
    expect(rejected.release).toMatchObject({ status: 'rejected' });
    await expect(inOrganisation(second, 'SELECT publish_release($1, $2)', [id, result!.digest])).rejects.toMatchObject({ code: '23000' });
    expect(await listPublic()).toEqual([]);
  });

  it('is nothing to another organisation, and nobody says by hand that it is ready or public', async () => {
    const { data } = await send(first, '{ releaseDrafts { id } }');
    const { id } = data!.releaseDrafts[0]!;
    expect((await send(stranger, '{ releaseDrafts { id } }')).data!.releaseDrafts).toEqual([]);
    expect((await step(stranger, 'withdrawRelease', 'ReleaseReasonInput', { id, reason: 'x' })).codes).toEqual(['RELEASE_NOT_FOUND']);
    for (const kind of ['ready', 'published', 'withdrawn'])
      await expect(
        inOrganisation(first, 'INSERT INTO release_event (organisation_id, draft_id, kind) VALUES ($1, $2, $3)', [
          organisationId,
          id,
          kind,
        ]),
      ).rejects.toThrow();
  });

  it('whose process has ended has failed with that reason after the next start, and is computed again on demand; one that waited has its turn', async () => {
    const installation = database.actAsInstallation(organisationId);
    const [cut, waiting] = [randomUUID(), randomUUID()];
    const ask = (id: string) =>
      inOrganisation(
        first,
        `INSERT INTO release_draft (organisation_id, draft_id, request, threshold, illustrative, data_version, software_version)
         VALUES ($1, $2, $3, 5, false, 1, 'test')`,
        [organisationId, id, JSON.stringify(ASKED)],
      );
    await ask(cut);
    await database.inOrganisation(installation, (sql) =>
      sql.query(`INSERT INTO release_event (organisation_id, draft_id, kind) VALUES ($1, $2, 'begun')`, [organisationId, cut]),
    );
    const look = async (id: string) => {
      const { data } = await send(first, `query ($id: ID!) { releaseDraft(id: $id) { ${DRAFT} } }`, { id });
      return data!.releaseDraft!;
    };
    const repeat = (who: SignedIn) => step(who, 'repeatReleaseDraft', 'ReleaseIdInput', { id: cut });
    // Begun a moment ago: somebody else may be at it.
    await app.get(ReleasesService, { strict: false }).recover(installation, false);
    expect(await look(cut)).toMatchObject({ status: 'computing', problem: null });
    expect((await repeat(first)).codes).toEqual(['RELEASE_STEP_IMPOSSIBLE']);
    await ask(waiting);
    await app.get(ReleasesService, { strict: false }).recover(installation, true);
    expect(await look(cut)).toMatchObject({ status: 'failed', problem: { code: 'RELEASE_INTERRUPTED' }, result: null });
    expect((await ended(waiting)).status).toBe('ready');

    expect((await repeat(analyst)).codes).toEqual(['FORBIDDEN']);
    const { release } = await repeat(first);
    expect(release!.id).not.toBe(cut);
    expect(await ended(release!.id)).toMatchObject({ status: 'ready', result: { periods: expect.arrayContaining([{ id: '2014-2018' }]) } });
  });

  it('whose audit has failed is published by nobody, whoever asks the database', async () => {
    const draftId = randomUUID();
    const content = gzipSync('{}');
    const installation = database.actAsInstallation(organisationId);
    const event = (kind: string, problem: object | null = null): Promise<unknown> =>
      database.inOrganisation(installation, (sql) =>
        sql.query('INSERT INTO release_event (organisation_id, draft_id, kind, problem) VALUES ($1, $2, $3, $4)', [
          organisationId,
          draftId,
          kind,
          problem === null ? null : JSON.stringify(problem),
        ]),
      );
    await inOrganisation(
      first,
      `INSERT INTO release_draft (organisation_id, draft_id, request, threshold, illustrative, data_version, software_version)
       VALUES ($1, $2, $3, 5, false, 1, 'test')`,
      [organisationId, draftId, JSON.stringify(ASKED)],
    );
    await event('begun');
    await database.inOrganisation(installation, (sql) =>
      sql.query(
        `INSERT INTO release_content (organisation_id, draft_id, head, content, digest, audit_passed, audit, utility, reasons, considered)
         VALUES ($1, $2, $3, $4, $5, false, '{}', '[]', $4, '{}')`,
        [organisationId, draftId, JSON.stringify(NOWHERE_HEAD), content, digestOf('{}')],
      ),
    );
    await expect(event('ready')).rejects.toMatchObject({ code: '23000' });
    await event('failed', { code: 'RELEASE_AUDIT_FAILED', details: { count: 1 } });
    expect((await step(first, 'proposeRelease', 'ReleaseIdInput', { id: draftId })).codes).toEqual(['RELEASE_STEP_IMPOSSIBLE']);
    // As if the steps had been forged by the owner of the tables: the door still looks at the audit itself.
    await database.asOwner(async (sql) => {
      await sql.execute('ALTER TABLE release_event DISABLE TRIGGER USER');
      await sql.execute(
        `INSERT INTO release_event (organisation_id, draft_id, event_no, kind, person_id, made_at) VALUES ($1, $2, 3, 'proposed', $3, now())`,
        [organisationId, draftId, first.personId],
      );
      await sql.execute('ALTER TABLE release_event ENABLE TRIGGER USER');
    });
    await expect(inOrganisation(second, 'SELECT publish_release($1, $2)', [draftId, digestOf('{}')])).rejects.toThrow(
      /audit has not passed/,
    );
    expect(await listPublic()).toEqual([]);
  });
});
