import { describe, expect, it } from '@jest/globals';

import { UsageError } from './command.ts';
import { takeOrganisation } from './take-organisation.ts';

describe('the organisation that a command works for', () => {
  it('may be named anywhere among its arguments', () => {
    for (const args of [
      ['--organisation', 'volos', 'a', '--json'],
      ['a', '--organisation', 'volos', '--json'],
      ['a', '--json', '--organisation=volos'],
    ]) {
      expect(takeOrganisation(args)).toEqual({ organisation: 'volos', args: ['a', '--json'] });
    }
  });

  it('need not be named', () => {
    expect(takeOrganisation(['a', '--json'])).toEqual({ organisation: undefined, args: ['a', '--json'] });
    // A file may be called like that.
    expect(takeOrganisation(['--', '--organisation', 'volos'])).toEqual({
      organisation: undefined,
      args: ['--', '--organisation', 'volos'],
    });
  });

  it('is one', () => {
    for (const args of [
      ['--organisation'],
      ['--organisation', ''],
      ['--organisation='],
      ['--organisation', '--json'],
      ['--organisation', 'a', '--organisation=b'],
    ]) {
      expect(() => takeOrganisation(args)).toThrow(UsageError);
    }
  });
});
