import { Problem } from '@elektron/domain';
import type { RequestHandler } from 'express';

import { Turnstile } from './turnstile.ts';

const READING: readonly string[] = ['GET', 'HEAD'];
/** How long a browser remembers that it may read. */
const REMEMBERED_SECONDS = 86_400;

/**
 * Before every public route: whoever asks is nobody here, whatever they show, and every page of the world may read the answer, since it is the same for
 * all.
 */
export const openSurface: RequestHandler = (request, response, next) => {
  delete request.headers.cookie;
  delete request.headers.authorization;
  response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', READING.join(', ')).setHeader('Access-Control-Max-Age', REMEMBERED_SECONDS);
    return void response.status(204).end();
  }
  if (READING.includes(request.method)) next();
  else next(new Problem('NOT_PUBLISHED'));
};

/** The first that a public request meets, before anything is done for it. */
export function letIn(turnstile = new Turnstile()): RequestHandler {
  return (_request, _response, next) => next(turnstile.pass() ? undefined : new Problem('RATE_LIMITED', { seconds: 1 }));
}
