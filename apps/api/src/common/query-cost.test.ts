import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, isObjectType, Kind, parse, type GraphQLSchema } from 'graphql';

import { FIELD_COSTS, LIST_LENGTHS, QueryCost, SHORT_LIST } from './query-cost.ts';

const schema = buildSchema(`
  type Query { nodes(first: Int = 50): NodeConnection! list: [Node!]! one: Node search: [Hit!] names: [String!]! }
  type NodeConnection { edges: [Edge!]! totalCount: Int }
  type Edge { node: Node! cursor: String }
  type Node { id: ID name: String children(first: Int = 50): NodeConnection! tags: [Node!] }
  union Hit = Node
`);
const ours = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

function costOf(query: string, variables: Readonly<Record<string, unknown>> = {}, of: GraphQLSchema = schema): number {
  const document = parse(query);
  const cost = new QueryCost(of, document, variables);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return Math.max(...operations.map((operation) => cost.of(operation)));
}

describe('what a query costs', () => {
  it('is its fields, times the lists in which they stand', () => {
    expect(costOf('{ one { id name } }')).toBe(3);
    expect(costOf('{ list { id } }')).toBe(1 + SHORT_LIST);
    expect(costOf('{ names }')).toBe(1);
    expect(costOf('{ list { tags { id } } }')).toBe(1 + SHORT_LIST * (1 + SHORT_LIST));
    expect(costOf('{ a: one { id } b: one { id } }')).toBe(4);
  });

  it('counts a page by the size that is asked for, wherever that is said', () => {
    const page = (size: string): string => `{ nodes(first: ${size}) { totalCount edges { node { id } } } }`;
    const expected = (size: number): number => 1 + size * (1 + 1 + 1 + 1);
    expect(costOf(page('7'))).toBe(expected(7));
    expect(costOf('{ nodes { totalCount edges { node { id } } } }')).toBe(expected(50));
    const asked = 'query ($n: Int) { nodes(first: $n) { totalCount edges { node { id } } } }';
    expect(costOf(asked, { n: 500 })).toBe(expected(500));
    expect(costOf(asked)).toBe(expected(50));
    expect(costOf('query ($n: Int = 9) { nodes(first: $n) { totalCount edges { node { id } } } }')).toBe(expected(9));
    // What is no number is refused later; here it must not make anything cheap.
    for (const n of ['500', null, {}, -1, Number.NaN]) expect(costOf(asked, { n })).toBe(expected(50));
    const nested = 'query ($n: Int) { nodes(first: $n) { edges { node { children(first: $n) { edges { node { id } } } } } } }';
    expect(costOf(nested, { n: 500 })).toBeGreaterThan(500 * 500);
  });

  it('is the same with fragments as without', () => {
    const plain = costOf('{ list { id tags { id name } } one { id } }');
    expect(
      costOf('{ ...Q } fragment Q on Query { list { ...N tags { ...N name } } one { ... on Node { id } } } fragment N on Node { id }'),
    ).toBe(plain);
    expect(costOf('{ search { ... on Node { id name } } }')).toBe(1 + SHORT_LIST * 2);
  });

  it('measures each fragment once, however it writes out', () => {
    const web = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Node { a: tags { ...F${i + 1} } b: tags { ...F${i + 1} } }`).join(
      ' ',
    );
    // Written out it would not come to its end.
    expect(costOf(`{ one { ...F0 } } ${web} fragment F60 on Node { id }`)).toBeGreaterThan(1e60);
    const endless = Array.from({ length: 400 }, (_, i) => `fragment F${i} on Node { tags { ...F${i + 1} } }`).join(' ');
    expect(costOf(`{ one { ...F0 } } ${endless} fragment F400 on Node { id }`)).toBe(Infinity);
  });

  it('does not hang on fragments that hold each other', () => {
    expect(costOf('{ one { ...A } } fragment A on Node { tags { ...B } } fragment B on Node { tags { ...A } }')).toBeLessThan(Infinity);
  });

  it('sees through introspection that nests', () => {
    const layers = (count: number): string =>
      count === 0 ? 'name' : `a: fields { type { ${layers(count - 1)} } } b: fields { type { name } }`;
    expect(costOf(`{ __schema { types { ${layers(1)} } } }`, {}, ours)).toBeLessThan(20_000);
    expect(costOf(`{ __schema { types { ${layers(4)} } } }`, {}, ours)).toBeGreaterThan(1_000_000);
    expect(costOf(`{ __type(name: "Query") { ${layers(7)} } }`, {}, ours)).toBeGreaterThan(1_000_000);
    expect(costOf(getIntrospectionQuery(), {}, ours)).toBeLessThan(60_000);
  });
});

describe('the declared costs', () => {
  it('are of fields that there are, and count each time', () => {
    for (const name of Object.keys(FIELD_COSTS)) {
      const [typeName = '', fieldName = ''] = name.split('.');
      const type = ours.getType(typeName);
      expect([name, isObjectType(type) && fieldName in type.getFields()]).toEqual([name, true]);
    }
    const facets = (i: number): string => `f${i}: accidentFacets { allAccidents }`;
    expect(costOf(`{ ${facets(1)} }`, {}, ours)).toBe(1_001);
    expect(costOf(`{ ${facets(1)} ${facets(2)} }`, {}, ours)).toBe(2_002);
  });
});

describe('the declared lengths', () => {
  it('are of lists that there are', () => {
    for (const name of Object.keys(LIST_LENGTHS)) {
      const [typeName = '', fieldName = ''] = name.split('.');
      const type = ours.getType(typeName);
      expect([name, isObjectType(type) && String(type.getFields()[fieldName]?.type)]).toEqual([name, expect.stringContaining('[')]);
    }
  });
});
