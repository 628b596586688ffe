import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateExpectedAccidents } from '@elektron/statistics';
import type { RoadStretch, RoadWindow } from './road-window.ts';
import { peakSearch, slidingWindows } from './search-windows.ts';

const stretchOf = (lengthMeters: number, positions: readonly number[], more: Partial<RoadStretch> = {}): RoadStretch => ({
  lengthMeters,
  positions,
  predictedPerKilometer: 4,
  overdispersionOfKilometer: 0.5,
  ...more,
});

const someStretch = fc
  .record({ length: fc.integer({ min: 50, max: 3000 }), shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 }) })
  .map(({ length, shares }) =>
    stretchOf(
      length,
      shares.map((share) => Math.round(share * length)),
    ),
  );

/** Each piece looked at on its own, accidents counted one by one. */
function slowWindow(stretch: RoadStretch, from: number, to: number): RoadWindow {
  const isLast = to === stretch.lengthMeters;
  const observed = Array.from(stretch.positions).filter((at) => at >= from && (isLast ? at <= to : at < to)).length;
  const kilometers = (to - from) / 1000;
  const predicted = stretch.predictedPerKilometer * kilometers;
  const { expected, variance } = estimateExpectedAccidents(observed, predicted, stretch.overdispersionOfKilometer / kilometers);
  return {
    ...{ from, to, observed, predicted, expected, variance },
    coefficientOfVariation: Math.sqrt(variance) / expected,
    expectedPerKilometer: expected / kilometers,
    excessPerKilometer: (expected - predicted) / kilometers,
  };
}

function slowWindows(stretch: RoadStretch, length: number, step: number): RoadWindow[] {
  const end = stretch.lengthMeters;
  if (length >= end) return [slowWindow(stretch, 0, end)];
  const starts = Array.from({ length: Math.ceil(end / step) + 1 }, (_, i) => i * step).filter((from) => from + length < end);
  return [...starts, end - length].map((from) => slowWindow(stretch, from, from + length));
}

const highest = (windows: readonly RoadWindow[]): number => Math.max(...windows.map(({ excessPerKilometer }) => excessPerKilometer));

describe('a sliding window', () => {
  it('is every piece from step to step, and the last one of the stretch', () => {
    fc.assert(
      fc.property(someStretch, fc.integer({ min: 20, max: 600 }), fc.integer({ min: 20, max: 300 }), (stretch, length, step) => {
        const { windows, worst } = slidingWindows(stretch, length, step);
        const slow = slowWindows(stretch, length, step);
        expect(windows.length).toBe(slow.length);
        for (const [i, window] of windows.entries()) {
          for (const [name, value] of Object.entries(slow[i]!)) expect(window[name as keyof RoadWindow]).toBeCloseTo(value as number, 9);
        }
        expect(worst.excessPerKilometer).toBeCloseTo(highest(slow), 9);
      }),
      { numRuns: 40 },
    );
  });

  it('holds what lies at its beginning and not what lies at its end, but for the end of the stretch', () => {
    const { windows } = slidingWindows(stretchOf(300, [0, 100, 200, 300]), 100, 100);
    expect(windows.map(({ from, to, observed }) => [from, to, observed])).toEqual([
      [0, 100, 1],
      [100, 200, 1],
      [200, 300, 2],
    ]);
  });

  it('of equal windows takes the first', () => {
    expect(slidingWindows(stretchOf(900, [50, 450, 850]), 100, 100).worst.from).toBe(0);
  });

  it('expects less of a short piece’s own count than of a long one’s', () => {
    const stretch = stretchOf(1000, [10, 20, 30, 40]);
    const [short] = slidingWindows(stretch, 100, 100).windows;
    // k of a tenth of a kilometre is ten times that of a whole one, and the prediction a tenth: the weights agree.
    expect(short!.expected).toBeCloseTo((1 / 3) * 0.4 + (2 / 3) * 4, 12);
  });
});

describe('peak searching', () => {
  it('ends in the first round in which a window is precise enough, with the worst of those', () => {
    fc.assert(
      fc.property(
        someStretch,
        fc.integer({ min: 40, max: 400 }),
        fc.double({ min: 0.15, max: 0.9, noNaN: true }),
        (stretch, step, limit) => {
          const { peak, windowMeters, isPreciseEnough } = peakSearch(stretch, step, limit);
          const rounds = Array.from({ length: Math.ceil(stretch.lengthMeters / step) }, (_, i) => (i + 1) * step);
          const precise = rounds.map((length) =>
            slowWindows(stretch, length, step).filter(({ coefficientOfVariation }) => coefficientOfVariation <= limit),
          );
          const ended = precise.findIndex((windows) => windows.length > 0);
          expect(isPreciseEnough).toBe(ended >= 0);
          if (ended >= 0) {
            expect(windowMeters).toBe(Math.min(rounds[ended]!, stretch.lengthMeters));
            expect(peak.excessPerKilometer).toBeCloseTo(highest(precise[ended]!), 9);
            expect(peak.coefficientOfVariation).toBeLessThanOrEqual(limit);
          } else expect(peak).toEqual(slowWindow(stretch, 0, stretch.lengthMeters));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds eight accidents in a hundred metres of two kilometres', () => {
    const stretch = stretchOf(2000, [150, 700, 1300, ...Array.from({ length: 8 }, (_, i) => 1605 + 10 * i)]);
    const { peak, isPreciseEnough } = peakSearch(stretch, 100, 0.5);
    expect(isPreciseEnough).toBe(true);
    expect(peak).toMatchObject({ from: 1600, to: 1700, observed: 8 });
  });

  it('moves longer windows by the length of the first ones', () => {
    // Two and two on both sides of 200: only the window that holds all four is precise enough.
    const { peak, windowMeters } = peakSearch(stretchOf(1000, [160, 170, 230, 240]), 100, 0.5);
    expect(windowMeters).toBe(200);
    expect(peak).toMatchObject({ from: 100, to: 300, observed: 4 });
  });

  it('where nothing is precise enough takes the whole stretch and says so', () => {
    const result = peakSearch(stretchOf(500, [100]), 200, 0.05);
    expect(result).toMatchObject({ isPreciseEnough: false, windowMeters: 500, peak: { from: 0, to: 500, observed: 1 } });
  });
});

describe('windows refuse', () => {
  it.each([
    ['no step', () => slidingWindows(stretchOf(100, []), 10, 0), 'NOT_POSITIVE'],
    ['a window of nothing', () => peakSearch(stretchOf(100, []), 0, 0.5), 'NOT_POSITIVE'],
    ['a limit of nothing', () => peakSearch(stretchOf(100, []), 10, 0), 'NOT_POSITIVE'],
    ['a stretch of nothing', () => slidingWindows(stretchOf(0, []), 10, 10), 'NOT_POSITIVE'],
    ['an accident beyond the stretch', () => slidingWindows(stretchOf(100, [101]), 10, 10), 'INPUT_INVALID'],
    ['a place that is none', () => slidingWindows(stretchOf(100, [NaN]), 10, 10), 'INPUT_INVALID'],
    [
      'a road on which nothing is predicted',
      () => slidingWindows(stretchOf(100, [], { predictedPerKilometer: 0 }), 10, 10),
      'NOT_POSITIVE',
    ],
  ])('%s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});
