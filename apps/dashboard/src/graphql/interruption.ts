import type { Text } from '@elektron/domain';
import { problemOf, type ToldProblem } from './problem-of.ts';

/** What concerns the page as a whole, whichever question has met it. */
export type Interruption =
  /** Nobody is signed in any more: the session has expired, or was revoked elsewhere. */
  | { readonly kind: 'ended' }
  /** The session acts for another organisation than the page shows. */
  | { readonly kind: 'switched' }
  /** What the person may do is not what the page believes: roles or rules have changed. */
  | { readonly kind: 'rights-changed' }
  | { readonly kind: 'rate-limited'; readonly message: Text; readonly seconds: number };

/** When a limit does not say how long it lasts. */
const DEFAULT_WAIT_SECONDS = 30;

/** @returns `null` for a failure that only its question is concerned with */
export function interruptionOf(error: unknown): Interruption | null {
  return interruptionOfProblem(problemOf(error));
}

/** The same, of what a route says that is not GraphQL. */
export function interruptionOfProblem(problem: ToldProblem | null): Interruption | null {
  switch (problem?.code) {
    case 'NOT_SIGNED_IN':
      return { kind: 'ended' };
    case 'ORGANISATION_SWITCHED':
      return { kind: 'switched' };
    case 'SECOND_FACTOR_MISSING':
    case 'FORBIDDEN':
      return { kind: 'rights-changed' };
    case 'RATE_LIMITED': {
      const seconds = Number(problem.details['seconds']);
      return { kind: 'rate-limited', message: problem.message, seconds: seconds > 0 ? seconds : DEFAULT_WAIT_SECONDS };
    }
    default:
      return null;
  }
}
