import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@elektron/domain';
import { randomPoisson } from '../../random-variates.ts';
import { randomInteger, seededRandom } from '../../random.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { shiftMethod } from './shift-method.ts';
import { describeShift, NO_SHIFT_REASON_TEXTS, shiftOfProportions, type TargetCounts } from './shift-of-proportions.ts';

const counts: TargetCounts = {
  siteIds: ['c', 'a', 'b', 'd'],
  targetBefore: [5, 3, 2, 1],
  allBefore: [10, 9, 8, 4],
  targetAfter: [2, 3, 2, 0],
  allAfter: [10, 12, 8, 0],
};

describe('shift of proportions', () => {
  it('goes by site ids, leaves out what has no proportion, and keeps what did not change in the mean alone', () => {
    const result = shiftOfProportions(counts, 0.95);
    expect(result.sites.map(({ siteId }) => siteId)).toEqual(['a', 'b', 'c']);
    expect(result).toMatchObject({ sitesWithoutProportion: 1, zeroDifferences: 1, reason: null });
    expect(result.meanDifference).toBeCloseTo((3 / 12 - 3 / 9 - 0.3) / 3, 12);
    expect(result.test!.n).toBe(2);
  });

  it('a tie is a tie and no change is none, whatever rounding makes of them', () => {
    // 3/10 - 2/10 and 2/10 - 1/10 are both a tenth, and differ in the last bit; 1/3 and 2/6 are the same.
    const tied = shiftOfProportions(
      { siteIds: ['a', 'b', 'c'], targetBefore: [2, 1, 1], allBefore: [10, 10, 3], targetAfter: [3, 2, 2], allAfter: [10, 10, 6] },
      0.95,
    );
    expect(3 / 10 - 2 / 10).not.toBe(2 / 10 - 1 / 10);
    expect(tied.zeroDifferences).toBe(1);
    expect(tied.test).toMatchObject({ n: 2, ranksAbove: 3, ranksBelow: 0 });
    const oneUpOneDown = shiftOfProportions(
      { siteIds: ['a', 'b'], targetBefore: [2, 2], allBefore: [10, 10], targetAfter: [3, 1], allAfter: [10, 10] },
      0.95,
    );
    expect(oneUpOneDown.test).toMatchObject({ ranksAbove: 1.5, ranksBelow: 1.5, exactPTwoSided: 1, zScore: 0 });
  });

  it('says why there is no test', () => {
    const none = { ...counts, allAfter: [0, 0, 0, 0], targetAfter: [0, 0, 0, 0] };
    expect(shiftOfProportions(none, 0.95)).toMatchObject({
      sites: [],
      meanDifference: null,
      test: null,
      median: null,
      reason: 'NO_SITE_IN_BOTH_PERIODS',
    });
    const same = { ...counts, targetAfter: counts.targetBefore, allAfter: counts.allBefore };
    expect(shiftOfProportions(same, 0.95)).toMatchObject({ meanDifference: 0, test: null, median: null, reason: 'NO_DIFFERENCE' });
  });

  it.each<[string, Partial<TargetCounts>, string]>([
    ['no site', { siteIds: [], targetBefore: [], allBefore: [], targetAfter: [], allAfter: [] }, 'SITES_TOO_FEW'],
    ['more of the type than there are', { targetBefore: [11, 3, 2, 1] }, 'NEGATIVE_COUNT'],
    ['half an accident', { allAfter: [10.5, 12, 8, 0] }, 'COUNT_NOT_WHOLE'],
    ['a site given twice', { siteIds: ['a', 'a', 'b', 'c'] }, 'INPUT_INVALID'],
    ['columns of another length', { targetAfter: [1] }, 'INPUT_INVALID'],
  ])('refuses %s', (_what, changes, code) => {
    expect(() => shiftOfProportions({ ...counts, ...changes }, 0.95)).toThrow(expect.objectContaining({ code }));
  });

  it('speaks of the share and never of fewer accidents, in both languages', () => {
    const fell = {
      siteIds: Array.from({ length: 12 }, (_, i) => `site ${i}`),
      targetBefore: Array.from({ length: 12 }, (_, i) => 10 + i),
      allBefore: new Array<number>(12).fill(40),
      targetAfter: Array.from({ length: 12 }, (_, i) => 3 + i),
      allAfter: new Array<number>(12).fill(41 + 1),
    };
    const shown = shiftOfProportions(fell, 0.95);
    expect(describeShift(shown, 0.95, 'en')).toMatch(/^The share of the type changed by -\d/);
    expect(describeShift(shown, 0.95, 'en')).toContain('does not say whether there were fewer accidents');
    expect(describeShift(shiftOfProportions(counts, 0.95), 0.95, 'en')).toMatch(/^No change of the share of the type was shown/);
    for (const language of LANGUAGES) {
      for (const result of [shown, shiftOfProportions(counts, 0.95)]) expect(describeShift(result, 0.95, language)).not.toMatch(/\{\{|NaN/);
    }
    const same = shiftOfProportions({ ...counts, targetAfter: counts.targetBefore, allAfter: counts.allBefore }, 0.95);
    expect(describeShift(same, 0.95, 'el')).toBe(NO_SHIFT_REASON_TEXTS.NO_DIFFERENCE.el);
  });

  it('with no change rejects in 5 % of simulated studies, or less, since p comes in steps', () => {
    const random = seededRandom(5);
    const draw = (n: number, share: number): number => Array.from({ length: n }, () => random()).filter((value) => value < share).length;
    const studies = 600;
    let rejected = 0;
    for (let study = 0; study < studies; study += 1) {
      const sites = Array.from({ length: 15 }, () => ({
        share: 0.2 + 0.4 * random(),
        before: 8 + randomInteger(random, 20),
        after: 8 + randomInteger(random, 20),
      }));
      const { test } = shiftOfProportions(
        {
          siteIds: sites.map((_, i) => String(i)),
          targetBefore: sites.map(({ share, before }) => draw(before, share)),
          allBefore: sites.map(({ before }) => before),
          targetAfter: sites.map(({ share, after }) => draw(after, share)),
          allAfter: sites.map(({ after }) => after),
        },
        0.95,
      );
      if (test !== null && test.pTwoSided < 0.05) rejected += 1;
    }
    expect(rejected / studies).toBeGreaterThan(0.02);
    expect(rejected / studies).toBeLessThan(0.07);
  });

  it('is warned of where it finds too much: few of the type at many sites, in periods of unequal length (simulated)', () => {
    const study = (sites: number, accidents: { readonly before: number; readonly after: number }, seed: number): BeforeAfterInput => {
      const random = seededRandom(seed);
      const ofType = (count: number): number => Array.from({ length: count }, () => random()).filter((value) => value < 0.1).length;
      const ids = Array.from({ length: sites }, (_, i) => String(i));
      const [observedBefore, observedAfter] = [accidents.before, accidents.after].map((mean) => ids.map(() => randomPoisson(random, mean)));
      const treated = { siteIds: ids, observedBefore: observedBefore!, observedAfter: observedAfter! };
      const all = { siteIds: ids, allBefore: treated.observedBefore, allAfter: treated.observedAfter };
      const targetCounts = { ...all, targetBefore: treated.observedBefore.map(ofType), targetAfter: treated.observedAfter.map(ofType) };
      return { yearsBefore: 3, yearsAfter: 1, treated, targetCounts };
    };
    const warnsOf = (input: BeforeAfterInput): boolean =>
      shiftMethod.estimate(input, {}).warnings.some(({ code }) => code === 'SHARES_LEAN');
    const [unequal, equal, many] = [
      { before: 9, after: 3 },
      { before: 6, after: 6 },
      { before: 45, after: 15 },
    ];
    const results = Array.from({ length: 60 }, (_, i) => shiftMethod.estimate(study(300, unequal, i), {}));
    // 5 % of 60 are 3; of 11 or more the probability is below a thousandth.
    expect(results.filter(({ pValue }) => pValue !== null && pValue < 0.05).length).toBeGreaterThan(10);
    expect(results.every(({ warnings }) => warnings.some(({ code }) => code === 'SHARES_LEAN'))).toBe(true);
    expect([study(300, equal, 1), study(300, many, 1)].map(warnsOf)).toEqual([false, false]);
  });
});
