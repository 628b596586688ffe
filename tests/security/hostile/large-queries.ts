import { getIntrospectionQuery, type GraphQLSchema } from 'graphql';

import { graphql, JSON_TYPE, type HostileRequest } from './hostile-request.ts';
import { pagesOf } from './root-fields.ts';

function times(count: number, make: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => make(i)).join(' ');
}

function nested(levels: number, open: string, inside: string): string {
  return `${open} { `.repeat(levels) + inside + ' }'.repeat(levels);
}

const page = (size: number | string, inside: string): string => `accidents(first: ${size}) { edges { node { ${inside} } } }`;

const DEEP = [13, 20, 50, 100, 250].map((levels) => graphql(`a query of ${levels} levels`, `{ ${nested(levels, 'viewer', 'email')} }`));

/** Of introspection levels are not counted, because tools ask many: what it could give back is. */
const INTROSPECTION = [
  ...[3, 4, 6, 10, 40].map((levels) =>
    graphql(
      `introspection that nests ${levels} times`,
      `{ __schema { types { ${nested(levels, 'fields { type', 'name')}${' }'.repeat(levels)} } } }`,
    ),
  ),
  ...[3, 5, 12].map((levels) =>
    graphql(
      `one type by introspection, ${levels} times inside of itself`,
      `{ __type(name: "Query") { ${nested(levels, 'fields { type', 'name')}${' }'.repeat(levels)} } }`,
    ),
  ),
  graphql('many schemas', `{ ${times(60, (i) => `a${i}: __schema { types { name fields { name } } }`)} }`),
  graphql('the schema, asked by nobody', getIntrospectionQuery(), {}, { cookie: '' }),
  graphql('a type, asked by nobody', '{ __type(name: "Person") { fields { name } } }', {}, { cookie: '' }),
  graphql(
    'the schema in a fragment, asked by nobody',
    '{ ...F } fragment F on Query { ... on Query { a: __schema { types { name } } } }',
    {},
    { cookie: '' },
  ),
];

const WIDE = [
  ...[1_001, 1_900].map((count) => graphql(`${count} fields`, `{ ${times(count, () => '__typename')} }`)),
  ...[31, 100, 500].map((count) => graphql(`${count} aliases`, `{ ${times(count, (i) => `a${i}: viewer { email }`)} }`)),
  ...[21, 40].map((count) => graphql(`${count} questions at once`, `{ ${times(count, () => 'dataVersions { accidents }')} }`)),
  graphql('six actions at once', `mutation { ${times(6, (i) => `a${i}: signOut { done }`)} }`),
  graphql(
    'six actions at once, in fragments',
    `
      mutation {
        ...A
        ...B
      }
      ${times(2, (k) => `fragment ${'AB'[k] ?? ''} on Mutation { ${times(3, (i) => `a${k}${i}: signOut { done }`)} }`)}
    `,
  ),
  graphql(
    'six passwords at once',
    `mutation { ${times(6, (i) => `a${i}: signIn(input: { email: "x@test.example", password: "guess ${i}" }) { codeNeeded }`)} }`,
  ),
  graphql('more tokens than a parser should read', `{ ${times(2_500, () => 'viewer { email }')} }`),
  graphql('a comment of half a megabyte', `{ viewer { email } } #${'x'.repeat(520_000)}`),
  graphql('a text of half a megabyte', `{ accident(id: "${'x'.repeat(520_000)}") { id } }`),
  graphql(
    'commas and blanks without end',
    `
      {
        viewer {
          email
        }
      }
      ${', '.repeat(260_000)}
    `,
  ),
  graphql('brackets without end', '['.repeat(5_000)),
  graphql('braces without end', '{'.repeat(5_000)),
  graphql(
    'a list inside of a list inside of a list',
    `{ accidents(filter: { area: ${'['.repeat(900)}1${']'.repeat(900)} }) { totalCount } }`,
  ),
];

const FRAGMENTS = [
  ...[20, 40, 100].map((count) =>
    graphql(
      `a web of ${count} fragments`,
      `{ ...F0 } ${times(count, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on Query { viewer { email } }`,
    ),
  ),
  ...[1, 2, 3, 30].map((count) =>
    graphql(
      `a cycle of ${count} fragments`,
      `
        {
          ...F0
        }
        ${times(count, (i) => `fragment F${i} on Query { ...F${(i + 1) % count} }`)}
      `,
    ),
  ),
  graphql(
    'a fragment that spreads itself in lists',
    '{ importBatches { ...F } } fragment F on ImportBatch { issues { edges { node { row } } } ...F }',
  ),
  graphql('fields that all must be compared with each other', `{ ${times(330, () => 'viewer { email displayName }')} }`),
  graphql(
    'fragments that all must be compared with each other',
    `{ ${times(120, (i) => `...F${i}`)} } ${times(120, (i) => `fragment F${i} on Query { viewer { email } }`)}`,
  ),
];

const ODD = [
  ...[31, 300].map((count) => graphql(`${count} directives`, `{ ${times(count, () => '__typename @include(if: true)')} }`)),
  graphql('400 unknown directives on one field', `{ __typename ${times(400, (i) => `@d${i}`)} }`),
  graphql(
    'six operations in one document',
    times(6, (i) => `query Q${i} { viewer { email } }`),
  ),
  graphql(
    '500 operations in one document',
    times(500, (i) => `query Q${i} { __typename }`),
  ),
  graphql('a subscription', 'subscription { viewer { email } }'),
  graphql('a schema in place of a query', 'type Query { viewer: String }'),
  graphql('an operation that is not there', 'query A { viewer { email } } query B { viewer { email } }'),
];

