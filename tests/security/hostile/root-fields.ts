import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

import { UNKNOWN_ID } from '../world/organisations.ts';

/** A place in the arguments of a question or an action where a text stands. */
export interface TextPlace {
  readonly operation: 'query' | 'mutation';
  readonly field: string;
  /** Names from the argument down, as `input.batchId`. */
  readonly path: string;
  /** Of the last name: `ID` or `String`. */
  readonly type: string;
  /** The question with this text in this place, and something unsuspicious in all others that must be filled in. */
  ask(text: unknown): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
}

/** What fits where a text must be of a certain kind. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  start: '2020-01-01',
  end: '2021-01-01',
  worksStart: '2020-01-01',
  worksEnd: '2020-02-01',
  validFrom: '2026-01-01',
  validUntil: '2027-01-01',
  methodId: 'dbscan',
  dataVersion: 'recorded',
  roles: ['analyst'],
  capabilities: ['records.read'],
  email: 'nobody@test.example',
};

/** Every place of the schema where a client writes a text. */
export function textPlacesOf(schema: GraphQLSchema): TextPlace[] {
  return (['query', 'mutation'] as const).flatMap((operation) => {
    const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(root?.getFields() ?? {}).flatMap((field) => placesOf(operation, field));
  });
}

function placesOf(operation: TextPlace['operation'], field: GraphQLField<unknown, unknown>): TextPlace[] {
  return field.args.flatMap((argument) =>
    pathsOf(argument.type, [argument.name]).map(({ path, type }) => ({
      operation,
      field: field.name,
      path: path.join('.'),
      type,
      ask: (text) => ask(operation, field, path, text),
    })),
  );
}

interface Path {
  readonly path: readonly string[];
  readonly type: string;
}

function pathsOf(type: GraphQLInputType, path: readonly string[]): Path[] {
  const named = getNamedType(type);
  if (named.name === 'ID' || named.name === 'String') return [{ path, type: named.name }];
  if (!isInputObjectType(named) || path.length > 5) return [];
  return Object.values(named.getFields()).flatMap((inner) => pathsOf(inner.type, [...path, inner.name]));
}

function ask(
  operation: TextPlace['operation'],
  { name, args, type }: GraphQLField<unknown, unknown>,
  path: readonly string[],
  text: unknown,
): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> } {
  const needed = args.filter((argument) => argument.name === path[0] || isNonNullType(argument.type));
  const declared = needed.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = needed.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const variables = Object.fromEntries(needed.map((argument) => [argument.name, valueOf(argument, path, text)]));
  return { query: `${operation} (${declared}) { ${name}(${given}) ${selectionOf(type, 3)} }`, variables };
}

function valueOf({ name, type }: GraphQLArgument, path: readonly string[], text: unknown): unknown {
  return fill(type, name, name === path[0] ? path.slice(1) : null, text);
}

/** @param path to the place of the text from here on; `null` where it is elsewhere */
function fill(type: GraphQLInputType, name: string, path: readonly string[] | null, text: unknown): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return path === null && name in SAMPLES ? SAMPLES[name] : [fill(bare.ofType, name, path, text)];
  if (isInputObjectType(bare)) {
    const inner = Object.values(bare.getFields()).filter((field) => field.name === path?.[0] || isNonNullType(field.type));
    return Object.fromEntries(
      inner.map((field) => [field.name, fill(field.type, field.name, field.name === path?.[0] ? path.slice(1) : null, text)]),
    );
  }
  if (path !== null) return text;
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  return SAMPLES[name] ?? { ID: UNKNOWN_ID, Int: 1, Float: 1, Boolean: false, JSON: {} }[String(bare)] ?? 'x';
}

/** Every list of which a client asks for a page, with a page of some size. */
export function pagesOf(
  schema: GraphQLSchema,
  size: unknown,
): { readonly field: string; readonly query: string; readonly variables: Readonly<Record<string, unknown>> }[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.some(({ name }) => name === 'first'));
  return fields.map(({ name, type }) => ({
    field: name,
    query: `query ($first: Int) { ${name}(first: $first) ${selectionOf(type, 2)} }`,
    variables: { first: size },
  }));
}

/** Everything that is told without asking more, some levels down. */
function selectionOf(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) || levels === 0) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter((field) => field.args.every((argument) => !isNonNullType(argument.type)));
  const shown = fields.filter((field) => !isCompositeType(getNamedType(field.type)) || levels > 1);
  return `{ __typename ${shown.map((field) => `${field.name} ${selectionOf(field.type, levels - 1)}`).join(' ')} }`;
}
