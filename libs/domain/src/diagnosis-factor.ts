import { MONTH_LABELS, WEEKDAY_LABELS } from './accident-dimension.ts';
import {
  ACCIDENT_TYPE_LABELS,
  ACCIDENT_TYPES,
  LIGHT_CONDITION_LABELS,
  LIGHT_CONDITIONS,
  ROAD_USER_LABELS,
  ROAD_USERS,
  SURFACE_CONDITION_LABELS,
  SURFACE_CONDITIONS,
  WEATHER_CONDITION_LABELS,
  WEATHER_CONDITIONS,
} from './code-lists.ts';
import type { Text } from './language.ts';
import { ACCIDENT_SEVERITY_LABELS, SEVERITIES } from './severity.ts';

/*
 * What may be more frequent among the accidents of a place than elsewhere: what differs from one accident to the next at the same place. What the place
 * itself is (type of road, junction, speed limit) is no factor: all of its accidents have it.
 */

/** By what accidents are compared; each value of each is a factor. */
export const FACTOR_GROUP_IDS = [
  'light',
  'weather',
  'surface',
  'accident-type',
  'road-user',
  'severity',
  'weekday',
  'part-of-day',
  'month',
] as const;
export type FactorGroupId = (typeof FACTOR_GROUP_IDS)[number];

export interface FactorGroup {
  readonly id: FactorGroupId;
  readonly labels: Text;
  /** Of its values, in their order: value `k` is the group's code `k + 1`; code 0 is "not known". */
  readonly values: readonly Text[];
  /** One accident may have several values at once (its road users). */
  readonly multiValued: boolean;
}

/** Hours of one part of the day; four of them make a day. */
export const HOURS_PER_PART_OF_DAY = 6;

const PARTS_OF_DAY: readonly Text[] = [0, 1, 2, 3].map((part) => {
  const [first, last] = [part * HOURS_PER_PART_OF_DAY, (part + 1) * HOURS_PER_PART_OF_DAY - 1].map((hour) => String(hour).padStart(2, '0'));
  return { el: `${first}:00–${last}:59`, en: `${first}:00–${last}:59` };
});

function group(id: FactorGroupId, labels: Text, values: readonly Text[], multiValued = false): FactorGroup {
  return { id, labels, values, multiValued };
}

function labelsOf<Value extends string>(list: readonly Value[], labels: Readonly<Record<Value, Text>>): readonly Text[] {
  return list.map((value) => labels[value]);
}

/** THE groups of factors, in display order. */
export const FACTOR_GROUPS: readonly FactorGroup[] = [
  group('light', { el: 'Φωτισμός', en: 'Light' }, labelsOf(LIGHT_CONDITIONS, LIGHT_CONDITION_LABELS)),
  group('weather', { el: 'Καιρός', en: 'Weather' }, labelsOf(WEATHER_CONDITIONS, WEATHER_CONDITION_LABELS)),
  group('surface', { el: 'Κατάσταση οδοστρώματος', en: 'Road surface' }, labelsOf(SURFACE_CONDITIONS, SURFACE_CONDITION_LABELS)),
  group('accident-type', { el: 'Είδος ατυχήματος', en: 'Type of accident' }, labelsOf(ACCIDENT_TYPES, ACCIDENT_TYPE_LABELS)),
  group('road-user', { el: 'Χρήστες της οδού', en: 'Road users' }, labelsOf(ROAD_USERS, ROAD_USER_LABELS), true),
  group('severity', { el: 'Βαρύτητα', en: 'Severity' }, labelsOf(SEVERITIES, ACCIDENT_SEVERITY_LABELS)),
  group('weekday', { el: 'Ημέρα της εβδομάδας', en: 'Weekday' }, WEEKDAY_LABELS),
  group('part-of-day', { el: 'Ώρες', en: 'Hours' }, PARTS_OF_DAY),
  group('month', { el: 'Μήνας', en: 'Month' }, MONTH_LABELS),
];
