import { sum } from '../treated-table.ts';
import type { TargetCounts } from './shift-of-proportions.ts';

/** From so many accidents of the type, or of the others, a site in the sparser period on, proportions are spread about evenly around their mean. */
const LEAST_PER_SITE = 1;
/** Periods with accidents more unequal than so. */
const LARGEST_IMBALANCE = 1.25;

/**
 * Whether differences of proportions lean to one side without any change: proportions of few accidents are skewed, and where the two periods do not hold
 * about the same number, the skewness does not cancel. The signed-rank test takes it for a change then, the more surely the more sites there are
 * (docs/methods/no-effect-study.md has the figures; the limits are this product's, from them).
 */
export function leansToOneSide({ targetBefore, allBefore, targetAfter, allAfter }: TargetCounts): boolean {
  const used = Array.from(allBefore, (_, i) => i).filter((i) => allBefore[i]! > 0 && allAfter[i]! > 0);
  if (used.length === 0) return false;
  const perSite = (counts: ArrayLike<number>): number => sum(used.map((i) => counts[i]!)) / used.length;
  const [before, after] = [perSite(allBefore), perSite(allAfter)];
  const share = (perSite(targetBefore) + perSite(targetAfter)) / (before + after);
  const [fewer, more] = [Math.min(before, after), Math.max(before, after)];
  return more > LARGEST_IMBALANCE * fewer && fewer * Math.min(share, 1 - share) < LEAST_PER_SITE;
}
