import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';

import { limitQuery } from './query-limit.ts';

const schema = buildSchema('type Node { id: ID next: Node } type Query { node: Node }');

function refuses(query: string): boolean {
  const errors = validate(schema, parse(query), [...specifiedRules, limitQuery({ depth: 4, fields: 10 })], { maxErrors: 5 });
  return errors.some((error) => error.extensions['code'] === 'QUERY_TOO_LARGE');
}

describe('the size of a query', () => {
  it('is limited in depth', () => {
    expect(refuses('{ node { next { next { id } } } }')).toBe(false);
    expect(refuses('{ node { next { next { next { id } } } } }')).toBe(true);
  });

  it('is limited in width, aliases counted', () => {
    const nodes = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}: node { id }`).join(' ');
    expect(refuses(`{ ${nodes(5)} }`)).toBe(false);
    expect(refuses(`{ ${nodes(6)} }`)).toBe(true);
  });

  it('counts fragments as they are written out', () => {
    expect(refuses('{ node { ...F } } fragment F on Node { next { next { id } } }')).toBe(false);
    expect(refuses('{ node { ...F } } fragment F on Node { next { next { next { id } } } }')).toBe(true);
    const spread = Array.from({ length: 6 }, (_, i) => `a${i}: node { ...F }`).join(' ');
    expect(refuses(`{ ${spread} } fragment F on Node { id }`)).toBe(true);
  });

  it('does not hang on fragments that hold each other', () => {
    expect(refuses('{ node { ...A } } fragment A on Node { next { ...B } } fragment B on Node { next { ...A } }')).toBe(false);
    const bomb = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Node { a: next { ...F${i + 1} } b: next { ...F${i + 1} } }`).join(
      ' ',
    );
    const start = performance.now();
    expect(refuses(`{ node { ...F0 } } ${bomb} fragment F40 on Node { id }`)).toBe(true);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('leaves introspection alone', () => {
    expect(refuses(getIntrospectionQuery())).toBe(false);
  });
});
