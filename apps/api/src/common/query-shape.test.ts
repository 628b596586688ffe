import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';

import { findExcess } from './query-shape.ts';

function excessOf(query: string): string | undefined {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation && findExcess(document, operation)?.part.en;
}

const times = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join(' ');

describe('a document', () => {
  it.each([
    ['operations in one document', 5, (count: number) => times(count, (i) => `query Q${i} { a }`)],
    ['aliases of fields', 30, (count: number) => `{ a { ${times(count, (i) => `x${i}: b`)} } }`],
    ['directives', 30, (count: number) => `{ a { ${times(count, () => 'b @include(if: true)')} } }`],
    ['questions at once', 20, (count: number) => `{ ${times(count, (i) => `q${i}`)} }`],
    ['questions at once', 20, (count: number) => `{ ...F ... { ${times(count - 2, (i) => `q${i}`)} } } fragment F on Query { a b }`],
    ['actions at once', 5, (count: number) => `mutation { ${times(count, (i) => `m${i}`)} }`],
    ['actions at once', 5, (count: number) => `mutation { ...F ${times(count - 2, (i) => `m${i}`)} } fragment F on Mutation { a b }`],
  ])('may have so many %s (%i) and no more', (part, limit, write) => {
    expect(excessOf(write(limit))).toBeUndefined();
    expect(excessOf(write(limit + 1))).toBe(part);
  });

  it('is looked at once, however its fragments write out', () => {
    const web = times(200, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    expect(excessOf(`{ ...F0 } ${web} fragment F200 on Query { a }`)).toBe('questions at once');
    expect(excessOf('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toBeUndefined();
  });
});
