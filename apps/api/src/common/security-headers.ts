import type { RequestHandler } from 'express';
import helmet, { type HelmetOptions } from 'helmet';

import type { Environment } from './env.ts';

/** `https://tile.example.org` of `https://{s}.tile.example.org/{z}/{x}/{y}.png`, for Content-Security-Policy. */
function originOf(tilePattern: string): string {
  const [, scheme = '', host = ''] = /^(https?:\/\/)([^/]+)/.exec(tilePattern) ?? [];
  return scheme + host.replace(/^\{\w+\}/, '*');
}

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What this page never asks a browser for, so that nothing smuggled into it can either. */
const UNUSED_FEATURES = [
  ...['accelerometer', 'bluetooth', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
];
const PERMISSIONS = UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', ');

/** The forms for a survey in the street and for a report of a citizen, and no other page, ask where they are. */
const PLACED_PAGES: readonly string[] = ['/app/accessibility/survey', '/report'];
const PLACED_PERMISSIONS = PERMISSIONS.replace('geolocation=()', 'geolocation=(self)');

/** The public map for pages of others; it is a page without a session, a form or a way into the workspace. */
const EMBEDDED_PAGE = '/embed';

/**
 * Headers of every answer. Three of helmet's defaults would break this page: without a referrer OpenStreetMap refuses its tiles, `img-src`
 * must allow the configured basemap, and an upgrade to https breaks an installation that has none.
 */
export function securityHeaders({ basemapUrl, publicUrl }: Pick<Environment, 'basemapUrl' | 'publicUrl'>): RequestHandler {
  const secure = publicUrl?.startsWith('https:') === true;
  const protect = helmet(optionsFor(basemapUrl, secure, false));
  const protectEmbedded = helmet(optionsFor(basemapUrl, secure, true));
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PLACED_PAGES.includes(request.path) ? PLACED_PERMISSIONS : PERMISSIONS);
    (request.path === EMBEDDED_PAGE ? protectEmbedded : protect)(request, response, next);
  };
}

/** What is told to one person is kept nowhere: not by a browser that another person uses next, and not by a proxy. */
export const notKept: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Said where somebody signs out: tiles and answers that the browser has kept go too. */
export const FORGET_EVERYTHING = { name: 'Clear-Site-Data', value: '"cache"' };

/** @param secure whether people reach the server over TLS; @param framed whether anybody may put the page into a frame of theirs */
function optionsFor(basemapUrl: string | undefined, secure: boolean, framed: boolean): HelmetOptions {
  const tiles = basemapUrl === undefined ? [] : [originOf(basemapUrl)];
  return {
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    // Of this name alone: what else lives under the same domain is not ours to decide.
    strictTransportSecurity: secure ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: false } : false,
    xFrameOptions: framed ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Other sites' images carry no permission header of their own.
    crossOriginEmbedderPolicy: false,
    // Browsers ignore both over plain http and complain in the console.
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'connect-src': ["'self'", ...tiles],
        'font-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': [framed ? '*' : "'none'"],
        'img-src': ["'self'", 'data:', 'blob:', ...tiles],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        // Mantine, Recharts and Leaflet position things with style attributes and style elements.
        'style-src': ["'self'", "'unsafe-inline'"],
        'worker-src': ["'self'", 'blob:'],
      },
    },
  };
}
