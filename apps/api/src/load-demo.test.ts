import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseMapping } from '@elektron/importers';
import { HOTSPOT_METHODS, needsRoads } from '@elektron/spatial-analysis';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { DEMO_SLUGS, readEnvironment } from './common/env.ts';
import type { ActingContext } from './common/acting-context.ts';
import type { Database } from './database/database.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import { DemoBackground } from './demo-background.ts';
import { listDemoAreas, listDemoImports } from './demo/demo-files.ts';
import { FIRST_DEMO_PLACE, FURTHER_DEMO_PLACES, type DemoPlace } from './demo/demo-places.ts';
import { LEEDS_ROADS } from './demo/leeds-roads.ts';
import { createHttpServer } from './http-server.ts';
import { DEMO_ACCOUNTS } from './identity/people/demo-people.ts';
import { DemoOrganisations, type DemoProgress } from './identity/people/demo-organisations.ts';
import { PersonRepository } from './identity/people/person.repository.ts';
import { BatchActionsService } from './imports/batch-actions.service.ts';
import type { ImportBatch } from './imports/import-batch.ts';
import { ImportsService } from './imports/imports.service.ts';
import { publishedText } from './imports/testing/published-text.ts';
import { loadDemoPlace, prepareDemo } from './load-demo.ts';
import { importRecords } from './load-demo-records.ts';
import { migrateInstallation } from './open-installation.ts';

const PLACES = [FIRST_DEMO_PLACE, ...FURTHER_DEMO_PLACES];
const DEMO = fileURLToPath(new URL('../../../demo/', import.meta.url));
const NEVER = new AbortController().signal;

describe('the organisations of the demonstration', () => {
  it('are those that the environment can name, each with its own number', () => {
    expect(PLACES.map(({ organisation }) => organisation.slug)).toEqual([...DEMO_SLUGS]);
    expect(new Set(PLACES.map(({ organisation }) => organisation.organisationId)).size).toBe(PLACES.length);
  });

  it.each(PLACES)('$folder has all its files here, and the README that names their licence', (place) => {
    expect(listDemoImports(place)).toHaveLength(place.imports.length);
    expect(listDemoAreas(place)).toHaveLength(place.areas.length);
    expect(readFileSync(join(DEMO, place.folder, 'README.md'), 'utf8')).toContain('Licence');
  });

  it.each(PLACES)('$folder names OpenStreetMap on its maps exactly where files are of OpenStreetMap', ({ imports, organisation }) => {
    const isOfOsm = imports.some(({ formatId }) => formatId?.startsWith('osm-'));
    for (const text of Object.values(organisation.attribution)) expect(/OpenStreetMap.*ODbL/.test(text)).toBe(isOfOsm);
  });

  it('reads the roads of Leeds by a mapping for the columns that their file has', () => {
    const table = 'leeds_road_network_merged_nomis';
    const file = new DatabaseSync(join(DEMO, 'leeds', `${table}.gpkg`), { readOnly: true });
    const columns = file.prepare(`PRAGMA table_info(${table})`).all() as unknown as { readonly name: string }[];
    const classes = file.prepare(`SELECT DISTINCT CLASSIFICA AS name FROM ${table}`).all() as unknown as { readonly name: string }[];
    file.close();
    const { headings, codes, reading } = parseMapping(LEEDS_ROADS);
    const own = columns.map(({ name }) => name.toLowerCase().replaceAll('_', ' '));
    expect([...headings, 'fid', 'geometry'].sort()).toEqual([...own, 'geometry line'].sort());
    expect(Object.keys(codes['road-class'] ?? {}).sort()).toEqual(classes.map(({ name }) => name).sort());
    expect(reading).toEqual({ content: table });
  });

  it('have the same roles, each in an account of its own', () => {
    const rolesOf = (slug: string): string[] =>
      DEMO_ACCOUNTS.filter(({ organisation }) => organisation === slug).map(({ roles }) => roles.join());
    for (const slug of DEMO_SLUGS) expect(rolesOf(slug)).toEqual(rolesOf('demo'));
    expect(new Set(DEMO_ACCOUNTS.map(({ email }) => email)).size).toBe(DEMO_ACCOUNTS.length);
  });
});

interface Held {
  readonly signInOptions: { readonly demoOrganisations: readonly { readonly slug: string; readonly progress: DemoProgress | null }[] };
  readonly organisation: { readonly slug: string };
  readonly accidentFacets: { readonly allAccidents: number };
  readonly roadNetwork: { readonly segments: number };
  readonly mapContext: { readonly countSites: readonly unknown[] };
  readonly accessibilityInventory: { readonly total: number };
  readonly areaCollections: readonly { readonly itemCount: number; readonly licence: string }[];
  readonly hotspotRuns: readonly { readonly status: string; readonly filter: unknown }[];
  readonly interventions: readonly unknown[];
  readonly reportingNotes: readonly unknown[];
}

