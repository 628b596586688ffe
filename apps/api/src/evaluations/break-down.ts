import { ACCIDENT_DIMENSIONS, UNKNOWN_KEY, type AccidentDimension, type AccidentDimensionId, type AccidentFilter } from '@elektron/domain';
import {
  falseDiscoveryRate,
  testEffect,
  type BeforeAfterInput,
  type BeforeAfterMethodId,
  type BeforeAfterResult,
} from '@elektron/statistics';

import type { StoredProblem } from '../common/problem.ts';
import type { StoredBreakdown, StoredBreakdownRow, StoredPartEstimate, Tally } from './stored-parts.ts';

/** By what: how badly people were hurt, who took part, and under which conditions. No dimension is a type of collision. */
const BROKEN_DOWN_BY: readonly AccidentDimensionId[] = ['severity', 'road-user', 'light', 'weather'];

export interface MethodAnswer {
  readonly method: BeforeAfterMethodId;
  readonly result: BeforeAfterResult | null;
  readonly problem: StoredProblem | null;
}

export interface BrokenDownStudy {
  readonly filter: AccidentFilter;
  readonly recommended: BeforeAfterMethodId;
  /** Counts under another filter, at the same treated and reference sites. */
  readonly recount: (filter: AccidentFilter) => BeforeAfterInput;
  readonly answer: (method: BeforeAfterMethodId, input: BeforeAfterInput) => MethodAnswer;
}

/** The same question for the accidents of each value of some dimensions, one after the other. Exploratory. */
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

function estimateRow(key: string, input: BeforeAfterInput, { recommended, answer }: BrokenDownStudy): Row {
  const methods: readonly BeforeAfterMethodId[] = recommended === 'comparison-group' ? [recommended] : [recommended, 'comparison-group'];
  const answers = methods.map((method) => answer(method, input));
  const first = answers[0]?.result ?? null;
  const { treated, reference, comparison } = input;
  return {
    key,
    observedBefore: sum(treated.observedBefore),
    observedAfter: sum(treated.observedAfter),
    comparisonBefore: comparison?.observedBefore ?? 0,
    comparisonAfter: comparison?.observedAfter ?? 0,
    estimates: answers.map(toPartEstimate),
    pValue: first && testEffect(first),
    treatedTally: tally(treated.observedBefore, treated.observedAfter),
    referenceTally: reference == null ? [] : tally(reference.observedBefore, reference.observedAfter),
  };
}

function toPartEstimate({ method, result, problem }: MethodAnswer): StoredPartEstimate {
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

function tally(before: ArrayLike<number>, after: ArrayLike<number>): Tally {
  const sitesOf = new Map<string, number>();
  for (let i = 0; i < before.length; i += 1) {
    const pair = `${before[i]} ${after[i]}`;
    sitesOf.set(pair, (sitesOf.get(pair) ?? 0) + 1);
  }
  return [...sitesOf]
    .map(([pair, sites]) => [...(pair.split(' ').map(Number) as [number, number]), sites] as const)
    .sort(([b1, a1], [b2, a2]) => b1 - b2 || a1 - a2);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i]!;
  return total;
}
