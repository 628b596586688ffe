import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '@elektron/domain';
import { estimateEffect, estimateLogRatio } from '../before-after/estimate-effect.ts';
import { randomNormal, randomPoisson } from '../random-variates.ts';
import { seededRandom, type Random } from '../random.ts';
import { studentQuantile } from '../student-t.ts';
import { analyzeStudies } from './analyze-studies.ts';
import { estimateBetweenVariance } from './between-variance.ts';
import { factorOf, poolOnFactorScale } from './factor-scale.ts';
import { describePoolingWarning, POOLING_REASON_TEXTS, POOLING_WARNING_TEXTS } from './meta-analysis-codes.ts';
import { poolKnappHartung, poolNormal } from './pooled-effect.ts';
import { studyOfCounts, studyOfFactor, type Study } from './study.ts';
import { someStudies, TRIALS } from './testing/sample-studies.ts';

const LEVEL = 0.95;
const studies = (...effects: readonly (readonly [number, number])[]): Study[] =>
  effects.map(([logEffect, variance], i) => ({ id: `s${i}`, logEffect, variance }));

describe('pooling of studies', () => {
  it('of none says nothing, and why', () => {
    const result = analyzeStudies([], LEVEL);
    expect(result).toMatchObject({ studies: [], fixed: null, random: null, heterogeneity: null, leaveOneOut: null, shown: null });
    expect(result.reasons).toEqual({
      fixed: 'NO_STUDIES',
      random: 'NO_STUDIES',
      knappHartung: 'NO_STUDIES',
      prediction: 'NO_STUDIES',
      betweenVarianceInterval: 'NO_STUDIES',
    });
    expect(result.publication).toMatchObject({ funnel: [], centre: null, eggerReason: 'TOO_FEW_FOR_FUNNEL' });
  });

  it('of one is the study itself, without a word on others', () => {
    const result = analyzeStudies(studies([-0.3, 0.04]), LEVEL);
    expect(result.shown).toBe(result.fixed);
    expect(result.fixed?.logEffect).toBe(-0.3);
    expect(result.fixed?.standardError).toBeCloseTo(0.2, 14);
    expect(result.fixed?.confidenceInterval.lower).toBeCloseTo(-0.3 - 1.959963984540054 * 0.2, 12);
    expect(result).toMatchObject({ random: null, heterogeneity: null, shownPrediction: null });
    expect(result.reasons).toMatchObject({ fixed: null, random: 'ONE_STUDY', prediction: 'ONE_STUDY' });
    expect(result.warnings.map(({ code }) => code)).toEqual(['SINGLE_STUDY']);
  });

  it('of two predicts nothing, and is as uncertain as two numbers are', () => {
    const result = analyzeStudies(studies([-0.3, 0.04], [0.5, 0.04]), LEVEL);
    expect(result.reasons).toMatchObject({ random: null, prediction: 'TOO_FEW_TO_PREDICT', betweenVarianceInterval: null });
    expect(result.shownPrediction).toBeNull();
    // Two equal errors: half the difference is the standard error of the mean, and t has one degree of freedom.
    expect(result.shown?.standardError).toBeCloseTo(0.4, 12);
    expect(result.shown?.confidenceInterval.upper).toBeCloseTo(0.1 + 12.7062047364 * 0.4, 7);
    expect(result.leaveOneOut?.map(({ fixed, random }) => [fixed.logEffect, random])).toEqual([
      [0.5, null],
      [-0.3, null],
    ]);
  });

  it('with equal errors the interval of Hartung and Knapp is that of a mean of plain numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 9 }), (effects) => {
        const all = studies(...effects.map((effect) => [effect, 0.01] as const));
        const mean = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
        const deviation = Math.sqrt(effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / (effects.length - 1));
        const pooled = poolKnappHartung(all, 0.02, 'as-published', LEVEL);
        if (pooled === null) return;
        expect(pooled.standardError).toBeCloseTo(deviation / Math.sqrt(effects.length), 9);
        const reach = studentQuantile(0.975, effects.length - 1) * pooled.standardError;
        expect(pooled.confidenceInterval.upper - pooled.logEffect).toBeCloseTo(reach, 9);
      }),
    );
  });

  it('the interval to show is never narrower than the usual one', () => {
    fc.assert(
      fc.property(someStudies(2), (all) => {
        for (const { normal, cautious } of Object.values(analyzeStudies(all, LEVEL).random!)) {
          expect(cautious.logEffect).toBe(normal.logEffect);
          expect(cautious.standardError).toBeGreaterThanOrEqual(normal.standardError * (1 - 1e-9));
          expect(cautious.confidenceInterval.lower).toBeLessThan(normal.confidenceInterval.lower);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the studies', () => {
    fc.assert(
      fc.property(someStudies(0, 12), (all) => {
        expect(analyzeStudies([...all].reverse(), LEVEL)).toEqual(analyzeStudies(all, LEVEL));
      }),
      { numRuns: 20 },
    );
  });

  it('no number of a result is none', () => {
    fc.assert(
      fc.property(someStudies(0, 12), (all) => {
        expect(findNoNumbers(analyzeStudies(all, LEVEL))).toEqual([]);
      }),
      { numRuns: 30 },
    );
    expect(findNoNumbers(analyzeStudies(studies([0.1, 0.2], [0.1, 0.3], [0.1, 0.4]), LEVEL))).toEqual([]);
  });

  it('equal numbers have no spread of their own, and the usual error stands', () => {
    const result = analyzeStudies(studies([0.1, 0.04], [0.1, 0.04], [0.1, 0.04]), LEVEL);
    expect(result.reasons).toMatchObject({ knappHartung: 'NO_SPREAD', betweenVarianceInterval: 'MORE_ALIKE_THAN_CHANCE' });
    expect(result.shown?.standardError).toBeCloseTo(0.2 / Math.sqrt(3), 12);
  });

  it('without one study is what the others give alone', () => {
    const [first, ...others] = TRIALS;
    const without = analyzeStudies(TRIALS, LEVEL).leaveOneOut?.find(({ omittedId }) => omittedId === first?.id);
    const alone = analyzeStudies(others, LEVEL);
    expect(without?.random).toEqual(alone.shown);
    expect(without?.fixed).toEqual(alone.fixed);
  });

  it('never tells a further place closer than the mean', () => {
    const random = seededRandom(3);
    let narrower = 0;
    for (let i = 0; i < 400; i += 1) {
      const drawn = Array.from({ length: 3 + (i % 12) }, (_, j) => {
        const variance = (0.05 + 0.3 * random()) ** 2;
        return { id: String(j), logEffect: 0.05 * (i % 4) * randomNormal(random) + Math.sqrt(variance) * randomNormal(random), variance };
      });
      const { shown, shownPrediction, random: byMethod } = analyzeStudies(drawn, LEVEL);
      const { lower, upper } = shown!.confidenceInterval;
      expect(shownPrediction!.lower).toBeLessThanOrEqual(lower + 1e-12);
      expect(shownPrediction!.upper).toBeGreaterThanOrEqual(upper - 1e-12);
      const usual = byMethod!['restricted-likelihood'].prediction!.student;
      if (usual.upper - usual.lower < upper - lower) narrower += 1;
    }
    // As usually printed it is, in one of some twenty.
    expect(narrower).toBeGreaterThan(4);
  });

  it('many small studies without effect show none, which their factors as they are do', () => {
    const random = seededRandom(9);
    const drawStudy = (id: string): { readonly asRatio: Study; readonly asFactor: Study } => {
      const [before, observedAfter, otherBefore, otherAfter] = [20, 20, 200, 200].map((mean) => randomPoisson(random, mean)) as [
        number,
        number,
        number,
        number,
      ];
      const [expectedAfter, relativeVariance] = [
        (before * otherAfter) / otherBefore / (1 + 1 / otherBefore),
        1 / before + 1 / otherBefore + 1 / otherAfter,
      ];
      const study = { observedAfter, expectedAfter, expectedAfterVariance: relativeVariance * expectedAfter ** 2 };
      const { crashModificationFactor } = estimateEffect(study, LEVEL);
      const [factor, standardError] = [crashModificationFactor.value!, crashModificationFactor.standardError!];
      return { asRatio: { id, ...estimateLogRatio(study)! }, asFactor: studyOfFactor(id, factor, standardError) };
    };
    const times = 200;
    const means = Array.from({ length: times }, () => {
      const drawn = Array.from({ length: 20 }, (_, i) => drawStudy(String(i)));
      return {
        ratio: poolNormal(
          drawn.map(({ asRatio }) => asRatio),
          0,
          LEVEL,
        ).logEffect,
        factor: poolNormal(
          drawn.map(({ asFactor }) => asFactor),
          0,
          LEVEL,
        ).logEffect,
      };
    });
    const meanOf = (of: 'ratio' | 'factor'): number => means.reduce((sum, each) => sum + each[of], 0) / times;
    // The standard error of each mean is about 0.005.
    expect(Math.abs(meanOf('ratio'))).toBeLessThan(0.02);
    expect(meanOf('factor')).toBeLessThan(-0.03);
  });

  it('warns where a mean effect need not hold at the next place', () => {
    const result = analyzeStudies(TRIALS, LEVEL);
    expect(result.warnings.map(({ code }) => code)).toEqual(['STUDIES_DIFFER', 'EFFECT_VARIES']);
    expect(result.shown!.confidenceInterval.upper).toBeLessThan(0);
    expect(result.shownPrediction!.upper).toBeGreaterThan(0);
    // Where the mean itself may be none, there is nothing to take back.
    const noEffect = analyzeStudies(studies([-0.4, 0.01], [0.4, 0.01], [-0.1, 0.01], [0.1, 0.01], [0, 0.01]), LEVEL);
    expect(noEffect.warnings.map(({ code }) => code)).toEqual(['STUDIES_DIFFER']);
    expect(analyzeStudies(TRIALS.slice(0, 3), LEVEL).warnings.map(({ code }) => code)).toContain('FEW_STUDIES');
  });

  it('refuses studies that are none', () => {
    const refused = (...all: readonly Study[]): unknown => {
      try {
        return analyzeStudies(all, LEVEL);
      } catch (problem) {
        return problem;
      }
    };
    expect(refused({ id: 'a', logEffect: NaN, variance: 1 })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(refused({ id: 'a', logEffect: 0, variance: 0 })).toMatchObject({ code: 'NOT_POSITIVE' });
    expect(refused({ id: 'a', logEffect: 0, variance: 1 }, { id: 'a', logEffect: 0, variance: 1 })).toMatchObject({
      code: 'INPUT_INVALID',
      details: { value: 'a' },
    });
    expect(() => analyzeStudies(TRIALS, 95)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('studies from what is reported', () => {
  it('a count of zero gets half an accident in all four', () => {
    const study = studyOfCounts('a', { treatedBefore: 4, treatedAfter: 0, comparisonBefore: 20, comparisonAfter: 18 });
    expect(study.logEffect).toBeCloseTo(Math.log(0.5 / 4.5 / (18.5 / 20.5)), 14);
    expect(study.variance).toBeCloseTo(1 / 0.5 + 1 / 4.5 + 1 / 18.5 + 1 / 20.5, 14);
    expect(() => studyOfCounts('a', { treatedBefore: -1, treatedAfter: 0, comparisonBefore: 1, comparisonAfter: 1 })).toThrow(
      expect.objectContaining({ code: 'NEGATIVE_COUNT' }),
    );
  });

  it('a factor comes back from its logarithm', () => {
    const { logEffect, variance } = studyOfFactor('a', 0.8, 0.1);
    expect(variance).toBeCloseTo(0.015625, 14);
    const back = factorOf(poolNormal([{ id: 'a', logEffect, variance }], 0, LEVEL));
    expect(back.factor).toBeCloseTo(0.8, 14);
    expect(back.changePercent).toBeCloseTo(-20, 12);
    expect(back.confidenceInterval.lower * back.confidenceInterval.upper).toBeCloseTo(0.64, 12);
    expect(() => studyOfFactor('a', 0, 0.1)).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
    expect(() => poolOnFactorScale([])).toThrow(expect.objectContaining({ code: 'NOT_POSITIVE' }));
  });
});

describe('words of pooling', () => {
  it('name the same values in both languages', () => {
    const placesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
    for (const text of [...Object.values(POOLING_REASON_TEXTS), ...Object.values(POOLING_WARNING_TEXTS)]) {
      expect(placesOf(text.el)).toEqual(placesOf(text.en));
      expect(text.el).toMatch(/\p{Script=Greek}/u);
      expect(text.en).not.toMatch(/\p{Script=Greek}/u);
    }
    for (const language of LANGUAGES)
      expect(describePoolingWarning({ code: 'FEW_STUDIES', values: { studies: 3, advised: 5 } }, language)).toContain('3');
  });
});

describe('coverage of the intervals', () => {
  it('the cautious interval keeps its promise where the usual one does not', () => {
    // docs/methods/meta-analysis.md has the table of 4,000 each; here one line of it.
    const { cautious, normal } = cover(seededRandom(20261130), { studies: 5, betweenVariance: 0.04, times: 400 });
    expect(cautious).toBeGreaterThanOrEqual(0.93);
    expect(normal).toBeLessThan(0.93);
  });
});

/** Shares of intervals that contain the true mean 0; standard errors of studies between 0.1 and 0.3. */
function cover(
  random: Random,
  plan: { readonly studies: number; readonly betweenVariance: number; readonly times: number },
): { readonly cautious: number; readonly normal: number } {
  let [cautious, normal] = [0, 0];
  for (let time = 0; time < plan.times; time += 1) {
    const all = Array.from({ length: plan.studies }, (_, i): Study => {
      const variance = (0.1 + 0.2 * random()) ** 2;
      return { id: `${i}`, logEffect: Math.sqrt(variance + plan.betweenVariance) * randomNormal(random), variance };
    });
    const between = estimateBetweenVariance(all, 'restricted-likelihood');
    const holds = ({ lower, upper }: { lower: number; upper: number }): number => (lower <= 0 && upper >= 0 ? 1 : 0);
    cautious += holds(poolKnappHartung(all, between, 'not-below-normal', LEVEL)!.confidenceInterval);
    normal += holds(poolNormal(all, between, LEVEL).confidenceInterval);
  }
  return { cautious: cautious / plan.times, normal: normal / plan.times };
}

/** Paths of NaN and infinities. */
function findNoNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => findNoNumbers(each, `${path}.${key}`));
}
