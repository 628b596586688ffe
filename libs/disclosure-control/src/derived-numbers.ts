import { Problem } from '@elektron/domain';
import type { Interval } from './target-bounds.ts';

/**
 * Which counts may stand behind a number that was computed from one count and published, rounded or not: a rate per exposure, an expected number,
 * an exact limit, a point of a funnel plot.
 * @param published what was published
 * @param publish what would have been published of a count; the same for counts that lie side by side only
 * @param most the largest count to think of
 * @throws Problem INPUT_INVALID where no count gives it
 */
export function countsBehind<T>(published: T, publish: (count: number) => T, most: number): Interval {
  let low: number | null = null;
  let high = 0;
  for (let count = 0; count <= most; count++) {
    if (!Object.is(publish(count), published)) continue;
    low ??= count;
    high = count;
  }
  if (low === null) throw new Problem('INPUT_INVALID', { field: 'published', value: String(published) });
  return { low, high };
}

/**
 * What a published share tells: `part - share × whole` lies between these two multiples of the whole, which makes two statements of one share.
 * @param share as published, 0 to 1
 * @param step to which it was rounded (0.01 for whole per cent); 0 for an exact share
 */
export function shareBounds(part: Int32Array, whole: Int32Array, share: number, step: number) {
  const statement = (bound: number, low: number, high: number) => ({
    terms: [
      { atoms: part, coefficient: 1 },
      { atoms: whole, coefficient: -bound },
    ],
    low,
    high,
  });
  return [statement(share - step / 2, 0, Infinity), statement(share + step / 2, -Infinity, 0)] as const;
}
