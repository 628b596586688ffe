import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import { assess } from './cli/assess.ts';
import { screen } from './cli/screen.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import type { Database } from './database/database.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import { LISTED_SITES } from './hotspots/packed-sites.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';
import type { HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { RunAsGeoJson } from './hotspots/run-as-geojson.ts';
import type { StoredSite } from './hotspots/stored-hotspot-result.ts';
import type { NetworkAssessmentObject } from './network-assessment/network-assessment.objects.ts';
import { makeGrid } from './road-network/testing/make-grid.ts';

/*
 * A chessboard of streets over Newport, with the collisions of 2018: as many sites as a result does not list, and some more.
 */

const ACCIDENTS = fileURLToPath(new URL('../../../tests/fixtures/uk-isle-of-wight/car_crashes_2018_iow.gpkg', import.meta.url));
const STREETS = 47;
/** Sites that a former version would have kept of this network, had its list been so short: sections are missing from it. */
const CUT = 1_000;
/** For what reads all of them several times. */
const LONG = 300_000;
/** Where streets cross; at a corner of the board nothing does, and its two sides are sections of two classes. */
const JUNCTIONS = STREETS ** 2 - 4;
const SECTIONS = 2 * STREETS * (STREETS - 1);
const SITES = JUNCTIONS + SECTIONS;

const OF_2018 = { period: { start: '2018-01-01', end: '2019-01-01' } };
const BOTH = { classes: ['trunk', 'unclassified'] };
const ASSESSMENT = `query ($runId: ID!, $question: NetworkAssessmentInput, $kind: String, $order: String, $within: [Float!], $first: Int, $skip: Int) {
  networkAssessment(runId: $runId, question: $question) {
    siteCount notices { code message { en } } totals roadClasses sites(kind: $kind, order: $order, within: $within, first: $first, skip: $skip) } }`;

interface Data {
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
  readonly networkAssessment: NetworkAssessmentObject;
}

describeOnOneDatabase('a network with more sites than a result lists', (open) => {
  let database: Database;
  let server: RecordsServer;
  let run: HotspotRunObject;
  /** As they are kept, in the order of the ranking. */
  let kept: readonly StoredSite[];

  beforeAll(async () => {
    database = await open();
    server = await RecordsServer.start(database);
    await server.fixture.import([ACCIDENTS]);
    await server.fixture.importTexts({ 'roads.geojson': makeGrid(STREETS, { west: -1.33, south: 50.685, step: 0.0016 }) });
    run = await finished(await start({}));
    kept = (await partsOf(run.id)).flatMap((text) => JSON.parse(text) as StoredSite[]);
  }, 300_000);
  afterAll(() => server.close());

  const ask = (query: string, variables: object = {}): Promise<Data> => server.ask(query, variables);
  const { start, repeat, finished } = makeRunCaller(ask, 'id status resultDigest repeatsExactly screening summary warnings { code }', {
    methodId: 'network-screening',
    parameters: {},
    filter: OF_2018,
  });

  async function partsOf(runId: string): Promise<string[]> {
    const rows = await database.asOwner((sql) =>
      sql.query<{ packed: Uint8Array }>('SELECT packed FROM hotspot_run_sites WHERE run_id = $1 ORDER BY part_no', [runId]),
    );
    return rows.map(({ packed }) => gunzipSync(packed).toString());
  }

  const assessed = async (asked: object = {}, runId = run.id): Promise<NetworkAssessmentObject> =>
    (await ask(ASSESSMENT, { runId, question: BOTH, ...asked })).networkAssessment;

  const take = async (path: string): Promise<Response> => fetch(`${server.url}/api/export/${path}`, { headers: { cookie: server.cookie } });

  const idsOf = (sites: readonly { readonly kind: string; readonly id: string }[]): string[] =>
    sites.map(({ kind, id }) => `${kind} ${id}`);

  it('has all of them beside its result, which lists the first and names the digest of all', async () => {
    const { sites, complete } = run.screening!;
    expect(kept).toHaveLength(SITES);
    expect(new Set(idsOf(kept)).size).toBe(SITES);
    expect(sites).toEqual(kept.slice(0, LISTED_SITES));
    const digest = createHash('sha256')
      .update((await partsOf(run.id)).join(''))
      .digest('hex');
    expect(complete).toEqual({ sites: SITES, parts: Math.ceil(SITES / 1_000), digest });
    const codes = run.warnings.map(({ code }) => code);
    expect([codes.includes('SITES_FIRST_LISTED'), codes.includes('SITES_NOT_ALL_LISTED')]).toEqual([true, false]);
  });

  it('is repeated to the same bits, the sites beside the result too', async () => {
    const again = await finished(await repeat(run.id, 'recorded'));
    expect([again.repeatsExactly, again.resultDigest]).toEqual([true, run.resultDigest]);
    expect(await partsOf(again.id)).toEqual(await partsOf(run.id));
  });

  it('is assessed whole: every section and junction has a class or a reason, and nothing is said to be missing', async () => {
    const answer = await assessed();
    expect(answer.siteCount).toBe(SITES);
    expect(answer.totals.reduce((sum, { sites }) => sum + sites, 0)).toBe(SITES);
    expect(answer.roadClasses!.reduce((sum, { sections }) => sum + sections, 0)).toBe(SECTIONS);
    expect(answer.notices.map(({ code }) => code)).not.toContain('SECTIONS_NOT_LISTED');
    expect(answer.sites).toHaveLength(LISTED_SITES);
    const rest = await assessed({ skip: LISTED_SITES });
    expect(idsOf([...answer.sites, ...rest.sites]).sort()).toEqual(idsOf(kept).sort());
    for (const { safetyClass, reason } of [...answer.sites, ...rest.sites])
      expect(safetyClass === 'not-assessable').toBe(reason !== null && safetyClass !== 'medium');
  });

  it('gives the sites that are asked for: of one kind, in an order, in a box, page by page', async () => {
    const all = [...(await assessed()).sites, ...(await assessed({ skip: LISTED_SITES })).sites];
    const junctions = (await assessed({ kind: 'junction', first: 5, skip: 2 })).sites;
    expect(idsOf(junctions)).toEqual(idsOf(all.filter(({ kind }) => kind === 'junction').slice(2, 7)));
    const byAccidents = (await assessed({ order: 'accidents', first: 4 })).sites.map(({ accidents }) => accidents);
    expect(byAccidents).toEqual(
      kept
        .map(({ accidents }) => accidents)
        .toSorted((a, b) => b - a)
        .slice(0, 4),
    );
    const [west, south, east, north] = [-1.3301, 50.6849, -1.3283, 50.6867];
    const inBox = (await assessed({ within: [west, south, east, north] })).sites;
    // The lowest left square of the board: its three crossings, its four sides, and the four streets that leave it.
    expect(inBox).toHaveLength(11);
    const codeOf = async (asked: object): Promise<unknown> => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: server.cookie },
        body: JSON.stringify({ query: ASSESSMENT, variables: { runId: run.id, question: BOTH, ...asked } }),
      });
      return ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
    };
    for (const asked of [
      { kind: 'bridge' },
      { order: 'name' },
      { within: [1, 2, 3] },
      { within: [2, 0, 1, 1] },
      { first: 0 },
      { first: 6_001 },
      { skip: -1 },
    ])
      expect(await codeOf(asked)).toBe('INPUT_INVALID');
  });

  it('says which roads were decided that it does not have', async () => {
    const { notices } = await assessed({ question: { ...BOTH, covered: ['Nowhere Lane|trunk'] } });
    expect(notices.find(({ code }) => code === 'ROADS_NOT_IN_RUN')!.message.en).toContain('Nowhere Lane|trunk');
    expect((await assessed()).notices.map(({ code }) => code)).not.toContain('ROADS_NOT_IN_RUN');
  });

  it(
    'leaves whole as files',
    async () => {
      const geojson = await take(`hotspots.geojson?run=${run.id}`);
      expect(geojson.headers.get('x-elektron-places')).toBe(String(SITES));
      const { features } = (await geojson.json()) as {
        readonly features: readonly { readonly properties: { readonly id: string; readonly kind: string; readonly predicted: number } }[];
      };
      expect(idsOf(features.map(({ properties }) => properties))).toEqual(idsOf(kept));
      expect(features.map(({ properties }) => properties.predicted)).toEqual(kept.map(({ predicted }) => predicted));
      const lines = async (path: string): Promise<number> => (await (await take(path)).text()).trim().split('\r\n').length - 1;
      expect(await lines(`hotspots.csv?run=${run.id}`)).toBe(SITES);
      expect(await lines(`network-assessment.csv?run=${run.id}&classes=trunk,unclassified`)).toBe(SITES);
    },
    LONG,
  );

  it(
    'is printed whole at the terminal',
    async () => {
      const { session, printed } = makeTestSession({ app: server.app, context: server.fixture.context });
      expect(
        await screen.run(session, [
          '--method',
          'network-screening',
          '--filter',
          JSON.stringify({ ...OF_2018, selections: {} }),
          '--geojson',
        ]),
      ).toBe(0);
      expect((JSON.parse(printed.join('')) as RunAsGeoJson).features).toHaveLength(SITES);
      printed.length = 0;
      expect(await assess.run(session, ['--run', run.id, '--class', 'trunk', '--class', 'unclassified', '--json'])).toBe(0);
      expect((JSON.parse(printed.join('')) as NetworkAssessmentObject).sites).toHaveLength(SITES);
    },
    LONG,
  );

  it('is still read where a former version has cut its list, with what it said then', async () => {
    const id = await copyAsFormer(run.id);
    const answer = await assessed({}, id);
    const listed = kept.slice(0, CUT);
    expect(answer.siteCount).toBe(CUT);
    expect(answer.roadClasses).toBeNull();
    const missing = SECTIONS - listed.filter(({ kind }) => kind === 'segment').length;
    const said = answer.notices
      .filter(({ code }) => code === 'SECTIONS_NOT_LISTED')
      .map(({ message }) => Number(/([\d,]+) more/.exec(message.en)![1]!.replaceAll(',', '')));
    expect(said.reduce((sum, count) => sum + count, 0)).toBe(missing);
    expect((await take(`hotspots.geojson?run=${id}`)).headers.get('x-elektron-places')).toBe(String(CUT));
  });

  /** The run as it would have been stored before all sites were kept. */
  async function copyAsFormer(runId: string): Promise<string> {
    const id = '00000000-0000-4000-8000-00000000f0f0';
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO hotspot_run SELECT (jsonb_populate_record(h, jsonb_build_object('run_id', $2::text, 'result', jsonb_set(h.result #- '{screening,complete}', '{screening,sites}', jsonb_path_query_array(h.result, $3::jsonpath))))).*
         FROM hotspot_run h WHERE h.run_id = $1`,
        [runId, id, `$.screening.sites[0 to ${CUT - 1}]`],
      ),
    );
    return id;
  }
});
