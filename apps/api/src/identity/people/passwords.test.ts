import { describe, expect, it } from '@jest/globals';

import { hashPassword, isPassword, requireGoodPassword } from './passwords.ts';

const ABOUT = ['maria.papadopoulou@volos.gr', 'Μαρία Παπαδοπούλου'];

describe('the rule on passwords', () => {
  it.each([
    'four unrelated words',
    'σωστό άλογο μπαταρία',
    'Tr0ub4dor&3-is-enough',
    'correcthorsebattery',
    'b7J-kx2-Qpw-9zM',
    '🚲🚸🛑🚦🚧🛣️ road safety',
  ])('takes %s', (password) => {
    expect(() => requireGoodPassword(password, ABOUT)).not.toThrow();
  });

  it.each(['', 'short', 'elevenchars', 'άάάάάάάάάάά', '🚲🚸🛑🚦🚧🛣'])('finds %j too short', (password) => {
    expect(() => requireGoodPassword(password, ABOUT)).toThrow('PASSWORD_TOO_SHORT');
  });

  it('counts characters as they are typed, however a keyboard puts them together', () => {
    const twelve = 'άέήίόύώΐΰϊϋψ';
    expect(() => requireGoodPassword(twelve.normalize('NFD'), ABOUT)).not.toThrow();
    // Eleven characters stay eleven when each is sent in two parts.
    expect(() => requireGoodPassword('άέήίόύώΐΰϊϋ'.normalize('NFD'), ABOUT)).toThrow('PASSWORD_TOO_SHORT');
  });

  it.each([
    'passwordpassword',
    'password1234',
    'Password2026!',
    'P\u00e1ssw\u00f6rd123456',
    '123456789012',
    '098765432109',
    'qwertyuiop12',
    'poiuytrewq!!',
    'asdfghjklzxcvbnm',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abababababab',
    'κωδικός12345',
    'ΚΩΔΙΚΟΣΚΩΔΙΚΟΣ',
    'ασδφγηξκλ123',
    'elektron2026',
    // What the person is called by.
    'Papadopoulou1',
    'παπαδοπούλου!!',
    'maria.papadopoulou@volos.gr',
  ])('finds %s easy to guess', (password) => {
    expect(() => requireGoodPassword(password, ABOUT)).toThrow('PASSWORD_TOO_COMMON');
  });

  it('refuses what is too long to be meant, before it does anything with it', () => {
    const before = process.cpuUsage();
    expect(() => requireGoodPassword('four unrelated words '.repeat(50_000), ABOUT)).toThrow('INPUT_INVALID');
    // Work and not time: a busy machine takes its time for anything.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

describe('a stored password', () => {
  it('is argon2id with the costs that OWASP names, and salted anew each time', async () => {
    const [first, second] = await Promise.all([hashPassword('four unrelated words'), hashPassword('four unrelated words')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it('is right for itself alone', async () => {
    const stored = await hashPassword('four unrelated words');
    expect(await isPassword(stored, 'four unrelated words')).toBe(true);
    expect(await isPassword(stored, 'four unrelated word')).toBe(false);
    expect(await isPassword(stored, '')).toBe(false);
    expect(await isPassword(null, 'nobody has this password')).toBe(false);
  });

  it('is right from every keyboard', async () => {
    const stored = await hashPassword('ά σωστό άλογο μπαταρία'.normalize('NFC'));
    expect(await isPassword(stored, 'ά σωστό άλογο μπαταρία'.normalize('NFD'))).toBe(true);
  });

  it('is not right for what only begins with it, however long', async () => {
    const longest = 'Ab1-'.repeat(50);
    const stored = await hashPassword(longest);
    expect(await isPassword(stored, longest)).toBe(true);
    expect(await isPassword(stored, longest + 'x')).toBe(false);
    expect(await isPassword(stored, longest.repeat(10_000))).toBe(false);
  });
});
