import fc from 'fast-check';
import type { PointSet } from '../point-set.ts';

export type Positions = readonly (readonly [number, number])[];

export function pointSetOf(positions: Positions): PointSet {
  return { x: Float64Array.from(positions, ([x]) => x), y: Float64Array.from(positions, ([, y]) => y) };
}

export function movedBy(points: PointSet, dx: number, dy: number): PointSet {
  return { ...points, x: points.x.map((x) => x + dx), y: points.y.map((y) => y + dy) };
}

const onLattice = (size: number, step: number): fc.Arbitrary<Positions> => {
  const coordinate = fc.integer({ min: -size, max: size }).map((k) => k * step);
  return fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 });
};

const collinear = fc.array(
  fc.integer({ min: 0, max: 60 }).map((k): [number, number] => [3 * k, 4 * k]),
  { maxLength: 60 },
);

/** Whole millimetres, as positions are stored. */
const anywhere = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 300_000 }))
    .map(([x, y]): [number, number] => [x / 1000, y / 1000]),
  { maxLength: 60 },
);

/**
 * Up to 60 places within some hundred metres: scattered ones, places on a coarse lattice (duplicates, and pairs exactly at a whole
 * distance), and places on one line.
 */
export const positions: fc.Arbitrary<Positions> = fc.oneof(anywhere, onLattice(6, 10), onLattice(3, 25), collinear);

/** Places that eighths of a metre describe exactly, so that moving them loses no digit. */
export const exactPositions: fc.Arbitrary<Positions> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 16_000 }), fc.integer({ min: 0, max: 16_000 })).map(([x, y]): [number, number] => [x / 8, y / 8]),
  { maxLength: 60 },
);
