import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { AccidentSnapshots } from './columns/accident-snapshots.service.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { BatchActionsService } from './imports/batch-actions.service.ts';
import { migrateInstallation } from './open-installation.ts';

interface Payload {
  readonly entered: {
    readonly batchId: number;
    readonly warnings: readonly { readonly code: string }[];
    readonly accident: Readonly<Record<string, unknown>>;
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[]; readonly message: { readonly el: string } }[];
}

const ACCIDENT = `id sourceRecordId severity year month day weekday hour minute accidentType light speedLimit speedUnit roadName
  place { longitude latitude accuracy } units { unitReference roadUser }
  casualties { unitReference casualtyReference severity casualtyClass sex age roadUser }
  history { revision imports { formatLabels { en } files } }`;

const FIELDS = [
  { field: 'severity', value: 'serious' },
  { field: 'date', value: '5/3/2019' },
  { field: 'time', value: '7:05' },
  { field: 'place', value: { longitude: -0.02, latitude: 51.58 } },
  { field: 'accidentType', value: 'pedestrian' },
  { field: 'light', value: 'daylight' },
  { field: 'speedLimit', value: 30 },
  { field: 'roadName', value: 'Hoe Street, "by the station"' },
];
const UNITS = [{ fields: [{ field: 'roadUser', value: 'car' }] }, { fields: [{ field: 'roadUser', value: 'pedestrian' }] }];
const CASUALTIES = [
  {
    unit: 2,
    fields: [
      { field: 'severity', value: 'serious' },
      { field: 'casualtyClass', value: 'pedestrian' },
      { field: 'sex', value: 'female' },
      { field: 'age', value: '71' },
    ],
  },
];

