import { describe, expect, it } from '@jest/globals';
import { AreaNames } from './area-names.ts';
import { HEXAGONS, MUNICIPALITY } from './testing/sample.ts';

describe('what areas are called', () => {
  const first = HEXAGONS.find(({ names }) => names !== null)!;
  const nameless = HEXAGONS.find(({ names }) => names === null)!;
  const alone = { ...first, names: { el: 'Οδός Μόνη', en: 'Moni Street' } };

  it('is their name and the municipality around them', () => {
    const names = new AreaNames([alone], [MUNICIPALITY]);
    expect(names.of(alone, 'el')).toBe('Οδός Μόνη, Δήμος Άνω Κήπων');
    expect(names.of(MUNICIPALITY, 'el')).toBe('Δήμος Άνω Κήπων');
  });

  it('is the municipality that it is part of where its middle lies outside', () => {
    const piece = { ...alone, centre: [0, 0] as const, parent: MUNICIPALITY.id };
    expect(new AreaNames([piece], [MUNICIPALITY]).of(piece, 'el')).toBe('Οδός Μόνη, Δήμος Άνω Κήπων');
    expect(new AreaNames([piece], [MUNICIPALITY]).of({ ...piece, parent: 'another' }, 'el')).toBe('Οδός Μόνη');
  });

  it('is a number where nobody knows a name, and one more where several have the same', () => {
    const twin = { ...alone, id: 'twin' };
    const names = new AreaNames([alone, nameless, twin], []);
    expect([alone, nameless, twin].map((area) => names.of(area, 'el'))).toEqual([
      'Οδός Μόνη (περιοχή 1)',
      'Περιοχή 2',
      'Οδός Μόνη (περιοχή 3)',
    ]);
    expect(names.of(twin, 'en')).toBe('Moni Street (area 3)');
  });
});
