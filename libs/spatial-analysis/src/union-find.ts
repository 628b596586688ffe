/** A forest over `0 … size - 1`: every element starts as its own root. */
export function createForest(size: number): Int32Array {
  const parent = new Int32Array(size);
  for (let i = 0; i < size; i++) parent[i] = i;
  return parent;
}

/** The root of an element's tree; shortens the way for the next caller. */
export function findRoot(parent: Int32Array, element: number): number {
  let root = element;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]!]!;
    root = parent[root]!;
  }
  return root;
}

/** Joins two trees; the lower root stays, so the outcome does not depend on who was joined first. */
export function joinTrees(parent: Int32Array, one: number, other: number): void {
  const a = findRoot(parent, one);
  const b = findRoot(parent, other);
  if (a < b) parent[b] = a;
  else parent[a] = b;
}
