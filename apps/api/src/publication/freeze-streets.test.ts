import { STREET_PARTS_OF_DEGREE, type PublishedStreet } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { createPlane } from '../common/plane.ts';
import { TEST_SRID } from '../common/testing/make-columns.ts';
import { freezeStreets, type RoadsToFreeze } from './freeze-streets.ts';
import { joinSegments } from './join-segments.ts';
import { simplifyLine } from './simplify-line.ts';

const PLANE = createPlane(TEST_SRID);
/** Waltham Forest, where the tests have their town. */
const [WEST, SOUTH] = [538_000, 190_000];
const EVERYWHERE = [-180, -90, 180, 90] as const;

interface Piece {
  readonly ends: readonly [number, number];
  readonly line: readonly (readonly [number, number])[];
  readonly name?: string;
  readonly roadClass?: string;
}

/** @param pieces metres from the corner of the town */
function roadsOf(pieces: readonly Piece[]): RoadsToFreeze {
  const places = pieces.flatMap(({ line }) => line);
  let end = 0;
  return {
    roadName: pieces.map(({ name }) => name ?? null),
    roadClass: pieces.map(({ roadClass }) => roadClass ?? null),
    segments: {
      startNode: Int32Array.from(pieces, ({ ends }) => ends[0]),
      endNode: Int32Array.from(pieces, ({ ends }) => ends[1]),
      lengthMeters: new Float64Array(pieces.length),
      offsets: Int32Array.from([0, ...pieces.map(({ line }) => (end += line.length))]),
      x: Float64Array.from(places, ([x]) => WEST + x),
      y: Float64Array.from(places, ([, y]) => SOUTH + y),
    },
  };
}

/** Metres from the corner, read back from degrees. */
function placesOf({ course }: PublishedStreet): (readonly [number, number])[] {
  let [x, y] = [0, 0];
  return Array.from({ length: course.length / 2 }, (_, i) => {
    [x, y] = [x + course[2 * i]!, y + course[2 * i + 1]!];
    const [east, north] = PLANE.toMeters(x / STREET_PARTS_OF_DEGREE, y / STREET_PARTS_OF_DEGREE)!;
    return [east - WEST, north - SOUTH] as const;
  });
}

const TOWN: readonly Piece[] = [
  {
    ends: [0, 1],
    line: [
      [0, 0],
      [100, 0],
    ],
    name: 'High Street',
    roadClass: 'primary',
  },
  {
    ends: [2, 1],
    line: [
      [200, 0],
      [100, 0],
    ],
    name: 'High Street',
    roadClass: 'primary',
  },
  {
    ends: [1, 3],
    line: [
      [100, 0],
      [100, 80],
    ],
    name: 'Church Lane',
    roadClass: 'residential',
  },
  {
    ends: [4, 5],
    line: [
      [0, 300],
      [300, 300],
    ],
    roadClass: 'motorway',
  },
  {
    ends: [6, 7],
    line: [
      [0, 400],
      [300, 400],
    ],
    name: 'B1',
  },
  {
    ends: [8, 9],
    line: [
      [0, 500],
      [300, 500],
    ],
    name: 'Behind',
    roadClass: 'service',
  },
  {
    ends: [8, 9],
    line: [
      [0, 600],
      [300, 600],
    ],
    name: 'Foot',
    roadClass: 'footway',
  },
];

describe('streets of a release', () => {
  it('are those that a map of a town shows, the main ones first, each in one line, where they lie to a metre', () => {
    const streets = freezeStreets(roadsOf(TOWN), EVERYWHERE, PLANE);
    expect(streets.map(({ rank, name }) => [rank, name])).toEqual([
      [0, null],
      [1, 'High Street'],
      [2, 'B1'],
      [3, 'Church Lane'],
    ]);
    const [, high, , lane] = streets.map(placesOf);
    for (const [found, expected] of [
      [
        high!,
        [
          [0, 0],
          [200, 0],
        ],
      ],
      [
        lane!,
        [
          [100, 0],
          [100, 80],
        ],
      ],
    ] as const) {
      expect(found).toHaveLength(expected.length);
      for (const [i, [x, y]] of found.entries()) expect(Math.hypot(x - expected[i]![0], y - expected[i]![1])).toBeLessThan(1);
    }
  });

  it('are the same in whatever order the segments come', () => {
    expect(freezeStreets(roadsOf(TOWN.toReversed()), EVERYWHERE, PLANE)).toEqual(freezeStreets(roadsOf(TOWN), EVERYWHERE, PLANE));
  });

  it('are left out where they do not reach into the release, and rank by rank where they are too many', () => {
    const [west, south] = PLANE.toDegrees(WEST - 50, SOUTH + 350);
    const [east, north] = PLANE.toDegrees(WEST + 400, SOUTH + 450);
    expect(freezeStreets(roadsOf(TOWN), [west, south, east, north], PLANE).map(({ name }) => name)).toEqual(['B1']);
    expect(freezeStreets(roadsOf(TOWN), EVERYWHERE, PLANE, 5).map(({ rank }) => rank)).toEqual([0, 1]);
  });

  it('end where a third meets them, and go round where nothing does', () => {
    const pieces: readonly Piece[] = [
      ...[0, 1, 2].map((arm): Piece => ({
        ends: [0, arm + 1],
        line: [
          [0, 0],
          [100 * (arm - 1), 50 + arm],
        ],
      })),
      {
        ends: [10, 11],
        line: [
          [0, 200],
          [50, 200],
        ],
      },
      {
        ends: [11, 12],
        line: [
          [50, 200],
          [50, 250],
        ],
      },
      {
        ends: [12, 10],
        line: [
          [50, 250],
          [0, 200],
        ],
      },
      {
        ends: [20, 20],
        line: [
          [0, 400],
          [50, 450],
          [0, 450],
          [0, 400],
        ],
      },
    ];
    const lines = joinSegments(roadsOf(pieces).segments, [...pieces.keys()]);
    expect(lines.map(({ length }) => length).sort()).toEqual([2, 2, 2, 4, 4]);
    for (const ring of lines.filter(({ length }) => length === 4)) expect(ring[0]).toEqual(ring.at(-1));
  });

  it('keep to where they were: no place of the line is farther from it than the tolerance', () => {
    const line = Array.from({ length: 200 }, (_, i) => [i * 5, 40 * Math.sin(i / 9) + (i % 3)] as const);
    const kept = simplifyLine(line, 2);
    expect(kept.length).toBeLessThan(line.length / 2);
    for (const [x, y] of line) {
      const away = kept.slice(1).map((to, i) => {
        const from = kept[i]!;
        const steps = Array.from({ length: 401 }, (_, step) => step / 400);
        return Math.min(...steps.map((t) => Math.hypot(from[0] + t * (to[0] - from[0]) - x, from[1] + t * (to[1] - from[1]) - y)));
      });
      expect(Math.min(...away)).toBeLessThan(2.2);
    }
  });
});
