import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** THE purposes. A key of one tells nothing of another's, and what is sealed for one purpose opens for no other. */
export const KEY_PURPOSES = [
  'database',
  'jobs',
  'second-factor',
  'uploads',
  'documents',
  'audit',
  'audit-values',
  'sign-in-state',
  'rate-limits',
  'subject-erasures',
  'subject-exports',
] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** What was sealed was changed, or with another key or for another purpose. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

/** Derives the installation's keys from its one secret (HKDF-SHA-256), and seals with them (AES-256-GCM). */
export class KeyRing {
  readonly #master: string;
  readonly #keys = new Map<KeyPurpose, Buffer>();

  /** @param master the installation's secret key; its length is the environment's to check */
  constructor(master: string) {
    this.#master = master;
  }

  /** 32 bytes, always the same for a purpose. */
  derive(purpose: KeyPurpose): Buffer {
    const known = this.#keys.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.#master, '', `elektron/${purpose}`, KEY_BYTES));
    this.#keys.set(purpose, key);
    return key;
  }

  /** HMAC-SHA-256 with the key of a purpose. */
  authenticate(purpose: KeyPurpose, message: string | Uint8Array): Buffer {
    return createHmac('sha256', this.derive(purpose)).update(message).digest();
  }

  /**
   * Encrypts, so that it can neither be read nor changed without the key.
   * @param context what it belongs to (say, a person's id): sealed for one, it does not open for another
   */
  seal(purpose: KeyPurpose, plain: Uint8Array, context = ''): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.derive(purpose), nonce).setAAD(Buffer.from(context));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws UnsealError */
  unseal(purpose: KeyPurpose, sealed: Uint8Array, context = ''): Buffer {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new UnsealError('too short');
    const tagAt = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.derive(purpose), sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(tagAt));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
    } catch (cause) {
      throw new UnsealError('not sealed by this installation for this', { cause });
    }
  }
}