const COSTLY = [
  graphql(
    'a page of pages',
    `
      {
        importBatches(first: 500) {
          issues(first: 500) {
            edges {
              node {
                row
                code
                value
              }
            }
          }
        }
      }
    `,
  ),
  graphql(
    'a page of pages, by a variable',
    'query ($n: Int) { importBatches(first: $n) { issues(first: $n) { edges { node { row code value } } } } }',
    { n: 500 },
  ),
  graphql(
    'a page of pages, by a default',
    'query ($n: Int = 500) { importBatches(first: $n) { issues(first: $n) { edges { node { row code } } } } }',
  ),
  graphql(
    'twenty large pages',
    `{ ${times(20, (i) => `a${i}: ${page(500, 'id severity units { roadUser } casualties { severity age }')}`)} }`,
  ),
  graphql(
    'a page of pages in fragments',
    `
      {
        importBatches(first: 500) {
          ...B
        }
      }
      fragment B on ImportBatch {
        issues(first: 500) {
          edges {
            node {
              ...I
            }
          }
        }
      }
      fragment I on RowIssue {
        row
        code
        value
        fileName
      }
    `,
  ),
  ...[501, 0, -1, 2_147_483_647].map((size) => graphql(`a page of ${size}`, `{ ${page(size, 'id')} }`)),
  ...['99999999999', '1e9', '1.5', '"500"', 'null', '{}']
    .map((size) => graphql(`a page of ${size} imports`, `{ importBatches(first: ${size}) { id issues(first: ${size}) { totalCount } } }`))
    .filter(({ name }) => !name.includes('null')),
];

const RUN = 'mutation ($parameters: JSON!) { runHotspots(input: { methodId: "dbscan", parameters: $parameters }) { userErrors { code } } }';
const VARIABLES = [
  // Written down: what makes JSON of a value goes no deeper than some thousand levels.
  ...[11, 100, 5_000, 60_000].map((depth) => ({
    name: `a variable of ${depth} levels`,
    path: '/graphql',
    headers: JSON_TYPE,
    body: `{"query":${JSON.stringify(RUN)},"variables":{"parameters":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}}`,
  })),
  graphql('25,000 values in the variables', RUN, { parameters: { a: Array.from({ length: 25_000 }, () => 1) } }),
  graphql('a text of 250,000 characters in the variables', RUN, { parameters: { a: 'x'.repeat(250_000) } }),
  graphql('names of 250,000 characters in the variables', RUN, { parameters: { ['x'.repeat(250_000)]: 1 } }),
  graphql('a variable that nothing uses, 300,000 characters long', 'query { viewer { email } }', { unused: 'x'.repeat(300_000) }),
  graphql(
    '30,000 variables that nothing uses',
    'query { viewer { email } }',
    Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`v${i}`, i])),
  ),
  {
    name: 'brackets of JSON without end',
    path: '/graphql',
    headers: JSON_TYPE,
    body: `{"query":"{__typename}","variables":{"a":${'['.repeat(200_000)}`,
  },
  {
    name: 'deep JSON that is whole',
    path: '/graphql',
    headers: JSON_TYPE,
    body: `{"query":"{__typename}","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
  },
  {
    name: 'a body of a megabyte',
    path: '/graphql',
    headers: JSON_TYPE,
    body: JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(1_048_576) }),
  },
];

const batch = (name: string, body: unknown): HostileRequest => ({ name, path: '/graphql', headers: JSON_TYPE, body: JSON.stringify(body) });
const BATCHED = [
  batch('a batch of one', [{ query: '{ viewer { email } }' }]),
  batch(
    'a batch of a thousand',
    Array.from({ length: 1_000 }, () => ({ query: '{ viewer { email } }' })),
  ),
  batch(
    'a batch of passwords',
    Array.from({ length: 100 }, (_, i) => ({
      query: `mutation { signIn(input: { email: "x@test.example", password: "guess ${i}" }) { codeNeeded } }`,
    })),
  ),
  batch('an empty batch', []),
  batch('a batch in a batch', [[{ query: '{ viewer { email } }' }]]),
  batch('a query that is a list', { query: ['{ viewer { email } }'] }),
  batch('a query that is an object', { query: { kind: 'Document', definitions: [] } }),
  batch('a query that is a number', { query: 7 }),
  batch('no query at all', { variables: {} }),
  batch('variables that are a text', { query: '{ viewer { email } }', variables: '{"a":1}' }),
  batch('variables that are a list', { query: '{ viewer { email } }', variables: [1] }),
  batch('a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
  batch('a persisted query to be kept', {
    query: '{ viewer { email } }',
    extensions: { persistedQuery: { version: 1, sha256Hash: 'b'.repeat(64) } },
  }),
  batch('an operation name that is a list', { query: '{ viewer { email } }', operationName: ['x'] }),
];

/** Of every list that there is: more, or less, than a page may have. */
export function impossiblePages(schema: GraphQLSchema): HostileRequest[] {
  return [501, 10_000, 2_147_483_647, 0, -1, 1.5, '50', '1; DROP TABLE person', [], { gt: 0 }].flatMap((size) =>
    pagesOf(schema, size).map(({ field, query, variables }) => graphql(`${field}, a page of ${JSON.stringify(size)}`, query, variables)),
  );
}

/** Questions that ask for too much: deep, wide, aliased, batched, webs of fragments, huge variables. */
export const LARGE_QUERIES: readonly HostileRequest[] = [
  ...DEEP,
  ...INTROSPECTION,
  ...WIDE,
  ...FRAGMENTS,
  ...ODD,
  ...COSTLY,
  ...VARIABLES,
  ...BATCHED,
];
