import { isProblem } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import type { DetectedTable } from './detect-table.ts';
import type { PersonalColumn } from './match-table.ts';
import { findIdentityKind, IDENTITY_KINDS, type IdentityKind } from './personal-values.ts';
import { countLinesAbove } from './parse-header.ts';
import { isGrid } from './parts/table-part.ts';
import { readRecords, type RecordForm } from './read-records.ts';

/** So many values of a column say what it holds. */
const VALUES_ENOUGH = 200;
/** A column that is blank for so long is judged by what it has shown. */
const LINES_ENOUGH = 200_000;
/** In some lines such a column says "unknown", or a foreign plate stands among the Greek ones. */
const SHARE = 0.5;

type JudgedTable = RecordForm & Pick<DetectedTable, 'header' | 'headless' | 'headerLines' | 'linesAbove'>;

/** What one column has shown so far. */
interface Shown {
  readonly position: number;
  values: number;
  readonly kinds: Map<IdentityKind, number>;
}

/**
 * Columns of a file whose values are mostly identities of persons, among those that nobody has declared.
 * @param positions of the columns to look at
 */
export async function findPersonalContent(source: ByteSource, table: JudgedTable, positions: readonly number[]): Promise<PersonalColumn[]> {
  const columns = positions.map((position): Shown => ({ position, values: 0, kinds: new Map() }));
  if (columns.length > 0) await look(source, table, columns);
  return columns.flatMap(({ position, values, kinds }) => {
    const matching = [...kinds.values()].reduce((sum, count) => sum + count, 0);
    if (values === 0 || matching <= values * SHARE) return [];
    const [because] = IDENTITY_KINDS.toSorted((a, b) => (kinds.get(b) ?? 0) - (kinds.get(a) ?? 0));
    return [{ position, heading: table.header[position] ?? '', because: because! }];
  });
}

async function look(source: ByteSource, table: JudgedTable, columns: readonly Shown[]): Promise<void> {
  let lines = 0;
  // Titles and headings are no values.
  let above = countLinesAbove(table);
  try {
    for await (const { records } of readRecords(source, table)) {
      for (const { cells } of records) {
        lines += 1;
        if (isBlankLine(cells)) continue;
        if (above > 0) {
          above -= 1;
          continue;
        }
        // In a line with too many or too few cells nobody knows which column they belong to; it is refused anyway.
        if (fits(cells, table)) for (const column of columns) add(column, cells[column.position] ?? '');
      }
      if (lines >= LINES_ENOUGH || columns.every(({ values }) => values >= VALUES_ENOUGH)) return;
    }
  } catch (error) {
    // What is broken about the file is told by its import, which then keeps nothing of it.
    if (!isProblem(error)) throw error;
  }
}

function isBlankLine(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function fits(cells: readonly string[], { header, part }: JudgedTable): boolean {
  return cells.length === header.length || (isGrid(part) && cells.length < header.length);
}

function add(column: Shown, cell: string): void {
  const value = cell.trim();
  if (value === '' || column.values >= VALUES_ENOUGH) return;
  column.values += 1;
  const kind = findIdentityKind(value);
  if (kind !== undefined) column.kinds.set(kind, (column.kinds.get(kind) ?? 0) + 1);
}
