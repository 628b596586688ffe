import type { Text } from '@elektron/domain';

export interface TableRow {
  readonly label: Text;
  /** One for each column; `null` is not shown, since it or another count is small. */
  readonly counts: readonly (number | null)[];
}

/** The rows of a shared table as the API sends them; what is none is left out. */
export function readRows(rows: unknown): readonly TableRow[] {
  return Array.isArray(rows) ? (rows as readonly unknown[]).filter(isRow) : [];
}

function isRow(row: unknown): row is TableRow {
  if (typeof row !== 'object' || row === null || !('label' in row) || !('counts' in row)) return false;
  const { label, counts } = row;
  const named = typeof label === 'object' && label !== null && 'el' in label && 'en' in label;
  return named && Array.isArray(counts) && counts.every((count) => count === null || typeof count === 'number');
}
