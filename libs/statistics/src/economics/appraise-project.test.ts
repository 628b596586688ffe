import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProjectToAppraise } from './appraisal-input.ts';
import { appraiseProject } from './appraise-project.ts';
import { accidentGrowth, annuityFactor, discountFactor, presentValue } from './discounting.ts';
import { ECONOMIC_REASON_TEXTS } from './economic-reasons.ts';
import { internalRateOfReturn } from './internal-rate.ts';
import { PROJECT } from './testing/sample-project.ts';

const someRate = fc.integer({ min: -50, max: 200 }).map((permille) => permille / 1000);
const someYears = fc.integer({ min: 1, max: 60 });

/** Year by year, as one would on paper. */
function slowWorth(project: ProjectToAppraise): number {
  let worth = -project.capital;
  for (let year = 1; year <= project.serviceLifeYears; year += 1) {
    let benefit = 0;
    for (const { accidentsPerYear, crashModificationFactor, unitValue } of project.accidents) {
      let accidents = accidentsPerYear;
      for (let grown = 1; grown < year; grown += 1) accidents *= 1 + project.accidentGrowth;
      benefit += (accidents - accidents * crashModificationFactor) * unitValue!;
    }
    worth += (benefit - project.yearlyMaintenance) / (1 + project.discountRate) ** year;
  }
  return worth + project.residualValue / (1 + project.discountRate) ** project.serviceLifeYears;
}

