import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

import { TYPES } from '../access/access-matrix.ts';

/** Where a field stands that asks for more than its parent. */
export interface GuardedPlace {
  /** Names of fields from the query on, the guarded one last. */
  readonly path: readonly string[];
  readonly type: string;
  readonly field: string;
}

type Field = GraphQLField<unknown, unknown>;

function objectOf(field: Field): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : undefined;
}

function isGuarded(type: GraphQLObjectType, name: string): boolean {
  return TYPES.get(type.name)?.guarded[name] !== undefined;
}

/** Everything below a field that needs no more than the field: all fields of all objects, to the last. */
export function selectAll(field: Field, above: readonly string[] = []): string {
  const type = objectOf(field);
  if (type === undefined || above.includes(type.name)) return '';
  const inside = Object.values(type.getFields())
    .filter(({ name }) => !isGuarded(type, name))
    .map((each) => selectField(each, [...above, type.name]));
  return ` { ${inside.filter((text) => text !== '').join(' ')} }`;
}

function selectField(field: Field, above: readonly string[]): string {
  const below = selectAll(field, above);
  // An object inside an object of its kind has nothing more to ask for.
  return objectOf(field) !== undefined && below === '' ? '' : `${field.name}${below}`;
}

/** Places of guarded fields below a field. */
export function findGuarded(field: Field, path: readonly string[] = [field.name], above: readonly string[] = []): GuardedPlace[] {
  const type = objectOf(field);
  if (type === undefined || above.includes(type.name)) return [];
  return Object.values(type.getFields()).flatMap((each) => {
    const below = [...path, each.name];
    if (isGuarded(type, each.name)) return [{ path: below, type: type.name, field: each.name }];
    return findGuarded(each, below, [...above, type.name]);
  });
}

/** A selection that leads to one place and to nothing else. */
export function selectPlace(root: Field, { path }: GuardedPlace): string {
  const [, ...rest] = path;
  let type = objectOf(root);
  const steps: string[] = [];
  let last: Field | undefined;
  for (const name of rest) {
    last = type?.getFields()[name];
    type = last === undefined ? undefined : objectOf(last);
    steps.push(name);
  }
  const inside = last === undefined ? '' : selectAll(last);
  return steps.map((name) => ` { ${name}`).join('') + inside + ' }'.repeat(steps.length);
}

/** A whole operation that asks for one field, with all of its arguments as variables. */
export function writeOperation(schema: GraphQLSchema, kind: 'query' | 'mutation', name: string, selection: string): string {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const args = root?.getFields()[name]?.args ?? [];
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const inBrackets = (text: string): string => (text === '' ? '' : `(${text})`);
  return `${kind} ${inBrackets(declared)} { ${name}${inBrackets(given)}${selection} }`;
}
