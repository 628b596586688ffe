import { describeProblem, type Text, type TextValue } from '@elektron/domain';
import {
  describeShift,
  getBeforeAfterMethod,
  isRatio,
  UNDEFINED_REASON_TEXTS,
  type BeforeAfterAnswer,
  type ConfidenceInterval,
  type ProportionsResult,
} from '@elektron/statistics';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import { listTexts } from '../common/list-texts.ts';
import { DESIGN_FINDINGS } from './design/design-texts.ts';
import { EVALUATION_SENTENCES, RESERVATIONS, WITHHELD_BECAUSE } from './evaluation-texts.ts';
import { percentFrom, shareInWords, wholeNumber } from './plain-change.ts';
import { timeInWords } from './time-in-words.ts';
import type { StoredEstimate, StoredEvaluation } from './stored-evaluation.ts';

type Result = Exclude<BeforeAfterAnswer, { readonly effectKind: 'difference-of-proportions' }>;
type Evaluation = Pick<StoredEvaluation, 'estimates' | 'recommended' | 'notices'>;

/** The answer of the recommended method in two or three sentences that promise nothing the numbers, or the warnings, do not hold. */
export function describeEvaluation(evaluation: Evaluation, illustrative: boolean): Text {
  const estimate = evaluation.estimates.find(({ method }) => method === evaluation.recommended);
  const prefix = illustrative ? [EVALUATION_SENTENCES.ILLUSTRATIVE] : [];
  return joinTexts([...prefix, ...(estimate === undefined ? [] : describeEstimate(estimate, evaluation.notices))]);
}

/** Whether the warnings leave room for a conclusion at all. */
export function drawsConclusion({ estimates, recommended, notices }: Evaluation): boolean {
  const result = estimates.find(({ method }) => method === recommended)?.result ?? null;
  return result !== null && isRatio(result) && pickTexts(WITHHELD_BECAUSE, codesOf(result, notices)).length === 0;
}

function codesOf(result: Result, notices: Evaluation['notices']): ReadonlySet<string> {
  return new Set<string>([...notices, ...result.warnings].map(({ code }) => code));
}

function describeEstimate({ method, result, problem }: StoredEstimate, notices: Evaluation['notices']): Text[] {
  const { labels } = getBeforeAfterMethod(method);
  if (result === null) {
    const answer = fillTexts(EVALUATION_SENTENCES.NO_ANSWER, { method: labels, reason: reasonOf(problem) });
    return problem?.code === 'SITES_TOO_FEW' ? [answer, DESIGN_FINDINGS.REFERENCES_TOO_FEW.advice] : [answer];
  }
  if (!isRatio(result)) return [describeShare(result)];
  return [describeFinding(result, labels), ...describeEffect(result, labels, codesOf(result, notices))];
}

/** Shares have a sentence of their own, which says that it is not about how many accidents there are. */
function describeShare({ detail, undefinedReason }: Pick<ProportionsResult, 'detail' | 'undefinedReason'>): Text {
  const shift = { ...detail, reason: undefinedReason };
  return { el: describeShift(shift, detail.level, 'el'), en: describeShift(shift, detail.level, 'en') };
}

function describeFinding(result: Result, method: Text): Text {
  return fillTexts(EVALUATION_SENTENCES.FOUND, {
    method,
    time: timeInWords(result.yearsAfter),
    observed: result.observedAfter,
    sites: result.treatedSites,
    expected: round(result.expectedAfter, result.expectedAfter < 10 ? 1 : 0),
  });
}

function reasonOf(problem: StoredEstimate['problem']): Text {
  if (problem === null) return { el: '', en: '' };
  return { el: describeProblem(problem, 'el'), en: describeProblem(problem, 'en') };
}

/** The change with its interval and what follows from it: a verdict, a verdict with reservation, or none. */
function describeEffect(result: Result, method: Text, codes: ReadonlySet<string>): Text[] {
  const { ratioObservedToExpected: ratio, ratioConfidenceInterval: interval } = result;
  if (ratio === null || interval === null) {
    const undefinedReason = result.effectKind === 'ratio' ? result.undefinedReason : result.crashModificationFactor.undefinedReason;
    const reason = UNDEFINED_REASON_TEXTS[undefinedReason ?? 'NOTHING_EXPECTED'];
    return [fillTexts(EVALUATION_SENTENCES.NO_ANSWER, { method, reason })];
  }
  const figures = {
    percent: changeOf(ratio),
    lower: changeOf(interval.lower),
    upper: changeOf(interval.upper),
    level: round(100 * interval.level, 1),
  };
  const withheld = pickTexts(WITHHELD_BECAUSE, codes);
  if (withheld.length > 0) return [fillTexts(EVALUATION_SENTENCES.WITHHELD, { ...figures, reasons: listTexts(withheld) })];
  const reservations = pickTexts(RESERVATIONS, codes);
  return [
    describeVerdict(ratio, interval),
    ...(reservations.length > 0 ? [fillTexts(EVALUATION_SENTENCES.WITH_RESERVATION, { reasons: listTexts(reservations) })] : []),
    ...describeRegression(result),
  ];
}

/** On a plain scale: how many per cent fewer, or more, and no claim where the interval holds "no change". */
function describeVerdict(ratio: number, { lower, upper, level: share }: ConfidenceInterval): Text {
  const level = round(100 * share, 1);
  const [low, high, percent] = [percentFrom(lower), percentFrom(upper), percentFrom(ratio)];
  if (upper < 1) return fillTexts(EVALUATION_SENTENCES.FEWER, { level, percent, least: high, most: low });
  if (lower > 1) return fillTexts(EVALUATION_SENTENCES.MORE, { level, percent, least: low, most: high });
  if (ratio === 0) return fillTexts(EVALUATION_SENTENCES.NOT_SHOWN_NONE, { level, times: Math.ceil(10 * upper) / 10 });
  const estimate = ratio > 1 ? EVALUATION_SENTENCES.NOT_SHOWN_MORE : EVALUATION_SENTENCES.NOT_SHOWN;
  return fillTexts(estimate, { level, percent, fewer: low, more: high });
}

/** How much of what a naive reader sees would have gone away by itself; nothing is said where the drop is not clear. */
function describeRegression({ detail }: Result): Text[] {
  if (detail.kind !== 'empirical-bayes') return [];
  const { drop, regressionToTheMean, regressionConfidenceInterval: interval } = detail.dropDecomposition;
  const [count, dropped] = [Math.round(regressionToTheMean), Math.round(drop)];
  if (interval === null || count <= 0) return [];
  const limits = { level: round(100 * interval.level, 1), lower: wholeNumber(interval.lower), upper: wholeNumber(interval.upper) };
  // A share that may be none is not put into words.
  const part = interval.lower > 0 ? EVALUATION_SENTENCES.REGRESSION_SHARE : EVALUATION_SENTENCES.REGRESSION_PART;
  const sentence = count < dropped ? part : EVALUATION_SENTENCES.REGRESSION_ALL;
  return [fillTexts(sentence, { ...limits, count, drop: dropped, share: shareInWords(regressionToTheMean / drop) })];
}

/** The texts of the codes that are there, in the order of the texts. */
function pickTexts(texts: Readonly<Record<string, Text>>, codes: ReadonlySet<string>): Text[] {
  return Object.entries(texts).flatMap(([code, text]) => (codes.has(code) ? [text] : []));
}

/** Per cent by which accidents changed, in whole numbers, with a sign. */
function changeOf(ratio: number): TextValue {
  const percent = Math.round(100 * (ratio - 1));
  return percent > 0 ? `+${percent}` : wholeNumber(percent);
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
