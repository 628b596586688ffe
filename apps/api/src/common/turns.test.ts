import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';

import { Turns, TurnsTaken } from './turns.ts';

it('lets only so much be done at once, in the order in which it came', async () => {
  const turns = new Turns(2, 10);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (name: number) => async (): Promise<void> => {
    order.push(name);
    most = Math.max(most, (running += 1));
    await sleep(5);
    running -= 1;
  };
  await Promise.all([1, 2, 3, 4, 5].map((name) => turns.take(work(name))));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5]);
});

it('refuses who would wait too long, and gives the turn on when work fails', async () => {
  const turns = new Turns(1, 1);
  const first = turns.take(async () => {
    await sleep(5);
    throw new Error('broken');
  });
  const second = turns.take(async () => 'done');
  await expect(turns.take(async () => 'never')).rejects.toThrow(TurnsTaken);
  await expect(first).rejects.toThrow('broken');
  expect(await second).toBe('done');
  expect(await turns.take(async () => 'again')).toBe('again');
});