const HELD = `{ organisation { slug } accidentFacets { allAccidents } roadNetwork { segments } mapContext { countSites { id } }
  accessibilityInventory { total } areaCollections { itemCount licence } hotspotRuns { status filter } interventions { id } reportingNotes { startsOn source } }`;

describeOnOneDatabase('loading an organisation of the demonstration', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let folder: string;
  let leeds: DemoPlace;
  let helsinki: DemoPlace;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-demo-'));
    [leeds, helsinki] = writeSmallPlaces(folder);
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    await new PersonRepository(database).allowDemo(true);
    app = await createHttpServer(environment, database);
    await prepareDemo(app, [FIRST_DEMO_PLACE, leeds, helsinki]);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  }, 600_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const contextOf = ({ organisation }: DemoPlace): ActingContext => database.actAsInstallation(organisation.organisationId);
  const batchesOf = (place: DemoPlace): Promise<ImportBatch[]> =>
    app.get(ImportsService, { strict: false }).list(contextOf(place), 100, null);

  async function post(query: string, variables: object, cookie = ''): Promise<{ readonly data: unknown; readonly cookie: string }> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    expect(errors).toBeUndefined();
    return { data, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  }

  /** What somebody sees who has signed in with an account of the sign-in page. */
  async function seenBy(name: string): Promise<Held> {
    const account = DEMO_ACCOUNTS.find(({ email }) => email === `${name}@demo.example`);
    const input = { email: account?.email, password: account?.password };
    const { cookie } = await post('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', { input });
    return (await post(HELD, {}, cookie)).data as Held;
  }

  async function progressAtTheDoor(slug: string): Promise<DemoProgress | null | undefined> {
    const { data } = await post('{ signInOptions { demoOrganisations { slug progress { partsLoaded parts } } } }', {});
    return (data as Held).signInOptions.demoOrganisations.find((each) => each.slug === slug)?.progress;
  }

  it('says how far it is while it goes on, and nothing afterwards', async () => {
    const shown: (DemoProgress | null | undefined)[] = [];
    const list = (): DemoProgress | null | undefined =>
      app
        .get(DemoOrganisations)
        .list()
        .find(({ slug }) => slug === 'demo-leeds')?.progress;
    expect(await loadDemoPlace(app, leeds, () => shown.push(list()), NEVER)).toBe(true);
    const parts = leeds.imports.length + leeds.areas.length;
    expect(shown).toEqual(Array.from({ length: parts }, (_, partsLoaded) => ({ partsLoaded, parts })));
    expect(await progressAtTheDoor('demo-leeds')).toBeNull();
    expect((await batchesOf(leeds)).map(({ status, formatId }) => `${formatId} ${status}`)).toEqual(
      ['osm-accessibility', 'osm-accessibility', 'osm-roads', 'dft-aadf'].map((format) => `${format} committed`),
    );
  }, 600_000);

  it('goes on with an import that was cut off, and leaves no second one', async () => {
    const [accidents] = listDemoImports(helsinki);
    const cutOff = AbortSignal.abort();
    expect(await importRecords(app, contextOf(helsinki), accidents!, cutOff)).toContain('cut off');
    expect((await batchesOf(helsinki)).map(({ status }) => status)).toEqual(['interrupted']);
    const background = new DemoBackground(app, () => undefined);
    background.begin([leeds, helsinki]);
    expect(await progressAtTheDoor('demo-helsinki')).toMatchObject({ partsLoaded: 0 });
    await background.loaded();
    const batches = await batchesOf(helsinki);
    expect(batches.map(({ status, formatId }) => `${formatId} ${status}`)).toEqual(
      ['osm-accessibility', 'osm-roads', 'helsinki'].map((format) => `${format} committed`),
    );
    expect(batches.at(-1)?.position.attempt).toBe(2);
    expect(await progressAtTheDoor('demo-helsinki')).toBeNull();
  }, 600_000);

  it('fills each organisation with its own, of which the others see nothing', async () => {
    const [ofLeeds, ofHelsinki, ofFirst] = await Promise.all(['leeds-all', 'helsinki-all', 'all'].map(seenBy));
    expect(ofLeeds).toMatchObject({ organisation: { slug: 'demo-leeds' }, accidentFacets: { allAccidents: 0 }, hotspotRuns: [] });
    expect(ofLeeds!.roadNetwork.segments).toBeGreaterThan(100);
    expect(ofLeeds!.mapContext.countSites.length).toBeGreaterThan(1);
    expect(ofLeeds!.accessibilityInventory.total).toBeGreaterThan(50);
    expect(ofLeeds!.areaCollections).toEqual(expect.arrayContaining([{ itemCount: expect.any(Number), licence: 'ODbL 1.0' }]));
    expect(ofHelsinki).toMatchObject({ organisation: { slug: 'demo-helsinki' }, areaCollections: [], mapContext: { countSites: [] } });
    expect(ofHelsinki!.accidentFacets.allAccidents).toBe(SMALL_ACCIDENTS);
    // By the methods that need no roads.
    const asked = HOTSPOT_METHODS.filter((method) => !needsRoads(method));
    expect(ofHelsinki!.hotspotRuns.map(({ status }) => status)).toEqual(asked.map(() => 'finished'));
    expect(ofFirst).toEqual({
      organisation: { slug: 'demo' },
      accidentFacets: { allAccidents: 0 },
      roadNetwork: { segments: 0 },
      mapContext: { countSites: [] },
      accessibilityInventory: { total: 0 },
      areaCollections: [],
      hotspotRuns: [],
      interventions: [],
      reportingNotes: [],
    });
    expect(ofHelsinki!.reportingNotes).toMatchObject([{ startsOn: '2022-01-01', source: expect.stringContaining('demo/helsinki') }]);
    // Nothing illustrative but in the first, where it is said.
    expect([ofLeeds!.interventions, ofHelsinki!.interventions]).toEqual([[], []]);
  });

  it('is done once: what a person has undone stays undone', async () => {
    const [latest] = await batchesOf(leeds);
    await app.get(BatchActionsService, { strict: false }).undo(contextOf(leeds), latest!.batchId);
    for (const place of [leeds, helsinki]) expect(await loadDemoPlace(app, place, () => undefined, NEVER)).toBe(false);
    expect((await batchesOf(leeds))[0]).toMatchObject({ batchId: latest!.batchId, status: 'undone' });
  });

  it('ends when the process does, before the next import', async () => {
    const place = { ...leeds, imports: [...leeds.imports, { files: [leeds.imports[0]!.files[0]!], formatId: 'osm-accessibility' }] };
    expect(existsSync(listDemoImports(place).at(-1)!.paths[0]!)).toBe(true);
    expect(await loadDemoPlace(app, place, () => undefined, AbortSignal.abort())).toBe(false);
  });
});

