import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { LogFn, Logger } from 'pino';
import type { Environment } from './env.ts';

/** Health checks and tiles by the hundred would bury everything else. */
const QUIET_PATHS = /^\/(health|api\/tiles|assets)\//;

/** Fields that can name a person or open a door. Bodies and headers of requests are never logged at all. */
const REDACTED = ['email', 'password', 'token', 'secret', 'cookie', 'authorization', 'parameters'].flatMap((name) => [name, `*.${name}`]);

const CENSORED = '[redacted]';

/** Secrets of all kinds, by their form (secrets.ts): in an address, in a message, wherever they come from. */
const SECRET = /(?<![A-Za-z0-9])[a-z]_[A-Za-z0-9_-]{43}/g;
/** An e-mail address, also as it stands in a URL. Without a slash, which parts the scopes of packages in a stack of calls. */
const EMAIL = /[^\s@"'<>()[\]\\,:;/=]{1,64}(?:@|%40)[^\s@"'<>()[\]\\,:;/=%]{1,190}\.\p{L}{2,}/gu;

/** The last sieve: whatever a line was made of, and by whom. */
function redactLine(line: string): string {
  return line.replace(SECRET, CENSORED).replace(EMAIL, CENSORED);
}

/** Where nothing is said about an error, its own message would be, as it is. */
function nameErrors(this: Logger, given: Parameters<LogFn>, log: LogFn): void {
  const [first, said] = given as readonly unknown[];
  const error = first instanceof Error ? first : (first as { readonly err?: unknown } | null | undefined)?.err;
  if (said === undefined && error instanceof Error) log.apply(this, [first, messageOf(error)]);
  else log.apply(this, given);
}

/**
 * One JSON line an event, short: method, path, status and milliseconds of a request, and the error where there is one. Neither what was
 * imported nor who asks for it gets in: log-redaction.test.ts tries.
 */
export function loggingOptions(environment: Pick<Environment, 'logLevel'>): Params {
  return {
    pinoHttp: {
      level: environment.logLevel,
      // The terminal's standard output belongs to results; logs go to standard error.
      stream: process.stderr,
      redact: { paths: REDACTED, censor: CENSORED },
      hooks: { streamWrite: redactLine, logMethod: nameErrors },
      autoLogging: { ignore: (request: IncomingMessage) => QUIET_PATHS.test(request.url ?? '') },
      customLogLevel: (_request, response, error) => {
        if (error !== undefined || response.statusCode >= 500) return 'error';
        return response.statusCode >= 400 ? 'warn' : 'debug';
      },
      // Errors as they are: pino's own form of them repeats the messages of all causes.
      wrapSerializers: false,
      serializers: {
        // The query string stays out: filters may name places and days of one accident.
        req: ({ method = '', originalUrl, url = '' }: LoggedRequest) => ({ method, path: (originalUrl ?? url).split('?')[0] }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
        err: describeError,
      },
    },
  };
}

/** Express changes the address while it looks for who answers. */
type LoggedRequest = IncomingMessage & { readonly originalUrl?: string };

const LONGEST_MESSAGE = 500;

/** What is wrong, and where. Not with which values: those are what was imported, or typed. */
export function describeError(error: Error & { readonly code?: unknown }): object {
  const { name, stack = '', code } = error;
  // Without the message, which is told shortened; an error that came from another thread or process may have no frames.
  const firstFrame = stack.indexOf('\n    at ');
  return {
    type: name,
    message: messageOf(error),
    ...(code === undefined ? {} : { code }),
    ...(firstFrame < 0 ? {} : { stack: stack.slice(firstFrame) }),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

function messageOf(error: Error): string {
  return (isDatabaseError(error) ? withoutValues(error) : error.message).slice(0, LONGEST_MESSAGE);
}

/** As the driver gives it; `detail` repeats whole rows and is never told. */
interface DatabaseError extends Error {
  readonly code: string;
  readonly severity: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

function isDatabaseError(error: Error): error is DatabaseError {
  const { code, severity } = error as Partial<DatabaseError>;
  return typeof severity === 'string' && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
}

/** Classes of failures (the first two characters of a code) whose messages quote the text of SQL and names of tables, and no values. */
const WITHOUT_VALUES: ReadonlySet<string> = new Set(['08', '25', '28', '3D', '40', '42', '53', '54', '55', '57', '58']);

/** PostgreSQL quotes the value that it cannot take, which may be a name or a whole chunk of records; so much of it as is no name of ours goes. */
function withoutValues({ message, code, table, column, constraint }: DatabaseError): string {
  if (WITHOUT_VALUES.has(code.slice(0, 2))) return message;
  const names = [table, column, constraint];
  return message.replace(/"[^"]*"?|«[^»]*»?|“[^”]*”?/g, (quoted) => (names.includes(quoted.slice(1, -1)) ? quoted : CENSORED));
}
