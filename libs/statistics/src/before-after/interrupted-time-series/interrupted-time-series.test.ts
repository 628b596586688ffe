import { LANGUAGES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { fitPoisson } from '../../regression/fit-count-model.ts';
import { seededRandom } from '../../random.ts';
import { drawSeries } from '../testing/draw-series.ts';
import { describeTimeSeries } from './describe-time-series.ts';
import { LEAST_ACCIDENTS, type TimeSeriesStudy } from './fit-study.ts';
import { DEFAULT_OPTIONS, DEFAULT_TERMS, interruptedTimeSeries } from './interrupted-time-series.ts';
import { readMonths, type MonthlySeries } from './monthly-series.ts';
import { fitSegmented, LEVEL_CHANGE, SLOPE_CHANGE } from './segmented-regression.ts';
import type { InterruptedTimeSeries, TimeSeriesResult } from './time-series-result.ts';
import { TIME_SERIES_REFUSAL_TEXTS, TIME_SERIES_SENTENCES, TIME_SERIES_WARNING_TEXTS } from './time-series-texts.ts';

const BEFORE = { monthsBefore: 60, monthsBetween: 0 };
const draw = (seed: number, factor: number, mean = 30): MonthlySeries =>
  drawSeries(seededRandom(seed), { months: 96, mean, overdispersion: 0.02, monthsBefore: 60, factor });

function answerOf(result: TimeSeriesResult): InterruptedTimeSeries {
  if (result.answer === null) throw new Error(result.refusal.code);
  return result.answer;
}

/** Few draws, where the interval of the averted accidents is not what is looked at. */
const OPTIONS = { ...DEFAULT_OPTIONS, draws: 100 };
const answer = (study: Partial<TimeSeriesStudy>, options = OPTIONS): InterruptedTimeSeries =>
  answerOf(interruptedTimeSeries({ treated: draw(1, 0.7), interruption: BEFORE, ...study }, options));

function findNumbers(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => findNumbers(member, `${path}.${key}`));
}

