import { hash } from 'node:crypto';

/** Hexadecimal digits of a UUID, of the 64 that SHA-256 gives. */
const UUID_DIGITS = 32;

/**
 * The id of a record, from whose it is and what its source calls it: a file delivered twice names the same records, and no shared sequence
 * tells one organisation how much another imports.
 * @param formatId of the import format; two sources may use the same numbers
 * @returns the first 16 bytes of the SHA-256 of `organisation|format|source record`, written as a UUID
 */
export function recordIdOf(organisationId: string, formatId: string, sourceRecordId: string): string {
  const digits = hash('sha256', `${organisationId}|${formatId}|${sourceRecordId}`, 'hex').slice(0, UUID_DIGITS);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
