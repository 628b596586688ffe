import { describe, expect, it } from '@jest/globals';
import { accidentsNeededForPower, exactPower, type PlannedTest, type StudyToPlan } from './exact-power.ts';
import { exactRateRatioTest } from './exact-ratio.ts';
import { poissonProbability } from './poisson.ts';

const LESS: PlannedTest = { alternative: 'less', significance: 0.05 };
const TWO_SIDED: PlannedTest = { alternative: 'two-sided', significance: 0.05 };

/** Every pair of counts that can happen, each tested on its own. */
function slowPower(before: number, { crashModificationFactor, afterToBefore }: StudyToPlan, test: PlannedTest): number {
  const after = before * afterToBefore * crashModificationFactor;
  const most = (mean: number): number => Math.ceil(mean + 9 * Math.sqrt(mean) + 9);
  let power = 0;
  for (let first = 0; first <= most(after); first += 1) {
    for (let second = 0; second <= most(before); second += 1) {
      const counts = { first, firstExposure: afterToBefore, second, secondExposure: 1 };
      if (exactRateRatioTest(counts, 1, test.alternative) > test.significance) continue;
      power += poissonProbability(first, after) * poissonProbability(second, before);
    }
  }
  return power;
}

describe('exact power', () => {
  it.each([
    [0.4, { crashModificationFactor: 0.5, afterToBefore: 2 }],
    [6, { crashModificationFactor: 0.3, afterToBefore: 1 }],
    [17.5, { crashModificationFactor: 0.6, afterToBefore: 0.35 }],
    [25, { crashModificationFactor: 1, afterToBefore: 1.5 }],
    [12, { crashModificationFactor: 1.9, afterToBefore: 0.7 }],
  ])('of %p accidents and %j is what every pair of counts gives', (before, study) => {
    for (const test of [LESS, TWO_SIDED, { ...TWO_SIDED, significance: 0.2 }]) {
      expect(exactPower(before, study, test)).toBeCloseTo(slowPower(before, study, test), 10);
    }
  });

  it('without an effect is never above the significance', () => {
    for (const before of [1, 3, 10, 40, 150]) {
      for (const afterToBefore of [0.3, 1, 2.7]) {
        const study = { crashModificationFactor: 1, afterToBefore };
        for (const test of [LESS, TWO_SIDED]) expect(exactPower(before, study, test)).toBeLessThanOrEqual(0.05);
      }
    }
  });

  it('rises with the accidents', () => {
    for (const study of [
      { crashModificationFactor: 0.8, afterToBefore: 1 },
      { crashModificationFactor: 0.5, afterToBefore: 0.3 },
    ]) {
      let last = 0;
      for (let before = 1; before < 80; before += 3) {
        const power = exactPower(before, study, TWO_SIDED);
        expect(power).toBeGreaterThanOrEqual(last);
        last = power;
      }
    }
  });
});

describe('accidents needed for a power', () => {
  it('are the fewest that have it: about twice what Hauer’s formula for "just significant" says', () => {
    const study = { crashModificationFactor: 0.8, afterToBefore: 1 };
    const needed = accidentsNeededForPower(study, LESS, 0.8)!;
    expect(needed.power).toBe(exactPower(needed.before, study, LESS));
    expect(needed.power).toBeGreaterThanOrEqual(0.8);
    expect(exactPower(needed.before - 1, study, LESS)).toBeLessThan(0.8);
    // By the formula 138 are enough; half of such studies miss the effect.
    expect(needed.before).toBeGreaterThan(2 * 138);
    expect(exactPower(138, study, LESS)).toBeLessThan(0.55);
  });

  it('are found for a harmful effect too, where both sides count', () => {
    const study = { crashModificationFactor: 2, afterToBefore: 1 };
    const needed = accidentsNeededForPower(study, TWO_SIDED, 0.9)!;
    expect(exactPower(needed.before, study, TWO_SIDED)).toBeGreaterThanOrEqual(0.9);
    expect(exactPower(needed.before - 1, study, TWO_SIDED)).toBeLessThan(0.9);
    expect(() => accidentsNeededForPower(study, LESS, 0.9)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  it('are too many for an effect of almost nothing, and no number shows an effect of nothing', () => {
    expect(accidentsNeededForPower({ crashModificationFactor: 0.999, afterToBefore: 1 }, LESS, 0.8)).toBeNull();
    const none = { crashModificationFactor: 1, afterToBefore: 1 };
    expect(() => accidentsNeededForPower(none, LESS, 0.8)).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });

  it.each([
    ['a power of 80', () => accidentsNeededForPower({ crashModificationFactor: 0.8, afterToBefore: 1 }, LESS, 80), 'INPUT_INVALID'],
    ['no accidents', () => exactPower(0, { crashModificationFactor: 0.8, afterToBefore: 1 }, LESS), 'NOT_POSITIVE'],
    ['no after period', () => exactPower(5, { crashModificationFactor: 0.8, afterToBefore: 0 }, LESS), 'NOT_POSITIVE'],
  ])('refuses %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });
});
