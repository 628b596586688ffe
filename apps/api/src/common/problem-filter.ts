import { isProblem, Problem, type ProblemCode } from '@elektron/domain';
import { Catch, HttpException, HttpStatus, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';

import { toProblemObject } from './problem.ts';
import { statementTimeoutSeconds } from './request-scope.ts';
import { isDatabaseUnavailable, isStatementTimeout, isStorageFull } from './unavailable.ts';

const HTTP_STATUS: Partial<Readonly<Record<ProblemCode, HttpStatus>>> = {
  BATCH_NOT_FOUND: HttpStatus.NOT_FOUND,
  BLACK_SPOT_DOCUMENT_NOT_FOUND: HttpStatus.NOT_FOUND,
  BLACK_SPOT_NOT_FOUND: HttpStatus.NOT_FOUND,
  DATABASE_UNAVAILABLE: HttpStatus.SERVICE_UNAVAILABLE,
  DATA_VERSION_UNKNOWN: HttpStatus.NOT_FOUND,
  EXPORT_NOT_OPENED: HttpStatus.FORBIDDEN,
  FILE_TOO_LARGE: HttpStatus.PAYLOAD_TOO_LARGE,
  FILE_EXPANDS_TOO_FAR: HttpStatus.PAYLOAD_TOO_LARGE,
  FORBIDDEN: HttpStatus.FORBIDDEN,
  AREAS_NOT_FOUND: HttpStatus.NOT_FOUND,
  HOTSPOT_RUN_NOT_FOUND: HttpStatus.NOT_FOUND,
  APPRAISAL_NOT_FOUND: HttpStatus.NOT_FOUND,
  INPUT_INVALID: HttpStatus.BAD_REQUEST,
  INTERNAL: HttpStatus.INTERNAL_SERVER_ERROR,
  EVALUATION_NOT_FOUND: HttpStatus.NOT_FOUND,
  PUBLISHED_FACTOR_NOT_FOUND: HttpStatus.NOT_FOUND,
  INTERVENTION_NOT_FOUND: HttpStatus.NOT_FOUND,
  LINK_INVALID: HttpStatus.NOT_FOUND,
  NOT_PUBLISHED: HttpStatus.NOT_FOUND,
  NOT_SIGNED_IN: HttpStatus.UNAUTHORIZED,
  ORGANISATION_NOT_FOUND: HttpStatus.NOT_FOUND,
  ORGANISATION_SWITCHED: HttpStatus.CONFLICT,
  ORIGIN_REFUSED: HttpStatus.FORBIDDEN,
  QUERY_TOO_LARGE: HttpStatus.BAD_REQUEST,
  RATE_LIMITED: HttpStatus.TOO_MANY_REQUESTS,
  REQUEST_TOO_LONG: HttpStatus.SERVICE_UNAVAILABLE,
  SECOND_FACTOR_MISSING: HttpStatus.FORBIDDEN,
  SHARING_GRANT_NOT_FOUND: HttpStatus.NOT_FOUND,
  SITE_TABLE_NOT_FOUND: HttpStatus.NOT_FOUND,
  STORAGE_FULL: HttpStatus.INSUFFICIENT_STORAGE,
  SUBJECT_EXPORT_GONE: HttpStatus.GONE,
  SUBJECT_REQUEST_NOT_FOUND: HttpStatus.NOT_FOUND,
  UPLOAD_NOT_FOUND: HttpStatus.NOT_FOUND,
  UPLOADS_BUSY: HttpStatus.TOO_MANY_REQUESTS,
  UPLOADS_TOO_MANY: HttpStatus.TOO_MANY_REQUESTS,
};

/**
 * What a person is told when it fails: a Problem says what is wrong and what to do; anything else is our fault, is logged with all
 * that is known, and is told without internals.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('ProblemFilter');

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    if (host.getType<GqlContextType>() === 'graphql') return toFieldError(this.#explain(error));
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    sendProblem(response, this.#explain(error), error instanceof HttpException ? error.getStatus() : undefined);
    return undefined;
  }

  #explain(error: unknown): Problem {
    if (isProblem(error)) {
      if (error.code === 'INTERNAL') this.#logger.error(error);
      return error;
    }
    // Nest makes one of these of what Express and the readers of bodies refuse.
    if (error instanceof HttpException && error.getStatus() < 500) {
      return new Problem('INPUT_INVALID', { field: 'request', value: error.message.slice(0, LONGEST_ECHO) });
    }
    this.#logger.error(error);
    if (isStatementTimeout(error)) return new Problem('REQUEST_TOO_LONG', { seconds: statementTimeoutSeconds() ?? 0 });
    if (isStorageFull(error)) return new Problem('STORAGE_FULL');
    return new Problem(isDatabaseUnavailable(error) ? 'DATABASE_UNAVAILABLE' : 'INTERNAL');
  }
}

const LONGEST_ECHO = 100;
const NOT_KEPT = 'no-store';

const GRAPHQL_ADDRESS = /^\/graphql(?=[/?]|$)/i;
const GRAPHQL_JSON = 'application/graphql-response+json';

/**
 * Answers a request that did not get as far as a controller or a resolver, in the form in which whoever asked expects failures.
 * @param status where the code does not say it
 */
export function sendProblem(response: Response, problem: Problem, status: number = statusOf(problem.code)): void {
  // A route may have said already how long its answer can be kept.
  response.setHeaders(retryAfter(problem)).status(status).setHeader('Cache-Control', NOT_KEPT);
  if (!GRAPHQL_ADDRESS.test(response.req.originalUrl)) return void response.json({ problem: toProblemObject(problem) });
  // Only under this name does a client take the failure out of an answer that is none of success.
  if (response.req.get('accept')?.includes(GRAPHQL_JSON) === true) response.type(GRAPHQL_JSON);
  response.json({ errors: [toGraphQLError(problem)] });
}

function retryAfter({ code, details }: Problem): Map<string, string> {
  const { seconds } = details;
  return new Map(code === 'RATE_LIMITED' && typeof seconds === 'number' ? [['retry-after', String(seconds)]] : []);
}

function statusOf(code: ProblemCode): number {
  return HTTP_STATUS[code] ?? HttpStatus.UNPROCESSABLE_ENTITY;
}

/** A client that has to wait sees that by the status, also where it could have gone on with other fields. */
function toFieldError(problem: Problem): GraphQLError {
  return problem.code === 'RATE_LIMITED' ? toGraphQLRefusal(problem) : toGraphQLError(problem);
}

/** A failed query or mutation: `extensions.code`, `details` and the sentence in every language. */
export function toGraphQLError(problem: Problem): GraphQLError {
  const { code, details, message } = toProblemObject(problem);
  return new GraphQLError(message.en, { extensions: { code, details, message } });
}

/** The same where nothing at all is done of what a request asks: then its status says so too. */
export function toGraphQLRefusal(problem: Problem): GraphQLError {
  const { message, extensions } = toGraphQLError(problem);
  const http = { status: statusOf(problem.code), headers: retryAfter(problem) };
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}
