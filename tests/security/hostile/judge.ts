import type { Answer } from './hostile-request.ts';

interface GraphQLAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const FAILURES = ['INTERNAL', 'INTERNAL_SERVER_ERROR', 'DATABASE_UNAVAILABLE', undefined];

/** What must stand in no answer: traces of the program, of its files and of the database. */
const INTERNALS =
  /\bat (?:async )?[\w.<>]+ \((?:file:|node:|\/)|node_modules|\.ts:\d|\.js:\d|\bSELECT\s|\bINSERT INTO\b|\bpg_\w|relation "|column "|invalid input syntax|syntax error at or near|QueryFailedError|typeorm|postgres|ECONN|EACCES|ENOENT|ELKSEAL/i;

/** Why an answer is no proper refusal; `undefined` for one that is. */
export function findFault(answer: Answer): string | undefined {
  if (answer.status >= 500) return `a failure of the server: ${answer.status} ${answer.text.slice(0, 300)}`;
  const told = findInternals(answer);
  if (told !== undefined) return told;
  // A server that hangs up on nonsense has refused it.
  if (answer.status === 0 || (answer.status >= 400 && answer.status < 500)) return findFailure(parse(answer.text));
  const parsed = parse(answer.text);
  const failure = findFailure(parsed);
  if (failure !== undefined) return failure;
  if (parsed !== undefined && isRefused(parsed)) return undefined;
  return `no refusal: ${answer.status} ${answer.text.slice(0, 300)}`;
}

/** The same for an answer that may be one of success, as long as nothing went wrong in it. */
export function findInternalFault(answer: Answer, value: string): string | undefined {
  if (answer.status >= 500) return `a failure of the server: ${answer.status} ${answer.text.slice(0, 300)}`;
  // What the answer only repeats is no trace of ours.
  return findInternals({ ...answer, text: withoutValue(answer, value) }) ?? findFailure(parse(answer.text));
}

function findInternals({ text }: Answer): string | undefined {
  const found = INTERNALS.exec(text);
  return found === null ? undefined : `tells internals (${found[0]}): ${text.slice(0, 300)}`;
}

function findFailure(answer: GraphQLAnswer | undefined): string | undefined {
  const failed = answer?.errors?.find(({ extensions }) => FAILURES.includes(extensions?.code));
  return failed === undefined ? undefined : `a failure of the server: ${JSON.stringify(failed).slice(0, 300)}`;
}

/** Errors and nothing else, or an action that says what was wrong with it. */
function isRefused({ data, errors = [] }: GraphQLAnswer): boolean {
  const fields = Object.values(data ?? {});
  if (errors.length > 0) return fields.every((field) => field === null);
  return fields.length > 0 && fields.every(hasUserErrors);
}

function hasUserErrors(field: unknown): boolean {
  return (
    typeof field === 'object' && field !== null && 'userErrors' in field && Array.isArray(field.userErrors) && field.userErrors.length > 0
  );
}

function parse(text: string): GraphQLAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const PLACE = '‹value›';

/** An answer without the value that was asked for, in whichever way it is written there, so that two can be compared byte by byte. */
export function withoutValue({ status, headers, text }: Answer, value: string): string {
  const once = JSON.stringify(value).slice(1, -1);
  const twice = JSON.stringify(JSON.stringify(value)).slice(3, -3);
  const bare = [twice, once, value].reduce((left, form) => left.replaceAll(form, PLACE), text);
  return `${status} ${String(headers['content-type'])} ${bare}`;
}
