import { COMPASS_POINTS, UNIT_MOVEMENTS } from '@elektron/domain';
import { expect, it } from '@jest/globals';

import { writeEntryFiles } from './entry-files.ts';
import { parseEntry } from './parse-entry.ts';

const entryOf = (unit: Readonly<Record<string, string>>) =>
  parseEntry(
    {
      number: '1',
      fields: [{ field: 'date', value: '2024-03-05' }],
      units: [{ fields: Object.entries(unit).map(([field, value]) => ({ field, value })) }],
      casualties: [],
    },
    { latestDate: '2024-12-31' },
  );

const unitsOf = (unit: Readonly<Record<string, string>>): string => writeEntryFiles(entryOf(unit), 'km/h', null)[1]!.text;

it('says how a unit moved in the words of the template, and nothing where it was not said', () => {
  expect(unitsOf({ roadUser: 'car', movement: 'turning-left', directionFrom: 'south', directionTo: 'north-west' })).toBe(
    '"accident_record_number","unit_number","kind_of_unit","movement","direction_from","direction_to"\n' +
      '"1","1","Επιβατηγό","Αριστερή στροφή","Νότια","Βορειοδυτικά"\n',
  );
  expect(unitsOf({ roadUser: 'car' })).toMatch(/\n"1","1","Επιβατηγό","","",""\n$/);
});

it('takes every value of the lists, and no other', () => {
  for (const movement of UNIT_MOVEMENTS) expect(unitsOf({ movement })).toMatch(/","[^"]+","",""\n$/);
  for (const point of COMPASS_POINTS) expect(unitsOf({ directionFrom: point })).toMatch(/","","[^"]+",""\n$/);
  expect(() => unitsOf({ movement: 'flying' })).toThrow(expect.objectContaining({ code: 'FIELD_INVALID' }));
  expect(() => unitsOf({ directionTo: 'up' })).toThrow(expect.objectContaining({ code: 'FIELD_INVALID' }));
});
