import { normalQuantile, poissonInterval, type ObservedToExpectedResult, type ConfidenceInterval } from '@elektron/statistics';

import type { StoredExpectedYear } from './stored-parts.ts';
import type { StoredYear } from './stored-evaluation.ts';

/** An expected number of accidents of a whole period. */
interface Expected {
  readonly value: number;
  readonly variance: number;
}

/**
 * Observed and expected, year by year. The expected number of a period is that of the method; over the years of the period it is divided as the
 * accidents of the reference sites are, so that the years add up to it.
 * @param answer of the recommended method, where it has one
 * @param level coverage of the intervals as a share
 */
export function listExpectedYears(
  years: readonly StoredYear[],
  answer: ObservedToExpectedResult | null,
  level: number,
): StoredExpectedYear[] {
  const before = answer && expectedBefore(answer);
  const after = answer && { value: answer.expectedAfter, variance: answer.expectedAfterVariance };
  const referenceOf = (part: StoredYear['part']): number =>
    years.filter((year) => year.part === part).reduce((sum, { comparison }) => sum + comparison, 0);
  const total = { before: referenceOf('before'), after: referenceOf('after') };
  return years.map(({ year, part, treated, comparison }) => {
    const expected = part === 'before' ? before : part === 'after' ? after : null;
    const reference = part === 'before' || part === 'after' ? total[part] : 0;
    const shared = expected === null || reference === 0 ? null : share(expected, comparison, reference, level);
    return {
      year,
      part,
      observed: treated,
      observedInterval: poissonInterval(treated, level),
      expected: shared?.expected ?? null,
      expectedInterval: shared?.expectedInterval ?? null,
    };
  });
}

/**
 * What the method takes for the level before: of empirical Bayes the sites' long-run accidents, of another method their count. The error that the
 * reference group brings into the former is not known apart, and is not in it.
 */
function expectedBefore({ sites, detail, observedBefore }: ObservedToExpectedResult): Expected {
  if (detail.kind !== 'empirical-bayes') return { value: observedBefore, variance: observedBefore };
  return {
    value: detail.expectedBefore,
    variance: sites.reduce((sum, site) => sum + (1 - (site.weight ?? 0)) * site.expectedBefore, 0),
  };
}

/** The share is that of one count among several of a fixed sum; its error and that of the total are independent. */
function share(
  { value, variance }: Expected,
  comparison: number,
  reference: number,
  level: number,
): Pick<StoredExpectedYear, 'expected' | 'expectedInterval'> {
  const expected = (value * comparison) / reference;
  if (expected === 0) return { expected, expectedInterval: null };
  const relativeVariance = variance / value ** 2 + 1 / comparison - 1 / reference;
  return { expected, expectedInterval: logarithmicInterval(expected, relativeVariance, level) };
}

function logarithmicInterval(value: number, relativeVariance: number, level: number): ConfidenceInterval {
  const spread = Math.exp(normalQuantile((1 + level) / 2) * Math.sqrt(relativeVariance));
  return { lower: value / spread, upper: Math.min(value * spread, Number.MAX_VALUE), level };
}
