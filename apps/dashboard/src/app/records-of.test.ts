import { describe, expect, it } from '@jest/globals';
import { readOwner } from './records-of.ts';
import { keepLanguage, keepSharedParameters } from './shared-parameters.ts';
import { HERE } from './testing/network.ts';

describe('whose records an address shows', () => {
  it.each([
    [`?of=${HERE}`, HERE],
    [`?of=${HERE.toUpperCase()}`, HERE],
    ['?of=../../etc', null],
    ['?of=', null],
    ['', null],
  ])('%j: %j', (search, owner) => {
    expect(readOwner(search)).toBe(owner);
  });

  it('travels from task to task, and not to another organisation', () => {
    const search = `?of=${HERE}&year=2016&lang=el&accident=1`;
    expect(keepSharedParameters(search)).toBe(`?of=${HERE}&year=2016&lang=el`);
    expect(keepLanguage(search)).toBe('?lang=el');
  });
});
