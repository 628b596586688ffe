import { describe as suite, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { findComponents, findGaps, type NetworkGap } from './describe-network.ts';
import { nodeLines } from './node-lines.ts';
import type { NodedNetwork } from './noded-network.ts';
import { DEFAULT_TOLERANCE_METERS, type NodingParameters, type RoadLine } from './road-line.ts';
import { describe, lengthOf, line, someLines } from './testing/made-up-lines.ts';

const KEEP: NodingParameters = { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false };
const SPLIT: NodingParameters = { ...KEEP, splitsCrossings: true };
const TOUCHING: NodingParameters = { ...KEEP, splitsCrossings: 'touching' };
const RUNS = { numRuns: 60, seed: 12 };

const gapsOf = (network: NodedNetwork, meters: number): NetworkGap[] =>
  findGaps(network, (segment) => network.lines[network.segments.line[segment]!]!.level, meters);

const endsOf = ({ nodes, segments }: NodedNetwork, i: number): string[] =>
  [segments.startNode[i]!, segments.endNode[i]!].map((node) => nodes.keys[node]!);

suite('lines that meet', () => {
  it('are cut at a common vertex, also inside of both', () => {
    const network = nodeLines(
      [
        line('a', [
          [0, 0],
          [50, 0],
          [100, 0],
        ]),
        line('b', [
          [50, -50],
          [50, 0],
          [50, 50],
        ]),
      ],
      KEEP,
    );

    expect(network.segments.ids).toEqual(['a:0 0-50000 0', 'a:50000 0-100000 0', 'b:50000 -50000-50000 0', 'b:50000 0-50000 50000']);
    expect([...network.segments.lengthMeters]).toEqual([50, 50, 50, 50]);
    expect([...network.segments.fromMeters]).toEqual([0, 50, 0, 50]);
    const middle = network.nodes.keys.indexOf('50000 0');
    expect(network.nodes.degrees[middle]).toBe(4);
  });

  it('are cut by the names of vertices, whatever their level and place', () => {
    const named = (id: string, ids: readonly number[], level: number): RoadLine =>
      line(
        id,
        ids.map((node) => [10 * node, level] as const),
        { nodeIds: Float64Array.from(ids), level },
      );
    const network = nodeLines([named('7', [1, 2, 3], 0), named('8', [9, 2], 1)], KEEP);

    expect(network.segments.ids).toEqual(['7:1-2', '7:2-3', '8:9-2']);
  });

  it('of different levels meet at their ends only', () => {
    const road = line('road', [
      [0, 0],
      [50, 0],
      [100, 0],
    ]);
    const over = line(
      'over',
      [
        [50, -50],
        [50, 0],
        [50, 50],
      ],
      { level: 1 },
    );
    const ramp = line(
      'ramp',
      [
        [50, 0],
        [80, 40],
      ],
      { level: 1 },
    );

    expect(nodeLines([road, over], SPLIT).segments.ids).toHaveLength(2);
    expect(nodeLines([road, ramp], SPLIT).segments.ids).toHaveLength(3);
  });

  it('within the tolerance are one place, and beyond it two', () => {
    const near = (gap: number): NodedNetwork =>
      nodeLines(
        [
          line('a', [
            [0, 0],
            [50, 0],
          ]),
          line('b', [
            [50 + gap, 0],
            [90, 0],
          ]),
        ],
        KEEP,
      );

    expect(findComponents(near(0.019)).segments).toHaveLength(1);
    expect(findComponents(near(0.021)).segments).toHaveLength(2);
  });

  it('only cross when a source without names of vertices is split there', () => {
    const lines = [
      line('a', [
        [0, 0],
        [100, 0],
      ]),
      line('b', [
        [40, -30],
        [40, 30],
      ]),
      line('c', [
        [70, 0],
        [70, 20],
      ]),
    ];
    const told = nodeLines(lines, KEEP);
    const split = nodeLines(lines, SPLIT);

    expect(told.segments.ids).toHaveLength(3);
    expect(told.crossings).toEqual([
      { lineIds: ['a', 'b'], x: 40, y: 0, touches: false },
      { lineIds: ['a', 'c'], x: 70, y: 0, touches: true },
    ]);
    expect(split.crossings).toEqual(told.crossings);
    expect(split.segments.ids).toHaveLength(6);
    // Only where the one ends on the other: a bridge stays one.
    const touching = nodeLines(lines, TOUCHING);
    expect(touching.crossings).toEqual(told.crossings);
    expect(touching.segments.ids.map((id) => id.slice(0, id.indexOf(':')))).toEqual(['a', 'a', 'b', 'c']);
    expect(findComponents(touching).segments).toHaveLength(2);
    expect(findComponents(told).segments).toHaveLength(3);
    expect(findComponents(split).segments).toHaveLength(1);
  });

  it('give a loop one node, a roundabout one piece between each two of its roads, and tell two of one pair apart', () => {
    const ring = line('ring', [
      [0, 0],
      [10, 10],
      [20, 0],
      [10, -10],
      [0, 0],
    ]);
    const alone = nodeLines([ring], KEEP);
    const joined = nodeLines(
      [
        ring,
        line('to', [
          [20, 0],
          [60, 0],
        ]),
      ],
      KEEP,
    );

    expect(alone.segments.ids).toEqual(['ring:0 0-0 0']);
    expect([...alone.nodes.degrees]).toEqual([2]);
    expect(joined.segments.ids).toEqual(['ring:0 0-20000 0', 'ring:20000 0-0 0', 'to:20000 0-60000 0']);
    const twice = nodeLines(
      [
        line('8', [
          [0, 0],
          [10, 10],
          [20, 0],
          [10, -10],
          [0, 0],
          [5, 50],
          [20, 0],
        ]),
      ],
      KEEP,
    );
    expect(twice.segments.ids).toEqual(['8:0 0-20000 0', '8:20000 0-0 0', '8:0 0-20000 0#2']);
  });

  it('that lie on each other, or are one place, are told and are no segments', () => {
    const network = nodeLines(
      [
        line('b', [
          [0, 0],
          [10, 0],
          [30, 0],
        ]),
        line('a', [
          [30, 0],
          [10, 0],
        ]),
        line('p', [
          [5, 5],
          [5, 5.001],
        ]),
        line('q', [[7, 7]]),
      ],
      KEEP,
    );

    expect(network.segments.ids).toEqual(['a:30000 0-10000 0', 'b:0 0-10000 0']);
    expect(network.duplicates).toEqual([{ lineId: 'b', segmentId: 'a:30000 0-10000 0', lengthMeters: 20 }]);
    expect(network.pointLines).toEqual(['p', 'q']);
  });

  it('that are drawn twice from end to end are not cut where only their twin passes', () => {
    const network = nodeLines(
      [
        line('a', [
          [0, 0],
          [10, 0],
          [30, 0],
        ]),
        line('b', [
          [30, 0],
          [10, 0],
          [0, 0],
        ]),
      ],
      KEEP,
    );

    expect(network.segments.ids).toEqual(['a:0 0-30000 0']);
    expect(network.duplicates).toEqual([{ lineId: 'b', segmentId: 'a:0 0-30000 0', lengthMeters: 30 }]);
  });

  it('are refused when they are no lines of one network', () => {
    expect(() => nodeLines([line('a', [[0, 0]]), line('a', [[1, 1]])], KEEP)).toThrow(RangeError);
    expect(() => nodeLines([line('a', [])], KEEP)).toThrow(RangeError);
    expect(() => nodeLines([line('a', [[0, NaN]])], KEEP)).toThrow(RangeError);
    expect(() => nodeLines([line('a', [[0, 0]])], { ...KEEP, toleranceMeters: 0.001 })).toThrow(RangeError);
    expect(nodeLines([], KEEP).segments.ids).toEqual([]);
  });
});

suite.each([
  ['told', KEEP],
  ['split', SPLIT],
  ['touching', TOUCHING],
])('any lines, crossings %s', (_, parameters) => {
  it('give the same network in any order', () => {
    fc.assert(
      fc.property(
        someLines.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines], { minLength: lines.length }))),
        ([lines, shuffled]) => {
          expect(nodeLines(shuffled, parameters)).toEqual(nodeLines(lines, parameters));
        },
      ),
      RUNS,
    );
  });

  it('give the same network elsewhere', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const shift = 25_500_000;
        const moved = lines.map((one) => ({ ...one, x: one.x.map((x) => x + shift), y: one.y.map((y) => y + shift) }));
        expect(describe(nodeLines(moved, parameters), shift)).toEqual(describe(nodeLines(lines, parameters)));
      }),
      RUNS,
    );
  });

  it('have every metre in one segment, or in one piece that lies on a segment', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const { segments, duplicates } = nodeLines(lines, parameters);
        const all = [...segments.lengthMeters, ...duplicates.map(({ lengthMeters }) => lengthMeters)];
        expect(sum(all)).toBeCloseTo(sum(lines.map(lengthOf)), 6);
        for (const [i, start] of segments.fromMeters.entries()) {
          const before = segments.line[i - 1] === segments.line[i] ? segments.fromMeters[i - 1]! + segments.lengthMeters[i - 1]! : 0;
          expect(start).toBeGreaterThanOrEqual(before - 1e-9);
        }
      }),
      RUNS,
    );
  });

  it('have ids of their own, and nodes at both ends that count them', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const network = nodeLines(lines, parameters);
        expect(new Set(network.segments.ids).size).toBe(network.segments.ids.length);
        expect(sum([...network.nodes.degrees])).toBe(2 * network.segments.ids.length);
        expect(new Set(network.nodes.keys).size).toBe(network.nodes.keys.length);
        for (const [i, id] of network.segments.ids.entries()) expect(id).toContain(endsOf(network, i).join('-'));
      }),
      RUNS,
    );
  });
});

