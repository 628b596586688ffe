import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Text } from '@elektron/domain';
import { BEFORE_AFTER_METHODS, type WarningCode } from '@elektron/statistics';

import { describeEvaluation } from './evaluation-sentence.ts';
import { ERASURE_NOTICES, EVALUATION_NOTICES, EVALUATION_SENTENCES, RESERVATIONS, WITHHELD_BECAUSE } from './evaluation-texts.ts';
import { percentFrom, shareInWords } from './plain-change.ts';
import { timeInWords } from './time-in-words.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';
import { byHauer } from './testing/by-hauer.ts';

interface Town {
  readonly treated: readonly (readonly [before: number, after: number])[];
  readonly reference: readonly (readonly [before: number, after: number])[];
}

/** What the recommended method answers about a town, as it would be stored. */
function evaluate({ treated, reference }: Town, recommended: StoredEvaluation['recommended'] = 'empirical-bayes'): StoredEvaluation {
  const column = (rows: Town['treated'], side: 0 | 1): number[] => rows.map((row) => row[side]);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const input = {
    yearsBefore: 3,
    yearsAfter: 3,
    treated: { siteIds: treated.map((_, i) => `site ${i}`), observedBefore: column(treated, 0), observedAfter: column(treated, 1) },
    comparison: { observedBefore: sum(column(reference, 0)), observedAfter: sum(column(reference, 1)) },
    reference: { observedBefore: column(reference, 0), observedAfter: column(reference, 1) },
  };
  const estimates = BEFORE_AFTER_METHODS.map((method) => {
    try {
      return { method: method.id, result: method.estimate(input, {}), problem: null };
    } catch (error) {
      return { method: method.id, result: null, problem: error as never };
    }
  });
  return { recommended, estimates, notices: [] } as unknown as StoredEvaluation;
}

const REFERENCE = Array.from({ length: 120 }, (_, i) => [[0, 0, 1, 2, 8, 4][i % 6]!, [0, 1, 1, 2, 7, 4][i % 6]!] as const);
const CLEAR_DROP = evaluate({ treated: Array.from({ length: 12 }, () => [20, 4] as const), reference: REFERENCE });

const bayesOf = ({ estimates }: StoredEvaluation) => byHauer(estimates.find(({ method }) => method === 'empirical-bayes')?.result);

