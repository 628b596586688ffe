import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { osmFile, type OsmTown } from '@elektron/importers/testing/osm-files';
import { afterEach, beforeAll, expect, it } from '@jest/globals';

import type { RoadNetworkObject } from '../columns/roads/road-network.object.ts';
import { RoadNetworkService } from '../columns/roads/road-network.service.ts';
import { StandingNetworks } from '../columns/roads/standing-networks.service.ts';
import type { OrganisationDirectory } from '../common/organisation.ts';
import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { RoadSegmentsRepository } from '../road-network/road-segments.repository.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';

const BRITISH = { get: async () => ({ srid: 27_700 }) } as unknown as OrganisationDirectory;

const fileOf = (path: string): string => fileURLToPath(new URL(`../../../../tests/fixtures/${path}`, import.meta.url));

/** Nodes on a lattice of some hundred metres near Leeds, by names of two digits. */
const node = (id: number): OsmTown['nodes'][number] => ({
  id,
  longitude: -1.55 + 0.001 * Math.floor(id / 10),
  latitude: 53.8 + 0.001 * (id % 10),
});
const NODES = Array.from({ length: 60 }, (_, id) => node(id)).filter(({ id }) => id >= 10);
const way = (id: number, nodeIds: readonly number[], tags: Readonly<Record<string, string>> = {}): OsmTown['ways'][number] => ({
  id,
  nodeIds,
  tags: { highway: 'residential', ...tags },
});

const TOWN = [
  way(1, [10, 20, 30], {
    name: 'Main Street',
    ref: 'B1',
    highway: 'primary',
    maxspeed: '30 mph',
    lanes: '2',
    operator: 'Leeds City Council',
  }),
  way(2, [20, 21, 22], { oneway: 'yes', maxspeed: '20' }),
  way(3, [22, 21, 20]),
  way(4, [40, 41]),
  way(5, [42, 43], { building: 'yes', highway: 'proposed' }),
  way(6, [11, 31], { layer: '1' }),
];

interface Segment {
  readonly id: string;
  readonly name: string | null;
  readonly road_class: string | null;
  readonly speed: string;
  readonly length: number;
  readonly ends: string;
  readonly line: string;
}

