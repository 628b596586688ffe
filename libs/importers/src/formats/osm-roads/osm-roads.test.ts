import type { RoadLineDraft } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { detectTables } from '../../detect-tables.ts';
import { writeOtherTags } from '../../parts/osm/other-tags.ts';
import { bytesSource, zip } from '../../testing/archives.ts';
import { readDetected, readPlainFixture, readText, type ReadFile } from '../../testing/files.ts';
import { lineShapefile } from '../../testing/shapefiles.ts';

async function read(bytes: Buffer): Promise<ReadFile> {
  const source = bytesSource(bytes);
  const [table] = await detectTables(source, 'roads');
  return readDetected(source, table!);
}

const draftsOf = ({ lines }: ReadFile): RoadLineDraft[] => lines.flatMap(({ drafts }) => drafts) as RoadLineDraft[];

async function readRoad(tags: Readonly<Record<string, string>>, line = 'SRID=4326;LINESTRING(1 2,3 4)'): Promise<ReadFile> {
  const header = ['osm_id', 'geometry_line', ...Object.keys(tags)];
  const cells = ['77', line, ...Object.values(tags)].map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return readText([header.join(','), cells.join(',')].join('\n'));
}

describe('published files', () => {
  it('of the Isle of Wight give each line once, in the classes of their README', async () => {
    const file = await read(readPlainFixture('uk-isle-of-wight', 'iow_main_highways.gpkg'));
    const drafts = draftsOf(file);
    const count = (roadClass: string): number => drafts.filter((draft) => draft.roadClass === roadClass).length;

    expect([count('primary'), count('secondary'), count('tertiary'), drafts.length]).toEqual([564, 371, 470, 1_405]);
    expect(drafts.every(({ line, nodeIds }) => line.srid === null && line.coordinates.length >= 4 && nodeIds === null)).toBe(true);
    expect(drafts.find(({ roadReference }) => roadReference === 'B3395')).toMatchObject({ roadClass: 'secondary' });
    expect(new Set(drafts.map(({ speedUnit, speedLimit }) => (speedLimit === null ? null : speedUnit)))).toEqual(
      new Set(['mph', 'km/h', null]),
    );
  });

  it('of Leeds and Helsinki give the ways that one goes along, with the names of their nodes', async () => {
    const leeds = draftsOf(await read(readPlainFixture('../../demo/leeds', 'its-example.osm.pbf')));
    const helsinki = await read(readPlainFixture('../../demo/helsinki', 'Helsinki.osm.pbf'));

    expect(leeds.length).toBeGreaterThan(100);
    expect(leeds.every(({ nodeIds, line }) => nodeIds?.length === line.coordinates.length / 2)).toBe(true);
    // 2,650 ways have a highway; the others are areas, planned or platforms.
    expect(helsinki.lines.length + helsinki.skipped).toBe(2_650);
    // The extract was cut at a box, and ways that cross its edge with it.
    const codes = Map.groupBy(
      helsinki.lines.flatMap(({ issues }) => issues),
      ({ code }) => code,
    );
    expect([...codes.keys()].sort()).toEqual(['LINE_GEOMETRY_INVALID', 'LINE_INCOMPLETE']);
    expect(draftsOf(helsinki).length + codes.get('LINE_GEOMETRY_INVALID')!.length).toBe(helsinki.lines.length);
    expect(draftsOf(helsinki).filter(({ speedLimit }) => speedLimit !== null).length).toBeGreaterThan(700);
  });
});

