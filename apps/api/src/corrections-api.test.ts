import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCIDENT_TYPES, codeOf } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PbfReader } from 'pbf';

import { insertBatch } from './accidents/testing/insert-records.ts';
import { AccidentSnapshots } from './columns/accident-snapshots.service.ts';
import { readEnvironment } from './common/env.ts';
import { CorrectionsService } from './corrections/corrections.service.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { BatchActionsService } from './imports/batch-actions.service.ts';
import { DataVersionRepository } from './imports/data-version.repository.ts';
import { LocalFilesImport } from './imports/local-files-import.ts';
import { casualtiesText, collisionsText, vehiclesText, type CollisionLine } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

const LINES: readonly CollisionLine[] = [
  { index: 'A', severity: 'Slight' },
  { index: 'B', severity: 'Slight' },
  { index: 'C', severity: 'Serious' },
];

interface Correction {
  readonly correctionNo: number;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly reason: string;
  readonly person: string;
  readonly isInForce: boolean;
  readonly sourceNow: unknown;
  readonly sourceHasChanged: boolean;
  readonly withdrawnBy: string | null;
}

interface Accident {
  readonly id: string;
  readonly severity: string | null;
  readonly year: number;
  readonly month: number | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly light: string | null;
  readonly speedLimit: number | null;
  readonly roadName: string | null;
  readonly place: { readonly longitude: number; readonly latitude: number; readonly accuracy: string } | null;
  readonly units: readonly { readonly unitReference: string; readonly roadUser: string | null }[];
  readonly casualties: readonly { readonly age: number | null; readonly severity: string | null; readonly sex: string | null }[];
  readonly history: {
    readonly revision: number;
    readonly corrections: readonly Correction[];
    readonly imports: readonly { readonly batchId: number; readonly files: readonly string[]; readonly undoneVersion: number | null }[];
  };
}

interface Answered {
  readonly accident: Accident | null;
  readonly warnings: readonly { readonly code: string; readonly message: { readonly el: string } }[];
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[]; readonly message: { readonly el: string } }[];
}

interface Change {
  readonly subject?: string;
  readonly unitReference?: string;
  readonly casualtyReference?: string;
  readonly field: string;
  readonly value: unknown;
}

const ACCIDENT = `id severity year month weekday hour accidentType light speedLimit roadName place { longitude latitude accuracy }
  units { unitReference roadUser } casualties { age severity sex }
  history { revision corrections { correctionNo field from to reason person isInForce sourceNow sourceHasChanged withdrawnBy }
    imports { batchId files undoneVersion } }`;

