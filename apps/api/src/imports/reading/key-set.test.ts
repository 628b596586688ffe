import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';

import { KeySet } from './key-set.ts';

const digest = (text: string): string => hash('sha256', text, 'hex');

describe('the keys of an import', () => {
  it('tells a repeat from a contradiction', () => {
    const keys = new KeySet();
    expect(keys.see(digest('a'), digest('1'))).toBe('new');
    expect(keys.see(digest('a'), digest('1'))).toBe('same');
    expect(keys.see(digest('a'), digest('2'))).toBe('differs');
    expect(keys.see(digest('a'), digest('1'))).toBe('same');
    expect(keys.has(digest('a'))).toBe(true);
    expect(keys.has(digest('b'))).toBe(false);
  });

  it('agrees with a Map while it grows', () => {
    const keys = new KeySet();
    const slow = new Map<string, string>();
    for (let i = 0; i < 30_000; i++) {
      const key = digest(`k${(i * 7919) % 20_011}`);
      const content = digest(`c${i % 3}`);
      const known = slow.get(key);
      const expected = known === undefined ? 'new' : known === content ? 'same' : 'differs';
      if (known === undefined) slow.set(key, content);
      if (keys.see(key, content) !== expected) throw new Error(`differs at ${i}`);
    }
    expect(keys.size).toBe(slow.size);
  });
});
