import { expect, it } from '@jest/globals';

import { toNetwork } from './named-roads.ts';

const at = (longitude: number, latitude: number): readonly [number, number] => [longitude, latitude];
/** A metre is a degree here. */
const project = ([x, y]: readonly [number, number]) =>
  x > 100 ? null : { longitudeE7: 0, latitudeE7: 0, xMillimeters: x * 1_000, yMillimeters: y * 1_000 };

it('makes a crossing of each point at which stretches of different names end', () => {
  const { streets, crossings, routes } = toNetwork(
    [
      { name: 'A', ends: [at(0, 0), at(1, 1)] },
      { name: 'A', ends: [at(1, 1), at(2, 2)] },
      { name: 'B', ends: [at(1, 1), at(9, 9)] },
      { name: 'C', ends: [at(9, 9), at(1, 1)] },
      { name: 'A', ends: [at(200, 0), at(3, 3)] },
      { name: 'B', ends: [at(200, 0), at(4, 4)] },
    ],
    project,
  );
  expect(streets.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  // Three names meet at one point; what lies outside of the plane is left out.
  expect(crossings).toEqual([
    { streets: [0, 1], x: 1, y: 1 },
    { streets: [0, 2], x: 1, y: 1 },
    { streets: [1, 2], x: 1, y: 1 },
    { streets: [1, 2], x: 9, y: 9 },
  ]);
  expect(routes).toEqual([]);
});
