import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';

import { readEnvironment } from '../../apps/api/src/common/env.ts';
import type { Database } from '../../apps/api/src/database/database.ts';
import { describeOnEachDatabase, TEST_PROFILES } from '../../apps/api/src/database/testing/test-database.ts';
import { SessionRepository } from '../../apps/api/src/identity/sessions/session.repository.ts';
import { createHttpServer } from '../../apps/api/src/http-server.ts';
import { migrateInstallation } from '../../apps/api/src/open-installation.ts';
import { badUploads } from './hostile/bad-uploads.ts';
import { BROKEN_BODIES, BROKEN_BYTES, POLLUTED } from './hostile/broken-http.ts';
import { digestTables } from './hostile/digest-tables.ts';
import { falseCredentials } from './hostile/false-credentials.ts';
import { foreignQuestions } from './hostile/foreign-ids.ts';
import { FOREIGN_PAGES } from './hostile/foreign-pages.ts';
import { graphql, send, sendBytes, type Answer, type HostileBytes, type HostileRequest } from './hostile/hostile-request.ts';
import { injections, WRITTEN_INJECTIONS } from './hostile/injections.ts';
import { findFault, findInternalFault, withoutValue } from './hostile/judge.ts';
import { impossiblePages, LARGE_QUERIES } from './hostile/large-queries.ts';
import { slownessOf, Stopwatch, type Measured } from './hostile/measure-ordinary.ts';
import { STRANGE_LINES, STRANGE_PATHS } from './hostile/strange-paths.ts';
import { askerNamed } from './world/askers.ts';
import { ORGANISATIONS, UNKNOWN_ID } from './world/organisations.ts';
import { personNamed } from './world/people.ts';
import { seedWorld, type SeededWorld } from './world/seed.ts';
import { secretNamed } from './world/secrets.ts';
import { accidentIdOf } from './world/shapes/accidents.ts';

const EVERY_ACCIDENT = Buffer.from('{}').toString('base64url');
const UPLOAD_LIMIT_MB = 2;
const AT_ONCE = 4;
/** How often a median is taken again before a slow one counts: on a busy machine one is slow for reasons of its own. */
const ATTEMPTS = 4;

type Hostile = HostileRequest | HostileBytes;

function isBytes(hostile: Hostile): hostile is HostileBytes {
  return 'bytes' in hostile;
}

