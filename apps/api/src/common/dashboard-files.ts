import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';

/** Built beside the API. */
export const DASHBOARD_FOLDER = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url));

/** What a program asks for; everything else is an address inside the page. */
const OF_PROGRAMS = /^\/(api|graphql|health|open)(\/|$)/;

const ONE_YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * The page: files of the build, and `index.html` for every other address, because the router inside the page knows it.
 * @param folder of the build
 */
export function dashboardFiles(folder: string): Router {
  const router = express.Router();
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
  const page = join(folder, 'index.html');
  return (request, response, next) => {
    if (OF_PROGRAMS.test(request.path) || !request.accepts('html') || !existsSync(page)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
}