describe('interrupted time series', () => {
  it('finds an effect that is there, with its averted accidents', () => {
    const { effect, averted, observedAfter, expectedAfter, levelChange } = answer({});
    for (const { lower, upper } of [effect, levelChange]) {
      expect(lower).toBeLessThan(0.7);
      expect(upper).toBeGreaterThan(0.7);
      expect(upper).toBeLessThan(1);
    }
    expect(averted.value).toBeCloseTo(expectedAfter - observedAfter, 4);
    expect(averted.interval!.lower).toBeGreaterThan(0);
  });

  it('one that neither lasts nor changes the slope is the level change alone', () => {
    const { effect, levelChange, slopeChange } = answer({}, { ...OPTIONS, terms: { ...DEFAULT_TERMS, slopeChange: false } });
    expect(slopeChange).toBeNull();
    expect(effect).toEqual({
      ...levelChange,
      ...Object.fromEntries(
        (['ratio', 'standardErrorOfLog', 'lower', 'upper', 'pValue', 'degreesOfFreedom'] as const).map((key) => [
          key,
          expect.closeTo(levelChange[key], 10),
        ]),
      ),
    });
  });

  it('the controlled effect is the interaction of one fit of both series with all terms', () => {
    const [treated, comparison] = [draw(3, 0.6), draw(4, 0.8, 50)];
    const controlled = answer({ treated, comparison });
    const months = [readMonths(treated, BEFORE), readMonths(comparison, BEFORE)];
    const columns = months.map((of) => fitSegmented(of, DEFAULT_TERMS, 'quasi-poisson', 0.95));
    const names = columns[0]!.model.coefficients.map(({ name }) => name);
    const shared = names.slice(1).map((name, j) => ({
      name,
      values: [...Array.from(columns[0]!.columns[j + 1]!), ...Array.from(columns[1]!.columns[j + 1]!)],
    }));
    const own = names.map((name, j) => ({
      name: `treated ${name}`,
      values: [...Array.from(columns[0]!.columns[j]!), ...new Array<number>(months[1]!.length).fill(0)],
    }));
    const stacked = fitPoisson(
      {
        counts: months.flat().map(({ count }) => count),
        covariates: [...shared, ...own],
        offset: months.flat().map(({ exposure }) => Math.log(exposure)),
      },
      { level: 0.95 },
    );
    const valueOf = (name: string): number => stacked.coefficients.find((coefficient) => coefficient.name === `treated ${name}`)!.value;
    expect(Math.log(controlled.levelChange.ratio)).toBeCloseTo(valueOf(LEVEL_CHANGE), 6);
    expect(Math.log(controlled.slopeChange!.ratio)).toBeCloseTo(valueOf(SLOPE_CHANGE), 7);
    expect(controlled.levelChange.lower).toBeLessThan(0.75);
    expect(controlled.levelChange.upper).toBeGreaterThan(0.75);
    expect(controlled.warnings.map(({ code }) => code)).not.toContain('NO_COMPARISON_SERIES');
  });

  it('a comparison series that changed as the treated one takes the effect away', () => {
    const treated = draw(5, 0.6);
    const { effect, averted } = answer({ treated, comparison: treated });
    expect(effect.ratio).toBeCloseTo(1, 9);
    expect(effect.pValue).toBeCloseTo(1, 6);
    expect(averted.value).toBeCloseTo(0, 6);
    expect(averted.interval!.lower).toBeLessThan(0);
    expect(averted.interval!.upper).toBeGreaterThan(0);
  });

  it('twice as many vehicle kilometres after explain twice as many accidents', () => {
    const treated = draw(6, 1);
    const doubled = {
      ...treated,
      counts: Array.from(treated.counts, (count, i) => (i < 60 ? count : 2 * count)),
      exposure: Array.from(treated.counts, (_, i) => (i < 60 ? 1 : 2)),
    };
    const plain = { ...treated, exposure: Array.from(treated.counts, () => 1) };
    expect(answer({ treated: doubled }).levelChange.ratio / answer({ treated: plain }).levelChange.ratio).toBeGreaterThan(0.97);
    expect(answer({ treated: doubled }).levelChange.ratio / answer({ treated: plain }).levelChange.ratio).toBeLessThan(1.03);
  });

  it('months of works are left out: what happened in them changes nothing', () => {
    const treated = draw(7, 0.8);
    const works = { monthsBefore: 57, monthsBetween: 3 };
    const chaos = { ...treated, counts: Array.from(treated.counts, (count, i) => (i >= 57 && i < 60 ? 900 : count)) };
    const found = answer({ treated, interruption: works });
    expect(found.monthsBefore).toBe(57);
    expect(found.points.map(({ year, month }) => 12 * year + month)).not.toContain(12 * 2019 + 11);
    const { sensitivity: _one, warnings: _two, ...numbers } = answer({ treated: chaos, interruption: works });
    const { sensitivity: _three, warnings: _four, ...same } = found;
    expect(numbers).toEqual(same);
  });

  it('where months of works do not compare, the sensitivity leaves out months beside them and looks at none of them', () => {
    const treated = draw(7, 0.8);
    const works = { monthsBefore: 57, monthsBetween: 3 };
    const chaos = { ...treated, counts: Array.from(treated.counts, (count, i) => (i >= 57 && i < 60 ? 900 : count)) };
    const otherwise = { interruption: works, datedOtherwiseBy: 'leaving-out' } as const;
    const found = answer({ treated, ...otherwise });
    expect(answer({ treated: chaos, ...otherwise })).toEqual(found);
    const effectOf = (monthsBefore: number, monthsBetween: number): unknown =>
      answer({ treated, interruption: { monthsBefore, monthsBetween } }).effect;
    expect(found.sensitivity.map(({ effect }) => effect)).toEqual([
      effectOf(55, 5),
      effectOf(56, 4),
      effectOf(57, 4),
      effectOf(57, 5),
      effectOf(57, 6),
    ]);
  });

  it('the same seed gives the same interval, another nearly the same, and both go by the errors of the effect', () => {
    const first = answer({}, DEFAULT_OPTIONS);
    expect(answer({}, DEFAULT_OPTIONS)).toEqual(first);
    const other = answer({}, { ...DEFAULT_OPTIONS, seed: 2 }).averted;
    expect(other.interval).not.toEqual(first.averted.interval);
    const width = first.averted.interval!.upper - first.averted.interval!.lower;
    expect(Math.abs(other.interval!.lower - first.averted.interval!.lower)).toBeLessThan(0.1 * width);
    // Averted = fitted (1 / ratio - 1): the limits of the ratio, turned over, nearly are the limits of the averted accidents.
    const { effect, observedAfter } = first;
    expect(Math.abs(first.averted.interval!.lower - observedAfter * (1 / effect.upper - 1))).toBeLessThan(0.1 * width);
    expect(Math.abs(first.averted.interval!.upper - observedAfter * (1 / effect.lower - 1))).toBeLessThan(0.15 * width);
    expect(answer({}, { ...OPTIONS, draws: 0 }).averted.interval).toBeNull();
  });

  it('residuals that remember the month before are warned of', () => {
    const memory = { autocorrelation: 0.7, deviation: 0.3 };
    const treated = drawSeries(seededRandom(8), { months: 120, mean: 40, overdispersion: 0, monthsBefore: 84, factor: 1, memory });
    const codes = answer({ treated, interruption: { monthsBefore: 84, monthsBetween: 0 } }).warnings.map(({ code }) => code);
    expect(codes).toContain('RESIDUALS_AUTOCORRELATED');
    expect(codes).toContain('NO_COMPARISON_SERIES');
    expect(answer({}).warnings.map(({ code }) => code)).not.toContain('RESIDUALS_AUTOCORRELATED');
  });

  it('shows what another date would say, and nothing where that study would be refused', () => {
    const { sensitivity } = answer({ treated: draw(9, 0.7), interruption: { monthsBefore: 83, monthsBetween: 0 } });
    expect(sensitivity.map(({ monthsLater, monthsLeftOut }) => [monthsLater, monthsLeftOut])).toEqual([
      [-2, 0],
      [-1, 0],
      [1, 0],
      [2, 0],
      [0, 3],
    ]);
    // 13 months after: one less is enough, two less are not.
    expect(sensitivity.map(({ effect }) => effect === null)).toEqual([false, false, false, true, true]);
  });

  it('both families say nearly the same, and the answer is plain JSON without NaN', () => {
    for (const family of ['quasi-poisson', 'negative-binomial'] as const) {
      const found = answer({ comparison: draw(10, 1) }, { ...OPTIONS, family });
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      for (const [path, value] of findNumbers(found)) expect([path, Number.isFinite(value)]).toEqual([path, true]);
    }
    const [quasi, binomial] = [answer({}), answer({}, { ...OPTIONS, family: 'negative-binomial' })];
    expect(Math.abs(Math.log(quasi.effect.ratio / binomial.effect.ratio))).toBeLessThan(0.02);
    expect(binomial.treated.overdispersion).toBeGreaterThan(0);
    expect(quasi.treated.overdispersion).toBeNull();
  });
});

