import { readFileSync } from 'node:fs';
import { fitNegativeBinomial, type EmpiricalBayesDetail } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';

import { byHauer } from '../testing/by-hauer.ts';
import { parseSaidOfStudy } from './parse-said-of-study.ts';
import { answerStudy } from './study-table.worker.ts';

/*
 * Case P05, the part before and after: 228 treated intersections of Florida with what the function says of them that is fitted to 318 others, and 318
 * intersections for comparison, as one table. (The function itself: tests/reference/P05-eb-pipeline-florida.test.ts.)
 */

const CASE = new URL('../../../../../tests/cases/P05-eb-pipeline-florida/', import.meta.url);
const YEARS = 2;
const Z_95 = 1.959963984540054;

type Numbers = Readonly<Record<string, number>>;

type Pooled = Readonly<Record<string, unknown>> & { readonly cmf_ci95_normal: readonly [number, number] };
interface Case {
  readonly expected: {
    readonly eb_first_ten_sites: readonly Numbers[];
    readonly eb_pooled: Pooled & { readonly hsm_variant: Numbers };
    readonly naive: Pooled;
    readonly comparison_group: Pooled;
  };
  readonly tolerance: { readonly default_rel: number };
}

const { expected, tolerance } = JSON.parse(readFileSync(new URL('expected.json', CASE), 'utf8')) as Case;

function readTable(name: string): readonly Numbers[] {
  const [header = '', ...lines] = readFileSync(new URL(name, CASE), 'utf8').replaceAll('"', '').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', Number(value)])));
}

const TREATED = readTable('treated.csv');
const COMPARISON = readTable('comparison.csv');

/** What the function that is fitted to the reference sites says of each treated site in a period. */
function predict(): { readonly before: readonly number[]; readonly after: readonly number[]; readonly k: number } {
  const reference = readTable('reference.csv');
  const logOf = (name: string): Float64Array => Float64Array.from(reference, (row) => Math.log(row[name]!));
  const covariates = ['max_aadt', 'min_aadt'].map((name) => ({ name, values: logOf(name) }));
  const counts = Float64Array.from(reference, (row) => row['crashes']!);
  const model = fitNegativeBinomial({ counts, covariates, offset: logOf('years') }, { level: 0.95 });
  const [b0, b1, b2] = model.coefficients.map(({ value }) => value) as [number, number, number];
  const of = (part: 'before' | 'after'): number[] =>
    TREATED.map((row) => {
      const [most, least] = [Math.log(row[`max_aadt_${part}`]!), Math.log(row[`min_aadt_${part}`]!)];
      return row[`years_${part}`]! * Math.exp(b0 + b1 * most + b2 * least);
    });
  return { before: of('before'), after: of('after'), k: model.dispersion!.k };
}

const { before, after, k } = predict();

/** The study as somebody has it in a spreadsheet. */
function makeTable(): string {
  const treated = TREATED.map((row, i) =>
    [`t${row['site']}`, 'treated', row['crashes_before'], row['crashes_after'], before[i], after[i], k].join(','),
  );
  const comparison = COMPARISON.map((row) =>
    [`c${row['site']}`, 'reference', row['crashes_before'], row['crashes_after'], '', '', ''].join(','),
  );
  return ['site,role,before,after,predicted before,predicted after,k', ...treated, ...comparison].join('\n');
}

async function evaluate() {
  const file = { bytes: new TextEncoder().encode(makeTable()), fileName: 'florida.csv' };
  const look = await answerStudy({ ...file, question: 'look' });
  if (look.kind !== 'look') throw new Error(look.kind);
  const [{ content, columns }] = look.tables as [(typeof look.tables)[number]];
  const said = parseSaidOfStudy(JSON.stringify({ content, columns, yearsBefore: YEARS, yearsAfter: YEARS, selectedForHighCounts: true }));
  const answer = await answerStudy({ ...file, question: 'evaluate', said });
  if (answer.kind !== 'study' || answer.answered.evaluation === null) throw new Error(answer.kind);
  return answer.answered.evaluation;
}

