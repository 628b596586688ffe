import type { Text } from '@elektron/domain';
import {
  normalInterval,
  UNDEFINED_REASON_TEXTS,
  type BeforeAfterAnswer,
  type BeforeAfterResult,
  type ConfidenceInterval,
} from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import { CHANGE_REASONS, PART_SENTENCES, type ChangeCause } from './evaluation-parts-texts.ts';
import { wholeNumber } from './plain-change.ts';

type Result = BeforeAfterAnswer;

/** A part of the plain change, in accidents of the after period; positive where it means fewer accidents. */
export interface ChangePart {
  readonly cause: ChangeCause;
  readonly accidents: number | null;
  readonly interval: ConfidenceInterval | null;
  /** Why there is no number, or no interval. */
  readonly reason: Text | null;
}

/** The plain change taken apart; its parts add up to the drop. */
export interface DividedChange {
  /** Accidents before, scaled by duration, less those after; null where the method has no answer. */
  readonly drop: number | null;
  readonly dropInterval: ConfidenceInterval | null;
  readonly parts: readonly ChangePart[];
  /** Why the change is not divided. */
  readonly reason: Text | null;
  readonly sentence: Text | null;
}

/**
 * How much of the plain change is regression to the mean, how much trend and traffic, and what is left for the treatment.
 * @param result of the recommended method
 */
export function divideChange(result: Result | null): DividedChange {
  if (result === null) return { drop: null, dropInterval: null, parts: [], reason: CHANGE_REASONS.NO_ANSWER, sentence: null };
  if (result.effectKind !== 'observed-to-expected') {
    return { drop: null, dropInterval: null, parts: [], reason: CHANGE_REASONS.NOT_DIVIDED_BY_METHOD, sentence: null };
  }
  const durationRatio = result.yearsAfter / result.yearsBefore;
  const level = result.ratioConfidenceInterval?.level;
  const drop = durationRatio * result.observedBefore - result.observedAfter;
  const error = Math.sqrt(durationRatio ** 2 * result.observedBefore + result.observedAfter);
  const plain = { drop, dropInterval: level === undefined ? null : normalInterval(drop, error, level) };
  const treatment: ChangePart = {
    cause: 'treatment',
    accidents: result.accidentsPrevented,
    interval: level === undefined ? null : normalInterval(result.accidentsPrevented, result.accidentsPreventedStandardError, level),
    reason: null,
  };
  const { detail } = result;
  if (detail.kind === 'empirical-bayes') return { ...plain, ...divideByLevel(detail.dropDecomposition, treatment) };
  if (detail.kind === 'comparison-group') return { ...plain, ...divideByComparison(drop, treatment) };
  return { ...plain, parts: [], reason: CHANGE_REASONS.NOT_DIVIDED_BY_METHOD, sentence: null };
}

type Division = Pick<DividedChange, 'parts' | 'reason' | 'sentence'>;
type Decomposition = Extract<BeforeAfterResult['detail'], { readonly kind: 'empirical-bayes' }>['dropDecomposition'];

/** Empirical Bayes knows the long-run level; a drop that is not clear is not divided. */
function divideByLevel(found: Decomposition, treatment: ChangePart): Division {
  const { drop, regressionToTheMean, regressionConfidenceInterval: interval, trend, undefinedReasons } = found;
  if (interval === null) return { parts: [], reason: UNDEFINED_REASON_TEXTS[undefinedReasons[0] ?? 'NO_DROP'], sentence: null };
  return {
    parts: [
      { cause: 'regression-to-the-mean', accidents: regressionToTheMean, interval, reason: null },
      { cause: 'trend-and-traffic', accidents: trend, interval: null, reason: CHANGE_REASONS.TREND_IS_THE_REST },
      treatment,
    ],
    reason: null,
    sentence: fillTexts(PART_SENTENCES.DIVIDED, {
      drop: wholeNumber(drop),
      regression: wholeNumber(regressionToTheMean),
      trend: wholeNumber(trend),
      treatment: wholeNumber(found.treatment),
    }),
  };
}

/** A comparison group takes the count before as the level. */
function divideByComparison(drop: number, treatment: ChangePart): Division {
  const left = treatment.accidents ?? 0;
  const trend = drop - left;
  return {
    parts: [
      { cause: 'regression-to-the-mean', accidents: null, interval: null, reason: CHANGE_REASONS.NOT_SELECTED },
      { cause: 'trend-and-traffic', accidents: trend, interval: null, reason: CHANGE_REASONS.TREND_IS_THE_REST },
      treatment,
    ],
    reason: null,
    sentence: fillTexts(PART_SENTENCES.DIVIDED_IN_TWO, {
      drop: wholeNumber(drop),
      trend: wholeNumber(trend),
      treatment: wholeNumber(left),
    }),
  };
}
