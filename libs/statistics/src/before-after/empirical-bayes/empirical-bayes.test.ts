import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BeforeAfterInput, ReferenceSites } from '../before-after-input.ts';
import type { BeforeAfterResult } from '../before-after-result.ts';
import { drawInput } from '../testing/sample-inputs.ts';
import { simulateSelection, type SelectionStudy } from '../testing/selection-study.ts';
import type { EmpiricalBayesDetail, ReferenceRole } from './empirical-bayes-detail.ts';
import { empiricalBayes } from './empirical-bayes.ts';
import { estimateByMoments, totalCounts } from './method-of-moments.ts';

const detailOf = (result: BeforeAfterResult): EmpiricalBayesDetail => result.detail as EmpiricalBayesDetail;

/** Expected total after from lists of counts: every step written out, nothing shared with the implementation. */
function slowExpectedAfter(
  population: readonly number[],
  reference: { before: readonly number[]; after: readonly number[] },
  treated: readonly number[],
  role: ReferenceRole,
): number {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const mean = sum(population) / population.length;
  const variance = sum(population.map((count) => (count - mean) ** 2)) / (population.length - 1);
  const weight = Math.min(1, mean / variance);
  const expectedOf = (count: number): number => weight * mean + (1 - weight) * count;
  const expectedTreated = sum(treated.map(expectedOf));
  const base = role === 'separate' ? sum(reference.before) : sum(reference.before) + sum(treated) - expectedTreated;
  return (expectedTreated * sum(reference.after)) / base / (1 + 1 / base);
}

function slowReferenceVariance(input: BeforeAfterInput, role: ReferenceRole): { expectedAfter: number; variance: number } {
  const before = Array.from(input.reference!.observedBefore);
  const after = Array.from(input.reference!.observedAfter);
  const treated = Array.from(input.treated.observedBefore);
  const without = (values: readonly number[], i: number): number[] => values.filter((_, j) => j !== i);
  const populationOf = (reference: readonly number[], others: readonly number[]): number[] =>
    role === 'separate' ? [...reference] : [...reference, ...others];
  const estimates = before.map((_, i) => {
    const kept = { before: without(before, i), after: without(after, i) };
    return slowExpectedAfter(populationOf(kept.before, treated), kept, treated, role);
  });
  if (role === 'remainder') {
    treated.forEach((_, i) => {
      estimates.push(slowExpectedAfter([...before, ...without(treated, i)], { before, after }, treated, role));
    });
  }
  const mean = estimates.reduce((a, b) => a + b, 0) / estimates.length;
  return {
    expectedAfter: slowExpectedAfter(populationOf(before, treated), { before, after }, treated, role),
    variance: ((estimates.length - 1) / estimates.length) * estimates.reduce((a, b) => a + (b - mean) ** 2, 0),
  };
}

function withReference(changes: Partial<ReferenceSites>): BeforeAfterInput {
  const input = drawInput(1);
  return { ...input, reference: { observedBefore: [], observedAfter: [], ...input.reference, ...changes } };
}

