import { describe, expect, it } from '@jest/globals';

import { AwaitedWork } from './awaited-work.ts';

function begin(): { readonly work: AwaitedWork<string>; readonly finish: (answer: string) => void; readonly stopped: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<string>();
  let stopped = false;
  const work = new AwaitedWork((signal) => {
    signal.addEventListener('abort', () => (stopped = true));
    return promise;
  });
  return { work, finish: resolve, stopped: () => stopped };
}

describe('work for which several wait', () => {
  it('answers all of them, and goes on while one is left', async () => {
    const { work, finish, stopped } = begin();
    const [gone, left] = [new AbortController(), new AbortController()];
    const answers = Promise.all([work.join(gone.signal), work.join(left.signal)]);
    gone.abort();
    expect(stopped()).toBe(false);
    finish('done');
    expect(await answers).toEqual(['done', 'done']);
    // Whoever goes after it was done stops nothing.
    left.abort();
    expect([stopped(), work.isStopped]).toEqual([false, false]);
    expect(await work.join(undefined)).toBe('done');
  });

  it('is stopped by the last that goes, also by one that was gone before', async () => {
    const { work, finish, stopped } = begin();
    const gone = new AbortController();
    const first = work.join(gone.signal);
    gone.abort();
    expect([stopped(), work.isStopped]).toEqual([true, true]);
    finish('late');
    expect(await first).toBe('late');
    const other = begin();
    const late = other.work.join(AbortSignal.abort());
    expect(other.stopped()).toBe(true);
    other.finish('late');
    expect(await late).toBe('late');
  });

  it('goes on for one who waits to the end', () => {
    const { work, stopped } = begin();
    const gone = new AbortController();
    void work.join(undefined);
    void work.join(gone.signal);
    gone.abort();
    expect(stopped()).toBe(false);
  });
});