describe('discounting', () => {
  it('of equal and of growing sums is what the closed forms say', () => {
    fc.assert(
      fc.property(someRate, someRate, someYears, (rate, growth, years) => {
        const q = (1 + growth) / (1 + rate);
        const closed = rate === growth ? years / (1 + rate) : (1 - q ** years) / (rate - growth);
        expect(annuityFactor(rate, years, growth) / closed).toBeCloseTo(1, 8);
        if (rate !== 0) expect(annuityFactor(rate, years) / ((1 - (1 + rate) ** -years) / rate)).toBeCloseTo(1, 8);
      }),
    );
    expect(annuityFactor(0, 7)).toBe(7);
  });

  it('a sum laid by at the rate has grown to the flow when it comes', () => {
    expect(discountFactor(0.04, 10) * 1.04 ** 10).toBeCloseTo(1, 12);
    expect(presentValue([-100, 0, 121], 0.1)).toBeCloseTo(0, 12);
    expect(() => discountFactor(-1, 1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => annuityFactor(0.03, 2.5)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => presentValue([1, NaN], 0.1)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  it('accidents grow with traffic to an exponent', () => {
    expect(accidentGrowth(0.02, 1)).toBeCloseTo(0.02, 14);
    expect(accidentGrowth(0.02, 0.5)).toBeCloseTo(Math.sqrt(1.02) - 1, 14);
    expect(accidentGrowth(0.02, 0)).toBe(0);
  });
});

describe('internal rate of return', () => {
  it('of two years is the root of the quadratic, of one the plain gain', () => {
    const discount = (-60 + Math.sqrt(60 ** 2 + 4 * 60 * 100)) / 120;
    expect(internalRateOfReturn([-100, 60, 60]).value).toBeCloseTo(1 / discount - 1, 12);
    expect(internalRateOfReturn([-100, 50]).value).toBeCloseTo(-0.5, 12);
    expect(internalRateOfReturn([0, -100, 110]).value).toBeCloseTo(0.1, 12);
  });

  it('leaves the flows without worth', () => {
    const flows = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), flows, (outlay, gains) => {
        const all = [-outlay, ...gains];
        const rate = internalRateOfReturn(all).value!;
        const worth = all.reduce((sum, flow, year) => sum + flow / (1 + rate) ** year, 0);
        expect(worth / outlay).toBeCloseTo(0, 7);
      }),
    );
  });

  it('is not defined where there is none, several, or no outlay first', () => {
    expect(internalRateOfReturn([-100, -5])).toEqual({ value: null, reason: 'NO_SIGN_CHANGE' });
    expect(internalRateOfReturn([])).toEqual({ value: null, reason: 'NO_SIGN_CHANGE' });
    // Two rates balance these: 10 % and 20 %.
    expect(internalRateOfReturn([-100, 230, -132])).toEqual({ value: null, reason: 'SEVERAL_SIGN_CHANGES' });
    expect(internalRateOfReturn([100, -110])).toEqual({ value: null, reason: 'NO_OUTLAY_FIRST' });
  });
});

describe('appraisal of a project', () => {
  it('is what one gets year by year', () => {
    fc.assert(
      fc.property(someRate, someRate, someYears, fc.integer({ min: 0, max: 1500 }), (rate, growth, years, factor) => {
        const project: ProjectToAppraise = {
          ...PROJECT,
          discountRate: rate,
          accidentGrowth: growth,
          serviceLifeYears: years,
          accidents: PROJECT.accidents.map((row) => ({ ...row, crashModificationFactor: factor / 1000 })),
        };
        const result = appraiseProject(project);
        const scale = Math.abs(result.presentBenefits.value!) + Math.abs(result.presentCosts.total);
        expect((result.netPresentValue.value! - slowWorth(project)) / scale).toBeCloseTo(0, 10);
        expect(result.equivalentAnnualValue.value! * result.annuityFactor).toBeCloseTo(result.netPresentValue.value!, 3);
      }),
    );
  });

  it('at the break-even factor is worth nothing', () => {
    const { value } = appraiseProject(PROJECT).breakEvenFactor;
    const accidents = PROJECT.accidents.map((row) => ({ ...row, crashModificationFactor: value! }));
    expect(appraiseProject({ ...PROJECT, accidents }).netPresentValue.value).toBeCloseTo(0, 6);
    expect(appraiseProject({ ...PROJECT, accidents }).benefitCostRatio.value).toBeCloseTo(1, 12);
  });

  it('is repaid when the gains of whole years and a part of one have come to the capital', () => {
    for (const years of [0.4, 1, 3.1, 7.9, 15]) {
      const even = { ...PROJECT, accidentGrowth: 0 };
      const gain = appraiseProject(even).firstYearBenefit.value! - even.yearlyMaintenance;
      expect(appraiseProject({ ...even, capital: years * gain * (1 - 1e-12) }).paybackYears.value).toBeCloseTo(years, 9);
    }
    expect(appraiseProject({ ...PROJECT, capital: 1e8 }).paybackYears).toEqual({ value: null, reason: 'NOT_REPAID' });
  });

  it('an intervention that makes more accidents has benefits below zero, and no rate of return', () => {
    const accidents = PROJECT.accidents.map((row) => ({ ...row, crashModificationFactor: 1.2 }));
    const result = appraiseProject({ ...PROJECT, accidents, residualValue: 0 });
    expect(result.presentBenefits.value).toBeLessThan(0);
    expect(result.internalRate.reason).toBe('NO_SIGN_CHANGE');
    expect(result.paybackYears.reason).toBe('NOT_REPAID');
  });

  it('says why a figure is not defined', () => {
    const free = appraiseProject({ ...PROJECT, capital: 0, yearlyMaintenance: 0 });
    expect(free.benefitCostRatio.reason).toBe('COSTS_NOT_ABOVE_ZERO');
    expect(free.breakEvenFactor.reason).toBe('COSTS_NOT_ABOVE_ZERO');
    expect(free.firstYearRatePercent.reason).toBe('NO_CAPITAL');
    expect(free.paybackYears.reason).toBe('NO_CAPITAL');
    expect(appraiseProject({ ...PROJECT, accidents: [] }).breakEvenFactor.reason).toBe('NO_ACCIDENTS_VALUED');
    expect(appraiseProject({ ...PROJECT, capital: 1e9 }).breakEvenFactor.reason).toBe('COSTS_ABOVE_ALL_ACCIDENTS');
  });

  it('a severity that occurs without a value stops the benefits, one that does not occur is no matter', () => {
    const without = {
      ...PROJECT,
      accidents: PROJECT.accidents.map((row) => (row.severity === 'slight' ? { ...row, unitValue: null } : row)),
    };
    const result = appraiseProject(without);
    expect(result.unvalued).toEqual(['slight']);
    expect(result.netPresentValue).toEqual({ value: null, reason: 'NO_VALUE' });
    expect(result.presentCosts.total).toBe(appraiseProject(PROJECT).presentCosts.total);
    const none = {
      ...without,
      accidents: without.accidents.map((row) => (row.severity === 'slight' ? { ...row, accidentsPerYear: 0 } : row)),
    };
    expect(appraiseProject(none).netPresentValue.reason).toBeNull();
  });

  it('refuses what cannot be', () => {
    const refusals: Partial<ProjectToAppraise>[] = [
      { capital: -1 },
      { discountRate: -1 },
      { serviceLifeYears: 0 },
      { residualValue: Infinity },
      { yearlyMaintenance: NaN },
      { accidents: [PROJECT.accidents[0]!, PROJECT.accidents[0]!] },
      { accidents: [{ ...PROJECT.accidents[0]!, crashModificationFactor: -0.1 }] },
      { accidents: [{ ...PROJECT.accidents[0]!, unitValue: -1 }] },
    ];
    for (const part of refusals)
      expect(() => appraiseProject({ ...PROJECT, ...part })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  it('every reason is said in both languages', () => {
    for (const text of Object.values(ECONOMIC_REASON_TEXTS)) {
      expect(text.el).toMatch(/\p{Script=Greek}/u);
      expect(text.en).not.toMatch(/\p{Script=Greek}/u);
    }
  });
});