describe('empirical Bayes from a reference group', () => {
  it.each<ReferenceRole>(['remainder', 'separate'])(
    '%s: expectation and its error equal the slow computation that really leaves out each site',
    (role) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 1000 }),
          fc.integer({ min: 1, max: 15 }),
          fc.integer({ min: 50, max: 80 }),
          (seed, sites, referenceSites) => {
            const input = drawInput(seed, sites, referenceSites);
            // Few sites may happen to differ no more than chance; that is refused, as another test says.
            fc.pre(estimateByMoments(totalCounts(input.reference!.observedBefore)).overdispersion > 0);
            const result = empiricalBayes.estimate(input, { referenceRole: role });
            const slow = slowReferenceVariance(input, role);
            expect(result.expectedAfter / slow.expectedAfter).toBeCloseTo(1, 10);
            expect(detailOf(result).varianceFromReference! / slow.variance).toBeCloseTo(1, 7);
            expect(result.expectedAfterVariance).toBeCloseTo(detailOf(result).varianceWithinSites + slow.variance, 7);
          },
        ),
        { numRuns: 40 },
      );
    },
  );

  it("Hauer's part of the variance is r^2 (1 - w) E, summed over sites", () => {
    const input = drawInput(7);
    const result = empiricalBayes.estimate(input, {});
    const { reference, expectedBefore, varianceWithinSites } = detailOf(result);
    expect(varianceWithinSites).toBeCloseTo(reference!.afterToBefore ** 2 * (1 - reference!.weight) * expectedBefore, 8);
  });

  it('in one population empirical Bayes moves accidents between sites and loses none', () => {
    const input = drawInput(6);
    const { reference, expectedBefore } = detailOf(empiricalBayes.estimate(input, { referenceRole: 'remainder' }));
    const { mean, weight, observedBefore, observedAfter, afterToBefore } = reference!;
    const expectedOfRest = Array.from(input.reference!.observedBefore, (count) => weight * mean + (1 - weight) * count).reduce(
      (a, b) => a + b,
      0,
    );
    const total = observedBefore + Array.from(input.treated.observedBefore).reduce((a, b) => a + b, 0);
    expect(expectedBefore + expectedOfRest).toBeCloseTo(total, 8);
    expect(afterToBefore).toBeCloseTo(observedAfter / expectedOfRest / (1 + 1 / expectedOfRest), 10);
  });

  it('refuses a group that is too small, without accidents, or without variation', () => {
    expect(() => empiricalBayes.estimate(drawInput(1, 12, 49), {})).toThrow(
      expect.objectContaining({ code: 'SITES_TOO_FEW', details: expect.objectContaining({ needed: 50, found: 49 }) }),
    );
    expect(() => empiricalBayes.estimate(withReference({ observedAfter: new Array<number>(80).fill(0) }), {})).toThrow(
      expect.objectContaining({ code: 'NO_COMPARISON_ACCIDENTS' }),
    );
    expect(() =>
      empiricalBayes.estimate(withReference({ observedBefore: new Array<number>(80).fill(5) }), { referenceRole: 'separate' }),
    ).toThrow(expect.objectContaining({ code: 'NO_REFERENCE_VARIATION' }));
    expect(() => empiricalBayes.estimate(withReference({ observedAfter: [1] }), {})).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    expect(() => empiricalBayes.estimate(withReference({ observedBefore: [-1, ...new Array<number>(79).fill(1)] }), {})).toThrow(
      expect.objectContaining({ code: 'NEGATIVE_COUNT' }),
    );
  });

  it('warns of a small group only', () => {
    const codesOf = (input: BeforeAfterInput): string[] => empiricalBayes.estimate(input, {}).warnings.map((warning) => warning.code);
    expect(codesOf(drawInput(1, 12, 99))).toContain('REFERENCE_GROUP_SMALL');
    expect(codesOf(drawInput(1, 12, 100))).not.toContain('REFERENCE_GROUP_SMALL');
  });
});

