import { FACTOR_GROUPS, HOURS_PER_WEEK, ROAD_USERS } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { countFactors, countHoursOfWeek, findPlaceKind, selectKind } from './count-factors.ts';
import { packRecords, records } from './testing/arbitrary-records.ts';

const everything = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

describe('factors of accidents', () => {
  it('are counted as a person would, accident by accident, and what is not known is counted too', () => {
    fc.assert(
      fc.property(records, (plain) => {
        const columns = buildAccidentColumns(packRecords(plain), 'mph');
        const all = everything(columns.count);
        const counted = countFactors(columns, all);
        for (const { group, counts, known, unknown } of counted) {
          expect(known + unknown).toBe(columns.count);
          if (group !== 'road-user') expect(counts.reduce((sum, count) => sum + count, 0)).toBe(known);
        }
        const byId = new Map(counted.map((each) => [each.group, each]));
        const { accidents } = plain;
        const dark = accidents.filter(({ light }) => light === 3).length;
        expect(byId.get('light')?.counts[2]).toBe(dark);
        const evening = accidents.filter(({ hour }) => hour !== null && hour >= 18).length;
        expect(byId.get('part-of-day')?.counts[3]).toBe(evening);
        expect(byId.get('month')?.counts[11]).toBe(accidents.filter(({ month }) => month === 12).length);
        expect(byId.get('weekday')?.counts[6]).toBe(accidents.filter(({ weekday }) => weekday === 7).length);
        const pedestrians = all.filter((i) => (columns.roadUserMask[i]! & 1) === 1).length;
        expect(byId.get('road-user')?.counts[ROAD_USERS.indexOf('pedestrian')]).toBe(pedestrians);

        const hours = countHoursOfWeek(columns, all, HOURS_PER_WEEK);
        expect(hours.reduce((sum, count) => sum + count, 0)).toBe(columns.count);
        expect(hours[HOURS_PER_WEEK]).toBe(accidents.filter(({ weekday, hour }) => weekday === null || hour === null).length);
        expect(hours[0]).toBe(accidents.filter(({ weekday, hour }) => weekday === 1 && hour === 0).length);
      }),
    );
  });

  it('are as many as the lists have values', () => {
    const columns = buildAccidentColumns(packRecords({ accidents: [], units: [], casualties: [] }), 'mph');
    const counted = countFactors(columns, everything(0));
    expect(counted.map(({ group, counts }) => [group, counts.length])).toEqual(FACTOR_GROUPS.map(({ id, values }) => [id, values.length]));
  });
});

describe('the kind of a place', () => {
  it('is what most of its accidents say, and chooses those that say the same', () => {
    fc.assert(
      fc.property(records, (plain) => {
        const columns = buildAccidentColumns(packRecords(plain), 'mph');
        const all = everything(columns.count);
        const at = plain.accidents.filter(({ junction }) => junction > 1).length;
        const off = plain.accidents.filter(({ junction }) => junction === 1).length;
        const expected = at === off ? null : at > off ? 'junction' : 'mid-block';
        expect(findPlaceKind(columns, all)).toBe(expected);
        expect(selectKind(columns, all, 'junction')).toHaveLength(at);
        expect(selectKind(columns, all, 'mid-block')).toHaveLength(off);
        expect(selectKind(columns, all, null)).toHaveLength(columns.count);
      }),
    );
  });
});
