import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';

/*
 * Files that nobody can read or change without the key, written and read in a stream. The construction is STREAM (Hoang, Reyhanitabar,
 * Rogaway and Vizár 2015), in the parameters of the file format age: records of 64 KiB under AES-256-GCM, the nonce counts them, and the
 * last one says that it is the last. So a file that was cut, continued, reordered or put in another's place does not open.
 *
 *   magic, 8 bytes | salt, 32 bytes | record | record | …        record: at most 64 KiB of ciphertext, 16 bytes of tag
 *
 * Each file has a key of its own, from the key given and its random salt (HKDF-SHA-256); nonces can therefore begin at zero in each.
 */

const MAGIC = Buffer.from('ELKSEAL1');
const SALT_BYTES = 32;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const RECORD_BYTES = 65_536;
const TAG_BYTES = 16;
const SEALED_RECORD_BYTES = RECORD_BYTES + TAG_BYTES;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const COUNTER_BYTES = 6;
const ALGORITHM = 'aes-256-gcm';

/** The file was changed, cut, replaced by another one, or was never sealed with this key. */
export class SealedFileError extends Error {
  override readonly name = 'SealedFileError';
  /** It is the end that is missing or wrong: most likely the file was not copied whole. */
  readonly isAtEnd: boolean;

  constructor(message: string, { isAtEnd = false, cause }: { readonly isAtEnd?: boolean; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.isAtEnd = isAtEnd;
  }
}

/** What a sealed file holds. */
export interface SealedFile {
  /** Length of what was sealed (bytes). */
  readonly size: number;
  /**
   * What was sealed, in pieces, from the start; every call begins anew. A piece is given only after it was found to be genuine; whether the
   * file is whole is known at its end.
   * @throws SealedFileError in the midst of it
   */
  read(): AsyncIterable<Buffer>;
}

/** Seals what is piped through it. @param key 32 bytes, for this file or for a few: whoever has it can open them */
export function sealingStream(key: Uint8Array): Transform {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = deriveFileKey(key, salt);
  // The last record is sealed as such, so one is kept back until it is known whether another follows.
  const waiting = Buffer.allocUnsafe(RECORD_BYTES);
  let filled = 0;
  let record = 0;
  let begun = false;
  const begin = (stream: Transform): void => {
    if (!begun) stream.push(Buffer.concat([MAGIC, salt]));
    begun = true;
  };
  return new Transform({
    transform(this: Transform, piece: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      begin(this);
      for (let taken = 0; taken < piece.length;) {
        if (filled === RECORD_BYTES) {
          this.push(sealRecord(fileKey, record++, false, waiting));
          filled = 0;
        }
        const copied = piece.copy(waiting, filled, taken, taken + RECORD_BYTES - filled);
        filled += copied;
        taken += copied;
      }
      done();
    },
    flush(this: Transform, done: TransformCallback) {
      begin(this);
      this.push(sealRecord(fileKey, record, true, waiting.subarray(0, filled)));
      done();
    },
  });
}

/**
 * @param path of a file that was sealed
 * @param key the one that it was sealed with
 * @param start where in the file it begins, after something else (bytes)
 * @throws SealedFileError for a file that is none; the file system's error where there is no file
 */
export async function openSealedFile(path: string, key: Uint8Array, start = 0): Promise<SealedFile> {
  const file = await open(path);
  try {
    const size = (await file.stat()).size - start;
    const { plainBytes } = layoutOf(size);
    return { size: plainBytes, read: () => readRecords(path, key, start, size) };
  } finally {
    await file.close();
  }
}

async function* readRecords(path: string, key: Uint8Array, begin: number, sealedBytes: number): AsyncGenerator<Buffer, void, void> {
  const { records } = layoutOf(sealedBytes);
  const file = await open(path);
  try {
    const header = await readExactly(file, begin, HEADER_BYTES);
    if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new SealedFileError('This is no sealed file.');
    const fileKey = deriveFileKey(key, header.subarray(MAGIC.length));
    for (let record = 0; record < records; record++) {
      const start = HEADER_BYTES + record * SEALED_RECORD_BYTES;
      const sealed = await readExactly(file, begin + start, Math.min(SEALED_RECORD_BYTES, sealedBytes - start));
      const plain = openRecord(fileKey, record, record === records - 1, sealed);
      if (plain.length > 0) yield plain;
    }
  } finally {
    await file.close();
  }
}

/** How many records a file of some length has, and how much was sealed in them. @throws SealedFileError for a length that none has */
function layoutOf(sealedBytes: number): { readonly records: number; readonly plainBytes: number } {
  const body = sealedBytes - HEADER_BYTES;
  const records = Math.ceil(body / SEALED_RECORD_BYTES);
  const lastRecord = body - (records - 1) * SEALED_RECORD_BYTES;
  // Only the one record of an empty file is empty.
  const least = records === 1 ? TAG_BYTES : TAG_BYTES + 1;
  if (records < 1 || lastRecord < least) throw new SealedFileError('The file is cut short, or was never sealed.', { isAtEnd: true });
  return { records, plainBytes: body - records * TAG_BYTES };
}

async function readExactly(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let read = 0; read < length;) {
    const { bytesRead } = await file.read(buffer, read, length - read, start + read);
    if (bytesRead === 0) throw new SealedFileError('The file became shorter while it was read.', { isAtEnd: true });
    read += bytesRead;
  }
  return buffer;
}

function deriveFileKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'elektron/sealed-file', KEY_BYTES));
}

/** The record's number, and 1 at the end for the last. */
function nonceOf(record: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(record, NONCE_BYTES - 1 - COUNTER_BYTES, COUNTER_BYTES);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

function sealRecord(fileKey: Buffer, record: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, fileKey, nonceOf(record, isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openRecord(fileKey: Buffer, record: number, isLast: boolean, sealed: Buffer): Buffer {
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, fileKey, nonceOf(record, isLast), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plain = decipher.update(sealed.subarray(0, tagAt));
  try {
    decipher.final();
    return plain;
  } catch (cause) {
    throw new SealedFileError(`Record ${record + 1} was changed, is out of place, or was sealed with another key.`, {
      isAtEnd: isLast,
      cause,
    });
  }
}
