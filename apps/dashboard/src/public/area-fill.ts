import type { PublishedCount } from '@elektron/domain';
import { amountBreaks, amountColor, classOf, inkOnAmount, shareOfClass, type Scheme } from '@elektron/ui';

/** What a number is on the map: one that is shown, one that is not, or no accident at all. */
export type CountKind = 'shown' | 'hidden' | 'none';

export function kindOf(count: PublishedCount): CountKind {
  if (count === null) return 'hidden';
  return count === 0 ? 'none' : 'shown';
}

/**
 * Steps of the legend, from the smallest number that can be shown.
 * @param threshold k: no number between 0 and it is shown
 */
export function shownBreaks(counts: readonly PublishedCount[], threshold: number): readonly number[] {
  const most = counts.reduce<number>((largest, count) => Math.max(largest, count ?? 0), 0);
  if (most === 0) return [];
  return [Math.min(threshold, most), ...amountBreaks(most).filter((step) => step > threshold)];
}

/** Ground and ink of a number that is shown. */
export function amountLook(count: number, breaks: readonly number[], scheme: Scheme): { readonly ground: string; readonly ink: string } {
  return classLook(classOf(count, breaks), breaks.length, scheme);
}

/** The same of a whole class of the legend. */
export function classLook(index: number, classes: number, scheme: Scheme): { readonly ground: string; readonly ink: string } {
  const share = shareOfClass(index, classes);
  return { ground: amountColor(share, scheme), ink: inkOnAmount(share, scheme) };
}
