import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';

import { CHECK_BYTES, type BackupHeader, type KeyCost } from './backup-file-format.ts';

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/**
 * Some tenth of a second for whoever knows the passphrase, and as long for each guess of who does not; the file may lie about for years.
 * Source: RFC 9106, section 4, second recommended option (64 MiB, three passes, four lanes).
 */
export const KEY_COST: KeyCost = { memoryKibibytes: 65_536, passes: 3, lanes: 4 };

export interface BackupKeys {
  /** Of all that is sealed. */
  readonly body: Buffer;
  /** Says whether the passphrase is right. */
  readonly check: Buffer;
}

/** What a new file's key is derived with. */
export function chooseKeyDerivation(cost: KeyCost): BackupHeader['key'] {
  return { function: 'argon2id', ...cost, salt: randomBytes(SALT_BYTES).toString('base64url') };
}

/**
 * @param passphrase as it was typed; the same letters count as the same, however the keyboard composes accents
 * @param headerDigest SHA-256 of the file's beginning, so that a changed header makes another key
 */
export async function deriveBackupKeys(passphrase: string, key: BackupHeader['key'], headerDigest: Buffer): Promise<BackupKeys> {
  // The package's own choice is argon2id; a test compares it with a published value.
  const master = await hashRaw(passphrase.normalize('NFC'), {
    memoryCost: key.memoryKibibytes,
    timeCost: key.passes,
    parallelism: key.lanes,
    outputLen: KEY_BYTES,
    salt: Buffer.from(key.salt, 'base64url'),
  });
  const derive = (purpose: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', master, headerDigest, `elektron/backup/${purpose}`, bytes));
  return { body: derive('body', KEY_BYTES), check: derive('check', CHECK_BYTES) };
}

export function isSameCheck(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

export function digestHeader(beginning: Buffer): Buffer {
  return createHash('sha256').update(beginning).digest();
}
