import { describe, expect, it } from '@jest/globals';

import { boxOfTile, EXTENT, shapeInTile, type TilePosition, type TileShape } from './tile-shapes.ts';

const WORLD = { zoom: 0, x: 0, y: 0 };
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [-90, -60],
      [90, -60],
      [90, 60],
      [-90, 60],
      [-90, -60],
    ],
  ],
} as const;

/** The shoelace formula over a closed ring. */
function areaOf(ring: readonly TilePosition[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return twice / 2;
}

const ringsOf = (shape: TileShape | null): readonly (readonly TilePosition[])[] => (shape?.type === 3 ? shape.geometry : []);

describe('a shape in a tile', () => {
  it('lies where Web Mercator has it', () => {
    expect(shapeInTile({ type: 'Point', coordinates: [0, 0] }, WORLD)).toEqual({ type: 1, geometry: [[2_048, 2_048]] });
    // 85.0511 degrees is the northern edge of the world's tile.
    expect(shapeInTile({ type: 'Point', coordinates: [-180, 85.04] }, WORLD)).toEqual({ type: 1, geometry: [[0, 1]] });
    expect(shapeInTile({ type: 'Point', coordinates: [20, 1] }, { zoom: 1, x: 0, y: 0 })).toBeNull();
  });

  it('runs clockwise outside and the other way round in holes, whichever way it came', () => {
    const outer = SQUARE.coordinates[0];
    const hole = outer.map(([x, y]) => [x / 2, y / 2] as const);
    for (const coordinates of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
    ]) {
      const [first, second] = ringsOf(shapeInTile({ type: 'Polygon', coordinates }, WORLD));
      expect(areaOf(first!)).toBeGreaterThan(0);
      expect(areaOf(second!)).toBeLessThan(0);
      expect(first!.at(0)).toEqual(first!.at(-1));
    }
  });

  it('is cut a little beyond the edge, and the parts in the tiles are the whole', () => {
    const [whole] = ringsOf(shapeInTile(SQUARE, WORLD));
    let parts = 0;
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const [ring] = ringsOf(shapeInTile(SQUARE, { zoom: 1, x, y }));
      expect(Math.max(...ring!.flat().map((value) => Math.abs(value - EXTENT / 2)))).toBe(EXTENT / 2 + 64);
      // Without the margin that two tiles share.
      const [right, down] = [ring!.map(([across]) => across), ring!.map(([, along]) => along)];
      parts +=
        (Math.min(...[Math.max(...right), EXTENT]) - Math.max(0, Math.min(...right))) *
        (Math.min(Math.max(...down), EXTENT) - Math.max(0, Math.min(...down)));
    }
    // Two units at zoom 1 are one of the world's.
    expect(parts / 4).toBeCloseTo(areaOf(whole!), -4);
    expect(ringsOf(shapeInTile(SQUARE, { zoom: 3, x: 0, y: 0 }))).toEqual([]);
  });

  it('fills the tile where it goes on all around', () => {
    const [ring] = ringsOf(shapeInTile(SQUARE, { zoom: 6, x: 32, y: 32 }));
    expect(areaOf(ring!)).toBe((EXTENT + 128) ** 2);
  });

  it('is left out where it is too small to be drawn', () => {
    const speck = {
      type: 'Polygon',
      coordinates: [
        [
          [23, 38],
          [23.001, 38],
          [23.001, 38.001],
          [23, 38],
        ],
      ],
    } as const;
    expect(shapeInTile(speck, WORLD)).toBeNull();
    expect(shapeInTile({ type: 'MultiPolygon', coordinates: [speck.coordinates, SQUARE.coordinates] }, WORLD)).toEqual(
      shapeInTile(SQUARE, WORLD),
    );
  });

  it('can be a line', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0, 0],
        [90, 0],
      ],
    } as const;
    expect(shapeInTile(line, WORLD)).toEqual({
      type: 2,
      geometry: [
        [
          [2_048, 2_048],
          [3_072, 2_048],
        ],
      ],
    });
    expect(shapeInTile({ type: 'MultiLineString', coordinates: [line.coordinates] }, { zoom: 2, x: 0, y: 0 })).toBeNull();
  });

  it('can be a line that crosses a tile without a corner in it, and that leaves it and comes back', () => {
    const tile = { zoom: 3, x: 4, y: 4 };
    // The tile has 0 to 45 degrees of longitude.
    const across = shapeInTile(
      {
        type: 'LineString',
        coordinates: [
          [-80, -10],
          [120, -10],
        ],
      },
      tile,
    );
    expect(across).toMatchObject({ type: 2, geometry: [expect.any(Array)] });
    const away = [
      [10, -10],
      [20, -10],
      [80, -10],
      [80, -20],
      [20, -20],
      [10, -20],
    ] as const;
    const pieces = shapeInTile({ type: 'LineString', coordinates: away }, tile);
    expect(pieces?.type === 2 ? pieces.geometry.map(({ length }) => length) : null).toEqual([3, 3]);
  });

  it('is looked for within a box that is the tile with its margin', () => {
    const [west, south, east, north] = boxOfTile(WORLD);
    expect([west, east]).toEqual([-180 - (360 * 64) / EXTENT, 180 + (360 * 64) / EXTENT]);
    expect(south).toBeCloseTo(-north, 9);
    const [, , right, top] = boxOfTile({ zoom: 12, x: 2_047, y: 2_048 });
    expect(shapeInTile({ type: 'Point', coordinates: [right - 1e-6, top - 1e-6] }, { zoom: 12, x: 2_047, y: 2_048 })).not.toBeNull();
    expect(shapeInTile({ type: 'Point', coordinates: [right + 1e-4, top - 1e-6] }, { zoom: 12, x: 2_047, y: 2_048 })).toBeNull();
    expect(shapeInTile({ type: 'Point', coordinates: [right - 1e-6, top + 1e-4] }, { zoom: 12, x: 2_047, y: 2_048 })).toBeNull();
  });
});
