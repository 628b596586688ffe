import { describe, expect, it } from '@jest/globals';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import { recommendMethod, type MethodFacts } from './recommend-method.ts';

const FACTS: MethodFacts = { selectedForHighCounts: false, referenceSites: 200, monthsBefore: 36, monthsAfter: 24 };

describe('the recommended method', () => {
  it.each([
    [true, 'empirical-bayes', 'CHOSEN_FOR_COUNTS'],
    [null, 'empirical-bayes', 'CHOICE_UNKNOWN'],
    [false, 'comparison-group', 'CHOSEN_OTHERWISE'],
  ] as const)('of places chosen for their counts: %p, is %s', (selectedForHighCounts, method, reason) => {
    expect(recommendMethod({ ...FACTS, selectedForHighCounts })).toMatchObject({ method, reasons: [reason] });
  });

  it('leaves no method without a reason', () => {
    for (const selectedForHighCounts of [true, false, null]) {
      for (const referenceSites of [0, 49, 50]) {
        const { method, others } = recommendMethod({ ...FACTS, selectedForHighCounts, referenceSites });
        expect([method, ...others.map((other) => other.method)].sort()).toEqual(BEFORE_AFTER_METHODS.map(({ id }) => id).sort());
        for (const { reasons } of others) expect(reasons).toHaveLength(1);
      }
    }
  });

  it('is never one that is shown for contrast, whatever there is and whatever is lacking', () => {
    const contrasts = BEFORE_AFTER_METHODS.filter(({ contrastOnly }) => contrastOnly).map(({ id }) => id);
    expect(contrasts).toContain('naive');
    for (const selectedForHighCounts of [true, false, null]) {
      for (const referenceSites of [0, 200]) {
        for (const months of [1, 240]) {
          for (const isAskedThroughAll of [true, false]) {
            const facts = { selectedForHighCounts, referenceSites, monthsBefore: months, monthsAfter: months, isAskedThroughAll };
            expect(contrasts).not.toContain(recommendMethod(facts).method);
          }
        }
      }
    }
  });

  it('is that of a series only where it is long, nothing compares, and the places were not chosen for their counts', () => {
    // Any method stands for it here.
    const of = (change: Partial<MethodFacts>) => recommendMethod({ ...FACTS, referenceSites: 0, ...change }, 'naive').method;
    expect(of({})).toBe('naive');
    expect(of({ monthsBefore: 24, monthsAfter: 12 })).toBe('naive');
    expect(of({ monthsBefore: 23 })).toBe('comparison-group');
    expect(of({ monthsAfter: 11 })).toBe('comparison-group');
    expect(of({ referenceSites: 1 })).toBe('comparison-group');
    expect(of({ selectedForHighCounts: true })).toBe('empirical-bayes');
  });
});
