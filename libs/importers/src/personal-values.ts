/*
 * Values that look like a person's identity, for columns whose heading does not tell. A pattern must be narrow rather than complete: a whole
 * column is dropped for it, and record numbers, road numbers and codes must not be taken for it.
 */

/** What a value can be. */
export const IDENTITY_KINDS = ['plate', 'amka', 'afm', 'identity-card', 'phone', 'email'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Greek plates have only letters that look alike in both alphabets: three of them and up to four digits. */
const PLATE = /^[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧABEZHIKMNOPTYX]{3}[\s-]{0,2}[1-9]\d{0,3}$/;
/** In Greek letters: in Latin ones it would be a British grid reference as well. */
const IDENTITY_CARD = /^[Α-Ω]{1,2}[\s-]?\d{6}$/;
/** Area codes begin with 21 to 28, mobile numbers with 69. With a country code in front any number is one. */
const GREEK_PHONE = /^(?:(?:\+|00)30)?(?:2[1-8]\d{8}|69\d{8})$/;
const FOREIGN_PHONE = /^(?:\+|00)[1-9]\d{7,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u;

const PATTERNS: Readonly<Record<IdentityKind, (value: string) => boolean>> = {
  plate: (value) => PLATE.test(value.toUpperCase()),
  amka: isAmka,
  afm: isAfm,
  'identity-card': (value) => IDENTITY_CARD.test(value.toUpperCase()),
  phone: isPhone,
  email: (value) => EMAIL.test(value),
};

/** What kind of identity a value looks like; `undefined` for none. */
export function findIdentityKind(value: string): IdentityKind | undefined {
  return IDENTITY_KINDS.find((kind) => PATTERNS[kind](value));
}

/** Digits in groups; a single point or comma makes a number of it (eastings of Finland and of Web Mercator begin with 25 and 26). */
function isPhone(value: string): boolean {
  if (/^\d+[.,]\d+$/.test(value)) return false;
  const digits = value.replace(/[\s./()-]/g, '');
  return GREEK_PHONE.test(digits) || FOREIGN_PHONE.test(digits);
}

/**
 * The Greek social security number: day, month and year of birth, four digits, a check digit (Luhn). A record number that begins with a year
 * (20091234567) can pass for a birth on the 20th, so such a one must have the check digit too.
 */
function isAmka(value: string): boolean {
  const match = /^(\d\d)(\d\d)\d{7}$/.exec(value);
  if (match === null) return false;
  const [day, month] = [Number(match[1]), Number(match[2])];
  const isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDate && (hasLuhnDigit(value) || !/^(?:19|20)/.test(value));
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The Greek tax number: eight digits weighted by powers of two, and the remainder by eleven. */
function isAfm(value: string): boolean {
  const digits = /^(?:EL)?(\d{9})$/.exec(value)?.[1];
  if (digits === undefined || /^0+$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 8; place++) sum += Number(digits[place]) * 2 ** (8 - place);
  return (sum % 11) % 10 === Number(digits[8]);
}
