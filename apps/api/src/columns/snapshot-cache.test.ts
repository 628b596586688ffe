import { describe, expect, it } from '@jest/globals';

import { SnapshotCache } from './snapshot-cache.ts';

describe('a cache of snapshots', () => {
  const create = (limit: number): { cache: SnapshotCache<string>; loads: string[]; get: (key: string) => Promise<string> } => {
    const cache = new SnapshotCache<string>(limit, (value) => value.length);
    const loads: string[] = [];
    const load = async (key: string): Promise<string> => {
      loads.push(key);
      return key.repeat(10);
    };
    return { cache, loads, get: (key) => cache.get(key, () => load(key)) };
  };
  const keysOf = (cache: SnapshotCache<string>): string[] => cache.loaded(() => true).map(({ key }) => key);

  it('loads once however many ask at the same time', async () => {
    const { loads, get } = create(100);
    expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(Array(3).fill('aaaaaaaaaa'));
    expect(loads).toEqual(['a']);
  });

  it('lets the least recently asked for go when the limit is passed', async () => {
    const { cache, get } = create(25);
    await get('a');
    await get('b');
    await get('a');
    await get('c');
    expect(keysOf(cache)).toEqual(['a', 'c']);
  });

  it('keeps the latest even when it alone exceeds the limit', async () => {
    const { cache, get } = create(5);
    await get('a');
    expect(keysOf(cache)).toEqual(['a']);
    await get('b');
    expect(keysOf(cache)).toEqual(['b']);
  });

  it('forgets a load that failed, and tries again for the next who asks', async () => {
    const cache = new SnapshotCache<string>(100, () => 1);
    let fails = true;
    const load = async (): Promise<string> => {
      if (fails) throw new Error('no database');
      return 'there';
    };
    await expect(cache.get('a', load)).rejects.toThrow('no database');
    fails = false;
    expect(await cache.get('a', load)).toBe('there');
  });
});
