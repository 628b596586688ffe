import { describe, expect, it } from '@jest/globals';
import { periodPresets } from './period-presets.ts';

describe('ready-made periods', () => {
  it('end with the data and are shorter than the data', () => {
    expect(periodPresets({ start: '2014-01-01', end: '2019-01-01' })).toEqual([
      { years: 1, period: { start: '2018-01-01', end: '2019-01-01' } },
      { years: 3, period: { start: '2016-01-01', end: '2019-01-01' } },
    ]);
  });

  it('are none where the data cover less than a year', () => {
    expect(periodPresets({ start: '2018-06-01', end: '2018-12-01' })).toEqual([]);
  });

  it('step over a leap day', () => {
    expect(periodPresets({ start: '2010-01-01', end: '2020-02-29' })[0]?.period).toEqual({ start: '2019-03-01', end: '2020-02-29' });
  });
});
