import { readFileSync } from 'node:fs';
import { deflateSync, zstdCompressSync } from 'node:zlib';
import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { bytesSource } from '../../testing/archives.ts';
import { messageOf, osmData, osmFile, osmHeader, osmPart, type OsmTown } from '../../testing/osm-files.ts';
import type { OsmTags } from './osm-elements.ts';
import { OSM_LIMITS, type OsmLimits } from './osm-limits.ts';
import { readOsmBlocks, readOsmLines } from './read-osm.ts';

const readFixture = (path: string): Buffer => readFileSync(new URL(`../../../../../tests/fixtures/${path}`, import.meta.url));
const helsinki = readFixture('../../demo/helsinki/Helsinki.osm.pbf');
const leeds = readFixture('../../demo/leeds/its-example.osm.pbf');

interface Whole {
  nodes: number;
  ways: number;
  relations: number;
  /** Nodes and ways with a tag: how many have it, by `key` and `key=value`. */
  readonly nodeTags: Map<string, number>;
  readonly wayTags: Map<string, number>;
  readonly box: [number, number, number, number];
}

async function readWhole(bytes: Buffer, limits?: OsmLimits): Promise<Whole> {
  const whole: Whole = { nodes: 0, ways: 0, relations: 0, nodeTags: new Map(), wayTags: new Map(), box: [180, 90, -180, -90] };
  for await (const { nodes, ways, relations } of readOsmBlocks(bytesSource(bytes), 'x.osm.pbf', limits)) {
    whole.nodes += nodes.ids.length;
    whole.ways += ways.length;
    whole.relations += relations.length;
    for (const tags of nodes.tags.values()) countTags(whole.nodeTags, tags);
    for (const { tags } of ways) countTags(whole.wayTags, tags);
    for (const i of nodes.ids.keys()) widen(whole.box, nodes.longitudes[i]!, nodes.latitudes[i]!);
  }
  return whole;
}

