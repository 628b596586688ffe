import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

const LINES = Array.from({ length: 30_000 }, (_, i) => `${i};05/03/2023;${i < 29_999 ? 'Ελαφρύ' : 'ΥΖ'}`);
const TEXT = ['Α/Α;Ημερομηνία;Βαρύτητα', ...LINES].join('\n');

interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describeOnEachDatabase('files of no known format over HTTP', (open) => {
  let database: Database;
  let folder: string;
  let app: NestExpressApplication;
  let url: string;
  let somebody: SignedIn;
  let uploadId: string;

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'elektron-unknown-'));
    await migrateInstallation({ demo: false }, database);
    const organisation = await createTestOrganisation(database);
    somebody = await signInForTest(database, organisation.organisationId);
    app = await createHttpServer({ ...readEnvironment({ DEMO: 'false' }), uploadDirectory: folder, logLevel: 'silent' }, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const form = new FormData();
    form.append('files', new Blob([TEXT]), 'μακρύ.csv');
    const headers = { cookie: somebody.cookie, 'x-elektron-upload': '1' };
    const answer = (await (await fetch(`${url}/api/uploads`, { method: 'POST', headers, body: form })).json()) as { uploadId: string };
    ({ uploadId } = answer);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function ask(query: string, variables: object = {}): Promise<GraphQLAnswer> {
    const headers = { 'content-type': 'application/json', cookie: somebody.cookie };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as GraphQLAnswer;
  }

  const codes = (query: string, headers: Readonly<Record<string, string>> = { 'x-elektron-upload': '1' }): Promise<Response> =>
    fetch(`${url}/api/uploads/${uploadId}/codes?${query}`, { headers: { cookie: somebody.cookie, ...headers } });

  it('tell their codes line by line, as the reading comes to them', async () => {
    const response = await codes('file=0&columns=2');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines[0]).toEqual({ share: 0 });
    expect(lines.at(-1)).toEqual({ columns: [{ position: 2, values: ['Ελαφρύ', 'ΥΖ'], isTooMany: false }] });
  });

  it.each([
    ['file=0&columns=x', 'columns'],
    ['file=&columns=0', 'file'],
    ['file=0&columns=0&reading={', 'reading'],
  ])('refuse %s', async (query, field) => {
    const response = await codes(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ problem: { code: 'INPUT_INVALID', details: { field } } });
  });

  it('say in the answer what was found out when it had begun, and answer no form of another site', async () => {
    const text = await (await codes('file=3&columns=0')).text();
    expect(text).toContain('"code":"INPUT_INVALID"');
    expect((await codes('file=0&columns=2', {})).status).toBe(400);
  });

  it('are looked at, kept, mapped and listed with GraphQL', async () => {
    const input = { uploadId, file: 0, reading: { headerRow: 1, headerLines: 1 }, mapping: null };
    const looked = await ask('query ($input: LookAtTableInput!) { uploadTable(input: $input) }', { input });
    expect(looked.data?.['uploadTable']).toMatchObject({ table: { cut: { headerRow: 1 }, isWhole: false } });
    const kept = await ask(
      'mutation ($input: KeepUploadDraftInput!) { keepUploadDraft(input: $input) { draft { files decided } userErrors { code } } }',
      {
        input: { uploadId, decided: { step: 'place' } },
      },
    );
    expect(kept.data?.['keepUploadDraft']).toEqual({ draft: { files: ['μακρύ.csv'], decided: { step: 'place' } }, userErrors: [] });
    await ask('query ($uploadId: ID!) { uploadSurvey(uploadId: $uploadId) }', { uploadId });
    await ask('query ($uploadId: ID!) { uploadSurvey(uploadId: $uploadId) }', { uploadId });
    await (await codes('file=0&columns=2')).text();
    const { organisationId } = somebody.context;
    const read = await database.asOwner((sql) =>
      sql.query(
        `SELECT fields, subject_id AS "subjectId" FROM audit_event
         WHERE organisation_id = $1 AND action = 'personal.remarks-read' AND subject_kind = 'upload' ORDER BY fields::text`,
        [organisationId],
      ),
    );
    expect(read).toEqual(['codes', 'uploadSurvey', 'uploadTable'].map((way) => ({ fields: [way], subjectId: uploadId })));
    const drafts = await ask('{ uploadDrafts { uploadId files } }');
    expect(drafts.data?.['uploadDrafts']).toEqual([{ uploadId, files: ['μακρύ.csv'] }]);
    const table = {
      name: 'volos',
      rowIs: 'accident',
      reading: { delimiter: ';', encoding: 'utf-8' },
      missing: ['-'],
      fields: ['accident-key', 'date', 'severity'],
      headings: ['α α', 'ημερομηνια', 'βαρυτητα'],
      dateOrder: 'day-first',
      decimalMark: ',',
      srid: null,
      speedUnit: 'km/h',
      codes: [{ field: 'severity', value: 'Ελαφρύ', target: 'slight' }],
    };
    const mutation = 'mutation ($input: MapUploadInput!) { mapUpload(input: $input) { upload { uploadId } userErrors { path code } } }';
    const refused = await ask(mutation, { input: { uploadId, tables: [{ ...table, reading: { encoding: 'utf-7' } }] } });
    expect(refused.data?.['mapUpload']).toEqual({
      upload: null,
      userErrors: [{ path: ['input', 'reading.encoding'], code: 'INPUT_INVALID' }],
    });
    const mapped = await ask(mutation, { input: { uploadId, tables: [table] } });
    expect(mapped.data?.['mapUpload']).toEqual({ upload: { uploadId }, userErrors: [] });
  });
});
