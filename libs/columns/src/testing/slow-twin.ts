import {
  ACCIDENT_DIMENSIONS,
  ACCIDENT_TYPES,
  LIGHT_CONDITIONS,
  PLACE_ACCURACIES,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  UNKNOWN_KEY,
  WEATHER_CONDITIONS,
  findDayNumber,
  getDayNumber,
  hourOfWeekKey,
  type AccidentDimensionId,
  type AccidentFilter,
  type AccidentMeasure,
} from '@elektron/domain';

import type { PlainRecords } from './arbitrary-records.ts';
import type { PlainAccident } from './pack-records.ts';

/*
 * The same questions answered record by record, in the words of the domain and without a column: what the fast ways are compared with.
 */

/** An accident with its own units and casualties, and limits in mph. */
export interface WholeAccident extends PlainAccident {
  readonly roadUsers: readonly string[];
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly otherCasualties: number;
  readonly casualtyRecords: number;
}

const PEDESTRIAN_CLASS = 3;
const KILOMETERS_PER_MILE = 1.609344;

export function wholeAccidents({ accidents, units, casualties }: PlainRecords): WholeAccident[] {
  return accidents.map((accident) => {
    const own = casualties.filter(({ accidentId }) => accidentId === accident.id);
    const users = new Set(
      units.filter(({ accidentId }) => accidentId === accident.id).flatMap(({ roadUser }) => ROAD_USERS[roadUser - 1] ?? []),
    );
    if (own.some(({ casualtyClass, roadUser }) => casualtyClass === PEDESTRIAN_CLASS || roadUser === 1)) users.add('pedestrian');
    const hurt = (severity: number): number => own.filter((casualty) => casualty.severity === severity).length;
    return {
      ...accident,
      roadUsers: [...users],
      killed: hurt(1),
      seriouslyInjured: hurt(2),
      slightlyInjured: hurt(3),
      otherCasualties: hurt(0),
      casualtyRecords: own.length,
    };
  });
}

/** The keys of an accident in a dimension: one, or several road users. */
export function keysOf(accident: WholeAccident, id: AccidentDimensionId): string[] {
  const known = ((): (string | null | undefined)[] => {
    switch (id) {
      case 'year':
        return [String(accident.year)];
      case 'month':
        return [accident.month === null ? null : String(accident.month)];
      case 'hour-of-week':
        return [accident.weekday === null || accident.hour === null ? null : hourOfWeekKey(accident.weekday, accident.hour)];
      case 'severity':
        return [SEVERITIES[accident.severity - 1]];
      case 'road-user':
        return [...accident.roadUsers];
      case 'accident-type':
        return [ACCIDENT_TYPES[accident.accidentType - 1]];
      case 'light':
        return [LIGHT_CONDITIONS[accident.light - 1]];
      case 'weather':
        return [WEATHER_CONDITIONS[accident.weather - 1]];
      case 'road-type':
        return [ROAD_TYPES[accident.roadType - 1]];
      case 'speed-limit':
        return [accident.speedLimit === null ? null : String(speedLimitInMph(accident.speedLimit, accident.speedUnit))];
      case 'place-accuracy':
        return [PLACE_ACCURACIES[(accident.place?.accuracy ?? 0) - 1]];
    }
  })().filter((key) => key != null);
  return known.length === 0 ? [UNKNOWN_KEY] : known;
}

function speedLimitInMph(limit: number, unit: number): number {
  return unit === 2 ? limit : Math.round(limit / KILOMETERS_PER_MILE);
}

const daysOfDate = new Map<string, readonly number[]>();

/** Every day on which the accident may have happened. */
export function possibleDays({ year, month, day }: PlainAccident): readonly number[] {
  const date = [year, month, day].join('-');
  const found = daysOfDate.get(date) ?? findPossibleDays(year, month, day);
  daysOfDate.set(date, found);
  return found;
}

function findPossibleDays(year: number, month: number | null, day: number | null): number[] {
  const dayExists = month !== null && day !== null && findDayNumber(year, month, day) !== null;
  const days: number[] = [];
  for (let m = 1; m <= 12; m += 1) {
    for (let d = 1; d <= 31; d += 1) {
      const number = findDayNumber(year, m, d);
      if (number !== null && (month === null || m === month) && (!dayExists || d === day)) days.push(number);
    }
  }
  return days;
}

export type Certainty = 'inside' | 'outside' | 'uncertain';

export function inPeriod(accident: PlainAccident, period: AccidentFilter['period']): Certainty {
  if (period === null) return 'inside';
  const [start, end] = [getDayNumber(period.start), getDayNumber(period.end)];
  const inside = possibleDays(accident).map((day) => day >= start && day < end);
  if (inside.every(Boolean)) return 'inside';
  return inside.some(Boolean) ? 'uncertain' : 'outside';
}

export function inArea({ place }: PlainAccident, area: AccidentFilter['area']): boolean {
  if (area === null) return true;
  if (place === null) return false;
  const [longitude, latitude] = [place.longitudeE7 / 1e7, place.latitudeE7 / 1e7];
  return area[0] <= longitude && longitude <= area[2] && area[1] <= latitude && latitude <= area[3];
}

export function inSelections(accident: WholeAccident, selections: AccidentFilter['selections']): boolean {
  return ACCIDENT_DIMENSIONS.every(({ id }) => {
    const selected = selections[id];
    return selected === undefined || keysOf(accident, id).some((key) => selected.includes(key));
  });
}

export function passes(accident: WholeAccident, filter: AccidentFilter): boolean {
  return inPeriod(accident, filter.period) === 'inside' && inArea(accident, filter.area) && inSelections(accident, filter.selections);
}

/** Somebody was hurt, and nobody is on record. */
export function lacksCasualties({ severity, casualtyRecords }: WholeAccident): boolean {
  return ['fatal', 'serious', 'slight', 'injury'].includes(SEVERITIES[severity - 1] ?? '') && casualtyRecords === 0;
}

export function measureOf(accident: WholeAccident, measure: AccidentMeasure): number {
  const { killed, seriouslyInjured, slightlyInjured, otherCasualties } = accident;
  return {
    accidents: 1,
    casualties: killed + seriouslyInjured + slightlyInjured + otherCasualties,
    killed,
    'seriously-injured': seriouslyInjured,
    'slightly-injured': slightlyInjured,
  }[measure];
}

export function total(accidents: readonly WholeAccident[], measure: AccidentMeasure): number {
  return accidents.reduce((sum, accident) => sum + measureOf(accident, measure), 0);
}