suite('a network', () => {
  it('has a node wherever, and only where, two lines come by one place, a line ends or passes twice', () => {
    fc.assert(
      fc.property(someLines, (all) => {
        const lines = withoutTwins(all.map((one) => ({ ...one, level: 0, nodeIds: null })));
        const network = nodeLines(lines, KEEP);
        const inside = new Set<string>();
        const { offsets, x, y } = network.segments;
        const isElsewhere = (one: number, other: number): boolean => x[one] !== x[other] || y[one] !== y[other];
        for (let i = 0; i + 1 < offsets.length; i += 1) {
          for (let v = offsets[i]! + 1; v + 1 < offsets[i + 1]!; v += 1) {
            if (isElsewhere(v, v - 1) && isElsewhere(v, v + 1)) inside.add(`${x[v]} ${y[v]}`);
          }
        }
        const nodes = new Set([...network.nodes.x].map((nodeX, i) => `${nodeX} ${network.nodes.y[i]}`));
        expect([...inside].filter((place) => nodes.has(place))).toEqual([]);
        expect([...nodes].filter((place) => !mustBeNode(place, lines))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('that is split has no crossing left', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const { lines: cut } = nodeLines(
          lines.map((one) => ({ ...one, level: 0, nodeIds: null })),
          SPLIT,
        );
        expect(nodeLines(cut, KEEP).crossings).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps the ids of pieces that a further line elsewhere does not touch', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const more = [
          ...lines,
          line('new', [
            [-500, -500],
            [-400, -500],
          ]),
        ];
        expect(nodeLines(more, KEEP).segments.ids).toEqual(expect.arrayContaining([...nodeLines(lines, KEEP).segments.ids]));
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('has as many parts as one finds by walking', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const network = nodeLines(lines, KEEP);
        const { ofSegment, segments, lengthMeters } = findComponents(network);
        expect(segments.length).toBe(walk(network));
        expect(sum([...segments])).toBe(network.segments.ids.length);
        expect([...lengthMeters]).toEqual([...lengthMeters].sort((a, b) => b - a));
        for (const [i, part] of ofSegment.entries()) {
          for (const [j, other] of ofSegment.entries()) {
            if (endsOf(network, i).some((node) => endsOf(network, j).includes(node))) expect(part).toBe(other);
          }
        }
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});

suite('gaps', () => {
  const main = line('main', [
    [0, 0],
    [100, 0],
    [200, 0],
  ]);

  it('are dead ends near a road that they do not reach', () => {
    const network = nodeLines(
      [
        main,
        line('side', [
          [50, 60],
          [50, 3],
        ]),
        line('far', [
          [150, 60],
          [150, 20],
        ]),
      ],
      KEEP,
    );
    const [gap, ...others] = gapsOf(network, 5);

    expect(others).toEqual([]);
    expect(network.nodes.keys[gap!.node]).toBe('50000 3000');
    expect(network.segments.ids[gap!.segment]).toBe('main:0 0-200000 0');
    expect(gap).toMatchObject({ distanceMeters: 3, x: 50, y: 0 });
    expect(gapsOf(network, 20)).toHaveLength(2);
    expect(gapsOf(network, 2.9)).toEqual([]);
  });

  it('are none under a bridge, nor where a short road leaves the one beside it', () => {
    expect(
      gapsOf(
        nodeLines(
          [
            main,
            line(
              'bridge',
              [
                [50, 60],
                [50, 3],
              ],
              { level: 1 },
            ),
          ],
          KEEP,
        ),
        5,
      ),
    ).toEqual([]);
    expect(
      gapsOf(
        nodeLines(
          [
            main,
            line('stub', [
              [100, 0],
              [100, 4],
            ]),
          ],
          KEEP,
        ),
        5,
      ),
    ).toEqual([]);
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Without lines that take the same course as an earlier one, in either direction. */
function withoutTwins(lines: readonly RoadLine[]): readonly RoadLine[] {
  const seen = new Set<string>();
  return lines.filter(({ x, y }) => {
    const course = [...x].map((value, k) => `${value} ${y[k]}`).filter((place, k, all) => place !== all[k - 1]);
    const isTwin = seen.has(course.join());
    seen.add(course.join()).add(course.toReversed().join());
    return !isTwin;
  });
}

function mustBeNode(place: string, lines: readonly RoadLine[]): boolean {
  let visits = 0;
  for (const { x, y } of lines) {
    for (let k = 0; k < x.length; k += 1) {
      if (`${x[k]} ${y[k]}` !== place) continue;
      if (k === 0 || k === x.length - 1) return true;
      if (x[k] !== x[k - 1] || y[k] !== y[k - 1]) visits += 1;
    }
  }
  return visits > 1;
}

/** Parts by setting out from each node anew. */
function walk(network: NodedNetwork): number {
  const left = new Set(network.segments.ids.keys());
  let parts = 0;
  while (left.size > 0) {
    parts += 1;
    const [first] = left;
    const reached = new Set(endsOf(network, first!));
    for (let grew = true; grew;) {
      grew = false;
      for (const i of left) {
        if (!endsOf(network, i).some((node) => reached.has(node))) continue;
        left.delete(i);
        endsOf(network, i).forEach((node) => reached.add(node));
        grew = true;
      }
    }
  }
  return parts;
}
