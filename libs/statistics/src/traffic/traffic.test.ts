import { describe, expect, it } from '@jest/globals';
import { findDayNumber, formatDayNumber, weekdayOfDayNumber, type CountPeriod } from '@elektron/domain';
import fc from 'fast-check';
import { normalQuantile } from '../normal.ts';
import { seededRandom } from '../random.ts';
import { CELLS, cellOf, summarizeDays, type DailyCount } from './daily-counts.ts';
import { expandShortCount, weighDays } from './expand-short-count.ts';
import { expansionFactors, givenFactors } from './expansion-factors.ts';
import { seasonOf } from './season.ts';
import { binnedSpeedPercentile, speedPercentile, V85 } from './speed-percentile.ts';

const FIRST_DAY = findDayNumber(2023, 1, 1)!;

/** All days of 2023. */
const CALENDAR = Array.from({ length: 365 }, (_, k) => {
  const day = FIRST_DAY + k;
  return { month: Number(formatDayNumber(day).slice(5, 7)), weekday: weekdayOfDayNumber(day) };
});

function yearOf(count: (month: number, weekday: number) => number): DailyCount[] {
  return CALENDAR.map(({ month, weekday }) => ({ month, weekday, count: count(month, weekday) }));
}

const ISLAND_MONTHS = [0.5, 0.5, 0.6, 0.8, 1, 1.5, 2, 2.1, 1.3, 0.7, 0.5, 0.5];
const WEEK = [1, 1, 1, 1, 1.1, 1.2, 0.7];
/** A road whose year is known exactly: both lists have a mean of 1. */
const islandRoad = (average: number) => yearOf((month, weekday) => average * ISLAND_MONTHS[month - 1]! * WEEK[weekday - 1]!);

describe('the year of a permanent counter', () => {
  it('is the mean of its 84 average days, however many days each of them has', () => {
    expect(summarizeDays(islandRoad(3000)).annualAverageDailyTraffic).toBeCloseTo(3000, 9);
    const thinned = islandRoad(3000).filter((_, k) => k % 31 < 7 || k % 2 === 0);
    expect(summarizeDays(thinned).annualAverageDailyTraffic).toBeCloseTo(3000, 9);
  });

  it('agrees with averaging by hand on random days', () => {
    const random = seededRandom(5);
    const days = yearOf(() => Math.floor(random() * 1000));
    const byCell = Map.groupBy(days, ({ month, weekday }) => `${month} ${weekday}`);
    const means = [...byCell.values()].map((cell) => cell.reduce((sum, { count }) => sum + count, 0) / cell.length);
    expect(means).toHaveLength(CELLS);
    expect(summarizeDays(days).annualAverageDailyTraffic).toBeCloseTo(means.reduce((a, b) => a + b) / CELLS, 9);
  });

  it('is not known when a weekday of a month was never counted', () => {
    const days = islandRoad(3000).filter(({ month, weekday }) => month !== 8 || weekday !== 7);
    expect(summarizeDays(days).annualAverageDailyTraffic).toBeNull();
    expect(expansionFactors([days])).toBeNull();
    expect(seasonOf(summarizeDays(days)).busiestMonth).toBeNull();
  });

  it('refuses days that are none', () => {
    expect(() => cellOf(13, 1)).toThrow('INPUT_INVALID');
    expect(() => summarizeDays([{ month: 1, weekday: 1, count: -1 }])).toThrow('INPUT_INVALID');
  });
});

describe('the season', () => {
  it('of an island is as its months are', () => {
    const season = seasonOf(summarizeDays(islandRoad(3000)));
    season.monthShares.forEach((share, k) => expect(share).toBeCloseTo(ISLAND_MONTHS[k]!, 9));
    expect(season.busiestMonth).toBe(8);
    expect(season.busiestToQuietest).toBeCloseTo(4.2, 9);
  });
});

const tuesday = (hours: number, startHour = 0): CountPeriod => ({ startDate: '2023-08-01', startHour, hours });

