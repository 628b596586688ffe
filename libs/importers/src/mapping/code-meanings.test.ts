import { describe, expect, it } from '@jest/globals';

import { findMeanings } from './code-meanings.ts';

describe('the meaning of a value', () => {
  const meaningOf = findMeanings({ K1: 'car', Δίκυκλο: 'motorcycle', 9: null, a: 'serious', A: 'slight', b: 'fatal', B: 'fatal' });

  it('is that of the spelling that was stated', () => {
    expect(['K1', 'Δίκυκλο', '9', 'a', 'A'].map(meaningOf)).toEqual(['car', 'motorcycle', null, 'serious', 'slight']);
  });

  it('is the same in another case, with other spaces, with the .0 of some tools', () => {
    expect(['k1', ' K1 ', 'ΔΊΚΥΚΛΟ', '9.0', ' b'].map(meaningOf)).toEqual(['car', 'car', 'motorcycle', null, 'fatal']);
  });

  it('is none where nobody has stated it, or two spellings mean different things', () => {
    expect(['K2', '', 'constructor', '__proto__', ' a'].map(meaningOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(findMeanings(undefined)('K1')).toBeUndefined();
  });
});