const SMALL_ACCIDENTS = 300;
const SMALL_FEATURES = 500;

/** The same files as those of the real organisations, each in the size of a test. */
function writeSmallPlaces(folder: string): [DemoPlace, DemoPlace] {
  const [leeds, helsinki] = FURTHER_DEMO_PLACES as [DemoPlace, DemoPlace];
  const write = (name: string, text: string | Buffer): string => (writeFileSync(join(folder, name), text), name);
  const streets = write('streets.osm.pbf', readFileSync(join(DEMO, 'leeds/its-example.osm.pbf')));
  const points = write('points.geojson', firstFeatures('osm_points_leeds_centre.geojson.gz'));
  const counts = write('counts.csv', firstLines(readFileSync(join(DEMO, 'leeds/aadf_by_direction_la63.csv'), 'utf8'), 40));
  const accidents = write('accidents.csv', publishedText('../../demo/helsinki/liikenneonnettomuudet_Helsingissa.csv', SMALL_ACCIDENTS));
  const byName: Readonly<Record<string, string>> = {
    'osm_ways_leeds_centre.geojson.gz': streets,
    'osm_points_leeds_centre.geojson.gz': points,
    'aadf_by_direction_la63.csv': counts,
    'Helsinki.osm.pbf': streets,
    'liikenneonnettomuudet_Helsingissa.csv.gz': accidents,
  };
  const small = (place: DemoPlace): DemoPlace => ({
    ...place,
    folder,
    imports: place.imports.map(({ mapping, ...each }) =>
      // That the mapping is of its file, lines-import.test.ts sees.
      mapping === undefined
        ? { ...each, files: each.files.map((name) => byName[name] ?? name) }
        : { files: [streets], formatId: 'osm-roads' },
    ),
    areas: place.areas.map((each) => ({ ...each, file: byName[each.file] ?? each.file })),
  });
  return [small(leeds), small(helsinki)];
}

function firstLines(text: string, count: number): string {
  return `${text.split('\n').slice(0, count).join('\n')}\n`;
}

/** Its first kerbs and crossings, and all its schools. */
function firstFeatures(name: string): string {
  const text = gunzipSync(readFileSync(join(DEMO, 'leeds', name))).toString('utf8');
  const file = JSON.parse(text) as { features: { properties: Record<string, unknown> }[] };
  const isWanted = ({ properties }: (typeof file.features)[number], index: number): boolean =>
    index < SMALL_FEATURES || properties['amenity'] === 'school';
  return JSON.stringify({ ...file, features: file.features.filter(isWanted) });
}
