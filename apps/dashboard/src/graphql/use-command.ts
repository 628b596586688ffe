import type { DocumentNode, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { Language, Text } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useCallback, useMemo, useState } from 'react';
import { problemOf } from './problem-of.ts';
import { describeError } from './query-status.ts';

interface UserError {
  readonly code: string;
  readonly path: readonly string[];
  readonly message: Text;
}

/** Why a command was refused, for the place where it was given. */
export interface Refusal {
  readonly code: string | null;
  /** The field of the input that is wrong, where it is one. */
  readonly field: string | null;
  /** In the reader's language. */
  readonly message: string;
}

type Answer = { readonly userErrors?: readonly UserError[] };

export interface CommandOptions {
  /** Asked once more as they are on the page now, with the variables that they have there. */
  readonly refetch?: readonly DocumentNode[];
  readonly context?: Readonly<Record<string, unknown>>;
}

/**
 * A mutation as a form gives it: the answer, or why there is none.
 * @param field the mutation's field, which holds the payload
 * @returns `run`, which answers with the payload, or `null` where the command was refused; and why it was refused the last time
 */
export function useCommand<Data extends Readonly<Record<Field, Answer>>, Variables extends OperationVariables, Field extends keyof Data>(
  document: TypedDocumentNode<Data, Variables>,
  field: Field,
  { refetch = [], context }: CommandOptions = {},
) {
  const language = useLanguage();
  const client = useApolloClient();
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<UserError | { readonly thrown: unknown } | null>(null);
  const run = async (variables: Variables): Promise<Data[Field] | null> => {
    setFailure(null);
    setLoading(true);
    try {
      const { data } = await client.mutate({
        mutation: document,
        variables,
        refetchQueries: [...refetch],
        ...(context === undefined ? {} : { context }),
      });
      const payload = data?.[field] ?? null;
      const [error] = payload?.userErrors ?? [];
      if (error === undefined) return payload;
      setFailure(error);
    } catch (thrown) {
      setFailure({ thrown });
    } finally {
      setLoading(false);
    }
    return null;
  };
  const clear = useCallback(() => setFailure(null), []);
  const refusal = useMemo(() => (failure === null ? null : toRefusal(failure, language)), [failure, language]);
  return { run, loading, refusal, clear };
}

function toRefusal(failure: UserError | { readonly thrown: unknown }, language: Language): Refusal {
  if ('thrown' in failure) {
    return { code: problemOf(failure.thrown)?.code ?? null, field: null, message: describeError(failure.thrown, language) };
  }
  const [, field = null] = failure.path;
  return { code: failure.code, field, message: failure.message[language] };
}
