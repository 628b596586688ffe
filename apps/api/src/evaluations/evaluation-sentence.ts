import { describeProblem, type Text } from '@elektron/domain';
import { getBeforeAfterMethod, UNDEFINED_REASON_TEXTS, type BeforeAfterResult } from '@elektron/statistics';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import { EVALUATION_SENTENCES } from './evaluation-texts.ts';
import type { StoredEstimate, StoredEvaluation } from './stored-evaluation.ts';

type Result = Omit<BeforeAfterResult, 'sites'>;

/** The answer of the recommended method in two or three sentences that promise nothing the numbers do not hold. */
export function describeEvaluation(evaluation: Pick<StoredEvaluation, 'estimates' | 'recommended'>, illustrative: boolean): Text {
  const estimate = evaluation.estimates.find(({ method }) => method === evaluation.recommended);
  const prefix = illustrative ? [EVALUATION_SENTENCES.ILLUSTRATIVE] : [];
  return joinTexts([...prefix, ...(estimate === undefined ? [] : describeEstimate(estimate))]);
}

function describeEstimate({ method, result, problem }: StoredEstimate): Text[] {
  const { labels } = getBeforeAfterMethod(method);
  if (result === null) return [fillTexts(EVALUATION_SENTENCES.NO_ANSWER, { method: labels, reason: reasonOf(problem) })];
  return [
    fillTexts(EVALUATION_SENTENCES.FOUND, {
      method: labels,
      years: round(result.yearsAfter, 1),
      observed: result.observedAfter,
      sites: result.treatedSites,
      expected: round(result.expectedAfter, result.expectedAfter < 10 ? 1 : 0),
    }),
    describeEffect(result, labels),
    ...describeRegression(result),
  ];
}

function reasonOf(problem: StoredEstimate['problem']): Text {
  if (problem === null) return { el: '', en: '' };
  return { el: describeProblem(problem, 'el'), en: describeProblem(problem, 'en') };
}

function describeEffect({ crashModificationFactor: factor }: Result, method: Text): Text {
  const { value, confidenceInterval: interval, undefinedReason } = factor;
  if (value === null || interval === null) {
    const reason = UNDEFINED_REASON_TEXTS[undefinedReason ?? 'NOTHING_EXPECTED'];
    return fillTexts(EVALUATION_SENTENCES.NO_ANSWER, { method, reason });
  }
  const values = {
    percent: changeOf(value),
    lower: changeOf(interval.lower),
    upper: changeOf(interval.upper),
    level: round(100 * interval.level, 1),
  };
  if (interval.upper < 1) return fillTexts(EVALUATION_SENTENCES.FEWER, values);
  if (interval.lower > 1) return fillTexts(EVALUATION_SENTENCES.MORE, values);
  return fillTexts(EVALUATION_SENTENCES.NOT_SHOWN, values);
}

/** How much of what a naive reader sees would have gone away by itself; nothing is said where nothing fell. */
function describeRegression({ detail }: Result): Text[] {
  if (detail.kind !== 'empirical-bayes') return [];
  const { drop, regressionShare } = detail.dropDecomposition;
  if (regressionShare === null || regressionShare <= 0) return [];
  const values = { drop: round(drop, 0), percent: Math.round(100 * regressionShare) };
  return [fillTexts(regressionShare < 1 ? EVALUATION_SENTENCES.REGRESSION_PART : EVALUATION_SENTENCES.REGRESSION_ALL, values)];
}

/** Per cent by which accidents changed, in whole numbers, with a true minus sign. */
function changeOf(factor: number): string {
  const percent = Math.round(100 * (factor - 1));
  if (percent === 0) return '0';
  return percent < 0 ? `−${-percent}` : `+${percent}`;
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
