import { describe, expect, it } from '@jest/globals';

import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import type { AlternativeInQuestion, AppraisalQuestion } from './appraisal-question.ts';
import { describeAppraisal, ratioLimits } from './appraisal-sentence.ts';
import { makeAppraisal } from './make-appraisal.ts';
import type { StoredAlternative } from './stored-appraisal.ts';
import { CASE_ALTERNATIVE, CASE_QUESTION } from './testing/sample-question.ts';

const ask = (part: Partial<AppraisalQuestion>): AppraisalQuestion => ({ ...CASE_QUESTION, ...part });
const one = (part: Partial<AlternativeInQuestion>, question: Partial<AppraisalQuestion> = {}): StoredAlternative =>
  makeAppraisal(ask({ ...question, alternatives: [{ ...CASE_ALTERNATIVE, ...part }] })).alternatives[0]!;
const alternative = (id: string, place: string, capital: number, factor: number, serviceLifeYears = 20): AlternativeInQuestion => ({
  ...CASE_ALTERNATIVE,
  id,
  name: `Measure ${id}`,
  place,
  capital,
  yearlyMaintenance: 0,
  residualValue: 0,
  serviceLifeYears,
  effects: [{ severity: null, factor, interval: null }],
});

describe('an appraisal', () => {
  it('has the figures of case P12', () => {
    const { appraisal } = makeAppraisal(CASE_QUESTION).alternatives[0]!;
    // tests/cases/P12-economic-appraisal/expected.json
    expect(appraisal.firstYearBenefit.value).toBeCloseTo(62_607, 6);
    expect(appraisal.presentBenefits.value).toBeCloseTo(968_590.6767024364, 6);
    expect(appraisal.presentCosts.total).toBeCloseTo(275_098.72163938184, 6);
    expect(appraisal.netPresentValue.value).toBeCloseTo(693_491.9550630546, 6);
    expect(appraisal.benefitCostRatio.value).toBeCloseTo(3.520883960966315, 10);
    expect(appraisal.firstYearRatePercent.value).toBeCloseTo(26.08625, 10);
    expect(appraisal.internalRate.value).toBeCloseTo(0.2557932773123747, 9);
    expect(appraisal.breakEvenFactor.value).toBeCloseTo(0.9359682602350593, 9);
  });

  it('the rows add up to the first-year benefit', () => {
    const { rows, appraisal } = makeAppraisal(CASE_QUESTION).alternatives[0]!;
    const total = rows.reduce((sum, { firstYearBenefit }) => sum + firstYearBenefit!, 0);
    expect(total).toBeCloseTo(appraisal.firstYearBenefit.value!, 6);
  });

  it('a factor of under-reporting does what as many more accidents do', () => {
    const numbers = CASE_ALTERNATIVE.numbers.map((row) => ({ ...row, perYear: row.severity === 'slight' ? 3 * row.perYear : row.perYear }));
    const corrected = one({}, { reporting: [{ severity: 'slight', factor: 3 }] });
    expect(corrected.appraisal).toEqual(one({ numbers }).appraisal);
    expect(corrected.rows.find(({ severity }) => severity === 'slight')).toMatchObject({ perYear: 1.9, reportingFactor: 3 });
  });

  it('traffic that grows raises accidents to the exponent', () => {
    const grown = one({}, { trafficGrowth: 0.02, trafficExponent: 0.7 });
    const first = grown.appraisal.firstYearBenefit.value!;
    // Year by year: the slow twin.
    let present = 0;
    for (let year = 1; year <= 20; year += 1) present += (first * (1.02 ** 0.7) ** (year - 1)) / 1.035 ** year;
    expect(grown.appraisal.presentBenefits.value).toBeCloseTo(present, 4);
  });

  it('a severity that occurs without a value leaves all benefits undefined, and says why', () => {
    const numbers = [...CASE_ALTERNATIVE.numbers, { severity: 'injury' as const, perYear: 0.1, standardError: null }];
    const effects = [{ severity: null, factor: 0.8, interval: null }];
    const { appraisal, simulated, sensitivity } = one({ numbers, effects });
    expect(appraisal).toMatchObject({ netPresentValue: { value: null, reason: 'NO_VALUE' }, unvalued: ['injury'] });
    expect(simulated).toMatchObject({ netPresentValue: null, probabilityWorthIt: { reason: 'NO_VALUE' } });
    expect(sensitivity[0]!.atLower.netPresentValue.reason).toBe('NO_VALUE');
    const said = describeAppraisal(makeAppraisal(ask({ alternatives: [{ ...CASE_ALTERNATIVE, numbers, effects }] })), 'EUR', false);
    expect(said.en).toBe('Raised crossing: no benefit is computed. No value was given for a severity that occurs.');
  });

  it('the interval of one effect has the exact probability and limits', () => {
    // One severity and an error of ln(0.7) of 0.2: benefit = N v f (1 - 0.7 e^(0.2 z)).
    const z = 1.959963984540054;
    const numbers = [{ severity: 'serious' as const, perYear: 1, standardError: null }];
    const interval = { lower: 0.7 * Math.exp(-0.2 * z), upper: 0.7 * Math.exp(0.2 * z), level: 0.95 };
    const effects = [{ severity: null, factor: 0.7, interval }];
    const costs = { capital: 1_000_000, yearlyMaintenance: 0, residualValue: 0 };
    const { appraisal, simulated } = one({ numbers, effects, ...costs }, { trafficGrowth: 0 });
    const worthAt = (factor: number): number => 330_000 * (1 - factor) * appraisal.annuityFactor;
    const limits = ratioLimits({ presentCosts: appraisal.presentCosts, simulated: simulated.netPresentValue })!;
    const exact = { lower: worthAt(interval.upper) / 1_000_000, upper: worthAt(interval.lower) / 1_000_000 };
    expect(Math.abs(limits.lower - exact.lower)).toBeLessThan(0.03 * (exact.upper - exact.lower));
    expect(Math.abs(limits.upper - exact.upper)).toBeLessThan(0.03 * (exact.upper - exact.lower));
    // A gain is a factor below 1 - 1,000,000 / (330,000 · annuity): Φ(ln(bearable / 0.7) / 0.2), by the erf of Abramowitz & Stegun 7.1.26.
    const bearable = 1 - 1_000_000 / (330_000 * appraisal.annuityFactor);
    const exactShare = normalShare(Math.log(bearable / 0.7) / 0.2);
    expect(Math.abs(simulated.probabilityWorthIt.value! - exactShare)).toBeLessThan(4 * (0.5 / Math.sqrt(10_000)));
  });

  it('an interval of another level has the same error', () => {
    const numbers = [{ severity: 'serious' as const, perYear: 1, standardError: null }];
    const at = (level: number, z: number): StoredAlternative =>
      one({
        numbers,
        effects: [{ severity: null, factor: 0.7, interval: { lower: 0.7 * Math.exp(-0.2 * z), upper: 0.7 * Math.exp(0.2 * z), level } }],
      });
    const [wide, narrow] = [at(0.95, 1.959963984540054), at(0.9, 1.6448536269514722)];
    expect(narrow.simulated.netPresentValue!.lower).toBeCloseTo(wide.simulated.netPresentValue!.lower, 2);
  });

  it('of alternatives of a place the dearer one is kept where it brings back what it costs more', () => {
    const alternatives = [alternative('1', 'A', 100_000, 0.9), alternative('2', 'A', 200_000, 0.5), alternative('3', 'B', 100_000, 0.8)];
    const { comparisons } = makeAppraisal(ask({ alternatives }));
    expect(comparisons).toHaveLength(1);
    expect(comparisons[0]).toMatchObject({ place: 'A', basis: 'present', compared: { chosenId: '2' }, leftOut: [] });
    const benefits = alternatives.map(
      ({ id }) => makeAppraisal(ask({ alternatives })).alternatives.find((each) => each.id === id)!.appraisal.presentBenefits.value!,
    );
    expect(comparisons[0]!.compared.steps[0]!.incrementalRatio.value).toBeCloseTo((benefits[1]! - benefits[0]!) / 100_000, 9);
  });

  it('alternatives that last for different times are compared as sums a year', () => {
    // Twice as dear and twice as long, without growth and at a rate of 0: the same a year.
    const alternatives = [alternative('1', 'A', 100_000, 0.9, 10), alternative('2', 'A', 200_000, 0.9, 20)];
    const { comparisons, notices } = makeAppraisal(ask({ alternatives, discountRate: 0, trafficGrowth: 0 }));
    expect(comparisons[0]).toMatchObject({ basis: 'annual' });
    expect(comparisons[0]!.compared.steps[0]).toMatchObject({ incrementalRatio: { value: null, reason: 'SAME_COST' } });
    expect(notices.map(({ code }) => code)).toContain('LIVES_DIFFER');
  });

  it('the package is the best of all that the budget allows', () => {
    const alternatives = [
      alternative('1', 'A', 100_000, 0.8),
      alternative('2', 'A', 300_000, 0.4),
      alternative('3', 'B', 150_000, 0.7),
      alternative('4', 'C', 250_000, 0.5),
    ];
    const result = makeAppraisal(ask({ alternatives, budget: 400_000 }));
    // Every subset: the slow twin.
    let best = 0;
    for (let set = 0; set < 16; set += 1) {
      const chosen = alternatives.filter((_, k) => (set >> k) % 2 === 1);
      const [cost, places] = [chosen.reduce((sum, { capital }) => sum + capital, 0), new Set(chosen.map(({ place }) => place))];
      if (cost > 400_000 || places.size < chosen.length) continue;
      const worth = chosen.reduce(
        (sum, { id }) => sum + result.alternatives.find((each) => each.id === id)!.appraisal.netPresentValue.value!,
        0,
      );
      best = Math.max(best, worth);
    }
    expect(result.package).toMatchObject({ budget: 400_000, isProven: true, leftOut: [] });
    expect(result.package!.netPresentValue).toBeCloseTo(best, 1);
    expect(makeAppraisal(ask({ alternatives, budget: 0 })).package).toMatchObject({ chosenIds: [], cost: 0 });
  });

  it('is the same text for the same question, and another for another', () => {
    const digest = (part: Partial<AppraisalQuestion>): string => digestOf(formatCanonicalJson(makeAppraisal(ask(part))));
    expect(digest({})).toBe(digest({}));
    expect(digest({})).not.toBe(digest({ discountRate: 0.04 }));
  });
});

