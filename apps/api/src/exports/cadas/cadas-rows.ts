import { getMappingField, type MappingFieldId } from '@elektron/importers';

import type { Accident, Casualty, TrafficUnit } from '../../accidents/accident.ts';
import { countOfAccident } from '../count-of-accident.ts';
import { ACCIDENT_COLUMNS, type ExportedAccident } from '../export-columns.ts';
import type { ExportValue } from '../export-table.ts';
import { columnsOf, type CadasColumn, type CadasSheet } from './cadas-columns.ts';
import type { StatedVariable } from './stated-variables.ts';
import type { WrittenCodes } from './written-codes.ts';

/** What a record says, before any code is written for it. */
interface Said {
  /** The id of a list's value where the field has a list. */
  readonly value: ExportValue;
  /** What its source wrote for it. */
  readonly written?: string;
}

/** In CADaS speeds are so unless a person has said otherwise. */
const SPEED_UNIT = 'km/h';

/** The severity of an accident is that of its worst casualty. */
const SEVERITY = 'P-5';

/** Where the other kinds of files have the same. */
const SAME_COLUMNS: Readonly<Partial<Record<MappingFieldId, string>>> = {
  date: 'date',
  year: 'year',
  month: 'month',
  day: 'day',
  hour: 'hour',
  severity: 'severity',
  latitude: 'latitude',
  longitude: 'longitude',
  'accident-type': 'accident_type',
  light: 'light',
  weather: 'weather',
  surface: 'surface',
  'road-type': 'road_type',
  junction: 'junction',
  'speed-limit': 'speed_limit',
  'road-name': 'road_name',
};

const columnOf = new Map(Object.entries(SAME_COLUMNS).map(([field, column]) => [field, ACCIDENT_COLUMNS.find(({ id }) => id === column)]));

/** Records as the cells of a file. */
export class CadasRows {
  readonly #stated: ReadonlyMap<string, StatedVariable>;
  readonly #codes: WrittenCodes;
  readonly #seesPersonal: boolean;
  readonly #columns: Readonly<Record<CadasSheet, readonly CadasColumn[]>>;

  /** @param seesPersonal whether numbers at the source may be written */
  constructor(stated: ReadonlyMap<string, StatedVariable>, codes: WrittenCodes, seesPersonal: boolean) {
    this.#stated = stated;
    this.#codes = codes;
    this.#seesPersonal = seesPersonal;
    this.#columns = { accidents: columnsOf('accidents', stated), units: columnsOf('units', stated), persons: columnsOf('persons', stated) };
  }

  ofAccident(accident: ExportedAccident): readonly ExportValue[] {
    const { columns, index } = accident;
    if (columns.severity[index] !== 0 && countOfAccident(columns.casualties, index) === 0) this.#codes.leaveOut(SEVERITY, 'no-casualties');
    return this.#columns.accidents.map((column) => this.#write(column, accident, this.#sayAccident(column, accident)));
  }

  ofUnits(accident: ExportedAccident, { units }: Accident): (readonly ExportValue[])[] {
    return byReference(units, ({ unitReference }) => unitReference).map((unit) =>
      this.#columns.units.map((column) => this.#write(column, accident, this.#sayUnit(column.field, accident, unit))),
    );
  }

  ofPersons(accident: ExportedAccident, { casualties }: Accident): (readonly ExportValue[])[] {
    return byReference(casualties, ({ unitReference, casualtyReference }) => `${casualtyReference}\n${unitReference}`).map((person) =>
      this.#columns.persons.map((column) => this.#write(column, accident, this.#sayPerson(column.field, accident, person))),
    );
  }

  #write({ id, field, isKnown }: CadasColumn, { source }: ExportedAccident, { value, written }: Said): ExportValue {
    const isCoded = getMappingField(field).list !== undefined;
    const own = written === undefined ? undefined : { formatId: source.formatId, written };
    if (isCoded) return this.#codes.write(id, value === null ? null : String(value), own);
    if (isKnown || value === null) return value;
    this.#codes.leaveOut(id, 'no-code');
    return null;
  }

  #sayAccident({ id, field }: CadasColumn, accident: ExportedAccident): Said {
    if (field === 'accident-key') return { value: this.#keyOf(accident) };
    const value = sameAsElsewhere(field, accident);
    const { source } = accident;
    if (field === 'date' || field === 'date-time') {
      const date = sameAsElsewhere('date', accident);
      if (date === null) this.#codes.leaveOut(id, 'day-unknown');
      return { value: field === 'date' || date === null ? date : [date, timeOf(accident)].filter((part) => part !== null).join(' ') };
    }
    if (field === 'time') return { value: timeOf(accident) };
    if (field === 'severity') return { value, written: source.severityNative };
    if (field !== 'speed-limit' || value === null) return { value };
    if (source.speedUnit === (this.#stated.get(id)?.speedUnit ?? SPEED_UNIT)) return { value };
    this.#codes.leaveOut(id, 'other-unit');
    return { value: null };
  }

  #sayUnit(field: MappingFieldId, accident: ExportedAccident, unit: TrafficUnit): Said {
    if (field === 'accident-key') return { value: this.#keyOf(accident) };
    if (field === 'unit-key') return { value: unit.unitReference || null };
    return { value: unit.roadUser, written: unit.roadUserNative };
  }

  #sayPerson(field: MappingFieldId, accident: ExportedAccident, person: Casualty): Said {
    const { unitReference, casualtyReference, age, sex, severity, severityNative, casualtyClass, roadUser } = person;
    const said: Partial<Record<MappingFieldId, Said>> = {
      'unit-key': { value: unitReference || null },
      'casualty-key': { value: casualtyReference || null },
      age: { value: age },
      sex: { value: sex },
      'casualty-severity': { value: severity, written: severityNative },
      'casualty-class': { value: casualtyClass },
      'road-user': { value: roadUser },
    };
    return said[field] ?? { value: this.#keyOf(accident) };
  }

  /**
   * What tells accidents of the file apart: the number that its source gave where that was CADaS too (two sources may number theirs alike), for whoever
   * may see it; else our own.
   */
  #keyOf({ id, source }: ExportedAccident): string {
    const isOfCadas = source.formatId === this.#stated.get('A-1')?.formatId;
    return this.#seesPersonal && isOfCadas && source.sourceRecordId !== '' ? source.sourceRecordId : id;
  }
}

function sameAsElsewhere(field: MappingFieldId, accident: ExportedAccident): ExportValue {
  return columnOf.get(field)?.valueOf(accident) ?? null;
}

/** `14:30`, or the hour alone. */
function timeOf({ columns, index }: ExportedAccident): string | null {
  const [hour, minute] = [columns.hour[index]!, columns.minute[index]!];
  if (hour < 0) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return minute < 0 ? two(hour) : `${two(hour)}:${two(minute)}`;
}

/** The database keeps no order; numbers come before what is none. */
function byReference<Part>(parts: readonly Part[], referenceOf: (part: Part) => string): Part[] {
  return parts.toSorted((a, b) => referenceOf(a).localeCompare(referenceOf(b), 'en', { numeric: true }));
}
