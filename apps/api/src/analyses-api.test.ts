import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOTSPOT_METHODS, needsRoads } from '@elektron/spatial-analysis';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

import type { Session } from './cli/command.ts';
import { compare } from './cli/compare.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import type { Database } from './database/database.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import type {
  BeforeAfterMethodObject,
  EvaluationPayload,
  EvaluationRunObject,
  EvaluationRunSummaryObject,
} from './evaluations/evaluation-run.objects.ts';
import type { InterventionObject, InterventionPayload } from './evaluations/intervention.objects.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';
import type { HotspotComparisonObject } from './hotspots/comparison/comparison.objects.ts';
import type { HotspotMethodObject, HotspotPayload, HotspotRunObject, HotspotRunSummaryObject } from './hotspots/hotspot-run.objects.ts';
import { createHttpServer } from './http-server.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { loadDemo } from './load-demo.ts';
import { migrateInstallation } from './open-installation.ts';

/** The demonstration of this test has no roads. */
const POINT_METHODS = HOTSPOT_METHODS.filter((method) => !needsRoads(method));

/** What the queries and mutations below give back, each of them some. */
interface Data {
  readonly hotspotMethods: readonly HotspotMethodObject[];
  readonly hotspotRuns: readonly HotspotRunSummaryObject[];
  readonly hotspotRun: HotspotRunObject;
  readonly hotspotComparison: HotspotComparisonObject;
  readonly beforeAfterMethods: readonly BeforeAfterMethodObject[];
  readonly interventions: readonly InterventionObject[];
  readonly evaluationRuns: readonly EvaluationRunSummaryObject[];
  readonly evaluationRun: EvaluationRunObject;
  readonly accidentFacets: { readonly dataVersion: number; readonly notLocated: number; readonly figures: { readonly accidents: number } };
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly createIntervention: InterventionPayload;
  readonly evaluate: EvaluationPayload;
}

interface GeoJsonOfRun {
  readonly about: Readonly<Record<string, unknown>>;
  readonly run: Readonly<Record<string, unknown>>;
  readonly features: readonly { readonly geometry: object; readonly properties: Readonly<Record<string, unknown>> }[];
}

const RUN = `id methodId methodLabels { el en } parameters filter seed dataVersion softwareVersion status progress createdAt finishedAt
  problem { code details message { el en } } resultDigest repeatsRunId accidents period { start end } years scoreLabels { el en }
  warnings { code message { el en } } surface cells summary sentence { el en }
  hotspots { rank longitude latitude outline accidents severities { fatal serious slight injury damageOnly unknown } score zScore pValue exactPValue adjustedPValue neighborhoodAccidents nullReason { en } accidentsPerYear roadName }`;

const EVALUATION = `id intervention { id name { el en } illustrative note { el en } } beforePeriod { start end } afterPeriod { start end } yearsBefore yearsAfter
  measure filter parameters seed dataVersion softwareVersion resultDigest createdAt treatedSites referenceSites observedBefore observedAfter
  comparisonBefore comparisonAfter recommendedMethodId sentence { el en } warnings { code message { el en } }
  estimates { methodId methodLabels { en } contrastOnly ratioObservedToExpected confidenceInterval { lower upper level } crashModificationFactor standardError
    nullReason { en } observedAfter expectedAfter expectedAfterVariance safetyEffectivenessPercent regressionToTheMeanAccidents
    regressionToTheMeanInterval { lower upper level } warnings { code message { el en } }
    assumptions { el en } details problem { code message { el en } } }
  sites { longitude latitude observedBefore observedAfter expectedAfter role outline } years { year treated comparison part }`;

const COMPARE = `query ($runIds: [ID!]!) { hotspotComparison(runIds: $runIds) {
  sentence { el en } notices { code message { el en } } runs places agreements change } }`;

const ERRORS = 'userErrors { path code details message { el en } }';

