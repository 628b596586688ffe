import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import type { ImportFile } from './import-batch.ts';

/** Files that were delivered together and detected. */
export interface Upload {
  readonly uploadId: string;
  readonly formatId: string;
  /** In reading order. */
  readonly files: readonly ImportFile[];
}

const MANIFEST = 'upload.json';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The files of uploads on disk, one folder an upload: `UPLOAD_DIR/<organisation>/<upload>/`. */
@Injectable()
export class UploadStore {
  readonly #directory: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.#directory = environment.uploadDirectory;
  }

  /** Makes the folder of a new upload. @returns its id and path */
  async open(context: ActingContext): Promise<{ readonly uploadId: string; readonly folder: string }> {
    const uploadId = randomUUID();
    const folder = this.folderOf(context, uploadId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return { uploadId, folder };
  }

  /** Says what the files of an upload are; before this it cannot be imported. */
  async complete(context: ActingContext, upload: Upload): Promise<void> {
    await writeFile(join(this.folderOf(context, upload.uploadId), MANIFEST), JSON.stringify(upload));
  }

  /** @throws Problem UPLOAD_NOT_FOUND */
  async get(context: ActingContext, uploadId: string): Promise<Upload> {
    if (!UUID.test(uploadId)) throw new Problem('UPLOAD_NOT_FOUND');
    try {
      return JSON.parse(await readFile(join(this.folderOf(context, uploadId), MANIFEST), 'utf8')) as Upload;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Problem('UPLOAD_NOT_FOUND');
      throw error;
    }
  }

  folderOf(context: ActingContext, uploadId: string): string {
    // Both are UUIDs by now; a path from outside never gets here.
    if (!UUID.test(uploadId) || !UUID.test(context.organisationId)) throw new Problem('UPLOAD_NOT_FOUND');
    return join(this.#directory, context.organisationId, uploadId);
  }

  pathOf(context: ActingContext, uploadId: string, file: Pick<ImportFile, 'storedAs'>): string {
    return join(this.folderOf(context, uploadId), file.storedAs);
  }

  /** @throws Problem UPLOAD_NOT_AT_HAND where this process does not see the files that another one has stored */
  async requireAtHand(context: ActingContext, uploadId: string, files: readonly Pick<ImportFile, 'storedAs'>[]): Promise<void> {
    const folder = this.folderOf(context, uploadId);
    const found = await Promise.all(files.map(({ storedAs }) => stat(join(folder, storedAs)).catch(() => null)));
    if (found.includes(null)) throw new Problem('UPLOAD_NOT_AT_HAND');
  }

  async remove(context: ActingContext, uploadId: string): Promise<void> {
    await rm(this.folderOf(context, uploadId), { recursive: true, force: true });
  }

  /** Ids of all uploads there are, with their age. */
  async list(context: ActingContext): Promise<{ readonly uploadId: string; readonly ageMs: number }[]> {
    const folder = join(this.#directory, context.organisationId);
    const names = await readdir(folder).catch(() => []);
    const uploads = await Promise.all(
      names
        .filter((name) => UUID.test(name))
        .map(async (uploadId) => ({ uploadId, ageMs: Date.now() - (await stat(join(folder, uploadId))).mtimeMs })),
    );
    return uploads;
  }
}
