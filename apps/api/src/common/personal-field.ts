import { Problem } from '@elektron/domain';
import { Logger } from '@nestjs/common';
import type { FieldMiddleware } from '@nestjs/graphql';
import type { Request } from 'express';

// Declares what the door adds to a request.
import type {} from './personal-reads.ts';
import { toGraphQLError } from './problem-filter.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const logger = new Logger('PersonalFields');

/**
 * For fields that can tell of one person: whoever may count accidents may not look at them, and whoever looks is in the audit trail before
 * they see anything. On every such field of an object: `@Field(() => …, { middleware: [PERSONAL] })`; which they are is declared in the
 * access matrix too.
 */
export const PERSONAL: FieldMiddleware<{ readonly id?: string }, { readonly req: Request }> = async ({ context, source, info }, next) => {
  // What a middleware throws does not pass the filter of resolvers.
  const { actor, personalReads } = context.req;
  if (actor?.capabilities.has('records.personal') !== true || personalReads === undefined || info == null)
    throw toGraphQLError(new Problem('FORBIDDEN'));
  try {
    await personalReads.read(source, info);
  } catch (error) {
    logger.error(error);
    throw toGraphQLError(new Problem(isDatabaseUnavailable(error) ? 'DATABASE_UNAVAILABLE' : 'INTERNAL'));
  }
  return (await next()) as unknown;
};
