import { describeProblem, isProblem, LANGUAGES, parseParameters, type ParameterValues } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConfidenceInterval } from '../confidence-interval.ts';
import { ASSUMPTION_TEXTS, UNDEFINED_REASON_TEXTS, WARNING_TEXTS, describeWarning } from './before-after-codes.ts';
import type { BeforeAfterInput } from './before-after-input.ts';
import { BEFORE_AFTER_LABELS } from './before-after-labels.ts';
import { BEFORE_AFTER_METHOD_IDS, type BeforeAfterMethod, type BeforeAfterMethodId } from './before-after-method.ts';
import { BEFORE_AFTER_METHODS, getBeforeAfterMethod } from './before-after-methods.ts';
import { isRatio, type BeforeAfterResult, type ObservedToExpectedResult } from './before-after-result.ts';
import { drawInput, reorder } from './testing/sample-inputs.ts';

const refusal = (code: string): unknown => expect.objectContaining({ name: 'Problem', code });

/** Every choice that changes the way of computing. */
const VARIANTS = BEFORE_AFTER_METHODS.flatMap((method) => {
  const choices: Partial<Record<BeforeAfterMethodId, ParameterValues[]>> = {
    'empirical-bayes': [
      { referenceRole: 'remainder' },
      { referenceRole: 'separate' },
      { basis: 'safety-performance-function' },
      { basis: 'fitted-function' },
    ],
    // Few draws: their number changes nothing but the digits of one interval.
    'interrupted-time-series': [{ draws: 100 }, { draws: 100, comparisonSeries: 'plain', countFamily: 'negative-binomial' }],
  };
  return (choices[method.id] ?? [{}]).map((parameters) => ({ name: `${method.id} ${JSON.stringify(parameters)}`, method, parameters }));
});

function withTreated(changes: Partial<BeforeAfterInput['treated']>): BeforeAfterInput {
  const input = drawInput(1);
  return { ...input, treated: { ...input.treated, ...changes } };
}

/** A series is fitted a dozen times for one answer: a tenth of the studies do for it. */
function runsOf(runs: number, { id }: Pick<BeforeAfterMethod, 'id'>): number {
  return id === 'interrupted-time-series' ? runs / 10 : runs;
}

/** The one number of an answer, whatever its kind, with its interval. */
function intervalOf(result: BeforeAfterResult): { readonly value: number | null; readonly interval: ConfidenceInterval | null } {
  return isRatio(result)
    ? { value: result.ratioObservedToExpected, interval: result.ratioConfidenceInterval }
    : { value: result.medianDifference, interval: result.medianConfidenceInterval };
}

function findNumbers(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => findNumbers(member, `${path}.${key}`));
}

describe('THE list of before/after methods', () => {
  it('names every id once', () => {
    expect(BEFORE_AFTER_METHODS.map((method) => method.id)).toEqual([...BEFORE_AFTER_METHOD_IDS]);
    expect(getBeforeAfterMethod('naive').contrastOnly).toBe(true);
    expect(() => getBeforeAfterMethod('guess')).toThrow(refusal('METHOD_UNKNOWN'));
  });

  it.each(BEFORE_AFTER_METHODS)('$id declares itself in both languages', (method) => {
    for (const text of [method.labels, method.description, ...method.parameters.flatMap((p) => [p.labels, p.meaning])]) {
      expect(text.el).toMatch(/\p{Script=Greek}/u);
      expect(text.en).not.toMatch(/\p{Script=Greek}/u);
    }
    expect(method.listAssumptions({}).length).toBeGreaterThan(0);
    for (const part of [...method.needs.flat(), ...method.mayUse]) expect(BEFORE_AFTER_LABELS[part]).toBeDefined();
    expect(Object.keys(parseParameters(method.parameters, {}))).toEqual(method.parameters.map((p) => p.name));
  });
});

