import { ROAD_AGREEMENTS, ROAD_PLACEMENTS, type RoadAgreement } from '@elektron/domain';
import { seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';

import { nodeLines } from './node-lines.ts';
import type { NodedNetwork } from './noded-network.ts';
import { placeOnRoads, type PlacedOnRoads, type PlacingRules } from './place-on-roads.ts';
import { DEFAULT_TOLERANCE_METERS, type RoadLine } from './road-line.ts';
import { line } from './testing/made-up-lines.ts';

const RULES: PlacingRules = { doubtMeters: 5, junctionMeters: 20, nearestMeters: 1_000, refusesOtherNumber: false };
const NODING = { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false };

type At = readonly [x: number, y: number];

/** A main road with a side street, a footway across it, and an avenue beside it. */
const TOWN = [
  line('main', [
    [0, 0],
    [200, 0],
    [400, 0],
    [600, 0],
  ]),
  line('side', [
    [200, 0],
    [200, 200],
  ]),
  line('path', [
    [400, -50],
    [400, 0],
    [400, 50],
  ]),
  line('avenue', [
    [450, 16],
    [600, 16],
  ]),
];
const TOLERANCES: Readonly<Record<string, number>> = { main: 25, side: 20, path: 15, avenue: 20 };

type More = Partial<PlacingRules> & {
  /** By point, the road that it names. */
  readonly names?: readonly string[];
  /** Lines of one road. */
  readonly oneRoad?: readonly string[];
};

function place(lines: readonly RoadLine[], points: readonly At[], more: More = {}) {
  const network = nodeLines(lines, NODING);
  const lineOf = (segment: number): string => network.lines[network.segments.line[segment]!]!.id;
  const segments = [...network.segments.ids.keys()];
  const { names = [], oneRoad = [], ...rules } = more;
  const placed = placeOnRoads(
    {
      segments: network.segments,
      toleranceMeters: Float64Array.from(segments, (segment) => TOLERANCES[lineOf(segment)] ?? 25),
      isRoad: Uint8Array.from(segments, (segment) => (lineOf(segment) === 'path' ? 0 : 1)),
      road: Int32Array.from(segments, (segment) => (oneRoad.includes(lineOf(segment)) ? 1 : -1)),
    },
    {
      x: Float64Array.from(points, ([x]) => x),
      y: Float64Array.from(points, ([, y]) => y),
      agreementOf: (thing, segment): RoadAgreement => {
        const name = names[thing];
        if (name === undefined) return 'unknown';
        return name === lineOf(segment) ? 'same' : 'other';
      },
    },
    { ...RULES, ...rules },
  );
  return points.map((_, i) => read(network, placed, i, lineOf));
}

function read({ nodes, segments }: NodedNetwork, placed: PlacedOnRoads, i: number, lineOf: (segment: number) => string) {
  const [segment, rival, node] = [placed.segment[i]!, placed.rival[i]!, placed.node[i]!];
  return {
    placement: ROAD_PLACEMENTS[placed.placement[i]!],
    road: segment < 0 ? null : lineOf(segment),
    meters: Math.round(placed.distanceMeters[i]! * 10) / 10,
    along: segment < 0 ? null : Math.round(segments.fromMeters[segment]! + placed.alongMeters[i]!),
    rival: rival < 0 ? null : lineOf(rival),
    junction: node < 0 ? null : [nodes.x[node], nodes.y[node]],
    agreement: ROAD_AGREEMENTS[placed.agreement[i]!],
  };
}

describe('what is placed on roads', () => {
  it('is between junctions, or at one from 20 m along the road on', () => {
    expect(place(TOWN, [[100, 7]])).toEqual([
      { placement: 'segment', road: 'main', meters: 7, along: 100, rival: null, junction: null, agreement: 'unknown' },
    ]);
    const [before, at, onSide] = place(TOWN, [
      [179, 0],
      [181, 0],
      [204, 19],
    ]);
    expect(before).toMatchObject({ placement: 'segment', road: 'main' });
    expect(at).toMatchObject({ placement: 'junction', road: 'main', junction: [200, 0] });
    expect(onSide).toMatchObject({ placement: 'junction', road: 'side', meters: 4, junction: [200, 0] });
  });

  it('is at no junction where only a footway meets the road, and on a footway only where no road is near', () => {
    const [atFootway, onFootway] = place(TOWN, [
      [402, -9],
      [402, -40],
    ]);
    expect(atFootway).toMatchObject({ placement: 'segment', road: 'main', meters: 9 });
    expect(onFootway).toMatchObject({ placement: 'segment', road: 'path', meters: 2 });
  });

  it('is at a junction that lies behind a seam of the road', () => {
    const pieces = [
      line('a', [
        [0, 0],
        [190, 0],
      ]),
      line('b', [
        [190, 0],
        [200, 0],
      ]),
      line('c', [
        [200, 0],
        [400, 0],
      ]),
      line('d', [
        [200, 0],
        [200, 90],
      ]),
    ];
    expect(place(pieces, [[185, 3]])).toMatchObject([{ placement: 'junction', road: 'a', junction: [200, 0] }]);
    expect(place(pieces, [[175, 3]])).toMatchObject([{ placement: 'segment', road: 'a', junction: null }]);
  });

  it('is too far away by the tolerance of each class, with the nearest road as far as that is looked for', () => {
    expect(
      place(TOWN, [
        [100, 24],
        [100, 26],
        [222, 100],
        [-900, 0],
        [-1_100, 0],
      ]),
    ).toMatchObject([
      { placement: 'segment', road: 'main', meters: 24 },
      { placement: 'too-far', road: 'main', meters: 26 },
      { placement: 'too-far', road: 'side', meters: 22 },
      { placement: 'too-far', road: 'main', meters: 900, along: 0 },
      { placement: 'too-far', road: null, meters: NaN },
    ]);
  });

  it('is ambiguous between roads that are equally near, unless it names one of them', () => {
    const between: At = [550, 7];
    expect(place(TOWN, [between])).toMatchObject([{ placement: 'ambiguous', road: 'main', rival: 'avenue', meters: 7 }]);
    expect(place(TOWN, [between, between, between], { names: ['avenue', 'main', 'side'] })).toMatchObject([
      { placement: 'segment', road: 'avenue', meters: 9, agreement: 'same' },
      { placement: 'segment', road: 'main', meters: 7, agreement: 'same' },
      { placement: 'ambiguous', agreement: 'other' },
    ]);
    expect(place(TOWN, [between], { oneRoad: ['main', 'avenue'] })).toMatchObject([{ placement: 'segment', road: 'main', rival: null }]);
    expect(place(TOWN, [[550, 2]])).toMatchObject([{ placement: 'segment', road: 'main' }]);
  });

  it('can be refused a road of another number', () => {
    expect(place(TOWN, [[100, 7]], { names: ['side'], refusesOtherNumber: true })).toMatchObject([
      { placement: 'other-number', road: 'main', meters: 7 },
    ]);
    expect(place(TOWN, [[100, 7]], { names: ['side'] })).toMatchObject([{ placement: 'segment', agreement: 'other' }]);
  });

  it('has no place, or there are no roads: nothing is left out', () => {
    expect(place(TOWN, [[NaN, NaN]])).toMatchObject([{ placement: 'no-place', road: null }]);
    expect(place([], [[1, 1]])).toMatchObject([{ placement: 'no-roads', road: null }]);
    expect(place([], [[NaN, NaN]])).toMatchObject([{ placement: 'no-place' }]);
    expect(place(TOWN, [])).toEqual([]);
  });

  it('is where it is wherever the town lies, and whatever else is placed', () => {
    const random = seededRandom(11);
    const points = Array.from({ length: 400 }, (): At => [random() * 700 - 50, random() * 300 - 60]);
    const all = place(TOWN, points);
    const kinds = new Set(all.map(({ placement }) => placement));
    expect([...kinds].sort()).toEqual(['ambiguous', 'junction', 'segment', 'too-far']);
    expect(place(TOWN, points.toReversed()).toReversed()).toEqual(all);
    const moved = TOWN.map((one) => ({ ...one, x: one.x.map((x) => x + 500_000), y: one.y.map((y) => y + 4_200_000) }));
    const after = place(
      moved,
      points.map(([x, y]): At => [x + 500_000, y + 4_200_000]),
    );
    expect(after.map(({ placement, road, meters }) => [placement, road, meters])).toEqual(
      all.map(({ placement, road, meters }) => [placement, road, meters]),
    );
  });
});
