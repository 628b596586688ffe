import { describe, expect, it } from '@jest/globals';
import type { Severity } from '@elektron/domain';
import { appraiseProject, compareAlternatives, type ProjectAlternative, type ProjectToAppraise } from '@elektron/statistics';
import { expectEveryNumber, readCase, type ToleranceAt } from './reference-case.ts';

const theCase = readCase('P12-economic-appraisal');
const tolerance = theCase.tolerance as Readonly<Record<'default_rel' | 'irr_abs' | 'break_even_abs', number>>;
type CaseSeverity = 'fatal' | 'serious' | 'slight' | 'pdo';
const inputs = theCase.inputs as unknown as {
  readonly project: Readonly<
    Record<'discount_rate' | 'life_years' | 'crash_growth' | 'capital' | 'maintenance' | 'residual', number> &
      Record<'crashes_per_year' | 'cmf' | 'cost', Readonly<Record<CaseSeverity, number>>>
  >;
  readonly alternatives: readonly { readonly id: string; readonly pv_cost: number; readonly pv_benefit: number }[];
};

const SEVERITY_OF: Readonly<Record<CaseSeverity, Severity>> = { fatal: 'fatal', serious: 'serious', slight: 'slight', pdo: 'damage-only' };

const toleranceAt: ToleranceAt = (path) => {
  if (path.endsWith('.irr')) return { absolute: tolerance.irr_abs };
  return path.endsWith('.break_even_common_cmf') ? { absolute: tolerance.break_even_abs } : { relative: tolerance.default_rel };
};

function projectWith(change: number): ProjectToAppraise {
  const { project } = inputs;
  return {
    accidents: (Object.keys(SEVERITY_OF) as CaseSeverity[]).map((severity) => ({
      severity: SEVERITY_OF[severity],
      accidentsPerYear: project.crashes_per_year[severity],
      crashModificationFactor: project.cmf[severity] + change,
      unitValue: project.cost[severity],
    })),
    accidentGrowth: project.crash_growth,
    discountRate: project.discount_rate,
    serviceLifeYears: project.life_years,
    capital: project.capital,
    yearlyMaintenance: project.maintenance,
    residualValue: project.residual,
  };
}

function arrange(change: number): unknown {
  const result = appraiseProject(projectWith(change));
  return {
    first_year_benefit: result.firstYearBenefit.value,
    pv_benefits: result.presentBenefits.value,
    pv_maintenance: result.presentCosts.maintenance,
    pv_residual: result.presentCosts.residual,
    pv_costs: result.presentCosts.total,
    npv: result.netPresentValue.value,
    bcr: result.benefitCostRatio.value,
    fyrr_pct: result.firstYearRatePercent.value,
    irr: result.internalRate.value,
    simple_payback_years: result.paybackYears.value,
    benefit_last_year: result.lastYearBenefit.value,
    annuity_factor: result.annuityFactor,
  };
}

describe('P12: economic appraisal', () => {
  it('every known number comes out', () => {
    const alternatives = inputs.alternatives.map(({ id, pv_cost, pv_benefit }): ProjectAlternative => ({
      id,
      cost: pv_cost,
      benefit: pv_benefit,
    }));
    const compared = compareAlternatives(alternatives);
    const actual = {
      base: arrange(0),
      cmf_minus_0_1: arrange(-0.1),
      cmf_plus_0_1: arrange(0.1),
      break_even_common_cmf: appraiseProject(projectWith(0)).breakEvenFactor.value,
      incremental: {
        steps: compared.steps.map((step) => ({
          challenger: step.challengerId,
          defender: step.defenderId,
          incremental_bcr: step.incrementalRatio.value,
        })),
        chosen: compared.chosenId,
        by_npv: compared.byNetPresentValue.map((row) => ({ id: row.id, npv: row.netPresentValue, bcr: row.benefitCostRatio })),
      },
    };
    expect(expectEveryNumber(actual, theCase.expected, toleranceAt)).toBe(3 * 12 + 1 + 3 * 3 + 1 + 4 * 3);
  });
});
