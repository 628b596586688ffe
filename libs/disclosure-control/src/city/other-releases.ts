import type { PublishedRelease } from '@elektron/domain';
import type { Cell } from '../release.ts';
import type { CityArea } from './city-areas.ts';
import type { CityCells } from './city-cells.ts';
import type { Sheet } from './city-sheets.ts';

/** How another organisation's release and the records of this one agree. */
export type OtherVerdict = 'same' | 'differs' | 'not-comparable';

interface Publication {
  readonly cell: number;
  readonly sheet: number;
  /** Null where it is hidden. */
  readonly count: number | null;
}

/**
 * Adds what another organisation has published of the same land, as if it were of the same records: whoever holds two releases against each other will think
 * so as long as nothing speaks against it. Where a number does, both are audited apart.
 * @returns the cells with what is known and fixed now
 */
export function addOther(
  cells: readonly Cell[],
  { cellOf }: Pick<CityCells, 'cellOf'>,
  areas: readonly CityArea[],
  sheets: readonly Sheet[],
  other: PublishedRelease,
): { readonly verdict: OtherVerdict; readonly cells: readonly Cell[] } {
  const publications = listPublications(cellOf, areas, sheets, other);
  if (publications.length === 0) return { verdict: 'not-comparable', cells };
  if (publications.some(({ cell, count }) => count !== null && cells[cell]!.count !== count)) return { verdict: 'differs', cells };
  const next = [...cells];
  for (const { cell, sheet, count } of publications) {
    const before = next[cell]!;
    if (count !== null) next[cell] = { ...before, state: 'shown', fixed: true };
    else if (isHiddenByThem(sheets[sheet]!, before)) {
      next[cell] = { ...before, state: 'hidden', fixed: true };
    }
  }
  return { verdict: 'same', cells: next };
}

/** An empty hexagon of which nothing is told is no number that they keep back. */
const isHiddenByThem = ({ role, dimension }: Sheet, { state, count, lowest }: Cell): boolean =>
  role === 'other' && state === 'unpublished' && (dimension !== null || count > 0 || lowest > 0);

function listPublications(
  cellOf: readonly Int32Array[],
  areas: readonly CityArea[],
  sheets: readonly Sheet[],
  other: PublishedRelease,
): Publication[] {
  const positions = new Map(areas.map(({ id }, a) => [id, a]));
  const found: Publication[] = [];
  for (const area of other.areas) {
    const a = positions.get(area.id);
    if (a === undefined) continue;
    for (const [s, { table, period, dimension, values }] of sheets.entries()) {
      const counts = area.counts[table.id]?.[period.id];
      if (!counts) continue;
      const theirs = dimension && other.dimensions.find(({ id }) => id === dimension.id);
      for (let value = 0; value < values; value++) {
        const cell = cellOf[s]![a * values + value]!;
        const at = dimension ? (theirs?.values.findIndex(({ id }) => id === dimension.values[value]!.id) ?? -1) : 0;
        const count = counts[at];
        if (cell >= 0 && count !== undefined) found.push({ cell, sheet: s, count });
      }
    }
  }
  return found;
}
