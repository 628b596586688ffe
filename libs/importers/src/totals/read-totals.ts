import { Problem } from '@elektron/domain';

import type { ByteSource } from '../byte-source.ts';
import { listContents, type FileContents } from '../list-contents.ts';
import { GRID_DELIMITER } from '../parts/grid-text.ts';
import type { TablePart } from '../parts/table-part.ts';
import { readRecords } from '../read-records.ts';
import { parseTotals, type TotalsTable } from './parse-totals.ts';

/** A table of totals has some thirty rows; whoever gives a longer sheet has another one in mind. */
const MOST_ROWS = 500;

/**
 * The tables of totals by month in a workbook (.xlsx, .xls, .ods), sheet by sheet; sheets of another kind are passed over.
 * @throws Problem FILE_WITHOUT_TOTALS where there is none; as listContents and readRecords
 */
export async function readTotals(source: ByteSource, fileName: string): Promise<readonly TotalsTable[]> {
  const tables: TotalsTable[] = [];
  for (const part of partsOf(await listContents(source, fileName))) {
    const table = parseTotals(await readRows(source, part, fileName));
    if (table !== null) tables.push(table);
  }
  if (tables.length === 0) throw new Problem('FILE_WITHOUT_TOTALS', { file: fileName });
  return tables;
}

function partsOf(contents: FileContents): readonly TablePart[] {
  return contents.kind === 'sheets' ? contents.contents.map(({ part }) => part) : [];
}

async function readRows(source: ByteSource, part: TablePart, fileName: string): Promise<readonly (readonly string[])[]> {
  const form = {
    fileName,
    encoding: 'utf-8',
    markBytes: 0,
    delimiter: GRID_DELIMITER,
    quote: '"',
    carriageReturnOnly: false,
    part,
  } as const;
  const rows: (readonly string[])[] = [];
  for await (const { records } of readRecords(source, form)) {
    for (const { cells } of records) rows.push(cells);
    if (rows.length > MOST_ROWS) return [];
  }
  return rows;
}
