import { describe, expect, it } from '@jest/globals';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import { parseEvaluation } from './evaluation-question.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import type { Intervention } from './intervention.ts';
import { presentEvaluation, presentEvaluationSummary } from './present-evaluation.ts';
import { STORED_FORMAT, type StoredEvaluation } from './stored-evaluation.ts';
import { byHauer } from './testing/by-hauer.ts';

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const { filter, ...PARAMETERS } = parseEvaluation(
  { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } },
  WORKS,
);

/** Five years with seasons and some chance. */
const MONTHLY = Array.from({ length: 60 }, (_, i) => 9 + Math.round(3 * Math.sin(i / 2)) + ((i * 7) % 5));

function runOf(selectedForHighCounts: boolean | null, after: number, changes: Partial<StoredEvaluation> = {}): EvaluatedRun {
  const counts = Array.from({ length: 120 }, (_, i) => [0, 0, 1, 2, 8, 4][i % 6]!);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const input = {
    yearsBefore: 2,
    yearsAfter: 2,
    treated: { siteIds: ['a', 'b'], observedBefore: [20, 20], observedAfter: [after, 0] },
    comparison: { observedBefore: total, observedAfter: total },
    reference: { observedBefore: counts, observedAfter: counts },
    traffic: {
      annualAverageDailyTrafficBefore: 9_000,
      annualAverageDailyTrafficAfter: 9_000,
      coefficientOfVariationBefore: 0.05,
      coefficientOfVariationAfter: 0.05,
    },
    monthlySeries: {
      treated: { year: 2013, month: 1, counts: MONTHLY },
      comparison: { year: 2013, month: 1, counts: MONTHLY.map((count, i) => 3 * count + (i % 4)) },
      interruption: { monthsBefore: 36, monthsBetween: 0 },
      monthUnknown: 1,
    },
    targetCounts: { siteIds: ['a', 'b'], targetBefore: [8, 9], allBefore: [20, 20], targetAfter: [1, 0], allAfter: [after, 4] },
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
    [true, ['naive', 'naive-traffic', 'comparison-group', 'exact-test', 'interrupted-time-series']],
    [null, ['naive', 'naive-traffic', 'comparison-group', 'exact-test', 'interrupted-time-series']],
    [false, ['naive', 'naive-traffic']],
  ])(
    'takes what does not remove regression to the mean for an answer only where the sites are known to be chosen for another reason (%s)',
    (selected, contrasts) => {
      const { estimates } = presentEvaluation(runOf(selected, 10));
      expect(estimates.filter(({ contrastOnly }) => contrastOnly).map(({ methodId }) => methodId)).toEqual(contrasts);
    },
  );

  it('shows the ratio with its interval first, Hauer’s factor with its standard error beside it', () => {
    const { run, intervention } = runOf(true, 10);
    const { estimates } = presentEvaluation({ run, intervention });
    const shownByHauer = estimates.filter(({ effectKind }) => effectKind === 'observed-to-expected');
    expect(shownByHauer).toHaveLength(4);
    for (const shown of shownByHauer) {
      const result = byHauer(run.result.estimates.find(({ method }) => method === shown.methodId)!.result);
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
      presentEvaluation(runOf(true, after))
        .estimates.filter(({ regressionToTheMeanAccidents: accidents }) => accidents !== null)
        .map(({ methodId, regressionToTheMeanInterval: interval }) => [methodId, interval?.level]);
    expect(regressionOf(10)).toEqual([['empirical-bayes', 0.95]]);
    expect(regressionOf(38)).toEqual([]);
  });

  it('lists the assumptions of the basis that was used', () => {
    const bayes = presentEvaluation(runOf(true, 10)).estimates.find(({ methodId }) => methodId === 'empirical-bayes');
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

  it('gives a ratio and a difference of proportions each in its own words, and neither as the other', () => {
    const { estimates } = presentEvaluation(runOf(true, 10));
    const of = (id: string) => estimates.find(({ methodId }) => methodId === id)!;
    expect(of('shift-of-proportions')).toMatchObject({
      effectKind: 'difference-of-proportions',
      ratioObservedToExpected: null,
      confidenceInterval: null,
      crashModificationFactor: null,
      expectedAfter: null,
      pValue: 0.5,
      proportionShift: { sites: 2, targetBefore: 17, targetAfter: 1, medianInterval: null },
    });
    expect(of('shift-of-proportions').proportionShift!.meanDifference).toBeCloseTo((0.1 - 0.4 + (0 - 0.45)) / 2, 12);
    expect(of('exact-test')).toMatchObject({ effectKind: 'ratio', crashModificationFactor: null, timeSeries: null });
    expect(of('exact-test').ratioObservedToExpected).toBeCloseTo(10 / 40, 12);
    const { timeSeries, ratioObservedToExpected, observedAfter } = of('interrupted-time-series');
    expect(timeSeries).toMatchObject({ monthsBefore: 36, monthsAfter: 24, controlled: true, monthUnknown: 1, draws: 2000 });
    expect(timeSeries!.points).toHaveLength(60);
    expect(observedAfter).toBe(MONTHLY.slice(36).reduce((sum, count) => sum + count, 0));
    expect(ratioObservedToExpected).toBeGreaterThan(0);
    expect(of('comparison-group').logOdds).toMatchObject({ oddsRatio: null, nullReason: { en: expect.stringContaining('no accident') } });
    expect(of('naive').logOdds).toBeNull();
  });
});
