import { cutLines } from './cut-lines.ts';
import type { Dialect } from './dialect.ts';
import { normalizeHeading } from './import-format.ts';
import { judgeByWords } from './mapping/propose-mapping.ts';
import { LINES_LOOKED_THROUGH } from './parse-header.ts';
import { isPersonalHeading } from './personal-columns.ts';

/**
 * Columns that tell who somebody is by a line of headings among the first lines, whichever line a person takes for the headings: names are known by
 * their heading alone, and must not be read because it was passed over.
 * @param text the beginning of the table
 * @returns the headings, by their positions
 */
export function findPersonalHeadings(text: string, dialect: Dialect, isGrid: boolean): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { cells } of cutLines(text, dialect, { count: LINES_LOOKED_THROUGH, isGrid }).lines) {
    if (judgeByWords(cells) === 'none') continue;
    cells.forEach((cell, position) => {
      if (isPersonalHeading(normalizeHeading(cell))) found.set(position, cell.trim());
    });
  }
  return found;
}
