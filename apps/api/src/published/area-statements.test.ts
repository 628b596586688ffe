import { describe, expect, it } from '@jest/globals';
import type { AreaStatement, PublishedArea, PublishedRelease } from '@elektron/domain';

import { statementsOf } from './area-statements.ts';
import { funnelOf } from './funnel.ts';
import { ReleaseIndex } from './release-index.ts';
import { makeSampleRelease } from './testing/sample-release.ts';

const SAMPLE = await makeSampleRelease();
const SELECTION = { geography: 'hexagon-8', period: '2016-2018', table: 'total', values: [] } as const;

/** The sample with other numbers in one area. */
function withCounts(id: string, counts: PublishedArea['counts']): PublishedRelease {
  return { ...SAMPLE, areas: SAMPLE.areas.map((area) => (area.id === id ? { ...area, counts } : area)) };
}

function statements(release: PublishedRelease, id: string): AreaStatement[] {
  const index = new ReleaseIndex(release);
  return statementsOf(index, index.area(id));
}

const changeOf = (release: PublishedRelease, id: string) => statements(release, id).find(({ code }) => code === 'change');

describe('what is said of an area', () => {
  it('is its change with the exact limits of a ratio of two counts', () => {
    // R: poisson.test(c(11, 26), c(3, 3)) gives 0.4230769 (0.1889 to 0.8840).
    const release = withCounts('m-ano-kipoi', { total: { '2016-2018': [26], '2019-2021': [11] } });
    const change = changeOf(release, 'm-ano-kipoi');
    expect(change).toMatchObject({ before: 26, after: 11, percent: -57.7, reason: null });
    // The limits are where the tail of a binomial of 37 trials holds 2.5 %, found here by adding up.
    const { percentLow, percentHigh } = change as { percentLow: number; percentHigh: number };
    const shareOf = (percent: number): number => (1 + percent / 100) / (2 + percent / 100);
    expect(tail(37, 11, 37, shareOf(percentLow))).toBeCloseTo(0.025, 3);
    expect(tail(37, 0, 11, shareOf(percentHigh))).toBeCloseTo(0.025, 3);
  });

  it('is nothing of what is hidden, or of what cannot be divided by', () => {
    const hidden = withCounts('m-ano-kipoi', { total: { '2016-2018': [null], '2019-2021': [11] } });
    expect(changeOf(hidden, 'm-ano-kipoi')).toMatchObject({
      before: null,
      percent: null,
      percentLow: null,
      percentHigh: null,
      reason: 'NUMBER_HIDDEN',
    });
    const none = withCounts('m-ano-kipoi', { total: { '2016-2018': [0], '2019-2021': [11] } });
    expect(changeOf(none, 'm-ano-kipoi')).toMatchObject({ percent: null, reason: 'NO_EARLIER_ACCIDENTS' });
  });

  it('is the share of each value beside that of its parent', () => {
    const { id, parent } = SAMPLE.areas.find(({ geography }) => geography === 'hexagon-7')!;
    const { counts } = SAMPLE.areas.find((area) => area.id === parent)!;
    const [severe, whole] = [counts['severity']!['2016-2018']![0]!, counts['total']!['2016-2018']![0]!];
    const percentOfParent = Math.round((1_000 * severe) / whole) / 10;
    const release = withCounts(id, {
      total: { '2016-2018': [40], '2019-2021': [0] },
      severity: { '2016-2018': [10, null], '2019-2021': [0, 0] },
    });
    const shares = statements(release, id).filter((statement) => statement.code === 'share');
    const [serious, slight, later] = shares.filter(({ dimension }) => dimension === 'severity');
    // Clopper-Pearson of 10 in 40: 12.7 to 41.2 % (R: binom.test(10, 40)).
    expect(serious).toMatchObject({ percent: 25, percentLow: 12.7, percentHigh: 41.2, percentOfParent, reason: null });
    expect(slight).toMatchObject({ count: null, percent: null, reason: 'NUMBER_HIDDEN' });
    expect(later).toMatchObject({ count: 0, percent: null, reason: 'WHOLE_ZERO' });
  });

  it('follows from published numbers alone: what is hidden in one release and small in another is said alike', () => {
    const index = new ReleaseIndex(SAMPLE);
    for (const area of SAMPLE.areas) {
      for (const statement of statementsOf(index, area)) {
        if ('count' in statement && statement.count === null && statement.code === 'share') expect(statement.percent).toBeNull();
        if (statement.code === 'like-areas' && statement.count === null) expect(statement.position).toBeNull();
      }
    }
  });
});

