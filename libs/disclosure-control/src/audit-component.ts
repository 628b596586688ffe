import type { Highs } from 'highs';
import type { Row, Target } from './attack-model.ts';
import type { Component } from './components.ts';
import { LinearProgram, wholeAtLeast, wholeAtMost, type Objective, type Optimum } from './linear-program.ts';
import { boundAbove, boundBelow, rangeWithin, rowsFor, type Interval } from './target-bounds.ts';
import { throwIfCancelled, type CellState, type DisclosureControl, type Release } from './release.ts';

/** A cell of which too much can be told. */
export interface Exposure {
  /** Index of the cell. */
  readonly cell: number;
  readonly interval: Interval;
  /** Indices of the cells, and behind them of the derived numbers, that give it away together. */
  readonly givenAwayBy: readonly number[];
}

/**
 * Whether a cell that could have these values is safe: it is k at least for certain, or it could be each of the k values from its floor on. What
 * nobody has published may also be zero for certain. True values play no part, so that the verdict tells nothing of them.
 */
export function isSafe({ low, high }: Interval, state: CellState, floor: number, threshold: number): boolean {
  return low >= threshold || (low <= floor && high >= floor + threshold - 1) || (state === 'unpublished' && high === 0);
}

/**
 * Up to so many unknowns only whole numbers count as a proof that a value is possible. In larger parts fractions do, as is usual: a search for whole
 * numbers takes a second for each cell there, and has found them wherever it was tried.
 */
const MOST_WHOLE_COLUMNS = 100;

/** Rounds in which many cells are pushed at once; after that one by one. */
const ROUNDS_TOGETHER = 24;
/** A round that settles a smaller share of the open ends than this is the last but one of its kind. */
const LEAST_SETTLED = 0.02;

/** What is known of a target so far: it can be as low and as high as this. */
interface Found {
  low: number;
  high: number;
}

/** Audits one component: finds whole solutions that show what is possible, and asks for bounds where none was found. */
export class ComponentAuditor {
  readonly #component: Component;
  readonly #program: LinearProgram;
  readonly #release: Release;
  readonly #control: DisclosureControl;
  readonly #found: Found[];
  readonly #wantsWhole: boolean;
  /** What was proven before anything was hidden, where that counts for more than what was afterwards. */
  #provenBefore: readonly number[] | null = null;
  /** `isPossible[own column]`: 1 where something was shown to be able to lie in it. */
  readonly isPossible: Uint8Array;

  constructor(highs: Highs, component: Component, release: Release, control: DisclosureControl) {
    this.#component = component;
    this.#release = release;
    this.#control = control;
    this.#program = new LinearProgram(highs, component.rows, component.columns);
    this.#found = component.targets.map(() => ({ low: Infinity, high: -Infinity }));
    this.#wantsWhole = component.columns <= MOST_WHOLE_COLUMNS;
    this.isPossible = new Uint8Array(component.columns);
  }

  dispose(): void {
    this.#program.dispose();
  }

