import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnOneDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

const LINES = Array.from({ length: 30_000 }, (_, i) => `${i};05/03/2023;${i < 29_999 ? 'Ελαφρύ' : 'ΥΖ'}`);
const TEXT = ['Α/Α;Ημερομηνία;Βαρύτητα', ...LINES].join('\n');

interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describeOnOneDatabase('files of no known format over HTTP', (open) => {
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

  it('and one that could be two things is what a person says, of what it can be', async () => {
    const feature = {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: [23.72, 23.73].map((longitude) => [longitude, 37.98]) },
      properties: { osm_id: '1', highway: 'residential', other_tags: '"sidewalk"=>"left"' },
    };
    const form = new FormData();
    form.append('files', new Blob([JSON.stringify({ type: 'FeatureCollection', features: [feature] })]), 'streets.geojson');
    const headers = { cookie: somebody.cookie, 'x-elektron-upload': '1' };
    const upload = (await (await fetch(`${url}/api/uploads`, { method: 'POST', headers, body: form })).json()) as {
      uploadId: string;
      formatId: string;
      choices: readonly { readonly formatId: string }[];
    };
    expect([upload.formatId, upload.choices.map(({ formatId }) => formatId)]).toEqual(['osm-roads', ['osm-roads', 'osm-accessibility']]);
    const choose = (formatId: string, of = upload.uploadId) =>
      ask(
        `mutation ($input: ChooseUploadFormatInput!) { chooseUploadFormat(input: $input) {
          upload { uploadId formatId choices { formatId } files { name } } userErrors { code path } } }`,
        { input: { uploadId: of, formatId } },
      );
    const refused = { upload: null, userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'formatId'] }] };
    expect((await choose('stats19')).data?.['chooseUploadFormat']).toEqual(refused);
    const chosen = await choose('osm-accessibility');
    expect(chosen.data?.['chooseUploadFormat']).toEqual({
      upload: {
        uploadId: upload.uploadId,
        formatId: 'osm-accessibility',
        choices: [{ formatId: 'osm-roads' }, { formatId: 'osm-accessibility' }],
        files: [{ name: 'streets.geojson' }],
      },
      userErrors: [],
    });
    const started = await ask(
      'mutation ($input: StartImportInput!) { startImport(input: $input) { batch { kind } userErrors { code } } }',
      {
        input: { uploadId: upload.uploadId, review: true },
      },
    );
    expect(started.data?.['startImport']).toEqual({ batch: { kind: 'accessibility' }, userErrors: [] });
    const unknown = await choose('osm-roads', '0b7c1f0e-0000-4000-8000-000000000000');
    expect(unknown.data?.['chooseUploadFormat']).toMatchObject({ userErrors: [{ code: 'UPLOAD_NOT_FOUND' }] });
  });
});
