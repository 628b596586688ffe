import { describe, expect, it } from '@jest/globals';
import {
  exactOddsRatio,
  falseDiscoveryRate,
  getBeforeAfterMethod,
  siteRatioInterval,
  testEffect,
  type BeforeAfterInput,
  type BeforeAfterResult,
  type ObservedToExpectedResult,
} from '@elektron/statistics';

import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { formatEvaluationFile } from './evaluation-file.ts';
import type { EvaluatedRun } from './evaluation-runs.service.ts';
import { byHauer } from './testing/by-hauer.ts';
import { accidentsAt, askAbout, evaluateStudy, STUDY_TOWN } from './testing/make-study.ts';

const { filter, ...PARAMETERS } = askAbout({ parameters: { confidenceLevel: 0.9 } });

function evaluated(selectedForHighCounts: boolean): EvaluatedRun {
  const accidents = [...STUDY_TOWN, ...accidentsAt(16, 0, '2014-05-05', 7), ...accidentsAt(16, 0, '2018-05-05', 9)];
  const result = evaluateStudy(accidents, { ...PARAMETERS, filter }, { selectedForHighCounts });
  return {
    run: {
      runId: '00000000-0000-4000-8000-000000000001',
      interventionId: '00000000-0000-4000-8000-000000000002',
      parameters: PARAMETERS,
      filter,
      seed: 1,
      dataVersion: 7,
      softwareVersion: '0.1.0',
      createdAt: new Date('2026-01-02T03:04:05Z'),
      result,
      resultDigest: digestOf(formatCanonicalJson(result)),
    },
    intervention: {
      interventionId: '00000000-0000-4000-8000-000000000002',
      name: { el: 'Σηματοδότηση', en: 'Signals' },
      kind: 'signals',
      sites: [[-0.0203, 51.5931]],
      worksPeriod: PARAMETERS.worksPeriod,
      selectedForHighCounts,
      illustrative: false,
      source: '',
      note: { el: '', en: '' },
    },
  };
}

interface File {
  readonly format: string;
  readonly formatVersion: number;
  readonly question: { readonly parameters: Record<string, Record<string, never>> };
  readonly methods: readonly string[];
  readonly result: ReturnType<typeof evaluateStudy>;
  readonly resultDigest: string;
}

/** Everything below is computed from the text of the file alone, with the library of statistics. */
describe.each([
  ['chosen for their accidents', true],
  ['chosen for another reason', false],
])('the file of an evaluation of sites %s', (_, selected) => {
  const text = formatEvaluationFile(evaluated(selected))!;
  const file = JSON.parse(text) as File;
  const { result, question } = file;
  const input = result.input as BeforeAfterInput;
  const estimate = (method: string, of: BeforeAfterInput): BeforeAfterResult =>
    getBeforeAfterMethod(method).estimate(of, question.parameters[method]!);

  const byEstimator = (method: string, of: BeforeAfterInput): ObservedToExpectedResult => {
    const found = estimate(method, of);
    if (found.effectKind !== 'observed-to-expected') throw new Error(`not by Hauer’s estimator: ${method}`);
    return found;
  };

  it('says what it is, and holds the very result whose digest it names', () => {
    expect([file.format, file.formatVersion]).toEqual(['elektron-evaluation', 1]);
    expect(digestOf(formatCanonicalJson(result))).toBe(file.resultDigest);
    expect(formatCanonicalJson(JSON.parse(text))).toBe(text);
  });

  it('gives every estimate once more, to the last bit', () => {
    expect(result.estimates.map(({ method }) => method)).toEqual(file.methods);
    expect(file.methods).toContain('empirical-bayes');
    for (const { method, result: stored } of result.estimates) {
      if (stored === null) {
        expect(() => estimate(method, input)).toThrow();
        continue;
      }
      const { sites: _sites, warnings: _warnings, ...again } = estimate(method, input);
      const { warnings, ...numbers } = stored;
      expect(JSON.parse(JSON.stringify(again))).toEqual(numbers);
      expect(warnings.every((warning) => _warnings.some(({ code }) => code === warning.code))).toBe(true);
    }
    expect(byHauer(result.estimates[0]!.result).ratioConfidenceInterval!.level).toBe(0.9);
  });

  it('gives sites, years, neighbours and breakdowns once more', () => {
    const answer = byEstimator(result.recommended, input);
    const sites = new Map(answer.sites.map((site) => [site.siteId, site]));
    expect(result.siteEffects!.map(({ interval }) => interval)).toEqual(
      input.treated.siteIds.map((id) => siteRatioInterval(sites.get(id)!, 0.9)),
    );
    const after = result.expectedYears!.filter(({ part }) => part === 'after');
    expect(after.reduce((sum, { expected }) => sum + expected!, 0)).toBeCloseTo(answer.expectedAfter, 9);
    const { ratio, observedBefore, observedAfter, comparisonBefore, comparisonAfter } = result.migration!;
    const shares = {
      first: observedAfter,
      firstTotal: observedBefore + observedAfter,
      second: comparisonAfter,
      secondTotal: comparisonBefore + comparisonAfter,
    };
    expect(exactOddsRatio(shares, 0.9)).toEqual(ratio);
    const rows = result.breakdowns!.flatMap((breakdown) => breakdown.rows);
    expect(rows.length).toBeGreaterThan(1);
    const factor = answer.expectedAfter / byEstimator('comparison-group', input).expectedAfter;
    const pValues = rows.map((row) => {
      const of: BeforeAfterInput = {
        yearsBefore: input.yearsBefore,
        yearsAfter: input.yearsAfter,
        treated: { siteIds: ['all'], observedBefore: [row.observedBefore], observedAfter: [row.observedAfter] },
        comparison: { observedBefore: row.comparisonBefore, observedAfter: row.comparisonAfter },
        yearlySeries: row.yearlySeries,
      };
      const compared = byEstimator('comparison-group', of);
      const expectedAfter = compared.expectedAfter * factor;
      expect(row.estimates[0]!.expectedAfter).toBeCloseTo(expectedAfter, 9);
      expect(row.estimates.at(-1)!.expectedAfter).toBeCloseTo(compared.expectedAfter, 9);
      const relative = (each: ObservedToExpectedResult): number => each.expectedAfterVariance / each.expectedAfter ** 2;
      const variance = (relative(compared) + (selected ? relative(answer) : 0)) * expectedAfter ** 2;
      return testEffect({ observedAfter: row.observedAfter, expectedAfter, expectedAfterVariance: variance })!;
    });
    const corrected = falseDiscoveryRate(Float64Array.from(pValues));
    for (const [i, row] of rows.entries()) expect(corrected[i]).toBeCloseTo(row.qValue!, 9);
  });

  it('holds no accident: places of sites, and numbers', () => {
    expect(text).not.toMatch(/accidentId|"date"|interventionId|casualt/);
  });
});

it('has no file for a run of an earlier format, or one that did not keep what its methods were given', () => {
  const { run, intervention } = evaluated(true);
  expect(formatEvaluationFile({ run: { ...run, result: { ...run.result, format: 2 } }, intervention })).toBeNull();
  const { input: _input, ...result } = run.result;
  expect(formatEvaluationFile({ run: { ...run, result }, intervention })).toBeNull();
});
