import { findDayNumber, monthPeriod, SEVERITIES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { AccidentColumns } from '../accident-columns.ts';
import { buildAccidentColumns } from '../build-accident-columns.ts';
import { countFacets } from '../count-facets.ts';
import { packRecords, records, type PlainRecords } from '../testing/arbitrary-records.ts';
import { addMonthRows, countMonths, monthRowOf } from './count-months.ts';
import { listMonthChanges } from './month-changes.ts';
import { MEMBER_BYTES, readMembership, UNKNOWN_ARRIVAL, type UnitMembership } from './unit-membership.ts';

const columnsOf = (plain: PlainRecords): AccidentColumns => buildAccidentColumns(packRecords(plain), 'mph');
const RUNS = { numRuns: 60 };
const FIRST = '2014-01';
const LAST = '2018-12';

interface Member {
  readonly id: string;
  readonly unitNo: number;
  readonly arrivalDay: number;
}

function pack(members: readonly Member[]): Uint8Array {
  const bytes = new Uint8Array(members.length * MEMBER_BYTES);
  const view = new DataView(bytes.buffer);
  members.forEach(({ id, unitNo, arrivalDay }, member) => {
    const hex = id.replaceAll('-', '');
    for (let byte = 0; byte < 16; byte += 1)
      view.setUint8(member * MEMBER_BYTES + byte, Number.parseInt(hex.slice(2 * byte, 2 * byte + 2), 16));
    view.setUint16(member * MEMBER_BYTES + 16, unitNo);
    view.setInt32(member * MEMBER_BYTES + 18, arrivalDay);
  });
  return bytes;
}

/** Every third accident is of unit 1, every third of unit 2, and the others of none; known 40 days after the start of 2018. */
function membersOf(plain: PlainRecords, columns: AccidentColumns): UnitMembership {
  const members = plain.accidents.map(({ id }, index) => ({ id, unitNo: index % 3, arrivalDay: 17_000 + index }));
  return readMembership(columns, [pack(members.slice(0, 5)), pack(members.slice(5))]);
}

describe('months of recording units', () => {
  it('add up to what the overview counts in each month: nothing is left out and nothing counted twice', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 59 }), (plain, k) => {
        const month = `${2014 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`;
        const columns = columnsOf(plain);
        const rows = countMonths(columns, membersOf(plain, columns), FIRST, LAST);
        const { figures, notLocated } = countFacets(columns, { period: monthPeriod(month), area: null, selections: {} }, 'accidents');
        const sum = addMonthRows([0, 1, 2].map((unitNo) => monthRowOf(rows, unitNo, month)));
        expect(sum).toMatchObject({
          accidents: figures.accidents,
          killed: figures.killed,
          seriouslyInjured: figures.seriouslyInjured,
          slightlyInjured: figures.slightlyInjured,
          otherCasualties: figures.otherCasualties,
          notLocated,
        });
        expect(sum.byPlaceAccuracy.reduce((a, b) => a + b, sum.notLocated)).toBe(sum.accidents);
      }),
      RUNS,
    );
  });

  it('say what is missing and how late accidents arrived, as a slow twin counts it', () => {
    fc.assert(
      fc.property(records, (plain) => {
        const columns = columnsOf(plain);
        const rows = countMonths(columns, membersOf(plain, columns), FIRST, LAST);
        for (const row of rows.values()) {
          const own = plain.accidents
            .map((accident, index) => ({ ...accident, unitNo: index % 3, arrivalDay: 17_000 + index }))
            .filter(({ year, month, unitNo }) => row.month === `${year}-${String(month).padStart(2, '0')}` && unitNo === row.unitNo);
          const realDay = ({ year, month, day }: (typeof own)[number]): number | null =>
            month === null || day === null ? null : findDayNumber(year, month, day);
          expect(row.missing.light).toBe(own.filter(({ light }) => light === 0).length);
          expect(row.missing.hour).toBe(own.filter(({ hour }) => hour === null).length);
          expect(row.missing.roadName).toBe(own.filter(({ roadName }) => roadName === null).length);
          expect(row.missing.speedLimit).toBe(own.filter(({ speedLimit }) => speedLimit === null).length);
          const known = own.filter((accident) => realDay(accident) !== null);
          expect(row.delays.length).toBeGreaterThanOrEqual(known.length);
          expect(row.lastArrivalDay).toBe(Math.max(...own.map(({ arrivalDay }) => arrivalDay)));
        }
      }),
      RUNS,
    );
  });

  it('give the first accident in a month its delay in days', () => {
    const [accident] = fc.sample(records, 100).flatMap(({ accidents }) => accidents);
    const one = { ...accident!, year: 2018, month: 3, day: 5 };
    const columns = columnsOf({ accidents: [one], units: [], casualties: [] });
    const arrivalDay = findDayNumber(2018, 4, 14)!;
    const rows = countMonths(columns, readMembership(columns, [pack([{ id: one.id, unitNo: 7, arrivalDay }])]), '2018-03', '2018-03');
    expect(monthRowOf(rows, 7, '2018-03')).toMatchObject({ accidents: 1, delays: [40], lastArrivalDay: arrivalDay });
    expect(monthRowOf(rows, 7, '2018-04')).toMatchObject({ accidents: 0, delays: [], lastArrivalDay: null });
  });

  it('pass over members that do not count, and know no arrival of those of which nothing is said', () => {
    const ids = ['1', '2', '3'].map((digit) => `${digit}0000000-0000-8000-8000-000000000000`);
    const [accident] = fc.sample(records, 100).flatMap(({ accidents }) => accidents);
    const columns = columnsOf({ accidents: [ids[0]!, ids[2]!].map((id) => ({ ...accident!, id })), units: [], casualties: [] });
    const members = readMembership(columns, [
      pack([
        { id: ids[1]!, unitNo: 5, arrivalDay: 1 },
        { id: ids[2]!, unitNo: 6, arrivalDay: 2 },
      ]),
    ]);
    expect([...members.unitNo]).toEqual([0, 6]);
    expect([...members.arrivalDay]).toEqual([UNKNOWN_ARRIVAL, 2]);
    expect(() => readMembership(columns, [new Uint8Array(MEMBER_BYTES + 1)])).toThrow(RangeError);
  });
});

