import { foldLetters } from './fold-street-name.ts';

/** A number on a street: «12», «12Α», «12-14», and with a block before it ("185-11"). */
export interface HouseNumber {
  /** One text for all spellings of the number. */
  readonly text: string;
  readonly first: number;
  /** The second number of a range or behind a block. */
  readonly last: number | null;
  readonly letter: string | null;
  /** «έναντι 12»: on the other side of the street. */
  readonly opposite: boolean;
}

const NUMBER = /^(\d{1,5})(?:\s*[-–/]\s*(\d{1,4}))?\s*([a-zα-ω])?$/u;
const BEFORE_NUMBER =
  /^(?:(?:στο\s+)?υψοσ\s+)?(?:(?:στον|στο|του|ston|sto|tou)\s+)?(?:αρ|αριθμοσ|αριθμου|αριθμο|αριθ|νο|no|nr|ar|arithmos|#)?[.:]?\s*(?=\d)/u;
const OPPOSITE = /^(?:απεναντι|εναντι|apenanti|enanti|opposite|opp)\.?\s*(?:απο\s+|apo\s+)?(?:το\s+|τον\s+|του\s+|στο\s+|tou\s+)?/u;

/** Letters of house numbers are written in either alphabet. */
const LATIN_OF_GREEK: Readonly<Record<string, string>> = { α: 'a', β: 'b', γ: 'c', δ: 'd', ε: 'e' };

/** `null` where the text is no number of a house. */
export function parseHouseNumber(text: string): HouseNumber | null {
  const folded = foldLetters(text);
  const plain = folded.replace(OPPOSITE, '').replace(BEFORE_NUMBER, '').trim();
  const match = NUMBER.exec(plain);
  if (match === null) return null;
  const [, first = '', last, letter] = match;
  const named = letter === undefined ? null : (LATIN_OF_GREEK[letter] ?? letter);
  return {
    text: `${Number(first)}${last === undefined ? '' : `-${Number(last)}`}${named ?? ''}`,
    first: Number(first),
    last: last === undefined ? null : Number(last),
    letter: named,
    opposite: OPPOSITE.test(folded),
  };
}

/** Where a number stands among the numbers of its street: a block before the house ("185-11") counts first. */
export const positionOfNumber = ({ first, last }: HouseNumber): number => first * 10_000 + (last ?? 0);

/** Even and odd numbers stand on different sides. */
export const sideOfNumber = ({ first, last }: HouseNumber): number => (last ?? first) % 2;
