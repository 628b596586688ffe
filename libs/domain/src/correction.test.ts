import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  clockOf,
  clockPartsOf,
  CORRECTABLE_FIELDS,
  dateOf,
  datePartsOf,
  findCorrectableField,
  parseCorrection,
  type CorrectableField,
} from './correction.ts';
import { isProblem } from './problem.ts';

const RULES = { latestDate: '2026-06-15' };
const field = (id: string, subject = 'accident'): CorrectableField => findCorrectableField(subject, id)!;
const parse = (id: string, value: unknown): unknown => parseCorrection(field(id), value, RULES);
const codeOf = (id: string, value: unknown): string => {
  try {
    return `no problem, but ${JSON.stringify(parse(id, value))}`;
  } catch (error) {
    if (!isProblem(error)) throw error;
    expect(error.details).toMatchObject({ field: id, name: field(id).labels });
    return error.code;
  }
};

describe('a field that can be corrected', () => {
  it('is known by its subject and its name', () => {
    const names = CORRECTABLE_FIELDS.map(({ subject, id }) => `${subject}.${id}`);
    expect(new Set(names).size).toBe(names.length);
    expect(findCorrectableField('accident', 'age')).toBeUndefined();
    expect(findCorrectableField('casualty', 'age')?.personal).toBe(true);
  });

  it('says what each of its codes is called, in both languages', () => {
    for (const { values, valueLabels } of CORRECTABLE_FIELDS.filter(({ kind }) => kind === 'code')) {
      expect(Object.keys(valueLabels ?? {}).sort()).toEqual([...(values ?? [])].sort());
    }
  });

  it.each([
    ['date', '2024', '2024'],
    ['date', '2024-5', '2024-05'],
    ['date', '5/2024', '2024-05'],
    ['date', ' 3/5/2024 ', '2024-05-03'],
    ['date', '3.5.2024', '2024-05-03'],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2026-06-15', '2026-06-15'],
    ['date', '2026', '2026'],
    ['time', '7', '07'],
    ['time', '7:05', '07:05'],
    ['time', '', null],
    ['severity', 'fatal', 'fatal'],
    ['severity', '', null],
    ['speedLimit', '50', 50],
    ['speedLimit', 0, 0],
    ['roadName', '  Σταδίου ', 'Σταδίου'],
    ['place', { longitude: 23.7, latitude: 38 }, { longitude: 23.7, latitude: 38 }],
    ['place', { x: 476_000, y: 4_203_000 }, { x: 476_000, y: 4_203_000 }],
    ['place', null, null],
  ])('%s takes %j', (id, given, value) => {
    expect(parse(id, given)).toEqual(value);
  });

  it.each([
    ['date', '', 'FIELD_MISSING'],
    ['date', '2023-02-29', 'FIELD_DATE_UNREAL'],
    ['date', '13/2024', 'FIELD_DATE_UNREAL'],
    ['date', '2026-06-16', 'FIELD_IN_FUTURE'],
    ['date', '2026-07', 'FIELD_IN_FUTURE'],
    ['date', '2027', 'FIELD_IN_FUTURE'],
    ['date', '1812-05-03', 'FIELD_INVALID'],
    ['date', 'yesterday', 'FIELD_INVALID'],
    ['time', '24:00', 'FIELD_INVALID'],
    ['time', '7.05', 'FIELD_INVALID'],
    ['severity', 'Fatal', 'FIELD_INVALID'],
    ['severity', 1, 'FIELD_INVALID'],
    ['speedLimit', '50.5', 'FIELD_INVALID'],
    ['speedLimit', -1, 'FIELD_INVALID'],
    ['speedLimit', 201, 'FIELD_INVALID'],
    ['roadName', 'x'.repeat(201), 'FIELD_INVALID'],
    ['place', { longitude: 181, latitude: 0 }, 'FIELD_INVALID'],
    ['place', { longitude: '23', latitude: '38' }, 'FIELD_INVALID'],
    ['place', 'here', 'FIELD_INVALID'],
    ['place', { x: Number.NaN, y: 1 }, 'FIELD_INVALID'],
  ])('%s refuses %j by %s', (id, given, code) => {
    expect(codeOf(id, given)).toBe(code);
  });

  it('answers anything at all with a value or a problem that names it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CORRECTABLE_FIELDS), fc.anything(), (each, given) => {
        try {
          parseCorrection(each, given, RULES);
        } catch (error) {
          expect(isProblem(error)).toBe(true);
        }
      }),
    );
  });

  it('reads what it has written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2025 }),
        fc.nat(11),
        fc.nat(27),
        fc.nat(23),
        fc.nat(59),
        (year, month, day, hour, minute) => {
          const date = dateOf({ year, month: month + 1, day: day + 1 });
          expect(parse('date', date)).toBe(date);
          expect(datePartsOf(date)).toMatchObject({ year, month: month + 1, day: day + 1 });
          const clock = clockOf({ hour, minute });
          expect(parse('time', clock)).toBe(clock);
          expect(clockPartsOf(clock)).toEqual({ hour, minute });
        },
      ),
    );
    expect(datePartsOf('2024-05-03').weekday).toBe(5);
    expect(datePartsOf('2024-05')).toEqual({ year: 2024, month: 5, day: null, weekday: null });
    expect(clockPartsOf(null)).toEqual({ hour: null, minute: null });
  });
});
