import type { TextValue } from './language.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.ts';

/** Values that a message names: numbers and texts are said in the reader's language. */
export type ProblemDetails = Readonly<Record<string, TextValue>>;

/** A refused question: an expected failure with a code from the closed list, never a `null`, `NaN` or `[]`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** True for a Problem, also for one that crossed a worker thread as a plain object. */
export function isProblem(error: unknown): error is Problem {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'Problem' &&
    'code' in error &&
    (PROBLEM_CODES as readonly unknown[]).includes(error.code)
  );
}
