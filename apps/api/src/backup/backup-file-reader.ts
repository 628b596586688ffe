import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '@elektron/domain';

import { openSealedFile, SealedFileError } from '../common/sealed-file.ts';
import {
  backupHeader,
  CHECK_BYTES,
  DIGEST_BYTES,
  FORMAT_VERSION,
  LENGTH_BYTES,
  MAGIC,
  MAX_HEADER_BYTES,
  type BackupHeader,
  type BackupRecord,
} from './backup-file-format.ts';
import { deriveBackupKeys, digestHeader, isSameCheck } from './passphrase-key.ts';

const LINE_END = 0x0a;

/** A backup whose passphrase is right. That all of it is whole is known only when `records` has come to its end. */
export interface OpenedBackup {
  readonly header: BackupHeader;
  /**
   * All records in their order, decrypted as they are read. May be called again.
   * @throws Problem BACKUP_DAMAGED, BACKUP_INCOMPLETE: at the piece that is wrong, after the ones before it
   */
  records(): AsyncGenerator<BackupRecord>;
}

/** @throws Problem BACKUP_NOT_RECOGNISED, BACKUP_TOO_NEW, BACKUP_DAMAGED, BACKUP_INCOMPLETE, BACKUP_PASSPHRASE_WRONG */
export async function openBackupFile(path: string, passphrase: string): Promise<OpenedBackup> {
  const { header, digest, check, bodyAt } = await readBeginning(path);
  const keys = await deriveBackupKeys(passphrase, header.key, digest);
  if (!isSameCheck(check, keys.check)) throw new Problem('BACKUP_PASSPHRASE_WRONG');
  return { header, records: () => readRecords(path, bodyAt, keys.body) };
}

interface Beginning {
  readonly header: BackupHeader;
  readonly digest: Buffer;
  readonly check: Buffer;
  readonly bodyAt: number;
}

async function readBeginning(path: string): Promise<Beginning> {
  const file = await open(path, 'r');
  try {
    const fixed = await readExactly(file, 0, MAGIC.length + LENGTH_BYTES);
    if (!fixed.subarray(0, MAGIC.length).equals(MAGIC)) throw new Problem('BACKUP_NOT_RECOGNISED', { file: path });
    if (fixed.length < MAGIC.length + LENGTH_BYTES) throw new Problem('BACKUP_INCOMPLETE');
    const headerLength = fixed.readUInt32BE(MAGIC.length);
    if (headerLength > MAX_HEADER_BYTES) throw new Problem('BACKUP_DAMAGED');
    const clear = await readExactly(file, 0, fixed.length + headerLength);
    const proof = await readExactly(file, clear.length, DIGEST_BYTES + CHECK_BYTES);
    if (proof.length < DIGEST_BYTES + CHECK_BYTES) throw new Problem('BACKUP_INCOMPLETE');
    const digest = proof.subarray(0, DIGEST_BYTES);
    if (!digestHeader(clear).equals(digest)) throw new Problem('BACKUP_DAMAGED');
    const header = parseHeader(clear.subarray(fixed.length).toString('utf8'));
    return { header, digest, check: proof.subarray(DIGEST_BYTES), bodyAt: clear.length + proof.length };
  } finally {
    await file.close();
  }
}

/** @returns fewer bytes at the end of the file only */
async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Its digest was right, so what does not fit is of another version and no accident. */
function parseHeader(json: string): BackupHeader {
  const value: unknown = JSON.parse(json);
  const parsed = backupHeader.safeParse(value);
  if (parsed.success) return parsed.data;
  const { formatVersion, softwareVersion } = value as { readonly formatVersion?: unknown; readonly softwareVersion?: unknown };
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION) {
    throw new Problem('BACKUP_TOO_NEW', { version: String(softwareVersion) });
  }
  throw new Problem('BACKUP_DAMAGED');
}

async function* readRecords(path: string, bodyAt: number, key: Buffer): AsyncGenerator<BackupRecord> {
  try {
    const body = await openSealedFile(path, key, bodyAt);
    const plain = pipeline(Readable.from(body.read()), createGunzip(), () => undefined);
    for await (const line of splitLines(plain)) yield JSON.parse(line) as BackupRecord;
  } catch (error) {
    if (!(error instanceof SealedFileError)) throw error;
    throw new Problem(error.isAtEnd ? 'BACKUP_INCOMPLETE' : 'BACKUP_DAMAGED');
  }
}

async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, start)) {
      pieces.push(chunk.subarray(start, end));
      yield Buffer.concat(pieces).toString('utf8');
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) throw new Problem('BACKUP_INCOMPLETE');
}
