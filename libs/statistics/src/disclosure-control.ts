/*
 * Small counts can name people: whoever knows of one accident finds it in a table, and reads what else is there. Terms and rules: Hundepool et
 * al. 2012, "Statistical Disclosure Control", chapter 4 (frequency tables).
 */

/** Counts below this are not shown, and zero is shown no differently: else a hidden count would be known to be one at least. */
export const SMALLEST_SHOWN_COUNT = 5;
/** All others are shown rounded to a multiple of this. */
export const ROUNDING_BASE = 5;

/** What may be shown of a count; null where nothing may. */
export type ShownCount = number | null;

/** What somebody who knows the rules can tell of a cell. */
interface Bounds {
  readonly low: number;
  readonly high: number;
}

type State = 'small' | 'shown' | 'hidden-too';

/**
 * What may be shown of a table: small counts are hidden, all others rounded, and where a hidden one could still be worked out, others are
 * hidden beside it. Assumed is somebody who knows these rules and, from elsewhere, exact totals: of all rows, of all columns, or of both. For
 * each hidden small count they must be left with as many possibilities as there are small counts, or as their totals alone leave them (where a
 * whole column holds two accidents, or none, hiding the rest of the table takes that knowledge from nobody), or with a table in which nothing
 * is shown.
 * @param counts `counts[row][column]`; with a single column only its total is assumed to be known, since a row is its own total; so with a single row
 * @returns of the same shape
 */
export function protectTable(counts: readonly (readonly number[])[]): ShownCount[][] {
  const states = counts.map((row) => row.map((count): State => (count < SMALLEST_SHOWN_COUNT ? 'small' : 'shown')));
  const readers = readersOf(counts);
  for (;;) {
    const exposed = findExposed(counts, states, readers);
    const sacrifice = exposed && findSacrifice(counts, states, exposed);
    if (sacrifice === null) break;
    states[sacrifice.row]![sacrifice.column] = 'hidden-too';
  }
  return counts.map((row, r) => row.map((count, c) => (states[r]![c] === 'shown' ? roundCount(count) : null)));
}

