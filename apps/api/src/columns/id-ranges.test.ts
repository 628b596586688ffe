import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { divideIds, mergeIds } from './id-ranges.ts';

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

describe('stretches of ids', () => {
  it('hold every id once', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 500 }), (id, parts) => {
        const ranges = divideIds(parts);
        expect(ranges).toHaveLength(parts);
        for (const wanted of [id, '00000000-0000-0000-0000-000000000000', LAST_ID]) {
          expect(ranges.filter(({ from, to }) => from <= wanted && wanted <= to)).toHaveLength(1);
        }
      }),
    );
  });

  it('are none where there is nothing', () => {
    expect(divideIds(0)).toEqual([]);
  });
});

describe('merged ids', () => {
  const sorted = fc.uniqueArray(fc.uuid()).map((ids) => ids.sort());
  const pack = (ids: readonly string[]): Uint8Array => Buffer.from(ids.join('').replaceAll('-', ''), 'hex');

  it('are the union of both lists, ascending', () => {
    const shared = fc.uniqueArray(fc.uuid(), { maxLength: 5 });
    fc.assert(
      fc.property(sorted, sorted, shared, (one, other, both) => {
        const [first, second] = [[...new Set([...one, ...both])].sort(), [...new Set([...other, ...both])].sort()];
        const union = [...new Set([...first, ...second])].sort();
        expect(Buffer.from(mergeIds(pack(first), pack(second))).toString('hex')).toBe(Buffer.from(pack(union)).toString('hex'));
      }),
    );
  });
});
