import { describe, expect, it } from '@jest/globals';
import { AreaNames } from './area-names.ts';
import { HEXAGONS, MUNICIPALITY } from './testing/open-server.ts';

describe('what areas are called', () => {
  const [first, nameless] = HEXAGONS;

  it('is their name and the municipality around them', () => {
    const names = new AreaNames(HEXAGONS, [MUNICIPALITY]);
    expect(names.of(first!, 'el')).toBe('Πλατεία Ηρώων, Δήμος Άνω Κήπων');
    expect(names.of(MUNICIPALITY, 'el')).toBe('Δήμος Άνω Κήπων');
  });

  it('is a number where nobody knows a name, and one more where several have the same', () => {
    const twin = { ...first!, id: 'h-9' };
    const names = new AreaNames([...HEXAGONS, twin], []);
    expect([first!, nameless!, twin].map((area) => names.of(area, 'el'))).toEqual([
      'Πλατεία Ηρώων (περιοχή 1)',
      'Περιοχή 2',
      'Πλατεία Ηρώων (περιοχή 5)',
    ]);
    expect(names.of(twin, 'en')).toBe('Πλατεία Ηρώων (en) (area 5)');
  });
});
