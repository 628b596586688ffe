import { NO_UNIT, Problem, parseParameters, type NumberParameter, type ParameterValues } from '@elektron/domain';
import { requireCount } from '../../require-number.ts';
import type { BeforeAfterWarning } from '../before-after-codes.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import type { BeforeAfterMethod } from '../before-after-method.ts';
import { CONFIDENCE_LEVEL, readNumber } from '../before-after-parameters.ts';
import type { ObservedToExpectedResult } from '../before-after-result.ts';
import { findDesignWarnings, warn } from '../design-warnings.ts';
import { estimateEffect } from '../estimate-effect.ts';
import { listScaledSites } from '../scaled-sites.ts';
import { readTreatedTable, type TreatedTable } from '../treated-table.ts';
import { COMPARABILITY_MINIMUM_YEARS, estimateComparability } from './comparability.ts';
import type { Comparability, ComparisonGroupDetail } from './comparison-group-detail.ts';
import { summarizeLogOdds } from './summarize-log-odds.ts';

const VARIANCE_OF_ODDS_RATIO: NumberParameter = {
  kind: 'number',
  name: 'varianceOfOddsRatio',
  labels: { el: 'Διακύμανση του λόγου των ομάδων', en: 'Variance of the odds ratio' },
  meaning: {
    el: 'Πόσο απέχουν οι τάσεις των δύο ομάδων: 0 = τέλεια ομάδα σύγκρισης. Κενό: εκτιμάται από τα ετήσια σύνολα πριν, αν δόθηκαν.',
    en: 'How far the trends of the two groups differ: 0 = a perfect comparison group. Empty: estimated from the yearly totals before, if given.',
  },
  unit: NO_UNIT,
  minimum: 0,
  maximum: 1,
  step: 0.001,
  whole: false,
  defaultValue: null,
};

const PARAMETERS = [CONFIDENCE_LEVEL, VARIANCE_OF_ODDS_RATIO];

/**
 * The treated sites, without treatment, would have changed as the comparison group did.
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 9.
 */
export const comparisonGroup: BeforeAfterMethod<ObservedToExpectedResult> = {
  id: 'comparison-group',
  labels: { el: 'Ομάδα σύγκρισης', en: 'Comparison group' },
  description: {
    el: 'Αφαιρεί ό,τι άλλαξε παντού (κυκλοφορία, τάση, καταγραφή) με τη βοήθεια θέσεων χωρίς παρέμβαση. Δεν αφαιρεί την παλινδρόμηση προς τον μέσο.',
    en: 'Removes what changed everywhere (traffic, trend, reporting) with the help of untreated sites. Does not remove regression to the mean.',
  },
  parameters: PARAMETERS,
  needs: [['comparison']],
  mayUse: ['yearlySeries', 'predictions'],
  listAssumptions: () => ['SAME_REPORTING', 'SAME_TREND', 'NO_OTHER_TREATMENT', 'NOT_SELECTED_FOR_COUNTS'],
  contrastOnly: false,
  estimate,
};

function estimate(input: BeforeAfterInput, parameters: ParameterValues): ObservedToExpectedResult {
  const values = parseParameters(PARAMETERS, parameters);
  const treated = readTreatedTable(input);
  const level = readNumber(values, CONFIDENCE_LEVEL.name);
  const ratio = estimateRatio(input, values[VARIANCE_OF_ODDS_RATIO.name] as number | null);
  const detail = { ...ratio, logOdds: summarizeLogOdds(input, treated, level) };
  const { totalBefore, totalAfter } = treated;
  const expectedAfter = detail.expectedRatio * totalBefore;
  return {
    ...estimateEffect({ observedAfter: totalAfter, expectedAfter, expectedAfterVariance: varianceOfExpected(totalBefore, detail) }, level),
    effectKind: 'observed-to-expected',
    method: 'comparison-group',
    treatedSites: treated.siteIds.length,
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    observedBefore: totalBefore,
    sites: listScaledSites(treated, detail.expectedRatio),
    detail,
    warnings: [...findDesignWarnings(input, treated), ...findGroupWarnings(treated, detail)],
  };
}

function estimateRatio(input: BeforeAfterInput, givenVariance: number | null): Omit<ComparisonGroupDetail, 'logOdds'> {
  if (!input.comparison) throw new Problem('INPUT_MISSING', { part: BEFORE_AFTER_LABELS.comparison, method: comparisonGroup.labels });
  const before = requireCount(BEFORE_AFTER_LABELS.comparisonBefore, input.comparison.observedBefore);
  const after = requireCount(BEFORE_AFTER_LABELS.comparisonAfter, input.comparison.observedAfter);
  if (before === 0 || after === 0) throw new Problem('NO_COMPARISON_ACCIDENTS', { before, after });
  const comparability = estimateComparability(input.yearlySeries ?? null);
  return {
    kind: 'comparison-group',
    comparisonBefore: before,
    comparisonAfter: after,
    comparisonRatio: after / before,
    expectedRatio: after / before / (1 + 1 / before),
    varianceOfOddsRatio: givenVariance ?? comparability.varianceOfOddsRatio ?? 0,
    comparability,
  };
}

/** pi^2 (1/K + 1/M + 1/N + Var(omega)), written without 1/K so that it is 0 and not undefined where nothing happened before. */
function varianceOfExpected(totalBefore: number, detail: Omit<ComparisonGroupDetail, 'logOdds'>): number {
  const { comparisonBefore, comparisonAfter, expectedRatio, varianceOfOddsRatio } = detail;
  const ofRatio = 1 / comparisonBefore + 1 / comparisonAfter + varianceOfOddsRatio;
  return expectedRatio ** 2 * (totalBefore + totalBefore ** 2 * ofRatio);
}

function findGroupWarnings(treated: TreatedTable, detail: ComparisonGroupDetail): BeforeAfterWarning[] {
  const { comparisonBefore: before, comparisonAfter: after, comparability } = detail;
  const warnings = [warn('REGRESSION_TO_THE_MEAN_REMAINS')];
  if (before < treated.totalBefore || after < treated.totalAfter) warnings.push(warn('COMPARISON_SMALL', { before, after }));
  return [...warnings, describeComparability(comparability)];
}

/** What a reader is told of the comparability. */
export function describeComparability({ isComparable, homogeneity }: Comparability): BeforeAfterWarning {
  if (isComparable === null || homogeneity === null) return warn('COMPARABILITY_NOT_CHECKED', { needed: COMPARABILITY_MINIMUM_YEARS });
  const p = roundForText(homogeneity.adjustedPValue);
  return warn(isComparable ? 'COMPARABILITY_CHECKED' : 'COMPARISON_NOT_COMPARABLE', { p });
}

/** Smaller p-values say no more to a reader. */
const LEAST_P_SHOWN = 0.001;

/** Three decimals, for the text only. */
function roundForText(pValue: number): number {
  return Math.max(LEAST_P_SHOWN, Math.round(1000 * pValue) / 1000);
}
