import { markWithoutCasualties, type AccidentColumns } from '@elektron/columns';
import {
  ACCIDENT_SEVERITY_LABELS,
  ACCIDENT_TYPE_LABELS,
  ACCIDENT_TYPES,
  E7,
  JUNCTION_TYPE_LABELS,
  JUNCTION_TYPES,
  LIGHT_CONDITION_LABELS,
  LIGHT_CONDITIONS,
  PLACE_ACCURACIES,
  PLACE_ACCURACY_LABELS,
  ROAD_TYPE_LABELS,
  ROAD_TYPES,
  ROAD_USER_LABELS,
  ROAD_USERS,
  SEVERITIES,
  SPEED_UNIT_LABELS,
  SURFACE_CONDITION_LABELS,
  SURFACE_CONDITIONS,
  valueOf,
  WEATHER_CONDITION_LABELS,
  WEATHER_CONDITIONS,
  WEEKDAY_LABELS,
  type Text,
} from '@elektron/domain';
import { IMPORT_FORMATS } from '@elektron/importers';

import type { AccidentSource } from '../accidents/accident-sources.repository.ts';
import { countOfAccident } from './count-of-accident.ts';
import type { ExportColumn, ExportValue } from './export-table.ts';

/** One accident, as the columns and the database tell of it. */
export interface ExportedAccident {
  readonly columns: AccidentColumns;
  readonly index: number;
  readonly id: string;
  readonly source: AccidentSource;
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
}

export interface AccidentColumn extends ExportColumn {
  /** Only for whoever may see personal fields, as `sourceRecordId` of an accident is everywhere. */
  readonly personal?: true;
  readonly valueOf: (accident: ExportedAccident) => ExportValue;
}

type Value = AccidentColumn['valueOf'];
type CodeArray = 'severity' | 'accidentType' | 'light' | 'weather' | 'surface' | 'roadType' | 'junction';

function column(id: string, labels: Text, type: ExportColumn['type'], value: Value): AccidentColumn {
  return { id, labels, type, valueOf: value };
}

const asWritten = (id: string): Text => ({ el: id, en: id });

/** A column that holds the id of a list. */
function coded(id: string, labels: Text, names: Readonly<Record<string, Text>>, value: Value): AccidentColumn {
  return { ...column(id, labels, 'text', value), labelOf: (key) => names[key] ?? asWritten(key) };
}

const codeIn =
  (list: readonly string[], array: CodeArray): Value =>
  ({ columns, index }) =>
    valueOf(list, columns[array][index]!);

/** Of the arrays in which 0 is the unknown. */
const part =
  (array: 'month' | 'day' | 'weekday'): Value =>
  ({ columns, index }) =>
    columns[array][index]! || null;

/** Of those in which it is below 0. */
const clock =
  (array: 'hour' | 'minute'): Value =>
  ({ columns, index }) =>
    columns[array][index]! < 0 ? null : columns[array][index]!;

/** Nothing is said of casualties where they were never imported: a 0 would be a claim. */
const casualties =
  (count: (columns: AccidentColumns, index: number) => number): Value =>
  ({ columns, index }) =>
    markWithoutCasualties(columns)?.[index] === 1 ? null : count(columns, index);

const placed =
  (value: (columns: AccidentColumns, index: number) => number): Value =>
  ({ columns, index }) =>
    columns.located[index] === 1 ? value(columns, index) : null;

