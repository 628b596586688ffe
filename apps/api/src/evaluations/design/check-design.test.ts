import { describe, expect, it } from '@jest/globals';

import { checkDesign, marginsOf, type DesignFacts } from './check-design.ts';
import type { DesignCheck } from './design-check.ts';
import { DESIGN_CHECKS, DESIGN_FINDINGS, type DesignCheckId } from './design-texts.ts';
import type { RecordingJump } from './recording-jumps.ts';

const QUESTION = {
  beforePeriod: { start: '2013-01-01', end: '2016-01-01' },
  worksPeriod: { start: '2016-03-01', end: '2016-10-01' },
  afterPeriod: { start: '2017-01-01', end: '2020-01-01' },
};
const GOOD: DesignFacts = {
  question: QUESTION,
  records: { start: '2012-01-01', end: '2021-01-01' },
  chosen: { pool: 'accident-outside-periods', treatedByOthers: 0, treated: 12, leftOut: 0, reference: 300 },
  zeroSites: 2,
  others: 0,
  selectedForHighCounts: true,
  recording: { years: 7, jumps: [] },
  changes: [],
  recommended: 'empirical-bayes',
};

function find(facts: Partial<DesignFacts>, id: DesignCheckId): DesignCheck {
  return checkDesign({ ...GOOD, ...facts }).find((each) => each.id === id)!;
}

function ask(question: Partial<DesignFacts['question']>, id: DesignCheckId): DesignCheck {
  return find({ question: { ...QUESTION, ...question } }, id);
}