describe('a short count', () => {
  it('gives back the exact average of a road that moves as its group does, from any days', () => {
    const factors = expansionFactors([islandRoad(3000), islandRoad(800)]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 1, max: 14 }), (start, days) => {
        const total = islandRoad(500)
          .slice(start, start + days)
          .reduce((sum, { count }) => sum + count, 0);
        const period = { startDate: formatDayNumber(FIRST_DAY + start), startHour: 0, hours: 24 * Math.min(days, 365 - start) };
        const found = expandShortCount(total, period, factors, 0.95);
        expect(found.annualAverageDailyTraffic).toBeCloseTo(500, 6);
        // Two roads of one shape, whose days do not differ: nothing varies.
        expect(found.coefficientOfVariation).toBeCloseTo(0, 9);
      }),
    );
  });

  it('of August taken for the year would be twice the truth, and is not', () => {
    const total = 500 * 2.1;
    expect(expandShortCount(total, tuesday(24), expansionFactors([islandRoad(900)]), 0.95).annualAverageDailyTraffic).toBeCloseTo(500, 9);
  });

  it('over two days is divided by what both are worth (checked by hand)', () => {
    // August: factor 1 / 2.1 on Tuesday and Wednesday; months 12, weekdays 7, as published tables give them.
    const months = ISLAND_MONTHS.map((share) => 1 / share);
    const found = expandShortCount(4200, tuesday(48), givenFactors(months, [1, 1, 1, 1, 1 / 1.1, 1 / 1.2, 1 / 0.7], 0.1), 0.95);
    expect(found).toMatchObject({ failure: null, coefficientOfVariation: 0.1, days: 2 });
    expect(found.annualAverageDailyTraffic).toBeCloseTo(1000, 9);
    expect(found.interval?.lower).toBeCloseTo(1000 * Math.exp(-0.195_996_398_454_005_4), 9);
    expect(found.interval?.upper).toBeCloseTo(1000 * Math.exp(0.195_996_398_454_005_4), 9);
  });

  it('that begins at noon belongs to both of its weekdays by half', () => {
    expect(weighDays(tuesday(24, 12))).toEqual(
      new Map([
        [cellOf(8, 2), 0.5],
        [cellOf(8, 3), 0.5],
      ]),
    );
    expect(weighDays({ startDate: '2023-08-31', startHour: 18, hours: 30 })).toEqual(
      new Map([
        [cellOf(8, 4), 0.25],
        [cellOf(9, 5), 1],
      ]),
    );
  });

  it.each([
    [tuesday(12), expansionFactors([islandRoad(900)]), 'PART_OF_A_DAY'],
    [tuesday(36), expansionFactors([islandRoad(900)]), 'PART_OF_A_DAY'],
    [tuesday(24), null, 'NO_FACTORS'],
    [tuesday(24), { factors: new Float64Array(CELLS).fill(Number.NaN), sites: 1, coefficientOfVariation: () => 0.1 }, 'NO_FACTOR_OF_DAY'],
  ])('%j has no average where nothing allows it, and says why: %#', (period, factors, failure) => {
    expect(expandShortCount(100, period, factors, 0.95)).toMatchObject({ annualAverageDailyTraffic: null, interval: null, failure });
  });

  it('has no interval from a single permanent counter', () => {
    const found = expandShortCount(100, tuesday(24), expansionFactors([islandRoad(900)]), 0.95);
    expect(found.annualAverageDailyTraffic).not.toBeNull();
    expect(found).toMatchObject({ coefficientOfVariation: null, interval: null });
  });

  it('has a coefficient of variation of both parts, as computed the long way', () => {
    const random = seededRandom(11);
    const noisy = (average: number, tilt: number) =>
      yearOf(
        (month, weekday) =>
          average * (ISLAND_MONTHS[month - 1]! + tilt * (month === 8 ? 1 : 0)) * WEEK[weekday - 1]! * (0.9 + 0.2 * random()),
      );
    const sites = [noisy(1000, 0), noisy(2000, 0.6), noisy(500, -0.5)];
    const weights = weighDays(tuesday(48));

    // By plain grouping: annual averages, then what two August days at each of them lead to, then the days around their own means.
    const groups = sites.map((days) => Map.groupBy(days, ({ month, weekday }) => cellOf(month, weekday)));
    const average = (days: readonly DailyCount[]) => days.reduce((sum, { count }) => sum + count, 0) / days.length;
    const annual = groups.map((cells) => [...cells.values()].reduce((sum, cell) => sum + average(cell), 0) / 84);
    const factor = (cell: number) => groups.reduce((sum, cells, k) => sum + annual[k]! / average(cells.get(cell)!), 0) / 3;
    const worth = 1 / factor(cellOf(8, 2)) + 1 / factor(cellOf(8, 3));
    const ratios = groups.map((cells, k) => (average(cells.get(cellOf(8, 2))!) + average(cells.get(cellOf(8, 3))!)) / worth / annual[k]!);
    const center = (ratios[0]! + ratios[1]! + ratios[2]!) / 3;
    const between = ratios.reduce((sum, ratio) => sum + (ratio - center) ** 2, 0) / 2;
    let [squares, degrees] = [0, 0];
    for (const cells of groups) {
      for (const cell of cells.values()) {
        for (const { count } of cell) squares += (count / average(cell) - 1) ** 2;
        degrees += cell.length - 1;
      }
    }
    expect(expansionFactors(sites)!.coefficientOfVariation(weights)).toBeCloseTo(Math.sqrt(between + squares / degrees / 2), 12);
  });

  it('encloses the truth about as often as it says, on roads and days that vary', () => {
    const random = seededRandom(3);
    // Sum of twelve uniform numbers: near enough to normal, and fast.
    const gaussian = () => {
      let sum = -6;
      for (let k = 0; k < 12; k += 1) sum += random();
      return sum;
    };
    const road = (average: number): DailyCount[] => {
      const summer = Math.exp(0.15 * gaussian());
      return yearOf((month, weekday) => {
        const season = ISLAND_MONTHS[month - 1]! * (month >= 6 && month <= 9 ? summer : 1);
        return average * season * WEEK[weekday - 1]! * Math.exp(0.05 * gaussian());
      });
    };
    const factors = expansionFactors(Array.from({ length: 30 }, () => road(1000)));
    let enclosed = 0;
    const trials = 100;
    for (let k = 0; k < trials; k += 1) {
      const days = road(700);
      const start = 31 + 28 + 31 + 30 + 31 + Math.floor(random() * 100);
      const total = days.slice(start, start + 2).reduce((sum, { count }) => sum + count, 0);
      const period = { startDate: formatDayNumber(FIRST_DAY + start), startHour: 0, hours: 48 };
      const { interval } = expandShortCount(total, period, factors, 0.95);
      const truth = summarizeDays(days).annualAverageDailyTraffic!;
      if (interval!.lower <= truth && truth <= interval!.upper) enclosed += 1;
    }
    // Of 100 with 95 %, 86 or fewer would come less than once in 1,000 times (binomial).
    expect(enclosed).toBeGreaterThan(86);
  });
});

