import { describe, expect, it } from '@jest/globals';
import { formatDayNumber, getDayNumber } from '@elektron/domain';
import { findHexagon, hexagonCenter } from '@elektron/spatial-analysis';
import { binomialLowerTail, binomialUpperTail, LEAST_MONTHS_AFTER, randomPoisson, seededRandom } from '@elektron/statistics';

import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../common/testing/make-columns.ts';
import { evaluateIntervention } from './evaluate-intervention.ts';
import { parseEvaluation } from './evaluation-question.ts';

/** Enough to see a test that rejects far too often or never; the figures of the library stand in docs/methods/interrupted-time-series.md. */
const STUDIES = 60;
const TREATED = 6;
const SITES = 30;
/** Accidents a month at each site. */
const MEAN = 1.5;
const WORKS = { start: '2016-01-01', end: '2016-04-01' };
const QUESTION = parseEvaluation(
  {
    beforePeriod: { start: '2013-01-01', end: WORKS.start },
    afterPeriod: { start: WORKS.end, end: '2018-04-01' },
    parameters: { draws: 100 },
  },
  WORKS,
);
const MONTHS = 66;
const PLANE = createPlane(TEST_SRID);
const ORIGIN = findHexagon(530_000, 180_000, QUESTION.siteWidthMeters);
const middleOf = (site: number): { readonly x: number; readonly y: number } =>
  hexagonCenter({ q: ORIGIN.q + 3 * site, r: ORIGIN.r }, QUESTION.siteWidthMeters);

/** From October 2012 to March 2018: a fall of 0.3 % a month, a wave over the year, and nothing done. */
function makeTown(seed: number): TestAccident[] {
  const random = seededRandom(seed);
  return Array.from({ length: SITES }, (_, site) =>
    Array.from({ length: MONTHS }, (__, month): TestAccident[] => {
      const mean = MEAN * Math.exp(-0.003 * month + 0.2 * Math.sin((2 * Math.PI * month) / 12));
      const first = getDayNumber(`${2012 + Math.floor((month + 9) / 12)}-${String(((month + 9) % 12) + 1).padStart(2, '0')}-01`);
      return Array.from({ length: randomPoisson(random, mean) }, (___, i) => ({
        ...middleOf(site),
        date: formatDayNumber(first + ((7 * i + site) % 28)),
      }));
    }).flat(),
  ).flat();
}

function findEffect(seed: number): boolean {
  const places = Array.from({ length: TREATED }, (_, site) => middleOf(5 * site)).map(({ x, y }) => [x, y] as const);
  const intervention = { places, otherPlaces: [], selectedForHighCounts: false, illustrative: false };
  const { estimates } = evaluateIntervention(makeColumns(makeTown(seed)), intervention, QUESTION, PLANE);
  const answer = estimates.find(({ method }) => method === 'interrupted-time-series')!.result;
  if (answer?.effectKind !== 'ratio' || answer.detail.kind !== 'interrupted-time-series') throw new Error('no answer');
  expect([answer.detail.monthsBefore, answer.detail.monthsAfter]).toEqual([36, 2 * LEAST_MONTHS_AFTER]);
  expect(answer.detail.comparison).not.toBeNull();
  return answer.pValue < 0.05;
}

describe('a town where nothing is done, from its accidents to its months', () => {
  it('is found to have changed as rarely as promised, 3 to 8 %', () => {
    const found = Array.from({ length: STUDIES }, (_, town) => findEffect(500 + town)).filter(Boolean).length;
    // What a rate within the bounds gives, in all but one of a thousand repetitions on either side.
    expect(binomialLowerTail(found, STUDIES, 0.03)).toBeGreaterThanOrEqual(0.001);
    expect(binomialUpperTail(found, STUDIES, 0.08)).toBeGreaterThanOrEqual(0.001);
  });
});
