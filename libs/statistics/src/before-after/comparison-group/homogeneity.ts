import { chiSquareUpperTail } from '../../chi-square.ts';
import { sum } from '../treated-table.ts';
import type { HomogeneityTest } from './comparison-group-detail.ts';

/** The usual least expected count for the chi-square approximation (Cochran 1954, Biometrics 10, 417-451). */
const LEAST_EXPECTED = 5;

/** Neighbouring years taken together: enough accidents of both groups for an approximation. */
interface Block {
  readonly treated: number;
  readonly comparison: number;
  /** Middle of its years, counted from the first. */
  readonly time: number;
}

/**
 * Whether the share of the treated sites in all accidents changed over the years before: Pearson's chi-square of the table of years by
 * group, and its component along a straight line (Cochran-Armitage), which sees a slow drift that the years one by one do not show.
 * Neighbouring years are joined, from the oldest on, until 5 accidents are expected of each group.
 * @param treated counts of consecutive equal years, oldest first
 * @returns `null` where not even two such blocks come together
 * Source: Pearson 1900; Cochran 1954; Armitage 1955, Biometrics 11, 375-386; the two p-values after Holm 1979.
 */
export function testHomogeneity(treated: Float64Array, comparison: Float64Array): HomogeneityTest | null {
  const blocks = joinYears(treated, comparison);
  if (blocks.length < 2) return null;
  const share = sum(treated) / (sum(treated) + sum(comparison));
  const degreesOfFreedom = blocks.length - 1;
  const chiSquare = pearson(blocks, share);
  const pValue = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  const trendChiSquare = trendComponent(blocks, share);
  const trendPValue = chiSquareUpperTail(trendChiSquare, 1);
  // Two blocks make one difference: both tests are the same then.
  const adjustedPValue = degreesOfFreedom === 1 ? pValue : Math.min(1, 2 * Math.min(pValue, trendPValue));
  return { blocks: blocks.length, chiSquare, degreesOfFreedom, pValue, trendChiSquare, trendPValue, adjustedPValue };
}

function joinYears(treated: Float64Array, comparison: Float64Array): Block[] {
  const years = treated.length;
  const total = sum(treated) + sum(comparison);
  const smallerShare = Math.min(sum(treated), sum(comparison)) / total;
  const isEnough = (start: number, end: number): boolean =>
    smallerShare * (sum(treated.subarray(start, end)) + sum(comparison.subarray(start, end))) >= LEAST_EXPECTED;
  const starts = [0];
  for (let year = 1; year < years; year += 1) {
    // The years that are left must be enough as well, or they stay with the last block.
    if (isEnough(starts.at(-1) ?? 0, year) && isEnough(year, years)) starts.push(year);
  }
  return starts.map((start, position) => {
    const end = starts[position + 1] ?? years;
    return {
      treated: sum(treated.subarray(start, end)),
      comparison: sum(comparison.subarray(start, end)),
      time: (start + end - 1) / 2,
    };
  });
}

function pearson(blocks: readonly Block[], share: number): number {
  return sum(
    blocks.map(({ treated, comparison }) => {
      const all = treated + comparison;
      return (treated - all * share) ** 2 / (all * share * (1 - share));
    }),
  );
}

function trendComponent(blocks: readonly Block[], share: number): number {
  const all = sum(blocks.map(({ treated, comparison }) => treated + comparison));
  const middle = sum(blocks.map(({ treated, comparison, time }) => (treated + comparison) * time)) / all;
  const along = sum(blocks.map(({ treated, comparison, time }) => (time - middle) * (treated - (treated + comparison) * share)));
  const spread = sum(blocks.map(({ treated, comparison, time }) => (treated + comparison) * (time - middle) ** 2));
  return along ** 2 / (share * (1 - share) * spread);
}
