import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Problem } from '@elektron/domain';

import type { Environment } from '../common/env.ts';
import { ifAbsent } from '../common/if-absent.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../database/private-files.ts';
import type { FileRecord, KeptArea } from './backup-file-format.ts';

const PIECE_BYTES = 1_048_576;
/** Names that we give; none leads out of its folder, on any system. Other files in the folders are not ours. */
const NAMES: Readonly<Record<KeptArea, RegExp>> = { audit: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.json$/, uploads: /^\w[\w.-]*$/ };

export type KeptFolders = Pick<Environment, 'auditHeadDirectory' | 'uploadDirectory'>;

/** The files of an area, piece by piece. One that goes away meanwhile, as uploads do when their time is over, is left out. */
export async function* readFiles(area: KeptArea, folders: KeptFolders): AsyncGenerator<FileRecord> {
  const folder = folderOf(area, folders);
  for (const file of await listFiles(area, folder)) {
    const path = relative(folder, join(file.parentPath, file.name)).split(sep);
    const handle = await open(join(folder, ...path), 'r').catch(ifAbsent(null));
    if (handle === null) continue;
    try {
      const buffer = Buffer.alloc(PIECE_BYTES);
      let offset = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, offset);
        if (bytesRead > 0 || offset === 0) yield { kind: 'file', area, path, offset, base64: buffer.toString('base64', 0, bytesRead) };
        if (bytesRead === 0) break;
        offset += bytesRead;
      }
    } finally {
      await handle.close();
    }
  }
}

/** The heads of the audit trail: some hundred bytes for each organisation. */
export async function readHeads(folders: KeptFolders): Promise<FileRecord[]> {
  const heads: FileRecord[] = [];
  for await (const head of readFiles('audit', folders)) heads.push(head);
  return heads;
}

function folderOf(area: KeptArea, { auditHeadDirectory, uploadDirectory }: KeptFolders): string {
  return area === 'audit' ? auditHeadDirectory : uploadDirectory;
}

async function listFiles(area: KeptArea, folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { recursive: area === 'uploads', withFileTypes: true }).catch(ifAbsent([]));
  return entries
    .filter((entry) => entry.isFile() && NAMES[area].test(entry.name))
    .sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1));
}

/**
 * Files that come out of a backup. Uploads come at once, because they have names that nothing else has; the heads of the audit trail, each
 * some hundred bytes, are held until the database holds the trail that they belong to.
 */
export class RestoredFiles {
  readonly #folders: KeptFolders;
  readonly #made: string[] = [];
  readonly #heads = new Map<string, Buffer>();
  #known: string | undefined;

  constructor(folders: KeptFolders) {
    this.#folders = folders;
  }

  /** @throws Problem BACKUP_DAMAGED for a path that leads elsewhere */
  async add({ area, path, offset, base64 }: FileRecord): Promise<void> {
    const [name = ''] = path;
    if (!NAMES[area].test(name) || !path.every((part) => NAMES[area].test(part))) throw new Problem('BACKUP_DAMAGED');
    const bytes = Buffer.from(base64, 'base64');
    if (area === 'audit') this.#heads.set(name, Buffer.concat([this.#heads.get(name) ?? Buffer.alloc(0), bytes]));
    else await this.#addUpload(join(this.#folders.uploadDirectory, ...path), offset, bytes);
  }

  /** Lets the trail be sealed before the heads are put in their place. @param seal is given a folder with the heads, and moves them on */
  async moveHeads(folder: string, seal: (folder: string) => Promise<void>): Promise<void> {
    await writeHeads(folder, this.#heads);
    await seal(folder);
    for (const name of await readdir(folder)) if (NAMES.audit.test(name)) this.#heads.set(name, await readFile(join(folder, name)));
    await rm(folder, { recursive: true });
  }

  /** Puts the heads of the restored trail in place of those that are there, which belong to another one. */
  async putHeads(): Promise<void> {
    const folder = this.#folders.auditHeadDirectory;
    for (const name of await readdir(folder).catch(ifAbsent([]))) if (NAMES.audit.test(name)) await rm(join(folder, name));
    await writeHeads(folder, this.#heads);
  }

  /** Takes away the uploads that were made, after a failure. */
  async undo(): Promise<void> {
    for (const path of this.#made) await rm(path, { force: true });
  }

  async #addUpload(target: string, offset: number, bytes: Buffer): Promise<void> {
    if (offset === 0) await this.#makeUpload(target);
    if (this.#known === target) return;
    const handle = await open(target, 'r+');
    try {
      await handle.write(bytes, 0, bytes.length, offset);
    } finally {
      await handle.close();
    }
  }

  async #makeUpload(target: string): Promise<void> {
    await mkdir(dirname(target), { recursive: true, mode: PRIVATE_FOLDER });
    const handle = await open(target, 'wx', PRIVATE_FILE).catch((error: unknown) => {
      // Its folder has a random name, so it is the same upload.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
      throw error;
    });
    this.#known = handle === null ? target : undefined;
    if (handle !== null) this.#made.push(target);
    await handle?.close();
  }
}

async function writeHeads(folder: string, heads: ReadonlyMap<string, Buffer>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  for (const [name, bytes] of heads) {
    await writeFile(join(folder, `${name}.new`), bytes, { mode: PRIVATE_FILE, flush: true });
    await rename(join(folder, `${name}.new`), join(folder, name));
  }
}