describeOnEachDatabase('an import of roads', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });

  afterEach(() => fixture.remove());

  const importTown = (ways: OsmTown['ways']): ReturnType<ImportsFixture['importTexts']> =>
    fixture.importTexts({ 'town.osm.pbf': osmFile({ nodes: NODES, ways }) });

  const describeRoads = (): Promise<RoadNetworkObject> =>
    new RoadNetworkService(new StandingNetworks(new RoadSegmentsRepository(database), BRITISH)).describe(fixture.context);

  /** What stands now, as the newest committed version of each record says. */
  const readSegments = (): Promise<Segment[]> =>
    database.inOrganisation(fixture.context, (sql) =>
      sql.query<Segment>(
        `SELECT s.source_record_id AS id, s.road_name AS name, s.road_class, concat_ws(' ', s.speed_limit, s.speed_unit) AS speed, round(s.length_m) AS length,
           concat_ws(' ', a.degree, b.degree) AS ends, ST_AsText(s.geometry, 4) AS line
         FROM (SELECT DISTINCT ON (segment_id) v.* FROM road_segment_version v JOIN import_batch USING (organisation_id, batch_id)
           WHERE committed_version IS NOT NULL AND undone_version IS NULL ORDER BY segment_id, committed_version DESC) s
         JOIN (SELECT DISTINCT ON (junction_id) v.* FROM junction_version v JOIN import_batch USING (organisation_id, batch_id)
           WHERE committed_version IS NOT NULL AND undone_version IS NULL ORDER BY junction_id, committed_version DESC) a ON a.junction_id = s.start_junction_id
         JOIN (SELECT DISTINCT ON (junction_id) v.* FROM junction_version v JOIN import_batch USING (organisation_id, batch_id)
           WHERE committed_version IS NOT NULL AND undone_version IS NULL ORDER BY junction_id, committed_version DESC) b ON b.junction_id = s.end_junction_id
         WHERE NOT s.withdrawn ORDER BY 1`,
      ),
    );

  it('cuts lines into segments with what is known of the road, and counts lines', async () => {
    fixture = await ImportsFixture.make(database);
    expect(await describeRoads()).toMatchObject({
      version: 0,
      segments: 0,
      lengthMeters: 0,
      extent: null,
      classes: [],
      partsTotal: 0,
      gaps: [],
    });
    const { outcome, batch } = await importTown(TOWN);

    expect([outcome, batch.kind]).toEqual(['committed', 'roads']);
    expect(batch.counts).toMatchObject({ lines: 6, added: 4, skipped: 1, rejected: 1, warnings: 0 });
    expect(missingLines(batch.counts)).toBe(0);
    expect((await fixture.issues.list(fixture.context, batch.batchId, 'rejected', 0, 9)).map(({ code, value }) => [code, value])).toEqual([
      ['LINE_ON_ANOTHER', '2'],
    ]);
    expect(await readSegments()).toEqual([
      {
        id: '1:10-20',
        name: 'Main Street',
        road_class: 'primary',
        speed: '30 2',
        length: 66,
        ends: '1 3',
        line: 'LINESTRING(-1.549 53.8,-1.548 53.8)',
      },
      {
        id: '1:20-30',
        name: 'Main Street',
        road_class: 'primary',
        speed: '30 2',
        length: 66,
        ends: '3 1',
        line: 'LINESTRING(-1.548 53.8,-1.547 53.8)',
      },
      {
        id: '2:20-22',
        name: null,
        road_class: 'residential',
        speed: '20 1',
        length: 223,
        ends: '3 1',
        line: 'LINESTRING(-1.548 53.8,-1.548 53.801,-1.548 53.802)',
      },
      {
        id: '4:40-41',
        name: null,
        road_class: 'residential',
        speed: '1',
        length: 111,
        ends: '1 1',
        line: 'LINESTRING(-1.546 53.8,-1.546 53.801)',
      },
      {
        id: '6:11-31',
        name: null,
        road_class: 'residential',
        speed: '1',
        length: 132,
        ends: '1 1',
        line: 'LINESTRING(-1.549 53.801,-1.547 53.801)',
      },
    ]);
  });

  it('of the same file again changes nothing; a newer one adds, changes and withdraws, and is undone as a whole', async () => {
    fixture = await ImportsFixture.make(database);
    await importTown(TOWN);
    const before = await readSegments();
    const again = await importTown(TOWN);
    expect(again.batch.counts).toMatchObject({ lines: 6, added: 0, changed: 0, unchanged: 4, warnings: 0 });
    expect(await fixture.countRows(again.batch.batchId)).toBe(0);

    // A side road cuts Main Street once more, one street is gone, another has a name.
    const newer = [
      ...TOWN.filter(({ id }) => id !== 4).map((one) => (one.id === 6 ? way(6, [11, 31], { layer: '1', name: 'Bridge' }) : one)),
      way(7, [30, 50, 51]),
      way(8, [33, 34]),
    ];
    const { batch } = await importTown(newer);
    expect(batch.counts).toMatchObject({ lines: 7, changed: 2, added: 2, unchanged: 1, warnings: 1 });
    expect((await fixture.issues.list(fixture.context, batch.batchId, 'warning', 0, 9)).map(({ code, value }) => [code, value])).toEqual([
      ['ROADS_WITHDRAWN', '1'],
    ]);
    expect((await readSegments()).map(({ id }) => id)).toEqual(['1:10-20', '1:20-30', '2:20-22', '6:11-31', '7:30-51', '8:33-34']);

    await fixture.actions.undo(fixture.context, batch.batchId);
    expect(await readSegments()).toEqual(before);

    // A file from which no road could be read says nothing of the network.
    const empty = await importTown([way(9, [42, 43], { highway: 'construction' })]);
    expect(empty.batch.counts).toMatchObject({ lines: 1, skipped: 1, warnings: 0 });
    expect(await readSegments()).toEqual(before);

    // One that only lacks a road is committed, too.
    const shorter = await importTown(TOWN.filter(({ id }) => id !== 6));
    expect(shorter.batch.counts).toMatchObject({ lines: 5, added: 0, changed: 0, unchanged: 3, warnings: 1 });
    expect(await readSegments()).toEqual(before.filter(({ id }) => id !== '6:11-31'));
  });

  it('says where the pieces lie now that are gone, also when it was interrupted', async () => {
    fixture = await ImportsFixture.make(database);
    await importTown([way(1, [10, 20, 30])]);
    const ending = new AbortController();
    const path = await fixture.writeFile('newer.osm.pbf', osmFile({ nodes: NODES, ways: [way(1, [10, 20, 30]), way(2, [20, 21])] }));
    const { outcome, batch } = await fixture.import([path], ending.signal, () => ending.abort());
    expect(outcome).toBe('interrupted');
    await fixture.actions.resume(fixture.context, batch.batchId);
    await fixture.runQueued();

    expect((await fixture.imports.get(fixture.context, batch.batchId)).counts).toMatchObject({ lines: 2, added: 2, warnings: 1 });
    const gone = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ id: string; attributes: unknown }>(`SELECT source_record_id AS id, attributes FROM road_segment_version WHERE withdrawn`),
    );
    expect(gone).toEqual([{ id: '1:10-30', attributes: { succeededBy: '1:10-20; 1:20-30' } }]);
  });

  it('tells lengths by class, parts that are not joined, and gaps, of what is not withdrawn', async () => {
    fixture = await ImportsFixture.make(database);
    // Some 66 m to the east for 0.001 degrees of longitude here, and 111 m to the north for 0.001 of latitude.
    const nodes = [
      [1, -1.55, 53.8],
      [2, -1.549, 53.8],
      [3, -1.548, 53.8],
      // 3.3 m short of node 2.
      [4, -1.549, 53.80003],
      [5, -1.549, 53.801],
      [6, -1.5, 53.9],
      [7, -1.5, 53.901],
    ].map(([id, longitude, latitude]) => ({ id: id!, longitude: longitude!, latitude: latitude! }));
    const ways = [
      { id: 1, nodeIds: [1, 2, 3], tags: { highway: 'primary', name: 'Main Street', maxspeed: '30 mph' } },
      { id: 2, nodeIds: [4, 5], tags: { highway: 'residential', name: 'Short Street' } },
      { id: 3, nodeIds: [6, 7], tags: { highway: 'residential' } },
      { id: 4, nodeIds: [3, 6], tags: { highway: 'track' } },
    ];
    await fixture.importTexts({ 'a.osm.pbf': osmFile({ nodes, ways }) });
    await fixture.importTexts({ 'b.osm.pbf': osmFile({ nodes, ways: ways.slice(0, 3) }) });
    const network = await describeRoads();

    expect(network).toMatchObject({ version: 2, segments: 3, junctions: 0, deadEnds: 6, partsTotal: 3, gapMeters: 5, gapsTotal: 1 });
    expect(
      network.classes.map(({ roadClass, segments, lengthMeters, lengthWithSpeedLimitMeters }) => [
        roadClass,
        segments,
        Math.round(lengthMeters),
        Math.round(lengthWithSpeedLimitMeters),
      ]),
    ).toEqual([
      ['primary', 1, 132, 132],
      ['residential', 2, 219, 0],
    ]);
    expect(network.parts.map(({ roadName, segments }) => [roadName, segments])).toEqual([
      ['Main Street', 1],
      [null, 1],
      ['Short Street', 1],
    ]);
    expect(network.gaps).toMatchObject([{ roadName: 'Short Street', otherRoadName: 'Main Street', longitude: -1.549, latitude: 53.80003 }]);
    expect(network.gaps[0]!.distanceMeters).toBeCloseTo(3.34, 1);
    expect(network.disconnectedLines).toEqual({
      type: 'MultiLineString',
      coordinates: expect.arrayContaining([
        [
          [-1.5, 53.9],
          [-1.5, 53.901],
        ],
      ]),
    });
    expect(network.extent).toEqual([-1.55, 53.8, -1.5, 53.901]);
  });

  it('reads the main roads of the Isle of Wight, and the roads of Leeds', async () => {
    fixture = await ImportsFixture.make(database);
    const island = await fixture.import([fileOf('uk-isle-of-wight/iow_main_highways.gpkg')]);
    expect(island.batch.counts).toMatchObject({ lines: 1_405, added: 1_405, rejected: 0 });
    const network = await describeRoads();
    expect(network.classes.map(({ roadClass }) => roadClass)).toEqual(['primary', 'secondary', 'tertiary']);
    for (const key of ['segments', 'lengthMeters'] as const) {
      const total = (rows: readonly { readonly segments: number; readonly lengthMeters: number }[]): number =>
        rows.reduce((sum, row) => sum + row[key], 0);
      expect(total(network.classes)).toBeCloseTo(network[key], 3);
      expect(total(network.parts)).toBeCloseTo(network[key], 3);
    }
    expect(network.partsTotal).toBe(network.parts.length);
    const leeds = await fixture.importTexts({ 'leeds.osm.pbf': readFileSync(fileOf('../../demo/leeds/its-example.osm.pbf')) });
    expect(missingLines(leeds.batch.counts)).toBe(0);
    expect(leeds.batch.counts).toMatchObject({ lines: 184 });
  });
});
