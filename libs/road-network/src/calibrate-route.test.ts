import { describe, expect, it } from '@jest/globals';

import { calibrateChain, findChains, type ChainCalibration, type KilometreMark } from './calibrate-route.ts';
import { nodeLines } from './node-lines.ts';
import type { NodedNetwork } from './noded-network.ts';
import { DEFAULT_TOLERANCE_METERS } from './road-line.ts';
import { line } from './testing/made-up-lines.ts';

const PARAMETERS = { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false };
const all = ({ segments }: NodedNetwork): number[] => [...segments.ids.keys()];
const mark = (x: number, positionMeters: number, y = 0): KilometreMark => ({ x, y, positionMeters });

/** A road of three lines, the middle one drawn the other way round; a side road meets it. */
const road = nodeLines(
  [
    line('1', [
      [0, 0],
      [400, 0],
    ]),
    line('2', [
      [1_000, 0],
      [400, 0],
    ]),
    line('3', [
      [1_000, 0],
      [1_000, 500],
    ]),
    line('9', [
      [700, 0],
      [700, 90],
    ]),
  ],
  PARAMETERS,
);
const ofRoad = all(road).filter((segment) => road.lines[road.segments.line[segment]!]!.id !== '9');

describe('chains of a road', () => {
  it('go through its segments, whichever way they are drawn, and past side roads', () => {
    const [chain, ...others] = findChains(road, ofRoad);

    expect(others).toEqual([]);
    expect(chain!.segments.map((segment) => road.lines[road.segments.line[segment]!]!.id)).toEqual(['1', '2', '3']);
    expect(chain!.isReversed).toEqual([false, true, false]);
  });

  it('end where the road branches, and hold every segment once', () => {
    const fork = nodeLines(
      [
        line('1', [
          [0, 0],
          [10, 0],
        ]),
        line('2', [
          [10, 0],
          [20, 9],
        ]),
        line('3', [
          [10, 0],
          [20, -9],
        ]),
        line('4', [
          [20, 9],
          [30, 9],
        ]),
      ],
      PARAMETERS,
    );
    const chains = findChains(fork, all(fork));

    expect(chains.map(({ segments }) => segments.map((segment) => fork.segments.ids[segment]!.slice(0, 1)).join(''))).toEqual([
      '1',
      '24',
      '3',
    ]);
  });

  it('of a ring end where they began', () => {
    const ring = nodeLines(
      [
        line('1', [
          [0, 0],
          [10, 0],
          [10, 10],
        ]),
        line('2', [
          [10, 10],
          [0, 10],
          [0, 0],
        ]),
      ],
      PARAMETERS,
    );

    expect(findChains(ring, all(ring)).map(({ segments }) => segments.length)).toEqual([2]);
  });
});

describe('kilometre positions along a chain', () => {
  const [chain] = findChains(road, ofRoad);
  const calibrated = (marks: readonly KilometreMark[]): ChainCalibration => {
    const found = calibrateChain(road, chain!, marks, 20);
    if (typeof found === 'string') throw new Error(found);
    return found;
  };

  it('are those of the marks, and between them in proportion to the way', () => {
    const { measures, x, y, stretch, marks } = calibrated([
      mark(1_000, 6_020, 500),
      mark(100, 5_000),
      mark(500, 5_400, 8),
      mark(300, 9_999, 300),
    ]);

    expect(marks).toBe(3);
    expect([...measures]).toEqual([5_000, 5_300, 5_400, 5_710, 6_020]);
    expect([...x]).toEqual([100, 400, 500, 1_000, 1_000]);
    expect([...y]).toEqual([0, 0, 0, 0, 500]);
    expect(stretch).toEqual([0.62, 1]);
  });

  it('rise along a road that is drawn against them', () => {
    const { measures, x } = calibrated([mark(100, 2_000), mark(900, 1_200)]);

    expect([...measures]).toEqual([1_200, 1_700, 2_000]);
    expect([...x]).toEqual([900, 400, 100]);
  });

  it('are none without two marks, or where the marks contradict the way', () => {
    expect(calibrateChain(road, chain!, [mark(100, 5_000)], 20)).toBe('too-few-marks');
    expect(calibrateChain(road, chain!, [mark(100, 5_000), mark(500, 5_900), mark(900, 5_100)], 20)).toBe('marks-out-of-order');
    expect(calibrateChain(road, chain!, [mark(100, 5_000), mark(500, 5_000)], 20)).toBe('marks-out-of-order');
  });
});
