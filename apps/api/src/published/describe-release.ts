import type { PublishedHead, Text } from '@elektron/domain';

/** What everybody who reads numbers of a release has to know, in a few words for programs of others. */
export function describeRelease({ threshold, dataCutOff, attribution, isIllustrative }: PublishedHead): string {
  return [
    `A number that is null is not shown: it is 0 to ${threshold - 1}, or kept back so that another cannot be told.`,
    `Records to ${dataCutOff}.`,
    'Not every accident is reported.',
    ...(isIllustrative ? ['Demonstration data.'] : []),
    attribution,
  ].join(' ');
}

/** First and last day of all periods. */
export function daysOf({ periods }: PublishedHead): readonly [first: string, last: string] {
  return [`${Math.min(...periods.map(({ from }) => from))}-01-01`, `${Math.max(...periods.map(({ to }) => to))}-12-31`];
}

/** English first, as in all that programs read; once where both are the same. */
export function nameInBoth({ en, el }: Text): string {
  return en === el ? en : `${en} / ${el}`;
}
