import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { measureValue, type ValueSize } from './value-size.ts';

const ENOUGH: ValueSize = { values: Infinity, depth: Infinity, characters: Infinity };

/** The same by recursion. */
function slowly(value: unknown): ValueSize {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const sizes = inner.map(([, item]) => slowly(item));
  const names = Array.isArray(value) ? 0 : inner.reduce((sum, [name]) => sum + name.length, 0);
  const own = typeof value === 'string' ? value.length : names;
  return {
    values: 1 + sizes.reduce((sum, size) => sum + size.values, 0),
    depth: inner.length === 0 ? 0 : 1 + Math.max(...sizes.map(({ depth }) => depth)),
    characters: own + sizes.reduce((sum, size) => sum + size.characters, 0),
  };
}

describe('the size of a value', () => {
  it('is what recursion would count', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(measureValue(value, ENOUGH)).toEqual(slowly(value))));
  });

  it('is found of values that no recursion survives', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(measureValue(deep, ENOUGH)).toMatchObject({ depth: 199_999 });
    expect(measureValue(deep, { ...ENOUGH, depth: 10 }).depth).toBe(11);
  });

  it('stops where it is enough', () => {
    const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 'x'));
    expect(measureValue(wide, { ...ENOUGH, values: 50 }).values).toBe(101);
  });
});
