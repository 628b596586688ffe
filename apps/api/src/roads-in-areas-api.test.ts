import { fileURLToPath } from 'node:url';
import type { Text } from '@elektron/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import { AreasService } from './areas/areas.service.ts';
import { areaFeature, pointFeature, rectangle } from './areas/testing/areas-text.ts';
import { createPlane } from './common/plane.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import type { HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';
import { OrganisationDirectory } from './common/organisation.ts';

/* Methods that look at roads, in named areas of the Isle of Wight: only what of its roads lies wholly in them is looked at. */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

interface Data {
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
}

type Place = readonly [longitude: number, latitude: number];

const RUN = `id status problem { code } resultDigest repeatsExactly accidents summary screening streets stretches cells warnings { code message { el en } }`;

/** Newport and Cowes, then Ryde east of them, with a common border; and a hole in the first. */
const [WEST, BORDER, EAST, SOUTH, NORTH] = [-1.36, -1.25, -1.12, 50.67, 50.79];
const WESTERN = rectangle(WEST, SOUTH, BORDER, NORTH);
const EASTERN = rectangle(BORDER, SOUTH, EAST, NORTH);
const HOLE = rectangle(-1.31, 50.69, -1.28, 50.71);
const DISTRICTS = [areaFeature('West', WESTERN, HOLE), areaFeature('East', EASTERN)];
const SCHOOL: Place = [-1.2965, 50.7002];
const FILE = { fileName: 'areas.geojson', kind: 'district', name: { el: '', en: '' }, licence: 'ODbL 1.0', attribution: 'OSM' } as const;

const isBetween = ([x, y]: Place, box: readonly Place[]): boolean => {
  const [west, south, east, north] = [...box[0]!, ...box[2]!] as [number, number, number, number];
  return x >= west && x <= east && y >= south && y <= north;
};
const SAMPLES = 50;
/** What of a line lies in a box is a stretch of it: it meets the inside of the box where a sample does, some metres apart. */
const samplesOf = (line: readonly Place[]): Place[] =>
  line.flatMap(([x, y], k) => {
    const [toX, toY] = line[k + 1] ?? [x, y];
    return Array.from({ length: SAMPLES }, (_, j): Place => [x + (j / SAMPLES) * (toX - x), y + (j / SAMPLES) * (toY - y)]);
  });

