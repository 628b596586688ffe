import { getDayNumber, parseCountPeriod, weekdayOfDayNumber, type CountPeriod, type TrafficMode } from '@elektron/domain';
import { hourProfile, observeYears, type DailyCount, type HourProfile, type ObservedYears } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { RecordState } from '../../database/record-versions.ts';
import { combineDirections, sumOfDirections } from '../../traffic/combine-directions.ts';
import { TrafficCountsRepository, type CountRow } from '../../traffic/traffic-counts.repository.ts';

/** More permanent counters of one group say no more, and each is a query. */
const MOST_PERMANENT = 40;
const HOURS_PER_DAY = 24;

/** What the permanent counters of a group of sites saw in a year. */
export interface ObservedGroup extends ObservedYears {
  /** Null where none of them counted whole days hour by hour. */
  readonly hours: HourProfile | null;
  /** Of the counters, those whose year was not whole included. */
  readonly siteIds: readonly string[];
}

/** Finds permanent counters, and reads their years. */
@Injectable()
export class PermanentCounters {
  readonly #counts: TrafficCountsRepository;

  constructor(counts: TrafficCountsRepository) {
    this.#counts = counts;
  }

  /**
   * @param groupIds sites of one kind of road
   * @param withHours of counters that count hour by hour too, which are many rows: not for a page that waits
   * @returns null when no counter of them has a whole year
   */
  async observe(
    context: ActingContext,
    state: RecordState,
    groupIds: readonly string[],
    year: number,
    mode: TrafficMode,
    withHours: boolean,
  ): Promise<ObservedGroup | null> {
    const siteIds = await this.#counts.findPermanent(context, state, groupIds, year, { limit: MOST_PERMANENT, withHours });
    const years: DailyCount[][] = [];
    const hours: (readonly number[])[] = [];
    for (const id of siteIds) {
      const rows = await this.#counts.readDays(context, state, id, year, withHours);
      years.push(toDays(rows, mode));
      hours.push(...toHours(rows, mode).values());
    }
    const observed = observeYears(years);
    return observed === null ? null : { ...observed, hours: hourProfile(hours), siteIds };
  }
}

/** Both directions of each whole day, counted as one or hour by hour; days of which only one direction was counted are left out. */
export function toDays(rows: readonly CountRow[], mode: TrafficMode): DailyCount[] {
  const counted = readPeriods(rows, mode).flatMap(({ period, count }) =>
    period.hours === HOURS_PER_DAY && period.startHour === 0 ? [[period.startDate, count] as const] : [],
  );
  const ofHours = [...toHours(rows, mode)].map(([date, hours]) => [date, hours.reduce((sum, count) => sum + count, 0)] as const);
  // A day that was counted as one is not made of its hours.
  return [...new Map([...ofHours, ...counted])].map(([date, count]) => ({
    month: Number(date.slice('YYYY-'.length, 'YYYY-MM'.length)),
    weekday: weekdayOfDayNumber(getDayNumber(date)),
    count,
  }));
}

/** By their date the 24 hours of days of which each was counted. */
function toHours(rows: readonly CountRow[], mode: TrafficMode): ReadonlyMap<string, readonly number[]> {
  const hourly = readPeriods(rows, mode).filter(({ period }) => period.hours === 1);
  const days = [...Map.groupBy(hourly, ({ period }) => period.startDate)].flatMap(([date, ofDay]) => {
    const byHour = new Map(ofDay.map(({ period, count }) => [period.startHour, count]));
    const hours = Array.from({ length: HOURS_PER_DAY }, (_, hour) => byHour.get(hour));
    return hours.every((count) => count !== undefined) ? [[date, hours] as const] : [];
  });
  return new Map(days);
}

function readPeriods(rows: readonly CountRow[], mode: TrafficMode): { readonly period: CountPeriod; readonly count: number }[] {
  return [...Map.groupBy(rows, ({ period }) => period)].flatMap(([text, directions]) => {
    const period = parseCountPeriod(text);
    const { summed, bothDirections } = combineDirections(directions);
    const count = sumOfDirections(summed.map(({ counts }) => counts[mode]));
    return period === null || !bothDirections || count === null ? [] : [{ period, count }];
  });
}
