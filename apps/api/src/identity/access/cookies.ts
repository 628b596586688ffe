import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

import type { Environment } from '../../common/env.ts';

export type CookieSettings = Pick<Environment, 'publicUrl'>;

/** A browser takes such a cookie over TLS only, from this very host and for all of its paths. */
const SECURE_PREFIX = '__Host-';

/** Behind TLS when the public address says so, or the request (or a trusted proxy) does. */
function isSecure(request: Request, { publicUrl }: CookieSettings): boolean {
  return publicUrl?.startsWith('https:') === true || request.secure;
}

/** What a request's cookie of this name says. */
export function readCookie(request: Request, settings: CookieSettings, name: string): string | undefined {
  const { cookie } = request.headers;
  return cookie === undefined ? undefined : parseCookie(cookie)[isSecure(request, settings) ? SECURE_PREFIX + name : name];
}

/**
 * Gives the browser a cookie that scripts cannot read and other sites' forms do not send, or takes it away.
 * @param value null to take it away
 * @param seconds how long the browser keeps it; without, until it is closed
 */
export function writeCookie(request: Request, settings: CookieSettings, name: string, value: string | null, seconds?: number): void {
  const secure = isSecure(request, settings);
  const maxAge = value === null ? 0 : seconds;
  const cookie = stringifySetCookie({
    name: secure ? SECURE_PREFIX + name : name,
    value: value ?? '',
    httpOnly: true,
    // A link from elsewhere must find the session; a form or a script from elsewhere must not.
    sameSite: 'lax',
    path: '/',
    secure,
    ...(maxAge === undefined ? {} : { maxAge }),
  });
  (request.res as Response).append('Set-Cookie', cookie);
}