describe('a road', () => {
  it('has what its tags say, in columns of their own or among the others', async () => {
    const others = writeOtherTags([
      ['ref', 'EO1'],
      ['operator', 'Περιφέρεια "Αττικής"'],
      ['lanes', '2'],
      ['bridge', 'viaduct'],
    ]);
    const [draft] = draftsOf(await readRoad({ highway: 'Primary_Link', name: 'Οδός', maxspeed: '50', oneway: '-1', other_tags: others }));

    expect(draft).toMatchObject({
      sourceRecordId: '77',
      roadName: 'Οδός',
      roadReference: 'EO1',
      roadClass: 'primary',
      speedLimit: 50,
      speedUnit: 'km/h',
      lanes: 2,
      isOneWay: true,
      roadAuthority: 'Περιφέρεια "Αττικής"',
      level: 1,
      line: { srid: 4326, coordinates: [1, 2, 3, 4] },
      nodeIds: null,
    });
  });

  it('has no limit where the sign has no number, and a remark where nobody can read it', async () => {
    const zone = await readRoad({ highway: 'residential', maxspeed: 'GR:urban' });
    const odd = await readRoad({ highway: 'residential', maxspeed: '5o' });

    expect([zone, odd].map((file) => draftsOf(file)[0]!.speedLimit)).toEqual([null, null]);
    expect(zone.lines[0]!.issues).toEqual([]);
    expect(odd.lines[0]!.issues.map(({ code, value }) => [code, value])).toEqual([['NUMBER_INVALID', '5o']]);
  });

  it('is on the level that is said, else above or below for a bridge or a tunnel', async () => {
    const levels = await Promise.all(
      [{ layer: '-2', tunnel: 'yes' }, { tunnel: 'yes' }, { bridge: 'no' }, { bridge: 'yes' }].map(async (tags) =>
        draftsOf(await readRoad({ highway: 'service', ...tags })).map(({ level }) => level),
      ),
    );
    expect(levels.flat()).toEqual([-2, -1, 0, 1]);
  });

  it('is none when one cannot go along it, or it has no line', async () => {
    expect((await readRoad({ highway: 'construction' })).skipped).toBe(1);
    expect((await readRoad({ highway: 'pedestrian', other_tags: '"area"=>"yes"' })).skipped).toBe(1);
    for (const line of ['', 'LINESTRING(1 2)', 'LINESTRING(1 2,x 4)', 'POINT(1 2)', 'LINESTRING(1 2,3)']) {
      const { lines } = await readRoad({ highway: 'service' }, line);
      expect(lines.map(({ drafts, issues }) => [drafts, issues.map(({ code }) => code)])).toEqual([[[], ['LINE_GEOMETRY_INVALID']]]);
    }
  });
});

describe('lines of other files', () => {
  const properties = { osm_id: '5', highway: 'primary' };

  it('are read from GeoJSON, each part that does not follow the former one as a line of its own', async () => {
    const line = [
      [1, 2],
      [3, 4, 9],
    ];
    const geometries = [
      { type: 'LineString', coordinates: line },
      { type: 'MultiLineString', coordinates: [line] },
      { type: 'MultiLineString', coordinates: [line, line] },
    ];
    const features = geometries.map((geometry, i) => ({ type: 'Feature', properties: { ...properties, osm_id: String(i) }, geometry }));
    const file = await read(Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })));

    expect(draftsOf(file).map(({ line: found }) => found)).toEqual([0, 1, 2, 2].map(() => ({ srid: 4326, coordinates: [1, 2, 3, 4] })));
    expect(draftsOf(file).map(({ sourceRecordId }) => sourceRecordId)).toEqual(['0', '1', '2', '2/2']);
    expect(file.issues).toEqual([]);
  });

  it('are read from a shapefile', async () => {
    const fields = [
      { name: 'osm_id', type: 'C', length: 12 },
      { name: 'highway', type: 'C', length: 20 },
    ] as const;
    const file = await read(
      zip(
        lineShapefile(
          fields,
          [
            ['5', 'primary'],
            ['6', 'track'],
          ],
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8, 9, 10],
          ],
        ),
      ),
    );

    expect(draftsOf(file).map(({ sourceRecordId, line }) => [sourceRecordId, line])).toEqual([
      ['5', { srid: 4326, coordinates: [1, 2, 3, 4] }],
      ['6', { srid: 4326, coordinates: [5, 6, 7, 8, 9, 10] }],
    ]);
  });
});
