import { CombinedGraphQLErrors } from '@apollo/client';
import { PROBLEM_CODES, describeProblem, type Language, type ProblemCode, type ProblemDetails, type Text } from '@elektron/domain';
import type { QueryStatus } from '@elektron/ui';

const NO_ANSWER: Text = {
  el: 'Ο διακομιστής δεν απαντά. Ελέγξτε ότι εκτελείται και δοκιμάστε ξανά.',
  en: 'The server does not answer. Check that it is running and try again.',
};

/** What a failed question says to a person: the problem's own sentence where it has one. */
export function describeError(error: unknown, language: Language): string {
  if (!CombinedGraphQLErrors.is(error)) return NO_ANSWER[language];
  const extensions = error.errors[0]?.extensions;
  const message = extensions?.['message'];
  if (isText(message)) return message[language];
  const code = PROBLEM_CODES.find((candidate): candidate is ProblemCode => candidate === extensions?.['code']) ?? 'INTERNAL';
  return describeProblem({ code, details: (extensions?.['details'] ?? {}) as ProblemDetails }, language);
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'el' in value && 'en' in value;
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
