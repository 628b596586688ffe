import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Text } from '@elektron/domain';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import { describeEvaluation } from './evaluation-sentence.ts';
import { EVALUATION_NOTICES, EVALUATION_SENTENCES } from './evaluation-texts.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';

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
  return { recommended, estimates } as unknown as StoredEvaluation;
}

const REFERENCE = Array.from({ length: 60 }, (_, i) => [[0, 0, 1, 2, 8, 4][i % 6]!, [0, 1, 1, 2, 7, 4][i % 6]!] as const);
const CLEAR_DROP = evaluate({ treated: Array.from({ length: 12 }, () => [20, 4] as const), reference: REFERENCE });

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
  });

  it('names the numbers of the recommended method, rounded and with their interval', () => {
    const { result } = CLEAR_DROP.estimates[2]!;
    const { value, confidenceInterval } = result!.crashModificationFactor;
    const sentence = describeEvaluation(CLEAR_DROP, false).en;
    expect(sentence).toContain('Empirical Bayes: in 3 years after the intervention 48 accidents happened at the 12 sites');
    expect(sentence).toContain(`about ${Math.round(result!.expectedAfter)} would be expected`);
    expect(sentence).toContain(`−${Math.round(100 * (1 - value!))}%`);
    expect(sentence).toContain(
      `95% interval: −${Math.round(100 * (1 - confidenceInterval!.lower))} to −${Math.round(100 * (1 - confidenceInterval!.upper))}%`,
    );
  });

  it('says how much of the plain drop is regression to the mean, and all of it when it exceeds the drop', () => {
    const { result } = CLEAR_DROP.estimates[2]!;
    const share = result!.detail.kind === 'empirical-bayes' ? result!.detail.dropDecomposition.regressionShare! : NaN;
    expect(describeEvaluation(CLEAR_DROP, false).en).toContain(
      `Of the plain drop of 192 accidents about ${Math.round(100 * share)} % is regression to the mean`,
    );
    const allChance = evaluate({ treated: Array.from({ length: 12 }, () => [9, 8] as const), reference: REFERENCE });
    expect(describeEvaluation(allChance, false).en).toContain('All of the plain drop');
    expect(describeEvaluation(evaluate({ treated: [[20, 4]], reference: REFERENCE }, 'comparison-group'), false).en).not.toContain(
      'regression',
    );
  });

  it('begins with “hypothetical” where the intervention is', () => {
    expect(describeEvaluation(CLEAR_DROP, true)).toEqual({
      el: expect.stringMatching(/^Υποθετικό παράδειγμα\. /),
      en: expect.stringMatching(/^Hypothetical example\. /),
    });
  });

  it('gives the reason where there is no answer', () => {
    const refused = evaluate({ treated: [[3, 2]], reference: REFERENCE.slice(0, 5) });
    expect(describeEvaluation(refused, false).en).toBe(
      'The method to use here (Empirical Bayes) gives no answer: At least 20 sites are needed (reference sites); there are 5.',
    );
    const nothingBefore = evaluate({ treated: [[0, 2]], reference: REFERENCE }, 'comparison-group');
    expect(describeEvaluation(nothingBefore, false).en).toContain('gives no answer');
  });

  it('leaves no place of a text open, in any language', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
    const texts: Text[] = [...Object.values(EVALUATION_SENTENCES), ...Object.values(EVALUATION_NOTICES)];
    for (const text of texts) expect(places(text.el)).toEqual(places(text.en));
    for (const language of LANGUAGES) expect(describeEvaluation(CLEAR_DROP, true)[language]).not.toMatch(/\{\{|NaN|undefined|null/);
  });
});