/** Every number of the case that a result has, under the name of the case. */
function arrange(answer: ReturnType<typeof byHauer>): Readonly<Record<string, number>> {
  const {
    expectedAfter: pi,
    expectedAfterVariance: variance,
    observedAfter: lambda,
    crashModificationFactor,
    ratioObservedToExpected,
  } = answer;
  const [theta, error] = [crashModificationFactor.value!, crashModificationFactor.standardError!];
  return {
    pi,
    var_pi: variance,
    lambda_: lambda,
    delta: pi - lambda,
    se_delta: Math.sqrt(lambda + variance),
    odds_ratio_biased: ratioObservedToExpected!,
    theta,
    se_theta: error,
    safety_effectiveness_pct: answer.safetyEffectiveness.percent!,
    se_effectiveness_pct: 100 * error,
    z: Math.abs(theta - 1) / error,
  };
}

function expectNumbers(actual: Readonly<Record<string, number>>, known: Readonly<Record<string, unknown>>): number {
  const names = Object.keys(actual);
  for (const name of names) {
    const wanted = known[name];
    if (typeof wanted !== 'number') throw new Error(`the case does not say ${name}`);
    expect([name, Math.abs(actual[name]! - wanted) <= tolerance.default_rel * Math.abs(wanted)]).toEqual([name, true]);
  }
  return names.length;
}

describe('the treated intersections of Florida, as a table', () => {
  it('come out by each method as the case has them', async () => {
    const evaluation = await evaluate();
    const answerOf = (method: string) => byHauer(evaluation.estimates.find((estimate) => estimate.method === method)?.result);
    expect([evaluation.treatedSites, evaluation.referenceSites]).toEqual([228, 318]);
    const pairs = [
      ['empirical-bayes', expected.eb_pooled],
      ['naive', expected.naive],
      ['comparison-group', expected.comparison_group],
    ] as const;
    for (const [method, known] of pairs) {
      const numbers = arrange(answerOf(method));
      expect(expectNumbers(numbers, known)).toBe(11);
      const limitAt = (z: number): number => numbers['theta']! + z * numbers['se_theta']!;
      const [lower, upper] = known.cmf_ci95_normal;
      expectNumbers({ lower: limitAt(-Z_95), upper: limitAt(Z_95) }, { lower, upper });
    }
    const { printedVariance } = answerOf('empirical-bayes').detail as EmpiricalBayesDetail;
    const { variance, standardError, effectivenessStandardError, testStatistic } = printedVariance!;
    const printed = {
      var_or: variance,
      se_or: standardError,
      se_effectiveness_pct: effectivenessStandardError,
      test_statistic: testStatistic,
    };
    expect(expectNumbers(printed, expected.eb_pooled.hsm_variant)).toBe(4);
    expect([evaluation.observedBefore, answerOf('empirical-bayes').observedAfter]).toEqual([expected.eb_pooled['observed_before'], 1929]);
  });

  it('are expected what the case expects of its first ten sites', async () => {
    const { sites } = await evaluate();
    for (const known of expected.eb_first_ten_sites) {
      const i = known['site']! - 1;
      const { code, observedBefore, observedAfter, expectedAfter } = sites[i]!;
      expect([code, observedBefore, observedAfter]).toEqual([`t${known['site']}`, known['observed_before'], known['observed_after']]);
      expectNumbers({ expected_after: expectedAfter!, predicted_before: before[i]!, predicted_after: after[i]!, k }, known);
    }
  });

  it('are told by the naive contrast, the comparison group and empirical Bayes side by side, with what each takes for granted', async () => {
    const { estimates, recommended } = await evaluate();
    expect(recommended).toBe('empirical-bayes');
    const codesOf = (method: string) => estimates.find((estimate) => estimate.method === method)!.result!.warnings.map(({ code }) => code);
    expect(codesOf('empirical-bayes')).toContain('PREDICTION_ERROR_NOT_COUNTED');
    expect(estimates.map(({ method }) => method)).toEqual(expect.arrayContaining(['naive', 'comparison-group', 'empirical-bayes']));
  });
});
