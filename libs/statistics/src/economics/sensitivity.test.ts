import { describe, expect, it } from '@jest/globals';
import { appraiseProject } from './appraise-project.ts';
import { effectSensitivity } from './effect-sensitivity.ts';
import { oneWaySensitivity, type SensitivityRanges } from './one-way-sensitivity.ts';
import { simulateAppraisal, type AppraisalUncertainty } from './simulate-appraisal.ts';
import { PROJECT } from './testing/sample-project.ts';

const LEVEL = 0.95;
const ERROR = 0.2;
const withFactors = (scale: number): typeof PROJECT => ({
  ...PROJECT,
  accidents: PROJECT.accidents.map((row) => ({ ...row, crashModificationFactor: row.crashModificationFactor * scale })),
});
const certain: AppraisalUncertainty = { logFactorErrors: {}, effectsAre: 'shared', accidentErrors: {}, valueSpread: 0 };
const PLAN = { seed: 7, draws: 20_000, level: LEVEL };
const unvalued = { ...PROJECT, accidents: PROJECT.accidents.map((row) => ({ ...row, unitValue: null })) };

describe('sensitivity to the effect', () => {
  it('is the appraisal at the limits of the factor', () => {
    const { netPresentValue, benefitCostRatio } = effectSensitivity(PROJECT, ERROR, LEVEL);
    const spread = Math.exp(1.959963984540054 * ERROR);
    const [weak, strong] = [appraiseProject(withFactors(spread)), appraiseProject(withFactors(1 / spread))];
    expect(netPresentValue.lower.value).toBeCloseTo(weak.netPresentValue.value!, 5);
    expect(netPresentValue.upper.value).toBeCloseTo(strong.netPresentValue.value!, 5);
    expect(benefitCostRatio.lower.value).toBeCloseTo(weak.benefitCostRatio.value!, 10);
    expect(benefitCostRatio.upper.value).toBeCloseTo(strong.benefitCostRatio.value!, 10);
  });

  it('an intervention at its break-even is as likely a gain as a loss', () => {
    const { value } = appraiseProject(PROJECT).breakEvenFactor;
    const even = { ...PROJECT, accidents: PROJECT.accidents.map((row) => ({ ...row, crashModificationFactor: value! })) };
    expect(effectSensitivity(even, ERROR, LEVEL).probabilityWorthIt.value).toBeCloseTo(0.5, 9);
  });

  it('knows what is certain', () => {
    expect(effectSensitivity(withFactors(0), ERROR, LEVEL).probabilityWorthIt.value).toBe(1);
    expect(effectSensitivity({ ...withFactors(0), capital: 1e9 }, ERROR, LEVEL).probabilityWorthIt.value).toBe(0);
    expect(effectSensitivity({ ...PROJECT, capital: 1e9 }, ERROR, LEVEL).probabilityWorthIt.value).toBe(0);
    expect(effectSensitivity(PROJECT, 0, LEVEL).probabilityWorthIt.reason).toBe('NO_UNCERTAINTY');
    expect(effectSensitivity(unvalued, ERROR, LEVEL).netPresentValue.lower.reason).toBe('NO_VALUE');
  });
});

