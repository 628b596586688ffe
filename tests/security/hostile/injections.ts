import type { GraphQLSchema } from 'graphql';

import { UNKNOWN_BATCH, UNKNOWN_ID } from '../world/organisations.ts';
import { graphql, type HostileRequest } from './hostile-request.ts';
import { textPlacesOf, type TextPlace } from './root-fields.ts';

/** Texts that mean something to whoever puts them into a language without quoting them. Each shorter than what an answer repeats of them. */
const SQL = [
  `' OR 1=1 --`,
  `'; DROP TABLE person CASCADE; --`,
  `1); SELECT pg_sleep(9); --`,
  `${UNKNOWN_ID}' OR 'a'='a`,
  `\\'; UPDATE person SET steward = true; --`,
  `' UNION SELECT password_hash FROM person --`,
  `1 AND 1=CAST((SELECT version()) AS int)`,
  `＇ OR 1=1 --`,
];
const GRAPHQL = [`") { __typename } evil: viewer { email } #`, `"""\\"""`, `$id`, `{ __schema { types { name } } }`];
const OTHERS = [
  '../../etc/passwd',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '%%%%',
  '****',
  '-1234567',
  '1e309',
  '99999999999999999999',
  '0x1F',
  'NaN',
  '__proto__',
  'constructor',
  '\u202e\u202e',
  'undefined',
  'ﬀﬀﬀ',
  '\ud800\ud800',
];

/** Arguments that say which ones of something are meant, or where a list goes on. */
const FILTERS = ['accidents', 'accidentFacets', 'importBatches', 'auditEvents'];
/** Texts of actions that are no names of anything, but must be one of a few. */
const CHOICES = /(^|\.)(methodId|dataVersion|roles|capabilities|level|after|filter\..*|kind|srid|timeZone|slug)$/;

/** Whether a text here names something, and is no text of its own: a name, a reason, a password. */
function isName({ operation, field, path, type }: TextPlace): boolean {
  if (type === 'ID') return true;
  return operation === 'query'
    ? FILTERS.includes(field) || !path.includes('.')
    : CHOICES.test(path) && !path.startsWith('input.organisation');
}

/** What stands in such a place for something that nobody has, and for something that cannot be. */
function unknownsIn({ type, path, field }: TextPlace): string[] {
  return type === 'ID' ? [isBatch({ path, field }) ? String(UNKNOWN_BATCH) : UNKNOWN_ID, NONSENSE] : [NONSENSE];
}

const NONSENSE = 'nonsense';

export function isBatch({ path, field }: Pick<TextPlace, 'path' | 'field'>): boolean {
  return path.endsWith('batchId') || field === 'importBatch';
}

/**
 * SQL, GraphQL and the rest in every argument that names something: each must be answered like a name that nothing has.
 * @param which `sql` for that alone
 */
export function injections(schema: GraphQLSchema, which: 'all' | 'sql' = 'all'): HostileRequest[] {
  const places = textPlacesOf(schema).filter(isName);
  return places.flatMap((place) => {
    const [others, few] =
      which === 'all'
        ? [
            [...GRAPHQL, ...OTHERS],
            [...GRAPHQL.slice(0, 1), ...OTHERS.slice(0, 1)],
          ]
        : [[], []];
    // What acts is tried with fewer: each of them is written down.
    const texts = place.operation === 'query' ? [...SQL, ...others] : [...SQL.slice(0, 4), ...few];
    const ask = (text: string): HostileRequest => {
      const { query, variables } = place.ask(text);
      return graphql(`${place.operation} ${place.field}, ${place.path}: ${JSON.stringify(text)}`, query, variables);
    };
    const twins = unknownsIn(place).map((value) => ({ request: ask(value), value }));
    return texts.map((value) => ({ ...ask(value), likeOneOf: { value, twins } }));
  });
}

/** The same in the text of a query, as a client would write it that does not use variables. */
export const WRITTEN_INJECTIONS: readonly HostileRequest[] = [
  graphql('a literal that ends early', `{ accident(id: "x") { id } evil: viewer { nothing } #") { id } }`),
  graphql('a literal that does not end', `{ accident(id: "' OR 1=1 --) { id } }`),
  graphql(
    'an argument that nobody has',
    `
      {
        accident(id: "x", where: "1=1") {
          id
        }
      }
    `,
  ),
  graphql(
    'a list in place of an id',
    `
      {
        accident(id: ["x"]) {
          id
        }
      }
    `,
  ),
  graphql(
    'an object in place of an id',
    `
      {
        accident(id: { ne: "x" }) {
          id
        }
      }
    `,
  ),
  graphql('an object in place of an id, by a variable', 'query ($id: ID!) { accident(id: $id) { id } }', { id: { $ne: null } }),
  graphql('a list in place of an id, by a variable', 'query ($id: ID!) { importBatch(id: $id) { id } }', { id: ['1', '2'] }),
  graphql('a truth in place of an id', 'query ($id: ID!) { hotspotRun(id: $id) { id } }', { id: true }),
  graphql(
    'SQL in place of a dimension',
    '{ accidents(filter: { selections: [{ dimension: SEVERITY_OR_1_1, values: ["1"] }] }) { totalCount } }',
  ),
  graphql('SQL in place of a dimension, by a variable', 'query ($f: AccidentFilterInput) { accidents(filter: $f) { totalCount } }', {
    f: { selections: [{ dimension: "SEVERITY' OR 1=1 --", values: ['1'] }] },
  }),
  graphql('SQL in an area', 'query ($f: AccidentFilterInput) { accidents(filter: $f) { totalCount } }', {
    f: { area: ['0) OR (1=1', 1, 2, 3] },
  }),
  graphql('a measure that nobody knows', '{ accidentFacets(measure: "ACCIDENTS; --") { total } }'),
];
