import { expect, it } from '@jest/globals';

import { RecentMap } from './recent-map.ts';

it('keeps what was set last, and forgets what was set longest ago', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  // Set again, it is the newest.
  map.set('a', 3);
  map.set('c', 4);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4]);
  map.delete('a');
  expect([...map.values()]).toEqual([4]);
});
