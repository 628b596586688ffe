import { isProblem, Problem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { SharedWork } from './shared-work.ts';
import { SnapshotCache } from './snapshot-cache.ts';

/** Work that ends when a test says so, or is stopped; kept and shared as memberships are. */
function createWork() {
  const cache = new SnapshotCache<string>(1_000, () => 1);
  const begun: { readonly end: (value: string) => void; readonly stopped: () => boolean }[] = [];
  const work = (stop: AbortSignal): Promise<string> =>
    cache.get('work', () => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      begun.push({ end: resolve, stopped: () => stop.aborted });
      stop.addEventListener('abort', () => reject(new Problem('CANCELLED')));
      return promise;
    });
  return { begun, work };
}

const outcomeOf = (work: Promise<string>): Promise<string> =>
  work.catch((error: unknown) => (isProblem(error) ? error.code : Promise.reject(error as Error)));

describe('work that several wait for', () => {
  it('goes on as long as one of them waits, and is done once', async () => {
    const { begun, work } = createWork();
    const shared = new SharedWork();
    const gone = new AbortController();
    const first = outcomeOf(shared.wait('a', gone.signal, work));
    const second = outcomeOf(shared.wait('a', undefined, work));
    gone.abort();
    expect(await first).toBe('CANCELLED');
    expect(begun.map(({ stopped }) => stopped())).toEqual([false]);
    begun[0]!.end('found');
    expect(await second).toBe('found');
  });

  it('is stopped when nobody waits, and begun anew for whoever comes then', async () => {
    const { begun, work } = createWork();
    const shared = new SharedWork();
    const gone = [new AbortController(), new AbortController()];
    const both = gone.map(({ signal }) => outcomeOf(shared.wait('a', signal, work)));
    for (const each of gone) each.abort();
    expect(await Promise.all(both)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(begun.map(({ stopped }) => stopped())).toEqual([true]);
    const next = shared.wait('a', undefined, work);
    await new Promise(setImmediate);
    begun.at(-1)!.end('found');
    expect([await next, begun.length]).toEqual(['found', 2]);
  });

  it('is not begun for somebody who has gone before', async () => {
    const { begun, work } = createWork();
    expect(await outcomeOf(new SharedWork().wait('a', AbortSignal.abort(), work))).toBe('CANCELLED');
    expect(begun).toEqual([]);
  });

  it('fails for all as it fails', async () => {
    const failing = (): Promise<string> => Promise.reject(new Problem('TOO_MANY_CELLS', { cells: 1, limit: 0 }));
    const shared = new SharedWork();
    expect(await Promise.all([1, 2].map(() => outcomeOf(shared.wait('a', undefined, failing))))).toEqual([
      'TOO_MANY_CELLS',
      'TOO_MANY_CELLS',
    ]);
  });
});
