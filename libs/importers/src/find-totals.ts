import { foldText } from './fold-text.ts';
import { HEADING_WORDS } from './mapping/heading-words.ts';
import { findMonth } from './month-names.ts';

/*
 * Tables that count accidents instead of listing them, as statistical authorities publish them (ELSTAT: persons hurt by month and hour). Read line by
 * line they would become accidents that never happened, so they are told apart before anybody is asked what their columns mean.
 */

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
  // A sheet of instructions speaks of accidents as well.
  const hasNumbers = lines.some((line) => line.some((cell) => /^\s*\d[\d.,]*\s*$/.test(cell)));
  return lines.some((line) => {
    const cells = line.map(foldText);
    const months = new Set(cells.flatMap((cell) => findMonth(cell) ?? []));
    if (months.size >= FEWEST_MONTHS) return true;
    return hasNumbers && cells.some((cell) => COUNTS.has(cell)) && !cells.some((cell) => WORDS_OF_ONE.has(cell));
  });
}
