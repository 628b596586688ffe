import type { AttackModel, Row, Target } from './attack-model.ts';
import { LineBounds } from './line-bounds.ts';
import { EMPTY, FILLED } from './merge-atoms.ts';
import type { Release } from './release.ts';

/** What is known of some cells together: `low ≤ sum of coefficient × cell ≤ high`. */
interface Statement {
  /** Index behind the cells of the derived number that says so; -1 of a line, which everybody knows and nobody can hide. */
  readonly source: number;
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
}

/**
 * The attack on a release whose unknowns are its cells. A cell that is shown is a wall: what lies on its two sides has nothing to do with each other, so
 * that each part keeps a copy of it, and parts stay small.
 */
export function buildCellAttack(release: Release): AttackModel {
  const { cells } = release;
  const bounds = new LineBounds(release, cells);
  const { floors, isEmpty } = bounds.findFloors();
  const isFound = bounds.findEmpty();
  const columnOf = new Int32Array(cells.length).fill(EMPTY);
  const targets: Target[] = [];
  const rows: Row[] = [];
  for (const [i, { state, count, lowest, within = i }] of cells.entries()) {
    if (state === 'shown') columnOf[i] = count > 0 ? FILLED : EMPTY;
    else if (!isEmpty[i] && (within === i || !isFound[within])) {
      const own = Int32Array.of((columnOf[i] = targets.length));
      targets.push({ cell: i, floor: floors[i]!, touched: own, full: own, among: null });
      if (state === 'hidden' && lowest > 0) rows.push(toRow(i, own, [1], lowest, Infinity));
    }
  }
  const statements = listStatements(release).filter((statement) => statement.cells.some((cell) => columnOf[cell]! >= 0));
  const rootOf = joinUnknowns(statements, columnOf, targets.length);
  const copies = new Map<string, number>();
  const copyOf = (cell: number, root: number): number => {
    const name = `${root} ${cell}`;
    const known = copies.get(name);
    if (known !== undefined) return known;
    const column = targets.length + copies.size;
    copies.set(name, column);
    rows.push(toRow(cell, [column], [1], cells[cell]!.count, cells[cell]!.count));
    return column;
  };
  for (const { source, cells: members, coefficients, low, high } of statements) {
    const root = rootOf(columnOf[members.find((cell) => columnOf[cell]! >= 0)!]!);
    const there = [...members.keys()].filter((i) => columnOf[members[i]!] !== EMPTY);
    const columns = there.map((i) => (columnOf[members[i]!]! >= 0 ? columnOf[members[i]!]! : copyOf(members[i]!, root)));
    const own = there.map((i) => coefficients[i]!);
    rows.push(toRow(source, columns, own, low, high));
  }
  return { columns: targets.length + copies.size, columnOf, rows, targets };
}

function toRow(source: number, columns: Int32Array | readonly number[], coefficients: readonly number[], low: number, high: number): Row {
  return { source, columns: Int32Array.from(columns), coefficients: Float64Array.from(coefficients), low, high };
}

function listStatements({ cells, lines, derived }: Release): Statement[] {
  return [
    ...lines.map(({ whole, parts }) => ({
      source: -1,
      cells: [whole, ...parts],
      coefficients: [-1, ...[...parts].map(() => 1)],
      low: 0,
      high: 0,
    })),
    ...derived.flatMap(({ isShown, terms, low, high }, i) =>
      isShown
        ? {
            source: cells.length + i,
            cells: terms.flatMap(({ atoms }) => [...atoms]),
            coefficients: terms.flatMap(({ atoms, coefficient }) => [...atoms].map(() => coefficient)),
            low,
            high,
          }
        : [],
    ),
  ];
}

/** @returns a column that stands for all unknowns that statements join with one */
function joinUnknowns(statements: readonly Statement[], columnOf: Int32Array, columns: number): (column: number) => number {
  const parent = Int32Array.from({ length: columns }, (_, column) => column);
  const rootOf = (column: number): number => {
    let root = column;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const { cells } of statements) {
    let first = -1;
    for (const cell of cells) {
      const column = columnOf[cell]!;
      if (column < 0) continue;
      if (first < 0) first = column;
      parent[rootOf(column)] = rootOf(first);
    }
  }
  return rootOf;
}
