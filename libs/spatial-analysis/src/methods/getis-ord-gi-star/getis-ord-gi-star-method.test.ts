import { randomNegativeBinomial, randomPoisson, seededRandom, type Random } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { hexagonCenter } from '../../hexagons.ts';
import { UNWATCHED } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import type { PointSet } from '../../point-set.ts';
import { pointSetOf } from '../../testing/arbitrary-points.ts';
import { getisOrdGiStarMethod } from './getis-ord-gi-star-method.ts';

const WIDTH = 200;
const SIDE = 25;

/** Middles of a rhombus of hexagons straightened into a rectangle, and how often each is to occur. */
function mapOf(countAt: (column: number, row: number) => number): PointSet {
  const list: [number, number][] = [];
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const { x, y } = hexagonCenter({ q: column - Math.floor(row / 2), r: row }, WIDTH);
      for (let k = countAt(column, row); k > 0; k--) list.push([x, y]);
    }
  }
  return pointSetOf(list);
}

function analyse(points: PointSet, knownPoints: PointSet | null, given: Record<string, unknown> = {}): HotspotResult {
  const severity = new Uint8Array(points.x.length);
  const input = { points, severity, days: null, years: 1, seed: 1, studyArea: null, knownPoints };
  return getisOrdGiStarMethod.run(input, { hexagonWidthMeters: WIDTH, ...given }, UNWATCHED);
}

describe('the false discovery claim of Gi*', () => {
  const MAPS = 60;
  const everywhere = mapOf(() => 1);
  const noise: [string, (random: Random) => number][] = [
    ['Poisson, mean 0.1', (random) => randomPoisson(random, 0.1)],
    ['Poisson, mean 1', (random) => randomPoisson(random, 1)],
    ['negative binomial, mean 2, overdispersion 1', (random) => randomNegativeBinomial(random, 2, 1)],
  ];

  /** Maps of pure noise on which anything was flagged: by the exact null, and by the normal approximation. */
  function countFalseAlarms(
    draw: (random: Random) => number,
    known: PointSet | null,
    alternative: string,
  ): { exact: number; analytic: number } {
    const random = seededRandom(20_240_501);
    const alarms = { exact: 0, analytic: 0 };
    for (let map = 0; map < MAPS; map++) {
      const { summary } = analyse(
        mapOf(() => draw(random)),
        known,
        { alternative },
      );
      if (summary.hotCells! + summary.coldCells! > 0) alarms.exact++;
      if (summary.analyticHotCells! > 0) alarms.analytic++;
    }
    return alarms;
  }

  // With a true rate of 5 %, more than 8 of 60 maps occur in under 0.4 % of all sixties.
  const MOST_ALARMS = 8;

  it.each(noise)('holds on noise by the exact null, where the normal one fails: %s', (_, draw) => {
    for (const alternative of ['greater', 'two-sided']) {
      const whole = countFalseAlarms(draw, everywhere, alternative);
      expect(whole.exact).toBeLessThanOrEqual(MOST_ALARMS);
      expect(whole.analytic).toBeGreaterThan(MOST_ALARMS);
      // Also where the study area comes from the very accidents that are tested.
      expect(countFalseAlarms(draw, null, alternative).exact).toBeLessThanOrEqual(MOST_ALARMS);
    }
  });
});

function pairsOf({ x, y }: PointSet): [number, number][] {
  return Array.from(x, (value, i) => [value, y[i]!]);
}

