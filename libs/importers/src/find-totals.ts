import { foldText } from './fold-text.ts';
import { HEADING_WORDS } from './mapping/heading-words.ts';

/*
 * Tables that count accidents instead of listing them, as statistical authorities publish them (ELSTAT: persons hurt by month and hour). Read line by
 * line they would become accidents that never happened, so they are told apart before anybody is asked what their columns mean.
 */

/** In full, nominative and genitive, and as tables shorten them; folded. */
const MONTHS: readonly RegExp[] = [
  /^(?:ιαν(?:ουαριο[συ])?|jan(?:uary)?)$/,
  /^(?:φεβ(?:ρουαριο[συ])?|feb(?:ruary)?)$/,
  /^(?:μαρ(?:τιο[συ])?|mar(?:ch)?)$/,
  /^(?:απρ(?:ιλιο[συ])?|apr(?:il)?)$/,
  /^(?:μαι(?:ο[συ])?|may)$/,
  /^(?:ιουν(?:ιο[συ])?|june?)$/,
  /^(?:ιουλ(?:ιο[συ])?|july?)$/,
  /^(?:αυγ(?:ουστο[συ])?|aug(?:ust)?)$/,
  /^(?:σεπ(?:τεμβριο[συ])?|sep(?:t|tember)?)$/,
  /^(?:οκτ(?:ωβριο[συ])?|oct(?:ober)?)$/,
  /^(?:νοε(?:μβριο[συ])?|nov(?:ember)?)$/,
  /^(?:δεκ(?:εμβριο[συ])?|dec(?:ember)?)$/,
];
/** Beside each other they head columns of sums; a list of accidents has one month in a line. */
const FEWEST_MONTHS = 10;

/** A column with how many accidents the line stands for. */
const COUNTS: ReadonlySet<string> = new Set([
  'αριθμοσ ατυχηματων',
  'πληθοσ ατυχηματων',
  'συνολο ατυχηματων',
  'ατυχηματα',
  'number of accidents',
  'number of collisions',
  'number of crashes',
  'accidents',
  'crashes',
]);

/** What a line has that is one accident. */
const OF_ONE = ['accident-key', 'date-time', 'date', 'longitude', 'easting'] as const;
const WORDS_OF_ONE: ReadonlySet<string> = new Set(OF_ONE.flatMap((field) => HEADING_WORDS[field]));

/**
 * True for a table of totals.
 * @param lines its first lines, headings and titles among them
 */
export function isTableOfTotals(lines: readonly (readonly string[])[]): boolean {
  return lines.some((line) => {
    const cells = line.map(foldText);
    const months = MONTHS.filter((month) => cells.some((cell) => month.test(cell)));
    if (months.length >= FEWEST_MONTHS) return true;
    return cells.some((cell) => COUNTS.has(cell)) && !cells.some((cell) => WORDS_OF_ONE.has(cell));
  });
}
