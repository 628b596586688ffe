import type { Cell } from '../release.ts';
import type { Sheet } from './city-sheets.ts';

/** A number of a block, and those of its years: positions of cells. */
export interface BlockOfYears {
  readonly block: number;
  readonly years: readonly number[];
}

/** Some of the years of a block together: what they count, and the cells of the years. */
export interface SeveralYears {
  readonly id: string;
  readonly count: number;
  readonly years: readonly number[];
}

/** Positions of the sheets of a block's years. */
export function yearsOfBlock(sheets: readonly Sheet[], block: number): number[] {
  const { table, period } = sheets[block]!;
  return [...sheets.keys()].filter((y) => {
    const { table: other, period: year } = sheets[y]!;
    return other.span === 'year' && other.dimension === table.dimension && period.from <= year.from && year.to <= period.to;
  });
}

/**
 * Several years of a block together are published by nobody, and are left when the other years are taken from the block: 4 in two hidden years, where the block shows 10 and the third
 * year 6. There is something to tell only of those that have fewer than k together. One year, and all of them, are cells of their own.
 */
export function listSeveralYears(blocks: readonly BlockOfYears[], cells: readonly Cell[], threshold: number): SeveralYears[] {
  return blocks.flatMap(({ block, years }) =>
    setsBelow(years, (year) => cells[year]!.count, threshold)
      .filter((some) => some.length > 1 && some.length < years.length)
      .map((some) => ({
        id: `${cells[block]!.id} / ${some.map((year) => years.indexOf(year) + 1).join('+')}`,
        count: some.reduce((sum, year) => sum + cells[year]!.count, 0),
        years: some,
      })),
  );
}

/** All sets of items whose sizes sum to less than a limit. */
function setsBelow(items: readonly number[], sizeOf: (item: number) => number, limit: number): number[][] {
  let sets: { readonly items: readonly number[]; readonly sum: number }[] = [{ items: [], sum: 0 }];
  for (const item of items) {
    const larger = sets.map((set) => ({ items: [...set.items, item], sum: set.sum + sizeOf(item) }));
    sets = [...sets, ...larger.filter(({ sum }) => sum < limit)];
  }
  return sets.map((set) => [...set.items]);
}
