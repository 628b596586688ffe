import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { PROBLEM_CODES, describeProblem, type Language, type ProblemCode, type ProblemDetails, type Text } from '@elektron/domain';

/** A failure that the server has explained. */
export interface ToldProblem {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  readonly message: Text;
}

/**
 * What the server says a request failed of: a resolver in `extensions`, a door before all resolvers in the body of its answer.
 * @returns `null` where no server has said anything that we know
 */
export function problemOf(error: unknown): ToldProblem | null {
  if (CombinedGraphQLErrors.is(error)) return readProblem(error.errors[0]?.extensions);
  return ServerError.is(error) ? readProblemBody(error.bodyText) : null;
}

/** The problem in an answer with a status of failure: `{ problem }` of a route, `{ errors: [{ extensions }] }` of GraphQL. */
export function readProblemBody(body: string): ToldProblem | null {
  try {
    const answer: unknown = JSON.parse(body);
    if (!isObject(answer)) return null;
    const [error] = Array.isArray(answer['errors']) ? (answer['errors'] as readonly unknown[]) : [];
    return readProblem(answer['problem'] ?? (isObject(error) ? error['extensions'] : null));
  } catch {
    return null;
  }
}

function readProblem(told: unknown): ToldProblem | null {
  if (!isObject(told)) return null;
  const code = PROBLEM_CODES.find((known): known is ProblemCode => known === told['code']);
  const details = (isObject(told['details']) ? told['details'] : {}) as ProblemDetails;
  if (isText(told['message'])) return { code: code ?? 'INTERNAL', details, message: told['message'] };
  if (code === undefined) return null;
  const inLanguage = (language: Language): string => describeProblem({ code, details }, language);
  return { code, details, message: { el: inLanguage('el'), en: inLanguage('en') } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is Text {
  return isObject(value) && typeof value['el'] === 'string' && typeof value['en'] === 'string';
}