describe.each(VARIANTS)('$name', ({ method, parameters }) => {
  const run = (input: BeforeAfterInput): BeforeAfterResult => method.estimate(input, parameters);

  it('the same input gives the same result, and is left as it was', () => {
    const input = drawInput(1);
    const copy = structuredClone(input);
    expect(run(input)).toEqual(run(copy));
    expect(input).toEqual(copy);
  });

  it('the order of sites changes no bit of the result', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.shuffledSubarray(
          Array.from({ length: 12 }, (_, i) => i),
          { minLength: 12 },
        ),
        (seed, order) => {
          const input = drawInput(seed);
          expect(run(reorder(input, order))).toEqual(run(input));
        },
      ),
      { numRuns: runsOf(30, method) },
    );
  });

  it('typed arrays and plain lists are the same', () => {
    const input = drawInput(2);
    const typed = {
      ...input,
      treated: {
        siteIds: input.treated.siteIds,
        observedBefore: Int32Array.from(input.treated.observedBefore),
        observedAfter: Uint16Array.from(input.treated.observedAfter),
      },
    };
    expect(run(typed)).toEqual(run(input));
  });

  it('the result is plain JSON without NaN or infinity, and every number is there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 12 }), (seed, sites) => {
        const result = run(drawInput(seed, sites));
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        for (const [path, value] of findNumbers(result)) expect([path, Number.isFinite(value)]).toEqual([path, true]);
      }),
      { numRuns: runsOf(50, method) },
    );
  });

  it('a higher level widens the interval and moves nothing else', () => {
    const input = drawInput(5);
    const [usual, wide] = [run(input), method.estimate(input, { ...parameters, confidenceLevel: 0.99 })].map(intervalOf);
    expect(wide!.value).toBe(usual!.value);
    expect(wide!.interval!.lower).toBeLessThan(usual!.interval!.lower);
    expect(wide!.interval!.upper).toBeGreaterThan(usual!.interval!.upper);
    expect(wide!.interval!.level).toBe(0.99);
    expect(usual!.interval!.lower).toBeLessThan(usual!.value!);
    expect(usual!.interval!.upper).toBeGreaterThan(usual!.value!);
  });

  it.each<[string, BeforeAfterInput, string]>([
    ['no sites', withTreated({ siteIds: [], observedBefore: [], observedAfter: [] }), 'SITES_TOO_FEW'],
    ['a negative count', withTreated({ observedBefore: [-1, ...new Array<number>(11).fill(1)] }), 'NEGATIVE_COUNT'],
    ['half an accident', withTreated({ observedAfter: [0.5, ...new Array<number>(11).fill(1)] }), 'COUNT_NOT_WHOLE'],
    ['a count that is no number', withTreated({ observedAfter: [NaN, ...new Array<number>(11).fill(1)] }), 'INPUT_INVALID'],
    ['columns of different length', withTreated({ observedAfter: [1, 2] }), 'INPUT_INVALID'],
    ['a site given twice', withTreated({ siteIds: new Array<string>(12).fill('same') }), 'INPUT_INVALID'],
    ['a period without length', { ...drawInput(1), yearsBefore: 0 }, 'NOT_POSITIVE'],
    ['an endless period', { ...drawInput(1), yearsAfter: Infinity }, 'INPUT_INVALID'],
  ])('refuses %s', (_what, input, code) => {
    expect(() => run(input)).toThrow(refusal(code));
  });

  it('refuses parameters that it does not declare, or out of range', () => {
    expect(() => method.estimate(drawInput(1), { ...parameters, colour: 'red' })).toThrow(refusal('PARAMETER_UNKNOWN'));
    expect(() => method.estimate(drawInput(1), { ...parameters, confidenceLevel: 95 })).toThrow(refusal('PARAMETER_OUT_OF_RANGE'));
  });

  it('needs what it says it needs, and nothing more', () => {
    const { yearsBefore, yearsAfter, treated } = drawInput(1);
    const bare = { yearsBefore, yearsAfter, treated };
    if (method.needs.length === 0) expect(run(bare).method).toBe(method.id);
    else expect(() => run(bare)).toThrow(refusal('INPUT_MISSING'));
    const needed = Object.fromEntries(method.needs.flat().map((part) => [part, drawInput(1)[part]]));
    expect(run({ ...bare, ...needed }).method).toBe(method.id);
  });

  it('short periods, broken years and few accidents are warned of', () => {
    const codes = run({ ...drawInput(1, 1), yearsBefore: 2.5, yearsAfter: 0.5 }).warnings.map((warning) => warning.code);
    expect(codes).toEqual(
      expect.arrayContaining(['BEFORE_PERIOD_SHORT', 'AFTER_PERIOD_SHORT', 'PERIODS_NOT_WHOLE_YEARS', 'FEW_ACCIDENTS_BEFORE']),
    );
    const solid = run({ ...drawInput(1, 60), yearsBefore: 1096 / 365.25, yearsAfter: 1095 / 365.25 }).warnings.map(
      (warning) => warning.code,
    );
    expect(solid).not.toEqual(expect.arrayContaining(['BEFORE_PERIOD_SHORT']));
    expect(solid).not.toEqual(expect.arrayContaining(['PERIODS_NOT_WHOLE_YEARS']));
    expect(solid).not.toEqual(expect.arrayContaining(['FEW_ACCIDENTS_BEFORE']));
  });

  it('every warning reads as a sentence without open places', () => {
    for (const input of [drawInput(1), { ...drawInput(1, 1, 60), yearsBefore: 2.5, yearsAfter: 0.5 }]) {
      for (const warning of run(input).warnings)
        for (const language of LANGUAGES) expect(describeWarning(warning, language)).not.toMatch(/\{\{/);
    }
  });
});

