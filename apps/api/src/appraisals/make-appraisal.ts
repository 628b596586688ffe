import type { Severity } from '@elektron/domain';
import {
  accidentGrowth,
  appraiseProject,
  compareAlternatives,
  findBestPackage,
  logErrorOf,
  oneWaySensitivity,
  simulateAppraisal,
  type AppraisalUncertainty,
  type ProjectToAppraise,
} from '@elektron/statistics';

import {
  APPRAISAL_DRAWS,
  APPRAISAL_LEVEL,
  APPRAISAL_SEED,
  CAPITAL_SHARE,
  USUAL_RATES,
  VALUE_SHARE,
  type AlternativeInQuestion,
  type AppraisalQuestion,
} from './appraisal-question.ts';
import { effectOn } from './combine-effects.ts';
import { findAppraisalNotices } from './find-appraisal-notices.ts';
import {
  STORED_APPRAISAL_FORMAT,
  type LeftOut,
  type StoredAlternative,
  type StoredAppraisal,
  type StoredComparison,
  type StoredPackage,
  type ValuedRow,
} from './stored-appraisal.ts';

/**
 * Costs and benefits of all alternatives, beside each other and as a package. Without clock, dice or database.
 * @throws Problem INPUT_INVALID
 */
export function makeAppraisal(question: AppraisalQuestion): StoredAppraisal {
  const alternatives = question.alternatives.map((alternative) => appraise(alternative, question));
  return {
    format: STORED_APPRAISAL_FORMAT,
    alternatives,
    comparisons: comparePlaces(alternatives, question),
    package: question.budget === null ? null : choosePackage(alternatives, question.budget),
    notices: findAppraisalNotices(question),
  };
}

function appraise(alternative: AlternativeInQuestion, question: AppraisalQuestion): StoredAlternative {
  const rows = valueRows(alternative, question);
  const project: ProjectToAppraise = {
    accidents: rows.map(({ severity, expected, factor, unitValue }) => ({
      severity,
      accidentsPerYear: expected,
      crashModificationFactor: factor,
      unitValue,
    })),
    accidentGrowth: accidentGrowth(question.trafficGrowth, question.trafficExponent),
    discountRate: question.discountRate,
    serviceLifeYears: alternative.serviceLifeYears,
    capital: alternative.capital,
    yearlyMaintenance: alternative.yearlyMaintenance,
    residualValue: alternative.residualValue,
  };
  const { id, name, place } = alternative;
  return {
    id,
    name,
    place,
    rows,
    appraisal: appraiseProject(project),
    sensitivity: oneWaySensitivity(project, {
      factors: limitsOf(rows),
      valueShare: VALUE_SHARE,
      capitalShare: CAPITAL_SHARE,
      discountRates: {
        lower: Math.min(USUAL_RATES.lower, question.discountRate),
        upper: Math.max(USUAL_RATES.upper, question.discountRate),
      },
    }),
    simulated: simulateAppraisal(project, uncertaintyOf(alternative, question), {
      seed: APPRAISAL_SEED,
      draws: APPRAISAL_DRAWS,
      level: APPRAISAL_LEVEL,
    }),
  };
}

function valueRows({ numbers, effects }: AlternativeInQuestion, { reporting, values }: AppraisalQuestion): ValuedRow[] {
  return numbers.map(({ severity, perYear }) => {
    const reportingFactor = reportingOf(severity, reporting);
    const expected = perYear * reportingFactor;
    // Where none occurs, no effect has to be known.
    const { factor, interval } = effectOn(severity, effects) ?? { factor: 1, interval: null };
    const unitValue = values.set.values[severity];
    return {
      severity,
      perYear,
      reportingFactor,
      expected,
      factor,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
      unitValue,
      firstYearBenefit: unitValue === null ? null : expected * (1 - factor) * unitValue,
    };
  });
}

function reportingOf(severity: Severity, reporting: AppraisalQuestion['reporting']): number {
  return reporting.find((each) => each.severity === severity)?.factor ?? 1;
}

function limitsOf(rows: readonly ValuedRow[]): Partial<Record<Severity, { readonly lower: number; readonly upper: number }>> {
  return Object.fromEntries(
    rows.flatMap(({ severity, lower, upper }) => (lower === null || upper === null ? [] : [[severity, { lower, upper }]])),
  );
}

function uncertaintyOf({ numbers, effects }: AlternativeInQuestion, question: AppraisalQuestion): AppraisalUncertainty {
  const factors: Partial<Record<Severity, number>> = {};
  const accidents: Partial<Record<Severity, number>> = {};
  for (const { severity, standardError } of numbers) {
    const interval = effectOn(severity, effects)?.interval ?? null;
    if (interval !== null) factors[severity] = logErrorOf(interval);
    // What multiplies the number multiplies its error.
    if (standardError !== null) accidents[severity] = standardError * reportingOf(severity, question.reporting);
  }
  return { logFactorErrors: factors, accidentErrors: accidents, effectsAre: question.effectsAre, valueSpread: question.valueSpread };
}

/** Alternatives of one place, of which one can be built. */
function comparePlaces(alternatives: readonly StoredAlternative[], question: AppraisalQuestion): StoredComparison[] {
  const places = [...new Set(alternatives.map(({ place }) => place))];
  return places.flatMap((place) => {
    const here = alternatives.filter((alternative) => alternative.place === place);
    return here.length < 2 ? [] : [compareAt(place, here, question)];
  });
}

function compareAt(place: string, here: readonly StoredAlternative[], question: AppraisalQuestion): StoredComparison {
  const lives = new Set(
    question.alternatives.filter(({ id }) => here.some((one) => one.id === id)).map(({ serviceLifeYears }) => serviceLifeYears),
  );
  const basis = lives.size > 1 ? 'annual' : 'present';
  const leftOut: LeftOut[] = [];
  const compared = here.flatMap(({ id, appraisal }) => {
    const { presentBenefits, presentCosts, annuityFactor } = appraisal;
    const cost = basis === 'annual' ? presentCosts.total / annuityFactor : presentCosts.total;
    if (presentBenefits.value === null) leftOut.push({ id, reason: presentBenefits.reason });
    else if (cost <= 0) leftOut.push({ id, reason: 'COSTS_NOT_ABOVE_ZERO' });
    else return [{ id, cost, benefit: basis === 'annual' ? presentBenefits.value / annuityFactor : presentBenefits.value }];
    return [];
  });
  return { place, basis, compared: compareAlternatives(compared), leftOut };
}

function choosePackage(alternatives: readonly StoredAlternative[], budget: number): StoredPackage {
  const leftOut: LeftOut[] = [];
  const options = alternatives.flatMap(({ id, place, appraisal: { netPresentValue, presentCosts } }) => {
    if (netPresentValue.value !== null) return [{ id, siteId: place, cost: presentCosts.capital, netPresentValue: netPresentValue.value }];
    leftOut.push({ id, reason: netPresentValue.reason });
    return [];
  });
  return { ...findBestPackage(options, budget), budget, leftOut };
}
