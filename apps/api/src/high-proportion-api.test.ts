import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import { methods } from './cli/methods.ts';
import { screen } from './cli/screen.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import type { HotspotComparisonObject } from './hotspots/comparison/comparison.objects.ts';
import type { HotspotMethodObject, HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { PresentedProportions } from './hotspots/present-proportions.ts';
import type { RunAsGeoJson } from './hotspots/run-as-geojson.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';

/*
 * The sites of the Isle of Wight: at which the share of a type among the collisions of 2018 is high. In truth a year tells of no type that its share differs
 * between sites; here all collisions in the west are in the dark.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

interface Data {
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
  readonly hotspotComparison: HotspotComparisonObject;
}

const RUN = `id status problem { code } parametersUsed resultDigest repeatsExactly accidents roadsVersion scoreLabels { el en } sentence { el en }
  warnings { code message { el en } } summary screening stretches streets proportions hotspots { rank score accidents nullReason { el en } }`;
const IN_THE_DARK = ['twilight', 'dark-lit', 'dark-unlit', 'dark-lighting-unknown'];
/** Anything but daylight; sites of two accidents, since one year has few. */
const ASKED = { dimension: 'light', light: 'daylight', match: 'others', fewestAccidents: 2, limitPercent: 60 };

/** @returns the path of the collisions, with those in the west in the dark */
async function darkenWest(folder: string): Promise<string> {
  const path = join(folder, 'dark-in-the-west.gpkg');
  await copyFile(fileOf('car_crashes_2018_iow.gpkg'), path);
  const file = new DatabaseSync(path);
  // These two ask for functions of a spatial database, even where no place changes.
  for (const number of [3, 4]) file.exec(`DROP TRIGGER rtree_car_crashes_2018_iow_geom_update${number}`);
  file.exec("UPDATE car_crashes_2018_iow SET light_conditions = 'Darkness - no lighting' WHERE longitude < -1.3");
  file.close();
  return path;
}

describeOnOneDatabase('high proportions of a type of accidents', (open) => {
  let server: RecordsServer;
  let dark: HotspotRunObject;

  beforeAll(async () => {
    server = await RecordsServer.start(await open());
    await server.fixture.import([await darkenWest(server.fixture.folder)]);
    await server.fixture.import([fileOf('iow_main_highways.gpkg')]);
  }, 120_000);
  afterAll(() => server.close());

  const ask = (query: string, variables: object = {}): Promise<Data> => server.ask(query, variables);

  const { start, repeat, finished } = makeRunCaller(ask, RUN, { methodId: 'high-proportion', parameters: ASKED });
  const sharesOf = (run: HotspotRunObject): PresentedProportions => run.proportions!;
  const command = async (which: typeof screen, ...args: readonly string[]): Promise<string> => {
    const { session, printed } = makeTestSession({ app: server.app, context: server.fixture.context });
    expect(await which.run(session, args)).toBe(0);
    return printed.join('\n');
  };

  it('count at every site what the ranking counts under the filter of the same words', async () => {
    dark = await finished(await start({}));
    expect(dark).toMatchObject({ status: 'finished', roadsVersion: 1, accidents: 289, screening: null, streets: null });
    const ranking = async (values: readonly string[]): Promise<Map<string, number>> => {
      const filter = { selections: [{ dimension: 'LIGHT', values }] };
      const { screening } = await finished(await start({ methodId: 'network-screening', parameters: { simulations: 100 }, filter }));
      return new Map(screening!.sites.map(({ id, kind, accidents }) => [`${kind} ${id}`, accidents]));
    };
    const [ofType, known] = [await ranking(IN_THE_DARK), await ranking([...IN_THE_DARK, 'daylight'])];
    const { sites } = sharesOf(dark);
    expect(sites.map(({ kind, id, ofType: own, accidents }) => [`${kind} ${id}`, own, accidents])).toEqual(
      sites.map(({ kind, id }) => [`${kind} ${id}`, ofType.get(`${kind} ${id}`), known.get(`${kind} ${id}`)]),
    );
    // Every site with an accident of a known type is there.
    expect(sites).toHaveLength([...known.values()].filter((accidents) => accidents > 0).length);
    expect(sites.reduce((sum, site) => sum + site.ofType, 0)).toBe(dark.summary!.find(({ code }) => code === 'accidentsOfType')!.value);
  });

  it('stand beside those of their groups, or say why not, in both languages', () => {
    const { groups, sites, typeText, limit, expectedFalse } = sharesOf(dark);
    expect(typeText).toEqual({ el: 'Φωτισμός: οτιδήποτε άλλο από «Φως ημέρας»', en: 'Light: anything but “Daylight”' });
    for (const { proportion, reasonText, modelledSites } of groups) {
      expect((proportion === null) === (reasonText !== null)).toBe(true);
      if (proportion !== null) expect(modelledSites).toBeGreaterThanOrEqual(10);
    }
    expect(groups.some(({ proportion }) => proportion !== null)).toBe(true);
    const flagged = sites.filter(({ probability }) => probability !== null && probability >= limit);
    expect(flagged.length).toBeGreaterThan(0);
    expect(dark.hotspots.map(({ rank, score }) => [rank, score])).toEqual(flagged.map(({ rank, probability }) => [rank, probability]));
    expect(expectedFalse).toBeCloseTo(flagged.reduce((sum, { probability }) => sum + 1 - probability!, 0), 10); // prettier-ignore
    const texts = [
      dark.sentence!,
      dark.scoreLabels!,
      typeText,
      ...dark.warnings.map(({ message }) => message),
      ...groups.flatMap(({ labels, reasonText }) => [labels, ...(reasonText === null ? [] : [reasonText])]),
    ];
    for (const { el, en } of texts) {
      expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined|null|Infinity/);
      expect(el).not.toBe(en);
    }
  });

  it('are not looked for where the shares are not seen to differ, and the sentence says that no site stands out', async () => {
    const parameters = { ...ASKED, dimension: 'weather', weather: 'fine' };
    const weather = await finished(await start({ parameters }));
    const { groups, sites } = sharesOf(weather);
    expect(groups.map(({ reason }) => reason)).toContain('PROPORTIONS_ALIKE');
    expect(sites.every(({ rank, probability }) => rank === null && probability === null)).toBe(true);
    expect([weather.status, weather.hotspots]).toEqual(['finished', []]);
    expect(weather.sentence!.en).toMatch(/None of the [\d,]+ sites stands out or is given a rank/);
    expect(weather.sentence!.el).toMatch(/Καμία από τις [\d.]+ θέσεις δεν ξεχωρίζει/);
  });

  it('are repeated to the last bit, and asked of the command line with the same answer', async () => {
    const again = await finished(await repeat(dark.id, 'recorded'));
    expect(again).toMatchObject({ repeatsExactly: true, resultDigest: dark.resultDigest });
    const given = Object.entries(ASKED).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
    const { run, features } = JSON.parse(await command(screen, '--method', 'high-proportion', ...given, '--geojson')) as RunAsGeoJson;
    expect(run).toMatchObject({ resultDigest: dark.resultDigest, type: { dimension: 'light', value: 'daylight', isOther: true } });
    expect(features).toHaveLength(sharesOf(dark).sites.length);
    const { hotspots } = JSON.parse(await command(methods, '--json')) as { readonly hotspots: readonly HotspotMethodObject[] };
    const { parameters } = hotspots.find(({ id }) => id === 'high-proportion')!;
    expect(parameters.find(({ name }) => name === 'light')!.onlyWith).toEqual({ parameter: 'dimension', values: ['light'] });
  });

  it('leave as a file with every site, its share and that of its group, under headings in both languages', async () => {
    const take = async (language: string): Promise<string[]> => {
      const response = await fetch(`${server.url}/api/export/hotspots.csv?run=${dark.id}&lang=${language}`, {
        headers: { cookie: server.cookie },
      });
      return (await response.text()).replace('\ufeff', '').trim().split('\r\n');
    };
    const [greek, english] = [await take('el'), await take('en')];
    expect(greek).toHaveLength(sharesOf(dark).sites.length + 1);
    const [headings, others] = [greek[0]!.split(';'), english[0]!.split(',')];
    for (const [k, heading] of headings.entries()) expect(heading).not.toBe(others[k]);
  });

  it('can be compared with another run: their sites are compared by where they lie', async () => {
    const ranking = await finished(await start({ methodId: 'network-screening', parameters: { simulations: 100 } }));
    const query = 'query ($runIds: [ID!]!) { hotspotComparison(runIds: $runIds) { runs places } }';
    const { runs, places } = (await ask(query, { runIds: [dark.id, ranking.id] })).hotspotComparison;
    const { sites } = sharesOf(dark);
    expect(runs[0]!.hotspots.map(({ geometry }) => geometry)).toEqual(dark.hotspots.map(({ rank }) => sites[rank - 1]!.geometry));
    for (const { explanations } of places)
      for (const { message } of explanations) expect(`${message.el} ${message.en}`).not.toMatch(/\{\{|NaN|undefined/);
  });
});