describe('empirical Bayes with given predictions', () => {
  it('takes for granted that the function fits, and only then', () => {
    expect(empiricalBayes.listAssumptions({ basis: 'safety-performance-function' })).toContain('PREDICTIONS_FIT');
    expect(empiricalBayes.listAssumptions({})).toContain('SAME_POPULATION');
    expect(empiricalBayes.listAssumptions({})).not.toContain('PREDICTIONS_FIT');
  });

  it('refuses predictions that are missing, of another length, or not above zero', () => {
    const input = drawInput(1);
    const parameters = { basis: 'safety-performance-function' };
    const withPredictions = (changes: object): BeforeAfterInput => ({ ...input, predictions: { ...input.predictions!, ...changes } });
    expect(() => empiricalBayes.estimate({ ...input, predictions: null }, parameters)).toThrow(
      expect.objectContaining({ code: 'INPUT_MISSING' }),
    );
    expect(() => empiricalBayes.estimate(withPredictions({ predictedAfter: [1] }), parameters)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    expect(() => empiricalBayes.estimate(withPredictions({ predictedBefore: new Array<number>(12).fill(0) }), parameters)).toThrow(
      expect.objectContaining({ code: 'NOT_POSITIVE' }),
    );
    expect(() => empiricalBayes.estimate(withPredictions({ overdispersion: new Array<number>(12).fill(-1) }), parameters)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });

  it('warns that the error of the function is not counted, and where a site does not count', () => {
    const input = drawInput(1);
    const overdispersion = [0, 0, ...new Array<number>(10).fill(0.4)];
    const { warnings, detail } = empiricalBayes.estimate(
      { ...input, predictions: { ...input.predictions!, overdispersion } },
      { basis: 'safety-performance-function' },
    );
    expect(warnings).toContainEqual({ code: 'PREDICTION_ERROR_NOT_COUNTED', values: {} });
    expect(warnings).toContainEqual({ code: 'OVERDISPERSION_ZERO', values: { sites: 2 } });
    expect(detail).toMatchObject({ varianceFromReference: null, reference: null });
  });
});

describe('the drop taken apart', () => {
  it('chance, trend and treatment add up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.constantFrom('reference-group', 'safety-performance-function'), (seed, basis) => {
        const result = empiricalBayes.estimate(drawInput(seed), { basis });
        const { drop, regressionToTheMean, trend, treatment, excessOfObserved } = detailOf(result).dropDecomposition;
        expect(regressionToTheMean + trend + treatment).toBeCloseTo(drop, 8);
        expect(drop).toBeCloseTo((3 / 4) * result.observedBefore - result.observedAfter, 8);
        expect(treatment).toBeCloseTo(result.accidentsPrevented, 10);
        expect(excessOfObserved).toBeCloseTo(1 - detailOf(result).expectedBefore / result.observedBefore, 10);
      }),
    );
  });

  it('gives regression to the mean as a count with an interval: what the sites’ own counts and the group leave open', () => {
    const input = drawInput(3);
    const clear = { ...input, treated: { ...input.treated, observedAfter: new Array<number>(12).fill(1) } };
    const { expectedBefore, dropDecomposition, reference } = detailOf(empiricalBayes.estimate(clear, { referenceRole: 'separate' }));
    const { regressionToTheMean, regressionConfidenceInterval: interval } = dropDecomposition;
    const halfWidth = (interval!.upper - interval!.lower) / 2;
    expect((interval!.upper + interval!.lower) / 2).toBeCloseTo(regressionToTheMean, 10);
    const withinSites = (1 - reference!.weight) * expectedBefore;
    const leaveOneOut = Array.from(input.reference!.observedBefore, (_, i) => {
      const others = Array.from(input.reference!.observedBefore).filter((__, j) => j !== i);
      const { mean, weight } = estimateByMoments(totalCounts(others));
      return Array.from(input.treated.observedBefore).reduce((sum, count) => sum + weight * mean + (1 - weight) * count, 0);
    });
    const mean = leaveOneOut.reduce((a, b) => a + b, 0) / leaveOneOut.length;
    const fromReference = ((leaveOneOut.length - 1) / leaveOneOut.length) * leaveOneOut.reduce((a, b) => a + (b - mean) ** 2, 0);
    expect(halfWidth).toBeCloseTo(1.959963984540054 * (3 / 4) * Math.sqrt(withinSites + fromReference), 7);
  });

  it('is not divided where the drop is smaller than its own standard error, and says so', () => {
    const input = drawInput(1);
    const [before] = [Array.from(input.treated.observedBefore).reduce((a, b) => a + b, 0)];
    const after = (total: number): BeforeAfterInput => ({
      ...input,
      treated: { ...input.treated, observedAfter: [total, ...new Array<number>(11).fill(0)] },
    });
    const decomposition = (total: number) => detailOf(empiricalBayes.estimate(after(total), {})).dropDecomposition;
    const expected = (3 / 4) * before;
    // The drop's standard error is about sqrt((3/4)^2 K + 3/4 K), here some 12 accidents.
    const unclear = decomposition(Math.floor(expected) - 5);
    expect(unclear.drop).toBeLessThan(unclear.dropStandardError);
    expect(unclear).toMatchObject({ regressionConfidenceInterval: null, undefinedReasons: ['NO_DROP'] });
    expect(decomposition(Math.floor(expected / 2)).regressionConfidenceInterval).not.toBeNull();
    expect(decomposition(Math.ceil(expected) + 30)).toMatchObject({ regressionConfidenceInterval: null, undefinedReasons: ['NO_DROP'] });
    const nothing = { ...input, treated: { ...input.treated, observedBefore: new Array<number>(12).fill(0) } };
    expect(detailOf(empiricalBayes.estimate(nothing, { referenceRole: 'separate' })).dropDecomposition).toMatchObject({
      excessOfObserved: null,
      regressionConfidenceInterval: null,
      undefinedReasons: ['NO_DROP', 'NO_ACCIDENTS_BEFORE'],
    });
  });
});

