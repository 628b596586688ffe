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
    const keys = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(keys, (values) => expect(parseCursor(formatCursor(values), values.length)).toEqual(values)),
      { seed: 1 },
    );
    expect(parseCursor(null, 2)).toBeNull();
  });

  it('refuse cursors that nobody has made', () => {
    for (const cursor of [
      'x',
      formatCursor([1, 2]),
      Buffer.from('{"a":1}').toString('base64url'),
      Buffer.from('[[1]]').toString('base64url'),
    ]) {
      expect(() => parseCursor(cursor, 1)).toThrow('INPUT_INVALID');
    }
  });

  it('together are the whole list, each row once', () => {
    const all = Array.from({ length: 23 }, (_, i) => i + 1);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const last: number = Number(parseCursor(after, 1)?.[0] ?? 0);
      const page: Page<number> = toPage(all.filter((n) => n > last).slice(0, 6), 5, (n) => [n]);
      seen.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });
});
