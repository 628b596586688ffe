import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { Problem, type Text } from '@elektron/domain';
import type { Request } from 'express';
import { Kind, visit, type DocumentNode } from 'graphql';

import { toGraphQLRefusal } from './problem-filter.ts';
import { QueryCost } from './query-cost.ts';
import { findExcess } from './query-shape.ts';
import { measureValue, type ValueSize } from './value-size.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** What its query costs, as soon as it is known; set here. */
    queryCost?: number;
  }
}

/** A page of 500 accidents with everything that is told of each costs some 20,000, the introspection that tools send twice that. */
export const MAX_QUERY_COST = 100_000;

/** Our longest query has some two thousand, comments and blanks of tools make it more. */
const MAX_CHARACTERS = 50_000;

/** The longest honest value is a list of places to evaluate. */
const MAX_VARIABLES: ValueSize = { values: 20_000, depth: 10, characters: 200_000 };

const CHARACTERS: Text = { el: 'χαρακτήρες', en: 'characters' };
const COST: Text = { el: 'κόστος, δηλαδή τιμές που θα επέστρεφε', en: 'cost, which is how many values it could return' };
const SIZES: Readonly<Record<keyof ValueSize, Text>> = {
  values: { el: 'τιμές στις μεταβλητές', en: 'values in the variables' },
  depth: { el: 'επίπεδα στις μεταβλητές', en: 'levels in the variables' },
  characters: { el: 'χαρακτήρες στις μεταβλητές', en: 'characters in the variables' },
};

const COST_HEADER = 'x-elektron-query-cost';
const COST_LIMIT_HEADER = 'x-elektron-query-cost-limit';

export interface QueryPolicy {
  /** Whether the schema is told to whoever asks; otherwise to whom is signed in. */
  readonly introspection: boolean;
}

interface Context {
  readonly req: Request;
}

/** Looks at a query before anything is run, when its variables are known: what it costs, how it is made, and what it asks about the schema. */
export function queryPolicy({ introspection }: QueryPolicy): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation(context) {
          const problem = findProblem(context, introspection);
          if (problem !== undefined) throw toGraphQLRefusal(problem);
          return Promise.resolve();
        },
      }),
  };
}

type Resolved = GraphQLRequestContextDidResolveOperation<Context>;

function findProblem(
  { document, operation, request, response, schema, contextValue }: Resolved,
  introspection: boolean,
): Problem | undefined {
  // A name that no operation has: told when it is about to be run.
  if (operation === undefined) return undefined;
  if (schema.getRootType(operation.operation) == null) return new Problem('INPUT_INVALID', { field: 'query', value: operation.operation });
  if ((request.query?.length ?? 0) > MAX_CHARACTERS) return tooLarge(CHARACTERS, MAX_CHARACTERS);
  const variables = request.variables ?? {};
  const size = measureValue(variables, MAX_VARIABLES);
  for (const part of ['depth', 'values', 'characters'] as const) {
    if (size[part] > MAX_VARIABLES[part]) return tooLarge(SIZES[part], MAX_VARIABLES[part]);
  }
  const excess = findExcess(document, operation);
  if (excess !== undefined) return tooLarge(excess.part, excess.limit);
  const cost = new QueryCost(schema, document, variables).of(operation);
  response.http.headers.set(COST_HEADER, String(cost)).set(COST_LIMIT_HEADER, String(MAX_QUERY_COST));
  if (cost > MAX_QUERY_COST) return tooLarge(COST, MAX_QUERY_COST);
  const mayIntrospect = introspection || contextValue.req.actor !== undefined;
  if (!mayIntrospect && asksForSchema(document)) return new Problem('NOT_SIGNED_IN');
  // What is refused costs nobody anything.
  contextValue.req.queryCost = cost;
  return undefined;
}

function tooLarge(part: Text, limit: number): Problem {
  return new Problem('QUERY_TOO_LARGE', { part, limit });
}

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      asks ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return asks;
}