describe('sites selected for their many accidents, no effect in truth (simulated, 500 towns)', () => {
  const town: SelectionStudy = {
    sites: 200,
    treated: 10,
    meanBefore: 3,
    overdispersion: 0.5,
    trend: 0.9,
    trueFactor: 1,
    reference: 'remainder',
    analystAssumes: 'remainder',
  };

  it('naive claims a success that is not there; empirical Bayes does not, and its interval keeps its word', () => {
    const { naive, empiricalBayes: bayes, meanExcessOfObserved, regressionCoverage } = simulateSelection(town, 500, 1);
    expect(naive.meanFactor).toBeLessThan(0.75);
    expect(naive.falseSuccess).toBeGreaterThan(0.5);
    expect(Math.abs(bayes.meanFactor - 1)).toBeLessThan(0.03);
    expect(bayes.coverage).toBeGreaterThan(0.93);
    expect(bayes.falseSuccess).toBeLessThan(0.04);
    expect(meanExcessOfObserved).toBeGreaterThan(0.25);
    expect(regressionCoverage).toBeGreaterThan(0.93);
  });

  it("the error of the reference group belongs in the interval: Hauer's variance alone covers too seldom", () => {
    const { empiricalBayes: bayes, withinSitesOnly } = simulateSelection({ ...town, sites: 60 }, 500, 2);
    expect(bayes.coverage).toBeGreaterThan(0.93);
    expect(withinSitesOnly.coverage).toBeLessThan(0.88);
  });

  it('a separate sample of similar sites serves as well', () => {
    const { empiricalBayes: bayes } = simulateSelection({ ...town, reference: 100, analystAssumes: 'separate' }, 500, 3);
    expect(Math.abs(bayes.meanFactor - 1)).toBeLessThan(0.04);
    expect(bayes.coverage).toBeGreaterThan(0.93);
  });

  it('taking what is left of a selection for a separate sample makes a harmless treatment look harmful', () => {
    const { empiricalBayes: bayes } = simulateSelection({ ...town, analystAssumes: 'separate' }, 500, 4);
    expect(bayes.meanFactor).toBeGreaterThan(1.15);
  });

  it('a true effect is found', () => {
    const { naive, empiricalBayes: bayes } = simulateSelection({ ...town, trueFactor: 0.7, trend: 0.6 }, 500, 5);
    expect(Math.abs(bayes.meanFactor - 0.7)).toBeLessThan(0.02);
    expect(bayes.coverage).toBeGreaterThan(0.93);
    expect(naive.meanFactor).toBeLessThan(0.55);
  });
});