describe('what has changed in a month since it was sent', () => {
  const [drawn] = fc.sample(records, 100).flatMap(({ accidents }) => accidents);
  const idOf = (digit: number): string => `${digit}0000000-0000-8000-8000-000000000000`;
  const accident = (digit: number, month = 3) => ({
    ...drawn!,
    id: idOf(digit),
    year: 2018,
    month,
    day: 5,
    severity: SEVERITIES.indexOf('serious') + 1,
  });
  const person = (digit: number, severity: number) => ({
    accidentId: idOf(digit),
    severity,
    casualtyClass: 1,
    roadUser: 0,
    sex: 0,
    age: null,
  });
  const stateOf = (plain: PlainRecords) => {
    const columns = columnsOf(plain);
    return { columns, members: readMembership(columns, [pack(plain.accidents.map(({ id }) => ({ id, unitNo: 1, arrivalDay: 1 })))]) };
  };

  it('is named accident by accident, with what it was and is', () => {
    const then = stateOf({ accidents: [1, 2, 3, 4].map((digit) => accident(digit)), units: [], casualties: [person(2, 2)] });
    const now = stateOf({
      accidents: [accident(1), accident(2), accident(3, 4), accident(5), accident(6)],
      units: [],
      casualties: [person(2, 1)],
    });
    const changes = listMonthChanges(then, now, 1, '2018-03');
    expect(changes.map(({ accidentId, kind }) => [accidentId.slice(0, 1), kind])).toEqual([
      ['2', 'changed'],
      ['3', 'moved-out'],
      ['4', 'gone'],
      ['5', 'added'],
      ['6', 'added'],
    ]);
    expect(changes[0]).toMatchObject({
      before: { killed: 0, seriouslyInjured: 1 },
      after: { killed: 1, seriouslyInjured: 0 },
      date: { year: 2018, month: 3, day: 5 },
    });
    expect(changes[1]).toMatchObject({ after: null });
    expect(listMonthChanges(now, then, 1, '2018-03').map(({ kind }) => kind)).toEqual(['changed', 'moved-in', 'added', 'gone', 'gone']);
    expect(listMonthChanges(then, now, 2, '2018-03')).toEqual([]);
  });

  it('is nothing exactly where the fingerprints agree', () => {
    fc.assert(
      fc.property(records, records, fc.boolean(), (one, other, same) => {
        const [then, now] = [stateOf(one), stateOf(same ? one : other)];
        const printOf = ({ columns, members }: ReturnType<typeof stateOf>) =>
          monthRowOf(countMonths(columns, members, '2016-05', '2016-05'), 1, '2016-05').fingerprint;
        expect(listMonthChanges(then, now, 1, '2016-05').length === 0).toBe(printOf(then) === printOf(now));
      }),
      { numRuns: 200 },
    );
  });
});
