import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { zip } from '@elektron/importers/testing/archives';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { listDemoImports } from './demo/demo-files.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { collisionsText, manyCollisions, vehiclesText } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

interface UploadReply {
  readonly uploadId: string;
  readonly files: readonly Readonly<Record<string, unknown>>[];
  readonly formatId: string;
  readonly notes: readonly Readonly<Record<string, unknown>>[];
  readonly problem: {
    readonly code: string;
    readonly details: Readonly<Record<string, unknown>>;
    readonly message: { readonly el: string; readonly en: string };
  };
}

const BATCH_FIELDS = `id status progress committedVersion undoneVersion canUndo canResume canCancel canDiscard
  counts { lines skipped added changed unchanged duplicates held rejected warnings } files { name size tableId }
  problem { code message { el en } } issues(first: 1) { totalCount edges { node { row code message { en } } } pageInfo { hasNextPage endCursor } }
  issueGroups { code level column count exampleValue exampleRow }`;

const TRAFFIC_COUNTS = readFileSync(new URL('../../../demo/waltham-forest/aadf_by_direction_la125.csv', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, 3)
  .join('\n');
const PACKED = collisionsText([{ index: 'PACKED1' }, { index: 'PACKED2' }, { index: 'PACKED3' }]);
const PACKED_ROWS = PACKED.trimEnd()
  .split('\n')
  .map((line) => line.split(','));

describeOnOneDatabase('the server', (open) => {
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let folder: string;

  beforeAll(async () => {
    const database = await open();
    folder = await mkdtemp(join(tmpdir(), 'elektron-server-'));
    const environment = {
      ...readEnvironment({ ALLOWED_HOSTS: 'roads.example.gr' }),
      uploadDirectory: folder,
      uploadLimitMegabytes: 2,
      logLevel: 'silent' as const,
    };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ({ cookie } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
  });

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphQLAnswer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLAnswer;
  }

  async function upload(
    files: Readonly<Record<string, string | Uint8Array>>,
    headers: Readonly<Record<string, string>> = { 'x-elektron-upload': '1' },
    field = 'files',
  ): Promise<{ readonly status: number; readonly body: UploadReply }> {
    const form = new FormData();
    for (const [name, content] of Object.entries(files)) form.append(field, new Blob([content]), name);
    const response = await fetch(`${url}/api/uploads`, { method: 'POST', headers: { cookie, ...headers }, body: form });
    return { status: response.status, body: (await response.json()) as UploadReply };
  }

  async function mutate(
    name: string,
    input: object,
  ): Promise<{ readonly batch: Record<string, never> | null; readonly userErrors: readonly { readonly code: string }[] }> {
    const type = name === 'startImport' ? 'StartImportInput' : 'BatchInput';
    const { data, errors } = await ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) { batch { ${BATCH_FIELDS} } userErrors { path code details message { el en } } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data?.[name] as never;
  }

  async function finished(id: string): Promise<Record<string, unknown>> {
    for (;;) {
      const { data } = await ask(`query ($id: ID!) { importBatch(id: $id) { ${BATCH_FIELDS} } }`, { id });
      const batch = data?.['importBatch'] as Record<string, unknown>;
      if (!['queued', 'running'].includes(String(batch['status']))) return batch;
      await sleep(50);
    }
  }

  async function importTexts(files: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
    const { body } = await upload(files);
    const { batch } = await mutate('startImport', { uploadId: body.uploadId });
    return finished(String(batch?.['id']));
  }

  async function uploadsLeft(): Promise<string[]> {
    return readdir(join(folder, DEMO_ORGANISATION.organisationId)).catch(() => []);
  }

  it('lives, is ready, and says whose it is', async () => {
    expect(await (await fetch(`${url}/health/live`)).json()).toMatchObject({ status: 'ok' });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const { data } = await ask(
      '{ organisation { slug name { el en } timeZone srid speedUnit attribution { en } basemapUrl softwareVersion } }',
    );
    expect(data?.['organisation']).toMatchObject({
      slug: 'demo',
      timeZone: 'Europe/London',
      srid: 27_700,
      speedUnit: 'mph',
      basemapUrl: null,
    });
  });

  // Before anything has been imported: then there is nothing yet that vehicles could refer to.
  describe('refuses', () => {
    const photo = Uint8Array.from([
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      16,
      0x4a,
      0x46,
      0x49,
      0x46,
      ...Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256),
    ]);
    it.each<[string, Readonly<Record<string, string | Uint8Array>>, number, string, RegExp]>([
      ['an empty file', { 'empty.csv': '' }, 422, 'FILE_EMPTY', /empty\.csv/],
      ['a photo', { 'photo.jpg': photo }, 422, 'FILE_NOT_TEXT', /photo\.jpg/],
      ['people without accidents', { 'v.csv': vehiclesText([['A', '1']]) }, 422, 'FILE_SET_INCOMPLETE', /Collisions/],
      [
        'two kinds at once',
        { 'a.csv': collisionsText(manyCollisions(1)), 'b.csv': TRAFFIC_COUNTS },
        422,
        'FILE_SET_MIXED',
        /a\.csv.*b\.csv/,
      ],
      ['a file that is too large', { 'a.csv': 'x'.repeat(3 * 1024 * 1024) }, 413, 'FILE_TOO_LARGE', /a\.csv.*2 MB/],
      ['a broken first line', { 'q.csv': '"accident_index,severity\n1,2\n' }, 422, 'FILE_BROKEN_QUOTE', /q\.csv/],
      ['an archive that is cut', { 'a.zip': zip([]).subarray(0, -3) }, 422, 'FILE_NOT_TEXT', /a\.zip/],
      ['a workbook that is cut', { 'a.xlsx': workbook([]).subarray(0, -3) }, 413, 'FILE_EXPANDS_TOO_FAR', /a\.xlsx/],
      ['a workbook without sheets', { 'a.xlsx': workbook([]) }, 422, 'FILE_EMPTY', /a\.xlsx/],
      ['nothing', {}, 400, 'INPUT_INVALID', /files/],
    ])('%s, keeps nothing of it and stays healthy', async (_, files, status, code, message) => {
      const before = await uploadsLeft();
      const answer = await upload(files);
      expect(answer.body.problem.code).toBe(code);
      expect(answer.status).toBe(status);
      expect(answer.body.problem.message.en).toMatch(message);
      expect(answer.body.problem.message.el).not.toBe(answer.body.problem.message.en);
      expect(await uploadsLeft()).toEqual(before);
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    });

    it.each<[string, Readonly<Record<string, string>>, RegExp]>([
      ['a foreign table', { 'rome.csv': 'Data;Gravità\n05/03/2019;grave\n' }, /rome\.csv/],
      [
        'two foreign tables',
        { 'berlin.csv': 'UJAHR;UMONAT;USTUNDE\n2019;1;2\n', 'rome.csv': 'anno;mese\n2019;1\n' },
        /UJAHR, UMONAT, USTUNDE/,
      ],
      [
        'two tables of which one lacks columns',
        { 'c.csv': 'accident_index,casualty_severity,age_of_casualty\nA,Slight,3\n', 'd.csv': 'anno;mese\n2019;1\n' },
        /casualty_reference/,
      ],
    ])('nothing of %s: it says why it is not known, and asks what the columns are', async (_, files, message) => {
      const { status, body } = await upload(files);
      expect(status).toBe(201);
      const { uploadId, unknown } = body as unknown as {
        uploadId: string;
        unknown: {
          message: { en: string };
          tables: { fileName: string; columns: { heading: string }[] }[];
          others: { fileName: string }[];
        };
      };
      expect(unknown.message.en).toMatch(message);
      // The likeliest table is asked about, and the others are offered.
      expect([...unknown.tables, ...unknown.others].map(({ fileName }) => fileName)).toEqual(Object.keys(files));
      const headings = Object.values(files).map((text) => text.split('\n')[0]!.split(/[;,]/));
      expect(unknown.tables.map(({ columns }) => columns.map(({ heading }) => heading))).toEqual(headings.slice(0, unknown.tables.length));
      expect(await uploadsLeft()).toContain(uploadId);
    });

    it('what another site could have sent', async () => {
      const files = { 'a.csv': collisionsText(manyCollisions(1)) };
      expect(await upload(files, {})).toMatchObject({ status: 400, body: { problem: { code: 'INPUT_INVALID' } } });
      expect(await upload(files, { 'x-elektron-upload': '1', origin: 'https://elsewhere.example' })).toMatchObject({
        status: 403,
        body: { problem: { code: 'ORIGIN_REFUSED' } },
      });
      expect(await upload(files, { 'x-elektron-upload': '1', origin: url })).toMatchObject({ status: 201 });
    });

    it('more files than an import can have, and files under another name', async () => {
      const many = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`${i}.csv`, 'x']));
      expect(await upload(many)).toMatchObject({ status: 400, body: { problem: { code: 'INPUT_INVALID' } } });
      expect(await upload({ 'a.csv': 'x' }, undefined, 'other')).toMatchObject({ status: 400 });
    });
  });

  it('imports what is uploaded, shows it, and takes it back', async () => {
    const [{ paths } = { paths: [] }] = listDemoImports();
    const files: Record<string, string> = {};
    for (const path of paths.toReversed()) files[basename(path)] = await readFile(path, 'utf8');
    const { status, body } = await upload(files);
    expect(status).toBe(201);
    expect(body).toMatchObject({ formatId: 'stats19', notes: [] });
    expect(body.files.map((file) => file['tableId'])).toEqual(['collisions', 'vehicles', 'casualties']);
    const started = await mutate('startImport', { uploadId: body.uploadId });
    expect(started.userErrors).toEqual([]);
    // A double click.
    const again = await mutate('startImport', { uploadId: body.uploadId });
    expect(again.batch?.['id']).toBe(started.batch?.['id']);
    const batch = await finished(String(started.batch?.['id']));
    expect(batch).toMatchObject({
      status: 'committed',
      progress: 1,
      committedVersion: 1,
      canUndo: true,
      canResume: false,
      counts: { lines: 13_971, added: 13_971 },
      issues: { totalCount: 0, edges: [] },
    });
    const undone = await mutate('undoImport', { batchId: batch['id'] });
    expect(undone.batch).toMatchObject({ status: 'undone', undoneVersion: 2, canUndo: false });
  });

  it('says of each line that was not simply taken, why', async () => {
    const lines = manyCollisions(4);
    const batch = await importTexts({
      'Ατυχήματα.csv': collisionsText([lines[0]!, lines[0]!, { ...lines[1]!, date: '2017-02-30' }, { ...lines[2]!, speedLimit: '999' }]),
      'v.csv': vehiclesText([['NOWHERE', '1']]),
    });
    expect(batch).toMatchObject({
      status: 'committed',
      files: [{ name: 'Ατυχήματα.csv' }, { name: 'v.csv' }],
      counts: { lines: 5, duplicates: 1, held: 1 },
    });
    const issues = batch['issues'] as { totalCount: number; edges: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    expect(issues.totalCount).toBeGreaterThanOrEqual(4);
    expect(issues.pageInfo.hasNextPage).toBe(true);
    const query = `query ($id: ID!, $after: String) { importBatch(id: $id) { issues(first: 100, after: $after) { edges { node { row code fileName message { el en } } } } } }`;
    const { data } = await ask(query, { id: batch['id'], after: issues.pageInfo.endCursor });
    const rest = (data?.['importBatch'] as { issues: { edges: { node: { message: { el: string } } }[] } }).issues.edges;
    expect(issues.edges.length + rest.length).toBe(issues.totalCount);
    expect(rest.every(({ node }) => node.message.el.length > 20)).toBe(true);
  });

  it('keeps what is uploaded so that nobody can read it on the disk', async () => {
    const text = collisionsText(manyCollisions(20));
    const { status, body } = await upload({ 'Δελτία Βόλου.csv': text });
    expect(status).toBe(201);
    const place = join(folder, DEMO_ORGANISATION.organisationId, body.uploadId);
    const names = await readdir(place);
    expect(names).toHaveLength(2);
    for (const name of names) {
      const bytes = await readFile(join(place, name));
      for (const plain of ['accident_index', 'Δελτία', text.slice(-100)]) expect(bytes.includes(plain)).toBe(false);
    }
  });

  it('says on upload which columns are left out, because they look like the identity of persons', async () => {
    const lines = collisionsText(manyCollisions(2)).trimEnd().split('\n');
    const text = lines.map((line, i) => `${line},${['Όνομα οδηγού', 'Μαρία', 'Νίκος'][i]!}`).join('\n');
    const { body } = await upload({ 'c.csv': text });
    expect(body.notes).toContainEqual({
      code: 'COLUMNS_PERSONAL',
      message: expect.objectContaining({ en: expect.stringContaining('“Όνομα οδηγού”') }),
    });
    const { batch } = await mutate('startImport', { uploadId: body.uploadId });
    await finished(String(batch?.['id']));
    const { data } = await ask('query ($id: ID!) { importBatch(id: $id) { notices { code message { el } } } }', { id: batch?.['id'] });
    expect(data).toMatchObject({
      importBatch: { notices: [{ code: 'COLUMNS_PERSONAL', message: { el: expect.stringContaining('Όνομα οδηγού') } }] },
    });
    await mutate('undoImport', { batchId: batch?.['id'] });
  });

  it('answers expected problems of a mutation in userErrors', async () => {
    expect(await mutate('startImport', { uploadId: '../../etc' })).toMatchObject({
      batch: null,
      userErrors: [{ code: 'UPLOAD_NOT_FOUND', path: ['input'] }],
    });
    expect(await mutate('undoImport', { batchId: '99999' })).toMatchObject({ batch: null, userErrors: [{ code: 'BATCH_NOT_FOUND' }] });
    expect(await mutate('resumeImport', { batchId: 'x' })).toMatchObject({ userErrors: [{ code: 'BATCH_NOT_FOUND' }] });
    const { data } = await ask('{ importBatches(first: 1) { id } importBatch(id: "99999") { id } }');
    const [newest] = data?.['importBatches'] as { id: string }[];
    expect(await mutate('resumeImport', { batchId: newest?.id })).toMatchObject({ userErrors: [{ code: 'BATCH_NOT_RESUMABLE' }] });
    expect(await mutate('cancelImport', { batchId: newest?.id })).toMatchObject({ userErrors: [{ code: 'BATCH_NOT_CANCELLABLE' }] });
    expect(data?.['importBatch']).toBeNull();
  });

  it('fails a query with a code and a sentence, and tells no internals', async () => {
    const page = await ask('{ importBatches(first: 501) { id } }');
    expect(page.errors).toMatchObject([
      { extensions: { code: 'INPUT_INVALID', details: { field: 'first' }, message: { el: expect.any(String) } } },
    ]);
    const cursor = await ask('{ importBatches(after: "nonsense") { id } }');
    expect(cursor.errors).toMatchObject([{ extensions: { code: 'BATCH_NOT_FOUND' } }]);
  });

  describe('answers with what is wrong, not with a failure of its own,', () => {
    const cursor = (json: string): string => Buffer.from(json).toString('base64url');
    const issues = (args: string): string => `{ importBatches(first: 1) { issues(${args}) { totalCount } } }`;
    it.each([
      ...['[99999999999]', '["abc"]', '[1.5]', '[-1]', '[null]'].map((json) => issues(`after: "${cursor(json)}"`)),
      `{ accidents(after: "${cursor('["x", "y"]')}") { totalCount } }`,
      issues('level: "\\u0000"'),
      issues('level: "nonsense"'),
      '{ importBatch(id: "\\u0000") { id } }',
      '{ accident(id: "\\u0000") { id } }',
      '{ accidents(filter: { selections: [{ dimension: SEVERITY, values: ["\\u0000"] }] }) { totalCount } }',
      'mutation { startImport(input: { uploadId: "a\\u0000b" }) { userErrors { code } } }',
      'mutation { runHotspots(input: { methodId: "dbscan", parameters: { radiusMeters: "\\u0000" } }) { userErrors { code } } }',
    ])('%s', async (query) => {
      // A page of remarks is looked at only where there is an import.
      const { errors } = await ask(query);
      expect(errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^(INPUT_INVALID|GRAPHQL_VALIDATION_FAILED)$/) } }]);
    });

    it('at a NUL anywhere in the variables', async () => {
      const query = 'query ($a: String) { importBatches(after: $a) { id } }';
      for (const a of ['\0', 'x\0y']) {
        expect((await ask(query, { a })).errors).toMatchObject([{ extensions: { code: 'INPUT_INVALID', details: { field: 'a' } } }]);
      }
      const run = 'mutation ($input: RunHotspotsInput!) { runHotspots(input: $input) { userErrors { code } } }';
      for (const parameters of [{ a: ['x', { b: '\0' }] }, { 'c\0': 1 }]) {
        const { errors } = await ask(run, { input: { methodId: 'dbscan', parameters } });
        expect(errors).toMatchObject([{ extensions: { code: 'INPUT_INVALID', details: { field: 'input' } } }]);
      }
    });

    it.each([
      ['longer than any file system takes', 'x'.repeat(60_000)],
      ['a little too long', 'x'.repeat(256)],
      ['with a NUL', 'a\0b.csv'],
      ['with an encoded NUL', `a"; filename*=utf-8''a%00b.csv; x="`],
    ])('at a file name %s', async (_, name) => {
      const before = await uploadsLeft();
      const body = `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--b--\r\n`;
      const headers = { 'x-elektron-upload': '1', 'content-type': 'multipart/form-data; boundary=b' };
      const response = await fetch(`${url}/api/uploads`, { method: 'POST', headers: { cookie, ...headers }, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ problem: { code: 'INPUT_INVALID', details: { field: 'files' } } });
      expect(await uploadsLeft()).toEqual(before);
    });
  });

  it('refuses queries that no page would send', async () => {
    const deep = `{ importBatches { issues { edges { node { message { el } } } } } ${'a: importBatches { id } '.repeat(1)} }`;
    expect((await ask(deep)).errors).toBeUndefined();
    const wide = `{ ${Array.from({ length: 1_001 }, (_, i) => `a${i}: __typename b${i}: importFormats { id }`).join(' ')} }`;
    expect((await ask(wide)).errors?.[0]).toBeDefined();
    // Fragments that write out to more fields than anybody could count; see query-limit.test.ts.
    const bomb = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ');
    for (const end of ['importFormats { id }', '__typename']) {
      const { errors } = await ask(`{ ...F0 } ${bomb} fragment F40 on Query { ${end} }`);
      expect(errors).toMatchObject([{ message: expect.stringMatching(/too large/) }]);
    }
    const plainForm = await fetch(`${url}/graphql?query={organisation{slug}}`);
    expect(plainForm.status).toBe(400);
  });

  describe('asked by the name of another host', () => {
    /** fetch() would not let us say who we think we are speaking to. */
    function askAs(host: string, path: string, method = 'GET', headers: Readonly<Record<string, string>> = {}, body = ''): Promise<Reply> {
      return new Promise((resolve, reject) => {
        const sent = httpRequest(`${url}${path}`, { method, agent: false, headers: { cookie, ...headers, host } }, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], text }));
        });
        sent.once('error', reject).end(body);
      });
    }
    interface Reply {
      readonly status: number | undefined;
      readonly type: string | undefined;
      readonly text: string;
    }

    interface Question {
      readonly path: string;
      readonly method?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
    const QUESTIONS: readonly Question[] = [
      ...['/', '/overview?x=1', '/assets/index.js', '/favicon.svg', '/api/tiles/accidents/1/none/1/0/0.mvt'].map((path) => ({ path })),
      ...['/api/nothing-here', '/health', '/health/live/x', '//health/live'].map((path) => ({ path })),
      { path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{organisation{slug}}"}' },
      { path: '/graphql?query={__typename}', headers: { 'apollo-require-preflight': '1' } },
      { path: '/api/uploads', method: 'POST', headers: { 'x-elektron-upload': '1' } },
    ];
    it.each(QUESTIONS)('says nothing at $path', async ({ path, method, headers, body }) => {
      for (const host of ['evil.example', `evil.example:${new URL(url).port}`, 'localhost.evil.example']) {
        const { status, type, text } = await askAs(host, path, method, headers, body);
        expect([status, type]).toEqual([421, 'text/plain; charset=utf-8']);
        expect(text).toMatch(/ρύθμιση ALLOWED_HOSTS.*\n.*setting ALLOWED_HOSTS/);
      }
      for (const host of ['localhost', '127.0.0.1:1', '[::1]:3000', 'Roads.example.gr', 'roads.example.gr:443']) {
        expect((await askAs(host, path, method, headers, body)).status).not.toBe(421);
      }
    });

    it('still tells an orchestrator how it is', async () => {
      for (const path of ['/health/live', '/health/ready']) expect((await askAs('10.1.2.3:8080', path)).status).toBe(200);
    });

    it('takes files from a page of its own name behind a proxy, and of no other', async () => {
      const send = async (host: string, origin: string): Promise<number | undefined> => {
        const type = { 'x-elektron-upload': '1', 'content-type': 'multipart/form-data; boundary=b', origin };
        const part = `--b\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n${collisionsText(manyCollisions(1))}\r\n--b--\r\n`;
        return (await askAs(host, '/api/uploads', 'POST', type, part)).status;
      };
      expect(await send('roads.example.gr', 'https://roads.example.gr')).toBe(201);
      expect(await send('127.0.0.1:3000', 'https://roads.example.gr')).toBe(201);
      expect(await send('localhost:3000', 'http://localhost:3000')).toBe(201);
      for (const origin of ['http://localhost:3001', 'https://evil.example', 'null'])
        expect(await send('localhost:3000', origin)).toBe(403);
    });
  });

  it.each([
    ['an archive', 'all.zip', zip([{ name: 'c.csv', content: Buffer.from(PACKED) }]), 'all.zip › c.csv'],
    ['a workbook', 'c.xlsx', workbook([{ name: 'Φύλλο 1', rows: textRows(PACKED_ROWS) }]), 'c.xlsx'],
  ])('imports %s like the text in it', async (_what, name, bytes, shown) => {
    const { status, body } = await upload({ [name]: bytes });
    expect([status, body.files.map((file) => file.name), body.notes]).toEqual([201, [shown], expect.any(Array)]);
    const { batch } = await mutate('startImport', { uploadId: body.uploadId });
    const counts = { lines: 3, skipped: 0, rejected: 0, held: 0 };
    expect(await finished(String(batch?.['id']))).toMatchObject({ status: 'committed', counts, files: [{ name: shown }] });
  });

  it('sends the headers that this page needs and no others', async () => {
    const { headers } = await fetch(`${url}/health/live`);
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect((await fetch(`${url}/api/nothing-here`)).status).toBe(404);
  });
});
