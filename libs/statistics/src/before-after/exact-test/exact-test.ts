import { parseParameters, Problem, type ParameterValues } from '@elektron/domain';
import { exactRateRatio, exactRateRatioTest } from '../../exact-ratio.ts';
import { exactOddsRatio, moreFrequentTest } from '../../odds-ratio.ts';
import { requireCount } from '../../require-number.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import type { BeforeAfterMethod } from '../before-after-method.ts';
import { CONFIDENCE_LEVEL, readNumber } from '../before-after-parameters.ts';
import type { RatioInterval, RatioResult } from '../before-after-result.ts';
import { findDesignWarnings, warn } from '../design-warnings.ts';
import { ratioOrNull } from '../estimate-effect.ts';
import { listScaledSites } from '../scaled-sites.ts';
import { readTreatedTable, type TreatedTable } from '../treated-table.ts';
import type { ExactTestDetail } from './exact-test-detail.ts';

const PARAMETERS = [CONFIDENCE_LEVEL];

/**
 * Four counts - before and after, treated and comparison - without any approximation: given the margins, the treated count after is
 * hypergeometric where nothing was done.
 * Source: Fisher 1935, Journal of the Royal Statistical Society 98, 39-82; Cornfield 1956, Proceedings of the third Berkeley symposium 4,
 *   135-148; of the treated sites alone Przyborowski & Wilenski 1940, Biometrika 31, 313-323.
 */
export const exactTest: BeforeAfterMethod<RatioResult> = {
  id: 'exact-test',
  labels: { el: 'Ακριβής έλεγχος (λίγα ατυχήματα)', en: 'Exact test (few accidents)' },
  description: {
    el: 'Η ομάδα σύγκρισης χωρίς προσεγγίσεις: ισχύει και με πολύ λίγα ατυχήματα, όπου τα άλλα διαστήματα δεν είναι ασφαλή. Δεν αφαιρεί την παλινδρόμηση προς τον μέσο.',
    en: 'The comparison group without approximations: it holds with very few accidents too, where other intervals are not safe. Does not remove regression to the mean.',
  },
  parameters: PARAMETERS,
  needs: [['comparison']],
  mayUse: [],
  listAssumptions: () => ['SAME_REPORTING', 'SAME_TREND', 'NO_OTHER_TREATMENT', 'POISSON_COUNTS', 'NOT_SELECTED_FOR_COUNTS'],
  contrastOnly: false,
  estimate,
};

function estimate(input: BeforeAfterInput, parameters: ParameterValues): RatioResult {
  const level = readNumber(parseParameters(PARAMETERS, parameters), CONFIDENCE_LEVEL.name);
  const treated = readTreatedTable(input);
  const detail = test(input, treated, level);
  const { comparisonBefore, comparisonAfter, oddsRatio, pFewer, pMore } = detail;
  const growth = comparisonAfter / comparisonBefore;
  const expectedAfter = growth * treated.totalBefore;
  return {
    effectKind: 'ratio',
    method: 'exact-test',
    treatedSites: treated.siteIds.length,
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    observedBefore: treated.totalBefore,
    observedAfter: treated.totalAfter,
    expectedAfter,
    accidentsPrevented: expectedAfter - treated.totalAfter,
    ratioObservedToExpected: ratioOrNull(treated.totalAfter, expectedAfter),
    ratioConfidenceInterval: expectedAfter > 0 ? toInterval(oddsRatio) : null,
    // Twice the smaller tail: what the limits go with.
    pValue: Math.min(1, 2 * Math.min(pFewer, pMore)),
    undefinedReason: expectedAfter > 0 ? null : 'NOTHING_EXPECTED',
    sites: listScaledSites(treated, growth),
    detail,
    warnings: [...findDesignWarnings(input, treated), warn('REGRESSION_TO_THE_MEAN_REMAINS'), warn('GROUPS_TAKEN_AS_ALIKE')],
  };
}

function test(input: BeforeAfterInput, treated: TreatedTable, level: number): ExactTestDetail {
  if (!input.comparison) throw new Problem('INPUT_MISSING', { part: BEFORE_AFTER_LABELS.comparison, method: exactTest.labels });
  const { totalBefore, totalAfter, durationRatio } = treated;
  const before = requireCount(BEFORE_AFTER_LABELS.comparisonBefore, input.comparison.observedBefore);
  const after = requireCount(BEFORE_AFTER_LABELS.comparisonAfter, input.comparison.observedAfter);
  if (before === 0) throw new Problem('NO_COMPARISON_ACCIDENTS', { before, after });
  const shares = { first: totalAfter, firstTotal: totalBefore + totalAfter, second: after, secondTotal: before + after };
  // Given all that happened after, few at the treated sites are many at the others.
  const swapped = { first: after, firstTotal: before + after, second: totalAfter, secondTotal: totalBefore + totalAfter };
  const own = { first: totalAfter, firstExposure: durationRatio, second: totalBefore, secondExposure: 1 };
  return {
    kind: 'exact-test',
    comparisonBefore: before,
    comparisonAfter: after,
    oddsRatio: exactOddsRatio(shares, level),
    pFewer: moreFrequentTest(swapped),
    pMore: moreFrequentTest(shares),
    ownRates: exactRateRatio(own, level),
    ownPValue: Math.min(1, 2 * Math.min(exactRateRatioTest(own, 1, 'less'), exactRateRatioTest(own, 1, 'greater'))),
  };
}

/** `null` without an upper limit. */
function toInterval({ lower, upper, level }: ExactTestDetail['oddsRatio']): RatioInterval | null {
  return upper === null ? null : { lower, upper, level, basis: 'exact-odds' };
}
