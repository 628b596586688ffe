import type { RequestHandler } from 'express';
import helmet from 'helmet';

import type { Environment } from './env.ts';

/** `https://tile.example.org` of `https://{s}.tile.example.org/{z}/{x}/{y}.png`, for Content-Security-Policy. */
function originOf(tilePattern: string): string {
  const [, scheme = '', host = ''] = /^(https?:\/\/)([^/]+)/.exec(tilePattern) ?? [];
  return scheme + host.replace(/^\{\w+\}/, '*');
}

/**
 * Headers of every answer. Three of helmet's defaults would break this page: without a referrer OpenStreetMap refuses its tiles, `img-src`
 * must allow the configured basemap, and an upgrade to https breaks an installation that has none.
 */
export function securityHeaders(environment: Pick<Environment, 'basemapUrl'>): RequestHandler {
  const tiles = environment.basemapUrl === undefined ? [] : [originOf(environment.basemapUrl)];
  return helmet({
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: false,
    // Other sites' images carry no permission header of their own.
    crossOriginEmbedderPolicy: false,
    // Browsers ignore it over plain http and complain in the console.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'connect-src': ["'self'", ...tiles],
        'font-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:', ...tiles],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        // Mantine, Recharts and Leaflet position things with style attributes and style elements.
        'style-src': ["'self'", "'unsafe-inline'"],
        'worker-src': ["'self'", 'blob:'],
      },
    },
  });
}
