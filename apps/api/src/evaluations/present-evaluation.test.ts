import { describe, expect, it } from '@jest/globals';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import { parseEvaluation } from './evaluation-question.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import type { Intervention } from './intervention.ts';
import { presentEvaluation, presentEvaluationSummary } from './present-evaluation.ts';
import { STORED_FORMAT, type StoredEvaluation } from './stored-evaluation.ts';

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const { filter, ...PARAMETERS } = parseEvaluation(
  { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } },
  WORKS,
);

function runOf(selectedForHighCounts: boolean | null, after: number, changes: Partial<StoredEvaluation> = {}): EvaluatedRun {
  const counts = Array.from({ length: 120 }, (_, i) => [0, 0, 1, 2, 8, 4][i % 6]!);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const input = {
    yearsBefore: 2,
    yearsAfter: 2,
    treated: { siteIds: ['a', 'b'], observedBefore: [20, 20], observedAfter: [after, 0] },
    comparison: { observedBefore: total, observedAfter: total },
    reference: { observedBefore: counts, observedAfter: counts },
  };
  const result = {
    format: STORED_FORMAT,
    recommended: 'empirical-bayes',
    observedAfter: after,
    estimates: BEFORE_AFTER_METHODS.map((method) => ({ method: method.id, result: method.estimate(input, {}), problem: null })),
    notices: [],
    ...changes,
  } as unknown as StoredEvaluation;
  const intervention = { name: { el: 'α', en: 'a' }, sites: [], worksPeriod: WORKS, selectedForHighCounts, illustrative: false };
  const run = { runId: 'r', interventionId: 'i', parameters: PARAMETERS, filter, result };
  return { run: run as unknown as EvaluatedRun['run'], intervention: intervention as unknown as Intervention };
}

describe('an evaluation as it is shown', () => {
  it.each([
    [true, [true, true, false]],
    [null, [true, true, false]],
    [false, [true, false, false]],
  ])(
    'takes a comparison group for an answer only where the sites are known to be chosen for another reason (%s)',
    (selected, contrasts) => {
      expect(presentEvaluation(runOf(selected, 10)).estimates.map(({ contrastOnly }) => contrastOnly)).toEqual(contrasts);
    },
  );

  it('shows the ratio with its interval first, Hauer’s factor with its standard error beside it', () => {
    const { run, intervention } = runOf(true, 10);
    for (const [i, shown] of presentEvaluation({ run, intervention }).estimates.entries()) {
      const result = run.result.estimates[i]!.result!;
      expect(shown).toMatchObject({
        ratioObservedToExpected: result.ratioObservedToExpected,
        confidenceInterval: result.ratioConfidenceInterval,
        crashModificationFactor: result.crashModificationFactor.value,
        standardError: result.crashModificationFactor.standardError,
      });
      expect(shown.ratioObservedToExpected).toBeCloseTo(10 / result.expectedAfter, 12);
    }
  });

  it('gives regression to the mean as accidents with an interval, from empirical Bayes alone, and nothing where the drop is not clear', () => {
    const regressionOf = (after: number) =>
      presentEvaluation(runOf(true, after)).estimates.map(
        ({ regressionToTheMeanAccidents: accidents, regressionToTheMeanInterval: interval }) => [accidents, interval?.level ?? null],
      );
    expect(regressionOf(10)).toEqual([
      [null, null],
      [null, null],
      [expect.any(Number), 0.95],
    ]);
    expect(regressionOf(38)).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it('lists the assumptions of the basis that was used', () => {
    const [, , bayes] = presentEvaluation(runOf(true, 10)).estimates;
    const assumptions = bayes!.assumptions.map(({ en }) => en).join(' ');
    expect(assumptions).toContain('The reference sites are of the same kind');
    expect(assumptions).not.toContain('safety performance function');
  });

  it('names a run of an earlier format, and reads nothing into it', () => {
    const { run, intervention } = runOf(true, 10);
    const { format: _format, ...result } = run.result;
    const old = { run: { ...run, result }, intervention };
    const shown = presentEvaluation(old);
    expect(shown).toMatchObject({ estimates: [], warnings: [] });
    expect(shown.sentence.en).toContain('evaluate the intervention again');
    const summary = { ...old.run, interventionName: { el: 'α', en: 'a' }, illustrative: true, createdAt: new Date(0) };
    expect(presentEvaluationSummary(summary).sentence).toEqual(shown.sentence);
  });
});
