import type { ApolloServerPlugin } from '@apollo/server';
import { Problem } from '@elektron/domain';
import { GraphQLError, Kind, visit, type DocumentNode } from 'graphql';

import { toGraphQLError } from './problem-filter.ts';

const BAD_REQUEST = 400;

/**
 * Refuses texts with a NUL in them, wherever they stand in a request: the database has no such texts, and no honest client sends one.
 * One check at the door, because a resolver that forgets its own would fail with an error that looks like ours.
 */
export const REFUSE_NUL: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ document, request }) {
        const field = findNulInLiterals(document) ?? findNulInVariables(request.variables ?? {});
        if (field === undefined) return Promise.resolve();
        const { message, extensions } = toGraphQLError(new Problem('INPUT_INVALID', { field, value: 'NUL (\\u0000)' }));
        throw new GraphQLError(message, { extensions: { ...extensions, http: { status: BAD_REQUEST } } });
      },
    }),
};

/** @returns the name of the argument, or field of an input, whose text has a NUL */
function findNulInLiterals(document: DocumentNode): string | undefined {
  const names: string[] = [];
  let found: string | undefined;
  const named = {
    enter: (node: { readonly name: { readonly value: string } }) => void names.push(node.name.value),
    leave: () => void names.pop(),
  };
  visit(document, {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.STRING]: ({ value }) => {
      if (value.includes('\0')) found ??= names.at(-1) ?? 'query';
    },
  });
  return found;
}

/** @returns the name of the variable */
function findNulInVariables(variables: Readonly<Record<string, unknown>>): string | undefined {
  return Object.entries(variables).find(([, value]) => hasNul(value))?.[0];
}

/** Not by recursion: a client decides how deep a value is. */
function hasNul(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && next.includes('\0')) return true;
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) left.push(key, inner);
  }
  return false;
}
