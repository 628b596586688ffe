import type { AttackModel, Row, Target } from './attack-model.ts';

/** A part of an attack that has nothing to do with the others. Its columns are numbered anew. */
export interface Component {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
  /** `origin[own column]` = column of the whole. */
  readonly origin: Int32Array;
}

/** Takes apart what no row and no target joins. */
export function findComponents(attack: AttackModel): Component[] {
  const rootOf = joinColumns(attack);
  const built = new Map<number, { rows: Row[]; targets: Target[]; origin: number[] }>();
  const own = new Int32Array(attack.columns);
  const componentOf = (column: number) => {
    const root = rootOf(column);
    let component = built.get(root);
    if (!component) built.set(root, (component = { rows: [], targets: [], origin: [] }));
    return component;
  };
  for (let column = 0; column < attack.columns; column++) own[column] = componentOf(column).origin.push(column) - 1;
  const renumber = (list: Int32Array): Int32Array => list.map((column) => own[column]!);
  for (const row of attack.rows) componentOf(row.columns[0]!).rows.push({ ...row, columns: renumber(row.columns) });
  for (const target of attack.targets) {
    const { touched, full, among } = target;
    componentOf(reachOf(target)[0]!).targets.push({
      ...target,
      touched: renumber(touched),
      full: renumber(full),
      among: among && { ...among, columns: renumber(among.columns), touched: renumber(among.touched), beside: renumber(among.beside) },
    });
  }
  return [...built.values()].map((component) => ({
    ...component,
    columns: component.origin.length,
    origin: Int32Array.from(component.origin),
  }));
}

/** @returns a column that stands for all that are joined with one */
function joinColumns({ columns, rows, targets }: AttackModel): (column: number) => number {
  const parent = Int32Array.from({ length: columns }, (_, column) => column);
  const rootOf = (column: number): number => {
    let root = column;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const joined of [...rows.map((row) => row.columns), ...targets.map(reachOf)]) {
    for (const column of joined) parent[rootOf(column)] = rootOf(joined[0]!);
  }
  return rootOf;
}

/** All columns that a target depends on. */
export function reachOf({ touched, among }: Target): Int32Array {
  return among ? Int32Array.of(...touched, ...among.columns) : touched;
}
