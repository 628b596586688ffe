import { Problem, type Capability, type Language, type SharingKind } from '@elektron/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Request } from 'express';

/** Whose records a request is about, where they are not the acting organisation's: the UUID of an organisation that has opened them to it. */
export const RECORDS_OF_HEADER = 'x-elektron-records-of';

/** For whom something is done, and what proves it: the first argument of every service. */
export interface ActingContext {
  /** Whose records are meant: the acting organisation's, or those of one that has opened them to it. */
  readonly organisationId: string;
  /** Of the session, token or job; the database resolves it anew in every statement. */
  readonly secret: string;
}

/** Who is there: a person with a session, or a machine with a person's token. Found at the door, for this request alone. */
export interface Actor {
  readonly kind: 'session' | 'token';
  readonly secret: string;
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: Language;
  /** Null for a token. */
  readonly sessionId: string | null;
  /** The acting organisation; null for whoever belongs to none (yet), or for a steward alone. */
  readonly organisationId: string | null;
  readonly capabilities: ReadonlySet<Capability>;
  readonly steward: boolean;
  readonly demo: boolean;
  /** The acting organisation asks for a second factor that this session has not shown: until then nothing is allowed. */
  readonly secondFactorMissing: boolean;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set at the door (identity). */
    actor?: Actor;
    /** Set at the door, where the actor acts for an organisation; read by `@Acting()`. */
    acting?: ActingContext;
    /** Set at the door, where the request is about the records of another organisation (`acting` then means those): what that has opened. */
    opened?: ReadonlySet<SharingKind>;
  }
}

/** The context of the request, in resolvers and controllers: `@Acting() context: ActingContext`. */
export const Acting = createParamDecorator((_: unknown, execution: ExecutionContext): ActingContext => {
  const { acting, actor } = requestOf(execution);
  // Whoever is there and acts for no organisation would be sent to the sign-in page again and again.
  if (acting === undefined) throw new Problem(actor === undefined ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
  return acting;
});

/** Who is there: `@ActingPerson() actor: Actor`. */
export const ActingPerson = createParamDecorator((_: unknown, execution: ExecutionContext): Actor => {
  const { actor } = requestOf(execution);
  if (actor === undefined) throw new Problem('NOT_SIGNED_IN');
  return actor;
});

/** The request behind a resolver or a controller. */
export function requestOf(execution: ExecutionContext): Request {
  if (execution.getType<GqlContextType>() === 'graphql') {
    return GqlExecutionContext.create(execution).getContext<{ req: Request }>().req;
  }
  return execution.switchToHttp().getRequest<Request>();
}
