import type { ApolloServerPlugin } from '@apollo/server';
import { Problem } from '@elektron/domain';
import { Kind, visit, type DocumentNode } from 'graphql';

import { toGraphQLRefusal } from './problem-filter.ts';

interface Flaw {
  /** The argument, the field of an input, or the variable in which it stands. */
  readonly field: string;
  readonly value: string;
}

/**
 * Refuses what no honest client sends, wherever it stands in a request: texts with a NUL, which the database does not have, and names of the
 * language itself, which libraries drop without a word. One check at the door, because a resolver that forgets its own would fail with an error
 * that looks like ours, or do something else than it was asked.
 */
export const REFUSE_UNUSABLE: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ document, request }) {
        const flaw = findInLiterals(document) ?? findInVariables(request.variables ?? {});
        if (flaw === undefined) return Promise.resolve();
        throw toGraphQLRefusal(new Problem('INPUT_INVALID', { ...flaw }));
      },
    }),
};

const NUL = 'NUL (\\u0000)';

/** What is wrong with a text, or with the name of a field. */
function flawOf(text: string, isName: boolean): string | undefined {
  if (text.includes('\0')) return NUL;
  return isName && isOfLanguage(text) ? text : undefined;
}

/** `__proto__`, `constructor`, `toString` and the like. */
function isOfLanguage(name: string): boolean {
  return name === 'prototype' || Object.hasOwn(Object.prototype, name);
}

function findInLiterals(document: DocumentNode): Flaw | undefined {
  const names: string[] = [];
  let found: Flaw | undefined;
  const look = (text: string, isName: boolean): void => {
    const value = flawOf(text, isName);
    if (value !== undefined) found ??= { field: names.at(-1) ?? 'query', value };
  };
  const named = {
    enter: ({ kind, name }: { readonly kind: Kind; readonly name: { readonly value: string } }) => {
      look(name.value, kind === Kind.OBJECT_FIELD);
      names.push(name.value);
    },
    leave: () => void names.pop(),
  };
  visit(document, { [Kind.ARGUMENT]: named, [Kind.OBJECT_FIELD]: named, [Kind.STRING]: ({ value }) => look(value, false) });
  return found;
}

function findInVariables(variables: Readonly<Record<string, unknown>>): Flaw | undefined {
  for (const [field, given] of Object.entries(variables)) {
    const value = flawOf(field, true) ?? findInValue(given);
    if (value !== undefined) return { field, value };
  }
  return undefined;
}

/** Not by recursion: a client decides how deep a value is. */
function findInValue(value: unknown): string | undefined {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && next.includes('\0')) return NUL;
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) {
      const flaw = flawOf(key, true);
      if (flaw !== undefined) return flaw;
      left.push(inner);
    }
  }
  return undefined;
}
