import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { AccidentColumns } from './accident-columns.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { findSquare, orderByPlace, projectX, projectY, WORLD_BITS, type Square } from './place-order.ts';
import { packAccidents, type PlainAccident } from './testing/pack-records.ts';
import { CELLS_ACROSS, countTileCells, findTilePoints, POINT_MARGIN } from './tile-contents.ts';

/** A few streets (so that positions coincide), or anywhere on Earth. */
const position = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 515_000_000, max: 515_000_300 })),
  fc.tuple(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), fc.integer({ min: -850_000_000, max: 850_000_000 })),
);

const UNKNOWN = {
  year: 2020,
  month: null,
  day: null,
  weekday: null,
  hour: null,
  minute: null,
  accidentType: 0,
  light: 0,
  weather: 0,
  roadType: 0,
};
const REST = { junction: 0, surface: 0, speedLimit: null, speedUnit: 2, roadName: null };

const accidents = fc.array(fc.record({ position: fc.option(position, { freq: 10 }), severity: fc.nat(4), passes: fc.boolean() }), {
  maxLength: 60,
});

interface Scene {
  readonly columns: AccidentColumns;
  readonly passes: Uint8Array;
  /** World positions of the located accidents that pass, with their index. */
  readonly shown: readonly {
    readonly index: number;
    readonly x: number;
    readonly y: number;
    readonly place: string;
    readonly severity: number;
  }[];
}

const scenes = accidents.map((drawn): Scene => {
  const plain = drawn.map((one, index): PlainAccident => {
    const place = one.position === null ? null : { longitudeE7: one.position[0], latitudeE7: one.position[1], xMm: 0, yMm: 0, accuracy: 1 };
    return { ...UNKNOWN, ...REST, id: `${String(index).padStart(8, '0')}-0000-0000-0000-000000000000`, severity: one.severity, place };
  });
  const columns = buildAccidentColumns({ accidents: [packAccidents(plain)], units: [], casualties: [] }, 'mph');
  return {
    columns,
    passes: Uint8Array.from(drawn, (one) => Number(one.passes)),
    shown: drawn.flatMap((one, index) =>
      one.position === null || !one.passes
        ? []
        : [{ index, x: projectX(one.position[0]), y: projectY(one.position[1]), place: one.position.join(), severity: one.severity }],
    ),
  };
});

/** The squares at a zoom that hold something, and their neighbours. */
function squaresOf(scene: Scene, zoom: number): Square[] {
  const across = 2 ** zoom;
  const squares = new Map<string, Square>();
  for (const { x, y } of scene.shown) {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, -1],
    ] as const) {
      const square = { zoom, x: Math.min(Math.floor(x * across), across - 1) + dx, y: Math.min(Math.floor(y * across), across - 1) + dy };
      squares.set(`${square.x} ${square.y}`, square);
    }
  }
  return [...squares.values()];
}

function isInside({ x, y }: { x: number; y: number }, square: Square): boolean {
  const across = 2 ** square.zoom;
  const cell = (world: number): number => Math.min(Math.floor(world * across), across - 1);
  return cell(x) === square.x && cell(y) === square.y;
}

function worstOf(severities: readonly number[]): number {
  const known = severities.filter((severity) => severity > 0);
  return known.length === 0 ? 0 : Math.min(...known);
}

describe('the order of places', () => {
  it('holds the accidents of every square together', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 0, max: WORLD_BITS }), (scene, zoom) => {
        const order = orderByPlace(scene.columns);
        for (const square of squaresOf(scene, zoom)) {
          const { first, end } = findSquare(order, square);
          const found = [...order.indices.subarray(first, end)].filter((index) => scene.passes[index] === 1).sort((a, b) => a - b);
          expect(found).toEqual(scene.shown.filter((one) => isInside(one, square)).map(({ index }) => index));
        }
      }),
    );
  });

  it('projects as the web map does', () => {
    // EPSG:3857 ends at 85.0511288 degrees, where its height equals its width.
    expect([projectX(-1_800_000_000), projectX(0), projectX(1_800_000_000)]).toEqual([0, 0.5, 1]);
    expect(projectY(850_511_288)).toBeCloseTo(0, 8);
    expect(projectY(0)).toBeCloseTo(0.5, 15);
    expect(projectY(-900_000_000)).toBe(1);
  });
});

describe('cells of a tile', () => {
  it('count the accidents under the filter, each in one cell, with their worst severity', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 0, max: 13 }), (scene, zoom) => {
        const order = orderByPlace(scene.columns);
        for (const tile of squaresOf(scene, zoom).filter(({ x, y }) => x < 2 ** zoom && y >= 0)) {
          const cells = countTileCells(scene.columns, order, scene.passes, tile);
          for (const { column, row, count, worstSeverity } of cells) {
            const cell = { zoom: zoom + 5, x: tile.x * CELLS_ACROSS + column, y: tile.y * CELLS_ACROSS + row };
            const inside = scene.shown.filter((one) => isInside(one, cell));
            expect([count, worstSeverity]).toEqual([inside.length, worstOf(inside.map(({ severity }) => severity))]);
          }
          const own = cells.filter(({ column, row }) => column >= 0 && row >= 0 && column < CELLS_ACROSS && row < CELLS_ACROSS);
          expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(scene.shown.filter((one) => isInside(one, tile)).length);
        }
      }),
    );
  });
});

describe('points of a tile', () => {
  it('hold every accident under the filter in the tile and its margin, one point for each position', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 14, max: 22 }), (scene, zoom) => {
        const order = orderByPlace(scene.columns);
        const across = 2 ** zoom;
        for (const tile of squaresOf(scene, zoom).filter(({ x, y }) => x < across && y >= 0)) {
          const points = findTilePoints(scene.columns, order, scene.passes, tile);
          const near = scene.shown.filter(({ x, y }) => {
            const [tileX, tileY] = [x * across - tile.x, y * across - tile.y];
            return tileX >= -POINT_MARGIN && tileY >= -POINT_MARGIN && tileX < 1 + POINT_MARGIN && tileY < 1 + POINT_MARGIN;
          });
          expect(points.flatMap((point) => point.accidents).sort((a, b) => a - b)).toEqual(near.map(({ index }) => index));
          expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(new Set(near.map(({ place }) => place)).size);
          for (const point of points) {
            const there = near.filter(({ index }) => point.accidents.includes(index));
            expect(new Set(there.map(({ place }) => place)).size).toBe(1);
            expect(point.worstSeverity).toBe(worstOf(there.map(({ severity }) => severity)));
            expect(point.x).toBeCloseTo(there[0]!.x * across - tile.x, 6);
          }
        }
      }),
    );
  });
});