describeOnEachDatabase('corrections over the API', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let context: OrganisationContext;
  let folder: string;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    folder = await mkdtemp(join(tmpdir(), 'elektron-corrections-'));
    ({ cookie, context } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
    await importLines(LINES);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  async function importLines(lines: readonly CollisionLine[]): Promise<number> {
    const files = {
      'collisions.csv': collisionsText(lines),
      'vehicles.csv': vehiclesText(lines.map(({ index }) => [index, '1'])),
      'casualties.csv': casualtiesText(lines.map(({ index }) => [index, '1', '1'])),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const paths = Object.keys(files).map((name) => join(folder, name));
    const { outcome, batch } = await app.get(LocalFilesImport, { strict: false }).run(context, paths, new AbortController().signal);
    expect(outcome).toBe('committed');
    return batch.batchId;
  }

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

  /** Accidents by the number that their source gives them. */
  async function idOf(index: string): Promise<string> {
    const [row] = await database.inOrganisation(context, (sql) =>
      sql.query<{ id: string }>('SELECT accident_id AS id FROM accident_version WHERE source_record_id = $1 LIMIT 1', [index]),
    );
    return row!.id;
  }

  async function look(index: string): Promise<Accident> {
    const { accident } = await send<{ accident: Accident }>(`query ($id: ID!) { accident(id: $id) { ${ACCIDENT} } }`, {
      id: await idOf(index),
    });
    return accident;
  }

  async function correct(index: string, changes: readonly Change[], more: object = {}, as = cookie): Promise<Answered> {
    const { id, history } = await look(index);
    const { correctAccident } = await send<{ correctAccident: Answered }>(
      `mutation ($input: CorrectAccidentInput!) { correctAccident(input: $input) { accident { ${ACCIDENT} } userErrors { code path message { el } } warnings { code message { el } } } }`,
      {
        input: {
          accidentId: id,
          changes: changes.map((change) => ({ subject: 'accident', ...change })),
          reason: 'Από το δελτίο',
          expectedRevision: history.revision,
          ...more,
        },
      },
      as,
    );
    return correctAccident;
  }

  async function withdraw(index: string, correctionNo: number): Promise<Answered> {
    const { withdrawCorrection } = await send<{ withdrawCorrection: Answered }>(
      `mutation ($input: WithdrawCorrectionInput!) {
         withdrawCorrection(input: $input) { accident { ${ACCIDENT} } userErrors { code path message { el } } warnings { code message { el } } } }`,
      { input: { accidentId: await idOf(index), correctionNo } },
    );
    return withdrawCorrection;
  }

  const codes = ({ userErrors }: Answered): string[] => userErrors.map(({ code }) => code);

  /** What the pages count, list, draw and give away of the present state. */
  async function countEverywhere(): Promise<object> {
    const { accidentFacets, accidents } = await send<{
      accidentFacets: { figures: { fatalAccidents: number; slightAccidents: number }; dataVersion: number; tilePath: string };
      accidents: { edges: { node: { id: string; severity: string } }[] };
    }>(
      `{ accidentFacets { figures { fatalAccidents slightAccidents } dataVersion tilePath } accidents(first: 50) { edges { node { id severity } } } }`,
    );
    const { columns } = await app.get(AccidentSnapshots, { strict: false }).getAccidentSnapshot(context);
    const tile = await fetch(url + accidentFacets.tilePath.replace('{z}/{x}/{y}', '0/0/0'), { headers: { cookie } });
    const cells = new VectorTile(new PbfReader(await tile.arrayBuffer())).layers['cells']!;
    const drawn = Array.from({ length: cells.length }, (_, k) => Number(cells.feature(k).properties['killed']));
    const exported = await fetch(`${url}/api/export/accidents.csv`, { headers: { cookie, 'x-elektron-request': '1' } });
    return {
      figures: accidentFacets.figures,
      listed: accidents.edges.map(({ node }) => node.severity).sort(),
      columns: [...columns.severity].sort(),
      drawn: drawn.reduce((sum, count) => sum + count, 0),
      exported: (await exported.text()).split('\n').filter((line) => /fatal|Fatal|Θανατηφόρο/.test(line)).length,
    };
  }

  async function severitiesAt(version: number): Promise<number[]> {
    const { columns } = await app.get(AccidentSnapshots, { strict: false }).getAccidentSnapshot(context, version);
    return [...columns.severity];
  }

  async function present(): Promise<number> {
    return (await send<{ dataVersions: { accidents: number } }>('{ dataVersions { accidents } }')).dataVersions.accidents;
  }

  it('is seen by everything that counts, lists and exports, and not at the versions before it', async () => {
    const before = await present();
    const severities = await severitiesAt(before);
    expect(codes(await correct('A', [{ field: 'severity', value: 'fatal' }]))).toEqual([]);
    expect(await countEverywhere()).toEqual({
      figures: { fatalAccidents: 1, slightAccidents: 1 },
      listed: ['FATAL', 'SERIOUS', 'SLIGHT'],
      columns: [1, 2, 3],
      drawn: 0,
      exported: 1,
    });
    expect(await present()).toBe(before + 1);
    expect(await severitiesAt(before)).toEqual(severities);
    expect((await look('A')).history.corrections[0]).toEqual({
      correctionNo: 1,
      field: 'severity',
      from: 'slight',
      to: 'fatal',
      reason: 'Από το δελτίο',
      person: 'Test',
      isInForce: true,
      sourceNow: 'slight',
      sourceHasChanged: false,
      withdrawnBy: null,
    });
  });

  it('of a casualty is drawn on the map as it is counted, and says where the accident’s severity contradicts it', async () => {
    const of = { subject: 'casualty', unitReference: '1', casualtyReference: '1', field: 'severity' };
    const { accident, userErrors, warnings } = await correct('B', [{ ...of, value: 'fatal' }]);
    expect(userErrors).toEqual([]);
    // It is done, and that the accident is called slight still is said.
    expect(accident).toMatchObject({ severity: 'SLIGHT' });
    expect(warnings).toMatchObject([{ code: 'SEVERITY_CONTRADICTS' }]);
    expect(warnings[0]?.message.el).toContain('Ελαφρύ');
    expect(await countEverywhere()).toMatchObject({ drawn: 1, figures: { fatalAccidents: 1 } });
    expect((await withdraw('B', 1)).warnings).toEqual([]);
    expect(await countEverywhere()).toMatchObject({ drawn: 0 });
  });

  it('is seen by those to whom the record is open, and who made it, and why, is not', async () => {
    const other = await createTestOrganisation(database, 'reader');
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO sharing_grant (organisation_id, grant_id, recipient_organisation_id, kind, valid_from, valid_until, purpose)
         VALUES ($1, gen_random_uuid(), $2, 'records', current_date - 5, current_date + 30, 'test')`,
        [context.organisationId, other.organisationId],
      ),
    );
    const reader = await signInForTest(database, other.organisationId);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: reader.cookie, 'x-elektron-records-of': context.organisationId },
      body: JSON.stringify({ query: `query ($id: ID!) { accident(id: $id) { ${ACCIDENT} } }`, variables: { id: await idOf('A') } }),
    });
    const { data } = (await response.json()) as { data: { accident: Accident } };
    expect(data.accident).toMatchObject({ severity: 'FATAL', history: { revision: 0, corrections: [], imports: [] } });
  });

  it('sets right whatever of an accident, its units and its casualties', async () => {
    const of = { unitReference: '1', casualtyReference: '1' };
    const { accident, userErrors } = await correct('B', [
      { field: 'date', value: '5/3/2018' },
      { field: 'time', value: '7' },
      { field: 'place', value: { longitude: -0.02, latitude: 51.58 } },
      { field: 'accidentType', value: 'head-on' },
      { field: 'light', value: null },
      { field: 'speedLimit', value: '20' },
      { field: 'roadName', value: ' High Street ' },
      { subject: 'unit', ...of, field: 'roadUser', value: 'bicycle' },
      { subject: 'casualty', ...of, field: 'severity', value: 'serious' },
      { subject: 'casualty', ...of, field: 'age', value: 41 },
      { subject: 'casualty', ...of, field: 'sex', value: 'female' },
    ]);
    expect(userErrors).toEqual([]);
    expect(accident).toMatchObject({
      year: 2018,
      month: 3,
      weekday: 1,
      hour: 7,
      accidentType: 'head-on',
      light: null,
      speedLimit: 20,
      roadName: 'High Street',
      place: { longitude: -0.02, latitude: 51.58, accuracy: 'set-by-person' },
      units: [{ unitReference: '1', roadUser: 'bicycle' }],
      casualties: [{ age: 41, severity: 'serious', sex: 'female' }],
    });
    // And the one that was withdrawn before.
    expect(accident?.history.corrections).toHaveLength(12);
    expect(accident?.history.imports).toMatchObject([{ files: ['collisions.csv', 'vehicles.csv', 'casualties.csv'], undoneVersion: null }]);
    const { columns } = await app.get(AccidentSnapshots, { strict: false }).getAccidentSnapshot(context);
    // Metres of the organisation's own plane.
    expect([...columns.x].some((x) => Math.abs(x - 537_254) < 300)).toBe(true);
    expect([...columns.seriouslyInjured].reduce((sum, count) => sum + count)).toBe(1);
    expect([...columns.accidentType].filter((type) => type > 0)).toEqual([codeOf(ACCIDENT_TYPES, 'head-on')]);
  });

  it('takes metres of the organisation’s plane for a place', async () => {
    const { accident } = await correct('B', [{ field: 'place', value: { x: 537_000, y: 189_500 } }]);
    expect(accident?.place?.accuracy).toBe('set-by-person');
    expect(accident?.place?.latitude).toBeCloseTo(51.587, 2);
  });

  it.each([
    ['FIELD_INVALID', 'severity', { field: 'severity', value: 'terrible' }],
    ['FIELD_DATE_UNREAL', 'date', { field: 'date', value: '30/2/2017' }],
    ['FIELD_IN_FUTURE', 'date', { field: 'date', value: '2199-01-01' }],
    ['FIELD_MISSING', 'date', { field: 'date', value: '' }],
    ['FIELD_INVALID', 'time', { field: 'time', value: '24:00' }],
    ['FIELD_INVALID', 'place', { field: 'place', value: { longitude: 200, latitude: 51 } }],
    ['FIELD_OUT_OF_AREA', 'place', { field: 'place', value: { longitude: 51.58, latitude: -0.02 } }],
    ['FIELD_INVALID', 'speedLimit', { field: 'speedLimit', value: 30.5 }],
    ['FIELD_INVALID', 'age', { subject: 'casualty', unitReference: '1', casualtyReference: '1', field: 'age', value: 131 }],
    ['INPUT_INVALID', 'field', { field: 'severity_native', value: 'x' }],
    ['ACCIDENT_NOT_FOUND', undefined, { subject: 'unit', unitReference: '9', field: 'roadUser', value: 'car' }],
    ['NOTHING_TO_CORRECT', undefined, { field: 'severity', value: 'serious' }],
  ] as const)('refuses by %s naming %s', async (code, field, change) => {
    const before = await present();
    const answer = await correct('C', [change]);
    expect(codes(answer)).toEqual([code]);
    expect(answer.userErrors[0]?.path).toEqual(field === undefined ? ['input'] : ['input', field]);
    expect(await present()).toBe(before);
  });

  it('asks for a reason', async () => {
    expect(codes(await correct('C', [{ field: 'severity', value: 'fatal' }], { reason: '  ' }))).toEqual(['FIELD_MISSING']);
  });

  it('tells the second of two who correct the same accident at once', async () => {
    const { revision } = (await look('C')).history;
    const answers = await Promise.all(
      ['rain', 'snow'].map((value) => correct('C', [{ field: 'weather', value }], { expectedRevision: revision })),
    );
    expect(answers.flatMap(codes)).toEqual(['CORRECTION_CONFLICT']);
    expect((await look('C')).history.revision).toBe(revision + 1);
    // And whoever has not seen that one was withdrawn.
    expect(codes(await withdraw('C', 1))).toEqual([]);
    expect(codes(await correct('C', [{ field: 'weather', value: 'fog' }], { expectedRevision: revision + 1 }))).toEqual([
      'CORRECTION_CONFLICT',
    ]);
  });

  it('outlives the same file, and a changed one, of which it tells; what is withdrawn gives the source its say back', async () => {
    const corrected = await look('A');
    await importLines(LINES);
    expect(await look('A')).toMatchObject({ severity: 'FATAL', history: { revision: corrected.history.revision } });
    await importLines(LINES.map((line) => (line.index === 'A' ? { ...line, severity: 'Serious' } : line)));
    const again = await look('A');
    expect(again.severity).toBe('FATAL');
    expect(again.history.corrections[0]).toMatchObject({ sourceNow: 'serious', sourceHasChanged: true, from: 'slight', to: 'fatal' });
    const { accident, userErrors } = await withdraw('A', 1);
    expect(userErrors).toEqual([]);
    expect(accident?.severity).toBe('SERIOUS');
    expect(accident?.history.corrections[0]).toMatchObject({ isInForce: false, sourceHasChanged: false, withdrawnBy: 'Test' });
    expect(codes(await withdraw('A', 1))).toEqual(['CORRECTION_WITHDRAWN']);
    expect(codes(await withdraw('A', 99))).toEqual(['CORRECTION_NOT_FOUND']);
  });

  it('gives back what an earlier correction said when the later one is withdrawn, and counts for what comes back after an undo', async () => {
    await correct('A', [{ field: 'light', value: 'twilight' }]);
    await correct('A', [{ field: 'light', value: 'dark-lit' }]);
    const { history } = await look('A');
    expect(history.corrections.map(({ from, to, isInForce }) => [from, to, isInForce])).toMatchObject([
      ['twilight', 'dark-lit', true],
      ['daylight', 'twilight', false],
      ['slight', 'fatal', false],
    ]);
    const { accident } = await withdraw('A', history.corrections[0]!.correctionNo);
    expect(accident?.light).toBe('twilight');
    const [last] = accident!.history.imports;
    await app.get(BatchActionsService, { strict: false }).undo(context, last!.batchId);
    expect(await look('A')).toMatchObject({ severity: 'SLIGHT', light: 'twilight' });
    expect((await look('A')).history.imports[0]).toMatchObject({ batchId: last!.batchId, undoneVersion: await present() });
  });

  it('does not make an import that is under way begin anew, as another import does', async () => {
    const states = app.get(DataVersionRepository, { strict: false });
    const run = async (batchId: number): Promise<void> => {
      await insertBatch(database, context, batchId);
      await database.inOrganisation(context, (sql) =>
        sql.execute(`UPDATE import_batch SET position = '{"attempt": 1}' WHERE batch_id = $1`, [batchId]),
      );
    };
    const { version } = await states.load(context, 'accidents');
    await run(901);
    await run(902);
    await correct('C', [{ field: 'junction', value: 'roundabout' }]);
    expect(await states.load(context, 'accidents')).toMatchObject({ version });
    const committed = await states.commit(context, 901, 'accidents', version, 1);
    expect(committed).toEqual({ kind: 'committed', version: await present() });
    const before = await present();
    expect(await states.commit(context, 902, 'accidents', version, 1)).toEqual({ kind: 'overtaken' });
    expect(await present()).toBe(before);
  });

  describe('is for', () => {
    it.each([
      ['uploader', true],
      ['analyst', false],
      ['manager', false],
    ] as const)('the %s: %s', async (role, allowed) => {
      const somebody = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: [role] });
      const attempt = correct('C', [{ field: 'surface', value: 'ice' }], {}, somebody.cookie);
      if (allowed) expect(codes(await attempt)).toEqual([]);
      else await expect(attempt).rejects.toThrow('FORBIDDEN');
    });

    it('nobody of another organisation', async () => {
      const stranger = await signInForTest(database, null);
      await expect(correct('C', [{ field: 'surface', value: 'dry' }], {}, stranger.cookie)).rejects.toThrow();
    });
  });

  it('is in the audit trail, by names of fields and without values', async () => {
    const { auditEvents } = await send<{ auditEvents: { edges: { node: { fields: string[]; details: object; subjectId: string } }[] } }>(
      `{ auditEvents(first: 50, action: "record.corrected") { edges { node { subjectId fields details } } } }`,
    );
    const ofB = auditEvents.edges.filter(({ node }) => node.fields.includes('casualty.age'));
    expect(ofB).toHaveLength(1);
    expect(ofB[0]?.node.subjectId).toBe(await idOf('B'));
    expect(JSON.stringify(auditEvents)).not.toContain('High Street');
  });

  it('cannot be made by the installation’s service for an accident that is not there', async () => {
    const service = app.get(CorrectionsService, { strict: false });
    for (const accidentId of ['x', '00000000-0000-0000-0000-000000000000']) {
      const draft = { accidentId, changes: [{ subject: 'accident', field: 'light', value: null }], reason: 'x', expectedRevision: 0 };
      await expect(service.correct(context, draft, new Date())).rejects.toMatchObject({ code: 'ACCIDENT_NOT_FOUND' });
    }
  });
});
