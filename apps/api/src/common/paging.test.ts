import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { DEFAULT_PAGE_SIZE, formatCursor, MAX_PAGE_SIZE, parseCursor, parsePageSize, toPage, type Page } from './paging.ts';

describe('pages', () => {
  it('have a size within reason', () => {
    expect(parsePageSize(1)).toBe(1);
    expect(parsePageSize(MAX_PAGE_SIZE)).toBe(MAX_PAGE_SIZE);
    expect(parsePageSize(null)).toBe(DEFAULT_PAGE_SIZE);
    for (const size of [0, -1, 1.5, MAX_PAGE_SIZE + 1, Number.NaN]) expect(() => parsePageSize(size)).toThrow('INPUT_INVALID');
  });

  it('go on where a cursor says, whatever it holds', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), (count, number, text) => {
        const keys = [count, number === 0 ? 0 : number, text.replaceAll('\0', '')] as const;
        expect(parseCursor(formatCursor(keys), 'count', 'number', 'text')).toEqual(keys);
      }),
      { seed: 1 },
    );
    for (const none of [null, undefined, '']) expect(parseCursor(none, 'count', 'text')).toBeNull();
  });

  it('refuse cursors that nobody has made', () => {
    for (const cursor of [
      'x',
      formatCursor([1, 2]),
      Buffer.from('{"a":1}').toString('base64url'),
      Buffer.from('[[1]]').toString('base64url'),
    ]) {
      expect(() => parseCursor(cursor, 'count')).toThrow('INPUT_INVALID');
    }
  });

  it.each<['count' | 'number' | 'text', string]>([
    ['count', '[99999999999]'],
    ['count', '[2147483648]'],
    ['count', '[-1]'],
    ['count', '[1.5]'],
    ['count', '["abc"]'],
    ['count', '["1"]'],
    ['count', '[null]'],
    ['count', '[true]'],
    ['number', '[1e999]'],
    ['number', '["1"]'],
    ['number', '[null]'],
    ['text', '[1]'],
    ['text', '["a\\u0000b"]'],
    ['text', '[null]'],
  ])('refuse for a %s what the database would fail at: %s', (kind, json) => {
    expect(() => parseCursor(Buffer.from(json).toString('base64url'), kind)).toThrow('INPUT_INVALID');
  });

  it('together are the whole list, each row once', () => {
    const all = Array.from({ length: 23 }, (_, i) => i + 1);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const last: number = parseCursor(after, 'count')?.[0] ?? 0;
      const page: Page<number> = toPage(all.filter((n) => n > last).slice(0, 6), 5, (n) => [n]);
      seen.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });
});
