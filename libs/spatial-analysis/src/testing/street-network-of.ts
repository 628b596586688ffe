import type { PointSet } from '../point-set.ts';
import type { StreetNetwork, StreetSection } from '../street-network.ts';

/** A straight street between two places, in metres. */
export interface MadeUpStreet {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly name?: string;
  readonly roadClass?: string;
  /** Motor vehicles a day; 0 or absent: not known. */
  readonly traffic?: number;
}

/** Where on which street an accident lies. */
export interface MadeUpPlace {
  readonly street: number;
  readonly offset: number;
  readonly isAtJunction?: boolean;
}

/** Streets that meet where their ends are one place; each is a section of its own. @param places null: on none, since it is too far from all */
export function streetNetworkOf(streets: readonly MadeUpStreet[], places: readonly (MadeUpPlace | null)[]): StreetNetwork {
  const keys = [...new Set(streets.flatMap(({ from, to }) => [from.join(' '), to.join(' ')]))];
  const nodeOf = (place: readonly [number, number]): number => keys.indexOf(place.join(' '));
  const lengths = streets.map(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]));
  return {
    edges: {
      nodes: keys.length,
      startNode: streets.map(({ from }) => nodeOf(from)),
      endNode: streets.map(({ to }) => nodeOf(to)),
      lengthMeters: lengths,
    },
    courses: {
      offsets: Int32Array.from({ length: streets.length + 1 }, (_, i) => 2 * i),
      x: Float64Array.from(streets.flatMap(({ from, to }) => [from[0], to[0]])),
      y: Float64Array.from(streets.flatMap(({ from, to }) => [from[1], to[1]])),
    },
    roadName: streets.map(({ name }) => name ?? null),
    roadClass: streets.map(({ roadClass }) => roadClass ?? 'residential'),
    vehiclesPerDay: Float64Array.from(streets, ({ traffic }) => traffic ?? 0),
    sections: lengths.map((to, i): StreetSection => ({ edges: [i], isReversed: [false], from: 0, to })),
    accidents: {
      edge: Int32Array.from(places, (place) => place?.street ?? -1),
      offset: Float64Array.from(places, (place) => place?.offset ?? 0),
      isAtJunction: Uint8Array.from(places, (place) => (place?.isAtJunction ? 1 : 0)),
      // Too far from a street.
      reason: Uint8Array.from(places, (place) => (place === null ? 3 : 255)),
    },
  };
}

const SIDE_METERS = 200;

/** A street of 200 m along the lower side of every square that has a point, on which the point lies, and one more that is quiet. */
export function streetNetworkAmong({ x, y }: PointSet): StreetNetwork {
  const known = [...x.keys()].filter((i) => Number.isFinite(x[i]!) && Number.isFinite(y[i]!));
  const squareOf = (i: number): [number, number] => [Math.floor(x[i]! / SIDE_METERS), Math.floor(y[i]! / SIDE_METERS)];
  const west = known.reduce((least, i) => Math.min(least, squareOf(i)[0]), Infinity);
  const squares = [...new Set([...known.map((i) => squareOf(i).join(' ')), `${Number.isFinite(west) ? west - 1 : 0} 0`])]
    .map((name) => name.split(' ').map(Number) as [number, number])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const streetOf = new Map(squares.map((square, i) => [square.join(' '), i]));
  return streetNetworkOf(
    squares.map(([column, row]) => ({
      from: [column * SIDE_METERS, row * SIDE_METERS],
      to: [(column + 1) * SIDE_METERS, row * SIDE_METERS],
    })),
    Array.from(x, (_, i) => {
      if (!known.includes(i)) return null;
      return { street: streetOf.get(squareOf(i).join(' '))!, offset: x[i]! - squareOf(i)[0] * SIDE_METERS };
    }),
  );
}
