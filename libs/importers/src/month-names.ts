import { foldText } from './fold-text.ts';

/**
 * The months as people write them, folded: in full in the nominative and the genitive, in everyday Greek, and as tables shorten them.
 */
const MONTHS: readonly RegExp[] = [
  /^(?:ιαν(?:ουαριο[συ]|ουαρ)?|γεναρη[σ]?|jan(?:uary)?)$/,
  /^(?:φεβ(?:ρουαριο[συ]|ρουαρ|ρ)?|φλεβαρη[σ]?|feb(?:ruary|r)?)$/,
  /^(?:μαρ(?:τιο[συ]|τη[σ]?|τ)?|mar(?:ch)?)$/,
  /^(?:απρ(?:ιλιο[συ]|ιλη[σ]?|ιλ)?|apr(?:il)?)$/,
  /^(?:μαι(?:ο[συ])?|μαη[σ]?|may)$/,
  /^(?:ιουν(?:ιο[συ]|η[σ]?)?|june?)$/,
  /^(?:ιουλ(?:ιο[συ]|η[σ]?)?|july?)$/,
  /^(?:αυγ(?:ουστο[συ]|ουστ)?|aug(?:ust)?)$/,
  /^(?:σεπ(?:τεμβριο[συ]|τεμβρη[σ]?|τεμ|τ)?|sep(?:tember|t)?)$/,
  /^(?:οκτ(?:ωβριο[συ]|ωβρη[σ]?|ωβ)?|oct(?:ober)?)$/,
  /^(?:νοε(?:μβριο[συ]|μβρη[σ]?|μ)?|nov(?:ember)?)$/,
  /^(?:δεκ(?:εμβριο[συ]|εμβρη[σ]?|εμ)?|dec(?:ember)?)$/,
];

/** The month (1 to 12) that a word is, folded; `undefined` for another word. */
export function findMonth(word: string): number | undefined {
  const index = MONTHS.findIndex((month) => month.test(word));
  return index === -1 ? undefined : index + 1;
}

/** In full or shortened, folded. */
const WEEKDAY =
  /^(?:δευ(?:τερα)?|τρι(?:τη)?|τετ(?:αρτη)?|πεμ(?:πτη)?|παρ(?:ασκευη)?|σαβ(?:βατο)?|κυρ(?:ιακη)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$/;

/** What stands between the parts of a date and says nothing: the ending of an ordinal number, an article. */
const FILLINGS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 'η', 'ησ', 'of', 'the', 'του', 'τησ']);

/** No date is longer. */
const LONGEST_DATE = 60;
/** «1 Μαΐ 24» has as many characters; a name has as many letters. */
const HAS_NAME = /\p{L}[\p{L}\p{M}]{2}/u;

/** What a date with the name of its month says. */
export interface NamedDate {
  /** Of two or four digits. */
  readonly yearText: string;
  readonly month: number;
  readonly day: number;
}

/**
 * A date whose month is a word: `15 Ιανουαρίου 2024`, `15-Ιαν-24`, `January 15, 2024`, `2024 Jan 15`, with the day of the week before it or not.
 * @returns undefined for what is none
 */
export function findNamedDate(text: string): NamedDate | undefined {
  if (text.length > LONGEST_DATE || !HAS_NAME.test(text)) return undefined;
  const words = foldText(text)
    .replaceAll(/(\d)(\p{L})|(\p{L})(\d)/gu, '$1$3 $2$4')
    .split(' ')
    .filter((word) => !FILLINGS.has(word));
  const parts = WEEKDAY.test(words[0] ?? '') ? words.slice(1) : words;
  const [first = '', second = '', third = '', ...more] = parts;
  if (more.length > 0) return undefined;
  const middle = findMonth(second);
  if (middle === undefined) return composeDate(third, findMonth(first), second);
  return first.length > 2 ? composeDate(first, middle, third) : composeDate(third, middle, first);
}

function composeDate(yearText: string, month: number | undefined, dayText: string): NamedDate | undefined {
  const isWhole = /^(?:\d{2}|\d{4})$/.test(yearText) && /^\d{1,2}$/.test(dayText);
  return month !== undefined && isWhole ? { yearText, month, day: Number(dayText) } : undefined;
}

/** A date with the day of the week before it, in numbers. */
const AFTER_WEEKDAY = /^([\p{L}\p{M}]{3,})[.,]?\s+(\d.*)$/u;

/** «Δευτέρα 15/01/2024» without its first word; `undefined` where that is no day of the week. */
export function withoutWeekday(text: string): string | undefined {
  if (text.length > LONGEST_DATE) return undefined;
  const [, word = '', rest] = AFTER_WEEKDAY.exec(text) ?? [];
  return WEEKDAY.test(foldText(word)) ? rest : undefined;
}

/** A time of day behind a date of several words. */
const BESIDE_NAMED = /^(.*\p{L}[\p{L}\p{M}]{2}.*?\d)[\s,]+(?:(?:ώρα|ωρα|ΩΡΑ|στις|at)\s+)?(\d{1,2}[:.]\d{2}\S*(?:\s*[\p{L}.]+)?)$/u;

/** `15 Ιανουαρίου 2024 14:30` as its day and its time; `undefined` for what has no word or no time. */
export function splitNamedMoment(text: string): readonly [date: string, time: string] | undefined {
  const [, date, time] = BESIDE_NAMED.exec(text) ?? [];
  return date === undefined || time === undefined ? undefined : [date, time];
}
