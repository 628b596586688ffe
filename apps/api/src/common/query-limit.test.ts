import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, Kind, parse, specifiedRules, validate } from 'graphql';

import { limitQuery, QUERY_LIMITS, QueryMeasure, type QueryLimits } from './query-limit.ts';

const schema = buildSchema('type Node { id: ID next: Node } type Query { node: Node }');
const SMALL: QueryLimits = { depth: 4, fields: 10 };

function codesOf(query: string, limits: QueryLimits = SMALL): unknown[] {
  const errors = validate(schema, parse(query), [...specifiedRules, limitQuery(limits)], { maxErrors: 5 });
  return errors.map((error) => error.extensions['code'] ?? 'OTHER');
}

function refuses(query: string, limits?: QueryLimits): boolean {
  return codesOf(query, limits).includes('QUERY_TOO_LARGE');
}

/** Measures all operations of a document. */
function measure(query: string): QueryLimits & { readonly visits: number; readonly selections: number } {
  const { definitions } = parse(query);
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const whole = new QueryMeasure((name) => fragments.find((fragment) => fragment.name.value === name));
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const measured = operations.map((operation) => whole.measure(operation));
  let selections = 0;
  JSON.stringify(definitions, (key, value: unknown) => {
    if (key === 'selections') selections += (value as unknown[]).length;
    return key === 'loc' ? undefined : value;
  });
  return {
    depth: Math.max(...measured.map(({ depth }) => depth)),
    fields: Math.max(...measured.map(({ fields }) => fields)),
    visits: whole.visits,
    selections,
  };
}

/** Fragments of which each spreads the next one several times. */
function chain(levels: number, link: (next: string) => string, end: string, type = 'Query'): string {
  const fragments = Array.from({ length: levels }, (_, i) => `fragment a${i} on ${type} { ${link(`a${i + 1}`)} }`);
  return `${fragments.join(' ')} fragment a${levels} on ${type} { ${end} }`;
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
    const names = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ');
    expect(refuses(`{ ${names(10)} }`)).toBe(false);
    expect(refuses(`{ ${names(11)} }`)).toBe(true);
  });

  it('counts fragments as they are written out', () => {
    expect(refuses('{ node { ...F } } fragment F on Node { next { next { id } } }')).toBe(false);
    expect(refuses('{ node { ...F } } fragment F on Node { next { next { next { id } } } }')).toBe(true);
    const spread = Array.from({ length: 6 }, (_, i) => `a${i}: node { ...F }`).join(' ');
    expect(refuses(`{ ${spread} } fragment F on Node { id }`)).toBe(true);
    expect(measure(`{ ...a0 } ${chain(5, (next) => `...${next} ...${next}`, 'node { id }')}`)).toMatchObject({ depth: 2, fields: 64 });
  });

  it('counts inline fragments for what is in them', () => {
    expect(measure('{ ... on Query { node { ... { id next { id } } } } }')).toMatchObject({ depth: 3, fields: 4 });
  });

  it('is found out by looking at each selection once, however it writes out', () => {
    const documents = [
      `{ ...a0 } ${chain(40, (next) => `...${next} ...${next}`, '__typename')}`,
      `{ ...a0 } ${chain(40, (next) => `...${next} ...${next}`, 'node { id }')}`,
      `{ node { ...a0 } } ${chain(40, (next) => `a: next { ...${next} } b: next { ...${next} }`, 'id', 'Node')}`,
      `{ ...a0 } ${chain(40, (next) => `...${next} `.repeat(25), '__typename')}`,
      `query A { ...a0 } query B { ...a0 ...a1 } ${chain(400, (next) => `...${next} ...${next}`, '__typename')}`,
    ];
    for (const document of documents) {
      const { visits, selections, fields } = measure(document);
      expect(visits).toBe(selections);
      expect(fields).toBeGreaterThan(2 ** 39);
      expect(refuses(document, QUERY_LIMITS)).toBe(true);
    }
  });

  it('does not hang on fragments that hold each other, which are refused by another rule', () => {
    const pair = '{ node { ...A } } fragment A on Node { next { ...B } } fragment B on Node { next { ...A } }';
    expect(codesOf(pair)).toEqual(['OTHER']);
    const ring = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Node { ...F${(i + 1) % 40} ...F${(i + 7) % 40} }`).join(' ');
    const document = `{ node { ...F0 } } ${ring}`;
    const { visits, selections } = measure(document);
    expect(visits).toBe(selections);
    expect(codesOf(document)).toContain('OTHER');
  });

  it('leaves the depth of introspection alone, but not many of them', () => {
    const introspection = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, oneOf: true });
    expect(refuses(introspection, QUERY_LIMITS)).toBe(false);
    const many = Array.from({ length: 20 }, (_, i) => `a${i}: __schema { types { ...FullType } }`).join(' ');
    expect(refuses(`{ ${many} } ${introspection.slice(introspection.indexOf('fragment'))}`, QUERY_LIMITS)).toBe(true);
  });
});
