import type { Text } from './language.ts';
import { findDayNumber } from './period.ts';

/** What is counted on a road, everything on wheels with a motor first and then by class. `motor-vehicle` is the sum of the motor classes, not one of them. */
export const TRAFFIC_MODES = [
  'motor-vehicle',
  'bicycle',
  'pedestrian',
  'powered-two-wheeler',
  'car',
  'bus',
  'light-goods',
  'heavy-goods',
] as const;
export type TrafficMode = (typeof TRAFFIC_MODES)[number];

export const TRAFFIC_MODE_LABELS: Readonly<Record<TrafficMode, Text>> = {
  'motor-vehicle': { el: 'Μηχανοκίνητα οχήματα', en: 'Motor vehicles' },
  bicycle: { el: 'Ποδήλατα', en: 'Bicycles' },
  pedestrian: { el: 'Πεζοί', en: 'Pedestrians' },
  'powered-two-wheeler': { el: 'Δίκυκλα', en: 'Powered two-wheelers' },
  car: { el: 'Επιβατηγά και ταξί', en: 'Cars and taxis' },
  bus: { el: 'Λεωφορεία', en: 'Buses and coaches' },
  'light-goods': { el: 'Ελαφρά φορτηγά', en: 'Light goods' },
  'heavy-goods': { el: 'Βαρέα φορτηγά', en: 'Heavy goods' },
};

/** Directions of a count: compass points, and C for both directions together. */
export const COUNT_DIRECTIONS = ['N', 'S', 'E', 'W', 'C'] as const;
export type CountDirection = (typeof COUNT_DIRECTIONS)[number];

export const COUNT_DIRECTION_LABELS: Readonly<Record<CountDirection, Text>> = {
  N: { el: 'Προς βορρά', en: 'Northbound' },
  S: { el: 'Προς νότο', en: 'Southbound' },
  E: { el: 'Προς ανατολή', en: 'Eastbound' },
  W: { el: 'Προς δύση', en: 'Westbound' },
  C: { el: 'Και οι δύο κατευθύνσεις', en: 'Both directions' },
};

/** Where the number of a count comes from. */
export const COUNT_BASES = ['counted', 'estimated'] as const;
export type CountBasis = (typeof COUNT_BASES)[number];

export const COUNT_BASIS_LABELS: Readonly<Record<CountBasis, Text>> = {
  counted: { el: 'Μέτρηση', en: 'Counted' },
  estimated: { el: 'Εκτίμηση', en: 'Estimated' },
};

/** When a short count was made, by the clocks of the place. Its numbers are those of the whole of it, not of a day. */
export interface CountPeriod {
  /** YYYY-MM-DD */
  readonly startDate: string;
  /** 0 to 23 */
  readonly startHour: number;
  /** 1 to a year */
  readonly hours: number;
}

/** A leap year. */
export const LONGEST_COUNT_HOURS = 8_784;

const WRITTEN_PERIOD = /^(\d{4})-(\d{2})-(\d{2})T(\d{2})\/PT(\d{1,4})H$/;

/** `2024-03-05T07/PT48H`: how a period is kept, and what tells the short counts of a site and year apart; `''` for the average of a year. */
export function formatCountPeriod(period: CountPeriod | null): string {
  if (period === null) return '';
  return `${period.startDate}T${String(period.startHour).padStart(2, '0')}/PT${period.hours}H`;
}

/** The period of a text that formatCountPeriod wrote; `null` for the average of a year and for every other text. */
export function parseCountPeriod(text: string): CountPeriod | null {
  const [, year = '', month = '', day = '', hour = '', hours = ''] = WRITTEN_PERIOD.exec(text) ?? [];
  const [startHour, length] = [Number(hour), Number(hours)];
  if (year === '' || startHour > 23 || length < 1 || length > LONGEST_COUNT_HOURS) return null;
  if (findDayNumber(Number(year), Number(month), Number(day)) === null) return null;
  return { startDate: `${year}-${month}-${day}`, startHour, hours: length };
}
