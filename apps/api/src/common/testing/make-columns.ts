import {
  ACCIDENT_ARRAYS,
  allocateArrays,
  CASUALTY_ARRAYS,
  ID_BYTES,
  UNIT_ARRAYS,
  type AccidentArrays,
  type AccidentColumns,
  type CasualtyArrays,
  type UnitArrays,
} from '@elektron/columns';
import { ACCIDENT_TYPES, codeOf, getDayNumber, getPeriodDays, SEVERITIES, type AccidentType, type Severity } from '@elektron/domain';

import { createPlane, type Position } from '../plane.ts';

/** The system in which the accidents of these tests have their metres. */
export const TEST_SRID = 27_700;

/** One accident as a test thinks of it. */
export interface TestAccident {
  /** Metres; left out where the place is not known. */
  readonly x?: number;
  readonly y?: number;
  /** `2016-05-03`, `2016-05` or `2016`. */
  readonly date: string;
  readonly severity?: Severity;
  readonly accidentType?: AccidentType;
  readonly roadName?: string;
}

/** Columns as the snapshot service would give them, ids ascending in the order given. */
export function makeColumns(accidents: readonly TestAccident[]): AccidentColumns {
  const count = accidents.length;
  const arrays = allocateArrays<AccidentArrays>(ACCIDENT_ARRAYS, count);
  const ids = new Uint8Array(new SharedArrayBuffer(count * ID_BYTES));
  const roadNames = [...new Set(accidents.flatMap(({ roadName }) => roadName ?? []))].sort();
  accidents.forEach((accident, i) => {
    new DataView(ids.buffer).setUint32(i * ID_BYTES, i);
    const { start, end } = knownDaysOf(accident.date);
    const [year, month, day] = accident.date.split('-').map(Number);
    arrays.earliestDay[i] = start;
    arrays.latestDay[i] = end - 1;
    arrays.year[i] = year!;
    arrays.month[i] = month ?? 0;
    arrays.day[i] = day ?? 0;
    arrays.hour[i] = -1;
    arrays.minute[i] = -1;
    arrays.speedLimit[i] = 511;
    arrays.severity[i] = codeOf(SEVERITIES, accident.severity ?? null);
    arrays.accidentType[i] = codeOf(ACCIDENT_TYPES, accident.accidentType ?? null);
    arrays.roadName[i] = accident.roadName === undefined ? 0 : roadNames.indexOf(accident.roadName) + 1;
    if (accident.x === undefined || accident.y === undefined) return;
    const [longitude, latitude] = placeOf(accident.x, accident.y);
    arrays.located[i] = 1;
    arrays.x[i] = accident.x;
    arrays.y[i] = accident.y;
    arrays.longitudeE7[i] = Math.round(longitude * 1e7);
    arrays.latitudeE7[i] = Math.round(latitude * 1e7);
  });
  return {
    count,
    ids,
    ...arrays,
    roadNames,
    speedUnit: 'mph',
    units: { count: 0, ...allocateArrays<UnitArrays>(UNIT_ARRAYS, 0) },
    casualties: { count: 0, ...allocateArrays<CasualtyArrays>(CASUALTY_ARRAYS, 0) },
  };
}

const PLANE = createPlane(TEST_SRID);
/** Many towns have their accidents at the same places, on the same days: projecting them and asking the calendar is most of what making one takes. */
const places = new Map<string, Position>();
const days = new Map<string, ReturnType<typeof daysOf>>();

function placeOf(x: number, y: number): Position {
  const name = `${x} ${y}`;
  const place = places.get(name) ?? PLANE.toDegrees(x, y);
  places.set(name, place);
  return place;
}

function knownDaysOf(date: string): ReturnType<typeof daysOf> {
  const found = days.get(date) ?? daysOf(date);
  days.set(date, found);
  return found;
}

function daysOf(date: string): { readonly start: number; readonly end: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  if (day !== undefined) return { start: getDayNumber(date), end: getDayNumber(date) + 1 };
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (month === undefined) return getPeriodDays({ start: `${year}-01-01`, end: `${year + 1}-01-01` });
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`;
  return getPeriodDays({ start: `${year}-${pad(month)}-01`, end: next });
}
