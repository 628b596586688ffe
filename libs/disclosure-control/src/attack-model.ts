import { buildCellAttack } from './cell-attack.ts';
import { EMPTY, gatherKnowledge, tellApart, type Knowledge } from './merge-atoms.ts';
import type { Release } from './release.ts';

/** `low ≤ sum of coefficient × x[column] ≤ high`. */
export interface Row {
  readonly source: number;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly low: number;
  readonly high: number;
}

/** A cell to be kept from being known, in terms of columns. */
export interface Target {
  readonly cell: number;
  /** What it is known to be at least from marks alone, whatever the counts: how many hidden areas with accidents lie in it. */
  readonly floor: number;
  /** Columns of which something may lie in it; and those that lie in it wholly. */
  readonly touched: Int32Array;
  readonly full: Int32Array;
  /** Where it lies in one of several alike cells that are one at least each: what of these cells counts. */
  readonly among: Among | null;
}

/** One of `members` cells, each one at least, whose atoms nothing tells apart: what one of them has, all others could have but for one each. */
export interface Among {
  readonly members: number;
  readonly columns: Int32Array;
  /** Of these columns: those that may lie in the target, and those that may lie in the same cell beside it. */
  readonly touched: Int32Array;
  readonly beside: Int32Array;
}

/** All that can be known, with as few unknowns as possible: each column is the sum of atoms that nothing tells apart. */
export interface AttackModel {
  readonly columns: number;
  readonly columnOf: Int32Array;
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
}

/** The unknowns, the rows and the targets of a release. */
export function buildAttack(release: Release): AttackModel {
  if (release.unknowns === 'cells') return buildCellAttack(release);
  const knowledge = gatherKnowledge(release);
  const kindOf = tellApart(release.atoms, knowledge);
  const targets = release.cells.flatMap(({ state, atoms }, i) =>
    state !== 'shown' && atoms.some((atom) => kindOf[atom] !== EMPTY) ? [i] : [],
  );
  const ownerOf = findOwners(release, knowledge);
  const groups = groupAlike(release, knowledge, kindOf, ownerOf, targets);
  const { columnOf, columns, sizes } = numberColumns(kindOf, ownerOf, groups.groupOf);
  const rows: Row[] = knowledge.statements.map((statement) => toRow(statement, columnOf, columns));
  const columnsOfGroup = groups.members.map((members) =>
    columnsOf(
      members.flatMap((cell) => [...release.cells[cell]!.atoms]),
      columnOf,
    ),
  );
  for (const [group, members] of groups.members.entries()) {
    const own = columnsOfGroup[group]!;
    rows.push({
      source: members[0]!,
      columns: own,
      coefficients: new Float64Array(own.length).fill(1),
      low: members.length,
      high: Infinity,
    });
  }
  return {
    columns,
    columnOf,
    rows: rows.filter((row) => row.columns.length > 0),
    targets: targets.map((cell) =>
      toTarget(cell, release, { columnOf, sizes, ownerOf, nonEmpty: knowledge.nonEmpty, ...groups, columnsOfGroup }),
    ),
  };
}

/** `ownerOf[atom]`: the position in `nonEmpty` of the cell that has it, -1 where none has. */
function findOwners({ cells, atoms: size }: Release, { nonEmpty }: Knowledge): Int32Array {
  const ownerOf = new Int32Array(size).fill(-1);
  for (const [position, cell] of nonEmpty.entries()) for (const atom of cells[cell]!.atoms) ownerOf[atom] = position;
  return ownerOf;
}

interface Groups {
  /** Cells that are alike, by group. */
  readonly members: readonly (readonly number[])[];
  /** By position in `nonEmpty`. */
  readonly groupOf: Int32Array;
}

/** Cells of one at least are alike where they have the same kinds of atoms and every target that reaches into several of them does so alike. */
function groupAlike(
  release: Release,
  { nonEmpty }: Knowledge,
  kindOf: Int32Array,
  ownerOf: Int32Array,
  targets: readonly number[],
): Groups {
  const keys = nonEmpty.map((cell) => [describeKinds(release.cells[cell]!.atoms, kindOf)]);
  for (const cell of targets) {
    const parts = new Map<number, number[]>();
    for (const atom of release.cells[cell]!.atoms) {
      const owner = ownerOf[atom]!;
      if (owner < 0) continue;
      const part = parts.get(owner);
      if (part) part.push(atom);
      else parts.set(owner, [atom]);
    }
    if (parts.size < 2) continue;
    for (const [owner, atoms] of parts) keys[owner]!.push(`${cell}:${describeKinds(atoms, kindOf)}`);
  }
  const groupOf = new Int32Array(nonEmpty.length);
  const members: number[][] = [];
  const known = new Map<string, number>();
  for (const [position, key] of keys.entries()) {
    const name = key.join('|');
    let group = known.get(name);
    if (group === undefined) known.set(name, (group = members.push([]) - 1));
    members[group]!.push(nonEmpty[position]!);
    groupOf[position] = group;
  }
  return { members, groupOf };
}