/** Those that end with Hauer's estimator. */
const BY_HAUER = VARIANTS.filter(({ method }) => method.estimate(drawInput(1), {}).effectKind === 'observed-to-expected');

it('four methods end with Hauer’s estimator', () => {
  expect(new Set(BY_HAUER.map(({ method }) => method.id))).toEqual(
    new Set(['naive', 'naive-traffic', 'comparison-group', 'empirical-bayes']),
  );
});

describe.each(BY_HAUER)('$name, by Hauer’s estimator', ({ method, parameters }) => {
  const run = (input: BeforeAfterInput): ObservedToExpectedResult => {
    const result = method.estimate(input, parameters);
    if (result.effectKind !== 'observed-to-expected') throw new Error(result.effectKind);
    return result;
  };

  it('sites add up to the total', () => {
    const result = run(drawInput(3));
    const total = (pick: (site: ObservedToExpectedResult['sites'][number]) => number): number =>
      result.sites.reduce((sum, site) => sum + pick(site), 0);
    expect(total((site) => site.observedBefore)).toBe(result.observedBefore);
    expect(total((site) => site.observedAfter)).toBe(result.observedAfter);
    expect(total((site) => site.expectedAfter)).toBeCloseTo(result.expectedAfter, 9);
    expect(result.sites).toHaveLength(result.treatedSites);
  });

  it('twice the accidents after doubles ratio and factor, and the interval contains the ratio', () => {
    const input = drawInput(4);
    const doubled = {
      ...input,
      treated: { ...input.treated, observedAfter: Array.from(input.treated.observedAfter, (count) => 2 * count) },
    };
    const effect = run(input);
    expect(run(doubled).ratioObservedToExpected! / effect.ratioObservedToExpected!).toBeCloseTo(2, 10);
    expect(run(doubled).crashModificationFactor.value! / effect.crashModificationFactor.value!).toBeCloseTo(2, 10);
    expect(effect.ratioConfidenceInterval!.lower).toBeLessThan(effect.ratioObservedToExpected!);
    expect(effect.ratioConfidenceInterval!.upper).toBeGreaterThan(effect.ratioObservedToExpected!);
  });

  it('no accident after: ratio 0 up to a limit beyond that of a certain expectation, no standard error, and it says so', () => {
    const result = run(withTreated({ observedAfter: new Array<number>(12).fill(0) }));
    expect(result.ratioObservedToExpected).toBe(0);
    expect(result.ratioConfidenceInterval).toMatchObject({ lower: 0, level: 0.95 });
    // Garwood's limit for no event is 3.689.
    expect(result.ratioConfidenceInterval!.upper).toBeGreaterThan(3.689 / result.expectedAfter);
    expect(result.crashModificationFactor).toEqual({
      value: 0,
      standardError: null,
      normalConfidenceInterval: null,
      undefinedReason: 'NO_ACCIDENTS_AFTER',
    });
    expect(result.zScore).toBeNull();
    expect(result.safetyEffectiveness).toEqual({ percent: 100, standardError: null });
    expect(result.warnings.map((warning) => warning.code)).toContain('NO_ACCIDENTS_AFTER');
  });
});

it('a series that is refused says why, and how many accidents have no month', () => {
  const input = drawInput(1);
  const short = { ...input, monthlySeries: { ...input.monthlySeries!, interruption: { monthsBefore: 20, monthsBetween: 0 } } };
  const refusalOf = (given: BeforeAfterInput): string => {
    try {
      getBeforeAfterMethod('interrupted-time-series').estimate(given, {});
    } catch (error) {
      if (isProblem(error)) return describeProblem(error, 'en');
    }
    throw new Error('was accepted');
  };
  expect(refusalOf(short)).toMatch(/^The method gives no answer\. Months before the intervention: 20\. .* their month is not known: 2\.$/);
  expect(refusalOf({ ...short, monthlySeries: { ...short.monthlySeries, monthUnknown: 0 } })).not.toContain('not known');
});

describe('codes', () => {
  it.each(Object.entries({ ...ASSUMPTION_TEXTS, ...WARNING_TEXTS, ...UNDEFINED_REASON_TEXTS }))(
    '%s says the same in both languages',
    (_code, text) => {
      const placesOf = (sentence: string): string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).sort();
      expect(placesOf(text.el)).toEqual(placesOf(text.en));
      expect(text.el).toMatch(/\p{Script=Greek}/u);
      expect(text.en).not.toMatch(/\p{Script=Greek}/u);
    },
  );
});