describe('simulated appraisal', () => {
  const allErrors = { fatal: ERROR, serious: ERROR, slight: ERROR };

  it('of one shared effect agrees with the exact answer', () => {
    const exact = effectSensitivity(PROJECT, ERROR, LEVEL);
    const simulated = simulateAppraisal(PROJECT, { ...certain, logFactorErrors: allErrors }, PLAN);
    const probability = exact.probabilityWorthIt.value!;
    const error = Math.sqrt((probability * (1 - probability)) / PLAN.draws);
    expect(Math.abs(simulated.probabilityWorthIt.value! - probability)).toBeLessThan(4 * error);
    const width = exact.netPresentValue.upper.value! - exact.netPresentValue.lower.value!;
    expect(Math.abs(simulated.netPresentValue!.lower - exact.netPresentValue.lower.value!) / width).toBeLessThan(0.03);
    expect(Math.abs(simulated.netPresentValue!.upper - exact.netPresentValue.upper.value!) / width).toBeLessThan(0.03);
  });

  it('has the mean that the moments of its parts give', () => {
    // E[θ e^(sz)] = θ e^(s²/2); accidents and values keep their means and are independent of it.
    const errors = { fatal: 0.1, serious: 0.3, slight: 0.2 };
    const uncertainty = {
      logFactorErrors: errors,
      effectsAre: 'independent',
      accidentErrors: { serious: 0.1, slight: 0.5 },
      valueSpread: 0.5,
    } as const;
    const meanFactors = PROJECT.accidents.map((row) => ({
      ...row,
      crashModificationFactor: row.crashModificationFactor * Math.exp(errors[row.severity as 'fatal'] ** 2 / 2),
    }));
    const exact = appraiseProject({ ...PROJECT, accidents: meanFactors }).netPresentValue.value!;
    const { netPresentValue } = simulateAppraisal(PROJECT, uncertainty, PLAN);
    const standardError = (netPresentValue!.upper - netPresentValue!.lower) / 3.92 / Math.sqrt(PLAN.draws);
    expect(Math.abs(netPresentValue!.mean - exact)).toBeLessThan(4 * standardError);
  });

  it('effects of studies of their own even each other out', () => {
    const width = (effectsAre: 'shared' | 'independent'): number => {
      const { netPresentValue } = simulateAppraisal(PROJECT, { ...certain, logFactorErrors: allErrors, effectsAre }, PLAN);
      return netPresentValue!.upper - netPresentValue!.lower;
    };
    expect(width('independent')).toBeLessThan(0.8 * width('shared'));
  });

  it('values that are uncertain alone move the benefit evenly', () => {
    const { netPresentValue } = simulateAppraisal(PROJECT, { ...certain, valueSpread: 0.5 }, PLAN);
    const { presentBenefits, presentCosts } = appraiseProject(PROJECT);
    // Of an even spread from 0.5 to 1.5 the middle 95 % goes from 0.525 to 1.475.
    expect((netPresentValue!.lower + presentCosts.total) / presentBenefits.value!).toBeCloseTo(0.525, 1);
    expect((netPresentValue!.upper + presentCosts.total) / presentBenefits.value!).toBeCloseTo(1.475, 1);
    expect((netPresentValue!.median + presentCosts.total) / presentBenefits.value!).toBeCloseTo(1, 1);
  });

  it('is the same with the same seed and another with another', () => {
    const uncertainty = { ...certain, logFactorErrors: allErrors };
    const run = (seed: number): unknown => simulateAppraisal(PROJECT, uncertainty, { ...PLAN, seed, draws: 200 }).netPresentValue;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('says why there is nothing to simulate, and refuses what cannot be', () => {
    expect(simulateAppraisal(PROJECT, certain, PLAN)).toMatchObject({
      netPresentValue: null,
      probabilityWorthIt: { reason: 'NO_UNCERTAINTY' },
    });
    expect(simulateAppraisal(unvalued, certain, PLAN).probabilityWorthIt.reason).toBe('NO_VALUE');
    expect(() => simulateAppraisal(PROJECT, certain, { ...PLAN, draws: 10 })).toThrow(
      expect.objectContaining({ code: 'PARAMETER_OUT_OF_RANGE' }),
    );
    expect(() => simulateAppraisal(PROJECT, { ...certain, valueSpread: 2 }, PLAN)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
    expect(() => simulateAppraisal(PROJECT, { ...certain, logFactorErrors: { fatal: -1 } }, PLAN)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe('one input at a time', () => {
  const ranges: SensitivityRanges = {
    factors: { serious: { lower: 0.6, upper: 0.9 } },
    valueShare: 0.5,
    capitalShare: 0.2,
    discountRates: { lower: 0.03, upper: 0.05 },
  };

  it('is the appraisal with that input moved alone', () => {
    const rows = Object.fromEntries(oneWaySensitivity(PROJECT, ranges).map((row) => [row.input, row]));
    const worth = (part: Partial<typeof PROJECT>): number => appraiseProject({ ...PROJECT, ...part }).netPresentValue.value!;
    const middle = appraiseProject(PROJECT);
    expect(rows['capital']?.atUpper.netPresentValue.value).toBeCloseTo(worth({}) - 60_000, 6);
    expect(rows['capital']?.atLower.netPresentValue.value).toBeCloseTo(worth({}) + 60_000, 6);
    expect(rows['discount-rate']?.atLower.netPresentValue.value).toBe(worth({ discountRate: 0.03 }));
    expect(rows['values']?.atLower.netPresentValue.value).toBeCloseTo(worth({}) - middle.presentBenefits.value! / 2, 5);
    const at = (factor: number): number =>
      worth({
        accidents: PROJECT.accidents.map((row) => (row.severity === 'serious' ? { ...row, crashModificationFactor: factor } : row)),
      });
    expect(rows['effect']?.atLower.netPresentValue.value).toBe(at(0.6));
    expect(rows['effect']?.atUpper.netPresentValue.value).toBe(at(0.9));
  });

  it('refuses limits that do not enclose the factor', () => {
    expect(() => oneWaySensitivity(PROJECT, { ...ranges, factors: { serious: { lower: 0.8, upper: 0.9 } } })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });

  it('values that are not given stay so', () => {
    for (const row of oneWaySensitivity(unvalued, { ...ranges, factors: {} })) expect(row.atLower.netPresentValue.reason).toBe('NO_VALUE');
  });
});