describeOnEachDatabase('hostile requests', (open, profile) => {
  let app: NestExpressApplication;
  let database: Database;
  let schema: GraphQLSchema;
  let url: string;
  let folder: string;
  let live: string;
  let cookie: string;
  let world: SeededWorld;
  let stopwatch: Stopwatch;
  let quiet: Measured;
  const sent = new Set<string>();
  const answersOfTwins = new Map<string, Promise<Answer>>();

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'elektron-hostile-'));
    const many = '1000000/60';
    const limits = {
      RATE_LIMIT_ADDRESS: many,
      RATE_LIMIT_ANONYMOUS: many,
      RATE_LIMIT_PERSON: many,
      RATE_LIMIT_TILES: many,
      RATE_LIMIT_UPLOADS: many,
      RATE_LIMIT_ATTEMPTS: many,
    };
    const environment = {
      ...readEnvironment({ ...limits, DEMO: 'false' }),
      uploadDirectory: folder,
      uploadLimitMegabytes: UPLOAD_LIMIT_MB,
      logLevel: 'silent' as const,
    };
    await migrateInstallation(environment, database);
    world = await seedWorld(database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ({ schema } = app.get(GraphQLSchemaHost, { strict: false }));
    live = askerNamed('everything').secret ?? '';
    cookie = `elektron_session=${live}`;
    stopwatch = await Stopwatch.start(askOrdinary);
    quiet = await stopwatch.measure();
  });

  afterAll(async () => {
    stopwatch.stop();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function askOrdinary(): Promise<void> {
    const query =
      '{ viewer { email } dataVersions { accidents } accidentFacets { allAccidents facets { dimension buckets { key count } } } }';
    const { status, text } = await send(url, {
      name: 'ordinary',
      path: '/graphql',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    if (status !== 200 || text.includes('"errors"')) throw new Error(`The ordinary request failed: ${status} ${text.slice(0, 500)}`);
  }

  /** A session of somebody's in which they have done something that ends its secret. */
  async function openAndAct(mutation: string): Promise<string> {
    const client = { address: '127.0.0.1', userAgent: 'test' };
    const secret = await new SessionRepository(database).open(personNamed('everything').id, ORGANISATIONS.own.id, true, client);
    const { text } = await send(url, graphql('act', mutation, {}, { cookie: `elektron_session=${secret}` }));
    expect(text).not.toContain('errors');
    return secret;
  }

  const withCookie = (request: HostileRequest): HostileRequest => ({ ...request, headers: { cookie, ...request.headers } });

  async function faultOf(hostile: Hostile): Promise<string | undefined> {
    if (isBytes(hostile)) return findFaultOfBytes(await sendBytes(url, hostile));
    const answer = await send(url, withCookie(hostile));
    if (hostile.likeOneOf === undefined) return findFault(answer);
    const { value, twins } = hostile.likeOneOf;
    const own = withoutValue(answer, value);
    const others = await Promise.all(twins.map(async (twin) => withoutValue(await sendTwin(twin.request), twin.value)));
    return (
      findInternalFault(answer, value) ??
      (others.includes(own) ? undefined : `not like something unknown:\n  ${[own, ...others].join('\n  ').slice(0, 900)}`)
    );
  }

  /** Once each: a hundred texts in one place have the same twins. */
  function sendTwin(twin: HostileRequest): Promise<Answer> {
    const known = answersOfTwins.get(twin.name) ?? send(url, withCookie(twin));
    answersOfTwins.set(twin.name, known);
    return known;
  }

  async function faultsOf(batch: readonly Hostile[]): Promise<string[]> {
    const faults: string[] = [];
    const left = [...batch];
    async function work(): Promise<void> {
      for (let hostile = left.shift(); hostile !== undefined; hostile = left.shift()) {
        expect(sent).not.toContain(hostile.name);
        sent.add(hostile.name);
        const fault = await faultOf(hostile).catch((error: unknown) => String(error));
        if (fault !== undefined) faults.push(`${hostile.name}: ${fault}`);
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return faults;
  }

  /** What lies in the folders of organisations; such a folder itself may stay. */
  async function listFiles(): Promise<string[]> {
    return (await readdir(folder, { recursive: true })).filter((path) => path.includes('/'));
  }

  /** Sends all of them, and looks that nothing is as it was not before. */
  async function withstands(batch: readonly Hostile[]): Promise<void> {
    const [tables, files, before] = [await digestTables(database), await listFiles(), await stopwatch.measure()];
    expect(await faultsOf(batch)).toEqual([]);
    await expectAsFastAs(before);
    expect(await digestTables(database)).toEqual(tables);
    expect(await listFiles()).toEqual(files);
  }

  /** The next ordinary requests take no more than twice the time, apart from what else the machine does; measured again before it counts. */
  async function expectAsFastAs(before: Measured): Promise<void> {
    let slowness = Infinity;
    for (let attempt = 0; attempt < ATTEMPTS && slowness >= 2; attempt++) slowness = slownessOf(before, await stopwatch.measure());
    expect(slowness).toBeLessThan(2);
  }

  it('of too much are refused', () => withstands([...LARGE_QUERIES, ...impossiblePages(schema)]));
  it('of false cookies and tokens are refused', async () => {
    const secrets = { session: live, token: secretNamed('token', 'token records.read'), job: secretNamed('job', 'job') };
    const signedOut = await openAndAct('mutation { signOut { done } }');
    const replaced = await openAndAct(
      `mutation { switchOrganisation(input: { organisationId: "${ORGANISATIONS.own.id}" }) { viewer { email } } }`,
    );
    await withstands(falseCredentials({ ...secrets, signedOut, replaced }));
  });
  it('from pages of other sites are refused', () => withstands(FOREIGN_PAGES));
  it('to strange addresses are refused', () => withstands([...STRANGE_PATHS, ...STRANGE_LINES]));
  it('of broken HTTP are refused', () => withstands([...BROKEN_BYTES, ...BROKEN_BODIES]));
  it('of names of the language are refused', () => withstands(POLLUTED));
  // Files are judged before any database is met: once is enough.
  (profile === 'embedded' ? it : it.skip)('with bad files are refused', () => withstands(badUploads(UPLOAD_LIMIT_MB)));
  // SQL on each database; what means nothing to one on the last alone, which is a server where there is one and answers sooner.
  it('with SQL and GraphQL in every name are answered like something unknown', () =>
    withstands([...injections(schema, profile === TEST_PROFILES.at(-1) ? 'all' : 'sql'), ...WRITTEN_INJECTIONS]));

  it('about what belongs to others are answered, byte by byte, like those about nothing', async () => {
    const different: string[] = [];
    for (const { place, foreign, unknown } of foreignQuestions(schema, world)) {
      const [own, other] = [foreign, unknown].map(async (id) => {
        const { query, variables } = place.ask(id);
        return withoutValue(await send(url, withCookie(graphql('', query, variables))), id);
      });
      if ((await own) !== (await other)) different.push(`${place.field}(${place.path}):\n  ${await own}\n  ${await other}`);
    }
    const routes = [
      (id: string) => `/api/tiles/accidents/${id}/5/${EVERY_ACCIDENT}/1/0/0.mvt`,
      (id: string) => `/api/subject-requests/${id}/export`,
    ];
    const foreignIds = [ORGANISATIONS.foreign.id, String(world.rowsOf('foreign', 'subject_request')[0]?.['request_id'])];
    for (const [i, route] of routes.entries()) {
      const [own, other] = [foreignIds[i] ?? '', UNKNOWN_ID].map(async (id) =>
        withoutValue(await send(url, withCookie({ name: '', method: 'GET', path: route(id) })), id),
      );
      if ((await own) !== (await other)) different.push(`${route('…')}:\n  ${await own}\n  ${await other}`);
    }
    expect(different).toEqual([]);
    // One's own is answered in another way: the questions are the right ones.
    const { text } = await send(url, withCookie(graphql('', `{ accident(id: "${accidentIdOf(ORGANISATIONS.own, 'here')}") { id } }`)));
    expect(JSON.parse(text)).toMatchObject({ data: { accident: { id: accidentIdOf(ORGANISATIONS.own, 'here') } } });
  });

  it('were many, and have left the server as fast as it was', async () => {
    expect(sent.size).toBeGreaterThanOrEqual(200);
    await expectAsFastAs(quiet);
  });
});

/** Of bytes that no program sends: the server hangs up, or answers once. */
function findFaultOfBytes(answer: Answer): string | undefined {
  const answers = answer.text.match(/HTTP\/1\.1 \d{3}/g)?.length ?? 0;
  return answers > 1 ? `${answers} answers to one request` : findFault(answer);
}