const SEVERE = { selections: [{ dimension: 'SEVERITY', values: ['fatal', 'serious'] }] };
const DAYLIGHT = { selections: [{ dimension: 'LIGHT', values: ['daylight'] }] };
const PERIODS = { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } };

describeOnOneDatabase('analyses over the API', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await loadDemo(app, () => undefined);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ({ cookie } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
  }, 120_000);
  afterAll(() => app.close());

  async function ask(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  const { start, repeat, finished } = makeRunCaller(ask, RUN);

  async function evaluate(input: object): Promise<EvaluationPayload> {
    const query = `mutation ($input: EvaluateInput!) { evaluate(input: $input) { run { ${EVALUATION} } ${ERRORS} } }`;
    return (await ask(query, { input })).evaluate;
  }

  /** The illustrative evaluation's intervention. */
  async function demoInterventionId(): Promise<string> {
    const { interventions } = await ask('{ interventions { id illustrative } }');
    return interventions.find(({ illustrative }) => illustrative)!.id;
  }

  it('shows the demo: each hotspot method once, and an evaluation that says loudly that it is an illustration', async () => {
    const { hotspotRuns, evaluationRuns, interventions } = await ask(
      `{ hotspotRuns { methodId status hotspotCount } evaluationRuns { id illustrative sentence { el en } }
        interventions { name { el en } illustrative selectedForHighCounts sites { longitude latitude } } }`,
    );
    expect(hotspotRuns.map((run) => [run.methodId, run.status])).toEqual(POINT_METHODS.map(({ id }) => [id, 'finished']));
    // The share of severe accidents need not differ anywhere, and a crowded hexagon may hide clusters of hexagons.
    const mayBeNone = ['local-moran', 'scan-statistic'];
    for (const { methodId, hotspotCount } of hotspotRuns) if (!mayBeNone.includes(methodId)) expect(hotspotCount).toBeGreaterThan(0);
    expect(interventions).toHaveLength(1);
    expect(interventions[0]).toMatchObject({
      illustrative: true,
      selectedForHighCounts: true,
      name: { en: 'Hypothetical treatment of 12 places' },
    });
    expect(interventions[0]!.sites).toHaveLength(12);
    expect(evaluationRuns[0]!.sentence.el).toMatch(/^Υποθετικό παράδειγμα\. Εμπειρική μέθοδος Bayes/);
    const { evaluationRun } = await ask(`query ($id: ID!) { evaluationRun(id: $id) { ${EVALUATION} } }`, { id: evaluationRuns[0]!.id });
    expect(evaluationRun.warnings[0]!.code).toBe('ILLUSTRATIVE');
    const [naive, , bayes] = evaluationRun.estimates;
    expect(evaluationRun.estimates.map(({ contrastOnly }) => contrastOnly)).toEqual([true, true, false, true, true]);
    // Picked for their counts, the places fall without any treatment: the naive reading takes most of it for success.
    expect(naive!.confidenceInterval!.upper).toBeLessThan(1);
    expect(bayes!.ratioObservedToExpected).toBeGreaterThan(naive!.ratioObservedToExpected!);
    expect(bayes!.confidenceInterval!.upper).toBeGreaterThan(1);
    expect(bayes!.regressionToTheMeanAccidents).toBeGreaterThan(10);
    expect(bayes!.regressionToTheMeanInterval!.lower).toBeGreaterThan(0);
    expect(evaluationRun.sentence.en).toContain('no effect can be shown');
  });

  /** A file of a run, as whoever has this session gets it. */
  async function take(ending: string): Promise<Buffer> {
    const answer = await fetch(`${url}/api/export/hotspots.${ending}`, { headers: { cookie } });
    expect([ending, answer.status]).toEqual([ending, 200]);
    return Buffer.from(await answer.arrayBuffer());
  }

  async function readTables(file: Buffer): Promise<(sql: string) => Record<string, SQLOutputValue>[]> {
    const folder = await mkdtemp(join(tmpdir(), 'elektron-runs-test-'));
    await writeFile(join(folder, 'run.gpkg'), file);
    const tables = new DatabaseSync(join(folder, 'run.gpkg'), { readOnly: true });
    await rm(folder, { recursive: true });
    return (sql) => tables.prepare(sql).all();
  }

  it.each(POINT_METHODS.map(({ id }) => id))(
    'gives a run of %s as a file of each kind, with all that repeats it inside',
    async (methodId) => {
      const { hotspotRuns } = await ask('{ hotspotRuns { id methodId } }');
      const { id } = hotspotRuns.find((run) => run.methodId === methodId)!;
      const { hotspotRun: run } = await ask(`query ($id: ID!) { hotspotRun(id: $id) { ${RUN} } }`, { id });
      const collection = JSON.parse((await take(`geojson?run=${id}`)).toString()) as GeoJsonOfRun;
      expect(collection.features.map(({ geometry, properties }) => [properties['rank'], properties['accidents'], geometry])).toEqual(
        run.hotspots.map(({ rank, accidents, outline }) => [rank, accidents, outline]),
      );
      expect(collection.run).toMatchObject({
        runId: id,
        methodId,
        seed: run.seed,
        parameters: run.parameters,
        resultDigest: run.resultDigest,
      });
      expect(collection.about).toMatchObject({
        method: run.methodLabels.en,
        seed: run.seed,
        version: run.dataVersion,
        accidents: run.accidents,
      });
      for (const { code, message } of run.warnings) expect(collection.about[`notice_${code}`]).toBe(message.en);
      // Every column has a heading in both languages: a name of the store would be a column that nobody has worded.
      const [greek, english] = await Promise.all(
        (['el', 'en'] as const).map(async (lang) =>
          parse(await take(`csv?run=${id}&lang=${lang}`), { delimiter: lang === 'el' ? ';' : ',', bom: true }),
        ),
      );
      expect(greek).toHaveLength(run.hotspots.length + 1);
      for (const [k, heading] of greek![0]!.entries()) expect(heading).not.toBe(english![0]![k]);
      const first = Object.fromEntries(greek![0]!.map((heading, k) => [heading, greek![1]?.[k]]));
      // A run that found nothing has headings alone.
      if (run.hotspots.length === 0) expect(greek).toHaveLength(1);
      else
        expect(first).toMatchObject({
          Σειρά: '1',
          Ατυχήματα: String(run.hotspots[0]!.accidents),
          'Γεωγραφικό πλάτος': String(run.hotspots[0]!.latitude).replace('.', ','),
          'Έκδοση στοιχείων': String(run.dataVersion),
          'Ατυχήματα στην ανάλυση (n)': String(run.accidents),
          'Σχήμα (WKT, EPSG:4326)': expect.stringMatching(/^POLYGON \(\(-0\.\d+ 51\./),
          Παράμετροι: expect.stringMatching(/^[^:]+: \S/),
          Προσοχή: expect.stringContaining(run.warnings[0]!.message.el),
        });
      const rows = await readTables(await take(`gpkg?run=${id}&lang=el`));
      expect(rows('SELECT table_name, data_type FROM gpkg_contents ORDER BY table_name DESC')).toEqual([
        { table_name: 'hotspots', data_type: 'features' },
        { table_name: 'about', data_type: 'attributes' },
      ]);
      expect(rows('SELECT rank, accidents FROM hotspots ORDER BY fid')).toEqual(
        run.hotspots.map(({ rank, accidents }) => ({ rank, accidents })),
      );
      const about: Record<string, unknown> = Object.fromEntries(
        rows('SELECT id, value FROM about').map(({ id: of, value }) => [String(of), value]),
      );
      expect(about).toMatchObject({ seed: String(run.seed), method: run.methodLabels.el, filter: 'όλα τα ατυχήματα' });
      expect(JSON.parse(about['run'] as string)).toEqual(collection.run);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await take(`xlsx?run=${id}&lang=el`)) as unknown as ArrayBuffer);
      expect(book.worksheets.map(({ rowCount }) => rowCount > run.hotspots.length || rowCount > 10)).toEqual([true, true]);
      const cells = JSON.parse((await take(`geojson?run=${id}&part=cells`)).toString()) as GeoJsonOfRun;
      const tested = (run.cells?.features ?? []) as readonly {
        readonly properties: { readonly accidents: number; readonly bin: number };
      }[];
      expect(cells.features.map(({ properties }) => [properties['accidents'], properties['bin']])).toEqual(
        tested.map(({ properties }) => [properties.accidents, properties.bin]),
      );
    },
  );

  it('refuses a file of a run that is not there or that nobody asked for in words', async () => {
    const { hotspotRuns } = await ask('{ hotspotRuns { id } }');
    const endings = ['csv', 'csv?run=x', `csv?run=${hotspotRuns[0]!.id}&part=surface`, `csv?run=${hotspotRuns[0]!.id}&year=2016`];
    const statuses = await Promise.all(
      endings.map(async (ending) => (await fetch(`${url}/api/export/hotspots.${ending}`, { headers: { cookie } })).status),
    );
    expect(statuses).toEqual([400, 404, 400, 400]);
  });

  it('puts the runs of the demo beside each other, with every hotspot at a place and every place in words', async () => {
    const { hotspotRuns } = await ask('{ hotspotRuns { id methodId hotspotCount } }');
    const of = (methodId: string) => hotspotRuns.find((run) => run.methodId === methodId)!;
    const asked = ['dbscan', 'kernel-density', 'getis-ord-gi-star'].map(of);
    const { hotspotComparison } = await ask(COMPARE, { runIds: asked.map(({ id }) => id) });
    const { runs, places, agreements, change, notices, sentence } = hotspotComparison;
    expect(runs.map(({ id, letter, hotspots }) => [id, letter.el, hotspots.length])).toEqual(
      asked.map(({ id, hotspotCount }, k) => [id, ['Α', 'Β', 'Γ'][k], hotspotCount]),
    );
    for (const [run, { hotspotCount }] of asked.entries()) {
      const ranks = new Set(places.flatMap(({ readings }) => readings[run]!.ranks));
      expect([...ranks].sort((a, b) => a - b)).toEqual(Array.from({ length: hotspotCount! }, (_, k) => k + 1));
    }
    expect(places.length).toBeGreaterThan(10);
    const missing = places.filter(({ readings }) => readings.some(({ ranks }) => ranks.length === 0));
    for (const { explanations } of missing) expect(explanations.length).toBeGreaterThan(0);
    expect(agreements.map((agreement) => agreement.runs.join(' '))).toEqual(['0 1', '0 2', '1 2']);
    for (const { accidents } of agreements) expect(accidents.asked).toBe(runs[0]!.accidents);
    expect([change, notices.map(({ code }) => code)]).toEqual([null, ['HOW_JOINED', 'RANKS_OF_COMMON_PLACES']]);
    expect(sentence.en).toContain(`Of ${places.length} places`);
  });

  it('says the same on the command line', async () => {
    const { hotspotRuns } = await ask('{ hotspotRuns { id methodId } }');
    const runIds = hotspotRuns.filter(({ methodId }) => methodId !== 'dbscan').slice(-2).map(({ id }) => id); // prettier-ignore
    const { hotspotComparison } = await ask(COMPARE, { runIds });
    const printed: string[] = [];
    const session = {
      language: 'el',
      print: (line: string) => printed.push(line),
      open: () => Promise.resolve({ app, context: database.actAsInstallation(DEMO_ORGANISATION.organisationId) }),
    } as unknown as Session;
    const named = runIds.flatMap((id) => ['--run', id]);
    expect(await compare.run(session, named)).toBe(0);
    expect(printed[0]).toBe(hotspotComparison.sentence.el);
    expect(printed.join('\n')).toContain(`Β  ${hotspotComparison.runs[1]!.methodLabels.el}`);
    printed.length = 0;
    await compare.run(session, [...named, '--json']);
    expect(JSON.parse(printed[0]!)).toEqual(hotspotComparison);
    await expect(compare.run(session, ['--run', runIds[0]!])).rejects.toMatchObject({ code: 'RUNS_TO_COMPARE' });
  });

  it('compares from two to four runs that have ended, of the own organisation', async () => {
    const { hotspotRuns } = await ask('{ hotspotRuns { id } }');
    const [first] = hotspotRuns;
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const failed = await start({ methodId: 'dbscan', parameters: {}, filter: { area: [0.5, 51, 0.6, 51.1] } });
    await finished(failed);
    const refusals: [string[], string][] = [
      [[first!.id], 'RUNS_TO_COMPARE'],
      [[first!.id, first!.id], 'RUNS_TO_COMPARE'],
      [Array.from({ length: 5 }, (_, k) => `run ${k}`), 'RUNS_TO_COMPARE'],
      [[first!.id, nobodys], 'HOTSPOT_RUN_NOT_FOUND'],
      [[first!.id, failed.run!.id], 'HOTSPOT_RUN_UNFINISHED'],
    ];
    for (const [runIds, code] of refusals) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query: COMPARE, variables: { runIds } }),
      });
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    }
  });

  it('loads the demo once', async () => {
    expect(await loadDemo(app, () => undefined)).toBe(false);
  });

  it('declares every method of both lists with what a form needs', async () => {
    const parameters = `parameters { kind name labels { el en } meaning { el en } unit { el en } minimum maximum step whole defaultValue
      choices { value labels { el en } } }`;
    const { hotspotMethods, beforeAfterMethods } = await ask(
      `{ hotspotMethods { id labels { el en } summary { el en } notThis { el en } assumptions { el en } sources ${parameters} }
        beforeAfterMethods { id labels { el en } summary { el en } contrastOnly assumptions { el en } ${parameters} } }`,
    );
    const declared = (methods: readonly { readonly id: string; readonly parameters: readonly { readonly name: string }[] }[]) =>
      methods.map((method) => [method.id, ...method.parameters.map(({ name }) => name)]);
    expect(declared(hotspotMethods)).toEqual(declared(HOTSPOT_METHODS));
    for (const { assumptions, sources } of hotspotMethods) {
      expect(sources.length).toBeGreaterThan(0);
      for (const { el, en } of assumptions) expect(el.length > 20 && en.length > 20 && el !== en).toBe(true);
    }
    expect(declared(beforeAfterMethods)).toEqual(declared(BEFORE_AFTER_METHODS));
  });

  it.each(POINT_METHODS.map(({ id }) => id))(
    'runs %s on the accidents that cards and charts count under the same filter',
    async (methodId) => {
      const started = await start({ methodId, parameters: {}, filter: SEVERE });
      expect(started.userErrors).toEqual([]);
      const found = await finished(started);
      const { accidentFacets } = await ask(
        'query ($filter: AccidentFilterInput) { accidentFacets(filter: $filter) { figures { accidents } notLocated dataVersion } }',
        { filter: SEVERE },
      );
      expect(found).toMatchObject({
        status: 'finished',
        progress: 1,
        problem: null,
        dataVersion: accidentFacets.dataVersion,
        repeatsRunId: null,
        period: { start: '2014-01-01', end: '2019-01-01' },
        filter: { period: null, area: null, selections: { severity: ['fatal', 'serious'] } },
      });
      expect(found.accidents).toBe(accidentFacets.figures.accidents - accidentFacets.notLocated);
      for (const { severities, accidents } of found.hotspots) {
        expect([severities.slight, severities.fatal + severities.serious]).toEqual([0, accidents]);
      }
      expect(found.sentence!.el).not.toBe(found.sentence!.en);
      expect(found.warnings.length).toBeGreaterThan(0);

      const repeated = await finished(await repeat(found.id, 'recorded'));
      expect(repeated).toMatchObject({ status: 'finished', resultDigest: found.resultDigest, repeatsRunId: found.id });
    },
  );

  it('answers with every before/after method under a filter, and repeats it bit for bit', async () => {
    const input = {
      interventionId: await demoInterventionId(),
      ...PERIODS,
      filter: DAYLIGHT,
      siteWidthMeters: 200,
      parameters: { confidenceLevel: 0.9 },
    };
    const { run, userErrors } = await evaluate(input);
    expect(userErrors).toEqual([]);
    const asked = ['naive', 'comparison-group', 'empirical-bayes', 'exact-test', 'interrupted-time-series'];
    expect(run!.estimates.map(({ methodId }) => methodId)).toEqual(asked);
    for (const { confidenceInterval, problem } of run!.estimates) expect([confidenceInterval?.level, problem]).toEqual([0.9, null]);
    expect(run).toMatchObject({ measure: 'ACCIDENTS', beforePeriod: PERIODS.beforePeriod, parameters: { siteWidthMeters: 200 } });
    expect((await evaluate(input)).run!.resultDigest).toBe(run!.resultDigest);
    const { evaluationRuns } = await ask('{ evaluationRuns { id sentence { el en } } }');
    expect(evaluationRuns.find(({ id }) => id === run!.id)!.sentence).toEqual(run!.sentence);
  });

  it('stands where one method refuses: its row says why, and so does the sentence when it is the one to use', async () => {
    // Severe accidents are too few here to show that sites differ, where empirical Bayes is asked about them alone.
    const asked = { filter: SEVERE, chosenBy: 'counted-accidents', siteWidthMeters: 200 };
    const { run } = await evaluate({ interventionId: await demoInterventionId(), ...PERIODS, ...asked });
    const [naive, comparison, bayes] = run!.estimates;
    expect([naive!.problem, comparison!.problem, bayes!.problem!.code]).toEqual([null, null, 'NO_REFERENCE_VARIATION']);
    expect(bayes).toMatchObject({
      ratioObservedToExpected: null,
      confidenceInterval: null,
      crashModificationFactor: null,
      expectedAfter: null,
      details: {},
    });
    expect(run!.sentence.en).toContain(`gives no answer: ${bayes!.problem!.message.en}`);
  });

  it('keeps an intervention and evaluates it', async () => {
    const input = {
      name: 'Πλατεία',
      kind: 'zone-30',
      sites: [[-0.0131, 51.5744]],
      worksStart: '2016-02-01',
      worksEnd: '2016-05-01',
      illustrative: false,
      selectedForHighCounts: false,
    };
    const { createIntervention } = await ask(
      `mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) {
        intervention { id name { el en } kind kindLabels { el en } worksPeriod { start end } sites { longitude latitude } selectedForHighCounts } ${ERRORS} } }`,
      { input },
    );
    expect(createIntervention).toMatchObject({
      userErrors: [],
      intervention: {
        name: { el: 'Πλατεία', en: 'Πλατεία' },
        kind: 'zone-30',
        kindLabels: { el: 'Ζώνη 30 km/h', en: '30 km/h zone' },
        worksPeriod: { start: '2016-02-01', end: '2016-05-01' },
        sites: [{ longitude: -0.0131, latitude: 51.5744 }],
      },
    });
    const { run } = await evaluate({ interventionId: createIntervention.intervention!.id, ...PERIODS });
    expect(run).toMatchObject({ treatedSites: 1, recommendedMethodId: 'comparison-group', intervention: { illustrative: false } });
    const parts = run!.years.map(({ year, part }) => `${year} ${part}`);
    expect(parts).toEqual(['2014 before', '2015 before', '2016 outside', '2016 works', '2017 after', '2018 after']);
  });

  it('answers refused questions in userErrors, with what to do in both languages', async () => {
    const interventionId = await demoInterventionId();
    const dbscan = { methodId: 'dbscan', parameters: {} };
    const study = { interventionId, ...PERIODS };
    const refusals: [Promise<HotspotPayload | EvaluationPayload>, string, string[]][] = [
      [start({ ...dbscan, methodId: 'crystal-ball' }), 'METHOD_UNKNOWN', ['input']],
      [start({ ...dbscan, parameters: { radiusMeters: -5 } }), 'PARAMETER_OUT_OF_RANGE', ['input', 'radiusMeters']],
      [start({ ...dbscan, parameters: { radius: 5 } }), 'PARAMETER_UNKNOWN', ['input', 'radius']],
      [start({ ...dbscan, parameters: [] }), 'INPUT_INVALID', ['input', 'parameters']],
      [start({ ...dbscan, filter: { period: { start: '2018-01-01', end: '2018-01-01' } } }), 'PERIOD_EMPTY', ['input']],
      [repeat('00000000-0000-4000-8000-000000000000', 'recorded'), 'HOTSPOT_RUN_NOT_FOUND', ['input']],
      [repeat('x', 'tomorrow'), 'INPUT_INVALID', ['input', 'dataVersion']],
      [evaluate({ ...study, interventionId: 'x' }), 'INTERVENTION_NOT_FOUND', ['input']],
      [evaluate({ ...study, measure: 'CASUALTIES' }), 'INPUT_INVALID', ['input', 'measure']],
      [evaluate({ ...study, beforePeriod: { start: '2015-01-01', end: '2017-01-01' } }), 'PERIODS_OVERLAP', ['input']],
      [evaluate({ ...study, siteWidthMeters: 1 }), 'PARAMETER_OUT_OF_RANGE', ['input', 'siteWidthMeters']],
      [evaluate({ ...study, afterPeriod: { start: '2026-01-01', end: '2027-01-01' } }), 'PERIOD_WITHOUT_RECORDS', ['input', 'afterPeriod']],
    ];
    for (const [answer, code, path] of refusals) {
      const { run, userErrors } = await answer;
      expect(run).toBeNull();
      expect(userErrors).toHaveLength(1);
      const message = { el: expect.stringMatching(/[α-ω]/), en: expect.stringMatching(/[a-z]/) };
      expect(userErrors[0]).toMatchObject({ code, path, message });
    }
  });

  it('shows a failed run with its problem, and nothing for what is not there', async () => {
    const started = await start({ methodId: 'dbscan', parameters: {}, filter: { area: [0.5, 51, 0.6, 51.1] } });
    expect(await finished(started)).toMatchObject({
      status: 'failed',
      problem: { code: 'NO_ACCIDENTS' },
      hotspots: [],
      sentence: null,
      resultDigest: null,
    });
    const nothing = await ask('{ hotspotRun(id: "x") { id } evaluationRun(id: "x") { id } }');
    expect(nothing).toEqual({ hotspotRun: null, evaluationRun: null });
  });

  it('cancels a running run, and answers everybody else while it runs', async () => {
    const parameters = { kernel: 'gaussian', bandwidthMeters: 900, cellSizeMeters: 15 };
    const started = await start({ methodId: 'kernel-density', parameters });
    const id = started.run!.id;
    const statusOf = async (): Promise<string> =>
      (await ask('query ($id: ID!) { hotspotRun(id: $id) { status progress } }', { id })).hotspotRun.status;
    let status = await statusOf();
    for (; status === 'queued'; status = await statusOf()) await sleep(20);
    for (let i = 0; i < 10; i += 1) await ask('{ accidentFacets { figures { accidents } } }', {});
    // Whoever had to wait for it would have been answered at its end.
    expect([status, await statusOf()]).toEqual(['running', 'running']);
    await ask(`mutation ($input: HotspotRunInput!) { cancelHotspotRun(input: $input) { run { status } ${ERRORS} } }`, {
      input: { runId: id },
    });
    expect(await finished(started)).toMatchObject({ status: 'cancelled', resultDigest: null, hotspots: [] });
  });
});
