import { describe, expect, it } from '@jest/globals';
import type { TrafficUnitDraft } from '@elektron/domain';
import fc from 'fast-check';
import { canonicalJson, contentHash, describeContent } from './content-hash.ts';

const draft: TrafficUnitDraft = {
  kind: 'traffic-unit',
  accidentSourceRecordId: '2014A',
  unitReference: '1',
  roadUser: 'car',
  roadUserNative: 'Car',
  attributes: { b: '2', a: '1' },
};

describe('the content hash', () => {
  it('is 32 hexadecimal digits, the same on every machine', () => {
    expect(contentHash(draft, 'stats19/1')).toBe('874ad14cd41e729e069154f030f041f7');
  });

  it('does not depend on the order of making', () => {
    const reversed = Object.fromEntries(
      Object.entries({ ...draft, attributes: { a: '1', b: '2' } }).reverse(),
    ) as unknown as TrafficUnitDraft;
    expect(contentHash(reversed, 'stats19/1')).toBe(contentHash(draft, 'stats19/1'));
  });

  it('comes with the attributes in the form that it is made of', () => {
    const { hash, attributes } = describeContent(draft, 'stats19/1');
    expect(hash).toBe(contentHash(draft, 'stats19/1'));
    expect(attributes).toBe('{"a":"1","b":"2"}');
  });

  it('writes attributes in one form however they were made', () => {
    // Keys like numbers come first in an object whatever the order of their making.
    const key = fc.oneof(fc.string(), fc.constantFrom('2', '10', 'é', 'β')).filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(key, fc.string()), (attributes) => {
        for (const entries of [Object.entries(attributes).reverse(), Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))]) {
          const made = { ...draft, attributes: Object.fromEntries(entries) };
          expect(describeContent(made, 'stats19/1').attributes).toBe(canonicalJson(attributes));
        }
      }),
      { seed: 1 },
    );
  });

  it('changes with every field, every attribute and the mapping', () => {
    const others = [
      { ...draft, unitReference: '2' },
      { ...draft, roadUser: null },
      { ...draft, attributes: { a: '1' } },
      { ...draft, attributes: { a: '2', b: '1' } },
      { ...draft, attributes: { a: '1', b: '2', c: '' } },
    ].map((other) => contentHash(other, 'stats19/1'));
    expect(new Set([...others, contentHash(draft, 'stats19/1'), contentHash(draft, 'stats19/2')]).size).toBe(7);
  });

  it('rests on a text that says everything, keys in one order', () => {
    const value = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.oneof(fc.string(), fc.constant(null), fc.integer()),
    );
    fc.assert(
      fc.property(value, (object) => {
        const shuffled = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(shuffled)).toBe(canonicalJson(object));
        expect(JSON.parse(canonicalJson(object))).toEqual({ ...object });
      }),
      { seed: 1 },
    );
  });
});
