import {
  clockOf,
  clockPartsOf,
  codeOf,
  dateOf,
  datePartsOf,
  E7,
  PLACE_ACCURACIES,
  SPEED_UNITS,
  valueOf,
  type CorrectableField,
  type CorrectionValue,
  type PartialTime,
  type SpeedUnit,
} from '@elektron/domain';

import type { ProjectedPlace } from '../imports/reading/project-position.ts';

/** A value as the table of corrections holds it: what the columns of the record would hold. */
export type StoredValue = number | string | null | StoredDate | StoredClock | StoredPlace | StoredSpeed;

type StoredDate = Pick<PartialTime, 'year' | 'month' | 'day' | 'weekday'>;
type StoredClock = Pick<PartialTime, 'hour' | 'minute'>;

export interface StoredPlace extends ProjectedPlace {
  readonly accuracy: number;
  readonly municipalityId: number | null;
  /** Of a place that was found by words: how, and the confidence that was shown when a person accepted it. */
  readonly foundBy?: string;
  readonly confidence?: number;
  /** The source had no position: one that it comes to say counts more than this. */
  readonly yields?: boolean;
}

interface StoredSpeed {
  readonly limit: number | null;
  readonly unit: number;
}

/** A record's columns as a source said them or as they are corrected. */
export type RecordColumns = Readonly<Record<string, string | number | null>>;

/** What turns a value into columns, beside the value. */
export interface StoringContext {
  /** Where a place lies; asked for places alone. @throws Problem FIELD_OUT_OF_AREA */
  readonly locate: (
    field: CorrectableField,
    value: CorrectionValue,
  ) => (ProjectedPlace & { readonly municipalityId: number | null }) | null;
  /** Of the record: a limit keeps its unit. */
  readonly speedUnit: SpeedUnit;
}

const SET_BY_PERSON = codeOf(PLACE_ACCURACIES, 'set-by-person');

/** @param value as parseCorrection gives it */
export function toStored(field: CorrectableField, value: CorrectionValue, { locate, speedUnit }: StoringContext): StoredValue {
  switch (field.kind) {
    case 'code':
      return codeOf(field.values ?? [], value as string | null);
    case 'date':
      return datePartsOf(value as string);
    case 'time':
      return clockPartsOf(value as string | null);
    case 'place': {
      const place = locate(field, value);
      return place && { ...place, accuracy: SET_BY_PERSON };
    }
    case 'number':
      return field.id === 'speedLimit' ? { limit: value as number | null, unit: codeOf(SPEED_UNITS, speedUnit) } : (value as number | null);
    case 'text':
      return value as string | null;
  }
}

/** As a person reads and gives it. */
export function fromStored(field: CorrectableField, stored: StoredValue): CorrectionValue {
  switch (field.kind) {
    case 'code':
      return valueOf(field.values ?? [], (stored as number | null) ?? 0);
    case 'date':
      return dateOf(stored as StoredDate);
    case 'time':
      return clockOf(stored as StoredClock);
    case 'place': {
      const place = stored as StoredPlace | null;
      return place && { longitude: place.longitudeE7 / E7, latitude: place.latitudeE7 / E7 };
    }
    case 'number':
      return field.id === 'speedLimit' ? (stored as StoredSpeed).limit : (stored as number | null);
    case 'text':
      return stored as string | null;
  }
}

/** Columns of records by the field that corrects them, where a field is one column. */
const COLUMN_OF_FIELD: Readonly<Record<string, string>> = {
  severity: 'severity',
  accidentType: 'accident_type',
  light: 'light',
  weather: 'weather',
  roadType: 'road_type',
  junction: 'junction',
  surface: 'surface',
  roadName: 'road_name',
  roadUser: 'road_user',
  casualtyClass: 'casualty_class',
  sex: 'sex',
  age: 'age',
};

/** What the columns of a record say of a field, in the form of the table of corrections. */
export function storedOf({ id }: CorrectableField, columns: RecordColumns): StoredValue {
  const numberOf = (name: string): number | null => (columns[name] ?? null) as number | null;
  switch (id) {
    case 'date':
      return { year: numberOf('year') ?? 0, month: numberOf('month'), day: numberOf('day'), weekday: numberOf('weekday') };
    case 'time':
      return { hour: numberOf('hour'), minute: numberOf('minute') };
    case 'place':
      return placeOf(numberOf);
    case 'speedLimit':
      return { limit: numberOf('speed_limit'), unit: numberOf('speed_unit') ?? 0 };
    default:
      return columns[COLUMN_OF_FIELD[id] ?? id] ?? null;
  }
}

/** The five numbers of a place are there together, or none is. */
function placeOf(numberOf: (name: string) => number | null): StoredPlace | null {
  const longitudeE7 = numberOf('longitude_e7');
  if (longitudeE7 === null) return null;
  return {
    longitudeE7,
    latitudeE7: numberOf('latitude_e7') ?? 0,
    xMillimeters: numberOf('x_mm') ?? 0,
    yMillimeters: numberOf('y_mm') ?? 0,
    accuracy: numberOf('place_accuracy') ?? 0,
    municipalityId: numberOf('municipality_id'),
  };
}

/** Whether two values say the same to a person. */
export function isSameValue(field: CorrectableField, one: StoredValue, other: StoredValue): boolean {
  return JSON.stringify(fromStored(field, one)) === JSON.stringify(fromStored(field, other));
}
