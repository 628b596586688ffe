import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { protectTable, ROUNDING_BASE, SMALLEST_SHOWN_COUNT, type ShownCount } from './disclosure-control.ts';

type Table = readonly (readonly number[])[];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const columnsOf = (table: Table): number[][] => table[0]!.map((_, column) => table.map((row) => row[column]!));

/** Every table of whole numbers of the given totals, one by one; of a line of one row the columns have none. */
function* tablesLike(rowTotals: readonly number[], columnTotals: readonly number[] | null, width: number): Generator<number[][]> {
  const cells = rowTotals.length * width;
  const values = new Array<number>(cells).fill(0);
  function* fill(cell: number, columnsLeft: readonly number[] | null, rowLeft: number): Generator<number[][]> {
    if (cell === cells) {
      if (columnsLeft?.every((left) => left === 0) !== false) yield rowTotals.map((_, row) => values.slice(row * width, (row + 1) * width));
      return;
    }
    const column = cell % width;
    const inRow = column === 0 ? rowTotals[cell / width]! : rowLeft;
    const most = Math.min(inRow, columnsLeft?.[column] ?? inRow);
    // The last of a row takes what is left of it.
    for (let value = column === width - 1 ? inRow : 0; value <= most; value += 1) {
      values[cell] = value;
      yield* fill(cell + 1, columnsLeft?.map((left, k) => (k === column ? left - value : left)) ?? null, inRow - value);
    }
  }
  yield* fill(0, columnTotals, 0);
}

interface Known {
  readonly rows: boolean;
  readonly columns: boolean;
}

/** Nobody is assumed to know the total of a line of one cell. */
function readersOf(counts: Table): Known[] {
  if (counts[0]!.length === 1) return [{ rows: false, columns: true }];
  if (counts.length === 1) return [{ rows: true, columns: false }];
  return [
    { rows: true, columns: true },
    { rows: true, columns: false },
    { rows: false, columns: true },
  ];
}

/**
 * The slow twin of the audit: everything that somebody holds for possible who knows totals exactly, what is shown, and that a hidden count
 * is small unless nothing of its row or column is shown (then it may be any).
 * @param shown null before anything is published: the totals alone
 */
function findPossibleValues(counts: Table, shown: readonly (readonly ShownCount[])[] | null, known: Known): Set<number>[][] {
  const possible = counts.map((row) => row.map(() => new Set<number>()));
  const isOpen = (row: number, column: number): boolean =>
    shown === null ||
    (counts.length > 1 && shown.every((line) => line[column] === null)) ||
    (counts[0]!.length > 1 && shown[row]!.every((value) => value === null));
  const fits = (value: number, row: number, column: number): boolean => {
    const seen = shown?.[row]![column];
    if (seen === null || seen === undefined) {
      // What is hidden beside the small ones is known to be none of them: the harder case, for which the audit is made.
      return (
        isOpen(row, column) || (counts[row]![column]! < SMALLEST_SHOWN_COUNT ? value < SMALLEST_SHOWN_COUNT : value >= SMALLEST_SHOWN_COUNT)
      );
    }
    return value >= SMALLEST_SHOWN_COUNT && Math.round(value / ROUNDING_BASE) * ROUNDING_BASE === seen;
  };
  const note = (table: Table, cellOf: (line: number, place: number) => readonly [row: number, column: number]): void => {
    const cells = table.flatMap((line, k) => line.map((value, place) => ({ value, cell: cellOf(k, place) })));
    if (cells.every(({ value, cell }) => fits(value, ...cell)))
      for (const { value, cell } of cells) possible[cell[0]]![cell[1]]!.add(value);
  };
  const columns = columnsOf(counts);
  if (known.rows && known.columns) {
    for (const table of tablesLike(counts.map(sum), columns.map(sum), columns.length)) note(table, (row, column) => [row, column]);
  } else {
    // Lines of which only their own total is known have nothing to do with each other.
    (known.rows ? counts : columns).forEach((line, k) => {
      for (const table of tablesLike([sum(line)], null, line.length)) note(table, (_, place) => (known.rows ? [k, place] : [place, k]));
    });
  }
  return possible;
}

function expectSafe(counts: Table): ShownCount[][] {
  const shown = protectTable(counts);
  const isEmpty = shown.every((line) => line.every((value) => value === null));
  for (const known of readersOf(counts)) {
    const possible = findPossibleValues(counts, shown, known);
    const beforehand = findPossibleValues(counts, null, known);
    counts.forEach((line, row) =>
      line.forEach((count, column) => {
        expect(possible[row]![column]!.has(count)).toBe(true);
        if (count >= SMALLEST_SHOWN_COUNT) return;
        expect(shown[row]![column]).toBeNull();
        const enough = Math.min(SMALLEST_SHOWN_COUNT, beforehand[row]![column]!.size);
        if (!isEmpty) expect(possible[row]![column]!.size).toBeGreaterThanOrEqual(enough);
      }),
    );
  }
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

  it('keeps showing a table of which a whole column is empty or small: nothing shown takes that knowledge from anybody', () => {
    // Years by severity, the last column for accidents of unknown severity, of which there are none.
    const years = [
      [2, 51, 602, 0],
      [4, 63, 588, 0],
      [0, 47, 611, 0],
    ];
    const shown = protectTable(years);
    expect(shown.map((line) => line[2])).toEqual([600, 590, 610]);
    expect(shown.map((line) => line[3])).toEqual([null, null, null]);
    // Two accidents in a column: the totals leave 0 to 2 for each cell, and so does the table.
    expect(
      expectSafe([
        [2, 20, 21],
        [0, 20, 23],
      ])
        .flat()
        .filter((count) => count !== null).length,
    ).toBeGreaterThan(0);
  });

  it('of one row, one column or nothing at all is no trouble', () => {
    expect(protectTable([])).toEqual([]);
    expect(protectTable([[3]])).toEqual([[null]]);
    expect(protectTable([[23]])).toEqual([[25]]);
    expect(protectTable([[100, 3]])).toEqual([[null, null]]);
  });
});