describeOnOneDatabase('roads in named areas', (open) => {
  let server: RecordsServer;
  let everywhere: HotspotRunObject;
  let inBoth: HotspotRunObject;

  beforeAll(async () => {
    server = await RecordsServer.start(await open());
    await server.fixture.import([fileOf('car_crashes_2018_iow.gpkg')]);
    await server.fixture.import([fileOf('iow_main_highways.gpkg')]);
    const areas = server.app.get(AreasService, { strict: false });
    await areas.add(server.fixture.context, DISTRICTS, FILE);
    await areas.add(server.fixture.context, [pointFeature('School', SCHOOL)], { ...FILE, kind: 'school' });
  }, 120_000);
  afterAll(() => server.close());

  const ask = (query: string, variables: object = {}): Promise<Data> => server.ask(query, variables);

  const { start, repeat, finished } = makeRunCaller(ask, RUN, { methodId: 'network-screening', parameters: { simulations: 100 } });
  const lineOf = ({ geometry }: { readonly geometry: { readonly type: string; readonly coordinates: unknown } }): readonly Place[] =>
    geometry.type === 'Point' ? [geometry.coordinates as Place] : (geometry.coordinates as readonly Place[]);
  const namesOf = (run: HotspotRunObject): string[] => run.screening!.sites.map(({ kind, id }) => `${kind} ${id}`).toSorted();

  it('are the sites wholly in them: in one or in both together, and across no hole', async () => {
    everywhere = await finished(await start({}));
    inBoth = await finished(await start({ filter: { within: ['1'] } }));
    const inEast = await finished(await start({ filter: { within: ['1.2'] } }));
    const inWest = await finished(await start({ filter: { within: ['1.1'] } }));
    const sitesWhere = (holds: (place: Place) => boolean): string[] =>
      everywhere
        .screening!.sites.filter((site) => lineOf(site).every(holds) && samplesOf(lineOf(site)).every(holds))
        .map(({ kind, id }) => `${kind} ${id}`)
        .toSorted();
    const isEast = (place: Place): boolean => isBetween(place, EASTERN);
    const isWest = (place: Place): boolean => isBetween(place, WESTERN) && !isBetween(place, HOLE);
    expect(namesOf(inEast)).toEqual(sitesWhere(isEast));
    expect(namesOf(inWest)).toEqual(sitesWhere(isWest));
    expect(namesOf(inBoth)).toEqual(sitesWhere((place) => isEast(place) || isWest(place)));
    // A section across the common border is in both together and in neither alone.
    expect(namesOf(inBoth).length).toBeGreaterThan(namesOf(inEast).length + namesOf(inWest).length);
    expect(Math.min(namesOf(inEast).length, namesOf(inWest).length)).toBeGreaterThan(20);
  });

  it('leave what reaches beyond aside, and say how many accidents are there', () => {
    const { sites, notAtSites } = inBoth.screening!;
    const atSites = sites.reduce((sum, { accidents }) => sum + accidents, 0);
    const left = notAtSites.reduce((sum, { accidents }) => sum + accidents, 0);
    expect([atSites + left, notAtSites.some(({ reason, accidents }) => reason === 'beyond-area' && accidents > 0)]).toEqual([
      inBoth.accidents,
      true,
    ]);
    const cut = inBoth.warnings.find(({ code }) => code === 'SITES_CUT_BY_AREA')!.message.en;
    expect(cut).toContain(String(namesOf(everywhere).length - namesOf(inBoth).length));
  });

  it('repeat to the last bit, also when their areas are retired', async () => {
    const retired = await ask('mutation { retireAreas(collectionId: 1) { userErrors { code } } }');
    expect(retired).toEqual({ retireAreas: { userErrors: [] } });
    const again = await finished(await repeat(inBoth.id, 'recorded'));
    expect(again).toMatchObject({ repeatsExactly: true, resultDigest: inBoth.resultDigest });
  });

  it('are circles around points of interest, too', async () => {
    const { srid } = await server.app.get(OrganisationDirectory, { strict: false }).get(server.fixture.context);
    const plane = createPlane(srid);
    const [x, y] = plane.toMeters(...SCHOOL)!;
    const near = await finished(await start({ filter: { near: ['2~1500'] } }));
    const away = (place: Place): number => Math.hypot(plane.toMeters(...place)![0] - x, plane.toMeters(...place)![1] - y);
    // A circle holds a line whose corners it holds; drawn places are rounded to a tenth of a metre.
    const [surely, perhaps] = [-0.2, 0.2].map(
      (margin) => everywhere.screening!.sites.filter((site) => lineOf(site).every((place) => away(place) <= 1_500 + margin)).length,
    );
    expect(surely).toBeGreaterThan(10);
    expect(namesOf(near).length).toBeGreaterThanOrEqual(surely!);
    expect(namesOf(near).length).toBeLessThanOrEqual(perhaps!);
  });

  it.each<[string, object]>([
    ['high-proportion', { dimension: 'severity' }],
    ['road-windows', {}],
    ['statutory-rules', { rule: 'norway-point', years: 1, minimumAccidents: 2 }],
    ['network-kernel-density', { simulations: 99 }],
    ['kde-plus', { simulations: 99 }],
    ['getis-ord-gi-star', { units: 'road-sections' }],
    ['local-moran', { units: 'road-sections' }],
  ])('are what %s looks at', async (methodId, parameters) => {
    const run = await finished(await start({ methodId, parameters, filter: { within: ['1.2'] } }));
    expect([run.status, run.problem]).toEqual(['finished', null]);
    const texts: Text[] = run.warnings.map(({ message }) => message);
    for (const { el, en } of texts) expect(`${el} ${en}`).not.toMatch(/\{\{|NaN|undefined/);
    const drawn = [...(run.cells?.features ?? []), ...(run.streets?.lines.features ?? []), ...(run.stretches?.stretches ?? [])];
    // As drawn, rounded to a tenth of a metre.
    const around = rectangle(BORDER - 2e-6, SOUTH - 2e-6, EAST + 2e-6, NORTH + 2e-6);
    for (const each of drawn) for (const place of lineOf(each)) expect(isBetween(place, around)).toBe(true);
  });
});
