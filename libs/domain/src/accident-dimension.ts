import {
  ACCIDENT_TYPES,
  ACCIDENT_TYPE_LABELS,
  LIGHT_CONDITIONS,
  LIGHT_CONDITION_LABELS,
  ROAD_TYPES,
  ROAD_TYPE_LABELS,
  ROAD_USERS,
  ROAD_USER_LABELS,
  UNKNOWN_LABEL,
  WEATHER_CONDITIONS,
  WEATHER_CONDITION_LABELS,
} from './code-lists.ts';
import type { Text } from './language.ts';
import { PLACE_ACCURACIES, PLACE_ACCURACY_LABELS } from './record.ts';
import { ACCIDENT_SEVERITY_LABELS, SEVERITIES } from './severity.ts';

/** By what accidents are counted and filtered. Cards, charts, map, tables and exports all use these and no others. */
export const ACCIDENT_DIMENSION_IDS = [
  'year',
  'month',
  'hour-of-week',
  'severity',
  'road-user',
  'accident-type',
  'light',
  'weather',
  'road-type',
  'speed-limit',
  'place-accuracy',
] as const;
export type AccidentDimensionId = (typeof ACCIDENT_DIMENSION_IDS)[number];

/** The key of the bucket for accidents whose value is not known; every dimension has it. */
export const UNKNOWN_KEY = 'unknown';

export interface AccidentDimension {
  readonly id: AccidentDimensionId;
  readonly labels: Text;
  /** One accident may fall in several buckets (its road users): the bars may then add up to more than the total. */
  readonly multiValued: boolean;
  /** All keys in display order without `unknown`; `null` where the range comes from the data (years, speed limits). */
  readonly keys: readonly string[] | null;
  /** Label of a key; open dimensions label themselves (a year, a limit). */
  readonly labelOf: (key: string) => Text;
}

export const MONTH_LABELS: readonly Text[] = [
  { el: 'Ιανουάριος', en: 'January' },
  { el: 'Φεβρουάριος', en: 'February' },
  { el: 'Μάρτιος', en: 'March' },
  { el: 'Απρίλιος', en: 'April' },
  { el: 'Μάιος', en: 'May' },
  { el: 'Ιούνιος', en: 'June' },
  { el: 'Ιούλιος', en: 'July' },
  { el: 'Αύγουστος', en: 'August' },
  { el: 'Σεπτέμβριος', en: 'September' },
  { el: 'Οκτώβριος', en: 'October' },
  { el: 'Νοέμβριος', en: 'November' },
  { el: 'Δεκέμβριος', en: 'December' },
];

/** Monday first, as everywhere in the product. */
export const WEEKDAY_LABELS: readonly Text[] = [
  { el: 'Δευτέρα', en: 'Monday' },
  { el: 'Τρίτη', en: 'Tuesday' },
  { el: 'Τετάρτη', en: 'Wednesday' },
  { el: 'Πέμπτη', en: 'Thursday' },
  { el: 'Παρασκευή', en: 'Friday' },
  { el: 'Σάββατο', en: 'Saturday' },
  { el: 'Κυριακή', en: 'Sunday' },
];

export const HOURS_PER_WEEK = 168;

/** Key of an hour of the week: ISO weekday, a dash, the hour in two digits, `5-18` = Friday 18:00–18:59. */
export function hourOfWeekKey(weekday: number, hour: number): string {
  return `${weekday}-${String(hour).padStart(2, '0')}`;
}

const HOUR_OF_WEEK_KEYS = Array.from({ length: HOURS_PER_WEEK }, (_, i) => hourOfWeekKey(Math.floor(i / 24) + 1, i % 24));

function labelHourOfWeek(key: string): Text {
  const weekday = WEEKDAY_LABELS[Number(key.slice(0, 1)) - 1];
  const hour = key.slice(2);
  return { el: `${weekday?.el ?? ''} ${hour}:00–${hour}:59`, en: `${weekday?.en ?? ''} ${hour}:00–${hour}:59` };
}

function fromList(labels: Readonly<Record<string, Text>>): (key: string) => Text {
  return (key) => labels[key] ?? { el: key, en: key };
}

function asWritten(key: string): Text {
  return { el: key, en: key };
}

function dimension(
  id: AccidentDimensionId,
  labels: Text,
  keys: readonly string[] | null,
  labelOf: (key: string) => Text,
  multiValued = false,
): AccidentDimension {
  return { id, labels, multiValued, keys, labelOf: (key) => (key === UNKNOWN_KEY ? UNKNOWN_LABEL : labelOf(key)) };
}

/** THE list of dimensions, in display order. */
export const ACCIDENT_DIMENSIONS: readonly AccidentDimension[] = [
  dimension('year', { el: 'Έτος', en: 'Year' }, null, asWritten),
  dimension(
    'month',
    { el: 'Μήνας', en: 'Month' },
    MONTH_LABELS.map((_, i) => String(i + 1)),
    (key) => MONTH_LABELS[Number(key) - 1] ?? asWritten(key),
  ),
  dimension('hour-of-week', { el: 'Ώρα και ημέρα', en: 'Hour and weekday' }, HOUR_OF_WEEK_KEYS, labelHourOfWeek),
  dimension('severity', { el: 'Βαρύτητα', en: 'Severity' }, SEVERITIES, fromList(ACCIDENT_SEVERITY_LABELS)),
  dimension('road-user', { el: 'Χρήστες της οδού', en: 'Road users' }, ROAD_USERS, fromList(ROAD_USER_LABELS), true),
  dimension('accident-type', { el: 'Είδος ατυχήματος', en: 'Type of accident' }, ACCIDENT_TYPES, fromList(ACCIDENT_TYPE_LABELS)),
  dimension('light', { el: 'Φωτισμός', en: 'Light' }, LIGHT_CONDITIONS, fromList(LIGHT_CONDITION_LABELS)),
  dimension('weather', { el: 'Καιρός', en: 'Weather' }, WEATHER_CONDITIONS, fromList(WEATHER_CONDITION_LABELS)),
  dimension('road-type', { el: 'Τύπος οδού', en: 'Road type' }, ROAD_TYPES, fromList(ROAD_TYPE_LABELS)),
  dimension('speed-limit', { el: 'Όριο ταχύτητας', en: 'Speed limit' }, null, asWritten),
  dimension('place-accuracy', { el: 'Ακρίβεια της θέσης', en: 'Accuracy of the place' }, PLACE_ACCURACIES, fromList(PLACE_ACCURACY_LABELS)),
];

/** The dimension of an id. */
export function getAccidentDimension(id: AccidentDimensionId): AccidentDimension {
  const found = ACCIDENT_DIMENSIONS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(`no accident dimension ${id}`);
  return found;
}
