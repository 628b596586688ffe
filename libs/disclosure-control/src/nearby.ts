import { columnsOf, type AttackModel, type Row } from './attack-model.ts';
import { findComponents, reachOf, type Component } from './components.ts';

/** Parts of more unknowns than this are first looked at in pieces. */
export const MOST_COLUMNS_AT_ONCE = 1500;

/**
 * Smaller questions whose answers hold for the large one: statements that reach far are kept as they are in truth, piece by piece. What is possible
 * then is possible without that, so a cell that is safe in its piece is safe; of one that is not, nothing is known yet. Only who knows the truth can
 * ask so.
 * @param neighbourhoods atoms to be looked at together, the largest of them that are small enough
 * @param truth sum of the true counts of each column
 * @returns components with the targets that lie in one piece wholly
 */
export function findPieces(attack: AttackModel, neighbourhoods: readonly Int32Array[], truth: Float64Array): Component[] {
  const pieces = new Pieces(attack.columns);
  for (const atoms of [...neighbourhoods].sort((a, b) => b.length - a.length)) pieces.joinIfSmall(columnsOf(atoms, attack.columnOf));
  const rows = attack.rows.flatMap((row) => (pieces.isInOne(row.columns) ? [row] : cut(row, pieces, truth)));
  return findComponents({ ...attack, rows, targets: attack.targets.filter((target) => pieces.isInOne(reachOf(target))) });
}

function cut(row: Row, pieces: Pieces, truth: Float64Array): Row[] {
  const byPiece = new Map<number, number[]>();
  for (const [position, column] of row.columns.entries()) {
    const piece = pieces.rootOf(column);
    const list = byPiece.get(piece);
    if (list) list.push(position);
    else byPiece.set(piece, [position]);
  }
  return [...byPiece.values()].map((positions) => {
    const columns = Int32Array.from(positions, (position) => row.columns[position]!);
    const coefficients = Float64Array.from(positions, (position) => row.coefficients[position]!);
    let sum = 0;
    for (const [i, column] of columns.entries()) sum += coefficients[i]! * truth[column]!;
    return { source: row.source, columns, coefficients, low: sum, high: sum };
  });
}

/** Columns that belong together. */
class Pieces {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(columns: number) {
    this.#parent = Int32Array.from({ length: columns }, (_, column) => column);
    this.#size = new Int32Array(columns).fill(1);
  }

  rootOf(column: number): number {
    let root = column;
    while (this.#parent[root] !== root) root = this.#parent[root] = this.#parent[this.#parent[root]!]!;
    return root;
  }

  isInOne(columns: Int32Array): boolean {
    const root = columns.length > 0 ? this.rootOf(columns[0]!) : 0;
    return columns.every((column) => this.rootOf(column) === root);
  }

  joinIfSmall(columns: Int32Array): void {
    const roots = new Set<number>();
    for (const column of columns) roots.add(this.rootOf(column));
    let size = 0;
    for (const root of roots) size += this.#size[root]!;
    if (roots.size < 2 || size > MOST_COLUMNS_AT_ONCE) return;
    const [first = 0, ...others] = roots;
    for (const other of others) this.#parent[other] = first;
    this.#size[first] = size;
  }
}
