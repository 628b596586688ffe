import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LINK_CAVEAT_TEXTS } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parse } from 'csv-parse/sync';

import { commitBatch, insertBatch, insertRecords, type RecordRow } from './accidents/testing/insert-records.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import { createPlane } from './common/plane.ts';
import type { StreetDeficitConnection, StreetDeficitsObject } from './columns/accessibility/street-deficits.objects.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnOneDatabase } from './database/testing/test-database.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { migrateInstallation } from './open-installation.ts';
import type { AccessibilityPrioritiesObject, PrioritySiteConnection } from './priorities/accessibility-priorities.objects.ts';

/*
 * A street of 200 m in Athens with two crossings and a footway, and accidents whose distance is known to the metre.
 */

const PLANE = createPlane(2100);
const [X, Y] = PLANE.toMeters(23.7, 37.9)!;
const E7 = 1e7;

/** Columns of a place so many metres to the east and north of the first crossing. */
function at(east: number, north = 0): RecordRow {
  const [longitude, latitude] = PLANE.toDegrees(X + east, Y + north);
  return {
    longitude_e7: Math.round(longitude * E7),
    latitude_e7: Math.round(latitude * E7),
    x_mm: Math.round((X + east) * 1_000),
    y_mm: Math.round((Y + north) * 1_000),
    place_accuracy: 1,
  };
}

const PEDESTRIAN = 1;
const CAR = 5;
const nameOf = (k: number): string => `00000000-0000-4000-8000-${String(k).padStart(12, '0')}`;

/** East of the first crossing, and who took part; null for no place. The third one's place is known as an area only. */
const ACCIDENTS: readonly (readonly [metersEast: number | null, roadUser: number])[] = [
  [0, PEDESTRIAN],
  [29, PEDESTRIAN],
  [5, PEDESTRIAN],
  [null, PEDESTRIAN],
  [-31, PEDESTRIAN],
  [-500, PEDESTRIAN],
  [1, CAR],
  [2, 0],
];

const QUERY = `query ($filter: AccidentFilterInput, $near: Int, $part: Int, $items: [JudgedItem!], $order: StreetOrder, $first: Int, $after: String) {
  streetDeficits(filter: $filter, nearMeters: $near, partMeters: $part) {
    accidentsVersion accessibilityVersion thresholdsVersion barriersVersion nearMeters partMeters level period { start end } temporary
    accidents { meant near away areaOnly withoutPlace roadUsersUnknown } items { item total withoutPlace notNeeded }
    profiles { profile item verdicts { verdict count } } sources
    streets(items: $items, order: $order, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node {
      id item roadName side longitude latitude seenSince seenUntil undated accidents accidentsLower accidentsUpper
      deficit { known unknown applicable lower upper } checks { part measure finding }
      barriers { profile verdict deciding } } } } } }`;

const PRIORITIES = `query ($filter: AccidentFilterInput, $high: Int, $run: ID, $cell: Int) {
  accessibilityPriorities(filter: $filter, highPercent: $high, runId: $run) {
    reason level junctionMeters highPercent onNoSite withoutPlace run { id status current filter problem { code } } cells { excess deficit sites }
    sites(cell: $cell) { totalCount edges { node {
      id kind roadName accidents excessPerYear excessLower excessUpper excessClass noExcessText { en } deficitClass crossings footways
      deficit { known unknown applicable } barriers { profile count } } } } } }`;

interface Priorities extends AccessibilityPrioritiesObject {
  readonly sites: PrioritySiteConnection;
}

/** Six streets from north to south and six from west to east, 100 m apart. */
const STREETS = 6;
const APART = 100;

function streetsAsGeoJson(): string {
  const line = (id: number, name: string, course: readonly (readonly [number, number])[]) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: course.map(([east, north]) => PLANE.toDegrees(X + east, Y + north)) },
    properties: { osm_id: String(id), highway: 'residential', name },
  });
  const steps = Array.from({ length: STREETS }, (_, k) => k * APART);
  return JSON.stringify({
    type: 'FeatureCollection',
    features: steps.flatMap((step, k) => [
      line(
        100 + k,
        `Along ${k}`,
        steps.map((other) => [other, step]),
      ),
      line(
        200 + k,
        `Across ${k}`,
        steps.map((other) => [step, other]),
      ),
    ]),
  });
}

