import { readFileSync } from 'node:fs';
import { osmFile } from '@elektron/importers/testing/osm-files';
import { afterEach, beforeAll, expect, it } from '@jest/globals';

import { RoadNetworkService } from '../columns/roads/road-network.service.ts';
import { StandingNetworks } from '../columns/roads/standing-networks.service.ts';
import type { OrganisationDirectory } from '../common/organisation.ts';
import type { Database } from '../database/database.ts';
import { describeOnEachDatabase, describeOnOneDatabase } from '../database/testing/test-database.ts';
import { RoadSegmentsRepository } from '../road-network/road-segments.repository.ts';
import type { ImportBatch } from './import-batch.ts';
import { presentLook } from './present-survey.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import type { UnknownUpload } from './upload-mapping.service.ts';

const BRITISH = { get: async () => ({ srid: 27_700 }) } as unknown as OrganisationDirectory;

type Properties = Readonly<Record<string, string | number | null>>;
/** In metres of the British grid, east and north of a place near Leeds. */
type Line = readonly (readonly [number, number])[];

const [EAST, NORTH] = [430_000, 433_000];

function linesFile(...roads: readonly (readonly [Properties, Line])[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:27700' } },
    features: roads.map(([properties, line]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates: line.map(([x, y]) => [EAST + x, NORTH + y]) },
    })),
  });
}

const describeProperties = (section: string, more: Properties = {}): Properties => ({
  section_id: section,
  road_name: null,
  road_number: null,
  road_class: null,
  speed_limit: null,
  lanes: null,
  road_authority: null,
  start_km: null,
  end_km: null,
  ...more,
});

const MAIN = describeProperties('A1', {
  road_name: 'Main Road',
  road_number: 'A65',
  road_class: 'Primary',
  speed_limit: 30,
  lanes: 2,
  road_authority: 'Leeds City Council',
  start_km: 10,
  end_km: 10.4,
});
const SIDE = describeProperties('B1', { road_name: 'Side Road', road_class: 'Tertiary' });
const OVER = describeProperties('C1', { road_name: 'Over Road', road_class: 'Tertiary', start_km: 3, end_km: 2.8 });

/** A road; one that ends on it without a common vertex; one that crosses it without one. */
const TOWN = [
  [MAIN, [[0, 0], [400, 0]]], // prettier-ignore
  [SIDE, [[100, 0], [100, 50]]], // prettier-ignore
  [OVER, [[300, -100], [300, 100]]], // prettier-ignore
] as const satisfies readonly (readonly [Properties, Line])[];

interface Segment {
  readonly road: string;
  readonly meters: number;
  readonly kilometres: string | null;
}

let database: Database;
let fixture: ImportsFixture;

afterEach(() => fixture.remove());

async function importLines(content: string | Buffer, name: string, decided: object = {}): Promise<ImportBatch> {
  const upload = await fixture.uploadUnknown(`${name}.geojson`, content);
  // Of headings that somebody has decided about, nobody is asked again.
  if ('draft' in upload) {
    const [table] = upload.tables;
    await fixture.mapping.map(fixture.context, upload.uploadId, [{ mapping: { ...table!.linked, name, ...decided } }]);
  }
  const { batchId } = await fixture.imports.start(fixture.context, upload.uploadId, false, name);
  await fixture.runQueued();
  return fixture.imports.get(fixture.context, batchId);
}

/** What stands now, as the newest committed version of each record says. */
const readSegments = (): Promise<Segment[]> =>
  database.inOrganisation(fixture.context, (sql) =>
    sql.query<Segment>(
      `SELECT road_name AS road, length_m AS meters, from_km || ' - ' || to_km AS kilometres
       FROM (SELECT DISTINCT ON (segment_id) v.* FROM road_segment_version v JOIN import_batch USING (organisation_id, batch_id)
         WHERE committed_version IS NOT NULL AND undone_version IS NULL ORDER BY segment_id, committed_version DESC) s
       WHERE NOT withdrawn ORDER BY source_system, line_source_id, from_m`,
    ),
  );

const remarksOf = async ({ batchId }: ImportBatch, level: 'warning' | 'rejected' = 'warning') =>
  (await fixture.issues.list(fixture.context, batchId, level, 0, 9)).map(({ code, value }) => [code, value]);

const openFirst = (open: () => Promise<Database>): void =>
  beforeAll(async () => {
    database = await open();
  });

