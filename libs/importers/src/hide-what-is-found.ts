import { normalizeHeading } from './import-format.ts';
import { judgeByWords } from './mapping/propose-mapping.ts';
import { isGrid } from './parts/table-part.ts';
import { isPersonalHeading } from './personal-columns.ts';
import { findIdentityKind } from './personal-values.ts';
import type { SurveyedTable } from './survey-table.ts';

/**
 * A table cut as a person says, without what is known to tell of persons when it is cut as it was found: in another encoding, or below other
 * headings, the heading of a column of names is not known any more, and its names are still there.
 */
export function hideWhatIsFound(table: SurveyedTable, found: SurveyedTable): SurveyedTable {
  const isSameCut = isGrid(table.part) || (table.delimiter === found.delimiter && table.quote === found.quote);
  const isConcealed = isMisread(table, found) || (!isSameCut && found.personal.length > 0);
  const personal = [...new Set([...table.personal, ...(isSameCut ? found.personal : [])])];
  const isBelow = table.headerRow >= found.headerRow + (found.headerLines ?? 1) && judgeByWords(found.header) !== 'none';
  // Of a table without headings the first record stands there.
  const isOther = found.headless === true || table.headerRow !== found.headerRow;
  const isHidden = (heading: string, position: number): boolean => {
    if (isConcealed) return isOther;
    return (
      personal.includes(position) && !isPersonalHeading(normalizeHeading(heading)) && (isBelow || findIdentityKind(heading) !== undefined)
    );
  };
  const header = table.header.map((heading, position) => (isHidden(heading, position) ? '' : heading));
  return { ...table, header, personal, isConcealed };
}

/** What was found to be Unicode is nothing else; a text of ASCII alone reads the same in all encodings but the wide ones. */
function isMisread(table: SurveyedTable, { encoding }: SurveyedTable): boolean {
  if (!encoding.startsWith('utf-') || table.encoding === encoding) return false;
  const shown = [table.header, ...table.firstLines.map(({ cells }) => cells), ...table.preview];
  return encoding !== 'utf-8' || shown.flat().some((cell) => !/^\p{ASCII}*$/u.test(cell));
}
