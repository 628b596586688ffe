import { describe, expect, it } from '@jest/globals';
import { describeProblem, isProblem, LANGUAGES } from '@elektron/domain';

import { createPlane } from '../common/plane.ts';
import { TEST_SRID } from '../common/testing/make-columns.ts';
import { findConcurrent, parseIntervention, type Intervention } from './intervention.ts';

const EVALUATED: Intervention = {
  interventionId: 'e',
  name: { el: 'Έργο', en: 'Works' },
  kind: 'signals',
  sites: [[0, 51]],
  worksPeriod: { start: '2016-01-01', end: '2017-01-01' },
  selectedForHighCounts: true,
  illustrative: false,
  source: '',
  note: { el: '', en: '' },
};
const PERIODS = { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } };
const other = (interventionId: string, start: string, end: string, illustrative = false): Intervention => ({
  ...EVALUATED,
  interventionId,
  illustrative,
  worksPeriod: { start, end },
});

describe('other interventions', () => {
  it('count when they are real and their works begin before the study ends and end after it begins', () => {
    const all = [
      EVALUATED,
      other('within', '2015-01-01', '2015-06-01'),
      other('ends on the first day', '2013-01-01', '2014-01-01'),
      other('ends a day later', '2013-01-01', '2014-01-02'),
      other('begins on the last day', '2018-12-31', '2019-06-01'),
      other('begins a day later', '2019-01-01', '2019-06-01'),
      other('lasts all along', '2010-01-01', '2024-01-01'),
      other('invented', '2015-01-01', '2015-06-01', true),
    ];
    const found = findConcurrent(all, EVALUATED, PERIODS).map(({ interventionId }) => interventionId);
    expect(found).toEqual(['begins on the last day', 'ends a day later', 'lasts all along', 'within']);
  });
});

describe('the places of an intervention', () => {
  const PLANE = createPlane(TEST_SRID);
  const refusal = (sites: readonly (readonly number[])[]): readonly string[] => {
    try {
      parseIntervention({ ...EVALUATED, sites }, PLANE);
      return [];
    } catch (error) {
      if (!isProblem(error)) throw error;
      return LANGUAGES.map((language) => describeProblem(error, language));
    }
  };
  const GOOD = [-0.0203, 51.5931] as const;

  it('are taken as they are where the reference system reaches', () => {
    expect(parseIntervention({ ...EVALUATED, sites: [GOOD] }, PLANE).sites).toEqual([GOOD]);
  });

  it.each([
    [[GOOD, [51.5931, -0.0203]], ['Η θέση 2 (−0,0203 / 51,5931) ', 'Place 2 (−0.0203 / 51.5931) '], /αντεστραμμένα|swapped/],
    [[[0, 0]], ['Η θέση 1 (0 / 0) ', 'Place 1 (0 / 0) '], /μακριά|far from/],
    [[GOOD, GOOD, [1]], ['Η θέση 3 ([1]) ', 'Place 3 ([1]) '], /δύο αριθμοί|two numbers/],
    [[[1, 2, 3]], ['Η θέση 1 ([1; 2; 3]) ', 'Place 1 ([1; 2; 3]) '], /δύο αριθμοί|two numbers/],
  ] as const)('are refused by number, with what is wrong in both languages: %j', (sites, beginnings, why) => {
    const messages = refusal(sites);
    expect(messages.map((message, i) => message.startsWith(beginnings[i]!))).toEqual([true, true]);
    for (const message of messages) expect(message).toMatch(why);
  });

  it('must be some, and are called so in both languages', () => {
    expect(refusal([])).toEqual(['Το «θέσεις» δεν είναι έγκυρο: δώστε από 1 έως 5000.', '“places” is not valid: give from 1 to 5000.']);
  });
});