/** How many atoms of each kind, as a text to compare. */
function describeKinds(atoms: Iterable<number>, kindOf: Int32Array): string {
  const counts = new Map<number, number>();
  for (const atom of atoms) if (kindOf[atom] !== EMPTY) counts.set(kindOf[atom]!, (counts.get(kindOf[atom]!) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).join(' ');
}

function numberColumns(kindOf: Int32Array, ownerOf: Int32Array, groupOf: Int32Array) {
  const columnOf = new Int32Array(kindOf.length).fill(EMPTY);
  const sizes: number[] = [];
  const known = new Map<string, number>();
  for (const [atom, kind] of kindOf.entries()) {
    if (kind === EMPTY) continue;
    const owner = ownerOf[atom]!;
    const name = owner < 0 ? String(kind) : `${kind} ${groupOf[owner]!}`;
    let column = known.get(name);
    if (column === undefined) known.set(name, (column = sizes.push(0) - 1));
    columnOf[atom] = column;
    sizes[column]! += 1;
  }
  return { columnOf, columns: sizes.length, sizes };
}

/** The columns in which these atoms are, ascending. */
export function columnsOf(atoms: Iterable<number>, columnOf: Int32Array): Int32Array {
  const found = new Set<number>();
  for (const atom of atoms) if (columnOf[atom] !== EMPTY) found.add(columnOf[atom]!);
  return Int32Array.from(found).sort();
}

function toRow({ source, terms, low, high }: Knowledge['statements'][number], columnOf: Int32Array, columns: number): Row {
  const [only] = terms;
  if (terms.length === 1 && only) {
    const own = columnsOf(only.atoms, columnOf);
    return { source, columns: own, coefficients: new Float64Array(own.length).fill(only.coefficient), low, high };
  }
  const sum = new Map<number, number>();
  for (const { atoms, coefficient } of terms) {
    for (const column of columnsOf(atoms, columnOf)) sum.set(column, (sum.get(column) ?? 0) + coefficient);
  }
  const own = [...sum].filter(([column, coefficient]) => column < columns && coefficient !== 0).sort(([a], [b]) => a - b);
  return {
    source,
    columns: Int32Array.from(own, ([column]) => column),
    coefficients: Float64Array.from(own, ([, value]) => value),
    low,
    high,
  };
}

interface Numbering extends Groups {
  readonly columnOf: Int32Array;
  readonly sizes: readonly number[];
  readonly ownerOf: Int32Array;
  readonly nonEmpty: readonly number[];
  readonly columnsOfGroup: readonly Int32Array[];
}

function toTarget(cell: number, release: Release, numbering: Numbering): Target {
  const { columnOf, sizes, ownerOf, nonEmpty, groupOf, members, columnsOfGroup } = numbering;
  const { atoms, state, lowest } = release.cells[cell]!;
  const owned = new Map<number, number>();
  for (const atom of atoms) if (ownerOf[atom]! >= 0) owned.set(ownerOf[atom]!, (owned.get(ownerOf[atom]!) ?? 0) + 1);
  const inside = [...owned].filter(([position, count]) => count === release.cells[nonEmpty[position]!]!.atoms.length).length;
  const floor = state === 'hidden' ? Math.max(lowest, inside) : inside;
  const [owner = -1] = owned.size === 1 ? owned.keys() : [];
  const group = owner < 0 ? -1 : groupOf[owner]!;
  const isAmong = group >= 0 && members[group]!.length > 1;
  const counts = countColumns(isAmong ? atoms.filter((atom) => ownerOf[atom] !== owner) : atoms, columnOf);
  const touched = Int32Array.from(counts.keys()).sort();
  const full = touched.filter((column) => counts.get(column) === sizes[column]);
  if (!isAmong) return { cell, floor, touched, full, among: null };
  const home = countColumns(release.cells[members[group]![0]!]!.atoms, columnOf);
  const within = countColumns(
    atoms.filter((atom) => ownerOf[atom] === owner),
    columnOf,
  );
  const beside = [...home].filter(([column, count]) => (within.get(column) ?? 0) < count).map(([column]) => column);
  const among: Among = {
    members: members[group]!.length,
    columns: columnsOfGroup[group]!,
    touched: Int32Array.from(within.keys()).sort(),
    beside: Int32Array.from(beside).sort(),
  };
  return { cell, floor, touched, full, among };
}

function countColumns(atoms: Iterable<number>, columnOf: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const atom of atoms) {
    const column = columnOf[atom]!;
    if (column !== EMPTY) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}
