import {
  ACCIDENT_TYPES,
  CASUALTY_CLASSES,
  CASUALTY_SEVERITIES,
  JUNCTION_TYPES,
  LIGHT_CONDITIONS,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SEXES,
  SURFACE_CONDITIONS,
  WEATHER_CONDITIONS,
} from '@elektron/domain';
import fc from 'fast-check';

import type { PackedRecords } from '../packed-records.ts';
import { packAccidents, packCasualties, packUnits, type PlainAccident, type PlainCasualty, type PlainUnit } from './pack-records.ts';

export interface PlainRecords {
  readonly accidents: readonly PlainAccident[];
  readonly units: readonly PlainUnit[];
  readonly casualties: readonly PlainCasualty[];
}

function codeIn(list: readonly unknown[]): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: list.length });
}

function orUnknown<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null, freq: 4 });
}

// Few ids and a small stretch of land, so that records meet each other and the edges of the filters.
const IDS = Array.from({ length: 40 }, (_, index) => {
  const hex = ((index * 2654435761) >>> 0).toString(16).padStart(8, '0');
  return `${hex}-0000-8000-8000-${String(index).padStart(12, '0')}`;
});

const place = fc.record({
  longitudeE7: fc.integer({ min: -10, max: 10 }),
  latitudeE7: fc.integer({ min: 515_000_000, max: 515_000_010 }),
  xMm: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  yMm: fc.integer({ min: 0, max: 1_000_000_000 }),
  accuracy: fc.integer({ min: 0, max: 5 }),
});

const accident: fc.Arbitrary<PlainAccident> = fc.record({
  id: fc.constantFrom(...IDS),
  place: orUnknown(place),
  year: fc.integer({ min: 2014, max: 2018 }),
  month: orUnknown(fc.integer({ min: 1, max: 12 })),
  day: orUnknown(fc.integer({ min: 1, max: 31 })),
  weekday: orUnknown(fc.integer({ min: 1, max: 7 })),
  hour: orUnknown(fc.integer({ min: 0, max: 23 })),
  minute: orUnknown(fc.integer({ min: 0, max: 59 })),
  severity: codeIn(SEVERITIES),
  accidentType: codeIn(ACCIDENT_TYPES),
  light: codeIn(LIGHT_CONDITIONS),
  weather: codeIn(WEATHER_CONDITIONS),
  roadType: codeIn(ROAD_TYPES),
  junction: codeIn(JUNCTION_TYPES),
  surface: codeIn(SURFACE_CONDITIONS),
  speedLimit: orUnknown(fc.constantFrom(20, 30, 40, 70)),
  speedUnit: fc.constantFrom(1, 2),
  roadName: orUnknown(fc.constantFrom('A10', 'A104', 'Οδός Αιόλου', '大路', 'B179')),
});

const unit: fc.Arbitrary<PlainUnit> = fc.record({ accidentId: fc.constantFrom(...IDS), roadUser: codeIn(ROAD_USERS) });

const casualty: fc.Arbitrary<PlainCasualty> = fc.record({
  accidentId: fc.constantFrom(...IDS),
  severity: codeIn(CASUALTY_SEVERITIES),
  casualtyClass: codeIn(CASUALTY_CLASSES),
  roadUser: codeIn(ROAD_USERS),
  sex: codeIn(SEXES),
  age: orUnknown(fc.integer({ min: 0, max: 120 })),
});

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Records sorted by accident id, as the database delivers them; some units and casualties name an accident that is not there. */
export const records: fc.Arbitrary<PlainRecords> = fc
  .record({
    accidents: fc.uniqueArray(accident, { selector: ({ id }) => id, maxLength: 40 }),
    units: fc.array(unit, { maxLength: 60 }),
    casualties: fc.array(casualty, { maxLength: 60 }),
  })
  .map(({ accidents, units, casualties }) => ({
    accidents: accidents.sort((a, b) => byText(a.id, b.id)),
    units: units.sort((a, b) => byText(a.accidentId, b.accidentId)),
    casualties: casualties.sort((a, b) => byText(a.accidentId, b.accidentId)),
  }));

/** The packed form, cut into chunks of `chunkLength` records. */
export function packRecords({ accidents, units, casualties }: PlainRecords, chunkLength = Infinity): PackedRecords {
  return {
    accidents: cut(accidents, chunkLength).map(packAccidents),
    units: cut(units, chunkLength).map(packUnits),
    casualties: cut(casualties, chunkLength).map(packCasualties),
  };
}

function cut<T>(items: readonly T[], length: number): T[][] {
  const chunks: T[][] = [];
  for (let first = 0; first < items.length; first += length) chunks.push(items.slice(first, first + length));
  return chunks;
}
