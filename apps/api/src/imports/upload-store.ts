import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProblem, Problem } from '@elektron/domain';
import type { LinePatch, LinePatches } from '@elektron/importers';
import { Inject, Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import { UnsealError, type KeyRing } from '../common/key-ring.ts';
import { sealingStream } from '../common/sealed-file.ts';
import { Database } from '../database/database.ts';
import type { ImportFile } from './import-batch.ts';

/** Files that were delivered together and detected. */
export interface Upload {
  readonly uploadId: string;
  readonly formatId: string;
  /** In reading order. */
  readonly files: readonly ImportFile[];
  /** As they were handed over; absent for what is put together by the product itself. */
  readonly received?: readonly DraftFile[];
}

/** What a person has decided about single lines, for each file of an upload. */
export type UploadPatches = readonly LinePatches[];

/** A file as it was handed over. */
export interface DraftFile {
  readonly storedAs: string;
  /** As the person calls it. */
  readonly name: string;
}

/** Files of which somebody has to say what they are, and how far they have come with it. */
export interface UploadDraft {
  readonly files: readonly DraftFile[];
  /** Why nobody knows them. */
  readonly because: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
  /** Instants (ISO 8601). */
  readonly begun: string;
  readonly changed: string;
  /** What has been decided so far, as the page that asks keeps it; null before it has kept anything. */
  readonly decided: Readonly<Record<string, unknown>> | null;
}

/** All that a thread needs to read one file: it is given the key of this file and of no other. */
export interface FileOnDisk {
  readonly path: string;
  readonly key: Uint8Array;
}

const MANIFEST = 'upload.json';
/** Of files of which somebody has to say what they are. */
const DRAFT = 'draft.json';
/** What a person has decided about lines that were held back. */
const PATCHES = 'patches.json';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The files of uploads on disk, one folder an upload: `UPLOAD_DIR/<organisation>/<upload>/`. All of them are sealed, the manifest too (it
 * repeats headings and names): each with a key that depends on where it lies, so that a file does not open in another's place.
 */
@Injectable()
export class UploadStore {
  readonly #directory: string;
  readonly #keys: KeyRing;

  constructor(@Inject(ENVIRONMENT) environment: Environment, { keys }: Database) {
    this.#directory = environment.uploadDirectory;
    this.#keys = keys;
  }

  /** Makes the folder of a new upload. @returns its id */
  async open(context: ActingContext): Promise<string> {
    const uploadId = randomUUID();
    await mkdir(this.#folderOf(context, uploadId), { recursive: true, mode: 0o700 });
    return uploadId;
  }

  /** Takes a file in, sealed as it comes. @returns its name in the folder, which is ours: a person's file name may be anything */
  async receive(context: ActingContext, uploadId: string, bytes: Readable): Promise<string> {
    const storedAs = randomUUID();
    const { path, key } = this.locate(context, uploadId, storedAs);
    await pipeline(bytes, sealingStream(key), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return storedAs;
  }

  /** Says what the files of an upload are; before this it cannot be imported. */
  async complete(context: ActingContext, upload: Upload): Promise<void> {
    await this.#write(context, upload.uploadId, MANIFEST, upload);
  }

  /** @throws Problem UPLOAD_NOT_FOUND, UPLOAD_DAMAGED */
  async get(context: ActingContext, uploadId: string): Promise<Upload> {
    return (await this.#read(context, uploadId, MANIFEST)) as Upload;
  }

  /** Keeps an upload whose files somebody has to explain. @throws Problem UPLOAD_NOT_FOUND for one that is gone */
  async keepDraft(context: ActingContext, uploadId: string, draft: UploadDraft): Promise<void> {
    await this.#write(context, uploadId, DRAFT, draft);
  }

  /** @throws Problem UPLOAD_NOT_FOUND, UPLOAD_DAMAGED */
  async getDraft(context: ActingContext, uploadId: string): Promise<UploadDraft> {
    return (await this.#read(context, uploadId, DRAFT)) as UploadDraft;
  }

  /** Whether somebody has to explain the files of an upload. */
  async isDraft(context: ActingContext, uploadId: string): Promise<boolean> {
    return (await stat(join(this.#folderOf(context, uploadId), DRAFT)).catch(() => null)) !== null;
  }

  /** Keeps what a person has decided about single lines of the files, instead of what was kept before. */
  async keepPatches(context: ActingContext, uploadId: string, patches: UploadPatches): Promise<void> {
    await this.#write(
      context,
      uploadId,
      PATCHES,
      patches.map((ofFile) => [...ofFile]),
    );
  }

  /** File by file; empty where nobody has decided anything. @throws Problem UPLOAD_DAMAGED */
  async getPatches(context: ActingContext, uploadId: string): Promise<UploadPatches> {
    try {
      const stored = (await this.#read(context, uploadId, PATCHES)) as readonly (readonly [number, LinePatch])[][];
      return stored.map((ofFile) => new Map(ofFile));
    } catch (error) {
      if (isProblem(error) && error.code === 'UPLOAD_NOT_FOUND') return [];
      throw error;
    }
  }

  async #write(context: ActingContext, uploadId: string, name: string, content: unknown): Promise<void> {
    const sealed = this.#keys.seal('uploads', Buffer.from(JSON.stringify(content)), placeOf(context, uploadId, name));
    const path = join(this.#folderOf(context, uploadId), name);
    const written = `${path}.${randomUUID()}`;
    try {
      // A process that is killed in the midst of it leaves the former one. The folder's age begins anew: what is worked on is not tidied away, until
      // its draft itself is too old (UploadRetention).
      await writeFile(written, sealed, { mode: 0o600 });
      await rename(written, path);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Problem('UPLOAD_NOT_FOUND') : error;
    }
  }

  async #read(context: ActingContext, uploadId: string, name: string): Promise<unknown> {
    try {
      const sealed = await readFile(join(this.#folderOf(context, uploadId), name));
      return JSON.parse(this.#keys.unseal('uploads', sealed, placeOf(context, uploadId, name)).toString()) as unknown;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Problem('UPLOAD_NOT_FOUND');
      if (error instanceof UnsealError) throw new Problem('UPLOAD_DAMAGED');
      throw error;
    }
  }

  /** Where a file lies, and what opens it. @throws Problem UPLOAD_NOT_FOUND for what cannot be the id of an upload */
  locate(context: ActingContext, uploadId: string, storedAs: string): FileOnDisk {
    return {
      path: join(this.#folderOf(context, uploadId), storedAs),
      key: this.#keys.authenticate('uploads', placeOf(context, uploadId, storedAs)),
    };
  }

  /** @throws Problem UPLOAD_NOT_AT_HAND where this process does not see the files that another one has stored */
  async requireAtHand(context: ActingContext, uploadId: string, files: readonly Pick<ImportFile, 'storedAs'>[]): Promise<void> {
    const folder = this.#folderOf(context, uploadId);
    const found = await Promise.all(files.map(({ storedAs }) => stat(join(folder, storedAs)).catch(() => null)));
    if (found.includes(null)) throw new Problem('UPLOAD_NOT_AT_HAND');
  }

  async remove(context: ActingContext, uploadId: string): Promise<void> {
    await rm(this.#folderOf(context, uploadId), { recursive: true, force: true });
  }

  /** All uploads there are, and when something was last put into each. */
  async list(context: ActingContext): Promise<{ readonly uploadId: string; readonly changed: Date }[]> {
    const folder = join(this.#directory, context.organisationId);
    const names = await readdir(folder).catch(() => []);
    const uploads = await Promise.all(
      names
        .filter((name) => UUID.test(name))
        .map(async (uploadId) => {
          const found = await stat(join(folder, uploadId)).catch(() => null);
          return found === null ? [] : [{ uploadId, changed: found.mtime }];
        }),
    );
    return uploads.flat();
  }

  /** What the files of an upload take up on the disk (bytes); those that are still coming as far as they have come. */
  async measure(context: ActingContext, uploadId: string): Promise<number> {
    const folder = this.#folderOf(context, uploadId);
    const names = await readdir(folder).catch(() => []);
    const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
    return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0);
  }

  #folderOf(context: ActingContext, uploadId: string): string {
    // Both are UUIDs from here on; a path from outside never gets further.
    if (!UUID.test(uploadId) || !UUID.test(context.organisationId)) throw new Problem('UPLOAD_NOT_FOUND');
    return join(this.#directory, context.organisationId, uploadId);
  }
}

function placeOf({ organisationId }: ActingContext, uploadId: string, name: string): string {
  return `${organisationId}/${uploadId}/${name}`;
}