describeOnEachDatabase('an import of lines of roads', (open) => {
  openFirst(open);

  it('cuts a road where another one ends on it, tells where one only crosses it, and gives each piece its kilometres', async () => {
    fixture = await ImportsFixture.make(database);
    const batch = await importLines(linesFile(...TOWN), 'leeds');

    expect(batch).toMatchObject({ status: 'committed', kind: 'roads', formatId: 'roads:leeds' });
    expect(batch.counts).toMatchObject({ lines: 3, added: 3, rejected: 0, warnings: 1 });
    expect(missingLines(batch.counts)).toBe(0);
    expect(await remarksOf(batch)).toEqual([['LINE_CROSSES_UNJOINED', 'C1']]);
    expect(await readSegments()).toEqual([
      { road: 'Main Road', meters: 100, kilometres: '10 - 10.1' },
      { road: 'Main Road', meters: 300, kilometres: '10.1 - 10.4' },
      { road: 'Side Road', meters: 50, kilometres: null },
      { road: 'Over Road', meters: 200, kilometres: '3 - 2.8' },
    ]);
    const [main] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT road_reference, road_class, speed_limit, speed_unit, lanes, road_authority, attributes
         FROM road_segment_version WHERE line_source_id = 'A1' ORDER BY from_m LIMIT 1`,
      ),
    );
    expect(main).toEqual({
      road_reference: 'A65',
      road_class: 'primary',
      speed_limit: 30,
      speed_unit: 2,
      lanes: 2,
      road_authority: 'Leeds City Council',
      attributes: { 'road-class': 'Primary' },
    });
  });

  it('withdraws what a newer file of its network does not have, and nothing of another one; undone, all is as before', async () => {
    fixture = await ImportsFixture.make(database);
    await importLines(linesFile(...TOWN), 'leeds');
    const elsewhere = TOWN.map(([properties, line]) => [properties, line.map(([x, y]) => [x + 9_000, y])] as const);
    const other = await importLines(linesFile(...(elsewhere as unknown as typeof TOWN)), 'bradford');
    // The same numbers of sections are other roads in another network.
    expect(other.counts).toMatchObject({ lines: 3, added: 3, changed: 0, unchanged: 0, warnings: 1 });
    const before = await readSegments();
    expect(before).toHaveLength(8);

    const newer = await importLines(linesFile(TOWN[0], TOWN[1]), 'leeds');
    expect(newer.counts).toMatchObject({ lines: 2, unchanged: 2, warnings: 1 });
    expect(await remarksOf(newer)).toEqual([['ROADS_WITHDRAWN', '1']]);
    expect((await readSegments()).map(({ road }) => road)).toEqual([...before.slice(0, 4), ...before.slice(4, 7)].map(({ road }) => road));

    await fixture.actions.undo(fixture.context, newer.batchId);
    expect(await readSegments()).toEqual(before);
  });
});

describeOnOneDatabase('lines of roads', (open) => {
  openFirst(open);

  it('joins what crosses, or only what shares a vertex, where a person says so', async () => {
    fixture = await ImportsFixture.make(database);
    await importLines(linesFile(...TOWN), 'leeds', { meetsAt: 'crossing' });
    const meters = async (): Promise<number[]> => (await readSegments()).map((segment) => segment.meters);
    expect(await meters()).toEqual([100, 200, 100, 50, 100, 100]);

    await fixture.remove();
    fixture = await ImportsFixture.make(database);
    const apart = await importLines(linesFile(...TOWN), 'leeds', { meetsAt: 'vertices' });
    expect(await meters()).toEqual([400, 50, 200]);
    expect(await remarksOf(apart)).toEqual(expect.arrayContaining([['LINE_CROSSES_UNJOINED', 'B1'], ['LINE_CROSSES_UNJOINED', 'C1']])); // prettier-ignore
  });

  it('of OpenStreetMap belong to a network, too, where they are given the name of one', async () => {
    fixture = await ImportsFixture.make(database);
    const extractOf = (longitude: number, ...ids: readonly number[]): Buffer =>
      osmFile({
        nodes: [1, 2, 3].map((id) => ({ id, longitude: longitude + 0.001 * id, latitude: 53.8 })),
        ways: ids.map((id) => ({ id, nodeIds: [id, id + 1], tags: { highway: 'residential', name: `Road ${longitude}` } })),
      });
    const importExtract = async (bytes: Buffer, network: string | null): Promise<ImportBatch> => {
      const { uploadId } = await fixture.uploadUnknown('extract.osm.pbf', bytes);
      const { batchId } = await fixture.imports.start(fixture.context, uploadId, false, network);
      await fixture.runQueued();
      return fixture.imports.get(fixture.context, batchId);
    };
    const first = await importExtract(extractOf(-1.5, 1, 2), 'leeds');
    expect(first).toMatchObject({ status: 'committed', formatId: 'osm-roads:leeds', counts: { added: 2 } });
    // The other extract has other ways by the same numbers, and withdraws none of the first.
    expect(await importExtract(extractOf(-1.7, 1), null)).toMatchObject({ formatId: 'osm-roads', counts: { added: 1, warnings: 0 } });
    expect(await remarksOf(await importExtract(extractOf(-1.5, 1), 'leeds'))).toEqual([['ROADS_WITHDRAWN', '1']]);
    expect((await readSegments()).map(({ road }) => road)).toEqual(['Road -1.7', 'Road -1.5']);

    const { uploadId } = await fixture.uploadUnknown('extract.osm.pbf', extractOf(-1.5, 1));
    const refused = fixture.imports.start(fixture.context, uploadId, false, 'Λιντς');
    await expect(refused).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'network', value: 'Λιντς' } });
    const counts = await fixture.upload('counts.csv', 'Count station,Year,AADT,Longitude,Latitude\n7,2020,100,-1.5,53.8\n');
    await expect(fixture.imports.start(fixture.context, counts, false, 'leeds')).rejects.toMatchObject({ details: { field: 'network' } });
  });

  it('is seen before it is read: where its first lines are, and what they say', async () => {
    fixture = await ImportsFixture.make(database);
    const upload = (await fixture.uploadUnknown('town.geojson', linesFile(...TOWN))) as UnknownUpload;
    const { uploadId } = upload;
    const mapping = { ...upload.tables[0]!.linked, name: 'draft' };
    const look = presentLook(await fixture.surveys.look(fixture.context, { uploadId, file: 0, reading: {} }, mapping), 27_700);
    expect(look.places).toMatchObject([0, 100, 300].map((x, i) => ({ row: i + 2, srid: 27_700, first: EAST + x, isTaken: true })));
    expect(look.places[0]!.longitude).toBeCloseTo(-1.55, 1);
    expect(look.lines[0]).toMatchObject({
      road: 'Main Road',
      ofRoad: { roadReference: 'A65', roadClass: 'primary', speedLimit: 30, speedUnit: 'mph', kilometres: { from: 10, to: 10.4 } },
    });
  });

  it('refuses a second line of one number that runs elsewhere, and says so', async () => {
    fixture = await ImportsFixture.make(database);
    const batch = await importLines(
      linesFile(TOWN[0], [MAIN, [[0, 500], [400, 500]]], TOWN[0]), // prettier-ignore
      'leeds',
      { fields: ['road-key', 'road-name', null, null, null, null, null, null, null, 'road-line'] },
    );
    expect(batch.counts).toMatchObject({ lines: 3, added: 1, rejected: 1, duplicates: 1 });
    expect(await remarksOf(batch, 'rejected')).toEqual([['DUPLICATE_LINE_DIFFERS', 'A1']]);
    expect((await readSegments()).map((segment) => segment.meters)).toEqual([400]);
  });

  it('of Leeds has all of its lines, with the length and the classes of its README', async () => {
    fixture = await ImportsFixture.make(database);
    const file = readFileSync(new URL('../../../../demo/leeds/leeds_road_network_merged_nomis.gpkg', import.meta.url));
    const codes = { 'road-class': { Motorway: 'motorway', 'Primary Road': 'trunk', 'A Road': 'primary' } };
    const batch = await importLines(file, 'uk-leeds', { codes });
    expect(missingLines(batch.counts)).toBe(0);
    expect(batch.counts).toMatchObject({ lines: 3_661, rejected: 0, duplicates: 0 });
    const network = await new RoadNetworkService(new StandingNetworks(new RoadSegmentsRepository(database), BRITISH)).describe(
      fixture.context,
    );
    expect(Math.round(network.lengthMeters / 1_000)).toBe(432);
    expect(network.classes.map(({ roadClass }) => roadClass)).toEqual(['motorway', 'trunk', 'primary']);
    // Ends that lie on another line without a common vertex are joined: there would be 81 pieces less.
    expect(network).toMatchObject({ segments: 3_746, junctions: 828, deadEnds: 79, partsTotal: 1, gapsTotal: 2 });
  });
});
