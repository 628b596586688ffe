import { COMPASS_LABELS, COMPASS_POINTS, UNIT_MOVEMENT_LABELS, UNIT_MOVEMENTS } from './unit-movement.ts';
import {
  ACCIDENT_TYPES,
  ACCIDENT_TYPE_LABELS,
  CASUALTY_CLASSES,
  CASUALTY_CLASS_LABELS,
  JUNCTION_TYPES,
  JUNCTION_TYPE_LABELS,
  LIGHT_CONDITIONS,
  LIGHT_CONDITION_LABELS,
  ROAD_TYPES,
  ROAD_TYPE_LABELS,
  ROAD_USERS,
  ROAD_USER_LABELS,
  SEXES,
  SEX_LABELS,
  SURFACE_CONDITIONS,
  SURFACE_CONDITION_LABELS,
  WEATHER_CONDITIONS,
  WEATHER_CONDITION_LABELS,
} from './code-lists.ts';
import type { Text } from './language.ts';
import { findDayNumber, weekdayOfDayNumber } from './period.ts';
import { Problem } from './problem.ts';
import type { PartialTime } from './record.ts';
import { ACCIDENT_SEVERITY_LABELS, CASUALTY_SEVERITIES, SEVERITIES, type CasualtySeverity } from './severity.ts';

/*
 * What a person may set right in a record, and by which rules: the form, the API, the history and the database are drawn from one list. A value
 * has one form everywhere: a code of a list, `2024-05-03` (or less of it), `14:05` (or less of it), degrees, a number, a text; null is unknown.
 */

export const CORRECTION_SUBJECTS = ['accident', 'unit', 'casualty'] as const;
export type CorrectionSubject = (typeof CORRECTION_SUBJECTS)[number];

/** Degrees (EPSG:4326). */
export interface CorrectedPlace {
  readonly longitude: number;
  readonly latitude: number;
}

/** Metres in the plane of the organisation (in Greece ΕΓΣΑ87), as a form or a survey gives them. */
export interface SurveyedPlace {
  readonly x: number;
  readonly y: number;
}

/** What a record holds or is to hold; a place is read in degrees, whichever way it was given. */
export type CorrectionValue = string | number | CorrectedPlace | SurveyedPlace | null;

export interface CorrectableField {
  readonly subject: CorrectionSubject;
  readonly id: string;
  readonly labels: Text;
  readonly kind: 'code' | 'date' | 'time' | 'place' | 'number' | 'text';
  /** Of a code: the list, and what each is called. */
  readonly values?: readonly string[];
  readonly valueLabels?: Readonly<Record<string, Text>>;
  /** Of a number: both ends are allowed. */
  readonly range?: readonly [minimum: number, maximum: number];
  /** Tells of a person, and goes when their data are erased. */
  readonly personal?: true;
}

function code(
  subject: CorrectionSubject,
  id: string,
  labels: Text,
  values: readonly string[],
  valueLabels: Readonly<Record<string, Text>>,
): CorrectableField {
  return { subject, id, labels, kind: 'code', values, valueLabels };
}

const ROAD_USER: Text = { el: 'Χρήστης της οδού', en: 'Road user' };

/** Of one person: the labels of severities are of many. */
const INJURY_LABELS: Readonly<Record<CasualtySeverity, Text>> = {
  fatal: { el: 'Νεκρός', en: 'Killed' },
  serious: { el: 'Βαριά τραυματίας', en: 'Seriously injured' },
  slight: { el: 'Ελαφρά τραυματίας', en: 'Slightly injured' },
};

/** Speed limits as signs show them; the unit is that of the record. */
const SPEED_RANGE = [0, 200] as const;
const AGE_RANGE = [0, 130] as const;
const LONGEST_ROAD_NAME = 200;