describe('what is too little is refused, and says why', () => {
  const series = draw(11, 1);
  const few = (found: number): MonthlySeries => ({
    ...series,
    counts: Array.from({ length: 96 }, (_, i) => (i < 60 ? 5 : i - 60 < found ? 1 : 0)),
  });
  it.each<[string, Partial<TimeSeriesStudy>, unknown]>([
    [
      '23 months before',
      { interruption: { monthsBefore: 23, monthsBetween: 0 } },
      { code: 'BEFORE_TOO_SHORT', values: { found: 23, needed: 24 } },
    ],
    [
      '11 months after',
      { interruption: { monthsBefore: 80, monthsBetween: 5 } },
      { code: 'AFTER_TOO_SHORT', values: { found: 11, needed: 12 } },
    ],
    [
      'no month after',
      { interruption: { monthsBefore: 200, monthsBetween: 0 } },
      { code: 'AFTER_TOO_SHORT', values: { found: 0, needed: 12 } },
    ],
    ['few accidents after', { treated: few(9) }, { code: 'TOO_FEW_ACCIDENTS', values: { found: 9, needed: LEAST_ACCIDENTS } }],
    [
      'a comparison without accidents',
      { comparison: few(0) },
      { code: 'TOO_FEW_ACCIDENTS', values: { found: 0, needed: LEAST_ACCIDENTS } },
    ],
  ])('%s', (_what, study, refusal) => {
    expect(interruptedTimeSeries({ treated: series, interruption: BEFORE, ...study }, OPTIONS)).toEqual({ answer: null, refusal });
  });

  it('numbers that no chance was at work in', () => {
    const constant = { ...series, counts: new Array<number>(96).fill(7), exposure: new Array<number>(96).fill(1) };
    const result = interruptedTimeSeries({ treated: constant, interruption: BEFORE });
    expect(result).toEqual({ answer: null, refusal: { code: 'NO_VARIATION', values: {} } });
  });

  it('more terms than the months tell apart', () => {
    // Six pairs of waves and a level are more than twelve months know.
    const terms = { ...DEFAULT_TERMS, harmonics: 7 };
    const result = interruptedTimeSeries({ treated: series, interruption: BEFORE }, { ...OPTIONS, terms });
    expect(result).toEqual({ answer: null, refusal: { code: 'TERMS_NOT_TOLD_APART', values: {} } });
  });

  it('impossible: half a wave', () => {
    const terms = { ...DEFAULT_TERMS, harmonics: 0.5 };
    const run = (): unknown => interruptedTimeSeries({ treated: series, interruption: BEFORE }, { ...OPTIONS, terms });
    expect(run).toThrow(expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }));
  });

  it.each<[string, Partial<TimeSeriesStudy>, string]>([
    ['a negative count', { treated: { ...series, counts: [-1, ...Array.from(series.counts).slice(1)] } }, 'NEGATIVE_COUNT'],
    ['half an accident', { treated: { ...series, counts: [0.5, ...Array.from(series.counts).slice(1)] } }, 'COUNT_NOT_WHOLE'],
    ['an exposure of nothing', { treated: { ...series, exposure: new Array<number>(96).fill(0) } }, 'NOT_POSITIVE'],
    ['an exposure of other months', { treated: { ...series, exposure: [1] } }, 'INPUT_INVALID'],
    ['a thirteenth month', { treated: { ...series, month: 13 } }, 'INPUT_INVALID'],
    ['a comparison of other months', { comparison: { ...series, month: 2 } }, 'INPUT_INVALID'],
    ['half a month of works', { interruption: { monthsBefore: 60, monthsBetween: 0.5 } }, 'COUNT_NOT_WHOLE'],
  ])('impossible: %s', (_what, study, code) => {
    expect(() => interruptedTimeSeries({ treated: series, interruption: BEFORE, ...study }, OPTIONS)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('months', () => {
  it('go on over the end of a year, with their days as exposure', () => {
    const months = readMonths({ year: 2019, month: 11, counts: [1, 2, 3, 4, 5] }, { monthsBefore: 2, monthsBetween: 1 });
    expect(months).toEqual([
      { time: 1, year: 2019, month: 11, count: 1, exposure: 30, since: null },
      { time: 2, year: 2019, month: 12, count: 2, exposure: 31, since: null },
      { time: 4, year: 2020, month: 2, count: 4, exposure: 29, since: 0 },
      { time: 5, year: 2020, month: 3, count: 5, exposure: 31, since: 1 },
    ]);
  });
});

describe('the sentence', () => {
  it.each([
    ['FEWER', 0.6, /Fewer accidents: -\d+%/],
    ['MORE', 1.6, /More accidents: \+\d+%/],
    ['NOT_SHOWN', 1, /No effect was shown: .* does not mean that there is none/],
  ])('%s', (_verdict, factor, expected) => {
    const result = interruptedTimeSeries({ treated: draw(12, factor), interruption: BEFORE }, OPTIONS);
    expect(describeTimeSeries(result, 'en')).toMatch(expected);
    for (const language of LANGUAGES) expect(describeTimeSeries(result, language)).not.toMatch(/\{\{|NaN|undefined/);
  });

  it('of a controlled study says so, and of a refused one why', () => {
    const controlled = interruptedTimeSeries({ treated: draw(13, 0.8), comparison: draw(14, 1), interruption: BEFORE }, OPTIONS);
    expect(describeTimeSeries(controlled, 'en')).toContain('with the change of the comparison series');
    const refused = interruptedTimeSeries({ treated: draw(13, 0.8), interruption: { monthsBefore: 3, monthsBetween: 0 } });
    expect(describeTimeSeries(refused, 'el')).toBe(
      'Μήνες πριν από την παρέμβαση: 3. Χρειάζονται τουλάχιστον 24, ώστε να φανούν τάση και εποχές.',
    );
  });

  it.each(Object.entries({ ...TIME_SERIES_REFUSAL_TEXTS, ...TIME_SERIES_WARNING_TEXTS, ...TIME_SERIES_SENTENCES }))(
    '%s says the same in both languages',
    (_code, text) => {
      const placesOf = (sentence: string): string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).sort();
      expect(placesOf(text.el)).toEqual(placesOf(text.en));
      expect(text.el).toMatch(/\p{Script=Greek}/u);
      expect(text.en).not.toMatch(/\p{Script=Greek}/u);
    },
  );
});
