import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { getIntrospectionQuery } from 'graphql';

import { readEnvironment } from './common/env.ts';
import { requestScope } from './common/request-scope.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { RateLimiter } from './identity/limits/rate-limiter.ts';
import { TokenRepository } from './identity/people/token.repository.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { collisionsText, manyCollisions } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: GraphQLAnswer;
}

const WHO = '{ viewer { email } }';
const GUESS = (alias = 'signIn'): string =>
  `${alias}: signIn(input: { email: "nobody@test.example", password: "guess" }) { userErrors { code } }`;

describeOnEachDatabase('what stands before the API', (open, profile) => {
  let database: Database;
  let organisation: OrganisationContext;
  let somebody: SignedIn;
  let folder: string;
  const servers: NestExpressApplication[] = [];
  const closed: NestExpressApplication[] = [];

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'elektron-protection-'));
    await migrateInstallation({ demo: false }, database);
    organisation = await createTestOrganisation(database);
    somebody = await signInForTest(database, organisation.organisationId);
  });

  afterEach(async () => {
    // Closing an application closes its database too, which all of them share.
    for (const server of servers.splice(0)) {
      closed.push(server);
      // What it still had to tell others would be told in the midst of the next test.
      await stopSharing(server);
      const listening: Server = server.getHttpServer();
      listening.closeAllConnections();
      listening.close();
    }
    // Budgets of one test are not another's.
    await database.asOwner((sql) => sql.execute('TRUNCATE rate_limit'));
  });

  afterAll(async () => {
    for (const server of closed) await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Ends what a server is telling others of its budgets, and tells no more. */
  const stopSharing = (server: NestExpressApplication): Promise<void> => server.get(RateLimiter, { strict: false }).onModuleDestroy();

  /** Until the table says of two budgets that so much was used. */
  async function untilTold(points: number): Promise<void> {
    const ask = 'SELECT count(*) AS count, min(points) AS least, max(points) AS most FROM rate_limit';
    for (;;) {
      const [row] = await database.asOwner((sql) => sql.query<Record<'count' | 'least' | 'most', number>>(ask));
      if (row?.count === 2 && row.least === points && row.most === points) return;
      await sleep(20);
    }
  }

  /** @returns its address */
  async function serve(settings: Readonly<Record<string, string>> = {}): Promise<string> {
    const environment = { ...readEnvironment({ DEMO: 'false', ...settings }), uploadDirectory: folder, logLevel: 'silent' as const };
    const app = await createHttpServer(environment, database);
    servers.push(app);
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  }

  async function ask(url: string, query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as GraphQLAnswer };
  }

  const uploadsLeft = (): Promise<string[]> => readdir(join(folder, organisation.organisationId)).catch(() => []);

  const codeOf = ({ body }: Answered): unknown => body.errors?.[0]?.extensions['code'];

  describe('counts attempts to guess', () => {
    it('exactly, however many come at once and to however many processes', async () => {
      const [here, there] = [await serve({ RATE_LIMIT_ATTEMPTS: '7/300' }), await serve({ RATE_LIMIT_ATTEMPTS: '7/300' })];
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(i % 2 === 0 ? here : there, `mutation { ${GUESS()} }`)));
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.length - refused.length).toBe(7);
      for (const answer of refused) {
        expect(codeOf(answer)).toBe('RATE_LIMITED');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(200);
        expect(answer.headers.get('ratelimit-limit')).toBe('7');
        expect(answer.headers.get('ratelimit-remaining')).toBe('0');
        expect(answer.body.errors?.[0]?.extensions['message']).toMatchObject({
          el: expect.stringContaining('Πάρα πολλά'),
          en: expect.any(String),
        });
        expect(JSON.stringify(answer.body)).not.toContain('"http"');
      }
      // Everything else goes on.
      expect((await ask(here, WHO)).status).toBe(200);
    });

    it('one by one where several stand in one request', async () => {
      const url = await serve({ RATE_LIMIT_ATTEMPTS: '3/300' });
      const five = ['a', 'b', 'c', 'd', 'e'].map(GUESS).join(' ');
      const { body, status } = await ask(url, `mutation { ${five} }`);
      expect(status).toBe(429);
      expect(body.errors?.every(({ extensions }) => extensions['code'] === 'RATE_LIMITED')).toBe(true);
      expect((await ask(url, `mutation { ${GUESS()} }`)).status).toBe(429);
    });

    it('of whoever is signed in too, wherever they come from', async () => {
      const url = await serve({ RATE_LIMIT_ATTEMPTS: '4/300', TRUSTED_PROXIES: '1' });
      const from = (address: string): Promise<Answered> =>
        ask(url, 'mutation { removeSecondFactor(code: "000000") { userErrors { code } } }', {
          cookie: somebody.cookie,
          'x-forwarded-for': address,
        });
      for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) expect((await from(address)).status).toBe(200);
      expect((await from('192.0.2.5')).status).toBe(429);
    });
  });

  describe('counts requests', () => {
    it('of each person, each token and each address by itself', async () => {
      const url = await serve({ RATE_LIMIT_PERSON: '3/60', RATE_LIMIT_ANONYMOUS: '2/60' });
      const token = await new TokenRepository(database).add(somebody.context, somebody.personId, {
        name: 't',
        capabilities: ['records.read'],
        days: 1,
      });
      const other = await signInForTest(database, organisation.organisationId);
      const askers = [{ cookie: somebody.cookie }, { cookie: other.cookie }, { authorization: `Bearer ${token}` }];
      for (const headers of askers) {
        const answers = [];
        for (let i = 0; i < 4; i++) answers.push(await ask(url, WHO, headers));
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
        expect(answers.map(({ headers: told }) => told.get('ratelimit-remaining'))).toEqual(['2', '1', '0', '0']);
      }
      const anonymous = [];
      for (let i = 0; i < 3; i++) anonymous.push((await ask(url, WHO)).status);
      // A cookie that is nobody's makes no budget of its own.
      anonymous.push((await ask(url, WHO, { cookie: somebody.cookie.slice(0, -1) })).status);
      expect(anonymous).toEqual([200, 200, 429, 429]);
    });

    it('by the address of the connection, unless a proxy is trusted to know better', async () => {
      const statuses = async (url: string): Promise<number[]> => {
        const found = [];
        for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2', '2001:db8:1:2::1', '2001:db8:1:2::2']) {
          found.push((await ask(url, WHO, { 'x-forwarded-for': address })).status);
        }
        return found;
      };
      expect(await statuses(await serve({ RATE_LIMIT_ANONYMOUS: '1/60' }))).toEqual([200, 429, 429, 429, 429]);
      await database.asOwner((sql) => sql.execute('TRUNCATE rate_limit'));
      expect(await statuses(await serve({ RATE_LIMIT_ANONYMOUS: '1/60', TRUSTED_PROXIES: '1' }))).toEqual([200, 429, 200, 200, 429]);
    });

    it('before it asks the database who is there', async () => {
      const url = await serve({ RATE_LIMIT_ADDRESS: '2/60' });
      const statuses = [];
      for (let i = 0; i < 3; i++) statuses.push((await ask(url, WHO, { cookie: somebody.cookie })).status);
      expect(statuses).toEqual([200, 200, 429]);
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    });

    it('in memory, with a statement a second where there are other processes and none where there are not', async () => {
      const settings = { RATE_LIMIT_PERSON: '40/60' };
      const [here, there] = [await serve(settings), await serve(settings)];
      for (let i = 0; i < 30; i++) await ask(here, WHO, { cookie: somebody.cookie });
      if (profile === 'server') await untilTold(30);
      else {
        await sleep(1_300);
        expect(await database.asOwner((sql) => sql.query('SELECT FROM rate_limit'))).toEqual([]);
      }
      // The other process hears of it when it has something to tell itself.
      await ask(there, WHO, { cookie: somebody.cookie });
      if (profile === 'server') await untilTold(31);
      await stopSharing(servers[1]!);
      const { headers } = await ask(there, WHO, { cookie: somebody.cookie });
      expect(headers.get('ratelimit-remaining')).toBe(profile === 'server' ? String(40 - 32) : '38');
    });

    it('a dear one more than once', async () => {
      const url = await serve({ RATE_LIMIT_PERSON: '100/60' });
      const dear = '{ accidents(first: 500) { edges { node { id severity year month day hour roadName } } } }';
      const { headers } = await ask(url, dear, { cookie: somebody.cookie });
      expect(Number(headers.get('x-elektron-query-cost'))).toBeGreaterThan(4_000);
      expect(Number(headers.get('x-elektron-query-cost-limit'))).toBeGreaterThan(10_000);
      const after = await ask(url, WHO, { cookie: somebody.cookie });
      expect(Number(after.headers.get('ratelimit-remaining'))).toBeLessThanOrEqual(96);
    });

    it('with a few microseconds of work', async () => {
      await serve();
      const limiter = servers[0]?.get(RateLimiter, { strict: false });
      const before = process.cpuUsage();
      for (let i = 0; i < 20_000; i++) limiter?.take('tiles', `person ${i % 500}`);
      expect(process.cpuUsage(before).user / 20_000).toBeLessThan(500);
    });
  });

  describe('tells the schema', () => {
    it('to whoever is signed in, and to nobody else unless the installation says so', async () => {
      const url = await serve();
      const refused = await ask(url, getIntrospectionQuery());
      expect([refused.status, codeOf(refused)]).toEqual([401, 'NOT_SIGNED_IN']);
      expect((await ask(url, getIntrospectionQuery(), { cookie: somebody.cookie })).body.data).toHaveProperty('__schema');
      const misspelt = await ask(url, '{ viewr { email } }');
      expect(JSON.stringify(misspelt.body)).not.toContain('Did you mean');
      const openUrl = await serve({ GRAPHQL_INTROSPECTION: 'true' });
      expect((await ask(openUrl, getIntrospectionQuery())).body.data).toHaveProperty('__schema');
      expect(JSON.stringify((await ask(openUrl, '{ viewr { email } }')).body)).toContain('Did you mean');
    });
  });

  describe('gives up', () => {
    /** Sends the beginning of a body, and then nothing. */
    function dripTo(
      url: string,
      path: string,
      headers: Readonly<Record<string, string>>,
    ): Promise<{ readonly status: number | undefined; readonly ms: number }> {
      const started = performance.now();
      return new Promise((resolve, reject) => {
        const sent = httpRequest(
          `${url}${path}`,
          { method: 'POST', agent: false, headers: { 'content-length': '1000', ...headers } },
          (response) => {
            response.resume().once('end', () => resolve({ status: response.statusCode, ms: performance.now() - started }));
          },
        );
        sent.once('error', reject).write('{"query":');
      });
    }

    it('on bodies that drip in', async () => {
      const url = await serve({ REQUEST_TIMEOUT_SECONDS: '1' });
      const { status, ms } = await dripTo(url, '/graphql', { 'content-type': 'application/json' });
      expect(status).toBe(408);
      // Where the setting is not heeded, after thirty seconds.
      expect(ms).toBeLessThan(20_000);
      const upload = { 'content-type': 'multipart/form-data; boundary=b', 'x-elektron-upload': '1', cookie: somebody.cookie };
      expect((await dripTo(url, '/api/uploads', upload)).status).toBe(408);
      // What has come of it is deleted when its connection is gone, a moment later.
      while ((await uploadsLeft()).length > 0) await sleep(20);
      expect((await ask(url, WHO)).status).toBe(200);
    });

    it('on statements, where the database can end them', async () => {
      const sleepLong = (): Promise<unknown> => database.inOrganisation(organisation, (sql) => sql.query('SELECT pg_sleep(1.5)'));
      const inRequest = (work: () => Promise<unknown>): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const run = requestScope({ statementTimeoutSeconds: profile === 'server' ? 1 : undefined });
          void run({} as never, {} as never, () => void work().then(resolve, reject));
        });
      if (profile === 'server') await expect(inRequest(sleepLong)).rejects.toMatchObject({ code: '57014' });
      else await expect(inRequest(() => database.inOrganisation(organisation, (sql) => sql.query('SELECT 1')))).resolves.toBeDefined();
      // A job has all the time it needs.
      await expect(sleepLong()).resolves.toBeDefined();
    });
  });

  describe('limits what waits to be imported', () => {
    async function upload(url: string, text: string): Promise<{ readonly status: number; readonly code: string | undefined }> {
      const form = new FormData();
      form.append('files', new Blob([text]), 'a.csv');
      const response = await fetch(`${url}/api/uploads`, {
        method: 'POST',
        headers: { cookie: somebody.cookie, 'x-elektron-upload': '1' },
        body: form,
      });
      const { problem } = (await response.json()) as { problem?: { code: string } };
      return { status: response.status, code: problem?.code };
    }

    afterEach(() => rm(join(folder, organisation.organisationId), { recursive: true, force: true }));

    it('in number, and keeps nothing of what is too many', async () => {
      const url = await serve({ UPLOADS_WAITING: '2' });
      const small = collisionsText(manyCollisions(1));
      for (let i = 0; i < 2; i++) expect(await upload(url, small)).toEqual({ status: 201, code: undefined });
      expect(await upload(url, small)).toEqual({ status: 429, code: 'UPLOADS_TOO_MANY' });
      expect(await uploadsLeft()).toHaveLength(2);
      // One that was imported waits no more.
      const [uploadId = ''] = await uploadsLeft();
      await database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, committed_version, files, counts, position)
           VALUES ($1, 1, 'accidents', 'stats19', 1, 'committed', 1, $2, '{}', '{}')`,
          [organisation.organisationId, JSON.stringify({ uploadId, files: [] })],
        ),
      );
      expect((await upload(url, small)).status).toBe(201);
    });

    it('in bytes, of several that come at once too', async () => {
      const url = await serve({ UPLOADS_WAITING_MB: '1' });
      const large = collisionsText(manyCollisions(1)).padEnd(400_000, '\n');
      const answers = await Promise.all(Array.from({ length: 6 }, () => upload(url, large)));
      const taken = answers.filter(({ status }) => status === 201).length;
      expect(taken).toBeLessThanOrEqual(2);
      expect(answers.filter(({ code }) => code === 'UPLOADS_TOO_MANY')).toHaveLength(6 - taken);
      expect(await uploadsLeft()).toHaveLength(taken);
    });
  });

  describe('says of its answers', () => {
    it('that nobody keeps them, and what goes with a session', async () => {
      const url = await serve();
      expect((await ask(url, WHO)).headers.get('cache-control')).toBe('no-store');
      expect((await fetch(`${url}/api/nothing`)).headers.get('cache-control')).toBe('no-store');
      const tile = await fetch(`${url}/api/tiles/accidents/${organisation.organisationId}/99/e30/1/0/0.mvt`, {
        headers: { cookie: somebody.cookie },
      });
      expect([tile.status, tile.headers.get('cache-control')]).toEqual([404, 'no-store']);
      const leaver = await signInForTest(database, organisation.organisationId);
      const left = await ask(url, 'mutation { signOut { done } }', { cookie: leaver.cookie });
      expect(left.headers.get('clear-site-data')).toBe('"cache"');
      expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    });

    it('in the form that a client of GraphQL understands, also where nobody has read the question', async () => {
      const url = await serve({ RATE_LIMIT_ADDRESS: '1/60' });
      await ask(url, WHO);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json,application/json;q=0.9' },
        body: JSON.stringify({ query: WHO }),
      });
      expect([response.status, response.headers.get('content-type')]).toEqual([429, 'application/graphql-response+json; charset=utf-8']);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    });
  });
});
