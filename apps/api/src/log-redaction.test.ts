import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import { makeSecret } from './common/secrets.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

/** Whoever reads the log must not learn of her. */
const NAME = 'Μαρία Παπαδοπούλου';
const PLATE = 'ΝΙΚ-1234';
const PLATE_IN_LATIN = 'NIK-1234';
const EMAIL = 'maria.papadopoulou@example.gr';
const PASSWORD = 'correct horse battery staple';

describeOnEachDatabase('the log of a server that tells as much as it can', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let folder: string;
  let analyst: SignedIn;
  let lines: string[];

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'elektron-log-'));
    lines = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      lines.push(String(chunk));
      return true;
    });
    const environment = { ...readEnvironment({ DATA_DIR: folder, DEMO: 'false' }), logLevel: 'trace' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const { organisationId } = await createTestOrganisation(database, 'volos');
    analyst = await signInForTest(database, organisationId);
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    lines.length = 0;
  });

  const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const graphql = (query: string, variables: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    post('/graphql', JSON.stringify({ query, variables }), headers);

  /** @param told what must be in the log, so that an empty one proves nothing */
  async function expectSilence(told: RegExp, marks: readonly string[]): Promise<void> {
    // A line is written when the response is over.
    while (!told.test(lines.join(''))) await new Promise((done) => setTimeout(done, 20));
    const log = lines.join('');
    for (const mark of marks) expect(log).not.toContain(mark);
  }

  it('holds neither password nor address of whoever signs in, nor the session that they get', async () => {
    const mutation = `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } userErrors { code } } }`;
    const response = await graphql(mutation, { input: { email: EMAIL, password: PASSWORD } });
    expect(response.status).toBe(200);
    await expectSilence(/"path":"\/graphql"/, [EMAIL, PASSWORD, 'maria', 'horse']);
  });

  it('holds no cookie, no token and no other header', async () => {
    const secrets = [analyst.secret, makeSecret('token'), makeSecret('session')];
    await graphql('{ viewer { email } }', {}, { cookie: analyst.cookie, 'x-note': PLATE_IN_LATIN });
    await graphql('{ viewer { email } }', {}, { authorization: `Bearer ${secrets[1]}` });
    await graphql('{ viewer { email } }', {}, { cookie: `elektron_session=${secrets[2]}` });
    await expectSilence(/"path":"\/graphql"[^\n]*\n.*"path":"\/graphql"[^\n]*\n.*"path":"\/graphql"/s, [
      ...secrets,
      PLATE_IN_LATIN,
      analyst.email,
    ]);
  });

  it('holds nothing of an address but its path, and no secret in that', async () => {
    const secret = makeSecret('link');
    await fetch(`${url}/api/nothing/${secret}?name=${encodeURIComponent(NAME)}&plate=${encodeURIComponent(PLATE)}`);
    await fetch(`${url}/api/nothing/${encodeURIComponent(EMAIL)}/x`);
    await fetch(`${url}/api/nothing/${EMAIL}/y`);
    await expectSilence(/\/y"/, [
      secret,
      secret.slice(2),
      encodeURIComponent(NAME),
      encodeURIComponent(PLATE),
      EMAIL,
      encodeURIComponent(EMAIL),
    ]);
  });

  it('holds nothing of a body that cannot be read', async () => {
    const response = await post('/graphql', `{"query": "{ viewer { email } }", "name": ${NAME}`);
    expect(response.status).toBe(400);
    await post('/graphql', `${NAME} ${PLATE}`);
    await graphql('{ viewer { email } }', {});
    await expectSilence(/"statusCode":200/, ['Παπαδ', 'Μαρ', PLATE]);
  });

  it('holds nothing of what was uploaded, whatever is wrong with it', async () => {
    const form = new FormData();
    form.append('files', new Blob([`accident_index,Όνομα οδηγού\n1,"${NAME}\n${PLATE}`]), `${NAME}.csv`);
    const response = await fetch(`${url}/api/uploads`, {
      method: 'POST',
      headers: { 'x-elektron-upload': '1', cookie: analyst.cookie },
      body: form,
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    await expectSilence(/"path":"\/api\/uploads"/, [NAME, PLATE]);
  });

  const CREATE = `mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) { intervention { id } userErrors { code } } }`;
  const DRAFT = {
    name: `${NAME}, ${PLATE}`,
    kind: 'signals',
    sites: [[23.7, 37.9]],
    worksStart: '2020-01-01',
    worksEnd: '2020-02-01',
    illustrative: false,
    source: EMAIL,
  };

  it.each([
    ['a check that tells the whole row', `CHECK (name_el = 'nobody')`, '23514'],
    ['a value that cannot be read', 'CHECK (name_el::integer > 0)', '22P02'],
  ])('holds no parameter of SQL that the database refuses: %s', async (_what, check, code) => {
    await database.asOwner((sql) => sql.execute(`ALTER TABLE intervention ADD CONSTRAINT refusing ${check}`));
    try {
      const response = await graphql(CREATE, { input: DRAFT }, { cookie: analyst.cookie });
      expect(await response.text()).toContain('INTERNAL');
    } finally {
      await database.asOwner((sql) => sql.execute('ALTER TABLE intervention DROP CONSTRAINT refusing'));
    }
    // It still says what is wrong, and where.
    await expectSilence(new RegExp(`"code":"${code}"`), [NAME, 'Παπαδ', PLATE, EMAIL, analyst.secret]);
    expect(lines.join('')).toMatch(/"stack":"[^"]*at /);
  });

  it('holds no address, secret or value of an error that somebody logs by hand', async () => {
    const logger = new Logger('ByHand');
    const secret = makeSecret('job');
    const cause = await database
      .inOrganisation(analyst.context, (sql) => sql.query('SELECT $1::integer', [NAME]))
      .catch((error: unknown) => error);
    logger.error(new Error(`550 <${EMAIL}>: no such user`, { cause }));
    logger.warn(`could not reach ${EMAIL} with ${secret}`);
    logger.error(cause, `request of ${EMAIL}`);
    logger.log({ email: EMAIL, secret, context: { secret }, parameters: [NAME] });
    await expectSilence(/could not reach/, [EMAIL, secret, NAME, 'Παπαδ']);
    expect(lines.join('')).toContain('no such user');
  });
});
