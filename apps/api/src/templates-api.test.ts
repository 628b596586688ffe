import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from './common/env.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';

describeOnEachDatabase('GET /api/templates/accidents.xlsx', (open) => {
  let app: NestExpressApplication;
  let url: string;
  let uploader: SignedIn;

  beforeAll(async () => {
    const database = await open();
    app = await createHttpServer({ ...readEnvironment({}), logLevel: 'silent' as const }, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const town = await createTestOrganisation(database, `town-${randomUUID().slice(0, 8)}`);
    uploader = await signInForTest(database, town.organisationId, { roles: ['uploader'] });
  }, 120_000);
  afterAll(() => app.close());

  const ask = (query: string, who: SignedIn | null = uploader): Promise<Response> =>
    fetch(`${url}/api/templates/accidents.xlsx${query}`, { headers: who === null ? {} : { cookie: who.cookie } });

  it.each(LANGUAGES)('is a workbook to save, in %s', async (language) => {
    const response = await ask(`?language=${language}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="elektron-accidents-template-${language}.xlsx"`);
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
    const bytes = Buffer.from(await response.arrayBuffer());
    // How archives begin; what is in it is asked in templates/write-template.test.ts.
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    expect(bytes.length).toBeGreaterThan(5_000);
  });

  it.each(LANGUAGES)('has one beside it for surveys of accessibility, in %s', async (language) => {
    const response = await fetch(`${url}/api/templates/accessibility.xlsx?language=${language}`, { headers: { cookie: uploader.cookie } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="elektron-accessibility-template-${language}.xlsx"`);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe('PK\x03\x04');
  });

  it('has the language of whoever asks where none is named, and refuses any other', async () => {
    expect((await ask('')).headers.get('content-disposition')).toMatch(/-(el|en)\.xlsx"$/);
    const refused = await ask('?language=fr');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ problem: { code: 'INPUT_INVALID', details: { field: 'language', value: 'fr' } } });
    expect((await ask('?language=el&language=en')).status).toBe(400);
  });

  it('is for whoever is signed in', async () => {
    const refused = await ask('?language=el', null);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ problem: { code: 'NOT_SIGNED_IN' } });
  });
});
