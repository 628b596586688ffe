import { Problem } from '@elektron/domain';
import type { BeforeAfterMethod } from './before-after-method.ts';
import { comparisonGroup } from './comparison-group/comparison-group.ts';
import { empiricalBayes } from './empirical-bayes/empirical-bayes.ts';
import { naive } from './naive/naive.ts';

/** THE list of before/after methods, in display order: from the most misleading to the one to use. */
export const BEFORE_AFTER_METHODS: readonly BeforeAfterMethod[] = [naive, comparisonGroup, empiricalBayes];

/**
 * The method of an id.
 * @throws Problem METHOD_UNKNOWN
 */
export function getBeforeAfterMethod(id: string): BeforeAfterMethod {
  const method = BEFORE_AFTER_METHODS.find((candidate) => candidate.id === id);
  if (method === undefined) throw new Problem('METHOD_UNKNOWN', { method: id, known: BEFORE_AFTER_METHODS.map((known) => known.id) });
  return method;
}