describe('the sentence of an evaluation', () => {
  it('speaks of an effect only when the interval leaves 1 out', () => {
    expect(describeEvaluation(CLEAR_DROP, false).en).toContain('fell by more than chance explains');
    const rise = evaluate({ treated: Array.from({ length: 12 }, () => [4, 20] as const), reference: REFERENCE });
    expect(describeEvaluation(rise, false).en).toContain('rose by more than chance explains');
    const nothing = evaluate({ treated: Array.from({ length: 12 }, () => [4, 4] as const), reference: REFERENCE });
    const sentence = describeEvaluation(nothing, false);
    expect(sentence.en).toContain('no effect can be shown');
    expect(sentence.el).toContain('δεν αποδεικνύεται αποτέλεσμα');
    expect(sentence.en).not.toContain('chance explains');
    expect(sentence.en).not.toContain('Between');
    expect(sentence.en).toMatch(/Anything from \d+% fewer to \d+% more accidents than expected/);
    expect(describeEvaluation(rise, false).en).toMatch(/Between (\d+)% and \d+% more accidents than expected/);
  });

  it('never calls a change none that is one', () => {
    expect([0.9996, 0.994, 1.004, 1, 0.55, 1.45].map(percentFrom)).toEqual([0.1, 1, 0.4, 0, 45, 45]);
  });

  it('tells a share as people say it, by the nearest of those that have a name', () => {
    const named = [0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 0.9];
    const words = new Set(named.map((share) => shareInWords(share).en));
    expect(words.size).toBe(named.length);
    for (let share = 0.1; share <= 0.9; share += 0.01) {
      const nearest = named.reduce((best, each) => (Math.abs(each - share) < Math.abs(best - share) ? each : best));
      const distance =
        Math.min(...named.filter((each) => each !== nearest).map((each) => Math.abs(each - share))) - Math.abs(nearest - share);
      if (distance > 0.02) expect([share, shareInWords(share)]).toEqual([share, shareInWords(nearest)]);
    }
    expect(shareInWords(0.32).en).toBe('about a third');
    expect([0.03, 0.98, 1].map((share) => shareInWords(share).en)).toEqual(['a small part', 'nearly all', 'nearly all']);
  });

  it('names the numbers of the recommended method, rounded and with their interval', () => {
    const result = bayesOf(CLEAR_DROP);
    const { ratioObservedToExpected: ratio, ratioConfidenceInterval: interval } = result;
    const sentence = describeEvaluation(CLEAR_DROP, false).en;
    expect(sentence).toContain('Empirical Bayes: in 3 years after the intervention 48 accidents happened at the 12 sites');
    expect(sentence).toContain(`about ${Math.round(result.expectedAfter)} would be expected`);
    const fewer = (value: number): number => Math.round(100 * (1 - value));
    expect(sentence).toContain(`Between ${fewer(interval!.upper)}% and ${fewer(interval!.lower)}% fewer accidents than expected`);
    expect(sentence).toContain(`(95% interval; best estimate: ${fewer(ratio!)}% fewer)`);
  });

  it('gives regression to the mean as a count with its interval, and says when it is all of the drop', () => {
    const { detail } = bayesOf(CLEAR_DROP);
    if (detail.kind !== 'empirical-bayes') throw new Error('not empirical Bayes');
    const { regressionToTheMean, regressionConfidenceInterval: interval } = detail.dropDecomposition;
    const [count, lower, upper] = [regressionToTheMean, interval!.lower, interval!.upper].map((value) =>
      String(Math.round(value)).replace('-', '−'),
    );
    const told = describeEvaluation(CLEAR_DROP, false).en;
    // A share is put into words only where the interval leaves none of it out.
    if (interval!.lower > 0) throw new Error('not the case that is meant');
    expect(told).toContain(
      `Of the plain drop of 192 accidents an estimated ${count} (95% interval ${lower} to ${upper}) are regression to the mean.`,
    );
    const certain = evaluate({ treated: Array.from({ length: 40 }, () => [20, 4] as const), reference: REFERENCE });
    const shared = describeEvaluation(certain, false).en;
    expect(shared).toMatch(
      /It is estimated that about .* of the plain drop is regression to the mean: \d+ of 640 accidents \(95% interval \d+ to \d+\)\./,
    );
    const allChance = evaluate({ treated: Array.from({ length: 12 }, (_, i) => [9, 7 + (i % 2)] as const), reference: REFERENCE });
    expect(describeEvaluation(allChance, false).en).toMatch(
      /Regression to the mean alone is estimated at \d+ accidents .*, where the plain drop is 18\./,
    );
    expect(describeEvaluation(evaluate({ treated: [[20, 4]], reference: REFERENCE }, 'comparison-group'), false).en).not.toContain(
      'regression',
    );
  });

  it('does not divide a drop that is smaller than its own standard error', () => {
    const small = evaluate({ treated: Array.from({ length: 12 }, () => [9, 8] as const), reference: REFERENCE });
    for (const language of LANGUAGES) expect(describeEvaluation(small, false)[language]).not.toMatch(/egression|αλινδρόμηση/);
  });

  it.each([
    ['POOL_OF_ANY_ACCIDENT', 'the records hold no days outside of the two periods'],
    ['MOST_TREATED_LEFT_OUT', 'fewer than half of the treated sites could be evaluated'],
  ] as const)('draws no conclusion, and says why, under %s', (code, reason) => {
    const sentence = describeEvaluation({ ...CLEAR_DROP, notices: [{ code, details: {} }] }, false);
    expect(sentence.en).toContain(`No conclusion is drawn, because ${reason}`);
    expect(sentence.el).toContain('Δεν βγαίνει συμπέρασμα, επειδή ');
    expect(sentence.en).toContain('Estimated change −');
    expect(sentence.en).not.toMatch(/chance explains|egression to the mean/);
  });

  it('draws no conclusion from a comparison group that moved apart, and none the less from empirical Bayes beside it', () => {
    const warnOf = (code: WarningCode, recommended: StoredEvaluation['recommended']): StoredEvaluation => ({
      ...CLEAR_DROP,
      recommended,
      estimates: CLEAR_DROP.estimates.map((estimate) => ({
        ...estimate,
        result:
          estimate.method === 'comparison-group' ? { ...estimate.result!, warnings: [{ code, values: { p: 0.01 } }] } : estimate.result,
      })),
    });
    const apart = describeEvaluation(warnOf('COMPARISON_NOT_COMPARABLE', 'comparison-group'), false).en;
    expect(apart).toContain('No conclusion is drawn, because the comparison group moved apart');
    expect(apart).not.toContain('chance explains');
    expect(describeEvaluation(warnOf('COMPARISON_NOT_COMPARABLE', 'empirical-bayes'), false).en).toContain('chance explains.');
    const unchecked = describeEvaluation(warnOf('COMPARABILITY_NOT_CHECKED', 'comparison-group'), false).en;
    expect(unchecked).toContain(
      'chance explains. With reservation: whether the two groups moved apart before the intervention was not checked.',
    );
    expect(describeEvaluation(warnOf('COMPARABILITY_NOT_CHECKED', 'empirical-bayes'), false).en).not.toContain('reservation');
    expect(describeEvaluation(warnOf('COMPARABILITY_CHECKED', 'comparison-group'), false).en).not.toContain('reservation');
  });

  it('adds what weakens its conclusion: records that end early, a small reference group', () => {
    const beyond = { ...CLEAR_DROP, notices: [{ code: 'PERIOD_BEYOND_DATA', details: {} }] } as const;
    expect(describeEvaluation(beyond, false).en).toContain(
      'chance explains. With reservation: the records do not cover the whole of both periods.',
    );
    const town = { treated: Array.from({ length: 12 }, () => [20, 4] as const), reference: REFERENCE.slice(0, 60) };
    expect(describeEvaluation(evaluate(town), false).en).toContain('With reservation: the reference group is small.');
    expect(describeEvaluation({ ...evaluate(town), notices: beyond.notices }, false).el).toContain(
      'Με επιφύλαξη: τα δεδομένα δεν καλύπτουν ολόκληρες τις δύο περιόδους· η ομάδα αναφοράς είναι μικρή.',
    );
    expect(describeEvaluation(CLEAR_DROP, false).en).not.toContain('reservation');
  });

  it('keeps a reservation where recording is known to have changed, and where something else was done at the sites', () => {
    const noted = (code: 'RECORDING_CHANGES_KNOWN' | 'TREATED_BY_OTHERS'): string =>
      describeEvaluation({ ...CLEAR_DROP, notices: [{ code, details: {} }] }, false).en;
    expect(noted('RECORDING_CHANGES_KNOWN')).toContain('With reservation: changes of recording within the study are on record.');
    expect(noted('TREATED_BY_OTHERS')).toContain('With reservation: another intervention of these years was at some of the sites too.');
  });

  it('keeps a reservation where a series is what is gone by, and its own checks speak against it', () => {
    const estimate = CLEAR_DROP.estimates.find(({ method }) => method === 'exact-test')!;
    const warnOf = (code: WarningCode): string => {
      const warned = { ...estimate, result: { ...estimate.result!, warnings: [{ code, values: { p: 0.01 } }] } };
      return describeEvaluation({ ...CLEAR_DROP, recommended: 'exact-test', estimates: [warned] }, false).en;
    };
    for (const code of [
      'NO_COMPARISON_SERIES',
      'RESIDUALS_AUTOCORRELATED',
      'COMPARISON_RESIDUALS_AUTOCORRELATED',
      'DEPENDS_ON_DATE',
    ] as const) {
      expect(warnOf(code)).toContain(`chance explains. With reservation: ${RESERVATIONS[code].en}.`);
    }
  });

  it('speaks of one as of one', () => {
    const one = evaluate({ treated: [[20, 1]], reference: REFERENCE });
    expect(describeEvaluation(one, false).en).toContain('1 accident happened at the 1 site,');
    expect(describeEvaluation(one, false).el).toContain('έγινε 1 ατύχημα στη 1 θέση,');
    expect(describeEvaluation(CLEAR_DROP, false).el).toContain('έγιναν 48 ατυχήματα στις 12 θέσεις,');
  });

  it('begins with “hypothetical” where the intervention is', () => {
    expect(describeEvaluation(CLEAR_DROP, true)).toEqual({
      el: expect.stringMatching(/^Υποθετικό παράδειγμα\. /),
      en: expect.stringMatching(/^Hypothetical example\. /),
    });
  });

  it('says how little no accident at all says, and how long months are', () => {
    const none = evaluate({ treated: [[1, 0]], reference: REFERENCE });
    const { upper } = bayesOf(none).ratioConfidenceInterval!;
    const { en, el } = describeEvaluation(none, false);
    const times = Number(/up to ([\d.]+) times as many/.exec(en)![1]);
    expect(times).toBeGreaterThanOrEqual(upper);
    expect(times).toBeLessThan(upper + 0.1);
    expect(en).toContain('no effect can be shown');
    expect(en).not.toContain('fewer');
    expect(el).toContain('δεν αποδεικνύεται αποτέλεσμα');
    expect([0.01, 0.25, 0.94, 0.97, 1, 2.46].map((years) => timeInWords(years).en)).toEqual([
      '1 month',
      '3 months',
      '11 months',
      '1 year',
      '1 year',
      '2.5 years',
    ]);
    expect([1 / 12, 0.25, 1, 2].map((years) => timeInWords(years).el)).toEqual(['1 μήνα', '3 μήνες', '1 έτος', '2 έτη']);
  });

  it('gives the reason where there is no answer', () => {
    const refused = evaluate({ treated: [[3, 2]], reference: REFERENCE.slice(0, 5) });
    expect(describeEvaluation(refused, false).en).toBe(
      'The method to use here (Empirical Bayes) gives no answer: At least 50 sites are needed (reference sites); there are 5. Import accidents of a wider area, widen the filter or, with hexagons, make them narrower. The plain comparison is shown for contrast only.',
    );
    const nothingBefore = evaluate({ treated: [[0, 2]], reference: REFERENCE }, 'comparison-group');
    expect(describeEvaluation(nothingBefore, false).en).toContain('gives no answer');
  });

  it('leaves no place of a text open, in any language', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
    const texts: Text[] = [
      ...[EVALUATION_SENTENCES, EVALUATION_NOTICES, ERASURE_NOTICES, WITHHELD_BECAUSE, RESERVATIONS].flatMap((list) =>
        Object.values<Text>(list),
      ),
    ];
    for (const text of texts) expect(places(text.el)).toEqual(places(text.en));
    for (const language of LANGUAGES) expect(describeEvaluation(CLEAR_DROP, true)[language]).not.toMatch(/\{\{|NaN|undefined|null/);
  });
});
