import {
  ENTERED_FIELDS,
  PLACE_ACCURACY_LABELS,
  SPEED_UNIT_LABELS,
  type CorrectedPlace,
  type CorrectionSubject,
  type CorrectionValue,
  type SpeedUnit,
} from '@elektron/domain';

import type { EnteredValues, Entry } from './entered-accident.ts';

/*
 * What was entered, as the tables of the template say it: so it goes through the same reading, the same rules and the same commit as a file.
 */

export interface EntryFile {
  readonly name: string;
  readonly text: string;
}

/** @param speedUnit of the organisation @param place in degrees */
export function writeEntryFiles(entry: Entry, speedUnit: SpeedUnit, place: CorrectedPlace | null): EntryFile[] {
  const { number, units, casualties } = entry;
  return [
    { name: 'accident.csv', text: writeTable([accidentRow(entry, speedUnit, place)]) },
    { name: 'units.csv', text: writeTable(units.map((values, index) => unitRow(number, index + 1, values))) },
    {
      name: 'casualties.csv',
      text: writeTable(casualties.map(({ unit, values }, index) => casualtyRow(number, index + 1, unit, values))),
    },
  ].filter(({ text }) => text !== '');
}

export type Row = Readonly<Record<string, string>>;

function accidentRow({ number, accident }: Entry, speedUnit: SpeedUnit, place: CorrectedPlace | null): Row {
  const [year = '', month = '', day] = textOf(accident['date']).split('-');
  const label = (id: string): string => labelOf('accident', id, accident[id]);
  return {
    accident_record_number: number,
    date: day === undefined ? '' : `${day}/${month}/${year}`,
    year: day === undefined ? year : '',
    month: day === undefined ? month : '',
    time: textOf(accident['time']),
    severity: label('severity'),
    longitude: place === null ? '' : String(place.longitude),
    latitude: place === null ? '' : String(place.latitude),
    accuracy_of_the_place: place === null ? '' : PLACE_ACCURACY_LABELS['set-by-person'].el,
    road: textOf(accident['roadName']),
    accident_type: label('accidentType'),
    light: label('light'),
    weather: label('weather'),
    surface: label('surface'),
    road_type: label('roadType'),
    junction: label('junction'),
    speed_limit: textOf(accident['speedLimit']),
    unit_of_speed: SPEED_UNIT_LABELS[speedUnit].el,
  };
}

function unitRow(number: string, unit: number, values: EnteredValues): Row {
  const label = (id: string): string => labelOf('unit', id, values[id]);
  return {
    accident_record_number: number,
    unit_number: String(unit),
    kind_of_unit: label('roadUser'),
    movement: label('movement'),
    direction_from: label('directionFrom'),
    direction_to: label('directionTo'),
  };
}

function casualtyRow(number: string, casualty: number, unit: number, values: EnteredValues): Row {
  return {
    accident_record_number: number,
    casualty_number: String(casualty),
    unit_number: String(unit),
    class: labelOf('casualty', 'casualtyClass', values['casualtyClass']),
    injury: labelOf('casualty', 'severity', values['severity']),
    sex: labelOf('casualty', 'sex', values['sex']),
    age: textOf(values['age']),
    road_user: labelOf('casualty', 'roadUser', values['roadUser']),
  };
}

/** In Greek, as the template offers it; empty for what is not known. */
function labelOf(subject: CorrectionSubject, id: string, value: unknown): string {
  const field = ENTERED_FIELDS.find((each) => each.subject === subject && each.id === id);
  return typeof value === 'string' ? (field?.valueLabels?.[value]?.el ?? '') : '';
}

function textOf(value: CorrectionValue | undefined): string {
  return value == null || typeof value === 'object' ? '' : String(value);
}

/** A table with the ids of its columns above, or those headings that the rows have. */
export function writeTable(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return `${[Object.keys(first), ...rows.map((row) => Object.values(row))].map(line).join('\n')}\n`;
}
