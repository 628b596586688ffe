import { describe, expect, it } from '@jest/globals';

import { compareRoadNames, numberRoads, readAgreement } from './compare-road-names.ts';

function agreement(named: string | null, roadReference: string | null, roadName: string | null): string {
  const given = Uint32Array.from([0, named === null ? 0 : 1]);
  const names = named === null ? [] : [named];
  const compared = compareRoadNames(given, names, [
    { roadReference: 'X1', roadName: null },
    { roadReference, roadName },
  ]);
  expect(readAgreement(compared, 0, 1)).toBe('unknown');
  return readAgreement(compared, 1, 1);
}

describe('whether a road is the one that a record names', () => {
  it.each([
    ['A3055', 'A3055', null],
    ['a 3055', 'A3055', 'Broadway'],
    ['A3054', 'A3055; A3054', null],
    ['Ε94', 'E94', null],
    ['ΕΟ 8Α', 'Ε.Ο. 8Α', null],
    ['ΛΕΩΦ. ΚΗΦΙΣΙΑΣ', null, 'Λεωφόρος Κηφισίας'],
    ['28ης Οκτωβρίου', '3', '28ης Οκτωβρίου'],
  ])('says of %s that it is %s %s', (named, reference, name) => {
    expect(agreement(named, reference, name)).toBe('same');
  });

  it('lets only numbers contradict each other', () => {
    expect(agreement('A3055', 'A3054', 'Broadway')).toBe('other');
    expect(agreement('A3055', null, 'Broadway')).toBe('unknown');
    expect(agreement('Broad Way', 'A3055', 'Broadway')).toBe('unknown');
    expect(agreement('C', 'B3399', 'Main Road')).toBe('unknown');
    expect(agreement('28ης Οκτωβρίου', '3', 'Πατησίων')).toBe('unknown');
    expect(agreement(null, 'A3055', null)).toBe('unknown');
    expect(agreement('', 'A3055', '')).toBe('unknown');
  });
});

it('a road is one by its number, else by its name', () => {
  const road = (roadReference: string | null, roadName: string | null) => ({ roadReference, roadName });
  expect([
    ...numberRoads([
      road('A1', 'North Street'),
      road('A1', 'South Street'),
      road(null, 'Mill Lane'),
      road(null, null),
      road(null, 'Mill Lane'),
    ]),
  ]).toEqual([0, 0, 1, -1, 1]);
});
