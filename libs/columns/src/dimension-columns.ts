import { ROAD_USERS, UNKNOWN_KEY, getAccidentDimension, type AccidentDimensionId } from '@elektron/domain';

import { UNKNOWN_SPEED_LIMIT, type AccidentColumns } from './accident-columns.ts';

/** How a dimension of the domain reads the columns. Codes are small, so that what a filter says about them fits a lookup table. */
export interface DimensionColumn {
  readonly codes: (columns: AccidentColumns) => Uint8Array | Uint16Array;
  /** Codes are below this. */
  readonly size: number;
  readonly unknownCode: number;
}

/** No stored year is above 2200 (a rule of the records). */
const YEARS_BELOW = 2201;
const CODES_OF_A_BYTE = 256;

function byte(codes: DimensionColumn['codes']): DimensionColumn {
  return { codes, size: CODES_OF_A_BYTE, unknownCode: 0 };
}

export const DIMENSION_COLUMNS: Readonly<Record<AccidentDimensionId, DimensionColumn>> = {
  year: { codes: (columns) => columns.year, size: YEARS_BELOW, unknownCode: 0 },
  month: byte((columns) => columns.month),
  'hour-of-week': byte((columns) => columns.hourOfWeek),
  severity: byte((columns) => columns.severity),
  // The code of a multi-valued dimension is the set of its values, one bit each.
  'road-user': { codes: (columns) => columns.roadUserMask, size: 1 << ROAD_USERS.length, unknownCode: 0 },
  'accident-type': byte((columns) => columns.accidentType),
  light: byte((columns) => columns.light),
  weather: byte((columns) => columns.weather),
  'road-type': byte((columns) => columns.roadType),
  'speed-limit': { codes: (columns) => columns.speedLimit, size: UNKNOWN_SPEED_LIMIT + 1, unknownCode: UNKNOWN_SPEED_LIMIT },
  // Of an accident without a place it is unknown.
  'place-accuracy': byte((columns) => columns.placeAccuracy),
};

/** The code of a single-valued dimension's key. Open dimensions hold the number itself, lists the position + 1. */
export function codeOfKey(id: AccidentDimensionId, key: string): number {
  if (key === UNKNOWN_KEY) return DIMENSION_COLUMNS[id].unknownCode;
  const { keys } = getAccidentDimension(id);
  return keys === null ? Number(key) : keys.indexOf(key) + 1;
}
