import { findDayNumber, type PartialTime } from '@elektron/domain';
import { tzOffset } from '@date-fns/tz';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * `known`: the one instant that the local time names; `none`: the clocks skipped it; `ambiguous`: it came twice that night;
 * `partial`: not all parts of the time are known.
 */
export type LocalInstant = { readonly kind: 'known'; readonly instant: Date } | { readonly kind: 'none' | 'ambiguous' | 'partial' };

/**
 * The instants that local times of a time zone name. Libraries move a skipped hour silently and take one of a doubled one; here every
 * offset that could hold is tried, and only one that leads back to the same local time counts.
 * @param timeZone IANA name
 */
export function createInstantFinder(timeZone: string): (time: PartialTime) => LocalInstant {
  // Offsets before and after a day's possible change of clocks; records of the same day ask again and again.
  const offsetsOfDay = new Map<number, readonly number[]>();

  function offsetsAround(day: number): readonly number[] {
    const known = offsetsOfDay.get(day);
    if (known !== undefined) return known;
    const offsets = [...new Set([day - 1, day + 2].map((around) => tzOffset(timeZone, new Date(around * DAY_MS))))];
    offsetsOfDay.set(day, offsets);
    return offsets;
  }

  return (time) => {
    const { year, month, day, hour, minute } = time;
    if (month === null || day === null || hour === null || minute === null) return { kind: 'partial' };
    const dayNumber = findDayNumber(year, month, day);
    if (dayNumber === null) return { kind: 'none' };
    const asUtc = dayNumber * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
    const offsets = offsetsAround(dayNumber);
    const [only] = offsets;
    if (offsets.length === 1 && only !== undefined) return { kind: 'known', instant: new Date(asUtc - only * MINUTE_MS) };
    const instants = offsets
      .map((offset) => ({ offset, instant: new Date(asUtc - offset * MINUTE_MS) }))
      .filter(({ offset, instant }) => tzOffset(timeZone, instant) === offset);
    const [first] = instants;
    if (first === undefined) return { kind: 'none' };
    return instants.length === 1 ? { kind: 'known', instant: first.instant } : { kind: 'ambiguous' };
  };
}
