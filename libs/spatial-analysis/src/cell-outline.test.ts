import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { traceCells } from './cell-outline.ts';

const SIDE = 9;
/** A square board, a cell set where true. */
const boards = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE })
  .map((list) => list.map((k) => k > 0));

function sidesOf(cell: number): number[] {
  const column = cell % SIDE;
  return [
    ...(column > 0 ? [cell - 1] : []),
    ...(column < SIDE - 1 ? [cell + 1] : []),
    ...(cell >= SIDE ? [cell - SIDE] : []),
    ...(cell < SIDE * (SIDE - 1) ? [cell + SIDE] : []),
  ];
}

function spread(starts: readonly number[], enters: (cell: number) => boolean): Set<number> {
  const reached = new Set(starts.filter(enters));
  for (const cell of reached) for (const next of sidesOf(cell)) if (enters(next)) reached.add(next);
  return reached;
}

describe('the outline of cells', () => {
  it('encloses the area and the holes that the outside does not reach over a side, and nothing else', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const first = board.indexOf(true);
        if (first === -1) return;
        const area = spread([first], (cell) => board[cell]!);
        const ring = traceCells(
          (column, row) => column >= 0 && column < SIDE && area.has(row * SIDE + column),
          first % SIDE,
          Math.floor(first / SIDE),
        );
        const rim = board.map((_, cell) => cell).filter((cell) => sidesOf(cell).length < 4);
        const outside = spread(rim, (cell) => !area.has(cell));
        const doubled = ring.slice(1).reduce((sum, [x2, y2], i) => sum + ring[i]![0] * y2 - x2 * ring[i]![1], 0);
        expect(doubled / 2).toBe(SIDE * SIDE - outside.size);
        expect(ring[0]).toEqual(ring.at(-1));
        // A corner that is passed twice would make the polygon invalid.
        expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
      }),
      { numRuns: 1000 },
    );
  });
});
