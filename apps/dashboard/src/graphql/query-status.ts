import { CombinedGraphQLErrors } from '@apollo/client';
import { PROBLEM_MESSAGES, type Language, type Text } from '@elektron/domain';
import type { QueryStatus } from '@elektron/ui';
import { problemOf } from './problem-of.ts';

const NO_ANSWER: Text = {
  el: 'Ο διακομιστής δεν απαντά. Ελέγξτε ότι εκτελείται και δοκιμάστε ξανά.',
  en: 'The server does not answer. Check that it is running and try again.',
};

/** What a failed question says to a person: the problem's own sentence where it has one. */
export function describeError(error: unknown, language: Language): string {
  const problem = problemOf(error);
  if (problem !== null) return problem.message[language];
  return CombinedGraphQLErrors.is(error) ? PROBLEM_MESSAGES.INTERNAL[language] : NO_ANSWER[language];
}

interface ApolloResult<T> {
  readonly data?: T | undefined;
  readonly previousData?: T | undefined;
  readonly loading: boolean;
  readonly error?: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** A query as libs/ui draws it. The former answer stays in place while a new one is under way. */
export function toStatus<T>(result: ApolloResult<T>, language: Language): QueryStatus<T> {
  return {
    data: result.data ?? result.previousData,
    loading: result.loading,
    problem: result.error === undefined ? null : describeError(result.error, language),
    // A failure of the second attempt shows up in the result like that of the first.
    retry: () => void result.refetch().catch(() => undefined),
  };
}

/** The same, of the part that a page draws. */
export function mapStatus<T, U>(status: QueryStatus<T>, pick: (data: T) => U): QueryStatus<U> {
  return { ...status, data: status.data === undefined ? undefined : pick(status.data) };
}