/** THE fields that can be corrected, in the order of the form. The database has a rule with the same names (0009-corrections.ts). */
export const CORRECTABLE_FIELDS: readonly CorrectableField[] = [
  code('accident', 'severity', { el: 'Βαρύτητα', en: 'Severity' }, SEVERITIES, ACCIDENT_SEVERITY_LABELS),
  { subject: 'accident', id: 'date', labels: { el: 'Ημερομηνία', en: 'Date' }, kind: 'date' },
  { subject: 'accident', id: 'time', labels: { el: 'Ώρα', en: 'Time' }, kind: 'time' },
  { subject: 'accident', id: 'place', labels: { el: 'Θέση', en: 'Place' }, kind: 'place' },
  { subject: 'accident', id: 'roadName', labels: { el: 'Οδός', en: 'Road' }, kind: 'text' },
  code('accident', 'accidentType', { el: 'Είδος ατυχήματος', en: 'Type of accident' }, ACCIDENT_TYPES, ACCIDENT_TYPE_LABELS),
  code('accident', 'light', { el: 'Συνθήκες φωτισμού', en: 'Light' }, LIGHT_CONDITIONS, LIGHT_CONDITION_LABELS),
  code('accident', 'weather', { el: 'Καιρικές συνθήκες', en: 'Weather' }, WEATHER_CONDITIONS, WEATHER_CONDITION_LABELS),
  code('accident', 'roadType', { el: 'Τύπος οδού', en: 'Road type' }, ROAD_TYPES, ROAD_TYPE_LABELS),
  code('accident', 'junction', { el: 'Κόμβος', en: 'Junction' }, JUNCTION_TYPES, JUNCTION_TYPE_LABELS),
  code('accident', 'surface', { el: 'Κατάσταση οδοστρώματος', en: 'Road surface' }, SURFACE_CONDITIONS, SURFACE_CONDITION_LABELS),
  { subject: 'accident', id: 'speedLimit', labels: { el: 'Όριο ταχύτητας', en: 'Speed limit' }, kind: 'number', range: SPEED_RANGE },
  code('unit', 'roadUser', ROAD_USER, ROAD_USERS, ROAD_USER_LABELS),
  code('casualty', 'severity', { el: 'Βαρύτητα τραυματισμού', en: 'Injury' }, CASUALTY_SEVERITIES, INJURY_LABELS),
  code('casualty', 'casualtyClass', { el: 'Ιδιότητα', en: 'Class' }, CASUALTY_CLASSES, CASUALTY_CLASS_LABELS),
  code('casualty', 'roadUser', ROAD_USER, ROAD_USERS, ROAD_USER_LABELS),
  { ...code('casualty', 'sex', { el: 'Φύλο', en: 'Sex' }, SEXES, SEX_LABELS), personal: true },
  { subject: 'casualty', id: 'age', labels: { el: 'Ηλικία', en: 'Age' }, kind: 'number', range: AGE_RANGE, personal: true },
];

/**
 * What the form of a new accident asks beside them: how a unit moved. It is kept with what was entered, and no correction reaches it there.
 */
const MOVEMENT_FIELDS: readonly CorrectableField[] = [
  code('unit', 'movement', { el: 'Κίνηση', en: 'Movement' }, UNIT_MOVEMENTS, UNIT_MOVEMENT_LABELS),
  code('unit', 'directionFrom', { el: 'Κατεύθυνση από', en: 'Direction from' }, COMPASS_POINTS, COMPASS_LABELS),
  code('unit', 'directionTo', { el: 'Κατεύθυνση προς', en: 'Direction to' }, COMPASS_POINTS, COMPASS_LABELS),
];

/** THE fields of the form of a new accident, in its order. */
export const ENTERED_FIELDS: readonly CorrectableField[] = [...CORRECTABLE_FIELDS, ...MOVEMENT_FIELDS];

export function findCorrectableField(subject: string, id: string): CorrectableField | undefined {
  return CORRECTABLE_FIELDS.find((field) => field.subject === subject && field.id === id);
}

/** By what a person has typed or chosen is judged. */
export interface CorrectionRules {
  /** The present day where the organisation is, `YYYY-MM-DD`: nothing happens later. */
  readonly latestDate: string;
}

/**
 * A value in its one form; empty texts are unknown.
 * @throws Problem FIELD_INVALID, FIELD_DATE_UNREAL, FIELD_IN_FUTURE, FIELD_MISSING
 */
export function parseCorrection(field: CorrectableField, given: unknown, rules: CorrectionRules): CorrectionValue {
  const value = typeof given === 'string' ? given.trim() : given;
  if (value === null || value === undefined || value === '') {
    if (field.kind === 'date') throw new Problem('FIELD_MISSING', nameOf(field));
    return null;
  }
  switch (field.kind) {
    case 'code':
      return typeof value === 'string' && field.values?.includes(value) === true ? value : refuse(field, value);
    case 'date':
      return parseDate(field, value, rules);
    case 'time':
      return parseTime(field, value);
    case 'place':
      return parsePlace(field, value);
    case 'number':
      return parseNumber(field, value);
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_ROAD_NAME ? value : refuse(field, value);
  }
}

const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const DAY_FIRST = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/;
const EARLIEST_YEAR = 1900;
const two = (part: number): string => String(part).padStart(2, '0');

