import { Problem } from '@elektron/domain';

/**
 * What the public is told of a count: the count itself; that it is hidden, be it small or kept back to protect another; or nothing, where nobody
 * has published it but it must be kept from who subtracts what has been.
 */
export type CellState = 'shown' | 'hidden' | 'unpublished';

/** A count of accidents or of persons: of an area, a category, a period, or of all three together. */
export interface Cell {
  readonly id: string;
  /** What it adds up: indices of atoms, ascending, each once. */
  readonly atoms: Int32Array;
  readonly count: number;
  readonly state: CellState;
  /** What everybody knows it to be at least when it is hidden: 1 where a zero would have been shown as such. */
  readonly lowest: 0 | 1;
  /** Index of the cell that this one is a part of, where it may be known to be empty as soon as that one is; only where the unknowns are the cells. */
  readonly within?: number;
  /** Published already, by whomever: nothing about it can be changed any more. */
  readonly fixed: boolean;
  /** What is lost where it is hidden beside another (any unit, above 0); the least is hidden first. */
  readonly weight: number;
}

/** A published number from which a bound of counts can be told: a rate, a share, an estimate. See `countsBehind` and `shareBounds`. */
export interface DerivedNumber {
  readonly id: string;
  /** `low ≤ sum of coefficient × atoms ≤ high` is what it tells. */
  readonly terms: readonly { readonly atoms: Int32Array; readonly coefficient: number }[];
  readonly low: number;
  readonly high: number;
  readonly isShown: boolean;
  readonly fixed: boolean;
  readonly weight: number;
}

/** Accidents of which somebody may know one, and what there is to learn about it: each value with the atoms of the group that have it. */
export interface AttributeGroup {
  readonly id: string;
  readonly attribute: string;
  readonly values: readonly { readonly value: string; readonly atoms: Int32Array }[];
}

/** `parts` (indices of cells) share out the atoms of `whole` (index of a cell). Only makes the search faster, unless the unknowns are the cells. */
export interface Line {
  readonly whole: number;
  readonly parts: Int32Array;
}

/**
 * Everything that is public of the same accidents: the release to be judged, earlier ones and those of others, all over the same atoms. An atom
 * is what no statement divides: a piece of land that lies wholly inside or outside of every area, in years of which the same holds, of one value
 * of each breakdown. How many accidents it has is a whole number, zero or more, and is not published.
 */
export interface Release {
  /** k: a hidden count could be each of k values, those from its lowest on. */
  readonly threshold: number;
  /**
   * What the unknowns are. `atoms`, unless it says `cells`: then each cell is an unknown of its own (`atoms` of cell i are just i), and the lines are
   * everything that is known of how they belong together. That is the same attack only where whole numbers that keep the lines always come from some
   * set of accidents; so it is where the tables form a tree (see `city/city-cells.ts`). It keeps parts small: what is shown parts them.
   */
  readonly unknowns?: 'atoms' | 'cells';
  readonly atoms: number;
  /** How many accidents each atom has; null for who does not know. Saves time and changes no answer. */
  readonly truth: Int32Array | null;
  readonly cells: readonly Cell[];
  readonly derived: readonly DerivedNumber[];
  readonly groups: readonly AttributeGroup[];
  readonly lines: readonly Line[];
  /** Sets of atoms among which most of what can be told is to be looked for: areas, each in one period. Only makes the audit faster. */
  readonly neighbourhoods: readonly Int32Array[];
  /**
   * Whether the public can tell a small count (“<k”) from one that was kept back to protect it. Told apart, a hidden count is known to be below k
   * or to be k at least.
   */
  readonly marks: 'alike' | 'told-apart';
}

/** How a long search reports and is stopped; stopped, it throws Problem CANCELLED. */
export interface DisclosureControl {
  /** Share of the work done, 0 to 1, never falling. */
  readonly progress: (fraction: number) => void;
  readonly isCancelled: () => boolean;
}

/** For callers that neither watch nor stop it. */
export const UNWATCHED: DisclosureControl = { progress: () => undefined, isCancelled: () => false };

/** The rules of the product hide counts below this, and never fewer. */
export const SMALLEST_THRESHOLD = 5;

/** @throws Problem CANCELLED */
export function throwIfCancelled(control: DisclosureControl): void {
  if (control.isCancelled()) throw new Problem('CANCELLED');
}

/** @throws Problem INPUT_INVALID, NEGATIVE_COUNT */
export function checkRelease(release: Release): void {
  const { threshold, atoms, truth, cells, derived, lines } = release;
  if (release.unknowns === 'cells') checkCells(release);
  const refuse = (field: string, value: string | number): never => {
    throw new Problem('INPUT_INVALID', { field, value });
  };
  if (!Number.isInteger(threshold) || threshold < 2) refuse('threshold', threshold);
  if (truth && truth.length !== atoms) refuse('truth', truth.length);
  for (const { id, atoms: added, count, weight } of cells) {
    if (!isAscending(added, atoms)) refuse('atoms', id);
    if (!Number.isInteger(count)) refuse('count', id);
    if (count < 0) throw new Problem('NEGATIVE_COUNT', { field: id, value: count });
    if (!(weight > 0)) refuse('weight', id);
    if (truth && added.reduce((sum, atom) => sum + truth[atom]!, 0) !== count) refuse('count', id);
  }
  for (const { id, terms, low, high } of derived) {
    if (!(low <= high) || terms.some((term) => !isAscending(term.atoms, atoms) || !Number.isFinite(term.coefficient)))
      refuse('derived', id);
  }
  for (const { whole, parts } of release.unknowns === 'cells' ? [] : lines) {
    const total = cells[whole]?.atoms.length;
    if (parts.reduce((sum, part) => sum + (cells[part]?.atoms.length ?? NaN), 0) !== total) refuse('lines', whole);
  }
}

function checkCells({ atoms, cells, lines, truth }: Release): void {
  const isOwn = ({ atoms: own }: Cell, i: number): boolean => own.length === 1 && own[0] === i;
  if (atoms !== cells.length || !cells.every(isOwn)) throw new Problem('INPUT_INVALID', { field: 'atoms', value: atoms });
  for (const { whole, parts } of lines) {
    const isTrue = !truth || truth[whole] === parts.reduce((sum, part) => sum + truth[part]!, 0);
    if (!cells[whole] || !parts.every((part) => cells[part]) || !isTrue)
      throw new Problem('INPUT_INVALID', { field: 'lines', value: whole });
  }
}

function isAscending(indices: Int32Array, below: number): boolean {
  let last = -1;
  for (const index of indices) {
    if (index <= last || index >= below) return false;
    last = index;
  }
  return true;
}
