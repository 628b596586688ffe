import type { DetectedTable } from './detect-table.ts';
import type { RowRemark } from './import-format.ts';
import { findAgePositions } from './mapping/cadas-variables.ts';
import { findPersonalPositions } from './match-table.ts';

/** What a person has decided about a line that was held back: how it should read, or that it is no record. */
export type LinePatch = { readonly cells: readonly string[] } | { readonly discarded: string };

/** Of one file, by the number of the line. */
export type LinePatches = ReadonlyMap<number, LinePatch>;

/** A reason that is longer is cut where it is shown (characters). */
export const LONGEST_REASON = 500;

/**
 * Columns whose values are neither shown nor kept outside of the records: what tells of a person's identity, and of a table without headings all
 * that nobody has named, since it may tell that too.
 */
export function findHiddenPositions(table: DetectedTable): ReadonlySet<number> {
  const isUnnamed = table.mapping !== undefined && table.headless === true;
  const unnamed = isUnnamed ? table.columnIds.flatMap((id, i) => (id === null ? [i] : [])) : [];
  return new Set([...findPersonalPositions(table), ...unnamed, ...findAgePositions(table)]);
}

/** Said of a line that a person has discarded. */
export function remarkOnDiscarded(reason: string): RowRemark {
  return { column: null, code: 'LINE_DISCARDED', level: 'rejected', value: reason.slice(0, 200) };
}

/**
 * A line as a person has corrected it. Cells that were not shown to them (they tell of a person's identity) stay as they are in the file.
 * @returns the cells, and the headings of those that they changed
 */
export function applyPatch(
  cells: readonly string[],
  patched: readonly string[],
  header: readonly string[],
  hidden: ReadonlySet<number>,
): { readonly cells: readonly string[]; readonly changed: readonly string[] } {
  const changed: string[] = [];
  const merged = header.map((heading, i) => {
    if (hidden.has(i)) return cells[i] ?? '';
    const now = patched[i] ?? '';
    if (now !== (cells[i] ?? '')) changed.push(heading.trim() === '' ? String(i + 1) : heading.trim());
    return now;
  });
  return { cells: merged, changed };
}
