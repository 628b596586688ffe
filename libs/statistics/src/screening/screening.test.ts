import { describe, expect, it } from '@jest/globals';
import { gammaUpperTail } from '../gamma.ts';
import { seededRandom } from '../random.ts';
import { accidentRate, criticalRate, millionVehicleKilometers } from './accident-rate.ts';
import { levelOfService, levelOfServiceLimits } from './level-of-service.ts';
import { rankSites, simulateRanks } from './rank-sites.ts';
import { relativeSeverityIndex, weightAccidents } from './severity-weights.ts';

describe('a rate', () => {
  it('is not known where there is no traffic, and 0 where there is traffic and no accident', () => {
    expect(accidentRate(3, 0)).toBeNull();
    expect(accidentRate(0, 2)).toBe(0);
  });

  it('of a segment counts kilometres: 10,000 vehicles a day over 2 km in a year are 7.3 million', () => {
    expect(millionVehicleKilometers(10_000, 2, 1)).toBeCloseTo(7.3, 12);
  });

  it('has a higher limit where less traffic says less', () => {
    expect(criticalRate(1, 2, 1.645)).toBeGreaterThan(criticalRate(1, 20, 1.645));
    expect(criticalRate(0, 4, 1.645)).toBeCloseTo(1 / 8, 12);
  });

  it.each([
    ['a length of nothing', () => millionVehicleKilometers(100, 0, 1), 'NOT_POSITIVE'],
    ['negative traffic', () => accidentRate(1, -1), 'INPUT_INVALID'],
    ['half an accident', () => accidentRate(0.5, 1), 'COUNT_NOT_WHOLE'],
  ])('refuses %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});

it('a level of service of safety is IV from its limit on, and never I where the overdispersion is large', () => {
  const limits = levelOfServiceLimits(2, 1);
  expect(limits).toEqual([-1, 2, 5]);
  expect([0, 1.9, 2, 4.9, 5].map((observed) => levelOfService(observed, limits))).toEqual(['II', 'II', 'III', 'III', 'IV']);
  expect(levelOfService(0, levelOfServiceLimits(2, 0.1))).toBe('I');
});

it('weights add up by kind, and no accident has no mean cost', () => {
  expect(weightAccidents([1, 2, 3], [542, 11, 1])).toBe(567);
  expect(relativeSeverityIndex([2, 2], [10, 20])).toBe(15);
  expect(relativeSeverityIndex([0, 0], [10, 20])).toBeNull();
  expect(() => weightAccidents([1], [1, 2])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
});

it('sites are ranked from the highest, ties as given, those without a score last', () => {
  expect([...rankSites([1, null, 3, 1, null, 0])]).toEqual([2, 0, 3, 5, 1, 4]);
});

describe('ranks by simulation', () => {
  const LEVEL = 0.9;

  it('are narrow where the excess is plain, and wide where sites are alike', () => {
    const observed = [60, 3, 3, 3, 3, 3, 3, 3, 3, 3];
    const alike = { observed, predicted: observed.map(() => 4), overdispersion: observed.map(() => 0.5) };
    const { lower, upper } = simulateRanks(alike, seededRandom(1), 2000, LEVEL);
    expect([lower[0], upper[0]]).toEqual([1, 1]);
    for (let i = 1; i < observed.length; i += 1) {
      expect(lower[i]).toBeLessThanOrEqual(3);
      expect(upper[i]).toBeGreaterThanOrEqual(9);
    }
  });

  it('of two sites go as the probability that one exceeds the other', () => {
    // Site 2 has no overdispersion: its excess is 0, so site 1 is first where its expected accidents exceed 5.
    const sites = { observed: [6, 9], predicted: [5, 5], overdispersion: [0.4, 0] };
    const above = gammaUpperTail(5, 1 / 0.4 + 6, (1 / 0.4 + 5) / 5);
    const rankAt = (level: number): number => simulateRanks(sites, seededRandom(2), 4000, level).upper[0]!;
    // The upper limit is rank 2 as soon as the upper tail is smaller than the probability of being second.
    const level = 1 - 2 * (1 - above);
    expect(rankAt(level + 0.1)).toBe(2);
    expect(rankAt(level - 0.1)).toBe(1);
  });

  it('come out the same from the same seed', () => {
    const sites = { observed: [1, 5, 2], predicted: [2, 2, 2], overdispersion: [0.5, 0.5, 0.5] };
    expect(simulateRanks(sites, seededRandom(3), 200, LEVEL)).toEqual(simulateRanks(sites, seededRandom(3), 200, LEVEL));
  });
});
