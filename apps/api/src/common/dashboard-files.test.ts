import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dashboardFiles } from './dashboard-files.ts';

const PROGRAM = 'asked of a program';

let folder = '';
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'elektron-files-'));
  await mkdir(join(folder, 'assets'));
  await Promise.all(['index.html', 'app.html', 'favicon.svg', 'assets/a-1.js'].map((name) => writeFile(join(folder, name), name)));
  const app = express()
    .use(dashboardFiles(folder, { publicFeedback: 'roads@example.gr' }))
    .use((_request, response) => void response.status(404).end(PROGRAM));
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async (path: string, accept = 'text/html'): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { accept } });
  return response.text();
};

describe('the files of the page', () => {
  it.each(['/', '/compare', '/embed?lang=el', '/no/such/page', '/application', '/App'])('are the public site at %s', async (path) => {
    expect(await get(path)).toBe('index.html');
  });

  it.each(['/app', '/app/', '/app?lang=el', '/app/imports', '/app/accessibility/survey'])('are the workspace at %s', async (path) => {
    expect(await get(path)).toBe('app.html');
  });

  it.each(['/api/nothing', '/graphql', '/health/live', '/open/releases', '/open'])('leave %s to programs', async (path) => {
    expect(await get(path)).toBe(PROGRAM);
  });

  it('are themselves, or missing, and never a page in their place', async () => {
    expect(await get('/favicon.svg', '*/*')).toBe('favicon.svg');
    expect(await get('/assets/a-1.js', '*/*')).toBe('assets/a-1.js');
    expect(await get('/assets/a-2.js')).toBe('');
  });

  it('tell readers where to write to', async () => {
    expect(JSON.parse(await get('/site.json', 'application/json'))).toEqual({ feedback: 'roads@example.gr' });
  });
});
