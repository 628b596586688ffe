import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { formatAccidentId } from './accident-columns.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { sortNewestFirst, timeKeyOf } from './newest-first.ts';
import { packRecords, records } from './testing/arbitrary-records.ts';

describe('accidents in the order of time', () => {
  it('stand newest first, what is unknown after what is known, equal times by id', () => {
    fc.assert(
      fc.property(records, (plain) => {
        const columns = buildAccidentColumns(packRecords(plain), 'mph');
        const expected = plain.accidents.toSorted((a, b) => {
          for (const part of ['year', 'month', 'day', 'hour', 'minute'] as const) {
            const difference = (b[part] ?? -1) - (a[part] ?? -1);
            if (difference !== 0) return difference;
          }
          return a.id < b.id ? -1 : 1;
        });
        const order = sortNewestFirst(columns);
        expect(Array.from(order, (index) => formatAccidentId(columns, index))).toEqual(expected.map(({ id }) => id));
        const keys = Array.from(order, (index) => timeKeyOf(columns, index));
        expect(keys).toEqual(keys.toSorted((a, b) => b - a));
      }),
    );
  });
});
