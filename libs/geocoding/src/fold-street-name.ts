import { phoneticWord } from './phonetic-word.ts';
import {
  ENGLISH_KINDS,
  JOINING_WORDS,
  KIND_OF_WORD,
  LEADING_WORDS,
  MONTH_BEGINNING,
  STREET_WORDS,
  WORD_OF_SPELLING,
  type StreetKind,
} from './street-words.ts';

/** One word of a name, folded; `cut` where the writer put a point behind it or left a single letter. */
export interface NameWord {
  readonly text: string;
  readonly sound: string;
  readonly cut: boolean;
}

/** A street name as names are compared. */
export interface FoldedName {
  readonly written: string;
  readonly kind: StreetKind | null;
  readonly words: readonly NameWord[];
  /** The words without the kind: equal for all spellings that differ in capitals, accents, customary abbreviations and ordinals. */
  readonly key: string;
  /** The same by sound, in either alphabet. */
  readonly soundKey: string;
}

/** Letters that look alike in both alphabets: a Greek word with a Latin A in it is a Greek word. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'α',
  b: 'β',
  e: 'ε',
  h: 'η',
  i: 'ι',
  k: 'κ',
  m: 'μ',
  n: 'ν',
  o: 'ο',
  p: 'ρ',
  t: 'τ',
  x: 'χ',
  y: 'υ',
  z: 'ζ',
  v: 'ν',
  u: 'υ',
};

const DIRECTIONS: Readonly<Record<string, string>> = { e: 'east', w: 'west', n: 'north', s: 'south' };

/** «Γ΄ Σεπτεμβρίου». */
const GREEK_NUMERALS = ['α', 'β', 'γ', 'δ', 'ε', 'στ', 'ζ', 'η', 'θ', 'ι'];

/** The kinds that are two words with each other, as one. */
const TWO_WORD_KINDS: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/(?<![\p{L}.])ε\.\s*ο\.?(?=[^\p{L}]|$)/gu, ' εο '],
  [/(?<![\p{L}.])([πν])\.\s*ε\.\s*ο\.?(?=[^\p{L}]|$)/gu, ' $1.εο '],
  [/(?<!\p{L})(?:εθν(?:ικη[σ]?|ικου)?)\.?\s*οδ(?:ο[συ]|\.|(?=\s))/gu, ' εθνικηοδοσ '],
  [/(?<!\p{L})(?:επαρχ(?:ιακη[σ]?|ιακου)?|επ)\.?\s*οδ(?:ο[συ]|\.|(?=\s))/gu, ' επαρχιακηοδοσ '],
  [/\bethniki\s+odos\b/g, ' ethnikiodos '],
  [/\beparchiaki\s+odos\b/g, ' eparchiakiodos '],
];

/**
 * Reads a street name for comparison.
 * @param asInitial whether a single letter in front is a first name («Λ. Κατσώνη») and no kind («Λ. Κηφισίας»)
 */
export function foldStreetName(written: string, asInitial = false): FoldedName {
  const tokens = dropLeading(splitWords(foldLetters(written)));
  const { kind, rest } = takeKind(tokens.map(expandToken), asInitial);
  const words = rest.map(({ text, cut }) => ({ text, cut, sound: phoneticWord(text) }));
  const join = (of: (word: NameWord) => string): string => words.map(of).join(' ');
  return { written, kind, words, key: join((word) => word.text), soundKey: join((word) => word.sound) };
}

/** Whether the single letter that a name begins with could be a first name as well as a kind. */
export const beginsWithLetterOfKind = (written: string): boolean => /^\s*(?:λ|l)\.\s*\p{L}/iu.test(written);