function dateOf({ columns, index }: ExportedAccident): string | null {
  const [year, month, day] = [columns.year[index]!, columns.month[index]!, columns.day[index]!];
  if (month === 0 || day === 0) return null;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function roadUsersOf({ columns, index }: ExportedAccident): string | null {
  const users = ROAD_USERS.filter((_user, bit) => (columns.roadUserMask[index]! & (1 << bit)) !== 0);
  return users.length === 0 ? null : users.join(', ');
}

function labelRoadUsers(ids: string): Text {
  const labels = ROAD_USERS.filter((user) => ids.split(', ').includes(user)).map((user) => ROAD_USER_LABELS[user]);
  return { el: labels.map(({ el }) => el).join(', '), en: labels.map(({ en }) => en).join(', ') };
}

const WEEKDAYS: Readonly<Record<string, Text>> = Object.fromEntries(WEEKDAY_LABELS.map((label, k) => [String(k + 1), label]));
const FORMATS: Readonly<Record<string, Text>> = Object.fromEntries(IMPORT_FORMATS.map(({ id, labels }) => [id, labels]));

/** THE columns of a file of accidents, in their order. docs/export.md explains them. */
export const ACCIDENT_COLUMNS: readonly AccidentColumn[] = [
  column('id', { el: 'Αναγνωριστικό', en: 'Id' }, 'text', ({ id }) => id),
  {
    ...column('source_record_id', { el: 'Αριθμός εγγραφής στην πηγή', en: 'Record number at the source' }, 'text', ({ source }) =>
      source.sourceRecordId === '' ? null : source.sourceRecordId,
    ),
    personal: true,
  },
  column('date', { el: 'Ημερομηνία', en: 'Date' }, 'date', dateOf),
  column('year', { el: 'Έτος', en: 'Year' }, 'whole', ({ columns, index }) => columns.year[index]!),
  column('month', { el: 'Μήνας', en: 'Month' }, 'whole', part('month')),
  column('day', { el: 'Ημέρα', en: 'Day' }, 'whole', part('day')),
  { ...coded('weekday', { el: 'Ημέρα της εβδομάδας', en: 'Weekday' }, WEEKDAYS, part('weekday')), type: 'whole' },
  column('hour', { el: 'Ώρα', en: 'Hour' }, 'whole', clock('hour')),
  column('minute', { el: 'Λεπτό', en: 'Minute' }, 'whole', clock('minute')),
  coded('severity', { el: 'Βαρύτητα', en: 'Severity' }, ACCIDENT_SEVERITY_LABELS, codeIn(SEVERITIES, 'severity')),
  column('severity_source', { el: 'Βαρύτητα, όπως γράφτηκε', en: 'Severity, as written' }, 'text', ({ source }) =>
    source.severityNative === '' ? null : source.severityNative,
  ),
  column(
    'casualties',
    { el: 'Παθόντες', en: 'Casualties' },
    'whole',
    casualties((columns, i) => countOfAccident(columns.casualties, i)),
  ),
  column(
    'killed',
    { el: 'Νεκροί', en: 'Killed' },
    'whole',
    casualties((columns, i) => columns.killed[i]!),
  ),
  column(
    'seriously_injured',
    { el: 'Βαριά τραυματίες', en: 'Seriously injured' },
    'whole',
    casualties((columns, i) => columns.seriouslyInjured[i]!),
  ),
  column(
    'slightly_injured',
    { el: 'Ελαφρά τραυματίες', en: 'Slightly injured' },
    'whole',
    casualties((columns, i) => columns.slightlyInjured[i]!),
  ),
  column(
    'injured_severity_unknown',
    { el: 'Παθόντες άγνωστης βαρύτητας', en: 'Casualties, severity not known' },
    'whole',
    casualties((columns, i) => {
      const known = columns.killed[i]! + columns.seriouslyInjured[i]! + columns.slightlyInjured[i]!;
      return countOfAccident(columns.casualties, i) - known;
    }),
  ),
  // No accident is without one: none on record are none imported.
  column('units', { el: 'Οχήματα και πεζοί', en: 'Traffic units' }, 'whole', ({ columns, index }) => {
    return countOfAccident(columns.units, index) || null;
  }),
  { ...column('road_users', { el: 'Χρήστες της οδού', en: 'Road users' }, 'text', roadUsersOf), labelOf: labelRoadUsers },
  coded('accident_type', { el: 'Είδος ατυχήματος', en: 'Type of accident' }, ACCIDENT_TYPE_LABELS, codeIn(ACCIDENT_TYPES, 'accidentType')),
  coded('light', { el: 'Φωτισμός', en: 'Light' }, LIGHT_CONDITION_LABELS, codeIn(LIGHT_CONDITIONS, 'light')),
  coded('weather', { el: 'Καιρός', en: 'Weather' }, WEATHER_CONDITION_LABELS, codeIn(WEATHER_CONDITIONS, 'weather')),
  coded('surface', { el: 'Επιφάνεια', en: 'Surface' }, SURFACE_CONDITION_LABELS, codeIn(SURFACE_CONDITIONS, 'surface')),
  coded('road_type', { el: 'Τύπος οδού', en: 'Road type' }, ROAD_TYPE_LABELS, codeIn(ROAD_TYPES, 'roadType')),
  coded('junction', { el: 'Κόμβος', en: 'Junction' }, JUNCTION_TYPE_LABELS, codeIn(JUNCTION_TYPES, 'junction')),
  column('speed_limit', { el: 'Όριο ταχύτητας', en: 'Speed limit' }, 'whole', ({ source }) => source.speedLimit),
  coded('speed_unit', { el: 'Μονάδα ταχύτητας', en: 'Unit of speed' }, SPEED_UNIT_LABELS, ({ source }) => {
    return source.speedLimit === null ? null : source.speedUnit;
  }),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ columns, index }) => columns.roadNames[columns.roadName[index]! - 1] ?? null),
  column(
    'longitude',
    { el: 'Γεωγραφικό μήκος', en: 'Longitude' },
    'decimal',
    placed((columns, i) => columns.longitudeE7[i]! / E7),
  ),
  column(
    'latitude',
    { el: 'Γεωγραφικό πλάτος', en: 'Latitude' },
    'decimal',
    placed((columns, i) => columns.latitudeE7[i]! / E7),
  ),
  coded('place_accuracy', { el: 'Ακρίβεια θέσης', en: 'Accuracy of the place' }, PLACE_ACCURACY_LABELS, ({ columns, index }) =>
    columns.located[index] === 1 ? valueOf(PLACE_ACCURACIES, columns.placeAccuracy[index]!) : null,
  ),
  column(
    'x',
    { el: 'x (μέτρα)', en: 'x (metres)' },
    'decimal',
    placed((columns, i) => columns.x[i]!),
  ),
  column(
    'y',
    { el: 'y (μέτρα)', en: 'y (metres)' },
    'decimal',
    placed((columns, i) => columns.y[i]!),
  ),
  column('epsg', { el: 'Σύστημα των x, y (EPSG)', en: 'System of x, y (EPSG)' }, 'whole', ({ columns, index, srid }) => {
    return columns.located[index] === 1 ? srid : null;
  }),
  coded('format', { el: 'Μορφή της πηγής', en: 'Format of the source' }, FORMATS, ({ source }) => source.formatId),
  column('batch', { el: 'Αριθμός εισαγωγής', en: 'Number of the import' }, 'whole', ({ source }) => source.batchId),
];

/** @param seesPersonal whether whoever asks may see personal fields */
export function columnsFor(seesPersonal: boolean): readonly AccidentColumn[] {
  return ACCIDENT_COLUMNS.filter(({ personal }) => seesPersonal || personal !== true);
}
