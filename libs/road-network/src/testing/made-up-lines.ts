import fc from 'fast-check';

import type { NodedNetwork } from '../noded-network.ts';
import type { RoadLine } from '../road-line.ts';

/** A line through points given as x, y. */
export function line(id: string, points: readonly (readonly [number, number])[], more: Partial<RoadLine> = {}): RoadLine {
  return {
    id,
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    nodeIds: null,
    level: 0,
    ...more,
  };
}

/** Lines between the points of a small lattice: they share vertices, cross, run along each other and come back to themselves. */
export const someLines: fc.Arbitrary<readonly RoadLine[]> = fc
  .array(
    fc.record({
      points: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 6 }),
      level: fc.constantFrom(0, 0, 0, 1),
      isNamed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((all) =>
    all.map(({ points, level, isNamed }, i) =>
      line(
        `w${i}`,
        points.map(([x, y]) => [30 * x, 30 * y] as const),
        {
          level,
          nodeIds: isNamed ? Float64Array.from(points, ([x, y]) => 100 * x + y + 1) : null,
        },
      ),
    ),
  );

/** What a network is, without the order of its nodes, to the millimetre: far from the origin a metre has fewer digits. */
export function describe({ lines, nodes, segments, duplicates, pointLines, crossings }: NodedNetwork, shift = 0): unknown {
  const round = (value: number): number => Math.round(value * 1_000) / 1_000 + 0;
  const place = (node: number): string => `${round(nodes.x[node]! - shift)} ${round(nodes.y[node]! - shift)} ${nodes.degrees[node]}`;
  return {
    segments: segments.ids.map((_, i) => ({
      line: lines[segments.line[i]!]!.id,
      start: place(segments.startNode[i]!),
      end: place(segments.endNode[i]!),
      from: round(segments.fromMeters[i]!),
      length: round(segments.lengthMeters[i]!),
      x: [...segments.x.subarray(segments.offsets[i], segments.offsets[i + 1])].map((x) => round(x - shift)),
    })),
    duplicates: duplicates.map(({ lineId, lengthMeters }) => `${lineId} ${round(lengthMeters)}`),
    pointLines,
    crossings: crossings
      .map(({ lineIds, x, y, touches }) => `${lineIds.join(' ')} ${round(x - shift)} ${round(y - shift)} ${touches}`)
      .sort(),
  };
}

export function lengthOf({ x, y }: Pick<RoadLine, 'x' | 'y'>): number {
  let meters = 0;
  for (let k = 0; k + 1 < x.length; k += 1) meters += Math.hypot(x[k + 1]! - x[k]!, y[k + 1]! - y[k]!);
  return meters;
}
