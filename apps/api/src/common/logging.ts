import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Environment } from './env.ts';

/** Health checks and tiles by the hundred would bury everything else. */
const QUIET_PATHS = /^\/(health|api\/tiles|assets)\//;

/** Header and body fields that can name a person or open a door. Bodies of requests are never logged at all. */
const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  'parameters',
  '*.parameters',
];

/**
 * One JSON line an event, short: method, path, status and milliseconds of a request, and the error where there is one. Parameters of SQL
 * stay out, because they hold what was imported.
 */
export function loggingOptions(environment: Pick<Environment, 'logLevel'>): Params {
  return {
    pinoHttp: {
      level: environment.logLevel,
      // The terminal's standard output belongs to results; logs go to standard error.
      stream: process.stderr,
      redact: { paths: REDACTED, censor: '[redacted]' },
      autoLogging: { ignore: (request: IncomingMessage) => QUIET_PATHS.test(request.url ?? '') },
      customLogLevel: (_request, response, error) => {
        if (error !== undefined || response.statusCode >= 500) return 'error';
        return response.statusCode >= 400 ? 'warn' : 'debug';
      },
      serializers: {
        // The query string stays out: filters may name places and days of one accident.
        req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
        err: describeError,
      },
    },
  };
}

const LONGEST_MESSAGE = 500;

/** PostgreSQL repeats the value that it cannot read, which may be a whole chunk of records: only the beginning is kept. */
export function describeError(error: Error & { readonly code?: unknown }): object {
  const { name, message, stack = '', code } = error;
  // Without the message, which is told shortened; an error that came from another thread or process may have no frames.
  const firstFrame = stack.indexOf('\n    at ');
  return {
    type: name,
    message: message.slice(0, LONGEST_MESSAGE),
    ...(code === undefined ? {} : { code }),
    ...(firstFrame < 0 ? {} : { stack: stack.slice(firstFrame) }),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
