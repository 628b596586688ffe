import { describe, expect, it } from '@jest/globals';
import { getBeforeAfterMethod, shiftOfProportions } from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P14-shift-of-proportions');
const { default_rel: relative, p_abs: absolute } = theCase.tolerance as { default_rel: number; p_abs: number };

describe('P14: shift of proportions', () => {
  it('every known number comes out', () => {
    const rows = theCase.readTable('sites.csv');
    const column = (name: string): number[] => rows.map((row) => Number(row[name]));
    const targetCounts = {
      siteIds: rows.map((row) => row['site'] ?? ''),
      targetBefore: column('target_before'),
      allBefore: column('total_before'),
      targetAfter: column('target_after'),
      allAfter: column('total_after'),
    };
    const result = shiftOfProportions(targetCounts, 0.95);
    const { test, median } = result;
    const actual = {
      sites_used: result.sites.length,
      zero_differences_dropped: result.zeroDifferences,
      mean_difference: result.meanDifference,
      differences: result.sites.map(({ siteId, difference }) => ({ site: Number(siteId), difference })),
      t_plus: test?.ranksAbove,
      t_minus: test?.ranksBelow,
      n: test?.n,
      exact_p_two_sided: test?.exactPTwoSided,
      exact_p_decrease: test?.exactPDecrease,
      z_continuity_corrected: test?.zScore,
      p_normal_two_sided: test?.normalPTwoSided,
      hodges_lehmann: median?.value,
    };
    const toleranceAt = (path: string) => (/\.(exact_)?p_/.test(path) ? { absolute } : { relative });
    expect(expectEveryNumber(actual, theCase.expected, toleranceAt)).toBe(3 + 2 * 7 + 8);
    expect(result.sitesWithoutProportion).toBe(1);
    const { siteIds, allBefore: observedBefore, allAfter: observedAfter } = targetCounts;
    const answer = getBeforeAfterMethod('shift-of-proportions').estimate(
      { yearsBefore: 1, yearsAfter: 1, treated: { siteIds, observedBefore, observedAfter }, targetCounts },
      {},
    );
    const { reason: _none, ...shift } = result;
    expect(answer).toMatchObject({
      meanDifference: result.meanDifference,
      medianDifference: median!.value,
      medianConfidenceInterval: median!.interval,
      pValue: test!.pTwoSided,
      undefinedReason: null,
      detail: shift,
    });
    expect(answer.warnings).toContainEqual({ code: 'SITES_WITHOUT_PROPORTION', values: { sites: 1 } });
  });
});
