import { describe, expect, it } from '@jest/globals';
import { findHexagon, hexagonKey } from '@elektron/spatial-analysis';

import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../common/testing/make-columns.ts';
import { parseEvaluation } from './evaluation-question.ts';
import { findBusiestPlaces } from './find-busiest-places.ts';

const PLANE = createPlane(TEST_SRID);
const QUESTION = parseEvaluation(
  { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } },
  { start: '2016-01-01', end: '2017-01-01' },
);

/** Accidents at places half a kilometre apart: so many before, and so many in the year of works. */
function town(counts: readonly (readonly [before: number, works: number])[]): TestAccident[] {
  return counts.flatMap(([before, works], place) => {
    const at = { x: 537_000 + 500 * place, y: 189_000 };
    return [
      ...Array.from({ length: before }, () => ({ ...at, date: '2015-05-05' })),
      ...Array.from({ length: works }, () => ({ ...at, date: '2016-05-05' })),
    ];
  });
}

/** Which of the town's places they are. */
function placesOf(positions: readonly (readonly [number, number])[]): number[] {
  const name = (x: number, y: number): number => {
    const { q, r } = findHexagon(x, y, QUESTION.siteWidthMeters);
    return hexagonKey(q, r);
  };
  return positions.map(([longitude, latitude]) => {
    const key = name(...(PLANE.toMeters(longitude, latitude)! as [number, number]));
    return Array.from({ length: 10 }, (_, place) => place).find((place) => name(537_000 + 500 * place, 189_000) === key)!;
  });
}

describe('the busiest places', () => {
  it('are those with most accidents before, of those that also had one outside of both periods', () => {
    const columns = makeColumns(
      town([
        [3, 1],
        [9, 0],
        [5, 2],
        [0, 4],
        [7, 1],
        [3, 1],
      ]),
    );
    expect(placesOf(findBusiestPlaces(columns, QUESTION, 3, PLANE))).toEqual([4, 2, 0]);
    expect(placesOf(findBusiestPlaces(columns, QUESTION, 99, PLANE))).toEqual([4, 2, 0, 5]);
  });
});
