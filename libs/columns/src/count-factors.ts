import { FACTOR_GROUPS, HOURS_PER_PART_OF_DAY, type FactorGroupId } from '@elektron/domain';

import { UNKNOWN_NUMBER, type AccidentColumns } from './accident-columns.ts';

/** How often the values of a group occur among some accidents. */
export interface FactorCounts {
  readonly group: FactorGroupId;
  /** Accidents with each value, in the order of the group. */
  readonly counts: Uint32Array;
  /** Accidents of which the group is known; with several values at once they are more than this together. */
  readonly known: number;
  readonly unknown: number;
}

/** Bit `k` is the group's value `k`; no bit where it is not known. */
type Reader = (columns: AccidentColumns, accident: number) => number;

/** Of codes that are 0 for "not known", else position + 1. */
const one = (code: number): number => (code === 0 ? 0 : 1 << (code - 1));

const READERS: Readonly<Record<FactorGroupId, Reader>> = {
  light: (columns, i) => one(columns.light[i]!),
  weather: (columns, i) => one(columns.weather[i]!),
  surface: (columns, i) => one(columns.surface[i]!),
  'accident-type': (columns, i) => one(columns.accidentType[i]!),
  'road-user': (columns, i) => columns.roadUserMask[i]!,
  severity: (columns, i) => one(columns.severity[i]!),
  weekday: (columns, i) => one(columns.weekday[i]!),
  'part-of-day': (columns, i) => {
    const hour = columns.hour[i]!;
    return hour === UNKNOWN_NUMBER ? 0 : 1 << Math.floor(hour / HOURS_PER_PART_OF_DAY);
  },
  month: (columns, i) => one(columns.month[i]!),
};

/** Counts every factor among some accidents, group by group in the order of the list. @param accidents indices into the columns */
export function countFactors(columns: AccidentColumns, accidents: Uint32Array): FactorCounts[] {
  return FACTOR_GROUPS.map(({ id, values }) => {
    const read = READERS[id];
    const counts = new Uint32Array(values.length);
    let known = 0;
    for (const accident of accidents) {
      const mask = read(columns, accident);
      if (mask !== 0) known += 1;
      for (let value = 0; value < counts.length; value += 1) counts[value]! += (mask >> value) & 1;
    }
    return { group: id, counts, known, unknown: accidents.length - known };
  });
}

/** Accidents by hour and weekday, in the order of the dimension; the last is of those of which either is not known. */
export function countHoursOfWeek(columns: AccidentColumns, accidents: Uint32Array, hoursPerWeek: number): Uint32Array {
  const counts = new Uint32Array(hoursPerWeek + 1);
  for (const accident of accidents) {
    const code = columns.hourOfWeek[accident]!;
    counts[code === 0 ? hoursPerWeek : code - 1]! += 1;
  }
  return counts;
}

/** Where along a road accidents happened: what peers of a place have in common with it. */
export type PlaceKind = 'junction' | 'mid-block';

/** Code of the first of JUNCTION_TYPES, which says that there was no junction. */
const NO_JUNCTION = 1;

function kindOfAccident(columns: AccidentColumns, accident: number): PlaceKind | null {
  const code = columns.junction[accident]!;
  if (code === 0) return null;
  return code === NO_JUNCTION ? 'mid-block' : 'junction';
}

/** What most accidents of a place say about it; null where as many say the one as the other, or none says anything. */
export function findPlaceKind(columns: AccidentColumns, accidents: Uint32Array): PlaceKind | null {
  let balance = 0;
  for (const accident of accidents) {
    const kind = kindOfAccident(columns, accident);
    if (kind !== null) balance += kind === 'junction' ? 1 : -1;
  }
  if (balance === 0) return null;
  return balance > 0 ? 'junction' : 'mid-block';
}

/** Those of a kind of place; all of them where the kind is not known. */
export function selectKind(columns: AccidentColumns, accidents: Uint32Array, kind: PlaceKind | null): Uint32Array {
  return kind === null ? accidents : accidents.filter((accident) => kindOfAccident(columns, accident) === kind);
}
