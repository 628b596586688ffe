import { describe, expect, it } from '@jest/globals';

import { exactPower } from '../exact-power.ts';
import { normalQuantile } from '../normal.ts';
import { randomPoisson } from '../random-variates.ts';
import { seededRandom } from '../random.ts';
import { planStudy, studyPower, type StudyDesign } from './study-plan.ts';

const TEST = { alternative: 'two-sided', significance: 0.05 } as const;
const WANTED = { power: 0.8, significance: 0.05 };
const DESIGN: StudyDesign = { expectedPerYear: 12, yearsBefore: 5, yearsAfter: 3, comparisonPerYear: null, crashModificationFactor: 0.7 };

/** The share of studies whose log odds ratio lies 1.96 standard errors from none, drawn count by count. */
function simulatedPower(design: StudyDesign, comparisonPerYear: number): number {
  const random = seededRandom(20_261_130);
  const limit = normalQuantile(1 - TEST.significance / 2);
  const studies = 8_000;
  let found = 0;
  for (let study = 0; study < studies; study += 1) {
    const draw = (perYear: number, years: number): number => randomPoisson(random, perYear * years) + 0.5;
    const a = draw(design.expectedPerYear, design.yearsBefore);
    const b = draw(design.expectedPerYear * design.crashModificationFactor, design.yearsAfter);
    const c = draw(comparisonPerYear, design.yearsBefore);
    const d = draw(comparisonPerYear, design.yearsAfter);
    if (Math.abs(Math.log((b * c) / (a * d))) > limit * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)) found += 1;
  }
  return found / studies;
}

describe('the plan of a study', () => {
  it('with a known trend has the power of the exact test, of these years', () => {
    const exact = exactPower(60, { crashModificationFactor: 0.7, afterToBefore: 3 / 5 }, TEST);
    expect(studyPower(DESIGN, TEST)).toBe(exact);
    expect(planStudy(DESIGN, WANTED).power).toBe(exact);
    expect(studyPower({ ...DESIGN, comparisonPerYear: 1e9 }, TEST)).toBeCloseTo(exact, 6);
  });

  it.each([
    [DESIGN, 12],
    [DESIGN, 60],
    [{ ...DESIGN, crashModificationFactor: 0.5 }, 20],
    [{ ...DESIGN, expectedPerYear: 60, crashModificationFactor: 0.8 }, 300],
    [{ ...DESIGN, expectedPerYear: 40, yearsBefore: 3, yearsAfter: 1, crashModificationFactor: 0.6 }, 100],
  ])('of %j beside %p comparison accidents a year is within five points of a simulation', (design, comparisonPerYear) => {
    const planned = studyPower({ ...design, comparisonPerYear }, TEST);
    expect(Math.abs(planned - simulatedPower(design, comparisonPerYear))).toBeLessThan(0.05);
  });

  it('names the first year with the wanted power, and the smallest effect that is found', () => {
    const plan = planStudy(DESIGN, WANTED);
    const powers = plan.byYears.map(({ power }) => power);
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
    const needed = plan.byYears.find(({ power }) => power >= 0.8)?.yearsAfter ?? null;
    expect(plan.yearsAfterNeeded).toBe(needed);
    const of = (crashModificationFactor: number): number => studyPower({ ...DESIGN, crashModificationFactor }, TEST);
    expect(of(plan.smallestEffect!)).toBeGreaterThanOrEqual(0.8);
    expect(of(plan.smallestEffect! + 0.01)).toBeLessThan(0.8);
  });

  it('promises no more than there is where many accidents are counted as fewer', () => {
    const small = { ...DESIGN, yearsBefore: 1, yearsAfter: 1, crashModificationFactor: 0.97 };
    const counted = studyPower({ ...small, expectedPerYear: 5_000 }, TEST);
    expect(studyPower({ ...small, expectedPerYear: 6_000 }, TEST)).toBe(counted);
    expect(counted).toBeLessThan(exactPower(6_000, { crashModificationFactor: 0.97, afterToBefore: 1 }, TEST));
  });

  it('says null where no number of years is enough, or no effect large enough', () => {
    const hopeless = planStudy({ ...DESIGN, expectedPerYear: 0.4 }, WANTED);
    expect([hopeless.yearsAfterNeeded, hopeless.smallestEffect]).toEqual([null, null]);
  });

  it('is none for an effect that is none', () => {
    expect(() => studyPower({ ...DESIGN, crashModificationFactor: 1 }, TEST)).toThrow('INPUT_INVALID');
    expect(() => studyPower({ ...DESIGN, expectedPerYear: 0 }, TEST)).toThrow('NOT_POSITIVE');
    expect(() => planStudy(DESIGN, { ...WANTED, power: 1 })).toThrow('INPUT_INVALID');
  });
});
