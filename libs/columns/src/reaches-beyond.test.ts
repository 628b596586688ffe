import { describe, expect, it } from '@jest/globals';

import { reachesBeyond } from './reaches-beyond.ts';

describe('a period and the records', () => {
  const records = { start: '2014-01-03', end: '2018-06-15' };

  it.each([
    ['2014-01-01', '2018-01-01', false],
    ['2013-12-01', '2018-01-01', true],
    ['2018-01-01', '2018-07-01', false],
    ['2018-01-01', '2019-01-01', true],
  ])('from %s to %s: beyond is %s; some quiet weeks at either end are not', (start, end, beyond) => {
    expect(reachesBeyond({ start, end }, records)).toBe(beyond);
  });
});
