import { beginsWithNumberOfName, foldLetters, foldStreetName } from './fold-street-name.ts';
import { parseHouseNumber, type HouseNumber } from './parse-house-number.ts';
import { findKilometre, parseKilometre } from './parse-kilometre.ts';
import { SAINTS_TOGETHER } from './street-words.ts';

/** What a text about a place can say. */
export type PlaceReading =
  | { readonly kind: 'crossing'; readonly streets: readonly [string, string] }
  | { readonly kind: 'address'; readonly street: string; readonly number: HouseNumber }
  | { readonly kind: 'kilometre'; readonly road: string | null; readonly meters: number }
  | { readonly kind: 'street'; readonly street: string };

/** What a row says about its place, column by column; a column that holds all of it in one text is read as a clerk writes. */
export interface PlaceDescription {
  readonly street: string | null;
  readonly crossStreet?: string | null;
  readonly number?: string | null;
  readonly kilometre?: string | null;
  /** Municipality, borough: where streets of one name are told apart. */
  readonly area?: string | null;
}

// The patterns are matched against the bare text: lower case, no accents, one sigma, each letter at its place in the text as written.
const PLAIN_LATIN = /^[ -~]*$/;
const CORNER = /\s+(?:γωνια|γων\.?|με|x|χ|×|@|at|and|corner(?: of)?)\s+|\s*&\s*|\s+[/+]\s*|\/\s+/gu;
const SLASH_ALONE = /(?<=\p{L}{4})\/(?=\p{L}{4})/gu;
const AND = /\s+(?:και|κι|κ\.|kai|ke)\s+/gu;
const DASH = /\s+[-–—]\s*|\s*[–—]\s*|-\s+/gu;
const CROSSING_WORD = new RegExp(
  '^(?:(?:στη|στην)\\s+)?(?:διασταυρωση|διαστ\\.|συμβολη|κομβοσ|γωνια|diastavrosi|gonia|junction|intersection|corner)' +
    '(?![\\p{L}])\\s*:?\\s*(?:(?:των|ton|of)\\s+)?',
  'u',
);
const OPPOSITE_OF = '(?:(?:απεναντι|εναντι|apenanti|enanti|opposite|opp)\\.?(?:\\s+(?:απο|apo))?(?:\\s+(?:το|του|στο|τον|tou|to))?\\s+)?';
const HEIGHT_OF = '(?:(?:στο\\s+)?υψοσ\\s+)?(?:(?:στο|στον|του)\\s+)?';
const NUMBER_WORD = '(?:(?:αριθμοσ|αριθμου|αριθμο|αριθ|αρ|νο|no|nr|ar)\\.?:?\\s*)?';
const NUMBER = '\\d{1,5}(?:\\s?[-–/]\\s?\\d{1,4})?(?:\\s?\\p{L})?';
const LAST_NUMBER = new RegExp(`^(.*?[\\p{L}.)][,\\s]+)(${HEIGHT_OF}${OPPOSITE_OF}${NUMBER_WORD}${NUMBER})\\s*(?:,.*)?$`, 'u');
const FIRST_NUMBER = new RegExp(`^(${NUMBER.replace('\\s?\\p{L}', '[a-zα-ω]')})([\\s,]+)(?=[\\p{L}\\d])`, 'u');

/**
 * Reads what was written about a place. Most specific first; what cannot be told apart by its form («Κωνσταντίνου και Ελένης») is read both ways, and
 * the known streets decide.
 */
export function parsePlaceText(text: string): PlaceReading[] {
  const plain = text
    .normalize('NFC')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  if (!/[\p{L}\d]/u.test(plain)) return [];
  const kilometre = findKilometre(plain);
  if (kilometre !== null) return [{ kind: 'kilometre', road: kilometre.rest === '' ? null : kilometre.rest, meters: kilometre.meters }];
  const crossing = parseCrossing(plain);
  if (crossing !== null) return crossing;
  const address = parseAddress(plain);
  const whole: PlaceReading = { kind: 'street', street: plain };
  return address === null ? [whole] : [address, whole];
}