function roundCount(count: number): number {
  return Math.round(count / ROUNDING_BASE) * ROUNDING_BASE;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Somebody who knows exact totals from elsewhere. */
interface Reader {
  readonly knowsRows: boolean;
  readonly knowsColumns: boolean;
  /** For each small count how uncertain it must stay to them: as much as any small count, or as the totals alone leave it where that is less. */
  readonly enough: readonly (readonly number[])[];
}

function readersOf(counts: readonly (readonly number[])[]): Reader[] {
  const nothingShown = counts.map((row) => row.map((): Bounds => ({ low: 0, high: Infinity })));
  const reader = (knowsRows: boolean, knowsColumns: boolean): Reader => ({
    knowsRows,
    knowsColumns,
    enough: counts.map((line, row) =>
      line.map((count, column) =>
        count < SMALLEST_SHOWN_COUNT ? measureUncertainty(counts, nothingShown, { row, column }, { knowsRows, knowsColumns }) : 0,
      ),
    ),
  });
  if (counts[0]?.length === 1) return [reader(false, true)];
  if (counts.length === 1) return [reader(true, false)];
  return [reader(true, true), reader(true, false), reader(false, true)];
}

/** A hidden small count of which too much could be told; null when there is none. */
function findExposed(
  counts: readonly (readonly number[])[],
  states: readonly (readonly State[])[],
  readers: readonly Reader[],
): Cell | null {
  const bounds = counts.map((row, r) => row.map((count, c) => boundsOf(count, states, { row: r, column: c })));
  for (const [row, line] of states.entries()) {
    for (const [column, state] of line.entries()) {
      if (state !== 'small') continue;
      const isExposed = readers.some(
        (reader) => measureUncertainty(counts, bounds, { row, column }, reader) < reader.enough[row]![column]!,
      );
      if (isExposed) return { row, column };
    }
  }
  return null;
}

function boundsOf(count: number, states: readonly (readonly State[])[], { row, column }: Cell): Bounds {
  const state = states[row]![column]!;
  if (state === 'shown') {
    const half = Math.floor(ROUNDING_BASE / 2);
    return { low: Math.max(SMALLEST_SHOWN_COUNT, roundCount(count) - half), high: roundCount(count) + half };
  }
  // Where nothing of a line is shown, nobody can tell which of its counts are small and which are hidden beside them.
  const columnIsShown = states.length === 1 || states.some((line) => line[column] === 'shown');
  const rowIsShown = states[row]!.length === 1 || states[row]!.includes('shown');
  if (!columnIsShown || !rowIsShown) return { low: 0, high: Infinity };
  return state === 'small' ? { low: 0, high: SMALLEST_SHOWN_COUNT - 1 } : { low: SMALLEST_SHOWN_COUNT, high: Infinity };
}

/**
 * How far a cell can move, down and up together, while all known totals stay and all other cells keep within their bounds; counted up to as many
 * values as there are small counts. What one cell gains the others must give: a flow through the network of rows and columns. It is exact, since
 * with whole totals and bounds the ends of what is possible are whole, and all between them is possible too.
 */
function measureUncertainty(
  counts: readonly (readonly number[])[],
  bounds: readonly (readonly Bounds[])[],
  cell: Cell,
  known: Pick<Reader, 'knowsRows' | 'knowsColumns'>,
): number {
  const count = counts[cell.row]![cell.column]!;
  const { low, high } = bounds[cell.row]![cell.column]!;
  const most = SMALLEST_SHOWN_COUNT - 1;
  const down = new Exchange(counts, bounds, cell, known).countMoves(-1, Math.min(count - low, most));
  const up = new Exchange(counts, bounds, cell, known).countMoves(1, Math.min(high - count, most - down));
  return down + up;
}

/** Moves counts between the cells of a table, one at a time, leaving its totals as they are. */
class Exchange {
  readonly #values: number[][];
  readonly #bounds: readonly (readonly Bounds[])[];
  readonly #cell: Cell;
  readonly #known: Pick<Reader, 'knowsRows' | 'knowsColumns'>;

  constructor(
    counts: readonly (readonly number[])[],
    bounds: readonly (readonly Bounds[])[],
    cell: Cell,
    known: Pick<Reader, 'knowsRows' | 'knowsColumns'>,
  ) {
    this.#values = counts.map((row) => [...row]);
    this.#bounds = bounds;
    this.#cell = cell;
    this.#known = known;
  }

  /** How far the cell can go in one direction, up to so far. */
  countMoves(step: 1 | -1, most: number): number {
    let moves = 0;
    while (moves < most && this.#moveOne(step)) moves += 1;
    return moves;
  }

  /** Changes the cell by one; along a row and a column in turn, others make up for it. */
  #moveOne(step: 1 | -1): boolean {
    const path = this.#findPath(step);
    if (path === null) return false;
    for (const { row, column, by } of path) this.#values[row]![column]! += by;
    return true;
  }

  /** From the cell's row back to its column: a cell of the row gives, one of that one's column takes, and so on. */
  #findPath(step: 1 | -1): { readonly row: number; readonly column: number; readonly by: 1 | -1 }[] | null {
    const rows = this.#values.length;
    const columns = this.#values[0]!.length;
    // Rows whose totals nobody knows need not keep them: they are one line. So are such columns.
    const lineOf = (row: number): string => `row ${this.#known.knowsRows ? row : 0}`;
    const pileOf = (column: number): string => `column ${this.#known.knowsColumns ? column : 0}`;
    const start = lineOf(this.#cell.row);
    const end = pileOf(this.#cell.column);
    type Move = { readonly row: number; readonly column: number; readonly by: 1 | -1; readonly before: Move | null };
    const reached = new Set<string>([start]);
    const queue: { readonly at: string; readonly move: Move | null }[] = [{ at: start, move: null }];
    for (const { at, move } of queue) {
      const fromRow = at.startsWith('row');
      const by = fromRow ? (-step as 1 | -1) : step;
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          if (at !== (fromRow ? lineOf(row) : pileOf(column)) || !this.#canChange(row, column, by)) continue;
          const next = { row, column, by, before: move };
          const there = fromRow ? pileOf(column) : lineOf(row);
          if (there === end) return unwind(next);
          if (reached.has(there)) continue;
          reached.add(there);
          queue.push({ at: there, move: next });
        }
      }
    }
    return null;

    function unwind(last: Move): Move[] {
      const path: Move[] = [];
      for (let one: Move | null = last; one !== null; one = one.before) path.push(one);
      return path;
    }
  }

  #canChange(row: number, column: number, by: 1 | -1): boolean {
    if (row === this.#cell.row && column === this.#cell.column) return false;
    const { low, high } = this.#bounds[row]![column]!;
    const value = this.#values[row]![column]! + by;
    return value >= low && value <= high;
  }
}

/** The smallest count still shown beside the exposed one: in its row or column, else anywhere. Null when nothing is shown any more. */
function findSacrifice(counts: readonly (readonly number[])[], states: readonly (readonly State[])[], exposed: Cell): Cell | null {
  const shown = states.flatMap((line, row) => line.flatMap((state, column) => (state === 'shown' ? { row, column } : [])));
  const beside = shown.filter(({ row, column }) => row === exposed.row || column === exposed.column);
  const candidates = beside.length > 0 ? beside : shown;
  return candidates.reduce<Cell | null>(
    (least, cell) => (least === null || counts[cell.row]![cell.column]! < counts[least.row]![least.column]! ? cell : least),
    null,
  );
}
