import { UNKNOWN_NUMBER, type AccidentColumns } from './accident-columns.ts';

/*
 * When two organisations' records are probably of one accident. The limits are a judgement and no estimate: nobody has told us yet of pairs
 * that are known to be the same. Wider limits would take neighbours for one, narrower ones would count one twice.
 */

/** About two blocks of a town: one service writes down the junction, the other the house, and a phone is off by some tens of metres. */
export const SAME_ACCIDENT_METERS = 150;
/** One writes down when it happened, the other when it was called; both often to the half or the full hour. */
export const SAME_ACCIDENT_MINUTES = 60;

const MINUTES_PER_HOUR = 60;
/** Hours that differ by as many are more than SAME_ACCIDENT_MINUTES apart whatever their minutes are. */
const APART_HOURS = SAME_ACCIDENT_MINUTES / MINUTES_PER_HOUR + 1;

/** Semi-major axis (metres) and squared eccentricity of WGS 84. Source: NIMA TR8350.2, third edition, 2000. */
const AXIS = 6_378_137;
const ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;
const RADIANS_PER_E7 = Math.PI / 180 / 1e7;

/**
 * Distance in metres of two places given in degrees times 10^7, for places close together: on the plane that touches the ellipsoid half-way
 * between them. Organisations have projections of their own, so degrees are what their records have in common. Up to a kilometre, and up to
 * 70° north or south, it is off by less than a millimetre, a tenth of what the seventh decimal of a degree can say.
 */
export function metersBetween(longitudeE7: number, latitudeE7: number, otherLongitudeE7: number, otherLatitudeE7: number): number {
  const latitude = ((latitudeE7 + otherLatitudeE7) / 2) * RADIANS_PER_E7;
  const bend = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) ** 2;
  const acrossRadius = AXIS / Math.sqrt(bend);
  const alongRadius = (acrossRadius * (1 - ECCENTRICITY_SQUARED)) / bend;
  const east = (otherLongitudeE7 - longitudeE7) * RADIANS_PER_E7 * acrossRadius * Math.cos(latitude);
  const north = (otherLatitudeE7 - latitudeE7) * RADIANS_PER_E7 * alongRadius;
  return Math.sqrt(east * east + north * north);
}

/** Whether an accident can be compared at all: its place and its day are known. */
export function isComparable({ located, earliestDay, latestDay }: AccidentColumns, index: number): boolean {
  return located[index] === 1 && earliestDay[index] === latestDay[index];
}

/** Minutes after midnight, UNKNOWN_NUMBER where the hour or the minute is not known. */
export function minuteOfDay({ hour, minute }: AccidentColumns, index: number): number {
  return hour[index]! < 0 || minute[index]! < 0 ? UNKNOWN_NUMBER : hour[index]! * MINUTES_PER_HOUR + minute[index]!;
}

/** How alike two records are that are probably of one accident. */
export interface Likeness {
  readonly meters: number;
  /** Null where one of them does not know the time of day. */
  readonly minutes: number | null;
}

/** `null` where two records are not of one accident, or cannot be compared. */
export function findLikeness(one: AccidentColumns, index: number, other: AccidentColumns, otherIndex: number): Likeness | null {
  if (!isComparable(one, index) || !isComparable(other, otherIndex)) return null;
  if (one.earliestDay[index] !== other.earliestDay[otherIndex]) return null;
  const [minute, otherMinute] = [minuteOfDay(one, index), minuteOfDay(other, otherIndex)];
  const minutes = minute === UNKNOWN_NUMBER || otherMinute === UNKNOWN_NUMBER ? null : Math.abs(minute - otherMinute);
  if (minutes === null ? areHoursApart(one.hour[index]!, other.hour[otherIndex]!) : minutes > SAME_ACCIDENT_MINUTES) return null;
  const meters = metersBetween(
    one.longitudeE7[index]!,
    one.latitudeE7[index]!,
    other.longitudeE7[otherIndex]!,
    other.latitudeE7[otherIndex]!,
  );
  return meters > SAME_ACCIDENT_METERS ? null : { meters, minutes };
}

/** Some sources know the hour and not the minute. */
function areHoursApart(hour: number, otherHour: number): boolean {
  return hour >= 0 && otherHour >= 0 && Math.abs(hour - otherHour) >= APART_HOURS;
}

/** Whether an organisation holds an accident that is probably the given one of another. */
export function holdsSame(columns: AccidentColumns, asked: AccidentColumns, index: number): boolean {
  const day = asked.earliestDay[index];
  for (let other = 0; other < columns.count; other += 1) {
    if (columns.earliestDay[other] === day && findLikeness(asked, index, columns, other) !== null) return true;
  }
  return false;
}