function parseCrossing(text: string): PlaceReading[] | null {
  const bare = bareOf(text);
  const start = CROSSING_WORD.exec(bare)?.[0].length ?? 0;
  const rest = text.slice(start);
  for (const separator of [CORNER, SLASH_ALONE, AND, ...(start > 0 ? [DASH] : [])]) {
    const streets = splitInTwo(rest, bare.slice(start), separator);
    if (streets === null) continue;
    const crossing: PlaceReading = { kind: 'crossing', streets: [withoutNumber(streets[0]), withoutNumber(streets[1])] };
    if (start > 0 || (separator !== AND && separator !== SLASH_ALONE)) return [crossing];
    // Names hold these words themselves: «Κωνσταντίνου και Ελένης 5».
    const address = parseAddress(text);
    return [crossing, ...(address === null ? [] : [address]), { kind: 'street', street: text }];
  }
  return start > 0 ? [{ kind: 'street', street: rest }] : null;
}

/** Two names, of which each has something of a name. */
function splitInTwo(text: string, bare: string, separator: RegExp): readonly [string, string] | null {
  const [found, second] = [...bare.matchAll(separator)];
  if (found === undefined || second !== undefined) return null;
  const [one, other] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
  const [before, behind] = [foldStreetName(one).words, foldStreetName(other).words];
  if (before.length === 0 || behind.length === 0) return null;
  return SAINTS_TOGETHER.has(`${before.at(-1)!.text} ${behind[0]!.text}`) ? null : [one, other];
}

function parseAddress(text: string): PlaceReading | null {
  const bare = bareOf(text);
  const behind = LAST_NUMBER.exec(bare);
  if (behind !== null) {
    const end = behind[1]!.length;
    return addressOf(text.slice(0, end), text.slice(end, end + behind[2]!.length));
  }
  const before = FIRST_NUMBER.exec(bare);
  if (before === null) return null;
  const [all, number, gap = ''] = before;
  // A name may begin with its number («28 Οκτωβρίου», "5 Avenue"); a column of addresses is padded between the two.
  if (gap.length === 1 && beginsWithNumberOfName(foldLetters(text))) return null;
  return addressOf(text.slice(all.length), number);
}

/** «Ερμού 5 & Αθηνάς» is the corner. */
function withoutNumber(street: string): string {
  const end = LAST_NUMBER.exec(bareOf(street))?.[1]?.length;
  return end === undefined ? street : street.slice(0, end).replace(/[\s,]+$/, '');
}

function addressOf(street: string, numberText: string | undefined): PlaceReading | null {
  const number = parseHouseNumber(numberText ?? '');
  const name = street.replace(/[\s,]+$/, '').trim();
  return number === null || foldStreetName(name).key === '' ? null : { kind: 'address', street: name, number };
}

/** Lower case, without accents and with one sigma, letter by letter, so that places in it are places in the text. */
function bareOf(text: string): string {
  if (PLAIN_LATIN.test(text)) return text.toLowerCase();
  return text.replace(/./gsu, (letter) => {
    const folded = letter.normalize('NFD').charAt(0).toLowerCase();
    return folded === 'ς' ? 'σ' : folded.length === letter.length ? folded : letter;
  });
}

/** Readings of a row, most specific first: its columns together, then the street's text by itself. */
export function readPlace(place: PlaceDescription): PlaceReading[] {
  const [street, cross] = [said(place.street), said(place.crossStreet)];
  const meters = place.kilometre ? parseKilometre(place.kilometre) : null;
  if (meters !== null) return [{ kind: 'kilometre', road: street ?? cross, meters }];
  const number = place.number ? parseHouseNumber(place.number) : null;
  if (street !== null && cross !== null) return [{ kind: 'crossing', streets: [street, cross] }, ...parsePlaceText(street)];
  if (street !== null && number !== null)
    return [
      { kind: 'address', street, number },
      { kind: 'street', street },
    ];
  const text = street ?? cross;
  return text === null ? [] : parsePlaceText(text);
}

const said = (text: string | null | undefined): string | null => (text && /[\p{L}\d]/u.test(text) ? text.trim() : null);
