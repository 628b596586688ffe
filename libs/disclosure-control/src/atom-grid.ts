import { Problem } from '@elektron/domain';

/** What accidents are divided by: pieces of land, years, or the values of a breakdown. Each accident has one of the values. */
export interface Axis {
  readonly id: string;
  readonly values: readonly string[];
}

/** For each axis the positions of the values that are meant; an axis that is not named means all of its values. */
export type Selection = Readonly<Record<string, readonly number[]>>;

/** Atoms as the product of axes. */
export class AtomGrid {
  readonly axes: readonly Axis[];
  readonly size: number;
  /** How far apart two neighbours along each axis are; the last axis runs fastest. */
  readonly #strides: readonly number[];

  constructor(axes: readonly Axis[]) {
    this.axes = axes;
    const strides: number[] = [];
    this.size = axes.reduceRight((size, { values }) => {
      strides.unshift(size);
      return size * values.length;
    }, 1);
    this.#strides = strides;
  }

  /** @returns ascending */
  atomsOf(selection: Selection): Int32Array {
    return this.axes.reduce<Int32Array>((found, { id, values }, axis) => {
      const chosen = selection[id] ? [...selection[id]].sort((a, b) => a - b) : values.map((_, i) => i);
      const next = new Int32Array(found.length * chosen.length);
      let at = 0;
      for (const start of found) for (const value of chosen) next[at++] = start + value * this.#strides[axis]!;
      return next;
    }, Int32Array.of(0));
  }

  /**
   * How many accidents each atom has.
   * @param accidents for each accident the position of its value on every axis
   * @throws Problem INPUT_INVALID for a position that is not there
   */
  count(accidents: Iterable<readonly number[]>): Int32Array {
    const counts = new Int32Array(this.size);
    for (const accident of accidents) {
      const isThere = this.axes.every(({ values }, axis) => values[accident[axis]!] !== undefined);
      if (!isThere) throw new Problem('INPUT_INVALID', { field: 'accident', value: accident.join(' ') });
      counts[accident.reduce((atom, value, axis) => atom + value * this.#strides[axis]!, 0)]! += 1;
    }
    return counts;
  }
}

/** Pieces that no area of any division cuts, and of which areas they are made. */
export interface Refinement {
  /** `pieces[i][d]` = the area of division d in which piece i lies; null where it lies in none. */
  readonly pieces: readonly (readonly (string | null)[])[];
  /** `members[d]`: for each area of division d the positions of its pieces. */
  readonly members: readonly ReadonlyMap<string, readonly number[]>[];
}

/**
 * What several divisions of the same land, or of the same years, have in common: hexagons and districts, blocks of earlier and of later releases.
 * @param overlaps every combination of areas that lie on each other somewhere, whether anything happened there or not; repeated ones count once
 */
export function refine(overlaps: Iterable<readonly (string | null)[]>): Refinement {
  const pieces = new Map<string, readonly (string | null)[]>();
  for (const overlap of overlaps) pieces.set(JSON.stringify(overlap), overlap);
  const sorted = [...pieces].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, piece]) => piece);
  const members = (sorted[0] ?? []).map((_, division) => {
    const areas = new Map<string, number[]>();
    for (const [i, piece] of sorted.entries()) {
      const area = piece[division];
      if (area === null || area === undefined) continue;
      areas.set(area, [...(areas.get(area) ?? []), i]);
    }
    return areas;
  });
  return { pieces: sorted, members };
}
