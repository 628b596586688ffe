import { ACCIDENT_DIMENSIONS, UNKNOWN_KEY, type AccidentDimension, type AccidentDimensionId, type AccidentFilter } from '@elektron/domain';
import {
  estimateEffect,
  falseDiscoveryRate,
  testEffect,
  type BeforeAfterInput,
  type BeforeAfterMethodId,
  type BeforeAfterResult,
  type Effect,
  type ObservedToExpectedResult,
} from '@elektron/statistics';

import type { StoredProblem } from '../common/problem.ts';
import type { StoredBreakdown, StoredBreakdownRow, StoredPartEstimate } from './stored-parts.ts';
import { sum } from './sum.ts';

/** By what: how badly people were hurt, who took part, how it came about, and under which conditions. */
const BROKEN_DOWN_BY: readonly AccidentDimensionId[] = ['severity', 'road-user', 'accident-type', 'light', 'weather'];

/** Of intervals where a method has none whose level could be taken. */
export const USUAL_LEVEL = 0.95;

export interface MethodAnswer {
  readonly method: BeforeAfterMethodId;
  readonly result: BeforeAfterResult | null;
  readonly problem: StoredProblem | null;
}

/** An answer by Hauer's estimator, which alone says how sure its expected number is; without a result where it is of another kind. */
export interface HauerAnswer extends Omit<MethodAnswer, 'result'> {
  readonly result: ObservedToExpectedResult | null;
}

export function asHauer({ result, ...answer }: MethodAnswer): HauerAnswer {
  return { ...answer, result: result?.effectKind === 'observed-to-expected' ? result : null };
}

/** How the same question is asked again, about other accidents at the same sites. */
export interface AskedAgain {
  readonly filter: AccidentFilter;
  /** Counts under another filter, at the same treated and reference sites. */
  readonly recount: (filter: AccidentFilter) => BeforeAfterInput;
  readonly answer: (method: BeforeAfterMethodId, input: BeforeAfterInput) => MethodAnswer;
}

export interface BrokenDownStudy extends AskedAgain {
  /** What the methods answer about all accidents of the study. */
  readonly whole: { readonly recommended: HauerAnswer; readonly comparison: HauerAnswer };
}

/**
 * The same question for the accidents of each value of some dimensions, one after the other. Exploratory.
 *
 * Empirical Bayes is not asked about the accidents of one value: the sites were chosen by all of their accidents, and the few of one value would pull
 * them down to the mean of all sites, as if they were not busy ones (docs/evaluation-result.md, "Simulated"). What each value had before is scaled by the
 * comparison group, and by as much as the recommended method scales all accidents below the comparison group.
 */
export function breakDown(study: BrokenDownStudy): StoredBreakdown[] {
  const dimensions = ACCIDENT_DIMENSIONS.filter(({ id }) => BROKEN_DOWN_BY.includes(id));
  const found = dimensions.map((dimension) => ({ dimension: dimension.id, rows: listRows(dimension, study) }));
  // One value is the whole study once more.
  return withCorrection(found.filter(({ rows }) => rows.length > 1));
}

type Row = Omit<StoredBreakdownRow, 'qValue'>;

function listRows(dimension: AccidentDimension, study: BrokenDownStudy): Row[] {
  return keysUnder(dimension, study.filter)
    .map((key) => ({ key, input: study.recount(narrow(study.filter, dimension.id, key)) }))
    .filter(({ input }) => holdsAccidents(input))
    .map(({ key, input }) => estimateRow(key, input, study));
}

function holdsAccidents({ treated, comparison }: BeforeAfterInput): boolean {
  const ofComparison = comparison == null ? 0 : comparison.observedBefore + comparison.observedAfter;
  return sum(treated.observedBefore) + sum(treated.observedAfter) + ofComparison > 0;
}

/** Those that the filter of the study lets through. */
function keysUnder({ id, keys }: AccidentDimension, { selections }: AccidentFilter): readonly string[] {
  const selected = selections[id];
  return [...(keys ?? []), UNKNOWN_KEY].filter((key) => selected === undefined || selected.includes(key));
}

function narrow(filter: AccidentFilter, id: AccidentDimensionId, key: string): AccidentFilter {
  return { ...filter, selections: { ...filter.selections, [id]: [key] } };
}

function estimateRow(key: string, input: BeforeAfterInput, { whole, answer }: BrokenDownStudy): Row {
  const compared = asHauer(answer('comparison-group', input));
  const first = correct(compared, whole);
  const estimates = first.method === 'comparison-group' ? [first] : [first, compared];
  return {
    key,
    observedBefore: sum(input.treated.observedBefore),
    observedAfter: sum(input.treated.observedAfter),
    comparisonBefore: input.comparison?.observedBefore ?? 0,
    comparisonAfter: input.comparison?.observedAfter ?? 0,
    yearlySeries: input.yearlySeries ?? null,
    estimates: estimates.map(toPartEstimate),
    pValue: first.result && testEffect(first.result),
  };
}

interface PartAnswer extends Omit<MethodAnswer, 'result'> {
  readonly result: Effect | null;
}

/** The answer of the comparison group, by as much lower or higher as the recommended method is for all accidents, with the errors of both. */
function correct(compared: HauerAnswer, { recommended, comparison }: BrokenDownStudy['whole']): PartAnswer {
  const { method } = recommended;
  // What a series or an exact test expects has no variance of its own that could be carried over.
  if (recommended.result === null && recommended.problem === null) return compared;
  if (method === 'comparison-group' || compared.result === null) return { ...compared, method };
  if (recommended.result === null || comparison.result === null) {
    return { method, result: null, problem: recommended.problem ?? comparison.problem };
  }
  if (compared.result.expectedAfter === 0) return { ...compared, method };
  const level = compared.result.ratioConfidenceInterval?.level ?? USUAL_LEVEL;
  const expectedAfter = (compared.result.expectedAfter * recommended.result.expectedAfter) / comparison.result.expectedAfter;
  const relativeVariance = relativeVarianceOf(compared.result) + relativeVarianceOf(recommended.result);
  const { observedAfter } = compared.result;
  const effect = estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance: relativeVariance * expectedAfter ** 2 }, level);
  return { method, result: effect, problem: null };
}

function relativeVarianceOf({ expectedAfter, expectedAfterVariance }: Effect): number {
  return expectedAfterVariance / expectedAfter ** 2;
}

function toPartEstimate({ method, result, problem }: PartAnswer): StoredPartEstimate {
  return {
    method,
    expectedAfter: result?.expectedAfter ?? null,
    ratio: result?.ratioObservedToExpected ?? null,
    interval: result?.ratioConfidenceInterval ?? null,
    undefinedReason: result === null || result.ratioObservedToExpected !== null ? null : result.crashModificationFactor.undefinedReason,
    problem,
  };
}

function withCorrection(found: readonly { readonly dimension: AccidentDimensionId; readonly rows: readonly Row[] }[]): StoredBreakdown[] {
  const tested = found.flatMap(({ rows }) => rows).filter((row) => row.pValue !== null);
  const corrected = falseDiscoveryRate(Float64Array.from(tested, ({ pValue }) => pValue ?? 1));
  const qValueOf = new Map(tested.map((row, position) => [row, corrected[position] ?? null]));
  return found.map(({ dimension, rows }) => ({ dimension, rows: rows.map((row) => ({ ...row, qValue: qValueOf.get(row) ?? null })) }));
}