describe('published factors', () => {
  it('are twelve and seven, and above 0', () => {
    expect(() => givenFactors([1], WEEK, null)).toThrow('INPUT_INVALID');
    expect(() => givenFactors(ISLAND_MONTHS, [1], null)).toThrow('INPUT_INVALID');
    expect(() => givenFactors(ISLAND_MONTHS, [0, 1, 1, 1, 1, 1, 1], null)).toThrow('NOT_POSITIVE');
  });
});

describe('V85', () => {
  it('of single speeds lies between two of them', () => {
    // numpy.percentile([40, 45, …, 85], 85) gives 78.25.
    expect(speedPercentile([85, 40, 45, 50, 55, 60, 65, 70, 75, 80], V85)).toBeCloseTo(78.25, 12);
    expect(speedPercentile([50], V85)).toBe(50);
    expect(speedPercentile([], V85)).toBeNull();
  });

  it('of classes of speed is found within the class that it falls in', () => {
    // 100 vehicles; 80 below 60: the 85th is 5 of the 15 of the next class.
    const bins = [
      { from: 30, to: 50, count: 30 },
      { from: 50, to: 60, count: 50 },
      { from: 60, to: 75, count: 15 },
      { from: 75, to: null, count: 5 },
    ];
    expect(binnedSpeedPercentile(bins, V85)).toBeCloseTo(65, 12);
    expect(binnedSpeedPercentile(bins, 0.97)).toBeNull();
    expect(binnedSpeedPercentile([], V85)).toBeNull();
  });

  it('of fine classes is nearly that of the speeds themselves', () => {
    const random = seededRandom(8);
    const speeds = Array.from({ length: 5000 }, () => 50 + 8 * normalQuantile(0.0005 + 0.999 * random()));
    const bins = Array.from({ length: 100 }, (_, k) => ({
      from: k,
      to: k + 1,
      count: speeds.filter((speed) => Math.floor(speed) === k).length,
    }));
    expect(binnedSpeedPercentile(bins, V85)).toBeCloseTo(speedPercentile(speeds, V85)!, 0);
  });

  it('is refused for classes with gaps, and shares outside of 0 to 1', () => {
    expect(() =>
      binnedSpeedPercentile(
        [
          { from: 0, to: 10, count: 1 },
          { from: 20, to: 30, count: 1 },
        ],
        V85,
      ),
    ).toThrow('INPUT_INVALID');
    expect(() =>
      binnedSpeedPercentile(
        [
          { from: 0, to: null, count: 1 },
          { from: 20, to: 30, count: 1 },
        ],
        V85,
      ),
    ).toThrow('INPUT_INVALID');
    expect(() => speedPercentile([1], 1)).toThrow('INPUT_INVALID');
    expect(() => speedPercentile([Number.NaN], V85)).toThrow('INPUT_INVALID');
  });
});
