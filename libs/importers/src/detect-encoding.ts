import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { analyse } from 'chardet';
import { Problem, type Text } from '@elektron/domain';
import { asBuffer, type ByteSource } from './byte-source.ts';

/** Encodings that a table may be written in; the names are those of the platform's TextDecoder, and that of the Greek of DOS. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1253',
  'iso-8859-7',
  'cp737',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'iso-8859-5',
  'koi8-r',
  'windows-1254',
  'iso-8859-9',
  'windows-1257',
] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  /** Length of the byte order mark (bytes), which is no part of the text. */
  readonly markBytes: number;
}

const BYTE_ORDER_MARKS: readonly { readonly mark: Buffer; readonly encoding: TextEncoding }[] = [
  { mark: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'utf-8' },
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
];

/**
 * The encoding of a file: byte order mark; then zero bytes in every other place (UTF-16 without a mark, which a guess by letters calls
 * Western European); then strict UTF-8 over the whole file, because the first Greek name may stand in its last line; then a guess from
 * the words that have letters outside of ASCII (among the Latin headings and codes of a table a few Greek words pass for French).
 * @param head the first bytes of the file
 * @throws Problem FILE_NOT_TEXT for binary data
 */
export async function detectEncoding(source: ByteSource, head: Buffer, fileName: string): Promise<DetectedEncoding> {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => head.subarray(0, mark.length).equals(mark));
  if (marked !== undefined) return { encoding: marked.encoding, markBytes: marked.mark.length };
  const wide = findWideEncoding(head);
  if (wide !== undefined) return { encoding: wide, markBytes: 0 };
  if (countControls(head) > head.length * MAXIMUM_CONTROL_SHARE) throw notText(fileName);
  const foreign = await collectForeignWords(source);
  return { encoding: foreign === undefined ? 'utf-8' : guessEncoding(foreign), markBytes: 0 };
}

/** The problem of a file without letters. */
export function notText(fileName: string): Problem {
  return new Problem('FILE_NOT_TEXT', { file: fileName, found: BINARY_DATA });
}

const BINARY_DATA: Text = { el: 'δυαδικά δεδομένα', en: 'binary data' };

/** Random bytes have a tenth of control characters, text next to none. */
const MAXIMUM_CONTROL_SHARE = 0.01;

const TAB = 9;
const CARRIAGE_RETURN = 13;
const ESCAPE = 27;
const SPACE = 32;

function countControls(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < SPACE && !(byte >= TAB && byte <= CARRIAGE_RETURN) && byte !== ESCAPE) controls += 1;
  }
  return controls;
}

/** In UTF-16 the separators, digits and Latin letters of a table have a zero byte each, always on the same side. */
function findWideEncoding(head: Buffer): TextEncoding | undefined {
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2 === 0 ? 0 : 1] += 1;
  const half = head.length / 2;
  const [even, odd] = zeros;
  if (odd > half * MINIMUM_ZERO_SHARE && even < odd * MAXIMUM_OTHER_SIDE) return 'utf-16le';
  if (even > half * MINIMUM_ZERO_SHARE && odd < even * MAXIMUM_OTHER_SIDE) return 'utf-16be';
  return undefined;
}

/** Even a table of Greek names is at least a fifth separators, digits and line ends. */
const MINIMUM_ZERO_SHARE = 0.2;
const MAXIMUM_OTHER_SIDE = 0.05;

const FOREIGN_BYTES_ENOUGH = 65_536;

/** The words with bytes above ASCII, as many as a guess needs; `undefined` when the whole file is UTF-8. */
async function collectForeignWords(source: ByteSource): Promise<Buffer | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let words = '';
  let isUtf8 = true;
  for await (const piece of source.read()) {
    const chunk = asBuffer(piece);
    if (isUtf8) isUtf8 = decodes(decoder, chunk);
    if (words.length < FOREIGN_BYTES_ENOUGH && !isAscii(chunk)) words += `${findForeignWords(chunk)} `;
    if (!isUtf8 && words.length >= FOREIGN_BYTES_ENOUGH) break;
  }
  if (isUtf8) isUtf8 = decodes(decoder, undefined);
  return isUtf8 ? undefined : Buffer.from(words, 'latin1');
}

/** Letters and bytes above ASCII, as Latin-1 characters. One pattern for both would try a long word anew from each of its letters. */
const WORD = /[A-Za-z\x80-\xff]+/g;
const FOREIGN = /[\x80-\xff]/;

function findForeignWords(chunk: Buffer): string {
  let words = '';
  for (const [word] of chunk.toString('latin1').matchAll(WORD)) {
    if (FOREIGN.test(word)) words += `${word} `;
    if (words.length >= FOREIGN_BYTES_ENOUGH) break;
  }
  return words;
}

/** One more piece (`undefined` = the end) of strict UTF-8. */
function decodes(decoder: TextDecoder, chunk: Buffer | undefined): boolean {
  try {
    if (chunk === undefined) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Names of the guesses that differ from those of TextDecoder; ISO-8859-1 is read as its superset everywhere on the web. */
const ENCODING_OF_GUESS: Readonly<Record<string, TextEncoding>> = { 'iso-8859-1': 'windows-1252' };

function guessEncoding(words: Buffer): TextEncoding {
  if (isDosGreek(words)) return 'cp737';
  const guesses = analyse(words).map(({ name }) => ENCODING_OF_GUESS[name.toLowerCase()] ?? name.toLowerCase());
  const guess = TEXT_ENCODINGS.find((encoding) => encoding === guesses.find(isSingleByteEncoding)) ?? 'windows-1252';
  return guess === 'iso-8859-7' || guess === 'windows-1253' ? decideGreek(words) : guess;
}

/** Not UTF-8 any more, and the East Asian guesses are noise for a European table. */
function isSingleByteEncoding(name: string): boolean {
  return !name.startsWith('utf') && (TEXT_ENCODINGS as readonly string[]).includes(name);
}

/** Where DOS has the Greek letters without accents: α to ω, without that last one. */
const DOS_LETTERS = { first: 0x80, last: 0xaf } as const;
const MINIMUM_DOS_SHARE = 0.6;

/**
 * In Windows and ISO these are signs that stand alone. A Western word of DOS has one or two of them among ASCII letters, a Greek one hardly
 * anything else. (Cyrillic of DOS has its letters there too; no table in it is read.)
 */
function isDosGreek(words: Buffer): boolean {
  const letters = words.filter((byte) => byte !== SPACE);
  const dosLetters = letters.filter((byte) => byte >= DOS_LETTERS.first && byte <= DOS_LETTERS.last);
  return letters.length > 0 && dosLetters.length > letters.length * MINIMUM_DOS_SHARE;
}

const ALPHA_TONOS_WINDOWS = 0xa2;
const ALPHA_TONOS_ISO = 0xb6;

/** The two Greek encodings differ in the capital Ά: A2 in Windows, B6 in ISO. Windows is the far more common. */
function decideGreek(bytes: Buffer): TextEncoding {
  let windows = 0;
  let iso = 0;
  for (const byte of bytes) {
    if (byte === ALPHA_TONOS_WINDOWS) windows += 1;
    else if (byte === ALPHA_TONOS_ISO) iso += 1;
  }
  return iso > windows ? 'iso-8859-7' : 'windows-1253';
}
