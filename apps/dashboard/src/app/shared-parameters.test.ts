import { describe, expect, it } from '@jest/globals';
import { keepSharedParameters } from './shared-parameters.ts';

describe('an address on the way to another task', () => {
  it('keeps filter and language, not the place in the page', () => {
    expect(keepSharedParameters('?year=2016,2017&map=51.5,0,12&lang=el&spot=1,2,3,4')).toBe('?year=2016,2017&lang=el');
    expect(keepSharedParameters('?map=51.5,0,12')).toBe('');
  });
});
