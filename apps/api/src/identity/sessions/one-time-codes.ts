import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';

import { hashSecret } from '../../common/secrets.ts';
import { Database } from '../../database/database.ts';

/** As every authenticator app expects them (RFC 6238). */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
const WRITTEN = /^[0-9]{6}$/;
const SECRET_BYTES = 20;
/** Clocks may differ by one step. */
const WINDOW = 1;

const RECOVERY_CODES = 10;
const RECOVERY_CODE_BYTES = 10;
const ISSUER = 'Elektron';

export interface SecondFactorDraft {
  /** For typing, where no camera is at hand. */
  readonly secret: string;
  /** What the picture holds. */
  readonly uri: string;
}

/** The secrets of authenticator apps, which leave this class sealed only, and the codes that belong to them. */
@Injectable()
export class OneTimeCodes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A new secret for somebody's app, and its form for the database. */
  draft(personId: string, email: string): { readonly draft: SecondFactorDraft; readonly sealed: Buffer } {
    const bytes = randomBytes(SECRET_BYTES);
    const secret = secretOf(bytes);
    const sealed = this.#database.keys.seal('second-factor', bytes, personId);
    return { draft: { secret: secret.base32, uri: totpOf(secret, email).toString() }, sealed };
  }

  /** The step of the clock to which a code belongs; null for a wrong one. */
  findStep(personId: string, sealed: Buffer, code: string): number | null {
    const secret = secretOf(this.#database.keys.unseal('second-factor', sealed, personId));
    return findStepOf(secret, code, Date.now());
  }
}

/** @param timestamp milliseconds since 1970 @returns the step of the clock to which a code belongs; null for a wrong one */
export function findStepOf(secret: Secret, code: string, timestamp: number): number | null {
  const token = code.replaceAll(/\s/g, '');
  // The library fails on digits of other scripts, which are more bytes.
  if (!WRITTEN.test(token)) return null;
  const delta = totpOf(secret, '').validate({ token, window: WINDOW, timestamp });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** Codes on paper: sixteen characters in four groups. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = secretOf(randomBytes(RECOVERY_CODE_BYTES)).base32;
    return text.match(/.{4}/g)?.join('-') ?? text;
  });
}

/** What cannot stand in a code, and what somebody reads it as. */
const MISREAD: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '8': 'B' };

/** 80 random bits need no slow hash. */
export function hashRecoveryCode(code: string): Buffer {
  const typed = code.toUpperCase().replaceAll(/[018]/g, (digit) => MISREAD[digit] ?? digit);
  return hashSecret(typed.replaceAll(/[^A-Z2-7]/g, ''));
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret, algorithm: 'SHA1', digits: DIGITS, period: PERIOD_SECONDS });
}
