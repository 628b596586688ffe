import type { Cell, Release } from './release.ts';

/** A part of a release that shares no atom with the others, and where its cells, derived numbers and groups were. */
export interface Part {
  readonly release: Release;
  readonly cells: Int32Array;
  readonly derived: Int32Array;
  readonly groups: Int32Array;
}

/** Takes apart what no cell, number or group joins: years of which nothing speaks together, cities far apart. */
export function splitRelease(release: Release): Part[] {
  const parent = Int32Array.from({ length: release.atoms }, (_, atom) => atom);
  const rootOf = (atom: number): number => {
    let root = atom;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  const join = (first: number, atoms: Int32Array): void => {
    for (const atom of atoms) parent[rootOf(atom)] = rootOf(first);
  };
  const spans = [
    release.cells.map(({ atoms }) => [atoms]),
    release.derived.map(({ terms }) => terms.map(({ atoms }) => atoms)),
    release.groups.map(({ values }) => values.map(({ atoms }) => atoms)),
  ] as const;
  const joined = release.unknowns === 'cells' ? release.lines.map(({ whole, parts }) => Int32Array.of(whole, ...parts)) : [];
  const firstOf = (lists: readonly Int32Array[]): number => lists.find((atoms) => atoms.length > 0)?.[0] ?? -1;
  for (const atoms of joined) join(atoms[0]!, atoms);
  for (const lists of spans.flat()) for (const atoms of lists) join(firstOf(lists), atoms);
  const partOf = new Map<number, { atoms: number[]; members: [number[], number[], number[]] }>();
  const own = new Int32Array(release.atoms);
  for (let atom = 0; atom < release.atoms; atom++) {
    const root = rootOf(atom);
    let part = partOf.get(root);
    if (!part) partOf.set(root, (part = { atoms: [], members: [[], [], []] }));
    own[atom] = part.atoms.push(atom) - 1;
  }
  for (const [kind, list] of spans.entries()) {
    for (const [i, lists] of list.entries()) {
      const first = firstOf(lists);
      if (first >= 0) partOf.get(rootOf(first))!.members[kind]!.push(i);
    }
  }
  return [...partOf.values()]
    .filter(({ members }) => members.some((list) => list.length > 0))
    .map(({ atoms, members: [cells, derived, groups] }) => takePart(release, own, atoms, { cells, derived, groups }));
}

function takePart(
  release: Release,
  own: Int32Array,
  atoms: readonly number[],
  members: { readonly cells: readonly number[]; readonly derived: readonly number[]; readonly groups: readonly number[] },
): Part {
  const renumber = (list: Int32Array): Int32Array => list.map((atom) => own[atom]!);
  const place = new Map(members.cells.map((cell, i) => [cell, i]));
  const isOwn = new Set(atoms);
  const { truth } = release;
  return {
    release: {
      ...release,
      atoms: atoms.length,
      truth: truth && Int32Array.from(atoms, (atom) => truth[atom]!),
      cells: members.cells.map((i): Cell => {
        const { within, ...cell } = release.cells[i]!;
        const own = { ...cell, atoms: renumber(cell.atoms) };
        return within === undefined ? own : { ...own, within: place.get(within)! };
      }),
      derived: members.derived.map((i) => {
        const number = release.derived[i]!;
        return { ...number, terms: number.terms.map((term) => ({ ...term, atoms: renumber(term.atoms) })) };
      }),
      groups: members.groups.map((i) => {
        const group = release.groups[i]!;
        return { ...group, values: group.values.map((value) => ({ ...value, atoms: renumber(value.atoms) })) };
      }),
      neighbourhoods: release.neighbourhoods.filter(([first = -1]) => isOwn.has(first)).map(renumber),
      lines: release.lines
        .filter(({ whole }) => place.has(whole))
        .map(({ whole, parts }) => ({ whole: place.get(whole)!, parts: parts.map((part) => place.get(part)!) })),
    },
    cells: Int32Array.from(members.cells),
    derived: Int32Array.from(members.derived),
    groups: Int32Array.from(members.groups),
  };
}