function countTags(counts: Map<string, number>, tags: OsmTags): void {
  for (const [key, value] of Object.entries(tags)) {
    for (const name of [key, `${key}=${value}`]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

function widen(box: Whole['box'], longitude: number, latitude: number): void {
  box[0] = Math.min(box[0], longitude);
  box[1] = Math.min(box[1], latitude);
  box[2] = Math.max(box[2], longitude);
  box[3] = Math.max(box[3], latitude);
}

async function codeOf(bytes: Buffer, limits?: OsmLimits): Promise<string> {
  return readWhole(bytes, limits).then(
    () => 'none',
    (error: unknown) => {
      if (isProblem(error)) return error.code;
      throw error;
    },
  );
}

describe('published files', () => {
  it('gives the counts that are published with Helsinki', async () => {
    const whole = await readWhole(helsinki);

    expect(whole).toMatchObject({ nodes: 24_260, ways: 5_130, relations: 620 });
    expect(whole.wayTags.get('highway')).toBe(2_650);
    // Its README counts the nodes that say how one crosses; 620 say that one does.
    expect(whole.nodeTags.get('crossing')).toBe(521);
    expect(whole.nodeTags.get('traffic_signals:sound')).toBe(70);
    expect(whole.nodeTags.get('wheelchair')).toBe(451);
    expect(whole.nodeTags.get('tactile_paving')).toBe(22);
  });

  it('gives the counts that are published with Leeds', async () => {
    expect(await readWhole(leeds)).toMatchObject({ nodes: 1_678, ways: 294, relations: 14 });
  });

  it('places the nodes of every wanted way, in its order', async () => {
    const read = await readOsmLines(bytesSource(helsinki), 'x', (tags) => tags['highway'] !== undefined);

    expect(read.lines).toHaveLength(2_650);
    // 144 tracks of trams have a limit as well.
    expect(read.lines.filter(({ tags }) => tags['maxspeed'] !== undefined)).toHaveLength(795);
    expect(read.counts).toEqual({ nodes: 24_260, ways: 5_130, relations: 620 });
    const places = new Map<number, string>();
    for await (const { nodes } of readOsmBlocks(bytesSource(helsinki), 'x')) {
      for (const [i, id] of nodes.ids.entries()) places.set(id, `${nodes.longitudes[i]} ${nodes.latitudes[i]}`);
    }
    const missing = new Set<number>();
    for (const { nodeIds, longitudes, latitudes } of read.lines) {
      for (const [i, id] of nodeIds.entries()) {
        expect(`${longitudes[i]} ${latitudes[i]}`).toBe(places.get(id) ?? 'NaN NaN');
        if (!places.has(id)) missing.add(id);
      }
    }
    expect(read.missingNodes).toBe(missing.size);
  });
});

const TOWN: OsmTown = {
  nodes: [
    { id: 12_345_678_901, longitude: 23.7275, latitude: 37.9838, tags: { highway: 'crossing' } },
    { id: -4, longitude: -0.0000001, latitude: -37.9 },
  ],
  ways: [{ id: 77, nodeIds: [-4, 12_345_678_901, -4, 99], tags: { name: 'Οδός Ερμού', highway: 'primary', __proto__x: 'no' } }],
};

describe('what is written', () => {
  it('is what is read, with the sign and every digit of numbers', async () => {
    const read = await readOsmLines(bytesSource(osmFile(TOWN), 7), 'x', () => true);

    expect(read.lines.map(({ id, tags, nodeIds }) => ({ id, tags: { ...tags }, nodeIds: [...nodeIds] }))).toEqual(TOWN.ways);
    expect([...read.lines[0]!.longitudes]).toEqual([-0.0000001, 23.7275, -0.0000001, NaN]);
    expect([...read.lines[0]!.latitudes]).toEqual([-37.9, 37.9838, -37.9, NaN]);
    expect(read.missingNodes).toBe(1);
    expect([...read.nodeTags].map(([id, tags]) => [id, { ...tags }])).toEqual([[12_345_678_901, { highway: 'crossing' }]]);
  });

  it('is the same unpacked or packed in the newer way', async () => {
    const empty = messageOf((pbf) => pbf.writeBytesField(1, new Uint8Array()));
    const files = [
      osmPart('OSMData', (pbf) => pbf.writeBytesField(1, empty)),
      osmPart('OSMData', (pbf) => pbf.writeBytesField(7, zstdCompressSync(empty))),
    ].map((part) => Buffer.concat([osmHeader(), part]));

    expect(await Promise.all(files.map((file) => codeOf(file)))).toEqual(['none', 'none']);
  });
});

/** Nodes of a block whose tags are given as the file has them. */
const denseNodes = (ids: readonly number[], tags: readonly number[]): Buffer =>
  osmData((pbf) => {
    const dense = messageOf((inner) => {
      inner.writePackedSVarint(1, [...ids]);
      inner.writePackedSVarint(
        8,
        ids.map(() => 1),
      );
      inner.writePackedSVarint(
        9,
        ids.map(() => 1),
      );
      inner.writePackedVarint(10, [...tags]);
    });
    pbf.writeBytesField(
      1,
      messageOf((texts) => ['', 'a', 'b'].forEach((text) => texts.writeStringField(1, text))),
    );
    pbf.writeBytesField(
      2,
      messageOf((group) => group.writeBytesField(2, dense)),
    );
  });

describe('what is no such file, or is meant to do harm', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('a;b;c\n1;2;3\n')],
    ['a file cut short', leeds.subarray(0, leeds.length - 100)],
    ['a header of gigabytes', Buffer.from([0x7f, 0xff, 0xff, 0xff, 1, 2, 3])],
    ['elements without a header', osmFile(TOWN).subarray(osmHeader().length)],
    ['a feature that nobody here understands', Buffer.concat([osmHeader(['HistoricalInformation'])])],
    ['tags that never end', Buffer.concat([osmHeader(), denseNodes([1, 2], [1, 2, 0, 1, 2])])],
    ['tags of more nodes than there are', Buffer.concat([osmHeader(), denseNodes([1], [1, 2, 0, 1, 2, 0])])],
    ['a text that the block does not have', Buffer.concat([osmHeader(), denseNodes([1], [1, 9, 0])])],
    ['an id beyond what numbers hold', Buffer.concat([osmHeader(), denseNodes([2 ** 60], [])])],
    ['a place that is not on Earth', osmFile({ nodes: [{ id: 1, longitude: 200, latitude: 0 }], ways: [] })],
    [
      'a block packed in a way that is not read',
      Buffer.concat([osmHeader(), osmPart('OSMData', (pbf) => pbf.writeBytesField(4, Buffer.from('x')))]),
    ],
    [
      'a block that says another length',
      Buffer.concat([
        osmHeader(),
        osmPart('OSMData', (pbf) => {
          pbf.writeVarintField(2, 3);
          pbf.writeBytesField(3, deflateSync(Buffer.alloc(9)));
        }),
      ]),
    ],
    [
      'a block that unpacks to more than any may',
      Buffer.concat([osmHeader(), osmPart('OSMData', (pbf) => pbf.writeBytesField(3, deflateSync(Buffer.alloc(40_000_000))))]),
    ],
  ])('refuses %s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('FILE_UNREADABLE');
  });

  it('stops a file whose blocks together unpack to many times its length', async () => {
    const block = osmData((pbf) =>
      pbf.writeBytesField(
        1,
        messageOf((texts) => texts.writeBytesField(1, Buffer.alloc(20_000_000))),
      ),
    );

    expect(await codeOf(Buffer.concat([osmHeader(), block, block, block]))).toBe('FILE_EXPANDS_TOO_FAR');
  });

  it('keeps no more elements, texts or nodes than its limits say', async () => {
    const town = osmFile(TOWN);
    expect(await codeOf(town, { ...OSM_LIMITS, elementsPerBlock: 2 })).toBe('FILE_EXPANDS_TOO_FAR');
    expect(await codeOf(town, { ...OSM_LIMITS, textsPerBlock: 3 })).toBe('FILE_EXPANDS_TOO_FAR');
    expect(await codeOf(town, { ...OSM_LIMITS, megabytes: 0 })).toBe('FILE_TOO_LARGE');
    await expect(readOsmLines(bytesSource(town), 'x', () => true, { ...OSM_LIMITS, keptNodes: 3 })).rejects.toThrow(
      expect.objectContaining({ code: 'FILE_TOO_LARGE' }),
    );
  });

  it('reads, or refuses with a Problem, whatever bytes are changed inside of its blocks', async () => {
    const town = messageOf((pbf) => {
      pbf.writeBytesField(
        1,
        messageOf((texts) => ['', 'a', 'b'].forEach((text) => texts.writeStringField(1, text))),
      );
      const way = messageOf((inner) => {
        inner.writePackedVarint(2, [1]);
        inner.writePackedVarint(3, [2]);
        inner.writePackedSVarint(8, [1, 1]);
      });
      const relation = messageOf((inner) => {
        inner.writePackedVarint(8, [1]);
        inner.writePackedSVarint(9, [5]);
        inner.writePackedVarint(10, [1]);
      });
      pbf.writeBytesField(
        2,
        messageOf((group) => {
          group.writeBytesField(3, way);
          group.writeBytesField(4, relation);
        }),
      );
    });
    const changes = fc.array(fc.tuple(fc.nat(town.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = Buffer.from(town);
        for (const [at, value] of changed) bytes[at] = value;
        const file = Buffer.concat([osmHeader(), osmPart('OSMData', (pbf) => pbf.writeBytesField(1, bytes))]);
        expect(['none', 'FILE_UNREADABLE', 'FILE_EXPANDS_TOO_FAR']).toContain(await codeOf(file));
      }),
      { numRuns: 400, seed: 5 },
    );
  });
});
