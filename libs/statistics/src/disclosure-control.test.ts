import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { protectTable, ROUNDING_BASE, SMALLEST_SHOWN_COUNT, type ShownCount } from './disclosure-control.ts';

type Table = readonly (readonly number[])[];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const columnsOf = (table: Table): number[][] => table[0]!.map((_, column) => table.map((row) => row[column]!));

/** Every table of the given column (and row) totals, one by one. */
function* tablesLike(counts: Table, rowTotals: readonly number[] | null, columnTotals: readonly number[]): Generator<number[][]> {
  const width = columnTotals.length;
  const cells = counts.length * width;
  const values = new Array<number>(cells).fill(0);
  function* fill(cell: number, columnsLeft: readonly number[], rowLeft: number): Generator<number[][]> {
    if (cell === cells) {
      if (columnsLeft.every((left) => left === 0)) yield counts.map((_, row) => values.slice(row * width, (row + 1) * width));
      return;
    }
    const column = cell % width;
    const inRow = column === 0 ? (rowTotals?.[cell / width] ?? Infinity) : rowLeft;
    for (let value = 0; value <= Math.min(inRow, columnsLeft[column]!); value += 1) {
      // The last of a row takes what is left of it.
      if (rowTotals !== null && column === width - 1 && value !== inRow) continue;
      values[cell] = value;
      yield* fill(
        cell + 1,
        columnsLeft.map((left, k) => (k === column ? left - value : left)),
        inRow - value,
      );
    }
  }
  yield* fill(0, columnTotals, 0);
}

/**
 * The slow twin of the audit: everything that somebody holds for possible who knows all totals exactly, what is shown, and that a hidden count
 * is small unless nothing of its row or column is shown (then it may be any).
 */
function findPossibleValues(counts: Table, shown: readonly (readonly ShownCount[])[]): Set<number>[][] {
  const rowTotals = counts[0]!.length === 1 ? null : counts.map(sum);
  const possible = counts.map((row) => row.map(() => new Set<number>()));
  const isOpen = (row: number, column: number): boolean =>
    shown.every((line) => line[column] === null) || (counts[0]!.length > 1 && shown[row]!.every((value) => value === null));
  const fits = (value: number, row: number, column: number): boolean => {
    const seen = shown[row]![column];
    if (seen === null || seen === undefined) {
      // What is hidden beside the small ones is known to be none of them: the harder case, for which the audit is made.
      return (
        isOpen(row, column) || (counts[row]![column]! < SMALLEST_SHOWN_COUNT ? value < SMALLEST_SHOWN_COUNT : value >= SMALLEST_SHOWN_COUNT)
      );
    }
    return value >= SMALLEST_SHOWN_COUNT && Math.round(value / ROUNDING_BASE) * ROUNDING_BASE === seen;
  };
  for (const table of tablesLike(counts, rowTotals, columnsOf(counts).map(sum))) {
    if (!table.every((line, row) => line.every((value, column) => fits(value, row, column)))) continue;
    table.forEach((line, row) => line.forEach((value, column) => possible[row]![column]!.add(value)));
  }
  return possible;
}

function expectSafe(counts: Table): ShownCount[][] {
  const shown = protectTable(counts);
  const isEmpty = shown.every((line) => line.every((value) => value === null));
  const possible = findPossibleValues(counts, shown);
  counts.forEach((line, row) =>
    line.forEach((count, column) => {
      expect(possible[row]![column]!.has(count)).toBe(true);
      if (count >= SMALLEST_SHOWN_COUNT) return;
      expect(shown[row]![column]).toBeNull();
      if (!isEmpty) expect(possible[row]![column]!.size).toBeGreaterThanOrEqual(SMALLEST_SHOWN_COUNT);
    }),
  );
  return shown;
}

describe('a table of counts that others see', () => {
  it('shows no small count, zero included, and all others rounded', () => {
    expect(protectTable([[0], [4], [5], [7], [8], [112], [113]])).toEqual([[null], [null], [5], [5], [10], [110], [115]]);
  });

  it('leaves of each small count as many possibilities as there are small counts, to whoever knows all totals', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 13 }));
    const tables = fc.oneof(
      fc.array(fc.tuple(count), { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(count, count, count), { minLength: 2, maxLength: 2 }),
    );
    fc.assert(
      fc.property(tables, (counts) => {
        expectSafe(counts);
      }),
      { seed: 5, numRuns: 250 },
    );
  });

  it('hides another count where the only small one could be worked out from the total', () => {
    // 4 + 12 = 16, and 12 is shown as 10: the hidden one is 4 at least, and small.
    expect(expectSafe([[4], [12]])).toEqual([[null], [null]]);
    // With more neighbours what they may have been rounded by hides it well enough.
    expect(expectSafe([[2], [20], [20]])).toEqual([[null], [20], [20]]);
  });

  it('hides as few as need be beside the small counts, since rounding hides the rest', () => {
    // The table of areas by severity of the public case P16, where hiding small counts alone gives all of them away: there the others are exact.
    const areas = [
      [0, 3, 41],
      [2, 7, 88],
      [1, 1, 12],
      [0, 9, 60],
      [3, 12, 130],
    ];
    expect(protectTable(areas)).toEqual([
      [null, null, 40],
      [null, 5, 90],
      [null, null, 10],
      // The 9 had to go: of 69 in the row, 8 to 12 and 58 to 62 would have left 3 at most for the first.
      [null, null, 60],
      [null, 10, 130],
    ]);
  });

  it('of one row, one column or nothing at all is no trouble', () => {
    expect(protectTable([])).toEqual([]);
    expect(protectTable([[3]])).toEqual([[null]]);
    expect(protectTable([[23]])).toEqual([[25]]);
    expect(protectTable([[100, 3]])).toEqual([[null, null]]);
  });
});
