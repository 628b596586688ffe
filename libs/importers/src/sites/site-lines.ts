import { Problem } from '@elektron/domain';
import type { ByteSource } from '../byte-source.ts';
import { foldText } from '../fold-text.ts';
import type { DecimalMark } from '../import-format.ts';
import { compareHeading } from '../mapping/propose-columns.ts';
import { findPersonalColumns } from '../mapping/propose-mapping.ts';
import { presentValues } from '../mapping/recognise-values.ts';
import { hasDecimalsBehindComma } from '../parse-value.ts';
import { isGrid } from '../parts/table-part.ts';
import { readRecords } from '../read-records.ts';
import type { SurveyedTable } from '../survey-table.ts';
import { parseSiteNumber } from './parse-site-number.ts';

/** What the fields of a kind of table are known by. */
export interface FieldWords<F extends string> {
  readonly fields: readonly F[];
  /** Headings that mean a field, folded (foldText), the surest first. */
  readonly headings: Readonly<Record<F, readonly string[]>>;
  /** Fields whose values are texts; any other is a column of numbers. */
  readonly texts: ReadonlySet<F>;
}

/** A word inside of a heading says less than the heading; below this it says nothing. */
const LEAST = 0.5;

/**
 * Which column of a table is probably what, by its heading in Greek or English; a column of numbers mostly holds numbers. For a person to confirm.
 * @param headings as written
 * @param rows the first lines
 */
export function proposeFields<F extends string>(
  known: FieldWords<F>,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Readonly<Partial<Record<F, string>>> {
  const values = headings.map((_, i) => presentValues(rows.map((row) => row[i] ?? '')));
  const candidates = known.fields
    .flatMap((field) =>
      headings.flatMap((heading, i) => {
        const confidence = compareHeading(foldText(heading), known.headings[field]);
        const fits = known.texts.has(field) || areMostlyNumbers(values[i]!);
        return confidence > LEAST && fits ? [{ field, heading, confidence }] : [];
      }),
    )
    .toSorted((a, b) => b.confidence - a.confidence);
  const columns: Partial<Record<F, string>> = {};
  const taken = new Set<string>();
  for (const { field, heading } of candidates) {
    if (columns[field] !== undefined || taken.has(heading)) continue;
    columns[field] = heading;
    taken.add(heading);
  }
  return columns;
}

/** A word among the numbers is a defect of its line, and not another kind of column. */
function areMostlyNumbers(values: readonly string[]): boolean {
  return 2 * values.filter((value) => parseSiteNumber(value, ',') !== null).length >= values.length;
}

/** What a person is shown of a table before it is read; columns that tell who somebody is are passed over. */
export interface ShownColumns {
  readonly headings: readonly string[];
  /** Those whose first values are numbers. */
  readonly numbers: readonly string[];
  /** The first values of each column. */
  readonly examples: readonly (readonly string[])[];
  /** The first lines. */
  readonly rows: readonly (readonly string[])[];
}

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 80;

export function showColumns(table: SurveyedTable): ShownColumns {
  const personal = new Set(table.personal);
  const shown = [...table.header.keys()].filter((i) => !personal.has(i) && table.header[i]!.trim() !== '');
  const headings = shown.map((i) => table.header[i]!.trim());
  const rows = table.preview.map((cells) => shown.map((i) => (cells[i] ?? '').trim()));
  const values = headings.map((_, i) => presentValues(rows.map((row) => row[i] ?? '')));
  return {
    headings,
    rows,
    numbers: headings.filter((_, i) => values[i]!.length > 0 && values[i]!.every((value) => parseSiteNumber(value, ',') !== null)),
    examples: values.map((own) => own.slice(0, EXAMPLES).map((value) => value.slice(0, LONGEST_EXAMPLE))),
  };
}

/** How many lines a table has; as many as can be read and one more, where there are more: whoever counts on keeps others waiting. */
export async function countLines(source: ByteSource, table: SurveyedTable, most: number): Promise<number> {
  let lines = 0;
  for await (const _ of readLines(source, table)) {
    lines += 1;
    if (lines > most) break;
  }
  return lines;
}

/** The lines of a table below its headings, blank ones left out. */
export async function* readLines(
  source: ByteSource,
  table: SurveyedTable,
): AsyncGenerator<{ readonly row: number; readonly cells: readonly string[] }> {
  let above = (table.linesAbove ?? 0) + (table.headerLines ?? 1);
  for await (const { records } of readRecords(source, table)) {
    for (const { row, cells } of records) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (above > 0) above -= 1;
      else yield { row, cells };
    }
  }
}

/** @throws Problem INPUT_INVALID for a column that the table does not have, or that tells who somebody is, or that is named twice */
export function findPositions({ header, personal, preview }: SurveyedTable, headings: readonly string[]): ReadonlyMap<string, number> {
  const hidden = new Set([...personal, ...findPersonalColumns(header, preview)]);
  const positions = new Map<string, number>();
  for (const heading of headings) {
    const at = header.findIndex((own, i) => own.trim() === heading && !hidden.has(i));
    if (at === -1 || positions.has(heading)) throw new Problem('INPUT_INVALID', { field: 'columns', value: heading.slice(0, 100) });
    positions.set(heading, at);
  }
  return positions;
}

/**
 * The mark of the numbers of a table; those of workbooks and layers have a point.
 * @param numbers headings of columns of numbers
 */
export function findDecimalMark(table: SurveyedTable, numbers: readonly string[], positions: ReadonlyMap<string, number>): DecimalMark {
  if (isGrid(table.part)) return '.';
  const seen = numbers.flatMap((heading) => table.preview.map((cells) => (cells[positions.get(heading) ?? -1] ?? '').trim()));
  return seen.some(hasDecimalsBehindComma) ? ',' : '.';
}
