import { describe, expect, it } from '@jest/globals';

import { BoundedCache } from './bounded-cache.ts';
import { OnceASecond } from './once-a-second.ts';
import { Turnstile } from './turnstile.ts';

describe('what is known for a second', () => {
  it('is asked once however many wait, anew when the second is over, and at once after a failure', async () => {
    let now = 0;
    let asked = 0;
    let fails = false;
    const shared = new OnceASecond(
      async () => {
        asked += 1;
        await Promise.resolve();
        if (fails) throw new Error('gone');
        return asked;
      },
      () => now,
    );
    expect(await Promise.all([shared.get(), shared.get(), shared.get()])).toEqual([1, 1, 1]);
    now = 999;
    expect(await shared.get()).toBe(1);
    now = 1_000;
    expect(await Promise.all([shared.get(), shared.get()])).toEqual([2, 2]);
    now = 2_000;
    fails = true;
    // What was known is not told any more: it may have been withdrawn.
    await expect(shared.get()).rejects.toThrow('gone');
    fails = false;
    expect(await shared.get()).toBe(4);
  });
});

describe('what is kept up to so many bytes', () => {
  it('is made once, and what was asked for longest ago goes first', async () => {
    const made: string[] = [];
    const cache = new BoundedCache<string>(10, (value) => value.length);
    const get = async (key: string): Promise<string> =>
      cache.get(key, async () => {
        made.push(key);
        await Promise.resolve();
        return key.repeat(4);
      });
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['aaaa', 'aaaa', 'bbbb']);
    await get('a');
    await get('c');
    await get('a');
    expect(made).toEqual(['a', 'b', 'c']);
    await get('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is no failure, and nothing that is larger than all of it', async () => {
    const cache = new BoundedCache<string>(3, (value) => value.length);
    await expect(cache.get('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('x', () => Promise.resolve('long'))).toBe('long');
    expect(await cache.get('x', () => Promise.resolve('new'))).toBe('new');
    expect(await cache.get('x', () => Promise.resolve('newer'))).toBe('new');
  });
});

describe('the turnstile before the public', () => {
  it('lets so many through in a second, whoever they are', () => {
    let now = 5;
    const turnstile = new Turnstile(2, () => now);
    expect([turnstile.pass(), turnstile.pass(), turnstile.pass()]).toEqual([true, true, false]);
    now = 1_004;
    expect(turnstile.pass()).toBe(false);
    now = 1_005;
    expect(turnstile.pass()).toBe(true);
  });
});
