import { Problem } from '@elektron/domain';
import { foldText } from '../fold-text.ts';
import { normalizeHeading } from '../import-format.ts';
import type { TableMatch } from '../match-table.ts';
import type { HeaderJudge } from '../parse-header.ts';
import { isPersonalHeading } from '../personal-columns.ts';
import { MAPPED_LINES, mappedFormatId } from './mapped-format.ts';
import type { TableMapping } from './table-mapping.ts';

/** Headings that a mapping was made for: the same ones, blank ones at the end left out. */
export function fitsHeadings({ headings }: TableMapping, header: readonly string[]): boolean {
  return trimEnd(headings).join('\n') === trimEnd(header.map(foldText)).join('\n');
}

/** Looks for the line of a mapping's headings. */
export function judgeByMapping(mapping: TableMapping): HeaderJudge {
  return (header) => (fitsHeadings(mapping, header) ? 'complete' : 'none');
}

/**
 * What the columns of a file are by a mapping.
 * @throws Problem INPUT_INVALID for a field on a heading that tells who somebody is, FILE_MAPPING_DIFFERENT when its headings are not those that the mapping was made for
 */
export function matchMapped(mapping: TableMapping, header: readonly string[], fileName: string): TableMatch {
  if (!fitsHeadings(mapping, header)) {
    throw new Problem('FILE_MAPPING_DIFFERENT', { file: fileName, found: [...header], expected: [...mapping.headings] });
  }
  const personal = header.findIndex(
    (heading, position) => mapping.fields[position] != null && isPersonalHeading(normalizeHeading(heading)),
  );
  // Who somebody is is not read, whatever a person decides.
  if (personal !== -1) throw new Problem('INPUT_INVALID', { field: 'fields', value: header[personal] ?? '' });
  const columnIds = header.map((_, position) => mapping.fields[position] ?? null);
  const isPersonal = header.map((heading, position) => columnIds[position] === null && isPersonalHeading(normalizeHeading(heading)));
  return {
    formatId: mappedFormatId(mapping.name),
    tableId: MAPPED_LINES.id,
    columnIds,
    absentColumns: [],
    unknownColumns: header.filter(
      (heading, position) => columnIds[position] === null && isPersonal[position] === false && heading.trim() !== '',
    ),
    personalColumns: header.flatMap((heading, position) =>
      isPersonal[position] === true ? [{ position, heading, because: 'heading' as const }] : [],
    ),
  };
}

function trimEnd(headings: readonly string[]): readonly string[] {
  return headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);
}
