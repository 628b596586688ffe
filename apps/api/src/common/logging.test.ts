import { describe, expect, it } from '@jest/globals';

import { describeError } from './logging.ts';

describe('an error in the log', () => {
  it('has its frames and a short message, the cause too', () => {
    const cause = Object.assign(new Error('x'.repeat(5_000)), { code: '22P02' });
    const described = describeError(new Error('outer', { cause })) as { stack: string; cause: { message: string; stack: string } };
    expect(described).toMatchObject({ type: 'Error', message: 'outer', cause: { code: '22P02', message: 'x'.repeat(500) } });
    expect(described.stack).toMatch(/^\n +at .*logging\.test/);
    expect(described.cause.stack).not.toContain('xxx');
  });

  it('without frames has none', () => {
    const error = new Error('one');
    for (const stack of ['Error: one', '', undefined]) {
      Object.assign(error, { stack });
      expect(describeError(error)).toEqual({ type: 'Error', message: 'one' });
    }
  });

  const refusal = (code: string, message: string, names: object = {}): Error =>
    Object.assign(new Error(message), { code, severity: 'ERROR', ...names });

  it.each([
    ['22P02', 'invalid input syntax for type integer: "Μαρία"', 'invalid input syntax for type integer: [redacted]'],
    ['22P02', 'invalid input syntax for type integer: "cut off', 'invalid input syntax for type integer: [redacted]'],
    ['22007', 'μη έγκυρη ημερομηνία: «Μαρία»', 'μη έγκυρη ημερομηνία: [redacted]'],
    [
      '23505',
      'duplicate key value violates unique constraint "person_email_key"',
      'duplicate key value violates unique constraint "person_email_key"',
    ],
    ['42P01', 'relation "nothing" does not exist', 'relation "nothing" does not exist'],
  ])('of the database %s says what is wrong and not with which value: %s', (code, message, told) => {
    expect(describeError(refusal(code, message, { constraint: 'person_email_key' }))).toMatchObject({ code, message: told });
  });

  it('of something else keeps its words', () => {
    expect(describeError(new Error('no method "x"'))).toMatchObject({ message: 'no method "x"' });
  });
});
