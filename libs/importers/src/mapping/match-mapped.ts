import { Problem } from '@elektron/domain';
import { foldText } from '../fold-text.ts';
import { isGuidance } from '../guidance-column.ts';
import type { TableMatch } from '../match-table.ts';
import type { HeaderSearch, ParsedHeader } from '../parse-header.ts';
import { isPersonalAmong } from '../personal-columns.ts';
import { CADAS_BIRTH_OR_AGE, findCadasVariables } from './cadas-variables.ts';
import { mappedFormatId } from './mapped-format.ts';
import { baseOf } from './mapped-table.ts';
import type { TableMapping } from './table-mapping.ts';
import { searchOf } from './table-reading.ts';

/** Headings that a mapping was made for: the same ones, blank ones at the end left out. */
export function fitsHeadings({ headings }: TableMapping, header: readonly string[]): boolean {
  return trimEnd(headings).join('\n') === trimEnd(header.map((heading) => (isGuidance(heading) ? '' : foldText(heading)))).join('\n');
}

/** True for one that the next file may be recognised by: its headings tell, and all that changes is said by the file. */
export function isRepeatable(mapping: TableMapping): boolean {
  return !isHeadlessMapping(mapping) && mapping.countYear === undefined;
}

/** True for one of a table without headings. */
export function isHeadlessMapping({ reading }: TableMapping): boolean {
  return reading?.headerLines === 0;
}

/** Looks for the lines of a mapping's headings, wherever they stand this time; without headings, where they were said to begin. */
export function searchByMapping(mapping: TableMapping): HeaderSearch {
  const search = searchOf(mapping.reading ?? {});
  if (isHeadlessMapping(mapping)) return search;
  return {
    ...search,
    headerRow: undefined,
    usualRow: search.headerRow,
    judge: (header) => (fitsHeadings(mapping, header) ? 'complete' : 'none'),
  };
}

/**
 * What the columns of a file are by a mapping.
 * @param found the headings as written
 * @throws Problem INPUT_INVALID for a field on a heading that tells who somebody is, FILE_MAPPING_DIFFERENT when its headings (without
 * headings, its number of columns) are not those that the mapping was made for
 */
export function matchMapped(
  mapping: TableMapping,
  { headless }: Pick<ParsedHeader, 'headless'>,
  found: readonly string[],
  fileName: string,
): TableMatch & Pick<ParsedHeader, 'header'> {
  // Blank cells at the end of a row of a workbook are not there.
  const fits = headless === true ? found.length <= mapping.headings.length : fitsHeadings(mapping, found);
  if (!fits) {
    // The first record of a table without headings is nothing to show.
    const shown = headless === true ? [String(found.length)] : [...found];
    throw new Problem('FILE_MAPPING_DIFFERENT', { file: fileName, found: shown, expected: [...mapping.headings] });
  }
  const header = headless === true ? mapping.headings : found;
  const personal = header.findIndex((heading, position) => mapping.fields[position] != null && isPersonalAmong(heading, header));
  // Who somebody is is not read, whatever a person decides.
  if (personal !== -1) throw new Problem('INPUT_INVALID', { field: 'fields', value: header[personal] ?? '' });
  const columnIds = header.map((_, position) => mapping.fields[position] ?? null);
  const variables = findCadasVariables(header);
  const isPersonal = header.map(
    (heading, position) => columnIds[position] === null && (isPersonalAmong(heading, header) || variables[position] === CADAS_BIRTH_OR_AGE),
  );
  return {
    formatId: mappedFormatId(mapping),
    tableId: baseOf(mapping).id,
    header,
    columnIds,
    absentColumns: [],
    unknownColumns: header.filter(
      (heading, position) =>
        columnIds[position] === null && isPersonal[position] === false && heading.trim() !== '' && !isGuidance(heading),
    ),
    personalColumns: header.flatMap((heading, position) =>
      isPersonal[position] === true ? [{ position, heading, because: 'heading' as const }] : [],
    ),
  };
}

function trimEnd(headings: readonly string[]): readonly string[] {
  return headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);
}