describe('the design of a study', () => {
  it('passes every check of THE checks, in their order, where nothing is wrong', () => {
    const checks = checkDesign(GOOD);
    expect(checks.map(({ id }) => id)).toEqual(Object.keys(DESIGN_CHECKS));
    expect(checks.filter(({ state }) => state !== 'passed')).toEqual([]);
  });

  it('keeps a month off the works, unless these are whole calendar years', () => {
    expect(marginsOf(QUESTION)).toEqual({ before: 60, after: 92, isShort: false, areWholeYears: false });
    const close = { beforePeriod: { start: '2013-02-01', end: '2016-02-01' } };
    expect(ask(close, 'works-out')).toMatchObject({ state: 'attention', details: { before: 29, after: 92, advised: 30 } });
    const years = {
      ...close,
      worksPeriod: { start: '2016-01-01', end: '2017-01-01' },
      beforePeriod: { start: '2013-01-01', end: '2016-01-01' },
    };
    expect(ask(years, 'works-out')).toMatchObject({ state: 'passed', code: 'WORKS_WHOLE_YEARS' });
  });

  it.each([
    ['2017-01-01', '2020-01-01', 'passed', 'WHOLE_YEARS'],
    ['2017-01-01', '2017-04-01', 'attention', 'SEASONS_DIFFER'],
    ['2017-01-01', '2018-07-01', 'attention', 'SEASONS_DIFFER'],
  ] as const)('asks for whole years: %s to %s', (start, end, state, code) => {
    expect(ask({ afterPeriod: { start, end } }, 'whole-years')).toMatchObject({ state, code });
  });

  it('takes the same months for whole years', () => {
    const summers = { beforePeriod: { start: '2015-06-01', end: '2015-09-01' }, afterPeriod: { start: '2018-06-01', end: '2018-09-01' } };
    expect(ask(summers, 'whole-years')).toMatchObject({ state: 'passed', code: 'SAME_MONTHS' });
  });

  it('asks for three years before and one after, and says that three are better', () => {
    expect(ask({ beforePeriod: { start: '2014-01-01', end: '2016-01-01' } }, 'years-before')).toMatchObject({
      state: 'attention',
      details: { years: 2, advised: 3 },
    });
    const after = (end: string): DesignCheck => ask({ afterPeriod: { start: '2017-01-01', end } }, 'years-after');
    expect(after('2017-04-01')).toMatchObject({ state: 'attention', details: { months: 3 } });
    expect([after('2018-01-01').code, after('2019-01-01').code, after('2020-01-01').code]).toEqual([
      'YEARS_AFTER_ENOUGH',
      'YEARS_AFTER_ENOUGH',
      'YEARS_ENOUGH',
    ]);
  });

  it('tells records that end early from none at all', () => {
    const records = (end: string): DesignCheck => find({ records: { start: '2012-01-01', end } }, 'recorded');
    expect([records('2021-01-01').state, records('2019-12-10').state]).toEqual(['passed', 'passed']);
    expect(records('2018-06-01')).toMatchObject({ state: 'attention', details: { end: '2018-05-31' } });
    expect(records('2016-12-31')).toMatchObject({ state: 'failed', code: 'NOT_RECORDED' });
  });

  it('fails without reference sites, by the method that needs them', () => {
    const of = (reference: number, recommended: DesignFacts['recommended']): string =>
      find({ chosen: { ...GOOD.chosen, reference }, recommended }, 'reference-sites').state;
    expect([of(0, 'empirical-bayes'), of(49, 'empirical-bayes'), of(50, 'empirical-bayes'), of(100, 'empirical-bayes')]).toEqual([
      'failed',
      'failed',
      'attention',
      'passed',
    ]);
    expect([of(0, 'comparison-group'), of(1, 'comparison-group'), of(50, 'comparison-group')]).toEqual(['failed', 'attention', 'passed']);
  });

  it('counts sites without accidents, and says which are left out', () => {
    expect(find({}, 'zero-sites')).toMatchObject({ state: 'passed', details: { sites: 12, zeros: 2 } });
    expect(find({ chosen: { ...GOOD.chosen, leftOut: 3 } }, 'zero-sites')).toMatchObject({
      state: 'attention',
      details: { sites: 3, treated: 15 },
    });
    expect(find({ chosen: { ...GOOD.chosen, treated: 0, leftOut: 3 } }, 'zero-sites').state).toBe('failed');
  });

  it('names other interventions at the same sites, and a choice that is not known', () => {
    expect(find({ chosen: { ...GOOD.chosen, treatedByOthers: 2 }, others: 1 }, 'other-interventions')).toMatchObject({
      state: 'attention',
      details: { sites: 2 },
    });
    expect(find({ selectedForHighCounts: null }, 'selection').state).toBe('not-known');
  });

  it('names the jump that chance explains least, and changes that people have noted', () => {
    const jump = (series: RecordingJump['series'], year: number, pValue: number): RecordingJump => ({
      series,
      year,
      pValue,
      before: 0.9,
      after: 0.6,
    });
    const recording = { years: 7, jumps: [jump('severe', 2015, 1e-4), jump('unknown', 2017, 1e-9), jump('located', 2016, 1e-5)] };
    expect(find({ recording }, 'recording-severity')).toMatchObject({ state: 'attention', details: { year: 2017, before: 90, after: 60 } });
    expect(find({ recording }, 'recording-located')).toMatchObject({ state: 'attention', details: { year: 2016 } });
    expect(find({ recording }, 'recording-level').state).toBe('passed');
    expect(find({ recording: { years: 1, jumps: [] } }, 'recording-level').state).toBe('not-known');
    const steady = (years: number): string => find({ recording: { years, jumps: [] } }, 'recording-level').code;
    expect([steady(4), steady(5)]).toEqual(['STEADY_BY_CHANCE', 'STEADY']);
    const changes = [{ on: '2015-07-01', text: { el: 'α', en: 'a' } }];
    expect(find({ changes }, 'recording-known')).toMatchObject({ state: 'attention', details: { changes: 1, first: '2015-07-01' } });
  });

  it('advises where it does not pass, and only names what its numbers fill', () => {
    // What a text names: the same in both languages.
    const namedIn = (text: string): string[] => [...new Set([...text.matchAll(/{{(\w+)/g)].map(([, name]) => name ?? ''))].sort();
    for (const { finding } of Object.values(DESIGN_FINDINGS)) expect(namedIn(finding.el)).toEqual(namedIn(finding.en));
    const weak = checkDesign({
      ...GOOD,
      chosen: { ...GOOD.chosen, treated: 0, reference: 0 },
      records: { start: '2012-01-01', end: '2013-01-01' },
    });
    for (const { code } of weak.filter(({ state }) => state === 'failed')) expect(DESIGN_FINDINGS[code]).toHaveProperty('advice');
  });
});
