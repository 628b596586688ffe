import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SiteTableLook } from '@elektron/importers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import { UsageError } from './cli/command.ts';
import { screen } from './cli/screen.ts';
import { sites } from './cli/sites.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';
import type { HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { SiteTableObject, SiteTablePayload } from './site-tables/site-table.objects.ts';

/*
 * The segments of Leeds with their traffic and accidents, by somebody who has no records; and junctions at which the collisions of the Isle of Wight
 * are counted.
 */

const LEEDS = fileURLToPath(new URL('../../../demo/leeds/leeds_road_network_merged_nomis.gpkg', import.meta.url));
const COLLISIONS = fileURLToPath(new URL('../../../tests/fixtures/uk-isle-of-wight/car_crashes_2018_iow.gpkg', import.meta.url));
const SEGMENTS = 3_661;
const SERIOUS = 884;
const SLIGHT = 4_978;

interface Data {
  readonly siteTables: readonly SiteTableObject[];
  readonly retireSiteTable: SiteTablePayload;
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
}

interface Stored {
  readonly siteTableId: number;
  readonly sites: number;
  readonly leftOut: number;
  readonly remarks: number;
  readonly told: readonly { readonly row: number; readonly message: { readonly en: string; readonly el: string } }[];
}

interface Refused {
  readonly problem: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
}

const RUN = `id status problem { code } parameters parametersUsed resultDigest repeatsExactly accidents years period { start end }
  warnings { code message { el en } } sentence { el en } screening proportions hotspots { rank roadName }`;

/** Of thousands of sites, simulations of ranks take the time. */
const FEW = { simulations: 100 };

const LEEDS_SAID = {
  name: 'Leeds, main roads',
  source: 'OGL 3.0',
  firstYear: 2011,
  lastYear: 2018,
  trafficMeasure: 'relative',
  trafficOrigin: 'modelled',
};

describeOnOneDatabase('tables of sites', (open) => {
  let server: RecordsServer;
  let look: SiteTableLook;
  let leeds: HotspotRunObject;

  beforeAll(async () => {
    server = await RecordsServer.start(await open());
  }, 120_000);
  afterAll(() => server.close());

  const ask = (query: string, variables: object = {}): Promise<Data> => server.ask(query, variables);

  async function send<T>(path: string, body: Uint8Array | string, query: Readonly<Record<string, string>>): Promise<T> {
    const address = `${server.url}/api/site-tables${path}?${new URLSearchParams(query).toString()}`;
    const headers = { 'content-type': 'application/octet-stream', cookie: server.cookie };
    return (await (await fetch(address, { method: 'POST', headers, body: body as NonNullable<RequestInit['body']> })).json()) as T;
  }
  const store = <T = Stored>(body: Uint8Array | string, fileName: string, said: object): Promise<T> =>
    send<T>('', body, { fileName, said: JSON.stringify(said) });

  const { start, repeat, finished } = makeRunCaller(ask, RUN, { methodId: 'network-screening', parameters: {} });

  const codesOf = (run: HotspotRunObject): string[] => run.warnings.map(({ code }) => code);

  it('are looked at before they are stored, and what each column is is proposed', async () => {
    const { tables } = await send<{ readonly tables: readonly SiteTableLook[] }>('/look', await readFile(LEEDS), {
      fileName: 'leeds.gpkg',
    });
    look = tables[0]!;
    expect(look).toMatchObject({ lines: SEGMENTS, kind: 'segment', srid: 27_700, trafficMeasure: 'relative' });
    expect(look.columns).toEqual({
      line: 'geometry_line',
      length: 'road_length',
      group: 'CLASSIFICA',
      name: 'name',
      traffic: 'total_traffic',
      serious: 'number_severe_crashes',
      slight: 'number_slight_crashes',
    });
    expect((await ask('{ siteTables { siteTableId } }')).siteTables).toEqual([]);
  });

  it('are stored whole, sites without an accident among them', async () => {
    const said = { ...LEEDS_SAID, content: look.content, columns: look.columns };
    // Metres that pass for kilometres would make every rate a thousand times too small.
    const { problem } = await store<Refused>(await readFile(LEEDS), 'leeds.gpkg', { ...said, lengthUnit: 'km' });
    expect(problem).toMatchObject({ code: 'SITE_LENGTHS_UNFIT', details: { column: 'road_length' } });
    expect(problem.details['ratio']).toBeGreaterThan(900);
    expect(await store(await readFile(LEEDS), 'leeds.gpkg', said)).toEqual({
      siteTableId: 1,
      sites: SEGMENTS,
      leftOut: 0,
      remarks: 0,
      told: [],
    });
    const { siteTables } = await ask(
      '{ siteTables { siteTableId kind name firstYear lastYear trafficMeasure trafficOrigin trafficColumn hasMinorTraffic siteCount leftOut retiredAt } }',
    );
    expect(siteTables).toEqual([
      {
        siteTableId: 1,
        kind: 'SEGMENT',
        name: 'Leeds, main roads',
        firstYear: 2011,
        lastYear: 2018,
        trafficMeasure: 'RELATIVE',
        trafficOrigin: 'MODELLED',
        trafficColumn: 'total_traffic',
        hasMinorTraffic: false,
        siteCount: SEGMENTS,
        leftOut: 0,
        retiredAt: null,
      },
    ]);
  });

  it('are ranked where there is no record of an accident and no road, and the run is repeated to the last bit', async () => {
    leeds = await finished(await start({ parameters: { sites: 1, ...FEW } }));
    expect(leeds).toMatchObject({
      status: 'finished',
      accidents: SERIOUS + SLIGHT,
      years: 8,
      period: { start: '2011-01-01', end: '2019-01-01' },
    });
    const { sites, groups, siteTable, table } = leeds.screening!;
    expect(siteTable).toEqual({ siteTableId: 1, name: 'Leeds, main roads', source: 'OGL 3.0', trafficColumn: 'total_traffic' });
    expect(table).toMatchObject({ withinMeters: null, isRelativeTraffic: true });
    expect(sites).toHaveLength(SEGMENTS);
    expect(sites.filter(({ accidents }) => accidents === 0).length).toBeGreaterThan(SEGMENTS / 3);
    expect(sites.reduce((sum, { severities }) => sum + severities.serious, 0)).toBe(SERIOUS);
    expect(groups.map(({ ownName, sites: own, labels }) => [ownName, own, labels.en]).toSorted()).toEqual([
      ['A Road', 1_581, 'Sections: A Road'],
      ['Motorway', 470, 'Sections: Motorway'],
      ['Primary Road', 1_610, 'Sections: Primary Road'],
    ]);
    for (const { function: spf } of groups) {
      expect(spf!.coefficients.map(({ name }) => name)).toEqual(['(intercept)', 'ln-traffic']);
      for (const { pValue, standardError } of spf!.coefficients) expect(pValue >= 0 && pValue <= 1 && standardError > 0).toBe(true);
    }
    // Of a relative measure nobody can make a rate.
    expect(sites.every(({ measures, exposure }) => measures.rate === null && exposure!.label === 'modelled')).toBe(true);
    expect(codesOf(leeds)).toEqual(expect.arrayContaining(['COUNTS_OF_TABLE', 'TRAFFIC_RELATIVE']));
    expect(leeds.hotspots[0]!.roadName).toBe(sites[0]!.roadName);
    const again = await finished(await repeat(leeds.id, 'recorded'));
    expect(again).toMatchObject({ resultDigest: leeds.resultDigest, repeatsExactly: true });
  });

  it('with accidents of their own take no filter', async () => {
    const { userErrors } = await start({ parameters: { sites: 1 }, filter: { period: { start: '2018-01-01', end: '2019-01-01' } } });
    expect(userErrors.map(({ code }) => code)).toEqual(['SITES_COUNT_THEMSELVES']);
    expect((await start({ parameters: { sites: 9 } })).userErrors.map(({ code }) => code)).toEqual(['SITE_TABLE_NOT_FOUND']);
  });

  it('with accidents of their own say nothing of types, and are refused where a type is asked about', async () => {
    const { run, userErrors } = await start({ methodId: 'high-proportion', parameters: { sites: 1 } });
    expect([run, userErrors.map(({ code }) => code)]).toEqual([null, ['SITES_WITHOUT_TYPES']]);
  });

  it('with further columns have them as terms of the function, left out where they do not differ', async () => {
    const said = { ...LEEDS_SAID, content: look.content, columns: look.columns, covariates: ['is_dual_carriageway'] };
    const { siteTableId, sites } = await store(await readFile(LEEDS), 'leeds.gpkg', said);
    expect([siteTableId, sites]).toEqual([2, SEGMENTS]);
    const { screening } = await finished(await start({ parameters: { sites: siteTableId, ...FEW } }));
    const byName = new Map(screening!.groups.map((group) => [group.ownName, group]));
    expect(byName.get('A Road')!.function!.coefficients.map(({ name }) => name)).toContain('covariate:is_dual_carriageway');
    expect(screening!.groups.reduce((sum, group) => sum + group.function!.sites, 0)).toBe(SEGMENTS - 21);
    expect(screening!.groups.flatMap(({ warnings }) => warnings.map(({ code }) => code))).toContain('COVARIATE_PARTLY_MISSING');
  });

  it('say line by line why a line is no site', async () => {
    const columns = { code: 'id', longitude: 'lon', latitude: 'lat', traffic: 'aadt', accidents: 'n' };
    const said = { ...LEEDS_SAID, trafficMeasure: 'vehicles-per-day', trafficOrigin: 'measured', columns };
    const lines = [
      'id,lon,lat,aadt,n',
      'a,-1.5,53.8,900,2',
      'a,-1.5,53.8,900,2',
      'b,-1.5,53.8,900,',
      'c,23.7,37.9,900,1',
      'd,-1.6,53.8,?,0',
      '',
    ];
    const stored = await store(lines.join('\n'), 'junctions.csv', said);
    expect(stored).toMatchObject({ sites: 2, leftOut: 3, remarks: 1 });
    expect(stored.told.map(({ row, message }) => [row, message.en])).toEqual([
      [3, 'the code “a” (column “id”) stands earlier in the file'],
      [4, 'column “n” is empty, and empty does not mean no accident'],
      [5, 'the place (lon, lat) lies beyond the reference system of the organisation or of the file: 23.7 37.9'],
      [6, 'column “aadt” holds no number within reason: “?”'],
    ]);
    const refused = await store<Refused>(lines.slice(0, 1).concat('c,23.7,37.9,900,1', '').join('\n'), 'junctions.csv', said);
    expect(refused.problem.code).toBe('SITE_TABLE_WITHOUT_SITES');
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['accidents without their years', { firstYear: null, lastYear: null }, 'years'],
    ['traffic that is nothing in particular', { trafficMeasure: undefined }, 'trafficMeasure'],
    ['a column that is not there', { columns: { longitude: 'lon', latitude: 'lat', accidents: 'm' } }, 'columns'],
    ['no place', { columns: { accidents: 'n' } }, 'columns'],
  ])('refuse %s', async (_, change, field) => {
    const columns = { longitude: 'lon', latitude: 'lat', accidents: 'n' };
    const said = { ...LEEDS_SAID, columns, ...change };
    const { problem } = await store<Refused>('lon,lat,n\n-1.5,53.8,2\n', 'junctions.csv', said);
    expect(problem).toMatchObject({ code: 'INPUT_INVALID', details: { field } });
  });

  it('without accidents of their own count those on record, and say within what', async () => {
    await server.fixture.import([COLLISIONS]);
    const places = ['code,lon,lat,major_AADT,minor_AADT', 'near,-1.2965,50.7002,5000,400', 'far,-1.5,50.66,100,0', ''].join('\n');
    const columns = { code: 'code', longitude: 'lon', latitude: 'lat', traffic: 'major_AADT', 'minor-traffic': 'minor_AADT' };
    const said = { name: 'Two junctions', trafficMeasure: 'vehicles-per-day', trafficOrigin: 'measured', columns };
    const { siteTableId } = await store(places, 'junctions.csv', said);
    const run = await finished(await start({ parameters: { sites: siteTableId } }));
    expect(run).toMatchObject({ status: 'finished', accidents: 289, parametersUsed: { withinMeters: 150 } });
    const { sites, notAtSites, table } = run.screening!;
    const atSites = sites.reduce((sum, { accidents }) => sum + accidents, 0);
    expect(table!.tooFewWithinUsual).toBeLessThan(100);
    expect(codesOf(run)).toContain('COUNTED_WITHIN_MORE');
    expect(notAtSites).toEqual([{ reason: 'far-from-sites', labels: expect.anything(), accidents: 289 - atSites }]);
    // Without the minor road's traffic there is no logarithm of it.
    expect(new Map(sites.map(({ id, exposure }) => [id, exposure?.minorVehiclesPerDay ?? null]))).toEqual(
      new Map([
        ['near', 400],
        ['far', null],
      ]),
    );
    const closer = await finished(await start({ parameters: { sites: siteTableId, withinMeters: 20 } }));
    expect(closer.screening!.table).toMatchObject({ withinMeters: 20, tooFewWithinUsual: null });
    const shares = await finished(await start({ methodId: 'high-proportion', parameters: { sites: siteTableId, dimension: 'severity' } }));
    expect(shares.proportions!.groups.map(({ accidents, reason }) => [accidents, reason])).toEqual([[atSites, 'SITES_TOO_FEW']]);
    expect(shares.proportions!.siteTable!.name).toBe('Two junctions');
    expect([codesOf(shares).includes('SITES_OF_TABLE_ALIKE'), codesOf(shares).includes('JUNCTION_NODES_APART')]).toEqual([true, false]);
    const summer = { period: { start: '2018-06-01', end: '2018-09-01' } };
    const less = await finished(await start({ parameters: { sites: siteTableId }, filter: summer }));
    expect(less.accidents).toBeLessThan(289);
  });

  it('are brought, listed, ranked and retired from the command line', async () => {
    const { session, printed, said } = makeTestSession({ app: server.app, context: server.fixture.context });
    const file = await server.fixture.writeFile(
      'junctions.csv',
      'id,lon,lat,AADT,n,art\na,-1.5,53.8,900,2,x\nb,-1.6,53.8,800,,x\nc,-1.7,53.8,700,0,y\n',
    );
    const options = ['--name', 'Κόμβοι', '--years', '2019-2020', '--column', 'accidents=n', '--column', 'group=art'];
    await expect(sites.run(session, [file])).rejects.toThrow(UsageError);
    // Nobody has said where the traffic is from.
    await expect(sites.run(session, [file, ...options])).rejects.toThrow('INPUT_INVALID');
    expect(await sites.run(session, [file, ...options, '--traffic', 'measured'])).toBe(0);
    const [id = '', ...described] = printed.at(-1)!.split('\t');
    expect(described).toEqual(['Junctions', 'Κόμβοι', '2', '2019–2020']);
    expect(said).toEqual(['Line 3: column “n” is empty, and empty does not mean no accident.']);
    expect(await screen.run(session, ['--method', 'network-screening', '--param', `sites=${id}`, '--json'])).toBe(0);
    const { screening, accidents } = JSON.parse(printed.at(-1)!) as HotspotRunObject;
    expect([accidents, screening!.groups.map(({ ownName }) => ownName)]).toEqual([2, ['x', 'y']]);
    expect(await sites.run(session, ['--retire', id])).toBe(0);
    expect(printed.at(-1)).toMatch(/\(retired\)$/);
    await expect(sites.run(session, ['--retire', 'x'])).rejects.toThrow(UsageError);
  });

  it('are retired once: nobody chooses them then, and a run that names them is repeated as it was', async () => {
    const retire = 'mutation { retireSiteTable(siteTableId: 1) { siteTable { siteTableId retiredAt } userErrors { code } } }';
    expect((await ask(retire)).retireSiteTable).toMatchObject({ siteTable: { siteTableId: 1 }, userErrors: [] });
    expect((await ask(retire)).retireSiteTable).toMatchObject({ siteTable: null, userErrors: [{ code: 'SITE_TABLE_NOT_FOUND' }] });
    expect((await start({ parameters: { sites: 1 } })).userErrors.map(({ code }) => code)).toEqual(['SITE_TABLE_NOT_FOUND']);
    expect((await repeat(leeds.id, 'current')).userErrors.map(({ code }) => code)).toEqual(['SITE_TABLE_NOT_FOUND']);
    expect(await finished(await repeat(leeds.id, 'recorded'))).toMatchObject({ resultDigest: leeds.resultDigest, repeatsExactly: true });
  });
});
