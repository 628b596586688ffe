import { describe, expect, it } from '@jest/globals';
import { blankForm, toEntry } from './street-form.ts';
import { oneAtATime, sendWaiting, type Settled } from './send-waiting.ts';
import type { KeptEntry } from './street-store.ts';

const ME = { personId: 'p1', organisationId: 'o1' };
const FORM = {
  ...blankForm('2024-03-05'),
  item: 'steps',
  state: 'present',
  place: { longitude: 1, latitude: 2, accuracyMeters: null },
} as const;

function kept(number: number, change: Partial<KeptEntry> = {}): KeptEntry {
  const entryId = `e${number}`;
  const entry = toEntry(FORM, entryId);
  return { entryId, owner: ME, madeAt: number, entry, status: 'waiting', tried: false, reason: null, batchId: null, ...change };
}

/** In the place of the phone. */
class Memory {
  entries: KeptEntry[];
  constructor(...entries: KeptEntry[]) {
    this.entries = entries;
  }
  list = () => Promise.resolve([...this.entries]);
  change = (changed: readonly KeptEntry[]) => {
    this.entries = this.entries.map((old) => changed.find(({ entryId }) => entryId === old.entryId) ?? old);
    return Promise.resolve();
  };
}

const all = (outcome: Settled['outcome'], sent: string[][]) => (entries: readonly { readonly entryId: string | number }[]) => {
  const ids = entries.map(({ entryId }) => String(entryId));
  sent.push(ids);
  return Promise.resolve(ids.map((entryId) => ({ entryId, outcome, batchId: 7 })));
};

describe('what waits on the phone', () => {
  it('is sent in the order in which it was made, a few at once, and each once', async () => {
    const store = new Memory(...Array.from({ length: 45 }, (_, i) => kept(i)));
    const sent: string[][] = [];
    await sendWaiting(store, ME, all('RECORDED', sent));
    expect(sent.map((ids) => ids.length)).toEqual([20, 20, 5]);
    expect(sent.flat()).toEqual(store.entries.map(({ entryId }) => entryId));
    expect(store.entries.every(({ status, batchId }) => status === 'sent' && batchId === 7)).toBe(true);
    await sendWaiting(store, ME, all('RECORDED', sent));
    expect(sent).toHaveLength(3);
  });

  it('is not sent in the name of somebody else, nor for another organisation, nor when it was refused', async () => {
    const store = new Memory(
      kept(1, { owner: { ...ME, personId: 'p2' } }),
      kept(2, { owner: { ...ME, organisationId: 'o2' } }),
      kept(3, { status: 'refused' }),
    );
    const before = store.entries;
    const sent: string[][] = [];
    await sendWaiting(store, ME, all('RECORDED', sent));
    expect([sent, store.entries]).toEqual([[], before]);
  });

  it('still waits when no answer comes, and is known to have been on its way', async () => {
    const store = new Memory(kept(1), kept(2));
    await expect(sendWaiting(store, ME, () => Promise.reject(new Error('offline')))).rejects.toThrow('offline');
    expect(store.entries.map(({ status, tried }) => [status, tried])).toEqual([
      ['waiting', true],
      ['waiting', true],
    ]);
  });

  it('says why it was refused, and what the server puts off is asked for until nothing moves any more', async () => {
    const store = new Memory(kept(1), kept(2), kept(3));
    const message = { el: 'όχι', en: 'no' };
    let rounds = 0;
    await sendWaiting(store, ME, (entries) => {
      rounds += 1;
      return Promise.resolve(
        entries.map(({ entryId }): Settled => {
          if (entryId === 'e1') return { entryId, outcome: 'REFUSED', reason: { message } };
          return { entryId: String(entryId), outcome: entryId === 'e2' && rounds === 2 ? 'RECORDED' : 'WAITING' };
        }),
      );
    });
    expect(rounds).toBe(3);
    expect(store.entries.map(({ status, reason }) => [status, reason])).toEqual([
      ['refused', message],
      ['sent', null],
      ['waiting', null],
    ]);
  });
});

describe('attempts to send', () => {
  it('are made one at a time, and who asks meanwhile is heard once more', async () => {
    let running = 0;
    let made = 0;
    const states: boolean[] = [];
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const attempt = async (): Promise<void> => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      made += 1;
      if (made === 2) setTimeout(end, 5);
      throw new Error('no answer');
    };
    const send = oneAtATime(attempt, (sending) => states.push(sending));
    for (let i = 0; i < 5; i += 1) send();
    await ended;
    expect([made, states]).toEqual([2, [true, false, true, false]]);
  });
});
