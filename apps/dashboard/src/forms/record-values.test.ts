import { findCorrectableField } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { readTyped, readTypedPlace, toTyped } from './record-values.ts';

const field = (id: string) => findCorrectableField('accident', id)!;
const RULES = { latestDate: '2026-06-01' };

describe('a place that is typed', () => {
  it.each([
    ['37.98381, 23.72751', { latitude: 37.98381, longitude: 23.72751 }],
    ['37.98381,23.72751', { latitude: 37.98381, longitude: 23.72751 }],
    ['37,98381 23,72751', { latitude: 37.98381, longitude: 23.72751 }],
    [' 37,98381; 23,72751 ', { latitude: 37.98381, longitude: 23.72751 }],
    ['-51.5 -0.02', { latitude: -51.5, longitude: -0.02 }],
    ['476543.2 4203456.7', { x: 476543.2, y: 4203456.7 }],
    ['476543,2 4203456,7', { x: 476543.2, y: 4203456.7 }],
  ])('%s is read as it is meant', (typed, place) => {
    expect(readTypedPlace(typed)).toEqual(place);
  });

  it.each(['37.98', '37,98381,23,72751', 'here, there', '1 2 3', ''])('“%s” is not guessed', (typed) => {
    expect(readTypedPlace(typed)).toBeUndefined();
  });
});

describe('a field', () => {
  it('shows what can be typed back', () => {
    for (const [id, value] of [
      ['date', '2024-05-03'],
      ['date', '2024-05'],
      ['date', '2024'],
      ['time', '07:05'],
      ['time', '7'],
      ['severity', 'slight'],
      ['speedLimit', 50],
      ['roadName', 'Σταδίου'],
      ['place', { latitude: 37.9838101, longitude: 23.7275102 }],
      ['light', null],
    ] as const) {
      const read = readTyped(field(id), toTyped(field(id), value), RULES, 'el');
      expect(read).toEqual({ value: id === 'time' && value === '7' ? '07' : value });
    }
  });

  it('says in the reader’s language what is wrong, naming itself', () => {
    expect(readTyped(field('date'), '30/02/2024', RULES, 'el')).toEqual({ fault: '«Ημερομηνία»: δεν υπάρχει ημερομηνία «30/02/2024».' });
    expect(readTyped(field('date'), '02/06/2026', RULES, 'en')).toEqual({ fault: '“Date”: the date 02/06/2026 has not come yet.' });
    expect(readTyped(field('place'), '37.98', RULES, 'en')).toHaveProperty('fault');
    expect(readTyped(field('time'), '25:00', RULES, 'en')).toHaveProperty('fault');
  });
});
