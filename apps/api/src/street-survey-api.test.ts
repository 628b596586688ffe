import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { AccessibilityService } from './columns/accessibility/accessibility.service.ts';
import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { BatchActionsService } from './imports/batch-actions.service.ts';
import { migrateInstallation } from './open-installation.ts';

interface Result {
  readonly entryId: string;
  readonly outcome: string;
  readonly batchId: number | null;
  readonly reason: {
    readonly code: string;
    readonly field: string | null;
    readonly message: { readonly el: string; readonly en: string };
  } | null;
}

interface Answer {
  readonly results: readonly Result[] | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const MUTATION = `mutation ($input: RecordStreetSurveyInput!) { recordStreetSurvey(input: $input) {
  results { entryId outcome batchId reason { code field message { el en } } } userErrors { code path } } }`;

const RAMP = {
  item: 'KERB_RAMP',
  state: 'PRESENT',
  condition: 'DEFECTIVE',
  side: 'LEFT',
  method: 'ON_SITE',
  observedOn: '2024-03-05',
  longitude: -0.02,
  latitude: 51.58,
  accuracyMeters: 6.5,
  roadName: 'Hoe Street, "by the station"',
  measures: { clearWidthMeters: 1.25, crossSlopePercent: -2.5, upstandMillimeters: 20 },
  note: 'Behind the kiosk\n=1+1',
};

describeOnEachDatabase('what is seen in the street', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let surveyor: SignedIn;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    surveyor = await signInForTest(database, DEMO_ORGANISATION.organisationId);
  }, 120_000);
  afterAll(() => app.close());

  async function send(entries: readonly object[], as = surveyor): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as.cookie },
      body: JSON.stringify({ query: MUTATION, variables: { input: { entries } } }),
    });
    const { data, errors } = (await response.json()) as {
      data: { recordStreetSurvey: Answer };
      errors?: readonly { extensions: { code: string } }[];
    };
    if (errors !== undefined) throw new Error(errors.map(({ extensions }) => extensions.code).join());
    return data.recordStreetSurvey;
  }
  const outcomes = ({ results }: Answer): string[] => results?.map(({ outcome }) => outcome) ?? [];
  const entry = (change: object = {}): typeof RAMP & { entryId: string } => ({ ...RAMP, entryId: randomUUID(), ...change });
  const query = <Row extends object>(text: string): Promise<Row[]> =>
    database.inOrganisation(surveyor.context, (sql) => sql.query<Row>(text));
  const countFeatures = async (): Promise<number> =>
    (await app.get(AccessibilityService, { strict: false }).getSnapshot(surveyor.context)).features.length;
  const countBatches = async (): Promise<number> => (await query<{ n: number }>('SELECT count(*) AS n FROM import_batch'))[0]?.n ?? NaN;

  /** The notes of all features, as somebody reads them; or why not. */
  async function readNotes(as: SignedIn): Promise<readonly (string | null)[] | string> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as.cookie },
      body: JSON.stringify({ query: '{ accessibilityFeatures { edges { node { note } } } }' }),
    });
    const { data, errors } = (await response.json()) as {
      data: { accessibilityFeatures: { edges: readonly { node: { note: string | null } }[] } } | null;
      errors?: readonly { extensions: { code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? data?.accessibilityFeatures.edges.map(({ node }) => node.note) ?? 'nothing';
  }

  const looksOf = ({ personId }: SignedIn): Promise<readonly { action: string; fields: readonly string[] }[]> =>
    database.asOwner((sql) =>
      sql.query(
        `SELECT action, fields FROM audit_event WHERE person_id = $1 AND action IN ('personal.read', 'records.exported') ORDER BY occurred_at, action`,
        [personId],
      ),
    );

  it('is a record as the form for surveys would have it, of whoever is signed in, in one import that is audited', async () => {
    const [ramp, car] = [
      entry(),
      entry({
        item: 'OBSTACLE',
        measures: null,
        temporary: true,
        presentFrom: '2024-03-05T09:00',
        presentUntil: '2024-03-05T10:30',
        accuracyMeters: null,
      }),
    ];
    const { results, userErrors } = await send([ramp, car]);
    expect(userErrors).toEqual([]);
    const batchId = results?.[0]?.batchId;
    expect(results).toEqual([ramp, car].map(({ entryId }) => ({ entryId, outcome: 'RECORDED', batchId, reason: null })));
    const number = `S-${ramp.entryId.replaceAll('-', '').slice(0, 12)}`;
    const { features } = await app.get(AccessibilityService, { strict: false }).getSnapshot(surveyor.context);
    expect(features.find(({ sourceRecordId }) => sourceRecordId === number)).toMatchObject({
      sourceSystem: 'accessibility-survey',
      item: 'kerb-ramp',
      state: 'present',
      condition: 'defective',
      side: 'left',
      longitude: -0.02,
      latitude: 51.58,
      roadName: 'Hoe Street, "by the station"',
      measures: { clearWidthMeters: 1.25, widthMeters: null, crossSlopePercent: -2.5, upstandMillimeters: 20 },
      observedOn: '2024-03-05',
      dateBasis: 'survey',
      method: 'on-site',
      temporary: false,
    });
    expect(features.find(({ item }) => item === 'obstacle')).toMatchObject({
      temporary: true,
      presentFrom: '2024-03-05T09:00',
      presentUntil: '2024-03-05T10:30',
    });
    const seen = await query(
      `SELECT o.surveyor, o.attributes, f.place_accuracy AS accuracy FROM accessibility_observation_version o
       JOIN accessibility_feature_version f USING (organisation_id, feature_id, batch_id) ORDER BY f.item`,
    );
    // Approximate, as every receiver is; set by a person where one has pointed at the map.
    expect(seen).toEqual([
      { surveyor: surveyor.personId, attributes: { position_accuracy_m: '6.5', note: 'Behind the kiosk =1+1' }, accuracy: 2 },
      { surveyor: surveyor.personId, attributes: { note: 'Behind the kiosk =1+1' }, accuracy: 4 },
    ]);
    const analyst = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['analyst'] });
    const manager = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['manager'] });
    expect(await readNotes(manager)).toBe('FORBIDDEN');
    expect(await readNotes(analyst)).toEqual(['Behind the kiosk =1+1', 'Behind the kiosk =1+1']);
    expect(await looksOf(analyst)).toEqual([{ action: 'personal.read', fields: ['note'] }]);
    const [batch] = await query(
      `SELECT kind, format_id AS format, status, counts ->> 'added' AS added FROM import_batch WHERE batch_id = ${batchId}`,
    );
    expect(batch).toEqual({ kind: 'accessibility', format: 'accessibility-survey', status: 'committed', added: '2' });
    const actions = await query<{ action: string }>(`SELECT action FROM audit_event WHERE subject_id = '${batchId}' ORDER BY event_id`);
    expect(actions.map(({ action }) => action)).toEqual(expect.arrayContaining(['import.started', 'import.committed']));
  });

  it('is taken away with its note by whoever may see personal fields, and by nobody else', async () => {
    const analyst = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['analyst'] });
    const manager = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['manager'] });
    const takeAway = async (as: SignedIn): Promise<string> =>
      (await fetch(`${url}/api/export/accessibility.geojson`, { headers: { cookie: as.cookie } })).text();
    expect(await takeAway(analyst)).toContain('"note":"Behind the kiosk =1+1"');
    expect(await takeAway(manager)).not.toContain('note');
    const looks = await looksOf(analyst);
    expect(looks.toSorted((a, b) => (a.action < b.action ? -1 : 1))).toEqual([
      { action: 'personal.read', fields: ['note'] },
      { action: 'records.exported', fields: ['note'] },
    ]);
    expect(await looksOf(manager)).toEqual([{ action: 'records.exported', fields: [] }]);
  });

  it('and sent twice is recorded once, also when it was undone meanwhile', async () => {
    const one = entry();
    const [first] = (await send([one])).results ?? [];
    const [features, batches] = [await countFeatures(), await countBatches()];
    // Another telephone may write the id in capitals.
    const [again] = (await send([{ ...one, entryId: one.entryId.toUpperCase(), state: 'ABSENT' }])).results ?? [];
    expect(again).toEqual(first);
    expect([await countFeatures(), await countBatches()]).toEqual([features, batches]);
    await app.get(BatchActionsService, { strict: false }).undo(surveyor.context, first!.batchId!);
    expect(await countFeatures()).toBe(features - 1);
    expect(outcomes(await send([one]))).toEqual(['RECORDED']);
    expect(await countFeatures()).toBe(features - 1);
  });

  it('and sent by two windows at the same moment is recorded once, and neither loses it', async () => {
    const before = await countFeatures();
    const one = entry();
    const answers = await Promise.all([send([one]), send([one])]);
    const heard = answers.flatMap(outcomes).sort();
    expect([
      ['RECORDED', 'RECORDED'],
      ['RECORDED', 'WAITING'],
    ]).toContainEqual(heard);
    expect(outcomes(await send([one]))).toEqual(['RECORDED']);
    expect(await countFeatures()).toBe(before + 1);
  });

  it('and whose import came to nothing comes with the next one', async () => {
    const one = entry();
    const [{ batchId } = { batchId: 0 }] = (await send([one])).results ?? [];
    // As if the process had been killed before the commit.
    await database.inOrganisation(surveyor.context, (sql) =>
      sql.execute(
        `INSERT INTO import_batch (organisation_id, batch_id, kind, format_id, mapping_version, status, files, counts, position)
         SELECT organisation_id, 900, kind, format_id, mapping_version, 'failed', '{"uploadId": "x", "files": []}', counts, position
         FROM import_batch WHERE batch_id = ${batchId}`,
      ),
    );
    const other = entry();
    await database.inOrganisation(surveyor.context, (sql) =>
      sql.execute('INSERT INTO street_entry (organisation_id, entry_id, batch_id) VALUES ($1, $2, 900)', [
        surveyor.context.organisationId,
        other.entryId,
      ]),
    );
    expect((await send([other])).results).toMatchObject([{ outcome: 'RECORDED', batchId: 901 }]);
  });

  it('is refused where a form would be put right, and what else is sent is recorded', async () => {
    const before = await countFeatures();
    const faults: readonly (readonly [code: string, field: string, change: object])[] = [
      ['VALUE_MISSING', 'observedOn', { observedOn: ' ' }],
      ['DATE_INVALID', 'observedOn', { observedOn: '2024-02-31' }],
      ['DATE_IN_FUTURE', 'observedOn', { observedOn: '2199-01-01' }],
      ['NUMBER_INVALID', 'clearWidthMeters', { measures: { clearWidthMeters: 51 } }],
      ['NUMBER_INVALID', 'upstandMillimeters', { measures: { upstandMillimeters: -1 } }],
      ['TIME_INVALID', 'presentFrom', { presentFrom: 'nine' }],
      ['VALUES_CONTRADICT', 'presentUntil', { presentFrom: '2024-03-05T10:00', presentUntil: '2024-03-05T09:00' }],
      ['COORDINATE_OUT_OF_RANGE', 'place', { longitude: 200 }],
      ['FIELD_OUT_OF_AREA', 'place', { longitude: 51.58, latitude: -0.02 }],
      ['FIELD_INVALID', 'featureNumber', { featureNumber: 'ΠΑΡΑΔΕΙΓΜΑ' }],
    ];
    const { results } = await send([entry(), ...faults.map(([, , change]) => entry(change)), entry()]);
    expect(results?.map(({ outcome, reason }) => [outcome, reason?.code ?? '', reason?.field ?? ''])).toEqual([
      ['RECORDED', '', ''],
      ...faults.map(([code, field]) => ['REFUSED', code, field]),
      ['RECORDED', '', ''],
    ]);
    expect(await countFeatures()).toBe(before + 2);
  });

  it('is refused in the words of the form, in both languages', async () => {
    const { results } = await send([entry({ measures: { clearWidthMeters: 51 } })]);
    expect(results?.[0]?.reason?.message.el).toContain('Ελεύθερο πλάτος (μ)');
    expect(results?.[0]?.reason?.message.en).toContain('Clear width (m)');
  });

  it('of one feature twice is two looks at it, one after the other', async () => {
    const before = await countFeatures();
    const looks = [entry({ featureNumber: 'Ρ-12' }), entry({ featureNumber: 'Ρ-12', observedOn: '2024-04-05', state: 'ABSENT' })];
    expect(outcomes(await send(looks))).toEqual(['RECORDED', 'WAITING']);
    expect(outcomes(await send(looks))).toEqual(['RECORDED', 'RECORDED']);
    expect(await countFeatures()).toBe(before + 1);
    const { features } = await app.get(AccessibilityService, { strict: false }).getSnapshot(surveyor.context);
    expect(features.find(({ sourceRecordId }) => sourceRecordId === 'Ρ-12')).toMatchObject({ state: 'absent', observations: 2 });
  });

  it('comes in fair numbers, each with an id of its own', async () => {
    const one = entry();
    for (const entries of [[], [one, one], Array.from({ length: 51 }, () => entry()), [{ ...one, entryId: 'mine' }]]) {
      expect((await send(entries)).userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
    }
  });

  it('is for whoever imports', async () => {
    const analyst = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['analyst'] });
    await expect(send([entry()], analyst)).rejects.toThrow('FORBIDDEN');
  });
});
