import { describe, expect, it } from '@jest/globals';
import { EMPTY_ENTRY, faultKey, isEmptyEntry, nextKey, readEntry, withoutUnit, type EntryDraft } from './entry-draft.ts';

const RULES = { latestDate: '2026-06-15' };
const NUMBER = { el: 'Αριθμός', en: 'Number' };

const DRAFT: EntryDraft = {
  number: ' 17 ',
  accident: { date: '3/5/2024', severity: 'slight', place: '37,98 23,72' },
  units: [
    { key: 4, fields: { roadUser: 'car' } },
    { key: 7, fields: { roadUser: 'pedestrian' } },
  ],
  casualties: [{ key: 1, unit: 7, fields: { severity: 'slight', age: '30' } }],
};

describe('what is typed of a new accident', () => {
  it('is sent with units by their place, and without what was left open', () => {
    expect(readEntry(DRAFT, RULES, 'el', NUMBER)).toEqual({
      faults: {},
      input: {
        number: '17',
        fields: [
          { field: 'severity', value: 'slight' },
          { field: 'date', value: '2024-05-03' },
          { field: 'place', value: { latitude: 37.98, longitude: 23.72 } },
        ],
        units: [{ fields: [{ field: 'roadUser', value: 'car' }] }, { fields: [{ field: 'roadUser', value: 'pedestrian' }] }],
        casualties: [
          {
            unit: 2,
            fields: [
              { field: 'severity', value: 'slight' },
              { field: 'age', value: 30 },
            ],
          },
        ],
      },
    });
  });

  it('has its faults where they are', () => {
    const { faults } = readEntry({ ...DRAFT, number: '', accident: {} }, RULES, 'en', NUMBER);
    expect(faults).toEqual({ number: 'Fill in “Number”.', [faultKey('accident', 0, 'date')]: 'Fill in “Date”.' });
    const old = { ...DRAFT, casualties: [{ key: 9, unit: 7, fields: { age: '131' } }] };
    expect(Object.keys(readEntry(old, RULES, 'en', NUMBER).faults)).toEqual([faultKey('casualty', 9, 'age')]);
  });

  it('loses with a unit those who were in it, and numbers the others anew', () => {
    const rest = withoutUnit(DRAFT, 4);
    expect(readEntry(rest, RULES, 'el', NUMBER).input.casualties[0]?.unit).toBe(1);
    expect(withoutUnit(DRAFT, 7).casualties).toEqual([]);
    expect(nextKey(DRAFT.units)).toBe(8);
    expect(nextKey([])).toBe(1);
  });

  it('is empty before anything is typed', () => {
    expect(isEmptyEntry(EMPTY_ENTRY)).toBe(true);
    expect(isEmptyEntry(DRAFT)).toBe(false);
  });
});
