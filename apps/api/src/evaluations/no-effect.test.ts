import { beforeAll, describe, expect, it } from '@jest/globals';
import { findHexagon, hexagonCenter } from '@elektron/spatial-analysis';
import { randomGamma, randomPoisson, seededRandom, type Random } from '@elektron/statistics';

import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../common/testing/make-columns.ts';
import { evaluateIntervention } from './evaluate-intervention.ts';
import { parseEvaluation } from './evaluation-question.ts';
import { findBusiestPlaces } from './find-busiest-places.ts';

const TOWNS = 80;
const SITES = 400;
const TREATED = 12;
/** Like the demo's pool: some three accidents per site in two years, sites differing widely. */
const MEAN_PER_YEAR = 1.3;
const SHAPE = 0.8;
/** Traffic grows a little everywhere. */
const TREND = 1.1;

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const QUESTION = parseEvaluation(
  { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } },
  WORKS,
);
const PLANE = createPlane(TEST_SRID);
const ORIGIN = findHexagon(530_000, 180_000, QUESTION.siteWidthMeters);

/** A town where nothing is done: every site keeps its own long-run mean, and the whole town its trend. */
function makeQuietTown(random: Random): TestAccident[] {
  return Array.from({ length: SITES }, (_, site) => {
    // Three hexagons apart: beside no other site.
    const hexagon = { q: ORIGIN.q + 3 * (site % 20), r: ORIGIN.r + 3 * Math.floor(site / 20) };
    const { x, y } = hexagonCenter(hexagon, QUESTION.siteWidthMeters);
    const mean = randomGamma(random, SHAPE, SHAPE / MEAN_PER_YEAR);
    const happen = (years: number, date: string): TestAccident[] =>
      Array.from({ length: randomPoisson(random, mean * years) }, () => ({ x, y, date }));
    return [...happen(2, '2015-01-01'), ...happen(1, '2016-07-01'), ...happen(2 * TREND, '2018-01-01')];
  }).flat();
}

/** Treats the busiest places of a town, to no effect, and says what the methods make of it. */
function evaluateTown(seed: number) {
  const columns = makeColumns(makeQuietTown(seededRandom(seed)));
  const busiest = findBusiestPlaces(columns, QUESTION, TREATED, PLANE);
  const places = busiest.map(([longitude, latitude]) => PLANE.toMeters(longitude, latitude)!);
  const { estimates } = evaluateIntervention(columns, { places, selectedForHighCounts: true, illustrative: true }, QUESTION, PLANE);
  return estimates.map(({ result }) => result!.crashModificationFactor);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('places picked for their many accidents, and nothing done', () => {
  let towns: ReturnType<typeof evaluateTown>[];
  beforeAll(() => {
    towns = Array.from({ length: TOWNS }, (_, town) => evaluateTown(1000 + town));
  });
  const factorsOf = (method: number): number[] => towns.map((factors) => factors[method]!.value!);

  it('look like a success to the naive comparison and to the comparison group', () => {
    expect(mean(factorsOf(0))).toBeLessThan(0.95);
    expect(mean(factorsOf(1))).toBeLessThan(0.9);
  });

  it('look like what they are to empirical Bayes: no effect, within 3 %', () => {
    expect(Math.abs(mean(factorsOf(2)) - 1)).toBeLessThan(0.03);
  });

  it('lie inside of the interval of empirical Bayes about as often as it says', () => {
    const covered = towns.filter(([, , bayes]) => bayes!.confidenceInterval!.lower <= 1 && bayes!.confidenceInterval!.upper >= 1).length;
    // 95 % of 80 towns is 76; four standard errors below is 68.
    expect(covered).toBeGreaterThanOrEqual(68);
  });
});
