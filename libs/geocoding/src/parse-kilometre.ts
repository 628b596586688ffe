import { foldLetters } from './fold-street-name.ts';

/** A position along a road, and what is left of the text when it is taken out. */
export interface KilometreText {
  readonly meters: number;
  readonly rest: string;
}

/** A number of four digits without a unit is in metres: no road of a country is 1,000 km long, and no accident report rounds to it. */
const FIRST_METERS_ONLY = 1_000;

const UNIT =
  '(?:χ\\s*[/.]?\\s*θ\\.?|χιλ(?:ιομετρ(?:ικη[σ]?|ου|ο))?\\.?\\s*θεσ(?:η[σ]?)?\\.?|χιλιομετρ(?:ου|ο)|χιλ\\.?|χλμ\\.?|χμ\\.?|km|klm|hlm|x\\s*/\\s*th|ch\\s*/\\s*th)';
const AMOUNT = '(\\d{1,3}\\s*\\+\\s*\\d{1,3}|\\d{1,6}(?:[.,]\\d{1,3})?)';
const ORDINAL = '(?:\\s?(?:ο|ου|ον|o))?';
const AFTER = new RegExp(`(?<!\\p{L})${UNIT}\\s*:?\\s*${AMOUNT}(?!\\d)`, 'u');
const BEFORE = new RegExp(`(?<![\\d.,+])${AMOUNT}${ORDINAL}\\s*${UNIT}(?!\\p{L})`, 'u');
const PLUS = /(?<!\d)(\d{1,3}\s*\+\s*\d{3})(?!\d)/u;
const JOINING =
  /^[\s,;:–-]*(?:(?:τησ|του|στην|στη|στο|επι|tis|tou|stin|sto)\s+)*|[\s,;:–-]*(?:(?:στο|στη|στην|επι|sto|sti)\s*)?[\s,;:–-]*$/gu;

/**
 * Finds a kilometre position in a text: «χ/θ 12+300», «Χ.Θ. 12,3», «12ο χλμ», «χιλ. 12,3».
 * @returns `null` where there is none
 */
export function findKilometre(text: string): KilometreText | null {
  const folded = foldLetters(text);
  for (const pattern of [AFTER, BEFORE, PLUS]) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    const rest = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length)}`;
    const meters = parseMeters(match[1]!);
    return meters === null ? null : { meters, rest: rest.replace(JOINING, '').replace(/\s+/g, ' ') };
  }
  return null;
}

/** A kilometre position that stands in a column of its own, with or without its unit; `null` where the text is none. */
export function parseKilometre(text: string): number | null {
  const found = findKilometre(text);
  if (found !== null) return found.rest === '' ? found.meters : null;
  const alone = new RegExp(`^${AMOUNT}$`, 'u').exec(foldLetters(text));
  return alone === null ? null : parseMeters(alone[1]!);
}

function parseMeters(amount: string): number | null {
  const [kilometres, meters] = amount.split('+');
  if (meters !== undefined) return Number(kilometres) * 1_000 + Number(meters);
  // «12.300» is 12.3 km whichever of the two its point is: the separator of thousands, or the decimal one.
  const number = Number(amount.replace(',', '.'));
  if (!Number.isFinite(number)) return null;
  return Number.isInteger(number) && !/[.,]/.test(amount) && number >= FIRST_METERS_ONLY ? number : Math.round(number * 1_000);
}
