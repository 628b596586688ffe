import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;
/** What group and others may do. */
export const FOR_OTHERS = 0o077;

const UPLOADS = 'uploads';
/** What a data directory holds; one with anything else in it is not ours alone. */
const OWN_CONTENT = /^(pgdata(\.\d+\.new)?|uploads|socket\.(json|json\.new|claiming)|secret\.key|audit|restore\.(ready|\d+\.new))$/;

/** Lets nobody else read a folder of ours and anything in it, however it was made. */
export async function makePrivate(folder: string): Promise<void> {
  await tighten(folder, PRIVATE_FOLDER);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await tighten(join(entry.parentPath, entry.name), PRIVATE_FOLDER);
    else if (entry.isFile()) await tighten(join(entry.parentPath, entry.name), PRIVATE_FILE);
  }
}

/** The same for the data directory with its uploads; where it was there for other things too, for its own parts alone. */
export async function makeDataDirectoryPrivate(dataDirectory: string): Promise<void> {
  const content = await readdir(dataDirectory);
  if (content.includes(UPLOADS)) await makePrivate(join(dataDirectory, UPLOADS));
  if (content.every((name) => OWN_CONTENT.test(name))) await tighten(dataDirectory, PRIVATE_FOLDER);
}

/** Takes from group and others what they may do with a file or folder. */
export async function tighten(path: string, mode: number): Promise<void> {
  if (((await stat(path)).mode & FOR_OTHERS) === 0) return;
  await chmod(path, mode).catch((error: unknown) => {
    // Another user's folder, or a file system without rights: who may read there is decided elsewhere.
    if (!['EPERM', 'ENOTSUP', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  });
}
