import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import type { Command, Session } from './cli/command.ts';
import { methods } from './cli/methods.ts';
import { screen } from './cli/screen.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import type { HotspotMethodObject, HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { RunAsGeoJson } from './hotspots/run-as-geojson.ts';
import type { PresentedScreening } from './hotspots/present-screening.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { migrateInstallation } from './open-installation.ts';

/*
 * The sites of the Isle of Wight: its main roads, its collisions of 2018 and its count points.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

interface Data {
  readonly hotspotMethods: readonly HotspotMethodObject[];
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
}

const PAYLOAD = 'run { id } userErrors { code message { el en } }';
const RUN = `id status problem { code message { en } } parameters dataVersion roadsVersion trafficVersion resultDigest repeatsExactly accidents years scoreLabels { en }
  sentence { el en } warnings { code message { el en } } summary screening cells
  hotspots { rank scan sort accidents score accidentsPerYear roadName outline longitude latitude nullReason { en } }`;
/** Whole, so that numbers per year are numbers of the year. */
const OF_2018 = { period: { start: '2018-01-01', end: '2019-01-01' } };

describeOnEachDatabase('the ranking of the sites of a network', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let fixture: ImportsFixture;
  let roadsBatch: number;
  let withoutTraffic: HotspotRunObject;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    fixture = await ImportsFixture.make(database);
    ({ cookie } = await signInForTest(database, fixture.context.organisationId));
    await fixture.import([fileOf('car_crashes_2018_iow.gpkg')]);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await fixture.remove();
  });

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

  async function start(input: object): Promise<HotspotPayload> {
    const draft = { methodId: 'network-screening', parameters: {}, filter: OF_2018, ...input };
    return (await ask(`mutation ($input: RunHotspotsInput!) { runHotspots(input: $input) { ${PAYLOAD} } }`, { input: draft })).runHotspots;
  }

  async function repeat(runId: string, dataVersion: string): Promise<HotspotPayload> {
    const query = `mutation ($input: RepeatHotspotsInput!) { repeatHotspotRun(input: $input) { ${PAYLOAD} } }`;
    return (await ask(query, { input: { runId, dataVersion } })).repeatHotspotRun;
  }

  async function finished({ run, userErrors }: HotspotPayload): Promise<HotspotRunObject> {
    expect(userErrors).toEqual([]);
    for (;;) {
      const { hotspotRun } = await ask('query ($id: ID!) { hotspotRun(id: $id) { status } }', { id: run!.id });
      if (!['queued', 'running'].includes(hotspotRun.status)) break;
      await sleep(50);
    }
    return (await ask(`query ($id: ID!) { hotspotRun(id: $id) { ${RUN} } }`, { id: run!.id })).hotspotRun;
  }

  const codesOf = (run: HotspotRunObject): string[] => run.warnings.map(({ code }) => code);
  const sitesOf = (run: HotspotRunObject): PresentedScreening['sites'] => run.screening!.sites;

  it('is recommended, says what it needs, and is refused at once where there are no roads', async () => {
    const { hotspotMethods } = await ask('{ hotspotMethods { id recommended needs { kind required met } } }');
    expect(hotspotMethods[0]).toEqual({
      id: 'network-screening',
      recommended: true,
      needs: [
        { kind: 'roads', required: true, met: false },
        { kind: 'traffic', required: false, met: false },
      ],
    });
    expect(hotspotMethods.filter(({ recommended }) => recommended)).toHaveLength(1);
    const onRoads = { methodId: 'getis-ord-gi-star', parameters: { units: 'road-sections' } };
    for (const input of [{}, onRoads, { methodId: 'scan-statistic', parameters: { compared: 'traffic' } }]) {
      const { run, userErrors } = await start(input);
      expect([run, userErrors.map(({ code }) => code)]).toEqual([null, ['NO_ROADS']]);
    }
  });

  it('without traffic compares sites with the mean of their group, and accounts for every accident', async () => {
    ({
      batch: { batchId: roadsBatch },
    } = await fixture.import([fileOf('iow_main_highways.gpkg')]));
    withoutTraffic = await finished(await start({}));
    const { screening, hotspots, accidents } = withoutTraffic;
    expect(withoutTraffic).toMatchObject({ status: 'finished', dataVersion: 1, roadsVersion: 1, trafficVersion: 0, accidents: 289 });
    const atSites = sitesOf(withoutTraffic).reduce((sum, site) => sum + site.accidents, 0);
    expect(atSites).toBe(253);
    expect(screening!.notAtSites).toEqual([
      { reason: 'too-far', labels: expect.objectContaining({ en: 'Too far from a road' }), accidents: 36 },
    ]);
    expect(atSites + 36).toBe(accidents);
    const kinds = Map.groupBy(sitesOf(withoutTraffic), ({ kind }) => kind);
    expect(kinds.get('junction')).toHaveLength(387);
    expect(kinds.get('junction')!.reduce((sum, site) => sum + site.accidents, 0)).toBe(54);
    expect(sitesOf(withoutTraffic).every(({ exposure, basis }) => exposure === null && basis !== 'function')).toBe(true);
    const { hotspotMethods } = await ask('{ hotspotMethods { needs { met } } }');
    expect(hotspotMethods[0]!.needs).toEqual([{ met: true }, { met: false }]);
    expect(codesOf(withoutTraffic)).toEqual(expect.arrayContaining(['TRAFFIC_NOT_KNOWN', 'PERIOD_SHORT', 'ACCIDENTS_NOT_AT_SITES']));
    expect(screening!.changes[0]!.code).toBe('CHANGE_TRAFFIC');
    expect(hotspots.length).toBeGreaterThan(0);
    expect(sitesOf(withoutTraffic)[0]!.rankInterval!.lower).toBe(1);
    for (const { score, rank } of hotspots) {
      const site = sitesOf(withoutTraffic)[rank - 1]!;
      expect([site.rank, site.excessPerYear]).toEqual([rank, score]);
      expect(site.excessPerYearInterval!.lower).toBeLessThan(score!);
      expect(site.rankInterval!.upper).toBeGreaterThanOrEqual(site.rankInterval!.lower);
    }
  });

  it('has a sentence and texts in both languages, with no place left open', () => {
    const { sentence, screening, warnings, scoreLabels } = withoutTraffic;
    const texts = [
      sentence!,
      ...warnings.map(({ message }) => message),
      ...screening!.groups.flatMap(({ labels, noFunctionText, reasonText, warnings: own }) => [
        labels,
        ...(noFunctionText === null ? [] : [noFunctionText]),
        ...(reasonText === null ? [] : [reasonText]),
        ...own.map(({ message }) => message),
      ]),
      ...screening!.changes.map(({ message }) => message),
      ...Object.values(screening!.labels).flatMap((labels) => Object.values(labels)),
    ];
    for (const { el, en } of texts) {
      expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined|null|Infinity/);
      expect(el).not.toBe(en);
    }
    expect(scoreLabels!.en).toBe('Expected excess, accidents per year');
  });

  it('with traffic knows it at the sections that were counted and along their roads, and keeps the run from before as it was', async () => {
    await fixture.import([fileOf('aadf_by_direction_la199.csv')]);
    const run = await finished(await start({}));
    expect(run).toMatchObject({ dataVersion: 1, roadsVersion: 1, trafficVersion: 1 });
    const labels = Map.groupBy(sitesOf(run), ({ exposure }) => exposure?.label ?? 'missing');
    // The counts end in 2017: of 2018 everything is an estimate, and says so.
    expect([labels.has('measured'), labels.get('modelled')!.length > 100]).toEqual([false, true]);
    for (const { kind, exposure, measures } of labels.get('modelled')!) {
      expect(exposure).toMatchObject({ source: expect.stringMatching(/^\d+/) });
      expect(exposure!.year).toBeGreaterThanOrEqual(2013);
      expect(exposure!.vehiclesPerDay).toBeGreaterThan(0);
      if (kind === 'segment') expect(measures.rate).not.toBeNull();
    }
    for (const { measures } of labels.get('missing')!) expect([measures.rate, measures.criticalRate]).toEqual([null, null]);
    const counted = sitesOf(run).filter(({ kind, exposure }) => kind === 'segment' && exposure !== null);
    expect(
      run.screening!.groups.reduce((sum, group) => sum + (group.kind === 'segment' ? group.measuredSites + group.modelledSites : 0), 0),
    ).toBe(counted.length);
    const again = await finished(await repeat(withoutTraffic.id, 'recorded'));
    expect(again).toMatchObject({ trafficVersion: 0, resultDigest: withoutTraffic.resultDigest, repeatsExactly: true });
    const now = await finished(await repeat(withoutTraffic.id, 'current'));
    expect([now.trafficVersion, now.resultDigest]).toEqual([1, run.resultDigest]);
  });

  it.each(['getis-ord-gi-star', 'local-moran'])('%s tests pieces of the same roads, at the same versions', async (methodId) => {
    const run = await finished(await start({ methodId, parameters: { units: 'road-sections', pieceMeters: 500 } }));
    expect(run).toMatchObject({ status: 'finished', roadsVersion: 1, trafficVersion: 1, accidents: 289 });
    const { features } = run.cells!;
    expect(features.length).toBeGreaterThan(500);
    expect(features.every(({ geometry }) => geometry.type === 'LineString')).toBe(true);
    const held = features.reduce((sum, { properties }) => sum + properties.accidents, 0);
    // 36 are too far from a road, and two at junctions all of whose sections lie wholly in junctions.
    expect(held).toBe(289 - 36 - 2);
    expect(codesOf(run)).toContain('ACCIDENTS_NOT_ON_PIECES');
    expect(run.sentence!.en).toMatch(/pieces? of road|no hotspot/);
    expect(`${run.sentence!.el} ${run.sentence!.en}`).not.toMatch(/\{\{|NaN|undefined|null/);
    expect(await finished(await repeat(run.id, 'recorded'))).toMatchObject({ resultDigest: run.resultDigest, repeatsExactly: true });
    const onHexagons = await finished(await start({ methodId }));
    expect(onHexagons).toMatchObject({ roadsVersion: null, trafficVersion: null });
  });

  it('a scan by traffic compares accidents with the vehicle kilometres of the sections whose traffic is known', async () => {
    const parameters = { compared: 'traffic', largestRadiusMeters: 5_000, simulations: 99, significancePercent: 100 };
    const run = await finished(await start({ methodId: 'scan-statistic', parameters }));
    expect(run).toMatchObject({ status: 'finished', roadsVersion: 1, trafficVersion: 1 });
    const value = (code: string): number => run.summary!.find((item) => item.code === code)!.value;
    expect(value('scanUnits')).toBeGreaterThan(100);
    expect(value('comparedAccidents')).toBeLessThan(289);
    expect(codesOf(run)).toEqual(expect.arrayContaining(['SCAN_NOT_COMPARED', 'TRAFFIC_IN_PROPORTION']));
    for (const { scan, accidents, score, nullReason } of run.hotspots) {
      expect(scan!.cases).toBe(accidents);
      expect(scan!.cases).toBeGreaterThan(scan!.expectedCases);
      expect(scan!.pseudoPValue * 100).toBeCloseTo(Math.round(scan!.pseudoPValue * 100), 9);
      expect([score! > 0, nullReason!.en]).toEqual([true, 'It is tested by simulation: there is no z.']);
    }
    expect(run.hotspots.length).toBeGreaterThan(0);
  });

  it('from the command line gives the same circles, pieces of road, and clusters in time', async () => {
    const printed: string[] = [];
    const session: Session = {
      environment: readEnvironment({}),
      language: 'en',
      variables: {},
      signal: new AbortController().signal,
      print: (line) => printed.push(line),
      say: () => undefined,
      showProgress: () => undefined,
      open: async () => ({ app, context: fixture.context }),
    };
    const printedBy = async (command: Command, ...args: string[]): Promise<string> => {
      printed.length = 0;
      expect(await command.run(session, args)).toBe(0);
      return printed.join('\n');
    };
    const scan = ['--method', 'scan-statistic', '--param', 'compared=traffic', '--param', 'largestRadiusMeters=5000'];
    const circles = JSON.parse(await printedBy(screen, ...scan, '--geojson')) as RunAsGeoJson;
    expect(circles.features.length).toBeGreaterThan(0);
    for (const { properties } of circles.features) {
      expect(properties).toMatchObject({
        cases: properties['accidents'],
        pseudoPValue: expect.any(Number),
        radiusMeters: expect.any(Number),
      });
      expect(properties['pseudoPValue']).toBeLessThanOrEqual(0.05);
    }
    expect(circles.run).toMatchObject({ methodId: 'scan-statistic', roadsVersion: 1, trafficVersion: 1 });
    expect(await printedBy(screen, ...scan)).toMatch(/^\d+ circles? ha(s|ve) a p-value up to 5%/);
    const moran = ['--method', 'local-moran', '--param', 'units=road-sections', '--param', 'pieceMeters=500', '--json'];
    const pieces = JSON.parse(await printedBy(screen, ...moran)) as HotspotRunObject;
    expect(pieces.cells!.features.every(({ geometry }) => geometry.type === 'LineString')).toBe(true);
    const inTime = ['--method', 'dbscan', '--param', 'radiusMeters=200', '--param', 'minPoints=3', '--param', 'windowDays=60'];
    expect(await printedBy(screen, ...inTime)).toContain('lie within 200 m and 60 days of one accident');
    const listed = JSON.parse(await printedBy(methods, '--json')) as { hotspots: { id: string; sources: string[] }[] };
    expect(listed.hotspots.map(({ id }) => id)).toEqual(expect.arrayContaining(['local-moran', 'scan-statistic']));
    expect(listed.hotspots.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it('follows its parameters and its seed, and refuses what is no answer', async () => {
    const harder = await finished(await start({ parameters: { timesOfPeers: 3, levelPercent: 80, simulations: 200 }, seed: 5 }));
    const site = sitesOf(harder)[0]!;
    const [before] = sitesOf(withoutTraffic);
    expect(harder.screening).toMatchObject({ level: 0.8, draws: 200 });
    expect(site.probabilityAbove!).toBeLessThan(before!.probabilityAbove!);
    const named = await start({ filter: { ...OF_2018, selections: [{ dimension: 'SPEED_LIMIT', values: ['30'] }] } });
    expect(codesOf(await finished(named))).toContain('FILTER_OF_ROADS');
  });

  it('looks only at sites within the area of the filter', async () => {
    const run = await finished(await start({ filter: { ...OF_2018, area: [-1.25, 50.66, -1.1, 50.76] } }));
    expect(codesOf(run)).toContain('SITES_CUT_BY_AREA');
    for (const { geometry } of sitesOf(run)) {
      const places = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
      for (const [longitude, latitude] of places) {
        expect(longitude > -1.251 && longitude < -1.099 && latitude > 50.659 && latitude < 50.761).toBe(true);
      }
    }
  });

  it('is repeated at its versions after the roads are gone, and not asked anew', async () => {
    await fixture.actions.undo(fixture.context, roadsBatch);
    const again = await finished(await repeat(withoutTraffic.id, 'recorded'));
    expect(again).toMatchObject({ roadsVersion: 1, resultDigest: withoutTraffic.resultDigest, repeatsExactly: true });
    expect((await repeat(withoutTraffic.id, 'current')).userErrors.map(({ code }) => code)).toEqual(['NO_ROADS']);
  });
});