describeOnEachDatabase('an accident that is entered', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let context: OrganisationContext;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ({ cookie, context } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
  }, 120_000);
  afterAll(() => app.close());

  async function send<Data>(query: string, variables: object = {}, as = cookie): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: readonly { extensions: { code: string } }[] };
    if (errors !== undefined) throw new Error(errors.map(({ extensions }) => extensions.code).join());
    return data;
  }

  async function enter(number: string, change: object = {}, as = cookie): Promise<Payload> {
    const { enterAccident } = await send<{ enterAccident: Payload }>(
      `mutation ($input: EnterAccidentInput!) { enterAccident(input: $input) {
         entered { batchId warnings { code } accident { ${ACCIDENT} } } userErrors { code path message { el } } } }`,
      { input: { number, fields: FIELDS, units: UNITS, casualties: CASUALTIES, ...change } },
      as,
    );
    return enterAccident;
  }

  const withField = (field: string, value: unknown): object => ({
    fields: [...FIELDS.filter((each) => each.field !== field), { field, value }],
  });
  const codes = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code);
  const count = async (): Promise<number> =>
    (await app.get(AccidentSnapshots, { strict: false }).getAccidentSnapshot(context)).columns.count;

  it('is a record with its units and casualties, and an import that is counted and audited', async () => {
    const before = await count();
    const { entered, userErrors } = await enter(' 2019/17 ');
    expect(userErrors).toEqual([]);
    expect(entered?.accident).toMatchObject({
      sourceRecordId: '2019/17',
      severity: 'SERIOUS',
      year: 2019,
      month: 3,
      day: 5,
      weekday: 2,
      hour: 7,
      minute: 5,
      accidentType: 'pedestrian',
      light: 'daylight',
      speedLimit: 30,
      speedUnit: 'mph',
      roadName: 'Hoe Street, "by the station"',
      place: { longitude: -0.02, latitude: 51.58, accuracy: 'set-by-person' },
      units: [
        { unitReference: '1', roadUser: 'car' },
        { unitReference: '2', roadUser: 'pedestrian' },
      ],
      casualties: [
        {
          unitReference: '2',
          casualtyReference: '1',
          severity: 'serious',
          casualtyClass: 'pedestrian',
          sex: 'female',
          age: 71,
          roadUser: 'pedestrian',
        },
      ],
      history: { revision: 0, imports: [{ formatLabels: { en: 'Entered in the form' } }] },
    });
    expect(await count()).toBe(before + 1);
    const { importBatches, auditEvents } = await send<{
      importBatches: { id: string; status: string; canUndo: boolean; counts: object }[];
      auditEvents: { edges: { node: { action: string; subjectId: string } }[] };
    }>(
      `{ importBatches(first: 1) { id status canUndo duplicatesFound counts { lines added held rejected } }
         auditEvents(first: 10) { edges { node { action subjectId } } } }`,
    );
    const id = String(entered?.batchId);
    // Compared with what was there, and nothing like it found.
    expect(importBatches).toEqual([
      { id, status: 'committed', canUndo: true, duplicatesFound: 0, counts: { lines: 4, added: 4, held: 0, rejected: 0 } },
    ]);
    const actions = auditEvents.edges.filter(({ node }) => node.subjectId === id).map(({ node }) => node.action);
    expect(actions).toEqual(expect.arrayContaining(['import.started', 'import.committed']));
  });

  it('is gone when its import is undone, and can be entered again then', async () => {
    const { entered } = await enter('again');
    const before = await count();
    await app.get(BatchActionsService, { strict: false }).undo(context, entered!.batchId);
    expect(await count()).toBe(before - 1);
    expect(codes(await enter('again'))).toEqual([]);
  });

  it('has a number that no other accident has, from whatever source', async () => {
    const before = await count();
    const refused = await enter('2019/17');
    expect(refused.userErrors).toMatchObject([{ code: 'ACCIDENT_NUMBER_TAKEN', path: ['input', 'number'] }]);
    expect(refused.userErrors[0]?.message.el).toBe('Υπάρχει ήδη ατύχημα με αριθμό «2019/17». Διορθώστε εκείνο ή δώστε άλλον αριθμό.');
    // At the same moment: one of two.
    const answers = await Promise.all([enter('twice'), enter('twice')]);
    expect(answers.flatMap(codes)).toEqual(['ACCIDENT_NUMBER_TAKEN']);
    expect(await count()).toBe(before + 1);
  });

  it.each([
    ['FIELD_MISSING', 'number', { number: ' ' }],
    ['FIELD_MISSING', 'date', withField('date', null)],
    ['FIELD_DATE_UNREAL', 'date', withField('date', '31/04/2019')],
    ['FIELD_IN_FUTURE', 'date', withField('date', '2199-01-01')],
    ['FIELD_INVALID', 'time', withField('time', '7')],
    ['FIELD_INVALID', 'severity', withField('severity', 'bad')],
    ['FIELD_OUT_OF_AREA', 'place', withField('place', { longitude: 51.58, latitude: -0.02 })],
    ['FIELD_INVALID', 'unit', { casualties: [{ unit: 3, fields: [] }] }],
    ['FIELD_INVALID', 'age', { casualties: [{ unit: 1, fields: [{ field: 'age', value: 200 }] }] }],
    ['INPUT_INVALID', 'field', { units: [{ fields: [{ field: 'name', value: 'X' }] }] }],
  ] as const)('is refused by %s naming %s', async (code, field, change) => {
    const before = await count();
    expect((await enter('refused', change)).userErrors).toMatchObject([{ code, path: ['input', field] }]);
    expect(await count()).toBe(before);
  });

  it('that the rules of imports hold back leaves nothing behind but the reason', async () => {
    const before = await count();
    // The number that shows how the template is filled.
    expect(codes(await enter('ΠΑΡΑΔΕΙΓΜΑ'))).toEqual(['ENTRY_REFUSED']);
    expect(await count()).toBe(before);
  });

  it('may have a place in the metres of the organisation, or none, and nobody hurt', async () => {
    const { entered } = await enter('plane', { ...withField('place', { x: 537_000, y: 189_000 }), casualties: [], units: [] });
    expect(entered?.accident).toMatchObject({ units: [], casualties: [], place: { accuracy: 'set-by-person' } });
    expect((await enter('nowhere', withField('place', null))).entered?.accident).toMatchObject({ place: null });
    expect((await enter('month', { fields: [{ field: 'date', value: '2019-03' }] })).entered?.accident).toMatchObject({
      month: 3,
      day: null,
      hour: null,
    });
  });

  it('is for whoever imports', async () => {
    const analyst = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['analyst'] });
    await expect(enter('analyst', {}, analyst.cookie)).rejects.toThrow('FORBIDDEN');
  });
});
