import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { digestOf, formatCanonicalJson } from './canonical-json.ts';

/** The same value with the members of every object in reverse order. */
function reverseMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reverseMembers(member)]),
  );
}

describe('canonical JSON', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(formatCanonicalJson(reverseMembers(value))).toBe(formatCanonicalJson(value));
      }),
    );
  });

  it('reads back as the same value, every number to its last bit', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(formatCanonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(JSON.parse(formatCanonicalJson([0.1 + 0.2, 5e-324, -1e21]))).toEqual([0.1 + 0.2, 5e-324, -1e21]);
  });

  it('leaves out what is absent and writes typed arrays as lists', () => {
    expect(formatCanonicalJson({ b: undefined, a: new Float32Array([1, 0.5]) })).toBe('{"a":[1,0.5]}');
  });

  it('refuses what JSON would turn into null', () => {
    for (const number of [NaN, Infinity, -Infinity]) expect(() => formatCanonicalJson({ a: [number] })).toThrow(RangeError);
  });

  it('has the digest that every other program computes', () => {
    // echo -n '{"a":1}' | sha256sum
    expect(digestOf(formatCanonicalJson({ a: 1 }))).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });
});
