import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { formatAccidentId } from './accident-columns.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { findAccident } from './find-accident.ts';
import { packRecords, records } from './testing/arbitrary-records.ts';

describe('an accident of an id', () => {
  it('is where its id stands, and nowhere when no accident has it', () => {
    fc.assert(
      fc.property(records, fc.uuid(), (plain, other) => {
        const columns = buildAccidentColumns(packRecords(plain), 'km/h');
        for (let index = 0; index < columns.count; index += 1) {
          expect(findAccident(columns, formatAccidentId(columns, index))).toBe(index);
          expect(findAccident(columns, formatAccidentId(columns, index).toUpperCase())).toBe(index);
        }
        expect(findAccident(columns, other)).toBe(-1);
      }),
      { seed: 4 },
    );
  });
});