function parseDate(field: CorrectableField, value: unknown, { latestDate }: CorrectionRules): string {
  const text = textOf(value);
  const dayFirst = DAY_FIRST.exec(text);
  const parts = dayFirst === null ? DATE.exec(text)?.slice(1) : [dayFirst[3], dayFirst[2], dayFirst[1]];
  if (parts === undefined) return refuse(field, value);
  const [year = null, month = null, day = null] = parts.map((part: string | undefined) => (part === undefined ? null : Number(part)));
  if (year === null || year < EARLIEST_YEAR) return refuse(field, value);
  if (findDayNumber(year, month ?? 1, day ?? 1) === null) throw new Problem('FIELD_DATE_UNREAL', { ...nameOf(field), value: text });
  const date = [String(year), ...(month === null ? [] : [two(month)]), ...(day === null ? [] : [two(day)])].join('-');
  if (date > latestDate.slice(0, date.length)) throw new Problem('FIELD_IN_FUTURE', { ...nameOf(field), value: date });
  return date;
}

const TIME = /^(\d{1,2})(?::(\d{2}))?$/;
const HOURS = 24;
const MINUTES = 60;

function parseTime(field: CorrectableField, value: unknown): string {
  const [, hourText, minuteText] = TIME.exec(textOf(value)) ?? [];
  const [hour, minute] = [Number(hourText ?? HOURS), Number(minuteText ?? 0)];
  if (hour >= HOURS || minute >= MINUTES) return refuse(field, value);
  return minuteText === undefined ? two(hour) : `${two(hour)}:${two(minute)}`;
}

/** Whether it can be projected is asked where that is known. */
function parsePlace(field: CorrectableField, value: unknown): CorrectedPlace | SurveyedPlace {
  const { longitude, latitude, x, y } = value as Partial<CorrectedPlace & SurveyedPlace>;
  if (isWithin(x, -FARTHEST_METERS, FARTHEST_METERS) && isWithin(y, -FARTHEST_METERS, FARTHEST_METERS)) return { x, y };
  if (isWithin(longitude, -180, 180) && isWithin(latitude, -90, 90)) return { longitude, latitude };
  return refuse(field, `${String(longitude ?? x ?? '')}, ${String(latitude ?? y ?? '')}`);
}

/** Half way around the earth. */
const FARTHEST_METERS = 20_100_000;

function isWithin(value: unknown, minimum: number, maximum: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= minimum && value <= maximum;
}

function parseNumber(field: CorrectableField, value: unknown): number {
  const number = /^\d{1,3}$/.test(textOf(value)) ? Number(value) : Number.NaN;
  const [minimum, maximum] = field.range ?? [0, 0];
  if (Number.isNaN(number) || number < minimum || number > maximum) return refuse(field, value);
  return number;
}

function nameOf({ id, labels }: CorrectableField): { readonly field: string; readonly name: Text } {
  return { field: id, name: labels };
}

/** A text, or a number that stands for itself; anything else is neither a date nor a time. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const LONGEST_QUOTE = 100;

function refuse(field: CorrectableField, value: unknown): never {
  const quoted = typeof value === 'string' ? value : JSON.stringify(value);
  throw new Problem('FIELD_INVALID', { ...nameOf(field), value: quoted.slice(0, LONGEST_QUOTE) });
}

/** A date in its form as parts; the weekday follows from a whole date and is unknown without one. */
export function datePartsOf(date: string): Pick<PartialTime, 'year' | 'month' | 'day' | 'weekday'> {
  const [year = 0, month = null, day = null] = date.split('-').map(Number);
  const dayNumber = month === null || day === null ? null : findDayNumber(year, month, day);
  return { year, month, day, weekday: dayNumber === null ? null : weekdayOfDayNumber(dayNumber) };
}

export function dateOf({ year, month, day }: Pick<PartialTime, 'year' | 'month' | 'day'>): string {
  return [String(year), ...(month === null ? [] : [two(month), ...(day === null ? [] : [two(day)])])].join('-');
}

export function clockPartsOf(time: string | null): Pick<PartialTime, 'hour' | 'minute'> {
  const [hour = null, minute = null] = time === null ? [] : time.split(':').map(Number);
  return { hour, minute };
}

export function clockOf({ hour, minute }: Pick<PartialTime, 'hour' | 'minute'>): string | null {
  if (hour === null) return null;
  return minute === null ? two(hour) : `${two(hour)}:${two(minute)}`;
}