describe('Gi* on hexagons', () => {
  const middle = hexagonCenter({ q: 12, r: 4 }, WIDTH);
  const spot: [number, number] = [middle.x, middle.y];
  const random = seededRandom(7);
  const isDistrict = (column: number, row: number): boolean => Math.abs(column - 10) <= 2 && Math.abs(row - 20) <= 2;
  const withDistrict = mapOf((column, row) => randomPoisson(random, isDistrict(column, row) ? 8 : 1));

  it('finds a district with eight times the accidents, and it alone', () => {
    const { hotspots, cells, summary } = analyse(withDistrict, null);
    expect(hotspots.length).toBeGreaterThanOrEqual(15);
    const center = hexagonCenter({ q: 0, r: 20 }, WIDTH);
    for (const { centerX, centerY, adjustedPValue } of hotspots) {
      expect(Math.hypot(centerX - center.x, centerY - center.y)).toBeLessThan(4 * WIDTH);
      expect(adjustedPValue).toBeLessThanOrEqual(0.05);
    }
    // The list, the map and the summary say the same, a flagged hexagon without an accident of its own included.
    const flagged = cells!.cells.filter(({ bin }) => bin > 90);
    expect(hotspots.map(({ label }) => cells!.cells[label])).toEqual(expect.arrayContaining(flagged));
    expect(flagged).toHaveLength(hotspots.length);
    expect(summary).toMatchObject({ hotCells: hotspots.length, hotspots: hotspots.length });
    for (const { label, neighborhoodAccidents } of hotspots) expect(neighborhoodAccidents).toBe(cells!.cells[label]!.neighborhoodAccidents);
  });

  it('reports the sum it tests, and both p-values beside each other', () => {
    const { cells, summary } = analyse(withDistrict, null);
    expect(cells!.cells.reduce((sum, { accidents }) => sum + accidents, 0)).toBe(withDistrict.x.length);
    expect(summary.cells).toBe(cells!.cells.length);
    for (const { adjustedPValue, exactPValue, neighborhoodAccidents, accidents, pValue, analyticAdjustedPValue } of cells!.cells) {
      expect(adjustedPValue).toBeGreaterThanOrEqual(exactPValue!);
      expect(analyticAdjustedPValue).toBeGreaterThanOrEqual(pValue!);
      expect(neighborhoodAccidents).toBeGreaterThanOrEqual(accidents);
    }
  });

  it('says when one overfull hexagon hides the others from the test', () => {
    // The same map with a black spot far from the district: every rearrangement must put it somewhere.
    const withBlackSpot = pointSetOf([...pairsOf(withDistrict), ...Array.from({ length: 200 }, () => spot)]);
    const hiding = analyse(withBlackSpot, null);
    const alone = analyse(withDistrict, null);
    const notice = hiding.warnings.find(({ code }) => code === 'ONE_CELL_HIDES_OTHERS');
    expect(hiding.summary.hotCells).toBeLessThan(alone.summary.hotCells!);
    // Exactly those that the map without the hexagon has more.
    expect(notice!.details['hidden']).toBeGreaterThan(0);
    expect(notice!.details['accidents']).toBeGreaterThanOrEqual(200);
    expect(alone.warnings.map(({ code }) => code)).not.toContain('ONE_CELL_HIDES_OTHERS');
  });

  it('says that z is undefined and why, where every hexagon has the same count', () => {
    const { cells, hotspots, warnings } = analyse(
      mapOf(() => 1),
      null,
      { gapRings: 0 },
    );
    expect(hotspots).toEqual([]);
    expect(
      cells!.cells.every(({ zScore, pValue, noTestReason }) => zScore === null && pValue === null && noTestReason === 'VARIANCE_ZERO'),
    ).toBe(true);
    expect(warnings.map(({ code }) => code)).toEqual(['CELLS_ALL_EQUAL', 'STUDY_AREA_FROM_SELECTION']);
  });

  it('warns of few and of empty hexagons', () => {
    const two = pointSetOf([
      [0, 0],
      [400, 0],
    ]);
    const known = mapOf(() => 1);
    expect(analyse(two, two).warnings.map(({ code }) => code)).toEqual(['CELLS_TOO_FEW']);
    expect(analyse(two, known).warnings.map(({ code }) => code)).toEqual(['CELLS_MOSTLY_EMPTY']);
  });
});