  /** Takes note of what a solution shows to be possible, if it counts. */
  learn({ x, isWhole }: Pick<Optimum, 'x' | 'isWhole'>): void {
    if (this.#wantsWhole && !isWhole) return;
    for (const [column, value] of x.entries()) if (wholeAtMost(value) >= 1) this.isPossible[column] = 1;
    for (const [i, target] of this.#component.targets.entries()) {
      const found = this.#found[i]!;
      if (this.#isProven(i)) continue;
      const { low, high } = rangeWithin(target, x);
      found.low = Math.min(found.low, wholeAtLeast(low));
      found.high = Math.max(found.high, wholeAtMost(high));
    }
  }

  /** Whether solutions were found in which it is as low, and as high, as it must be able to be. */
  #isProven(i: number): boolean {
    const { floor } = this.#component.targets[i]!;
    const { low, high } = this.#found[i]!;
    return low <= floor && high >= floor + this.#release.threshold - 1;
  }

  /** @returns the cells that were shown to be safe so far */
  listProven(): readonly number[] {
    return this.#provenBefore ?? this.#component.targets.flatMap(({ cell }, i) => (this.#isProven(i) ? [cell] : []));
  }

  /** Where the search for safety must go on: by target, to which side. */
  #openEnds(): { readonly i: number; readonly side: 'low' | 'high' }[] {
    return this.#component.targets.flatMap(({ floor }, i) => {
      const found = this.#found[i]!;
      const ends: { i: number; side: 'low' | 'high' }[] = [];
      if (found.low > floor) ends.push({ i, side: 'low' });
      if (found.high < floor + this.#release.threshold - 1) ends.push({ i, side: 'high' });
      return ends;
    });
  }

  /** Pushes all open ends at once, then every second one, every third one and so on. */
  pushTogether(): void {
    let open = this.#openEnds();
    for (let round = 0; round < ROUNDS_TOGETHER && open.length > 1; round++) {
      throwIfCancelled(this.#control);
      const step = (round % 4) + 1;
      const optimum = this.#program.maximize(this.#pushing(open.filter((_, position) => (position + round) % step === 0)));
      this.learn(optimum);
      const left = this.#openEnds();
      const settled = open.length - left.length;
      open = left;
      if (step === 4 && settled < LEAST_SETTLED * open.length) break;
    }
  }

  #pushing(ends: readonly { readonly i: number; readonly side: 'low' | 'high' }[]): Objective {
    const objective = new Map<number, number>();
    const add = (columns: Int32Array, weight: number): void => {
      for (const column of columns) objective.set(column, (objective.get(column) ?? 0) + weight);
    };
    for (const { i, side } of ends) {
      const { touched, full, among } = this.#component.targets[i]!;
      add(side === 'high' ? touched : full, side === 'high' ? 1 : -1);
      if (among) add(side === 'high' ? among.touched : among.beside, 1);
    }
    return objective;
  }

  /**
   * @param hide hides something of what gives a cell away and says what it was; null where nothing can be hidden, or none is to be
   * @returns the targets of which too much can be told
   */
  findExposures(hide?: (exposure: Exposure) => number | null): Exposure[] {
    const exposures: Exposure[] = [];
    for (const [i, target] of this.#component.targets.entries()) {
      while (hide && this.#hideOne(i, target, hide));
      const exposure = this.#findExposure(i, target);
      if (exposure) exposures.push(exposure);
    }
    return exposures;
  }

  /** @returns whether something was hidden that gave the target away */
  #hideOne(i: number, target: Target, hide: (exposure: Exposure) => number | null): boolean {
    const exposure = this.#findExposure(i, target, true);
    const hidden = exposure && hide(exposure);
    if (hidden === null) return false;
    const { marks, threshold, cells, unknowns } = this.#release;
    // What was a wall is held by what lies behind it, of which this part knows nothing: what it allows now is not proven.
    if (unknowns === 'cells') this.#provenBefore ??= this.listProven();
    const cell = cells[hidden];
    // Small ones are hidden before anything is audited, so that a mark of its own says of this one that it is large.
    this.#program.loosen(hidden, !cell ? -Infinity : marks === 'told-apart' ? threshold : cell.lowest);
    return true;
  }

  /** @param isHasty is content with what holds one end of the target */
  #findExposure(i: number, target: Target, isHasty = false): Exposure | null {
    throwIfCancelled(this.#control);
    if (this.#isProven(i)) return null;
    const { threshold, cells } = this.#release;
    const below = this.#settle(i, target, 'low');
    if (below.bound >= threshold) return null;
    const above = isHasty && below.bound > target.floor ? { bound: Infinity, binding: [] } : this.#settle(i, target, 'high');
    const interval = { low: below.bound, high: above.bound };
    if (isSafe(interval, cells[target.cell]!.state, target.floor, threshold)) return null;
    return { cell: target.cell, interval, givenAwayBy: [...new Set([...below.binding, ...above.binding])].sort((a, b) => a - b) };
  }

  /** One end of a target: as far as it was shown to go, where that is far enough; else how far it goes at most, and what holds it. */
  #settle(i: number, target: Target, side: 'low' | 'high'): { readonly bound: number; readonly binding: readonly number[] } {
    const wanted = side === 'low' ? target.floor : target.floor + this.#release.threshold - 1;
    const reaches = (value: number): boolean => (side === 'low' ? value <= wanted : value >= wanted);
    const found = this.#found[i]!;
    if (reaches(found[side])) return { bound: found[side], binding: [] };
    const outer = side === 'low' ? boundBelow(this.#program, target) : boundAbove(this.#program, target);
    for (const optimum of outer.optima) this.learn(optimum);
    if (reaches(found[side])) return { bound: found[side], binding: [] };
    if (!reaches(outer.bound)) return outer;
    // Each of its bounds reaches it; but whole numbers, or all bounds together, may not.
    const solution = this.#program.find(rowsFor(target, side, wanted), this.#wantsWhole);
    if (solution) this.learn(solution);
    return reaches(found[side]) ? { bound: found[side], binding: [] } : { bound: found[side], binding: outer.binding };
  }

  /** The bounds of every target, whether safe or not. */
  findIntervals(): Map<number, Interval> {
    const intervals = new Map<number, Interval>();
    for (const target of this.#component.targets) {
      throwIfCancelled(this.#control);
      intervals.set(target.cell, { low: boundBelow(this.#program, target).bound, high: boundAbove(this.#program, target).bound });
    }
    return intervals;
  }

  /** @returns the rows that keep a column at zero; null where something can lie in it */
  findWhyEmpty(column: number): readonly number[] | null {
    if (this.isPossible[column]) return null;
    const optimum = this.#program.maximize(new Map([[column, 1]]));
    this.learn(optimum);
    if (this.isPossible[column] || wholeAtMost(optimum.value) < 1) return this.isPossible[column] ? null : optimum.binding;
    const atLeastOne: Row = { source: -1, columns: Int32Array.of(column), coefficients: Float64Array.of(1), low: 1, high: Infinity };
    const solution = this.#program.find([atLeastOne], this.#wantsWhole);
    if (solution) this.learn(solution);
    return this.isPossible[column] ? null : optimum.binding;
  }
}
