import { Problem } from '@elektron/domain';

/** Tails of the sum of `size` counts drawn from the map without replacement. */
export interface LocalSumTails {
  /** P(sum >= observed). */
  greater: (size: number, observed: number) => number;
  /** P(sum <= observed). */
  less: (size: number, observed: number) => number;
}

/**
 * The exact randomisation null of a local sum. Under it every arrangement of the map's counts over its cells is equally likely, so the
 * sum over a cell and its neighbours is that of `size` counts drawn without replacement. The ways to draw them are counted by one
 * convolution over the distinct counts: ways[size][sum], only positive terms, so that even far tails keep their digits.
 * @param counts accidents per cell, whole numbers
 * @param largestSize cells of the largest neighbourhood, the cell itself included
 * @param look called now and then with the share done; may throw to stop
 * @throws Problem COUNT_NOT_WHOLE, NEGATIVE_COUNT
 * Source: Cliff & Ord 1981, Spatial Processes, ch. 2 (randomisation); the convolution is elementary counting.
 */
export function exactLocalSumTails(
  counts: Float64Array,
  largestSize: number,
  look: (fraction: number) => void = () => undefined,
): LocalSumTails {
  const size = Math.min(largestSize, counts.length);
  const sorted = counts.toSorted();
  checkCounts(sorted);
  const largestSum = sorted.slice(sorted.length - size).reduce((sum, count) => sum + count, 0);
  const ways = countWays(sorted, size, largestSum, look);
  const greater = ways.map((row) => accumulate(row.toReversed()).reverse());
  const less = ways.map(accumulate);
  return {
    greater: (cells, observed) => (observed > largestSum ? 0 : greater[cells]![Math.max(observed, 0)]!),
    less: (cells, observed) => (observed < 0 ? 0 : less[cells]![Math.min(observed, largestSum)]!),
  };
}

function checkCounts(sorted: Float64Array): void {
  const broken = sorted.find((count) => !Number.isInteger(count));
  if (broken !== undefined) throw new Problem('COUNT_NOT_WHOLE', { field: 'count', value: String(broken) });
  if (sorted.length > 0 && sorted[0]! < 0) throw new Problem('NEGATIVE_COUNT', { field: 'count', value: sorted[0]! });
}

/** ways[k][s]: choices of k cells whose counts sum to s. Distinct counts are taken in ascending order. */
function countWays(sorted: Float64Array, size: number, largestSum: number, look: (fraction: number) => void): Float64Array[] {
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(largestSum + 1));
  ways[0]![0] = 1;
  for (let begin = 0; begin < sorted.length;) {
    look(begin / sorted.length);
    const count = sorted[begin]!;
    const end = endOfEqual(sorted, begin);
    const cells = end - begin;
    // From the largest choice down, so that a row still holds what it was before this count when a larger one reads it.
    for (let chosen = size; chosen >= 1; chosen--) {
      let binomial = 1;
      for (let taken = 1; taken <= Math.min(cells, chosen); taken++) {
        binomial *= (cells - taken + 1) / taken;
        // What was chosen before holds smaller counts only, so its sum ends early.
        const reached = Math.min((chosen - taken) * count, largestSum - taken * count);
        addShifted(ways[chosen]!, ways[chosen - taken]!, taken * count, reached, binomial);
      }
    }
    begin = end;
  }
  return ways;
}

function endOfEqual(sorted: Float64Array, begin: number): number {
  let end = begin + 1;
  while (end < sorted.length && sorted[end] === sorted[begin]) end++;
  return end;
}

function addShifted(target: Float64Array, source: Float64Array, shift: number, reached: number, factor: number): void {
  for (let sum = 0; sum <= reached; sum++) target[sum + shift]! += factor * source[sum]!;
}

/** Running sums from the left as shares of the whole. */
function accumulate(row: Float64Array): Float64Array {
  const running = new Float64Array(row.length);
  let sum = 0;
  for (let k = 0; k < row.length; k++) running[k] = sum += row[k]!;
  return running.map((value) => value / sum);
}
