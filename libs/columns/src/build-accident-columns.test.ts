import { describe, expect, it } from '@jest/globals';
import { ROAD_USERS } from '@elektron/domain';
import fc from 'fast-check';

import {
  byteLengthOf,
  columnsFromShared,
  formatAccidentId,
  UNKNOWN_NUMBER,
  UNKNOWN_SPEED_LIMIT,
  type AccidentColumns,
} from './accident-columns.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { packRecords, records, type PlainRecords } from './testing/arbitrary-records.ts';
import { keysOf, possibleDays, wholeAccidents, type WholeAccident } from './testing/slow-twin.ts';

/** What the columns say about one accident, in the words of the plain record. */
function readBack(columns: AccidentColumns, i: number): object {
  return {
    id: formatAccidentId(columns, i),
    place:
      columns.located[i] === 0
        ? null
        : [columns.longitudeE7[i], columns.latitudeE7[i], columns.x[i], columns.y[i], columns.placeAccuracy[i]],
    time: [columns.year[i], columns.month[i], columns.day[i], columns.weekday[i], columns.hour[i], columns.minute[i]],
    days: [columns.earliestDay[i], columns.latestDay[i]],
    codes: [
      columns.severity[i],
      columns.accidentType[i],
      columns.light[i],
      columns.weather[i],
      columns.roadType[i],
      columns.junction[i],
      columns.surface[i],
    ],
    speedLimit: columns.speedLimit[i] === UNKNOWN_SPEED_LIMIT ? 'unknown' : String(columns.speedLimit[i]),
    roadUsers: ROAD_USERS.filter((_, bit) => (columns.roadUserMask[i]! & (1 << bit)) !== 0),
    hurt: [columns.killed[i], columns.seriouslyInjured[i], columns.slightlyInjured[i], columns.otherCasualties[i]],
    roadName: columns.roadName[i] === 0 ? null : columns.roadNames[columns.roadName[i]! - 1],
  };
}

function asExpected(accident: WholeAccident): object {
  const { place } = accident;
  const days = possibleDays(accident);
  return {
    id: accident.id,
    place: place === null ? null : [place.longitudeE7, place.latitudeE7, place.xMm / 1000, place.yMm / 1000, place.accuracy],
    time: [accident.year, accident.month ?? 0, accident.day ?? 0, accident.weekday ?? 0, accident.hour ?? -1, accident.minute ?? -1],
    days: [days[0], days.at(-1)],
    codes: [
      accident.severity,
      accident.accidentType,
      accident.light,
      accident.weather,
      accident.roadType,
      accident.junction,
      accident.surface,
    ],
    speedLimit: keysOf(accident, 'speed-limit')[0],
    roadUsers: ROAD_USERS.filter((user) => accident.roadUsers.includes(user)),
    hurt: [accident.killed, accident.seriouslyInjured, accident.slightlyInjured, accident.otherCasualties],
    roadName: accident.roadName,
  };
}

const NONE: PlainRecords = { accidents: [], units: [], casualties: [] };

describe('columns of accidents', () => {
  it('say of every accident what its records say', () => {
    fc.assert(
      fc.property(records, (plain) => {
        const columns = buildAccidentColumns(packRecords(plain), 'mph');
        const whole = wholeAccidents(plain);
        expect(columns.count).toBe(whole.length);
        for (const [i, accident] of whole.entries()) expect(readBack(columns, i)).toEqual(asExpected(accident));
      }),
    );
  });

  it('hold the units and casualties of accidents that are there, in order, and no others', () => {
    fc.assert(
      fc.property(records, (plain) => {
        const { units, casualties } = buildAccidentColumns(packRecords(plain), 'mph');
        const indexOf = new Map(plain.accidents.map(({ id }, index) => [id, index]));
        expect(Array.from({ length: units.count }, (_, k) => [units.accident[k], units.roadUser[k]])).toEqual(
          plain.units.filter((unit) => indexOf.has(unit.accidentId)).map((unit) => [indexOf.get(unit.accidentId), unit.roadUser]),
        );
        const read = Array.from({ length: casualties.count }, (_, k) => [
          casualties.accident[k],
          casualties.severity[k],
          casualties.casualtyClass[k],
          casualties.roadUser[k],
          casualties.sex[k],
          casualties.age[k] === UNKNOWN_NUMBER ? null : casualties.age[k],
        ]);
        expect(read).toEqual(
          plain.casualties
            .filter((casualty) => indexOf.has(casualty.accidentId))
            .map((one) => [indexOf.get(one.accidentId), one.severity, one.casualtyClass, one.roadUser, one.sex, one.age]),
        );
      }),
    );
  });

  it('are the same however the records were cut into chunks', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 7 }), (plain, chunkLength) => {
        expect(buildAccidentColumns(packRecords(plain, chunkLength), 'km/h')).toEqual(buildAccidentColumns(packRecords(plain), 'km/h'));
      }),
    );
  });

  it('convert a limit that was recorded in the other unit', () => {
    const [accident] = fc.sample(records, 200).flatMap(({ accidents }) => accidents);
    const recorded = (speedLimit: number, speedUnit: number): PlainRecords => ({
      ...NONE,
      accidents: [{ ...accident!, speedLimit, speedUnit }],
    });
    expect(buildAccidentColumns(packRecords(recorded(30, 2)), 'km/h').speedLimit[0]).toBe(48);
    expect(buildAccidentColumns(packRecords(recorded(50, 1)), 'mph').speedLimit[0]).toBe(31);
    expect(buildAccidentColumns(packRecords(recorded(200, 2)), 'km/h').speedLimit[0]).toBe(322);
  });

  it('lie on shared memory, so that a message copies nothing', () => {
    const [plain] = fc.sample(records, 1);
    const columns = buildAccidentColumns(packRecords(plain!), 'mph');
    const received = columnsFromShared(structuredClone(columns));
    expect(Object.prototype.toString.call(received.severity.buffer)).toBe('[object SharedArrayBuffer]');
    expect(received).toEqual(columns);
    expect(() => columnsFromShared({ ...columns, year: new Uint16Array(columns.count) })).toThrow('shared memory');
    expect(() => columnsFromShared({ ...columns, count: columns.count + 1 })).toThrow('unequal length');
  });

  it('of no records are empty', () => {
    const columns = buildAccidentColumns(packRecords(NONE), 'mph');
    expect([columns.count, columns.units.count, columns.casualties.count, byteLengthOf(columns)]).toEqual([0, 0, 0, 0]);
  });

  it('refuse bytes that are cut off or out of order', () => {
    const [plain] = fc.sample(
      records.filter(({ accidents, units }) => accidents.length > 1 && units.length > 1),
      1,
    );
    const packed = packRecords(plain!);
    const [chunk] = packed.accidents;
    expect(() => buildAccidentColumns({ ...packed, accidents: [{ ...chunk!, records: chunk!.records.subarray(1) }] }, 'mph')).toThrow(
      RangeError,
    );
    expect(() => buildAccidentColumns({ ...packed, accidents: [chunk!, chunk!] }, 'mph')).toThrow('do not ascend');
    const reversed = packRecords({ ...plain!, units: plain!.units.toReversed() });
    const differing = new Set(plain!.units.map(({ accidentId }) => accidentId)).size > 1;
    if (differing) expect(() => buildAccidentColumns(reversed, 'mph')).toThrow('do not ascend');
  });
});
