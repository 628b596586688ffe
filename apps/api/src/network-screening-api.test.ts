import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import type { Command } from './cli/command.ts';
import { methods } from './cli/methods.ts';
import { screen } from './cli/screen.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';
import type { HotspotComparisonObject } from './hotspots/comparison/comparison.objects.ts';
import type { HotspotMethodObject, HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { PresentedScreening } from './hotspots/present-screening.ts';
import type { PresentedStreets } from './hotspots/present-streets.ts';
import type { PresentedStretches } from './hotspots/present-stretches.ts';
import type { RunAsGeoJson } from './hotspots/run-as-geojson.ts';

/*
 * The sites and the streets of the Isle of Wight: its main roads, its collisions of 2018 and its count points.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

interface Data {
  readonly hotspotMethods: readonly HotspotMethodObject[];
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
  readonly hotspotComparison: HotspotComparisonObject;
}

const RUN = `id status problem { code message { en } } parameters dataVersion roadsVersion trafficVersion resultDigest repeatsExactly accidents years scoreLabels { el en }
  sentence { el en } warnings { code message { el en } } summary screening stretches streets cells
  hotspots { rank scan sort accidents score accidentsPerYear roadName lengthMeters outline longitude latitude zScore exactPValue adjustedPValue nullReason { el en } }`;
/** Whole, so that numbers per year are numbers of the year. */
const OF_2018 = { period: { start: '2018-01-01', end: '2019-01-01' } };

describeOnOneDatabase('the ranking of the sites of a network', (open) => {
  let server: RecordsServer;
  let roadsBatch: number;
  let withoutTraffic: HotspotRunObject;
  let byRule: HotspotRunObject;
  let densityOfStreets: HotspotRunObject;

  beforeAll(async () => {
    server = await RecordsServer.start(await open());
    await server.fixture.import([fileOf('car_crashes_2018_iow.gpkg')]);
  }, 120_000);
  afterAll(() => server.close());

  const ask = (query: string, variables: object = {}): Promise<Data> => server.ask(query, variables);

  const { start, repeat, finished } = makeRunCaller(ask, RUN, { methodId: 'network-screening', parameters: {}, filter: OF_2018 });

  /** What a command prints. */
  const command = async (which: Command, ...args: readonly string[]): Promise<string> => {
    const { session, printed } = makeTestSession({ app: server.app, context: server.fixture.context });
    expect(await which.run(session, args)).toBe(0);
    return printed.join('\n');
  };

  const codesOf = (run: HotspotRunObject): string[] => run.warnings.map(({ code }) => code);
  const stretchesOf = (run: HotspotRunObject): PresentedStretches['stretches'] => run.stretches!.stretches;
  const streetsOf = (run: HotspotRunObject): PresentedStreets => run.streets!;
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
    const byTraffic = { methodId: 'scan-statistic', parameters: { compared: 'traffic' } };
    const alongStreets = ['network-kernel-density', 'kde-plus'].map((methodId) => ({ methodId }));
    for (const input of [{}, onRoads, byTraffic, ...alongStreets]) {
      const { run, userErrors } = await start(input);
      expect([run, userErrors.map(({ code }) => code)]).toEqual([null, ['NO_ROADS']]);
    }
  });

  it('without traffic compares sites with the mean of their group, and accounts for every accident', async () => {
    ({
      batch: { batchId: roadsBatch },
    } = await server.fixture.import([fileOf('iow_main_highways.gpkg')]));
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

  it('leaves as a file with every site and all that is known of it, those without a rank too', async () => {
    const take = async (ending: string): Promise<string> =>
      (await fetch(`${server.url}/api/export/hotspots.${ending}`, { headers: { cookie: server.cookie } })).text();
    const { run, features } = JSON.parse(await take(`geojson?run=${withoutTraffic.id}`)) as RunAsGeoJson;
    expect(run).toMatchObject({ roadsVersion: 1, trafficVersion: 0, accidents: 289, level: withoutTraffic.screening!.level });
    expect(features.map(({ geometry, properties }) => [properties['id'], properties['rank'], geometry])).toEqual(
      sitesOf(withoutTraffic).map(({ id, rank, geometry }) => [id, rank, geometry]),
    );
    const [first] = sitesOf(withoutTraffic);
    expect(features[0]!.properties).toMatchObject({
      excess_per_year: first!.excessPerYear,
      excess_per_year_upper: first!.excessPerYearInterval!.upper,
      weighted_accidents: first!.measures.weightedAccidents,
      exposure: 'missing',
      group: withoutTraffic.screening!.groups[first!.group]!.group,
    });
    const lines = (language: string): Promise<string[]> =>
      take(`csv?run=${withoutTraffic.id}&lang=${language}`).then((text) => text.replace('\ufeff', '').split('\r\n'));
    const [greek, english] = [await lines('el'), await lines('en')];
    // Heading, sites and the end of the last line. No column is without words in either language.
    expect(greek).toHaveLength(features.length + 2);
    const [headings, others] = [greek[0]!.split(';'), english[0]!.split(',')];
    for (const [k, heading] of headings.entries()) expect(heading).not.toBe(others[k]);
    expect(greek[1]).toMatch(/^1;1;\d+;/);
  });

  it('stands beside clusters, with the sites as they are and a reason wherever one has found nothing', async () => {
    const clusters = await finished(await start({ methodId: 'dbscan', parameters: { minPoints: 3 } }));
    const query = `query ($runIds: [ID!]!) { hotspotComparison(runIds: $runIds) { places runs notices { code } } }`;
    const { places, runs } = (await ask(query, { runIds: [clusters.id, withoutTraffic.id] })).hotspotComparison;
    expect(runs[1]!.hotspots.map(({ geometry }) => geometry)).toEqual(
      withoutTraffic.hotspots.map(({ rank }) => sitesOf(withoutTraffic)[rank - 1]!.geometry),
    );
    const ofSites = places.filter(({ readings: [, sites] }) => sites!.ranks.length > 0);
    // Records lie a few metres off their road: what is at most 20 m away is about what the method has put there.
    const sum = (of: (place: (typeof places)[number]) => number): number => ofSites.reduce((total, place) => total + of(place), 0);
    const [here, counted] = [sum(({ readings }) => readings[1]!.accidentsHere), sum(({ readings }) => readings[1]!.accidents!)];
    expect([here / counted > 0.9, here / counted < 1.3]).toEqual([true, true]);
    for (const { readings, explanations } of places) {
      const [found, sites] = readings;
      if (sites!.site !== null) expect(sites!.site.predicted).not.toBeNull();
      if (found!.ranks.length === 0) expect(explanations[0]!.code).toMatch(/^(TOO_FEW_ACCIDENTS|NOT_CLOSE_ENOUGH)$/);
      if (sites!.ranks.length === 0)
        expect(explanations[0]!.code).toMatch(/^(AS_EXPECTED_OF_PEERS|SITE_WITHOUT_RANK|NO_SITE|NOTHING_FOUND_HERE)$/);
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

  it('flags stretches by the rule of a country with the answer of empirical Bayes beside each, and says what the rule is', async () => {
    const given = { rule: 'norway-point', years: 1, minimumAccidents: 3 };
    byRule = await finished(await start({ methodId: 'statutory-rules', parameters: given }));
    expect(byRule).toMatchObject({ status: 'finished', dataVersion: 1, roadsVersion: 1, screening: null });
    const { rule, leftOut, labels } = byRule.stretches!;
    expect(rule).toMatchObject({
      preset: 'norway-point',
      isChanged: true,
      status: 'to-verify',
      firstDay: '2018-01-01',
      lastDay: '2018-12-31',
    });
    expect(rule!.labels).toEqual({ el: 'Κανόνας της Νορβηγίας, σημείο, όχι ελληνικός νόμος', en: 'Rule of Norway, point, not Greek law' });
    expect(leftOut).toEqual([{ reason: 'too-far', labels: expect.objectContaining({ en: 'Too far from a road' }), accidents: 36 }]);
    expect(codesOf(byRule)).toEqual(
      expect.arrayContaining([
        'RULE_CHANGED',
        'ESTIMATE_OF_WHOLE_PERIOD',
        'ACCIDENTS_NOT_ON_ROADS',
        'GREECE_HAS_NO_THRESHOLD',
        'RULE_ONLY_COUNTS',
      ]),
    );
    expect(byRule.hotspots.length).toBeGreaterThan(1);
    expect(stretchesOf(byRule)).toHaveLength(byRule.hotspots.length);
    for (const [k, { flag, estimate, geometry, fromMeters, toMeters }] of stretchesOf(byRule).entries()) {
      const hotspot = byRule.hotspots[k]!;
      expect(flag!.mostAccidents).toBeGreaterThanOrEqual(3);
      expect(hotspot.score).toBe(flag!.mostAccidents / 3);
      expect(flag!.counted).toBeLessThanOrEqual(hotspot.accidents);
      expect([geometry.type, toMeters > fromMeters]).toEqual(['LineString', true]);
      expect((estimate.expected === null || estimate.expectedInterval === null) === (estimate.reason !== null)).toBe(true);
      if (estimate.reason !== null) expect(labels.reasons[estimate.reason]!.el).toBeTruthy();
      else
        expect(estimate.expectedInterval!.lower <= estimate.expected! && estimate.expected! <= estimate.expectedInterval!.upper).toBe(true);
    }
    expect(stretchesOf(byRule).some(({ estimate }) => estimate.reason === null)).toBe(true);
    const texts = [byRule.sentence!, byRule.scoreLabels!, rule!.notes, ...byRule.warnings.map(({ message }) => message)];
    for (const { el, en } of texts) expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined|null|Infinity/);
  });

  it('refuses values that are no rule, and judges by traffic only where it is known', async () => {
    const refused = await finished(await start({ methodId: 'statutory-rules', parameters: { rule: 'norway-point', scoreOf: 'persons' } }));
    expect(refused).toMatchObject({ status: 'failed', problem: { code: 'PARAMETER_OUT_OF_RANGE' } });
    // This file says nothing of who took part in its accidents.
    const ofOneType = await finished(await start({ methodId: 'statutory-rules', parameters: { rule: 'austria-risk-figure' } }));
    expect([ofOneType.hotspots, codesOf(ofOneType).includes('NO_TYPE_KNOWN')]).toEqual([[], true]);
    const parameters = { rule: 'austria-risk-figure', sameType: 'no' };
    const byTraffic = await finished(await start({ methodId: 'statutory-rules', parameters }));
    expect([byTraffic.hotspots, codesOf(byTraffic).includes('ROADS_NOT_JUDGED')]).toEqual([[], true]);
  });

  it('says from the command line what the rule is and what is expected at each stretch, and lists the values of every rule', async () => {
    const asked = ['--method', 'statutory-rules', '--filter', JSON.stringify({ ...OF_2018, area: null, selections: {} })];
    const changed = ['rule=norway-point', 'years=1', 'minimumAccidents=3'].flatMap((value) => ['--param', value]);
    const text = await command(screen, ...asked, ...changed);
    expect(text).toContain('Rule of Norway, point, not Greek law. To be verified');
    expect(text).toMatch(/empirical Bayes: expected excess a year -?[\d.]+ \(95%: /);
    expect(text).toContain(byRule.resultDigest!);
    const { features, run } = JSON.parse(await command(screen, ...asked, ...changed, '--geojson')) as RunAsGeoJson;
    expect(features.map(({ properties }) => properties['excess_per_year'])).toEqual(
      stretchesOf(byRule).map(({ estimate }) => estimate.excessPerYear),
    );
    expect(run).toMatchObject({ methodId: 'statutory-rules', rule: { preset: 'norway-point', isChanged: true } });
    const { hotspots } = JSON.parse(await command(methods, '--json')) as { readonly hotspots: readonly HotspotMethodObject[] };
    const rule = hotspots.find(({ id }) => id === 'statutory-rules')!.parameters.find(({ name }) => name === 'rule')!;
    expect(rule.choices!.find(({ value }) => value === 'norway-section')).toMatchObject({
      sets: { windowMeters: 1_000, years: 5, minimumAccidents: 10, injuryOnly: 'yes' },
      notes: { en: expect.stringContaining('To be verified') },
    });
  });

  it('finds the worst window of each section; as long as the sections they are the sections of the ranking', async () => {
    const whole = await finished(await start({ methodId: 'road-windows', parameters: { windowMeters: 5_000 } }));
    const sections = sitesOf(withoutTraffic).filter(
      ({ kind, excessPerYear, rank }) => kind === 'segment' && rank !== null && excessPerYear! > 0,
    );
    const lengthOf = (k: number): number => stretchesOf(whole)[k]!.search!.sectionMeters;
    expect(whole.hotspots.length).toBeGreaterThan(5);
    for (const [k, { estimate }] of stretchesOf(whole).entries()) {
      if (lengthOf(k) > 5_000) continue;
      const same = sections.filter(({ lengthMeters }) => Math.abs(lengthMeters! - lengthOf(k)) < 1e-6);
      expect(same.map(({ accidents }) => accidents)).toContain(estimate.accidents);
      expect(Math.min(...same.map(({ expected }) => Math.abs(expected! - estimate.expected!)))).toBeLessThan(1e-9);
    }
    const peaks = await finished(await start({ methodId: 'road-windows', parameters: { search: 'peak' } }));
    expect(peaks.scoreLabels!.en).toBe('Expected excess, accidents per km per year');
    expect(codesOf(peaks)).toEqual(expect.arrayContaining(['WINDOWS_PICKED', 'JUNCTIONS_NOT_SEARCHED']));
    for (const { search } of stretchesOf(peaks))
      expect(search!.isPreciseEnough === false || search!.coefficientOfVariation <= 0.5).toBe(true);
  });

  /** Texts of a run along the streets, with no place left open. */
  function expectTexts({ sentence, warnings, scoreLabels, hotspots, streets }: HotspotRunObject): void {
    const texts = [
      sentence!,
      scoreLabels!,
      streets!.lineLabels,
      ...streets!.notOnStreets.map(({ labels }) => labels),
      ...warnings.map(({ message }) => message),
      ...hotspots.flatMap(({ nullReason }) => nullReason ?? []),
    ];
    for (const { el, en } of texts) {
      expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined|null|Infinity/);
      expect(el).not.toBe(en);
    }
  }

  it('finds where along the streets accidents lie denser than their class of road explains', async () => {
    const run = await finished(await start({ methodId: 'network-kernel-density', parameters: { bandwidthMeters: 200, simulations: 499 } }));
    densityOfStreets = run;
    expect(run).toMatchObject({ status: 'finished', roadsVersion: 1, trafficVersion: 0, accidents: 289, screening: null });
    const { lines, notOnStreets, simulations } = streetsOf(run);
    // The same accidents as at the sites of the ranking.
    expect(notOnStreets.map(({ reason, accidents }) => [reason, accidents])).toEqual([['too-far', 36]]);
    expect(simulations).toBe(499);
    expect(codesOf(run)).toEqual(
      expect.arrayContaining(['ACCIDENTS_ON_STREETS', 'NULL_BY_LENGTH', 'SIMULATED_PLACEMENTS', 'NOT_BLACK_SPOTS']),
    );
    expect(run.hotspots.length).toBeGreaterThan(0);
    for (const { rank, adjustedPValue, exactPValue, zScore, lengthMeters, outline } of run.hotspots) {
      expect(adjustedPValue).toBeLessThanOrEqual(0.05);
      expect(exactPValue).toBeLessThanOrEqual(adjustedPValue!);
      expect([zScore, outline.type]).toEqual([null, 'Polygon']);
      const own = lines.features.filter(({ properties }) => properties.hotspot === rank);
      expect(own.length).toBeGreaterThanOrEqual(lengthMeters! / 25);
      expect(own.every(({ properties }) => properties.adjustedPValue! <= 0.05 && properties.value > properties.expected!)).toBe(true);
    }
    const others = lines.features.filter(({ properties }) => properties.hotspot === null);
    expect(others.every(({ properties }) => properties.adjustedPValue! > 0.05)).toBe(true);
    // Every accident of a year, whole but at the ends of roads: density times length is their number.
    const km = lines.features.reduce((sum, { geometry, properties }) => sum + properties.value * kilometresOf(geometry.coordinates), 0);
    expect(km).toBeGreaterThan(0.9 * 253);
    expect(km).toBeLessThan(1.01 * 253);
    expectTexts(run);
    expect(run.sentence!.en).toMatch(/denser than chance gives anywhere on the map/);
  });

  it('shows the densest streets without a test when asked, and repeats them by another rule at junctions', async () => {
    const densest = { selection: 'densest', highDensityPercent: 10 };
    const runs = await Promise.all(
      ['simple', 'continuous'].map(async (split) =>
        finished(await start({ methodId: 'network-kernel-density', parameters: { ...densest, split } })),
      ),
    );
    for (const run of runs) {
      expect(run.hotspots.length).toBeGreaterThan(0);
      expect(run.hotspots.every(({ exactPValue, adjustedPValue }) => exactPValue === null && adjustedPValue === null)).toBe(true);
      expect(run.hotspots[0]!.nullReason!.en).toBe('The analysis was asked without a test.');
      expect([codesOf(run).includes('DENSEST_UNTESTED'), streetsOf(run).simulations]).toEqual([true, 0]);
      expectTexts(run);
    }
    expect(runs[0]!.resultDigest).not.toBe(runs[1]!.resultDigest);
  });

  it('finds clusters on sections, without the accidents at junctions', async () => {
    const run = await finished(await start({ methodId: 'kde-plus', parameters: { selection: 'all', simulations: 199 } }));
    const { lines, notOnStreets } = streetsOf(run);
    expect(notOnStreets.map(({ reason, accidents }) => [reason, accidents])).toEqual([
      ['too-far', 36],
      // As many as the ranking has at its junctions.
      ['at-junction', 54],
      ['short-section', expect.any(Number)],
    ]);
    const onSections = run.summary!.find(({ code }) => code === 'accidentsOnStreets')!.value;
    expect(notOnStreets.reduce((sum, { accidents }) => sum + accidents, onSections)).toBe(289);
    expect(codesOf(run)).toEqual(
      expect.arrayContaining(['ACCIDENTS_ON_SECTIONS', 'JUNCTIONS_LEFT_OUT', 'SECTIONS_SHORT', 'SECTIONS_SIMULATED']),
    );
    expect(run.hotspots.length).toBeGreaterThan(0);
    expect(lines.features).toHaveLength(run.hotspots.length);
    for (const { rank, score, accidents, exactPValue, adjustedPValue } of run.hotspots) {
      expect(lines.features.find(({ properties }) => properties.hotspot === rank)!.properties).toMatchObject({ value: score });
      expect([accidents >= 2, score! > 0 && score! < 1, exactPValue! <= adjustedPValue!]).toEqual([true, true, true]);
    }
    expectTexts(run);
    const tested = await finished(await start({ methodId: 'kde-plus', parameters: { simulations: 199, levelPercent: 1 } }));
    expect(tested.hotspots.every(({ adjustedPValue }) => adjustedPValue! <= 0.01)).toBe(true);
    expect(tested.hotspots.length).toBeLessThan(run.hotspots.length);
    expectTexts(tested);
  });

  it('is asked along the streets by the command line, which lists the methods and their parameters', async () => {
    const listed = JSON.parse(await command(methods, '--json')) as { readonly hotspots: readonly HotspotMethodObject[] };
    const named = listed.hotspots.map(
      ({ id, parameters }) => [id, parameters.map(({ name, defaultValue }) => [name, defaultValue])] as const,
    );
    expect(Object.fromEntries(named)).toMatchObject({
      'network-kernel-density': expect.arrayContaining([['split', 'discontinuous'], ['bandwidthMeters', 150], ['selection', 'maximum']]), // prettier-ignore
      'kde-plus': expect.arrayContaining([['bandwidthMeters', 100], ['thresholdPercent', 95], ['simulations', 999]]), // prettier-ignore
    });
    const filter = ['--filter', JSON.stringify(OF_2018)];
    const given = ['--param', 'bandwidthMeters=200', '--param', 'simulations=499'];
    const asked = ['--method', 'network-kernel-density', ...given, ...filter, '--geojson'];
    const { features, run } = JSON.parse(await command(screen, ...asked)) as RunAsGeoJson;
    // The same question as over the page, with the same answer.
    expect(run).toMatchObject({
      resultDigest: densityOfStreets.resultDigest,
      roadsVersion: 1,
      seed: 1,
      simulations: 499,
      lineValue: 'density',
    });
    expect(features).toHaveLength(densityOfStreets.hotspots.length + streetsOf(densityOfStreets).lines.features.length);
    const text = await command(screen, '--method', 'kde-plus', '--param', 'selection=all', '--param', 'simulations=99', ...filter);
    expect(text).toMatch(/sections with two accidents or more there are \d+ clusters/);
  });

  it('with traffic knows it at the sections that were counted and along their roads, and keeps the run from before as it was', async () => {
    await server.fixture.import([fileOf('aadf_by_direction_la199.csv')]);
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
    // Along the streets traffic is in the null model, and only there.
    const along = await finished(await repeat(densityOfStreets.id, 'current'));
    expect([along.trafficVersion, along.repeatsExactly]).toEqual([1, false]);
    const values = ({ lines }: PresentedStreets): number[] => lines.features.map(({ properties }) => properties.value);
    expect(values(streetsOf(along))).toEqual(values(streetsOf(densityOfStreets)));
    expect(codesOf(along)).not.toContain('NULL_BY_LENGTH');
    expect(along.warnings.find(({ code }) => code === 'NULL_BY_TRAFFIC')!.message.en).toMatch(
      /the [1-9]\d* accidents on streets whose traffic is known/,
    );
  });

  it('with a published function ranks counted sections by it, at the level of each group, and is refused without its numbers', async () => {
    const refused = await start({ parameters: { functionFrom: 'published' } });
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['PARAMETER_MISSING']);
    const run = await finished(await start({ parameters: { functionFrom: 'hsm-rural-two-lane' } }));
    const { groups } = run.screening!;
    const calibrated = groups.filter((group) => group.calibrated !== undefined);
    expect(calibrated.length).toBeGreaterThan(0);
    for (const { calibrated: found, kind, function: fitted } of calibrated) {
      expect([kind, fitted]).toEqual(['segment', null]);
      expect(found!.factor * found!.predictedAsPublished).toBeCloseTo(found!.accidents, 6);
      expect(found!.factorInterval.lower).toBeLessThan(found!.factor);
    }
    const byFunction = sitesOf(run).filter(({ basis }) => basis === 'calibrated');
    expect(byFunction.length).toBe(calibrated.reduce((sum, group) => sum + group.calibrated!.sites, 0));
    expect(byFunction.every(({ exposure }) => exposure !== null)).toBe(true);
    expect(groups.filter(({ kind }) => kind === 'junction').map(({ noFunctionReason }) => noFunctionReason)).toEqual(
      groups.filter(({ kind }) => kind === 'junction').map(() => 'NONE_PUBLISHED'),
    );
    expect(await finished(await repeat(run.id, 'recorded'))).toMatchObject({ repeatsExactly: true });
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
    const scan = ['--method', 'scan-statistic', '--param', 'compared=traffic', '--param', 'largestRadiusMeters=5000'];
    const circles = JSON.parse(await command(screen, ...scan, '--geojson')) as RunAsGeoJson;
    expect(circles.features.length).toBeGreaterThan(0);
    for (const { properties } of circles.features) {
      expect(properties).toMatchObject({
        cases: properties['accidents'],
        pseudo_p_value: expect.any(Number),
        radius_meters: expect.any(Number),
      });
      expect(properties['pseudo_p_value']).toBeLessThanOrEqual(0.05);
    }
    expect(circles.run).toMatchObject({ methodId: 'scan-statistic', roadsVersion: 1, trafficVersion: 1 });
    expect(await command(screen, ...scan)).toMatch(/^\d+ circles? ha(s|ve) a p-value up to 5%/);
    const moran = ['--method', 'local-moran', '--param', 'units=road-sections', '--param', 'pieceMeters=500', '--json'];
    const pieces = JSON.parse(await command(screen, ...moran)) as HotspotRunObject;
    expect(pieces.cells!.features.every(({ geometry }) => geometry.type === 'LineString')).toBe(true);
    const inTime = ['--method', 'dbscan', '--param', 'radiusMeters=200', '--param', 'minPoints=3', '--param', 'windowDays=60'];
    expect(await command(screen, ...inTime)).toContain('lie within 200 m and 60 days of one accident');
    const listed = JSON.parse(await command(methods, '--json')) as { hotspots: { id: string; sources: string[] }[] };
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
    const along = await finished(
      await start({
        methodId: 'network-kernel-density',
        parameters: { simulations: 99 },
        filter: { ...OF_2018, area: [-1.25, 50.66, -1.1, 50.76] },
      }),
    );
    expect(codesOf(along)).toContain('STREETS_CUT_BY_AREA');
    for (const { geometry } of streetsOf(along).lines.features) {
      for (const [longitude, latitude] of geometry.coordinates) {
        expect(longitude > -1.251 && longitude < -1.099 && latitude > 50.659 && latitude < 50.761).toBe(true);
      }
    }
  });

  it('is repeated at its versions after the roads are gone, and not asked anew', async () => {
    await server.fixture.actions.undo(server.fixture.context, roadsBatch);
    const again = await finished(await repeat(withoutTraffic.id, 'recorded'));
    expect(again).toMatchObject({ roadsVersion: 1, resultDigest: withoutTraffic.resultDigest, repeatsExactly: true });
    const ofRule = await finished(await repeat(byRule.id, 'recorded'));
    expect(ofRule).toMatchObject({ roadsVersion: 1, resultDigest: byRule.resultDigest, repeatsExactly: true });
    const along = await finished(await repeat(densityOfStreets.id, 'recorded'));
    expect(along).toMatchObject({ trafficVersion: 0, resultDigest: densityOfStreets.resultDigest, repeatsExactly: true });
    expect((await repeat(withoutTraffic.id, 'current')).userErrors.map(({ code }) => code)).toEqual(['NO_ROADS']);
  });
});

/** On a sphere, which is near enough for a sum. */
function kilometresOf(coordinates: readonly (readonly [number, number])[]): number {
  const degree = 111.19;
  return coordinates.slice(1).reduce((sum, [longitude, latitude], i) => {
    const [before, south] = coordinates[i]!;
    return sum + degree * Math.hypot((longitude - before) * Math.cos((latitude * Math.PI) / 180), latitude - south);
  }, 0);
}
