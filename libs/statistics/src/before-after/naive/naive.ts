import { NO_UNIT, parseParameters, Problem, type NumberParameter, type ParameterValues } from '@elektron/domain';
import { exactRateRatio, type RateRatio } from '../../exact-ratio.ts';
import { requireNotNegative, requirePositive } from '../../require-number.ts';
import type { BeforeAfterInput, TrafficChange } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import type { BeforeAfterMethod } from '../before-after-method.ts';
import { CONFIDENCE_LEVEL, readNumber } from '../before-after-parameters.ts';
import type { ObservedToExpectedResult, RatioInterval } from '../before-after-result.ts';
import { findDesignWarnings, warn } from '../design-warnings.ts';
import { estimateEffect } from '../estimate-effect.ts';
import { listScaledSites } from '../scaled-sites.ts';
import { readTreatedTable } from '../treated-table.ts';

const TRAFFIC_EXPONENT: NumberParameter = {
  kind: 'number',
  name: 'trafficExponent',
  labels: { el: 'Εκθέτης κυκλοφορίας', en: 'Traffic exponent' },
  meaning: {
    el: 'Πώς αυξάνονται τα ατυχήματα με την κυκλοφορία: 1 = ανάλογα, 0 = καθόλου. Συνήθως 0,6–0,9.',
    en: 'How accidents grow with traffic: 1 = in proportion, 0 = not at all. Usually 0.6–0.9.',
  },
  unit: NO_UNIT,
  minimum: 0,
  maximum: 2,
  step: 0.05,
  whole: false,
  defaultValue: 0.8,
};

const SOURCES_OF_BIAS = ['SAME_REPORTING', 'NOTHING_ELSE_CHANGED', 'NO_OTHER_TREATMENT', 'NOT_SELECTED_FOR_COUNTS'] as const;

/**
 * Accidents before, scaled by duration, taken as what would have happened after.
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 7.
 */
export const naive: BeforeAfterMethod<ObservedToExpectedResult> = {
  id: 'naive',
  labels: { el: 'Απλή σύγκριση πριν και μετά', en: 'Naive before/after' },
  description: {
    el: 'Συγκρίνει τα ατυχήματα ανά έτος πριν και μετά, σαν να μην άλλαξε τίποτε άλλο. Δείχνει πόσο παραπλανά η απλή διαφορά.',
    en: 'Compares accidents per year before and after, as if nothing else had changed. Shows how far the plain difference misleads.',
  },
  parameters: [CONFIDENCE_LEVEL],
  needs: [],
  mayUse: [],
  listAssumptions: () => SOURCES_OF_BIAS,
  contrastOnly: true,
  estimate: (input, parameters) => estimate(naive, input, parseParameters(naive.parameters, parameters), NO_CHANGE),
};

/**
 * The same, scaled by the change of traffic too.
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 8.
 */
export const naiveTraffic: BeforeAfterMethod<ObservedToExpectedResult> = {
  id: 'naive-traffic',
  labels: { el: 'Απλή σύγκριση με διόρθωση κυκλοφορίας', en: 'Naive, corrected for traffic' },
  description: {
    el: 'Η απλή σύγκριση, αφού αφαιρεθεί η μεταβολή της κυκλοφορίας που δόθηκε. Τάση και παλινδρόμηση προς τον μέσο μένουν.',
    en: 'The naive comparison after the change of traffic that was given is taken off. Trend and regression to the mean remain.',
  },
  parameters: [CONFIDENCE_LEVEL, TRAFFIC_EXPONENT],
  needs: [['traffic']],
  mayUse: [],
  listAssumptions: () => [...SOURCES_OF_BIAS, 'TRAFFIC_AS_GIVEN'],
  contrastOnly: true,
  estimate: (input, parameters) => {
    const values = parseParameters(naiveTraffic.parameters, parameters);
    if (!input.traffic) throw new Problem('INPUT_MISSING', { part: BEFORE_AFTER_LABELS.traffic, method: naiveTraffic.labels });
    return estimate(naiveTraffic, input, values, estimateTrafficRatio(input.traffic, readNumber(values, TRAFFIC_EXPONENT.name)));
  },
};

/** By how much accidents would have changed with traffic. */
interface TrafficRatio {
  readonly ratio: number;
  readonly variance: number;
}

const NO_CHANGE: TrafficRatio = { ratio: 1, variance: 0 };

function estimate(
  method: BeforeAfterMethod,
  input: BeforeAfterInput,
  values: ParameterValues,
  traffic: TrafficRatio,
): ObservedToExpectedResult {
  const level = readNumber(values, CONFIDENCE_LEVEL.name);
  const treated = readTreatedTable(input);
  const { durationRatio, totalBefore, totalAfter } = treated;
  const expectedAfter = durationRatio * traffic.ratio * totalBefore;
  const expectedAfterVariance = durationRatio ** 2 * (traffic.ratio ** 2 * totalBefore + totalBefore ** 2 * traffic.variance);
  const rates = exactRateRatio(
    { first: totalAfter, firstExposure: durationRatio * traffic.ratio, second: totalBefore, secondExposure: 1 },
    level,
  );
  const effect = estimateEffect({ observedAfter: totalAfter, expectedAfter, expectedAfterVariance }, level);
  const warnings = [warn('CONTRAST_ONLY'), ...findDesignWarnings(input, treated)];
  if (method.id === 'naive') warnings.push(warn('TRAFFIC_NOT_CORRECTED'));
  return {
    ...effect,
    effectKind: 'observed-to-expected',
    // Two counts and nothing uncertain between them: the exact limits need no approximation.
    ratioConfidenceInterval: traffic.variance === 0 ? toInterval(rates) : effect.ratioConfidenceInterval,
    method: method.id,
    treatedSites: treated.siteIds.length,
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    observedBefore: totalBefore,
    sites: listScaledSites(treated, durationRatio * traffic.ratio),
    detail: {
      kind: 'naive',
      durationRatio,
      trafficRatio: traffic.ratio,
      trafficRatioVariance: traffic.variance,
      exactRateRatio: rates,
    },
    warnings,
  };
}

/** `null` where nothing happened before: then there is no ratio either. */
function toInterval({ lower, upper, level }: RateRatio): RatioInterval | null {
  return upper === null ? null : { lower, upper, level, basis: 'exact-rates' };
}

function estimateTrafficRatio(traffic: TrafficChange, exponent: number): TrafficRatio {
  const before = requirePositive(BEFORE_AFTER_LABELS.annualAverageDailyTrafficBefore, traffic.annualAverageDailyTrafficBefore);
  const after = requirePositive(BEFORE_AFTER_LABELS.annualAverageDailyTrafficAfter, traffic.annualAverageDailyTrafficAfter);
  const errorBefore = requireNotNegative(BEFORE_AFTER_LABELS.coefficientOfVariationBefore, traffic.coefficientOfVariationBefore);
  const errorAfter = requireNotNegative(BEFORE_AFTER_LABELS.coefficientOfVariationAfter, traffic.coefficientOfVariationAfter);
  const ratio = (after / before) ** exponent;
  return { ratio, variance: ratio ** 2 * exponent ** 2 * (errorBefore ** 2 + errorAfter ** 2) };
}
