import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findIdentityKind, type IdentityKind } from './personal-values.ts';

describe('a value', () => {
  it.each<[IdentityKind, string]>([
    ['plate', 'ΝΙΚ-1234'],
    ['plate', 'νικ1234'],
    ['plate', 'YZA 4821'],
    ['plate', 'ΒΟΖ 12'],
    // Made up, one with a check digit that fits and one without.
    ['amka', '01018500013'],
    ['amka', '15067212345'],
    ['afm', '094014201'],
    ['afm', 'EL094014201'],
    ['identity-card', 'ΑΒ 123456'],
    ['identity-card', 'Ξ-654321'],
    ['phone', '2310123456'],
    ['phone', '694 412 3456'],
    ['phone', '+30 210 1234567'],
    ['phone', '0030-24210-12345'],
    ['phone', '(2421) 012345'],
    ['phone', '+44 20 7946 0123'],
    ['email', 'nobody@example.gr'],
    ['email', 'k.kapoios+1@mail.volos.gr'],
  ])('%s: %s', (kind, value) => {
    expect(findIdentityKind(value)).toBe(kind);
  });

  it.each([
    '',
    '0',
    'Car',
    'A104',
    'ΕΟ 8',
    'Ε.Ο. 44',
    'χ/θ 123+400',
    '2018S000001',
    '2014010000123',
    // A record number whose first digits can be read as 20 September.
    '20091234567',
    '2018000123',
    '201401GD10691',
    'E01004432',
    'TQ388903',
    'TA 123456',
    '25501661.91',
    '2640123,45',
    '535650',
    '123456789',
    '000000000',
    '2020-05-01',
    '18:30',
    'LGF',
    'Μεγάλου Αλεξάνδρου 12',
    'a@b',
  ])('that is none: %s', (value) => {
    expect(findIdentityKind(value)).toBeUndefined();
  });

  it('of nine digits is a tax number for one check digit alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
        const digits = String(number).padStart(8, '0');
        const fitting = Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).filter((value) => findIdentityKind(value) === 'afm');
        expect(fitting).toHaveLength(1);
      }),
      { seed: 5 },
    );
  });
});
