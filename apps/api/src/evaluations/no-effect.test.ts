import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AccidentColumns } from '@elektron/columns';
import { findHexagon, hexagonCenter, hexagonOfKey } from '@elektron/spatial-analysis';
import { randomGamma, randomPoisson, seededRandom, type Random } from '@elektron/statistics';

import { createPlane, type Position } from '../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../common/testing/make-columns.ts';
import { evaluateIntervention } from './evaluate-intervention.ts';
import { parseEvaluation, type EvaluationQuestion } from './evaluation-question.ts';
import { findBusiestPlaces } from './find-busiest-places.ts';
import { countSites } from './site-counts.ts';
import { byHauer } from './testing/by-hauer.ts';

/** `npm run -s test:no-effect` has both choices with works of both lengths; otherwise each choice and each length comes once. */
const EVERY_CHOICE = process.env['NO_EFFECT'] === 'full';

const TOWNS = 80;
const SITES = 400;
const TREATED = 12;
/** Like the demo's pool: some three accidents per site in two years, sites differing widely. */
const MEAN_PER_YEAR = 1.3;
const SHAPE = 0.8;
/** Traffic grows a little everywhere. */
const TREND = 1.1;

/** A study of two years before and two after. Between them the works, the only days that can say where roads are. */
function ask(worksEnd: string, lastDay: string): EvaluationQuestion {
  const works = { start: '2016-01-01', end: worksEnd };
  return parseEvaluation(
    { beforePeriod: { start: '2014-01-01', end: works.start }, afterPeriod: { start: worksEnd, end: lastDay } },
    works,
  );
}
const YEAR_OF_WORKS = { years: 1, question: ask('2017-01-01', '2019-01-01') };
const QUARTER_OF_WORKS = { years: 0.25, question: ask('2016-04-01', '2018-04-01') };
type Study = typeof YEAR_OF_WORKS;

const PLANE = createPlane(TEST_SRID);
const ORIGIN = findHexagon(530_000, 180_000, YEAR_OF_WORKS.question.siteWidthMeters);

/** A town where nothing is done: every site keeps its own long-run mean, and the whole town its trend. */
function makeQuietTown(random: Random, { years, question }: Study): TestAccident[] {
  return Array.from({ length: SITES }, (_, site) => {
    // Three hexagons apart: beside no other site.
    const hexagon = { q: ORIGIN.q + 3 * (site % 20), r: ORIGIN.r + 3 * Math.floor(site / 20) };
    const { x, y } = hexagonCenter(hexagon, question.siteWidthMeters);
    const mean = randomGamma(random, SHAPE, SHAPE / MEAN_PER_YEAR);
    const happen = (during: number, date: string): TestAccident[] =>
      Array.from({ length: randomPoisson(random, mean * during) }, () => ({ x, y, date }));
    return [...happen(2, '2015-01-01'), ...happen(years, '2016-02-01'), ...happen(2 * TREND, '2018-01-01')];
  }).flat();
}

/** Who chooses the places that are treated, and how. */
type Choice = (columns: AccidentColumns, study: Study) => Position[];

/** As the demo does: only among places that can be evaluated. */
const amongThePool: Choice = (columns, { question }) =>
  findBusiestPlaces(columns, question, TREATED, PLANE).map(([longitude, latitude]) => PLANE.toMeters(longitude, latitude)!);

/** As an authority does, which knows of no pool. */
function withoutLooking(choose: (accidentsBefore: readonly number[]) => readonly number[]): Choice {
  return (columns, { question }) => {
    const { keys, before } = countSites(columns, question);
    return choose([...before]).map((site) => {
      const { x, y } = hexagonCenter(hexagonOfKey(keys[site]!), question.siteWidthMeters);
      return [x, y];
    });
  };
}
const sitesOf = (before: readonly number[]): number[] => before.map((_, site) => site);
const topTwelve = withoutLooking((before) =>
  sitesOf(before)
    .sort((a, b) => before[b]! - before[a]! || a - b)
    .slice(0, TREATED),
);
/** By a threshold, as warrants have it: sites do not lie in the order of their accidents, so the first of them are any of them. */
const threeOrMore = withoutLooking((before) =>
  sitesOf(before)
    .filter((site) => before[site]! >= 3)
    .slice(0, TREATED),
);

/** Treats places of a town, to no effect, and says what naive comparison, comparison group and empirical Bayes make of it. */
function evaluateTown(seed: number, study: Study, choose: Choice) {
  const columns = makeColumns(makeQuietTown(seededRandom(seed), study));
  const intervention = { places: choose(columns, study), otherPlaces: [], selectedForHighCounts: true, illustrative: true };
  return evaluateIntervention(columns, intervention, study.question, PLANE)
    .estimates.slice(0, 3)
    .map(({ result }) => byHauer(result));
}

function evaluateTowns(study: Study, choose: Choice) {
  return Array.from({ length: TOWNS }, (_, town) => evaluateTown(1000 + town, study, choose));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('places picked for their many accidents, and nothing done', () => {
  let towns: ReturnType<typeof evaluateTowns>;
  beforeAll(() => {
    towns = evaluateTowns(YEAR_OF_WORKS, amongThePool);
  });
  const ratiosOf = (method: number): number[] => towns.map((results) => results[method]!.ratioObservedToExpected!);

  it('look like a success to the naive comparison and to the comparison group', () => {
    expect(mean(ratiosOf(0))).toBeLessThan(0.95);
    expect(mean(ratiosOf(1))).toBeLessThan(0.9);
  });

  it('look like what they are to empirical Bayes: no effect, within 3 %', () => {
    expect(Math.abs(mean(ratiosOf(2)) - 1)).toBeLessThan(0.03);
  });

  it('lie inside of the interval of empirical Bayes about as often as it says', () => {
    const intervals = towns.map(([, , bayes]) => bayes!.ratioConfidenceInterval!);
    const covered = intervals.filter(({ lower, upper }) => lower <= 1 && upper >= 1).length;
    // 95 % of 80 towns is 76; four standard errors below is 68.
    expect(covered).toBeGreaterThanOrEqual(68);
  });
});

describe('places picked by who knows of no pool', () => {
  // In 400 towns: were the places kept that had no accident outside of both periods, "three accidents or more" with three months of works
  // would come out at a mean ratio of 0.91, and as a success in 6.3 % of towns; without them it is 1.00, and 2.5 %.
  it.each([
    ['top twelve, a year of works', YEAR_OF_WORKS, topTwelve],
    ['three accidents or more, three months of works', QUARTER_OF_WORKS, threeOrMore],
    ...(EVERY_CHOICE
      ? ([
          ['top twelve, three months of works', QUARTER_OF_WORKS, topTwelve],
          ['three accidents or more, a year of works', YEAR_OF_WORKS, threeOrMore],
        ] as const)
      : []),
  ] as const)(
    '%s: empirical Bayes finds no effect within 5 %%, and a success that is not there in 5 %% at most',
    (_name, study, choose) => {
      const bayes = evaluateTowns(study, choose).map(([, , result]) => result!);
      expect(Math.abs(mean(bayes.map(({ ratioObservedToExpected }) => ratioObservedToExpected!)) - 1)).toBeLessThan(0.05);
      const successes = bayes.filter(({ ratioConfidenceInterval }) => ratioConfidenceInterval!.upper < 1).length;
      expect(successes).toBeLessThanOrEqual(TOWNS / 20);
    },
  );
});
