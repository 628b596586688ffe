import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { RunningServer } from './faults/running-server.ts';

const ROOT = resolve(import.meta.dirname, '..');
const BUILD_STAMP = join(ROOT, 'apps/api/dist/.build-stamp.json');
const DEMO_FILES = join(ROOT, 'demo/waltham-forest');
const CACHE = join(ROOT, 'node_modules/.cache/elektron-road-safety');
const PREFIX = 'demo-installation-';

/**
 * A data directory of its own in which the built server has been started once, with nothing there before, and has loaded its demonstration.
 * That takes ten seconds of work; so it is done once for each build and day, and copied.
 */
export async function makeDemoDirectory(prefix: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), prefix));
  // Copies share their blocks where the file system can do that.
  await cp(await ensureDemo(), directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return directory;
}

async function ensureDemo(): Promise<string> {
  const demo = join(CACHE, await nameDemo());
  if (existsSync(demo)) return demo;
  await mkdir(CACHE, { recursive: true });
  const draft = `${demo}.${process.pid}.new`;
  try {
    const server = await RunningServer.start({ DATA_DIR: draft }, null);
    const exit = await server.end('SIGTERM');
    if (exit !== 0) throw new Error(`The first start ended with ${exit}:\n${server.output.join('')}`);
    // Whoever did the same meanwhile has made the same.
    await rename(draft, demo).catch((error: unknown) => {
      if (!existsSync(demo)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await removeOutdated(demo);
  return demo;
}

/** Of its build, its files and the day: what an installation does by the calendar is not to differ from that of a new one. */
async function nameDemo(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(BUILD_STAMP));
  for (const file of (await readdir(DEMO_FILES)).sort()) hash.update(await readFile(join(DEMO_FILES, file)));
  return `${PREFIX}${hash.digest('hex').slice(0, 12)}-${new Date().toISOString().slice(0, 10)}`;
}

async function removeOutdated(demo: string): Promise<void> {
  const entries = await readdir(CACHE);
  const outdated = entries.filter((entry) => entry.startsWith(PREFIX) && !entry.endsWith('.new') && join(CACHE, entry) !== demo);
  for (const entry of outdated) await rm(join(CACHE, entry), { recursive: true, force: true });
}