interface Answer extends StreetDeficitsObject {
  readonly streets: StreetDeficitConnection;
}

describeOnOneDatabase('deficits beside pedestrian accidents', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let town: OrganisationContext;
  let analyst: SignedIn;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    town = await createTestOrganisation(database, `town-${randomUUID().slice(0, 8)}`);
    analyst = await signInForTest(database, town.organisationId, { roles: ['analyst'] });
    await insertAccidents(town, ACCIDENTS);
    const other = await createTestOrganisation(database, `other-${randomUUID().slice(0, 8)}`);
    await insertAccidents(other, [[0, PEDESTRIAN]]);
    await insertFeatures(other, [{ feature_id: nameOf(900), item: 3, ...at(0) }], [{ feature_id: nameOf(900) }]);
    await insertFeatures(
      town,
      [
        // Crossings: the first names its ramps, and has signals; the second has neither. The third has no place.
        {
          feature_id: nameOf(1),
          item: 3,
          ...at(0),
          start_feature_id: nameOf(11),
          end_feature_id: nameOf(12),
          source_system: 'osm-accessibility',
        },
        { feature_id: nameOf(2), item: 3, ...at(60) },
        { feature_id: nameOf(3), item: 3 },
        { feature_id: nameOf(4), item: 6, ...at(100, 40), road_name: 'Οδός Δοκιμής', side: 1 },
        { feature_id: nameOf(11), item: 1, ...at(40) },
        { feature_id: nameOf(12), item: 1, ...at(6) },
        { feature_id: nameOf(13), item: 2, ...at(58) },
        // A parked car and a bollard.
        { feature_id: nameOf(14), item: 8, ...at(60) },
        { feature_id: nameOf(15), item: 8, ...at(105, 40) },
      ],
      [
        { feature_id: nameOf(1), attributes: { crossing: 'traffic_signals' }, observed_on: '2024-03-01', date_basis: 1 },
        { feature_id: nameOf(2), observed_on: '2023-03-01', date_basis: 1 },
        { feature_id: nameOf(3) },
        { feature_id: nameOf(4), clear_width_m: 1.2 },
        { feature_id: nameOf(11), state: 2, observed_on: '2022-01-01', date_basis: 1 },
        { feature_id: nameOf(12) },
        { feature_id: nameOf(13), condition: 2 },
        { feature_id: nameOf(14), is_temporary: true },
        { feature_id: nameOf(15) },
      ],
    );
  }, 120_000);
  afterAll(() => app.close());

  async function insertAccidents(context: OrganisationContext, accidents: typeof ACCIDENTS): Promise<void> {
    await insertBatch(database, context, 1);
    const rows = accidents.map(([east], k) => ({
      accident_id: nameOf(k),
      year: 2020,
      month: 5,
      day: 4 + k,
      ...(east === null ? {} : { ...at(east), ...(k === 2 ? { place_accuracy: 3 } : {}) }),
    }));
    // Rows of one insert have the same columns.
    await insertRecords(
      database,
      context,
      'accident_version',
      1,
      rows.filter((row) => 'x_mm' in row),
    );
    const placeless = rows.filter((row) => !('x_mm' in row));
    if (placeless.length > 0) await insertRecords(database, context, 'accident_version', 1, placeless);
    const units = accidents.map(([, road_user], k) => ({ accident_id: nameOf(k), unit_reference: '1', road_user }));
    await insertRecords(database, context, 'traffic_unit_version', 1, units);
    await commitBatch(database, context, 1);
  }

  async function insertFeatures(context: OrganisationContext, features: readonly RecordRow[], looks: readonly RecordRow[]): Promise<void> {
    await insertBatch(database, context, 2, 'accessibility');
    for (const row of features) await insertRecords(database, context, 'accessibility_feature_version', 2, [row]);
    for (const row of looks) await insertRecords(database, context, 'accessibility_observation_version', 2, [row]);
    await commitBatch(database, context, 2);
  }

  interface Sent<Data> {
    readonly data?: Data;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  }

  async function post<Data>(query: string, variables: object, who: SignedIn): Promise<Sent<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: who.cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Sent<Data>;
  }

  const send = (variables: object, who: SignedIn = analyst): Promise<Sent<{ streetDeficits: Answer }>> => post(QUERY, variables, who);

  async function ask(variables: object = {}): Promise<Answer> {
    const { data, errors } = await send(variables);
    expect(errors).toBeUndefined();
    return data!.streetDeficits;
  }

  const streetsOf = ({ streets }: Answer) => Object.fromEntries(streets.edges.map(({ node }) => [Number(node.id.slice(-3)), node]));

  it('count each pedestrian accident once: near, away, without an exact place', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({
      accidentsVersion: 1,
      accessibilityVersion: 1,
      nearMeters: 30,
      partMeters: 10,
      period: { start: '2020-05-04', end: '2020-05-12' },
      accidents: { meant: 6, near: 2, away: 2, areaOnly: 1, withoutPlace: 1, roadUsersUnknown: 1 },
      items: [
        { item: 'CROSSING', total: 3, withoutPlace: 1, notNeeded: 0 },
        { item: 'FOOTWAY', total: 1, withoutPlace: 0, notNeeded: 0 },
      ],
      temporary: 1,
    });
    const { 1: first, 2: second, 3: placeless, 4: footway } = streetsOf(answer);
    // At 0 and 29 m of the first; at 31 m of the second.
    expect([first!.accidents, second!.accidents, placeless!.accidents, footway!.accidents]).toEqual([2, 0, null, 0]);
    // Garwood 1936.
    expect(first!.accidentsLower).toBeCloseTo(0.2422, 4);
    expect(first!.accidentsUpper).toBeCloseTo(7.2247, 4);
    expect([second!.accidentsLower, placeless!.accidentsLower]).toEqual([0, null]);
    expect(second!.accidentsUpper).toBeCloseTo(3.6889, 4);
    expect((await ask({ near: 31 })).accidents).toMatchObject({ near: 3, away: 1 });
  });

  it('ask of each what applies to it, of the ramps that it names and of what lies near it', async () => {
    const { 1: first, 2: second, 4: footway } = streetsOf(await ask());
    const words = (node: typeof first) =>
      node!.checks.map(({ part, measure, finding }) => [part, measure, finding].filter(Boolean).join(' '));
    expect(words(first)).toEqual([
      'SELF IN_ORDER',
      'RAMP_START ABSENT',
      'RAMP_END IN_ORDER',
      'TACTILE_PAVING UNKNOWN',
      'AUDIBLE_SIGNAL UNKNOWN',
    ]);
    expect(first!.deficit).toEqual({ known: 1, unknown: 2, applicable: 5, lower: 0.2, upper: 0.6 });
    expect(words(second)).toEqual(['SELF IN_ORDER', 'RAMP_START UNKNOWN', 'RAMP_END UNKNOWN', 'TACTILE_PAVING DEFECTIVE']);
    expect(words(footway)).toEqual([
      'SELF IN_ORDER',
      'SELF CLEAR_WIDTH_METERS BEYOND_LIMIT',
      'SELF CROSS_SLOPE_PERCENT UNKNOWN',
      'OBSTACLE HINDERS',
    ]);
    expect([first!.seenSince, first!.seenUntil, first!.undated]).toEqual(['2022-01-01', '2024-03-01', 1]);
    // Nothing within a metre but what is named.
    expect(streetsOf(await ask({ part: 1 }))[2]!.deficit).toMatchObject({ known: 0, unknown: 3 });
  });

  it('say whom each stops, and by what', async () => {
    const answer = await ask();
    const { 1: first, 2: second } = streetsOf(answer);
    const decidedBy = (deciding: readonly number[]) => deciding.map((position) => first!.checks[position]!.part);
    expect(first!.barriers.map(({ profile, verdict, deciding }) => [profile, verdict, decidedBy(deciding)])).toEqual([
      ['WHEELCHAIR', 'BARRIER', ['RAMP_START']],
      ['BLIND', 'UNKNOWN', ['TACTILE_PAVING', 'AUDIBLE_SIGNAL']],
      ['OLDER', 'UNKNOWN', ['RAMP_START']],
    ]);
    expect(second!.barriers[1]).toMatchObject({ verdict: 'UNKNOWN', deciding: [3] });
    expect(answer.profiles[0]).toMatchObject({
      profile: 'WHEELCHAIR',
      item: 'CROSSING',
      verdicts: [
        { verdict: 'BARRIER', count: 1 },
        { verdict: 'UNKNOWN', count: 2 },
        { verdict: 'NO_BARRIER', count: 0 },
      ],
    });
  });

  it('come by one axis or the other, in pages, of what is asked', async () => {
    const idsOf = ({ streets }: Answer) => streets.edges.map(({ node }) => Number(node.id.slice(-3)));
    expect(idsOf(await ask())).toEqual([1, 4, 2, 3]);
    expect(idsOf(await ask({ order: 'DEFICIT' }))).toEqual([4, 2, 1, 3]);
    expect(idsOf(await ask({ items: ['CROSSING'] }))).toEqual([1, 2, 3]);
    const page = await ask({ first: 3 });
    expect([idsOf(page), page.streets.totalCount, page.streets.pageInfo.hasNextPage]).toEqual([[1, 4, 2], 4, true]);
    expect(idsOf(await ask({ first: 3, after: page.streets.pageInfo.endCursor }))).toEqual([3]);
  });

  it('obey the filter but for what it says of road users', async () => {
    const period = { start: '2020-05-04', end: '2020-05-05' };
    const selections = [{ dimension: 'ROAD_USER', values: ['bicycle'] }];
    expect((await ask({ filter: { period, selections } })).accidents).toMatchObject({ meant: 1, near: 1, roadUsersUnknown: 0 });
    for (const variables of [{ near: 4 }, { part: 51 }, { first: 0 }]) {
      expect((await send(variables)).errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    }
  });

  it('are a file with the same rows, what they rest on, and the caveats', async () => {
    const address = `${url}/api/export/street-deficits`;
    const get = (rest: string): Promise<Response> => fetch(`${address}.${rest}`, { headers: { cookie: analyst.cookie } });
    const rows: Record<string, string>[] = parse(await (await get('csv?lang=en&items=crossing')).text(), { columns: true });
    const [first] = rows;
    expect(rows.map(({ Id }) => Number(Id!.slice(-3)))).toEqual([1, 2, 3]);
    expect(first).toMatchObject({
      'Pedestrian accidents near': '2',
      'Deficit at least': '0.2',
      'Deficit at most': '0.6',
      'Wheelchair users': 'Barrier',
      'Wheelchair users: what decides': 'Ramp at one end: missing',
      'Blind people': 'Not known',
      'Refuge island': '',
    });
    expect(rows[2]!['Pedestrian accidents near']).toBe('');
    const { about } = (await (await get('geojson?lang=el&nearMeters=31')).json()) as { about: Record<string, unknown> };
    expect(about).toMatchObject({ nearMeters: 31, near: 3, withoutPlace: 1, caveat_walking: LINK_CAVEAT_TEXTS.walking.el });
    for (const rest of ['csv?nearMeters=4', 'csv?items=bridge', 'csv?order=index', 'csv?highPercent=5']) {
      expect([rest, (await get(rest)).status]).toEqual([rest, 400]);
    }
  });

  it('are of the own records, and of nothing for whoever may not read', async () => {
    const officer = await signInForTest(database, town.organisationId, { roles: ['data-protection-officer'] });
    expect((await send({}, officer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await send({}, { ...officer, cookie: '' })).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
    const newTown = await createTestOrganisation(database, `new-${randomUUID().slice(0, 8)}`);
    const stranger = await signInForTest(database, newTown.organisationId);
    const { data } = await send({}, stranger);
    expect(data!.streetDeficits).toMatchObject({ accidents: { meant: 0 }, streets: { totalCount: 0 }, period: null });
    // Without accidents on record there are not none near by.
    await insertFeatures(newTown, [{ feature_id: nameOf(950), item: 3, ...at(0) }], [{ feature_id: nameOf(950) }]);
    const filter = { period: { start: '2020-01-01', end: '2021-01-01' } };
    const { period, streets } = (await send({ filter }, stranger)).data!.streetDeficits;
    expect([period, streets.edges.map(({ node }) => [node.accidents, node.accidentsUpper])]).toEqual([null, [[null, null]]]);
  });

  describe('at the sites of a network', () => {
    let fixture: ImportsFixture;
    let engineer: SignedIn;
    const FILTER = { period: { start: '2020-01-01', end: '2023-01-01' } };
    const OF_PEDESTRIANS = { ...FILTER, selections: [{ dimension: 'ROAD_USER', values: ['pedestrian'] }] };

    beforeAll(async () => {
      fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
      engineer = await signInForTest(database, fixture.context.organisationId);
      // Thirty at one junction, one at each of six others, and a car where there is nothing else.
      const places = [
        ...Array.from({ length: 30 }, () => [200, 200] as const),
        ...Array.from({ length: 4 }, (_, k) => [(k + 1) * APART, 300] as const),
        [100, 100] as const,
        [400, 100] as const,
      ];
      await insertBatch(database, fixture.context, 900);
      const idOf = (k: number): string => nameOf(5_000 + k);
      const rows = places.map(([east, north], k) => ({
        accident_id: idOf(k),
        year: 2020 + (k % 3),
        month: 1 + (k % 12),
        day: 4,
        ...at(east, north),
      }));
      await insertRecords(database, fixture.context, 'accident_version', 900, rows);
      const units = rows.map(({ accident_id }) => ({ accident_id, unit_reference: '1', road_user: PEDESTRIAN }));
      await insertRecords(database, fixture.context, 'traffic_unit_version', 900, units);
      await commitBatch(database, fixture.context, 900);
      await insertBatch(database, fixture.context, 901, 'accessibility');
      for (const [k, place] of [at(205, 200), at(103, 100), at(330, 300)].entries()) {
        const feature = { feature_id: nameOf(6_000 + k), item: 3, ...place };
        await insertRecords(database, fixture.context, 'accessibility_feature_version', 901, [feature]);
        // Missing at the junction of the thirty; elsewhere nothing but the crossing is known.
        await insertRecords(database, fixture.context, 'accessibility_observation_version', 901, [
          { feature_id: feature.feature_id, state: k === 0 ? 2 : 1 },
        ]);
      }
      await commitBatch(database, fixture.context, 901);
    }, 120_000);
    afterAll(() => fixture.remove());

    async function ask(variables: object = {}): Promise<Priorities> {
      const { data, errors } = await post<{ accessibilityPriorities: Priorities }>(PRIORITIES, { filter: FILTER, ...variables }, engineer);
      expect(errors).toBeUndefined();
      return data!.accessibilityPriorities;
    }

    async function codeOf(variables: object): Promise<string | undefined> {
      return (await post(PRIORITIES, variables, engineer)).errors?.[0]?.extensions.code;
    }

    async function screen(filter: object): Promise<string> {
      const query = 'mutation ($input: RunHotspotsInput!) { runHotspots(input: $input) { run { id } userErrors { code } } }';
      const { data } = await post<{ runHotspots: { run: { id: string } } }>(
        query,
        { input: { methodId: 'network-screening', parameters: {}, filter } },
        engineer,
      );
      return data!.runHotspots.run.id;
    }

    it('say what is missing for it: roads, then a run of the pedestrian accidents', async () => {
      expect(await ask()).toMatchObject({ reason: 'NO_ROADS', run: null, cells: null, level: null, sites: { totalCount: 0 } });
      await fixture.importTexts({ 'streets.geojson': streetsAsGeoJson() });
      expect(await ask()).toMatchObject({ reason: 'RUN_NEEDED', run: null });
      // A run of all accidents is none of these.
      const ofAll = await screen(FILTER);
      expect((await ask()).reason).toBe('RUN_NEEDED');
      expect(await codeOf({ run: ofAll })).toBe('INPUT_INVALID');
      expect(await codeOf({ run: randomUUID() })).toBe('HOTSPOT_RUN_NOT_FOUND');
    });

    it('are a matrix of two intervals in which each site stands once', async () => {
      const id = await screen(OF_PEDESTRIANS);
      let answer = await ask();
      for (; answer.reason === 'RUN_UNDER_WAY'; answer = await ask()) await sleep(50);
      expect(answer).toMatchObject({
        reason: null,
        level: 0.95,
        junctionMeters: 20,
        highPercent: 50,
        run: { id, status: 'finished', current: true },
      });
      // Of 36 nodes the four corners are no junctions; 60 sections, since streets of other names are not one.
      expect(answer.cells!.reduce((sum, { sites }) => sum + sites, 0)).toBe(32 + 60);
      expect([answer.onNoSite, answer.withoutPlace]).toEqual([0, 0]);
      const nodes = answer.sites.edges.map(({ node }) => node);
      const [first] = nodes;
      expect(first).toMatchObject({
        kind: 'junction',
        accidents: 30,
        excessClass: 'ABOVE',
        deficitClass: 'HIGH',
        deficit: { known: 1, unknown: 0, applicable: 1 },
        crossings: 1,
        footways: 0,
        barriers: ['WHEELCHAIR', 'BLIND', 'OLDER'].map((profile) => ({ profile, count: 1 })),
      });
      expect([first!.excessLower! > 0, first!.excessPerYear! > first!.excessLower!, first!.excessUpper! > first!.excessPerYear!]).toEqual([
        true,
        true,
        true,
      ]);
      // The other junction with a crossing, and the section with one: whatever their excess, their deficit cannot be told.
      expect(nodes.slice(1).map(({ kind, deficitClass, deficit }) => [kind, deficitClass, deficit!.unknown])).toEqual(
        expect.arrayContaining([
          ['junction', 'UNDECIDED', 3],
          ['segment', 'UNDECIDED', 3],
        ]),
      );
      // What says nothing says why.
      for (const { excessLower, excessClass, noExcessText } of nodes) {
        expect([excessLower === null, noExcessText !== null]).toEqual([excessClass === null, excessClass === null]);
      }
      const position = answer.cells!.findIndex((cell) => String(cell.excess) === 'ABOVE' && String(cell.deficit) === 'HIGH');
      expect((await ask({ cell: position, run: id })).sites.totalCount).toBe(answer.cells![position]!.sites);
      expect([await codeOf({ cell: 99 }), await codeOf({ high: 0 })]).toEqual(['INPUT_INVALID', 'INPUT_INVALID']);
      // A newer run of the same accidents over a table's sites is none of the network.
      await database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO hotspot_run SELECT (jsonb_populate_record(h, jsonb_build_object(
             'run_id', gen_random_uuid(), 'parameters', h.parameters || '{"sites": 1}', 'created_at', now() + interval '1 hour'))).*
           FROM hotspot_run h WHERE h.run_id = $1`,
          [id],
        ),
      );
      expect((await ask()).run!.id).toBe(id);
      // A stranger knows no such run.
      expect((await post(PRIORITIES, { run: id }, analyst)).errors?.[0]?.extensions.code).toBe('HOTSPOT_RUN_NOT_FOUND');
    });

    it('are a file with both intervals, the run, and no number of both', async () => {
      const get = (rest: string): Promise<Response> =>
        fetch(`${url}/api/export/accessibility-priorities.${rest}`, { headers: { cookie: engineer.cookie } });
      const period = 'from=2020-01-01&to=2022-12-31';
      const [row]: Record<string, string>[] = parse(await (await get(`csv?lang=en&${period}`)).text(), { columns: true });
      expect(row).toMatchObject({
        'Pedestrian accidents': '30',
        'Axis of accidents': 'Surely more than at sites like it',
        'Deficit at least': '1',
        'Axis of deficits': 'Deficit surely high',
        'Barriers: Blind people': '1',
      });
      expect(Number(row!['Excess, lower limit'])).toBeGreaterThan(0);
      expect(Object.keys(row!).filter((heading) => /score|index|priority|rank/i.test(heading))).toEqual([]);
      const { about, features } = (await (await get(`geojson?lang=el&${period}&highPercent=60`)).json()) as {
        about: Record<string, unknown>;
        features: { geometry: { type: string } }[];
      };
      expect(about).toMatchObject({ highPercent: 60, run: expect.any(String), caveat_walking: LINK_CAVEAT_TEXTS.walking.el });
      expect(new Set(features.map(({ geometry }) => geometry.type))).toEqual(new Set(['Point', 'MultiLineString']));
      // Without a run of these accidents there are no rows.
      expect((await get('csv?from=2019-01-01&to=2019-12-31')).headers.get('x-elektron-rows')).toBe('0');
      for (const rest of ['csv?cell=99', 'csv?cell=x', 'csv?nearMeters=30', 'csv?highPercent=0']) {
        expect([rest, (await get(rest)).status]).toEqual([rest, 400]);
      }
    });
  });
});
