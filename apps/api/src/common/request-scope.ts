import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler, Response } from 'express';

interface RequestScope {
  /** Undefined where the database cannot end a statement: the embedded one. */
  readonly statementTimeoutSeconds: number | undefined;
}

const scopes = new AsyncLocalStorage<RequestScope & { readonly response: Response; end?: AbortSignal }>();

/** Everything that a request asks for, and nothing that a job does, knows that somebody waits for it. */
export function requestScope(scope: RequestScope): RequestHandler {
  return (_request, response, next) => scopes.run({ ...scope, response }, next);
}

/** How long a statement may take here; `undefined` outside of requests, and where the database cannot end one. */
export function statementTimeoutSeconds(): number | undefined {
  return scopes.getStore()?.statementTimeoutSeconds;
}

/** Aborts when nobody waits any more for what is done here; `undefined` outside of requests. */
export function requestEnd(): AbortSignal | undefined {
  const scope = scopes.getStore();
  if (scope !== undefined) scope.end ??= endOf(scope.response);
  return scope?.end;
}

/** Whoever goes away closes the connection; a response that was sent is closed, too. */
function endOf(response: Response): AbortSignal {
  const end = new AbortController();
  if (response.closed) end.abort();
  else response.once('close', () => end.abort());
  return end.signal;
}
