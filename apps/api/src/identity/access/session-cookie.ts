import type { Request } from 'express';

import { isSecret } from '../../common/secrets.ts';
import type { Client } from '../sessions/session.repository.ts';
import { readCookie, writeCookie, type CookieSettings } from './cookies.ts';

const NAME = 'elektron_session';

/** The secret of the session that a request shows, if it shows one. */
export function readSessionCookie(request: Request, settings: CookieSettings): string | null {
  const secret = readCookie(request, settings, NAME);
  return secret !== undefined && isSecret('session', secret) ? secret : null;
}

/** Gives the browser a session, or takes it away. */
export function writeSessionCookie(request: Request, settings: CookieSettings, secret: string | null): void {
  writeCookie(request, settings, NAME, secret);
}

/** Where a request comes from, as a person is shown it later among their sessions. */
export function clientOf(request: Request): Client {
  return { address: request.ip ?? '', userAgent: request.get('user-agent') ?? '', formerSessionId: request.actor?.sessionId ?? null };
}
