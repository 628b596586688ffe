import type { Cell, Release } from './release.ts';

/** A linear statement over atoms that holds for certain: `low ≤ sum ≤ high`. */
export interface Statement {
  /** Index among the cells, or behind them among the derived numbers. */
  readonly source: number;
  readonly terms: readonly { readonly atoms: Int32Array; readonly coefficient: number }[];
  readonly low: number;
  readonly high: number;
}

/** Of an atom that is empty for certain. */
export const EMPTY = -1;
/** Of a cell that is shown to have something; only where the unknowns are the cells. */
export const FILLED = -2;

/** What the public knows for certain. */
export interface Knowledge {
  /** `isEmpty[atom]` is 1 where a plain zero was published of something that contains it. */
  readonly isEmpty: Uint8Array;
  readonly statements: readonly Statement[];
  /** Hidden cells of which it is only known that they are one at least; no atom is in two of them. */
  readonly nonEmpty: readonly number[];
}

/** What can be told from what is shown and from the marks of what is hidden. */
export function gatherKnowledge(release: Release): Knowledge {
  const { cells, derived, threshold, marks } = release;
  const isEmpty = new Uint8Array(release.atoms);
  for (const { state, count, atoms } of cells) if (state === 'shown' && count === 0) for (const atom of atoms) isEmpty[atom] = 1;
  const statements: Statement[] = [];
  const state = (source: number, atoms: Int32Array, low: number, high: number): void => {
    statements.push({ source, terms: [{ atoms, coefficient: 1 }], low, high });
  };
  const lower: number[] = [];
  for (const [i, cell] of cells.entries()) {
    if (cell.state === 'shown' && cell.count > 0) state(i, cell.atoms, cell.count, cell.count);
    if (cell.state !== 'hidden') continue;
    if (marks === 'alike') {
      if (cell.lowest > 0) lower.push(i);
    } else if (cell.count < threshold) state(i, cell.atoms, cell.lowest, threshold - 1);
    else state(i, cell.atoms, threshold, Infinity);
  }
  for (const [d, { isShown, terms, low, high }] of derived.entries()) {
    if (isShown) statements.push({ source: cells.length + d, terms, low, high });
  }
  const needed = dropImplied(release, lower, isEmpty);
  const shared = findShared(cells, needed, release.atoms);
  for (const i of needed) if (shared.has(i)) state(i, cells[i]!.atoms, 1, Infinity);
  return { isEmpty, statements, nonEmpty: needed.filter((i) => !shared.has(i)) };
}

/** Without those that contain something which is itself known to be one at least. */
function dropImplied({ cells, atoms: size }: Release, lower: readonly number[], isEmpty: Uint8Array): number[] {
  const inside = new Int32Array(size).fill(-1);
  const starting = new Map<number, number[]>();
  const isLower = new Set(lower);
  for (const [i, { atoms, state, count }] of cells.entries()) {
    if (!isLower.has(i) && !(state === 'shown' && count > 0)) continue;
    const first = atoms[0] ?? -1;
    starting.set(first, [...(starting.get(first) ?? []), i]);
  }
  return lower.filter((i) => {
    const { atoms } = cells[i]!;
    if (atoms.every((atom) => isEmpty[atom])) return false;
    for (const atom of atoms) inside[atom] = i;
    return !atoms.some((atom) =>
      starting.get(atom)?.some((j) => {
        const other = cells[j]!.atoms;
        return (
          j !== i && (other.length < atoms.length || (other.length === atoms.length && j < i)) && other.every((one) => inside[one] === i)
        );
      }),
    );
  });
}

/** Those that share an atom with another one. */
function findShared(cells: readonly Cell[], lower: readonly number[], size: number): Set<number> {
  const owner = new Int32Array(size).fill(-1);
  const shared = new Set<number>();
  for (const i of lower) {
    for (const atom of cells[i]!.atoms) {
      const other = owner[atom]!;
      if (other >= 0) shared.add(i).add(other);
      owner[atom] = i;
    }
  }
  return shared;
}

/**
 * Numbers the atoms so that two have the same number where no statement tells them apart: only their sum matters then, and any whole sum can be
 * shared out among them.
 * @returns `kindOf[atom]`, EMPTY where it is empty for certain; numbers are not consecutive
 */
export function tellApart(size: number, { isEmpty, statements }: Pick<Knowledge, 'isEmpty' | 'statements'>): Int32Array {
  const kindOf = new Int32Array(size);
  for (let atom = 0; atom < size; atom++) if (isEmpty[atom]) kindOf[atom] = EMPTY;
  let kinds = 1;
  const renamed = new Map<number, number>();
  for (const { terms } of statements) {
    for (const { atoms } of terms) {
      renamed.clear();
      for (const atom of atoms) {
        const kind = kindOf[atom]!;
        if (kind === EMPTY) continue;
        let name = renamed.get(kind);
        if (name === undefined) renamed.set(kind, (name = kinds++));
        kindOf[atom] = name;
      }
    }
  }
  return kindOf;
}
