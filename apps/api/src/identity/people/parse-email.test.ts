import { describe, expect, it } from '@jest/globals';

import { parseEmail, toAddress } from './parse-email.ts';

describe('an address', () => {
  it.each([
    ['Maria.Papadopoulou@Volos.GR', 'maria.papadopoulou@volos.gr'],
    ['  a@b ', 'a@b'],
    ["o'neill+roads@city.example", "o'neill+roads@city.example"],
    // As mail servers know the domain.
    ['info@Δρόμοι.ελ', 'info@xn--pxakimi0e.xn--qxam'],
    ['info@xn--pxakimi0e.xn--qxam', 'info@xn--pxakimi0e.xn--qxam'],
  ])('is stored in one form: %s', (text, expected) => {
    expect(parseEmail(text)).toBe(expected);
    // And found by it however it is typed.
    expect(toAddress(text)).toBe(expected);
    expect(toAddress(toAddress(text))).toBe(toAddress(text));
  });

  it.each([
    '',
    'a',
    '@b.gr',
    'a@',
    'a b@c.gr',
    'a@b@c.gr',
    // What would end a header of a letter, or name somebody else in it.
    'a@b.gr\r\nBcc: all@b.gr',
    'a@b.gr\nSubject: x',
    'a,b@c.gr',
    'x<attacker@evil.example>',
    '"a"@b.gr',
    'a@b.gr,c',
    'a\u0000@b.gr',
    'a@b .gr',
    'a@b/c.gr',
    'a@b.gr?x',
    'a@b.gr:25',
    'a@127.0.0.1',
    'a@2130706433',
    'a@0x7f.1',
    'a@[127.0.0.1]',
    'a@-b.gr',
    'a@b-.gr',
    'a@b..gr',
    // Letters that look like others, or become others in small letters.
    'mi\u212ae@volos.gr',
    'mаria@volos.gr',
    'μαρία@volos.gr',
    'ı@volos.gr',
    'a\u202e@b.gr',
    `${'a'.repeat(65)}@b.gr`,
    `a@${'b'.repeat(64)}.gr`,
    `a@${'b.'.repeat(130)}gr`,
    'a@b.gr'.padEnd(100_000, 'x'),
  ])('is none: %j', (text) => {
    expect(() => parseEmail(text)).toThrow('INPUT_INVALID');
  });

  it('of another person is never made of a sign that looks like theirs', () => {
    const look = ['mi\u212ae@volos.gr', 'mİke@volos.gr', 'mіke@volos.gr', 'ｍike@volos.gr'];
    for (const text of look) expect(toAddress(text)).not.toBe('mike@volos.gr');
  });
});
