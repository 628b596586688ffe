import { describe, expect, it } from '@jest/globals';
import { readRows } from './read-rows.ts';

const label = { el: '2016', en: '2016' };

describe('the rows of a shared table', () => {
  it('keep what is not shown apart from zero', () => {
    expect(readRows([{ label, counts: [10, null, 0] }])).toEqual([{ label, counts: [10, null, 0] }]);
  });

  it.each([null, 'x', {}, [null], [{ label }], [{ label: '2016', counts: [1] }], [{ label, counts: ['1'] }]])('are none in %j', (rows) => {
    expect(readRows(rows)).toEqual([]);
  });
});
