import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler } from 'express';

interface RequestScope {
  /** Undefined where the database cannot end a statement: the embedded one. */
  readonly statementTimeoutSeconds: number | undefined;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Everything that a request asks for, and nothing that a job does, knows that somebody waits for it. */
export function requestScope(scope: RequestScope): RequestHandler {
  return (_request, _response, next) => scopes.run(scope, next);
}

/** How long a statement may take here; `undefined` outside of requests, and where the database cannot end one. */
export function statementTimeoutSeconds(): number | undefined {
  return scopes.getStore()?.statementTimeoutSeconds;
}