describe('areas compared with their like', () => {
  const funnel = funnelOf(new ReleaseIndex(SAMPLE), SELECTION);

  const period = SELECTION.period;
  const areasOf = ({ areas }: PublishedRelease, geography: string) => areas.filter((area) => area.geography === geography);
  const countIn = ({ counts }: PublishedArea): number | null => counts['total']![period]![0] ?? null;
  const add = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
  const hide = (release: PublishedRelease, id: string): PublishedRelease => ({
    ...release,
    areas: release.areas.map((area) =>
      area.id === id ? { ...area, counts: { ...area.counts, total: { ...area.counts['total'], [period]: [null] } } } : area,
    ),
  });
  const hexagons = areasOf(SAMPLE, 'hexagon-8');
  const land = hexagons.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
  const busiest = hexagons.reduce((most, area) => ((countIn(area) ?? 0) > (countIn(most) ?? 0) ? area : most));

  it('are measured by their land; what hidden ones have together follows from their municipalities, however large they are', () => {
    const whole = add(areasOf(SAMPLE, 'municipality').map(countIn));
    expect(countIn(busiest)).toBeGreaterThan(SAMPLE.threshold);
    const { rate, rateLow, rateHigh, hidden, points } = funnelOf(new ReleaseIndex(hide(SAMPLE, busiest.id)), SELECTION);
    expect(hidden).toBe(1 + hexagons.filter((area) => countIn(area) === null).length);
    expect([rate, rateLow, rateHigh]).toEqual([whole, whole, whole].map((count) => expect.closeTo(count / land, 9)));
    expect(points.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(whole, 6);
    expect(funnel).toMatchObject({ base: 'square-kilometres', areas: hexagons.length, reason: null });
  });

  it('take hidden ones for small where a municipality is hidden too: 0 to 4, since smaller hexagons need not show zeros', () => {
    const without = areasOf(SAMPLE, 'municipality').reduce((release, { id }) => hide(release, id), hide(SAMPLE, busiest.id));
    const counts = areasOf(without, 'hexagon-8').map(countIn);
    const none = counts.filter((count) => count === null).length;
    const { rate, rateLow, rateHigh } = funnelOf(new ReleaseIndex(without), SELECTION);
    const rates = [2, 0, 4].map((each) => expect.closeTo((add(counts) + each * none) / land, 9) as unknown);
    expect([rate, rateLow, rateHigh]).toEqual(rates);
  });

  it('lie outside only beyond the limits, of which the wider hold the narrower', () => {
    for (const { count, limits95, limits998, position } of funnel.points) {
      expect(limits998.lower).toBeLessThanOrEqual(limits95.lower);
      expect(limits998.upper).toBeGreaterThanOrEqual(limits95.upper);
      if (count === null) expect(position).toBeNull();
      else expect(position === 'within').toBe(limits95.lower <= count && count <= limits95.upper);
    }
    expect(funnel.lines).toHaveLength(40);
    expect(funnel.lines[0]!.exposure).toBe(Math.min(...funnel.points.map(({ exposure }) => exposure)));
  });

  it('are not compared where there are too few', () => {
    expect(funnelOf(new ReleaseIndex(SAMPLE), { ...SELECTION, geography: 'municipality' })).toMatchObject({
      rate: null,
      overdispersion: null,
      reason: 'AREAS_TOO_FEW',
      points: [],
      lines: [],
    });
  });

  it('are not compared where only those are listed whose number is shown', () => {
    const junctions = Array.from({ length: 12 }, (_, i) => ({
      ...SAMPLE.areas[0]!,
      id: `junction-${i}`,
      geography: 'junction' as const,
      outline: { type: 'Point' as const, coordinates: [23, 38] },
      counts: { total: { '2016-2018': [10 + i] } },
    }));
    const tables = [{ ...SAMPLE.tables[0]!, geographies: ['junction' as const] }];
    const index = new ReleaseIndex({ ...SAMPLE, geographies: ['junction'], tables, areas: junctions });
    expect(funnelOf(index, { ...SELECTION, geography: 'junction' })).toMatchObject({ rate: null, reason: 'LISTED_BY_NUMBER', points: [] });
  });

  it('are measured by kilometres where they are sections of roads', () => {
    const sections = Array.from({ length: 12 }, (_, i) => ({
      ...SAMPLE.areas[0]!,
      id: `section-${i}`,
      geography: 'section' as const,
      outline: {
        type: 'LineString' as const,
        coordinates: [
          [23, 38],
          [23, 38.01 + i * 0.001],
        ],
      },
      counts: { total: { '2016-2018': [10] } },
    }));
    const tables = [{ ...SAMPLE.tables[0]!, geographies: ['section' as const] }];
    const index = new ReleaseIndex({ ...SAMPLE, geographies: ['section'], tables, areas: sections });
    const { base, points, overdispersion } = funnelOf(index, { ...SELECTION, geography: 'section' });
    // A hundredth of a degree of latitude is 1.11 km.
    expect([base, overdispersion]).toEqual(['kilometres', 0]);
    expect(points[0]!.exposure).toBeCloseTo(1.112, 3);
  });
});

/** Probability of `from` to `to` successes, by its recurrence. */
function tail(trials: number, from: number, to: number, probability: number): number {
  let term = (1 - probability) ** trials;
  let sum = 0;
  for (let k = 0; k <= to; k++) {
    if (k >= from) sum += term;
    term *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
  }
  return sum;
}
