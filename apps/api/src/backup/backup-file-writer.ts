import { once } from 'node:events';
import { access, open, rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Problem } from '@elektron/domain';

import { sealingStream } from '../common/sealed-file.ts';
import { LENGTH_BYTES, MAGIC, type BackupHeader, type BackupRecord } from './backup-file-format.ts';
import { PRIVATE_FILE } from '../database/private-files.ts';
import { deriveBackupKeys, digestHeader } from './passphrase-key.ts';

/** So much may wait for the compressor: a transaction that is being copied waits for its own statements, seldom for the disk. */
const AHEAD_BYTES = 32 * 1024 * 1024;

/**
 * Writes a backup beside its final name; it gets the name when it is whole and on the disk. So a file with that name is a whole backup,
 * whatever happens.
 */
export class BackupFileWriter {
  readonly #path: string;
  readonly #draft: string;
  readonly #records = new PassThrough({ highWaterMark: AHEAD_BYTES });
  readonly #written: Promise<void>;
  #failure: unknown;

  private constructor(path: string, draft: string, beginning: Buffer, key: Buffer) {
    this.#path = path;
    this.#draft = draft;
    const file = createWriteStream(draft, { flags: 'r+', start: beginning.length, flush: true });
    this.#written = pipeline(this.#records, createGzip(), sealingStream(key), file);
    this.#written.catch((error: unknown) => (this.#failure = error));
  }

  /** @throws Problem BACKUP_FILE_EXISTS */
  static async create(path: string, header: BackupHeader, passphrase: string): Promise<BackupFileWriter> {
    await refuseExisting(path);
    const json = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(json.length);
    const clear = Buffer.concat([MAGIC, length, json]);
    const digest = digestHeader(clear);
    const keys = await deriveBackupKeys(passphrase, header.key, digest);
    const beginning = Buffer.concat([clear, digest, keys.check]);
    const draft = `${path}.${process.pid}.part`;
    const file = await open(draft, 'wx', PRIVATE_FILE);
    await file.writeFile(beginning).finally(() => file.close());
    return new BackupFileWriter(path, draft, beginning, keys.body);
  }

  /** Adds a record; waits while compressing and the disk are behind. */
  async write(record: BackupRecord): Promise<void> {
    if (this.#failure !== undefined) throw asError(this.#failure);
    if (this.#records.write(`${JSON.stringify(record)}\n`)) return;
    // Whichever comes first: room, or the failure of what makes it.
    await Promise.race([once(this.#records, 'drain'), this.#written]);
  }

  /**
   * Brings all of it to the disk.
   * @returns its size in bytes
   */
  async end(): Promise<number> {
    this.#records.end();
    await this.#written;
    const file = await open(this.#draft, 'r+');
    try {
      await file.sync();
      return (await file.stat()).size;
    } finally {
      await file.close();
    }
  }

  /** Gives the whole file its name. @throws Problem BACKUP_FILE_EXISTS when somebody was faster */
  async keep(): Promise<void> {
    await refuseExisting(this.#path);
    await rename(this.#draft, this.#path);
    await syncFolder(dirname(this.#path));
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#records.destroy(new Error('The backup was given up.'));
    await this.#written.catch(() => undefined);
    await rm(this.#draft, { force: true });
  }
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) throw new Problem('BACKUP_FILE_EXISTS', { file: path });
}

/** A name lives in its folder: without this a power cut may take it back. Not every file system can do it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function asError(failure: unknown): Error {
  return failure instanceof Error ? failure : new Error(String(failure));
}
