import { describe, expect, it } from '@jest/globals';
import { parseAccidentFilter, type Problem } from '@elektron/domain';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import { parseEvaluation, type EvaluationDraft } from './evaluation-question.ts';

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
};

const TRAFFIC = {
  annualAverageDailyTrafficBefore: 9_000,
  annualAverageDailyTrafficAfter: 8_000,
  coefficientOfVariationBefore: 0.05,
  coefficientOfVariationAfter: 0.1,
};

function refusalOf(draft: Partial<EvaluationDraft>): Partial<Problem> {
  try {
    parseEvaluation({ ...DRAFT, ...draft }, WORKS);
  } catch (error) {
    const { code, details } = error as Problem;
    return { code, details };
  }
  throw new Error('was accepted');
}

describe('the question of an evaluation', () => {
  it('is complete after parsing: every default is said', () => {
    expect(parseEvaluation(DRAFT, WORKS)).toMatchObject({
      measure: 'accidents',
      siteWidthMeters: 150,
      filter: { period: null, area: null, selections: {} },
      parameters: {
        naive: { confidenceLevel: 0.95 },
        'comparison-group': { confidenceLevel: 0.95 },
        'empirical-bayes': { confidenceLevel: 0.95, referenceRole: 'remainder' },
      },
    });
  });

  it('gives a shared parameter to every method that declares it, and refuses one that none does', () => {
    const { parameters } = parseEvaluation({ ...DRAFT, parameters: { confidenceLevel: 0.9, referenceRole: 'separate' } }, WORKS);
    expect(Object.values(parameters).map((values) => values['confidenceLevel'])).toEqual(BEFORE_AFTER_METHODS.map(() => 0.9));
    expect(parameters['empirical-bayes']['referenceRole']).toBe('separate');
    expect(parameters.naive).not.toHaveProperty('referenceRole');
    expect(refusalOf({ parameters: { level: 0.9 } }).code).toBe('PARAMETER_UNKNOWN');
    expect(refusalOf({ parameters: { confidenceLevel: 2 } }).code).toBe('PARAMETER_OUT_OF_RANGE');
  });

  it('keeps the works out of both periods, and the periods in their order', () => {
    expect(refusalOf({ beforePeriod: { start: '2014-01-01', end: '2016-01-02' } })).toMatchObject({
      code: 'PERIODS_OVERLAP',
      details: { first: { en: 'before' }, second: { en: 'works' } },
    });
    expect(refusalOf({ afterPeriod: { start: '2016-12-31', end: '2018-01-01' } })).toMatchObject({
      code: 'PERIODS_OVERLAP',
      details: { first: { en: 'works' }, second: { en: 'after' } },
    });
    expect(refusalOf({ beforePeriod: { start: '2017-06-01', end: '2018-01-01' } })).toMatchObject({ code: 'PERIODS_OVERLAP' });
    expect(refusalOf({ beforePeriod: { start: '2019-01-01', end: '2020-01-01' } })).toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'beforePeriod' },
    });
    expect(refusalOf({ afterPeriod: { start: '2013-01-01', end: '2013-06-01' } })).toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'afterPeriod' },
    });
    expect(refusalOf({ afterPeriod: { start: '2018-01-01', end: '2018-01-01' } }).code).toBe('PERIOD_EMPTY');
  });

  it('counts nothing but accidents: the hurt of one accident are not independent', () => {
    for (const measure of ['casualties', 'killed', 'seriously-injured', 'slightly-injured'] as const) {
      expect(refusalOf({ measure })).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'measure' } });
    }
  });

  it('leaves the filter’s own period out, and remembers that it did', () => {
    const filter = parseAccidentFilter({
      period: { start: '2015-01-01', end: '2016-01-01' },
      selections: [{ dimension: 'severity', values: ['fatal'] }],
    });
    const question = parseEvaluation({ ...DRAFT, filter }, WORKS);
    expect(question.filter).toEqual({ period: null, area: null, selections: { severity: ['fatal'] } });
    expect(question.filterPeriodDropped).toBe(true);
    expect(parseEvaluation(DRAFT, WORKS).filterPeriodDropped).toBe(false);
  });

  it('refuses sites that hold no street or a whole town', () => {
    for (const siteWidthMeters of [19, 5_001, Number.NaN, -150]) expect(refusalOf({ siteWidthMeters }).code).toBe('PARAMETER_OUT_OF_RANGE');
  });

  it('holds a target type and traffic only where they were asked for', () => {
    expect(Object.keys(parseEvaluation(DRAFT, WORKS))).not.toEqual(expect.arrayContaining(['targetFilter']));
    expect(parseEvaluation({ ...DRAFT, targetFilter: null, traffic: null }, WORKS)).toEqual(parseEvaluation(DRAFT, WORKS));
    const targetFilter = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal'] }] });
    expect(parseEvaluation({ ...DRAFT, targetFilter, traffic: TRAFFIC }, WORKS)).toMatchObject({ targetFilter, traffic: TRAFFIC });
  });

  it.each([
    ['a period', parseAccidentFilter({ period: DRAFT.beforePeriod, selections: [{ dimension: 'severity', values: ['fatal'] }] })],
    ['a rectangle', parseAccidentFilter({ area: [0, 51, 1, 52], selections: [{ dimension: 'severity', values: ['fatal'] }] })],
    ['areas', parseAccidentFilter({ within: ['3'], selections: [{ dimension: 'severity', values: ['fatal'] }] })],
    ['nothing', parseAccidentFilter({})],
  ])('refuses a target type that is told by %s', (_what, targetFilter) => {
    expect(refusalOf({ targetFilter })).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'targetFilter' } });
  });

  it.each([
    ['annualAverageDailyTrafficBefore', 0],
    ['annualAverageDailyTrafficAfter', Number.NaN],
    ['coefficientOfVariationBefore', -0.1],
    ['coefficientOfVariationAfter', 1.1],
  ] as const)('refuses traffic whose %s is %d', (parameter, value) => {
    expect(refusalOf({ traffic: { ...TRAFFIC, [parameter]: value } })).toMatchObject({
      code: 'PARAMETER_OUT_OF_RANGE',
      details: { parameter },
    });
  });
});
