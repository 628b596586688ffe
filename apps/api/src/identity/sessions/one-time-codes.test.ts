import { describe, expect, it } from '@jest/globals';
import { Secret } from 'otpauth';

import { findStepOf, hashRecoveryCode, makeRecoveryCodes } from './one-time-codes.ts';

/** RFC 6238, appendix B: SHA-1, eight digits, of which an app shows the last six. */
const SECRET = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer });
const VECTORS: readonly (readonly [seconds: number, code: string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

describe('a one-time code', () => {
  it.each(VECTORS)('is that of RFC 6238 at %d seconds', (seconds, code) => {
    expect(findStepOf(SECRET, code.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it.each(VECTORS)('counts one step earlier and later, and no more (at %d seconds)', (seconds, code) => {
    const step = Math.floor(seconds / 30);
    const at = (steps: number): number | null => findStepOf(SECRET, code.slice(2), (seconds + 30 * steps) * 1000);
    // The step is that of the code, whenever it is shown.
    expect([at(-1), at(0), at(1)]).toEqual([step, step, step]);
    expect([at(-2), at(2), at(1_000)]).toEqual([null, null, null]);
  });

  it('may be typed in two groups', () => {
    expect(findStepOf(SECRET, ' 287 082', 59_000)).toBe(1);
  });

  it.each(['', '28708', '2870821', '28708２', '0x46172', '287082'.repeat(10_000), '-87082', '94287082'])('is none: %j', (code) => {
    expect(findStepOf(SECRET, code, 59_000)).toBeNull();
  });
});

describe('recovery codes', () => {
  it('are ten different ones of eighty bits', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
  });

  it('may be typed as one reads them', () => {
    const stored = hashRecoveryCode('ABOI-2345-WXYZ-BOIB');
    for (const typed of ['aboi 2345 wxyz boib', '  ABOI2345WXYZBOIB', 'AB01-2345-WXYZ-801B'])
      expect(hashRecoveryCode(typed)).toEqual(stored);
    expect(hashRecoveryCode('ABOI-2345-WXYZ-BOIC')).not.toEqual(stored);
  });
});
