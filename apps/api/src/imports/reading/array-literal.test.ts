import { describe, expect, it } from '@jest/globals';

import { bytesArrayLiteral, plainArrayLiteral, textArrayLiteral } from './array-literal.ts';

describe('array literals', () => {
  it('quotes whatever could be read as syntax', () => {
    expect(textArrayLiteral(['a', 'NULL', null, '', '{', 'x,y', 'say "no"', 'C:\\x', 'γραμμή\n2'])).toBe(
      '{"a","NULL",NULL,"","{","x,y","say \\"no\\"","C:\\\\x","γραμμή\n2"}',
    );
  });

  it('writes numbers, booleans and nulls as they are', () => {
    expect(plainArrayLiteral([1, null, -2.5, true, false])).toBe('{1,NULL,-2.5,true,false}');
    expect(plainArrayLiteral([])).toBe('{}');
  });

  it('writes bytes in the form that bytea reads', () => {
    expect(bytesArrayLiteral(['00ff', ''])).toBe('{"\\\\x00ff","\\\\x"}');
  });
});
