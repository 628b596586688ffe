import { isProblem, Problem, type ProblemCode } from '@elektron/domain';
import { Catch, HttpException, HttpStatus, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';

import { toProblemObject } from './problem.ts';
import { isDatabaseUnavailable, isStorageFull } from './unavailable.ts';

const HTTP_STATUS: Partial<Readonly<Record<ProblemCode, HttpStatus>>> = {
  BATCH_NOT_FOUND: HttpStatus.NOT_FOUND,
  DATABASE_UNAVAILABLE: HttpStatus.SERVICE_UNAVAILABLE,
  DATA_VERSION_UNKNOWN: HttpStatus.NOT_FOUND,
  FILE_TOO_LARGE: HttpStatus.PAYLOAD_TOO_LARGE,
  HOTSPOT_RUN_NOT_FOUND: HttpStatus.NOT_FOUND,
  INPUT_INVALID: HttpStatus.BAD_REQUEST,
  INTERNAL: HttpStatus.INTERNAL_SERVER_ERROR,
  INTERVENTION_NOT_FOUND: HttpStatus.NOT_FOUND,
  STORAGE_FULL: HttpStatus.INSUFFICIENT_STORAGE,
  UPLOAD_NOT_FOUND: HttpStatus.NOT_FOUND,
};

/**
 * What a person is told when it fails: a Problem says what is wrong and what to do; anything else is our fault, is logged with all
 * that is known, and is told without internals.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('ProblemFilter');

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    if (host.getType<GqlContextType>() === 'graphql') return toGraphQLError(this.#explain(error));
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    const problem = this.#explain(error);
    const status = error instanceof HttpException ? error.getStatus() : (HTTP_STATUS[problem.code] ?? HttpStatus.UNPROCESSABLE_ENTITY);
    response.status(status).json({ problem: toProblemObject(problem) });
    return undefined;
  }

  #explain(error: unknown): Problem {
    if (isProblem(error)) {
      if (error.code === 'INTERNAL') this.#logger.error(error);
      return error;
    }
    if (error instanceof HttpException && error.getStatus() < 500) {
      return new Problem('INPUT_INVALID', { field: 'request', value: error.message });
    }
    this.#logger.error(error);
    if (isStorageFull(error)) return new Problem('STORAGE_FULL');
    return new Problem(isDatabaseUnavailable(error) ? 'DATABASE_UNAVAILABLE' : 'INTERNAL');
  }
}

/** A failed query or mutation: `extensions.code`, `details` and the sentence in every language. */
export function toGraphQLError(problem: Problem): GraphQLError {
  const { code, details, message } = toProblemObject(problem);
  return new GraphQLError(message.en, { extensions: { code, details, message } });
}