/** Lower case, no accents, one sigma, ordinals as numbers, one alphabet in a word. */
export function foldLetters(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/\([^)]*\)?/g, ' ');
  const oneAlphabet = plain.replace(/[\p{L}]+/gu, (word) =>
    /\p{Script=Greek}/u.test(word) ? word.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter) : word,
  );
  return oneAlphabet
    .replace(/(?<=\d)(?:\s?(?:ησ|η|οσ|ου|ον|ο)|hs|is|os|ou|st|nd|rd|th)(?![\p{L}\d])\.?/gu, ' ')
    .replace(/(?<!\p{L})(στ|[αβγδεζηθι])\s?[΄ʹ'’´](?=\s*\p{L})/gu, (_, letter: string) => ` ${GREEK_NUMERALS.indexOf(letter) + 1} `)
    .trim();
}

interface Token {
  readonly text: string;
  readonly cut: boolean;
}

function splitWords(folded: string): Token[] {
  let text = folded;
  for (const [pattern, by] of TWO_WORD_KINDS) text = text.replace(pattern, by);
  text = text.replace(/(?<!\p{L})([πν])\.εο/gu, (_, age: string) => ` εο ${age === 'π' ? 'παλαια' : 'νεα'} `);
  text = text.replace(
    /(?<!\p{L})(παλαια[σ]?|παλ\.|νεα[σ]?)\s+(εο|εθνικηοδοσ)(?!\p{L})/gu,
    (_, age: string) => ` εο ${age.startsWith('π') ? 'παλαια' : 'νεα'} `,
  );
  const all = text.replace(/['’΄´`]/g, '').match(/κων\/[\p{L}]+|αυτ\/μοσ|[\p{L}\d]+\.?/gu) ?? [];
  const tokens = all.filter((token) => !JOINING_WORDS.has(token));
  return tokens.map((token) => {
    const word = token.replace(/\.$/, '');
    return { text: word, cut: token.endsWith('.') || (/^\p{L}$/u.test(word) && tokens.length > 1) };
  });
}

/** «επί της οδού Ερμού» is «Ερμού», but a name of such words alone stays. */
function dropLeading(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(({ text }) => !LEADING_WORDS.has(text) && !STREET_WORDS.has(text));
  if (first < 0) return tokens;
  const rest = tokens.slice(first);
  const last = rest.at(-1);
  return rest.length > 1 && last !== undefined && /^(?:οδοσ|οδου|odos)$/.test(last.text) ? rest.slice(0, -1) : rest;
}

function expandToken(token: Token): Token {
  const word = WORD_OF_SPELLING.get(token.text);
  if (word !== undefined) return { text: word, cut: false };
  return /^0+\d/.test(token.text) ? { text: token.text.replace(/^0+/, ''), cut: false } : token;
}

/** Takes the kind off: English ones stand last, Greek ones mostly first, and "Avenue U" and «Κηφισίας Λεωφ.» are there too. */
function takeKind(tokens: readonly Token[], asInitial: boolean): { kind: StreetKind | null; rest: readonly Token[] } {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (tokens.length < 2 || first === undefined || last === undefined) return { kind: null, rest: tokens };
  if (!asInitial && first.cut && /^[λl]$/.test(first.text)) return { kind: 'avenue', rest: tokens.slice(1) };
  const trailing = englishKindAtEnd(tokens);
  if (trailing !== null) return { kind: trailing, rest: expandInner(expandDirection(tokens.slice(0, -1))) };
  const leading = first.text === 'pl' ? 'square' : KIND_OF_WORD.get(first.text);
  if (leading !== undefined) return { kind: leading, rest: withoutStreetWord(tokens.slice(1)) };
  const behind = KIND_OF_WORD.get(last.text);
  if (behind !== undefined) return { kind: behind, rest: tokens.slice(0, -1) };
  return { kind: null, rest: expandInner(expandDirection(tokens)) };
}

/** "St" and "Pl" at the end only: before a name they are a saint and a square. */
function englishKindAtEnd(tokens: readonly Token[]): StreetKind | null {
  const last = tokens.at(-1)!.text;
  const kind = last === 'st' ? 'street' : last === 'pl' ? 'place' : KIND_OF_WORD.get(last);
  return kind !== undefined && ENGLISH_KINDS.has(kind) && /^[a-z]+$/.test(last) ? kind : null;
}

const withoutStreetWord = (tokens: readonly Token[]): readonly Token[] =>
  tokens.length > 1 && STREET_WORDS.has(tokens[0]!.text) ? tokens.slice(1) : tokens;

/** "E 78 St", "Pelham Pkwy S": a letter beside a number or at the end of an English name is a direction; before a name it may be a first name. */
function expandDirection(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  const before = first === undefined ? undefined : DIRECTIONS[first.text];
  if (before !== undefined && second !== undefined && /^\d+$/.test(second.text)) {
    return [{ text: before, cut: false }, ...tokens.slice(1)];
  }
  const last = tokens.at(-1);
  const behind = last === undefined ? undefined : DIRECTIONS[last.text];
  const kindBefore = tokens.length > 2 && KIND_OF_WORD.has(tokens.at(-2)!.text);
  return behind !== undefined && kindBefore ? [...tokens.slice(0, -1), { text: behind, cut: false }] : tokens;
}

/** Inside a name a kind is a word of it, in one spelling ("Pelham Pkwy South"). */
function expandInner(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, i) => {
    const kind = i > 0 && /^[a-z]+$/.test(token.text) ? KIND_OF_WORD.get(token.text) : undefined;
    if (i === 0 && token.text === 'st' && tokens.length > 1) return { text: 'saint', cut: false };
    return kind === undefined ? token : { text: kind, cut: false };
  });
}

/** Whether a name begins with a number that is part of it: a day of a month, or a numbered street. */
export function beginsWithNumberOfName(folded: string): boolean {
  const rest = /^\d+\s+(.*)$/.exec(folded)?.[1];
  if (rest === undefined) return false;
  return MONTH_BEGINNING.test(rest) || (/^(?:[a-z]+)$/.test(rest) && englishKindAtEnd([{ text: rest, cut: false }]) !== null);
}