describe('what an appraisal says', () => {
  const said = (part: Partial<AlternativeInQuestion>, question: Partial<AppraisalQuestion> = {}): string =>
    describeAppraisal(makeAppraisal(ask({ ...question, alternatives: [{ ...CASE_ALTERNATIVE, ...part }] })), 'EUR', false).en;

  it('how many times its cost the benefit is, and how often below it', () => {
    expect(said({})).toMatch(
      /^Raised crossing: the benefit is between −?\d+(\.\d+)? and \d+(\.\d+)? times the cost \(in 95 % of simulations\); it is below the cost in \d+(\.\d+)? % of simulations\.$/,
    );
  });

  it('no ratio where the costs are not above zero, and no certainty that was not given', () => {
    expect(said({ capital: 0, yearlyMaintenance: 0, residualValue: 0 })).toContain('the net present value is between');
    const effects = [{ severity: null, factor: 0.8, interval: null }];
    expect(said({ effects })).toContain('nothing can be said about how sure that is');
  });

  it('what the values stand for, and every reservation that there is', () => {
    const codes = (part: Partial<AlternativeInQuestion>, question: Partial<AppraisalQuestion> = {}): string[] =>
      makeAppraisal(ask({ ...question, alternatives: [{ ...CASE_ALTERNATIVE, ...part }] })).notices.map(({ code }) => code);
    expect(codes({})).toEqual(['VALUES_STAND_FOR', 'EFFECT_WITHOUT_INTERVAL', 'NOT_CORRECTED_FOR_REPORTING']);
    const filter = { period: { start: '2014-01-01', end: '2016-01-01' }, area: null, selections: {} };
    expect(
      codes(
        {
          numbersOrigin: { kind: 'records', filter, dataVersion: 1, years: 2 },
          effects: [{ severity: null, factor: 0.8, interval: { lower: 0.7, upper: 0.9, level: 0.95 } }],
          effectOrigin: { kind: 'evaluation', runId: 'x', method: 'empirical-bayes', illustrative: true },
        },
        { discountRate: 0.08, reporting: [{ severity: 'slight', factor: 2 }] },
      ),
    ).toEqual(['VALUES_STAND_FOR', 'RECORDED_NOT_EXPECTED', 'EVALUATION_FOR_ALL_SEVERITIES', 'EVALUATION_ILLUSTRATIVE', 'RATE_UNUSUAL']);
  });
});

/** Φ(x); its error is below 1.5e-7 (Abramowitz & Stegun 7.1.26). */
function normalShare(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-(x * x) / 2);
  return x > 0 ? 1 - tail / 2 : tail / 2;
}
