import { Problem } from '@elektron/domain';
import type { Request, RequestHandler } from 'express';

import type { AllowedHosts } from './allowed-hosts.ts';

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** What a browser says of a request that no other site's page has made: one of our own pages, or a person at the address bar. */
const OWN: readonly string[] = ['same-origin', 'none'];

/**
 * Refuses what pages of other sites, or of other programs on this machine, send to be changed: a browser adds a person's cookie to it, and only
 * they know the difference. What is no browser says nothing about pages, and brings no cookie that it does not mean to.
 */
export function refuseForeignOrigins(hosts: AllowedHosts): RequestHandler {
  return (request, _response, next) => {
    if (READING.includes(request.method) || isOwn(request, hosts)) next();
    else next(new Problem('ORIGIN_REFUSED'));
  };
}

function isOwn(request: Request, hosts: AllowedHosts): boolean {
  const origin = request.get('origin');
  if (origin !== undefined) return hosts.allowsOrigin(origin, request.get('host'));
  // Where a browser leaves the origin out, it still says where the page stands.
  return isOwnPage(request.get('sec-fetch-site'));
}

/** @param site what `Sec-Fetch-Site` says; what is no (recent) browser says nothing */
export function isOwnPage(site: string | undefined): boolean {
  return site === undefined || OWN.includes(site);
}
