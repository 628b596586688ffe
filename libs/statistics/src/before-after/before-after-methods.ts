import { Problem } from '@elektron/domain';
import type { BeforeAfterMethod, BeforeAfterMethodId } from './before-after-method.ts';
import type { BeforeAfterResult, ObservedToExpectedResult, ProportionsResult, RatioResult } from './before-after-result.ts';
import { comparisonGroup } from './comparison-group/comparison-group.ts';
import { empiricalBayes } from './empirical-bayes/empirical-bayes.ts';
import { exactTest } from './exact-test/exact-test.ts';
import { timeSeriesMethod } from './interrupted-time-series/time-series-method.ts';
import { naive, naiveTraffic } from './naive/naive.ts';
import { shiftMethod } from './shift-of-proportions/shift-method.ts';

/**
 * THE list of before/after methods, in display order: from the most misleading to the one to use, then those for few accidents, for dated
 * measures over an area, and for another question.
 */
export const BEFORE_AFTER_METHODS: readonly BeforeAfterMethod[] = [
  naive,
  naiveTraffic,
  comparisonGroup,
  empiricalBayes,
  exactTest,
  timeSeriesMethod,
  shiftMethod,
];

/** What the methods of the ids answer with. */
interface ResultsById extends Record<BeforeAfterMethodId, BeforeAfterResult> {
  readonly naive: ObservedToExpectedResult;
  readonly 'naive-traffic': ObservedToExpectedResult;
  readonly 'comparison-group': ObservedToExpectedResult;
  readonly 'empirical-bayes': ObservedToExpectedResult;
  readonly 'exact-test': RatioResult;
  readonly 'interrupted-time-series': RatioResult;
  readonly 'shift-of-proportions': ProportionsResult;
}

/**
 * The method of an id.
 * @throws Problem METHOD_UNKNOWN
 */
export function getBeforeAfterMethod<Id extends BeforeAfterMethodId>(id: Id): BeforeAfterMethod<ResultsById[Id]>;
export function getBeforeAfterMethod(id: string): BeforeAfterMethod;
export function getBeforeAfterMethod(id: string): BeforeAfterMethod {
  const method = BEFORE_AFTER_METHODS.find((candidate) => candidate.id === id);
  if (method === undefined) throw new Problem('METHOD_UNKNOWN', { method: id, known: BEFORE_AFTER_METHODS.map((known) => known.id) });
  return method;
}
