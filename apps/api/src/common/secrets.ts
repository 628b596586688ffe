import { createHash, randomBytes } from 'node:crypto';

/** Of what kind a secret is, by its first letter; the database's function `acting()` knows the same letters. */
export const SECRET_KINDS = { session: 's_', token: 't_', job: 'j_', installation: 'i_', link: 'l_' } as const;
export type SecretKind = keyof typeof SECRET_KINDS;

const SECRET_BYTES = 32;

/** 256 random bits: nothing to guess, so a plain hash of it is enough to store. */
export function makeSecret(kind: SecretKind): string {
  return SECRET_KINDS[kind] + randomBytes(SECRET_BYTES).toString('base64url');
}

/** Those bytes in base64url. */
const WRITTEN = /^[\w-]{43}$/;

/**
 * Whether a text that somebody shows can be a secret of a kind at all. Anything else never gets as far as the database, which fails on some
 * texts (a NUL) where the answer is only: nobody's.
 */
export function isSecret(kind: SecretKind, text: string): boolean {
  const start = SECRET_KINDS[kind];
  return text.startsWith(start) && WRITTEN.test(text.slice(start.length));
}

/** What is stored of a secret: its SHA-256, as the database computes it too. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
