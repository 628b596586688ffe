import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Request } from 'express';

/** For whom something is done: the first argument of every service. */
export interface ActingContext {
  readonly organisationId: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set at the door (identity), read by `@Acting()`. */
    acting?: ActingContext;
  }
}

/** The context of the request, in resolvers and controllers: `@Acting() context: ActingContext`. */
export const Acting = createParamDecorator((_: unknown, execution: ExecutionContext): ActingContext => {
  const { acting } = requestOf(execution);
  // A route that forgot the door must not answer for anybody.
  if (acting === undefined) throw new Error('This route has no acting organisation.');
  return acting;
});

function requestOf(execution: ExecutionContext): Request {
  if (execution.getType<GqlContextType>() === 'graphql') {
    return GqlExecutionContext.create(execution).getContext<{ req: Request }>().req;
  }
  return execution.switchToHttp().getRequest<Request>();
}
