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
});
