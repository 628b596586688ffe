import { Problem } from '@elektron/domain';
import { hash, verify, type Options } from '@node-rs/argon2';

/** Length is what makes a password hard to guess; rules on its characters only make it hard to remember (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_MINIMUM = 12;
/** Long enough for any sentence, short enough that nobody keeps the server busy with it. */
const PASSWORD_MAXIMUM = 200;
/** A letter and its accents may be typed as several characters. */
const MOST_PARTS = 4;

/** OWASP's first choice for argon2id, which is the package's own choice among its kin: 19 MiB, two passes, one lane. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Long enough by what is put behind them, and tried first all the same. */
const COMMON: readonly string[] = [
  ...['password', 'passwort', 'passw0rd', 'admin', 'administrator', 'letmein', 'welcome', 'iloveyou', 'changeme', 'elektron'],
  ...['kodikos', 'κωδικοσ', 'ηλεκτρον', 'kalimera', 'καλημερα', 'ελλαδα', 'hellas', 'greece'],
];

/** Rows of the keyboard, the alphabet and the digits: walking along them is no choice. */
const ROWS: readonly string[] = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  ';ςερτυθιοπ',
  'ασδφγηξκλ',
  'ζχψωβνμ',
  '1234567890',
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'αβγδεζηθικλμνξοπρστυφχψω',
];
const SHORTEST_WALK = 3;
/** So many different characters must be left when what everybody tries is taken away. */
const FEWEST_OWN_CHARACTERS = 6;
const SHORTEST_NAME = 4;

/**
 * @param about what the person is called by: their address and name
 * @throws Problem PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, INPUT_INVALID
 */
export function requireGoodPassword(password: string, about: readonly string[]): void {
  if (password.length > PASSWORD_MAXIMUM) throw new Problem('INPUT_INVALID', { field: 'password', value: `> ${PASSWORD_MAXIMUM}` });
  if (Array.from(toTyped(password)).length < PASSWORD_MINIMUM) throw new Problem('PASSWORD_TOO_SHORT', { minimum: PASSWORD_MINIMUM });
  const names = about.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u)).filter((name) => name.length >= SHORTEST_NAME);
  const rest = withoutWalks([...COMMON, ...names].reduce((left, word) => left.replaceAll(word, ''), fold(password)));
  if (new Set(rest).size < FEWEST_OWN_CHARACTERS) throw new Problem('PASSWORD_TOO_COMMON');
}

export function hashPassword(password: string): Promise<string> {
  return hash(toTyped(password), OPTIONS);
}

let nobody: Promise<string> | undefined;

/**
 * Takes as long for somebody who is not there, or who has no password, as for a wrong password.
 * @param stored null where there is none
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), toTyped(password.slice(0, PASSWORD_MAXIMUM * MOST_PARTS)));
  return stored !== null && matches;
}

/** One keyboard writes ά as one character, another as two (NIST SP 800-63B, 5.1.1.2: normalise before hashing). */
function toTyped(password: string): string {
  return password.normalize('NFKC');
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
}

/** Takes away each longest walk along a row, in either direction. */
function withoutWalks(text: string): string {
  const characters = Array.from(text);
  let left = '';
  for (let start = 0; start < characters.length;) {
    const length = Math.max(...WALKS.map((row) => walkLength(characters, start, row)));
    if (length < SHORTEST_WALK) left += characters[start] ?? '';
    start += length < SHORTEST_WALK ? 1 : length;
  }
  return left;
}

const WALKS = ROWS.map((row) => Array.from(row, fold)).flatMap((row) => [row, row.toReversed()]);

function walkLength(characters: readonly string[], start: number, row: readonly string[]): number {
  const from = row.indexOf(characters[start] ?? '');
  let length = 0;
  while (from >= 0 && from + length < row.length && characters[start + length] === row[from + length]) length++;
  return length;
}
