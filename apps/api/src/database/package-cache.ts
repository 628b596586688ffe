import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { oneAtATime } from './one-at-a-time.ts';

/** Many times what it takes on a slow machine. */
const ABANDONED_MAKING_MS = 180_000;

/** Where things are kept that take long to make: beside the packages that they were made from, so that a new install makes new ones. */
export function cacheFolder(): string {
  return join(packageFolder('pglite'), '..', '..', '.cache', 'elektron-road-safety');
}

/** Makes a file or a folder if it is missing; who asks meanwhile waits. */
export async function once(path: string, make: (draft: string) => Promise<void>): Promise<string> {
  if (await exists(path)) return path;
  return oneAtATime(`${path}.making`, ABANDONED_MAKING_MS, async () => {
    if (!(await exists(path))) await atomically(path, make);
    return path;
  });
}

/** Makes a file or a folder so that it appears whole or not at all, whoever else does the same or is killed meanwhile. */
export async function atomically(path: string, make: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(path), { recursive: true });
  try {
    await make(draft);
    await rename(draft, path).catch(async (error: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export type EnginePackage = 'pglite' | 'pglite-postgis';

export function packageFolder(name: EnginePackage): string {
  // The packages export their code only, one level below their folder.
  return dirname(dirname(createRequire(import.meta.url).resolve(`@electric-sql/${name}`)));
}

export async function packageVersion(name: EnginePackage): Promise<string> {
  const manifest = JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

export function isNotAllowed(error: unknown): boolean {
  return ['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}
