import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';

import type { Environment } from './env.ts';

/** Built beside the API. */
export const DASHBOARD_FOLDER = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url));

/** What a program asks for; everything else is an address inside a page. */
const OF_PROGRAMS = /^\/(api|graphql|health|open)(\/|$)/;

/** Addresses of those who sign in; all others are the public site's. */
const OF_WORKSPACE = /^\/app(\/|$)/;

const ONE_YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * The two pages: files of the build, and for every other address `app.html` (the workspace) or `index.html` (the public site), because the page itself
 * knows its addresses.
 * @param folder of the build
 * @param environment of which the public site is told what concerns its readers
 */
export function dashboardFiles(folder: string, { publicFeedback }: Pick<Environment, 'publicFeedback'>): Router {
  const router = express.Router();
  router.get('/site.json', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.json({ feedback: publicFeedback ?? null });
  });
  // Names under assets/ carry a digest of their content.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: ONE_YEAR_MS, index: false }));
  router.use('/assets', notFound);
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get('/*path', sendPage(folder));
  router.get('/', sendPage(folder));
  return router;
}

const notFound: RequestHandler = (_request, response) => {
  response.status(404).end();
};

function sendPage(folder: string): RequestHandler {
  return (request, response, next) => {
    const page = join(folder, OF_WORKSPACE.test(request.path) ? 'app.html' : 'index.html');
    if (OF_PROGRAMS.test(request.path) || !request.accepts('html') || !existsSync(page)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
}
