import { findDayNumber } from '@elektron/domain';

const MONTHS_PER_YEAR = 12;

/**
 * The days on which a partly known date may lie, as day numbers since 1970-01-01. Month starts are remembered, since a calendar
 * computation for each of a million rows costs more than everything else together.
 */
export class DayRanges {
  readonly #monthStarts = new Map<number, number>();

  /** First possible day. `month` and `day` are 0 where unknown; a day that its month does not have counts as unknown. */
  earliest(year: number, month: number, day: number): number {
    if (month === 0) return this.#startOf(year, 1);
    return this.#hasDay(year, month, day) ? this.#startOf(year, month) + day - 1 : this.#startOf(year, month);
  }

  /** Last possible day. */
  latest(year: number, month: number, day: number): number {
    if (month === 0) return this.#startOf(year + 1, 1) - 1;
    return this.#hasDay(year, month, day) ? this.#startOf(year, month) + day - 1 : this.#startOf(year, month + 1) - 1;
  }

  #hasDay(year: number, month: number, day: number): boolean {
    return day > 0 && day <= this.#startOf(year, month + 1) - this.#startOf(year, month);
  }

  /** `month` 13 is the next January. */
  #startOf(year: number, month: number): number {
    const key = year * MONTHS_PER_YEAR + month - 1;
    const known = this.#monthStarts.get(key);
    if (known !== undefined) return known;
    const start = findDayNumber(Math.floor(key / MONTHS_PER_YEAR), (key % MONTHS_PER_YEAR) + 1, 1);
    if (start === null) throw new RangeError(`no month ${month} in year ${year}`);
    this.#monthStarts.set(key, start);
    return start;
  }
}
