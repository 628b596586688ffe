import { cutLines } from './cut-lines.ts';
import type { Dialect } from './dialect.ts';
import { CADAS_BIRTH_OR_AGE, findCadasVariables, isBirthOrAge } from './mapping/cadas-variables.ts';
import { judgeByWords } from './mapping/propose-mapping.ts';
import { LINES_LOOKED_THROUGH } from './parse-header.ts';
import { isPersonalAmong } from './personal-columns.ts';

/**
 * Columns that tell who somebody is by a line of headings among the first lines, whichever line a person takes for the headings: names are known by
 * their heading alone, and must not be read because it was passed over.
 * @param text the beginning of the table
 * @param header the line that was taken for the headings
 * @returns the headings, by their positions
 */
export function findPersonalHeadings(
  text: string,
  { header, ...dialect }: Dialect & { readonly header: readonly string[] },
  isGrid: boolean,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { cells } of cutLines(text, dialect, { count: LINES_LOOKED_THROUGH, isGrid }).lines) {
    if (judgeByWords(cells) === 'none') continue;
    const variables = findCadasVariables(cells);
    // Under its own heading the values of a column tell whether they are ages.
    const isBirth = (position: number): boolean => variables[position] === CADAS_BIRTH_OR_AGE && !isBirthOrAge(header[position] ?? '');
    cells.forEach((cell, position) => {
      if (isPersonalAmong(cell, cells) || isBirth(position)) found.set(position, cell.trim());
    });
  }
  return found;
}
