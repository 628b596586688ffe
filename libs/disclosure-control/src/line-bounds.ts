import type { Cell, Line, Release } from './release.ts';
import { isSafe } from './audit-component.ts';

/** Rounds over a line after which its bounds are left as they are: all are true, and the linear program finds what is missing. */
const MOST_VISITS = 40;

/** A cell that the lines alone give away, and the cells that were shown in the lines which do. */
export interface LineExposure {
  readonly cell: number;
  /** Shown and not fixed; empty where nothing can be done. */
  readonly candidates: readonly number[];
}

/** What a change of one bound was, to take it back. */
interface Change {
  readonly cell: number;
  readonly low: number;
  readonly high: number;
  readonly lowBy: number;
  readonly highBy: number;
}

/**
 * What can be told of cells from single lines (a whole is the sum of its parts), again and again until nothing more follows. It finds most of
 * what is wrong without a linear program, and never says too much: all bounds are true.
 */
export class LineBounds {
  readonly #release: Release;
  readonly #cells: readonly Cell[];
  readonly #linesOf: readonly number[][];
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  #floor: Float64Array;
  /** Which line set a bound, -1 for none. */
  readonly #lowBy: Int32Array;
  readonly #highBy: Int32Array;
  #changes: Change[] = [];

  /** @param cells those of the release, in their states of now; read again at every question */
  constructor(release: Release, cells: readonly Cell[]) {
    this.#release = release;
    this.#cells = cells;
    this.#linesOf = cells.map(() => []);
    for (const [line, { whole, parts }] of release.lines.entries()) {
      for (const cell of [whole, ...parts]) this.#linesOf[cell]!.push(line);
    }
    this.#low = new Float64Array(cells.length);
    this.#high = new Float64Array(cells.length);
    this.#floor = new Float64Array(cells.length);
    this.#lowBy = new Int32Array(cells.length);
    this.#highBy = new Int32Array(cells.length);
  }

  /** What every cell is at least, and which are empty, as it follows from marks alone, which nobody hides. */
  findFloors(): { readonly floors: Float64Array; readonly isEmpty: Uint8Array } {
    this.#followMarks();
    return { floors: this.#floor, isEmpty: Uint8Array.from(this.#high, (high) => (high === 0 ? 1 : 0)) };
  }

  /** The cells that are empty, as it follows from everything that is shown. */
  findEmpty(): Uint8Array {
    this.findExposures();
    return Uint8Array.from(this.#high, (high) => (high === 0 ? 1 : 0));
  }

  /** The cells that are hidden although what is shown says how many they are. */
  findTold(): number[] {
    this.findExposures();
    return [...this.#cells.keys()].filter((cell) => this.#cells[cell]!.state === 'hidden' && this.#low[cell] === this.#high[cell]);
  }

  #followMarks(): void {
    for (const [cell, { state, count, lowest }] of this.#cells.entries()) {
      this.#low[cell] = state === 'hidden' ? lowest : 0;
      this.#high[cell] = state === 'shown' && count === 0 ? 0 : Infinity;
    }
    this.#follow(this.#release.lines.map((_, line) => line));
    this.#floor = this.#low.slice();
  }

  /**
   * Begins anew, and finds everything that the lines give away.
   * @param preferred what is looked for first among what gives a cell away, however many lines lie between
   */
  findExposures(preferred: ReadonlySet<number> = new Set()): LineExposure[] {
    this.#followMarks();
    this.#lowBy.fill(-1);
    this.#highBy.fill(-1);
    for (const cell of this.#cells.keys()) this.#begin(cell);
    this.#changes = [];
    this.#follow(this.#release.lines.map((_, line) => line));
    this.#changes = [];
    const exposures: LineExposure[] = [];
    for (const [cell, { state }] of this.#cells.entries()) {
      if (state !== 'shown' && !this.#isSafe(cell)) exposures.push({ cell, candidates: this.#findCandidates(cell, preferred) });
    }
    return exposures;
  }

  /** Whether one more cell can be shown as far as the lines tell; takes note of it if so. The state of the cell has been changed already. */
  accepts(cell: number): boolean {
    this.#changes = [];
    const { count } = this.#cells[cell]!;
    this.#set(cell, count, count, -1);
    this.#follow(this.#linesOf[cell]!);
    const isFine = this.#changes.every(
      (change) => change.cell === cell || this.#cells[change.cell]!.state === 'shown' || this.#isSafe(change.cell),
    );
    if (!isFine) for (const change of this.#changes.reverse()) this.#undo(change);
    this.#changes = [];
    return isFine;
  }

  #isSafe(cell: number): boolean {
    const { state, within } = this.#cells[cell]!;
    if (within !== undefined && this.#high[within] === 0) return true;
    return isSafe({ low: this.#low[cell]!, high: this.#high[cell]! }, state, this.#floor[cell]!, this.#release.threshold);
  }

  #begin(cell: number): void {
    const { state, count, lowest } = this.#cells[cell]!;
    const { marks, threshold } = this.#release;
    const isSmall = count < threshold;
    const isTold = state === 'hidden' && marks === 'told-apart';
    this.#low[cell] = state === 'shown' ? count : isTold && !isSmall ? threshold : state === 'hidden' ? lowest : 0;
    this.#high[cell] = state === 'shown' ? count : isTold && isSmall ? threshold - 1 : Infinity;
  }

  #set(cell: number, low: number, high: number, by: number): boolean {
    const [oldLow, oldHigh] = [this.#low[cell]!, this.#high[cell]!];
    if (low <= oldLow && high >= oldHigh) return false;
    this.#changes.push({ cell, low: oldLow, high: oldHigh, lowBy: this.#lowBy[cell]!, highBy: this.#highBy[cell]! });
    if (low > oldLow) [this.#low[cell], this.#lowBy[cell]] = [low, by];
    if (high < oldHigh) [this.#high[cell], this.#highBy[cell]] = [high, by];
    return true;
  }

  #undo({ cell, low, high, lowBy, highBy }: Change): void {
    [this.#low[cell], this.#high[cell], this.#lowBy[cell], this.#highBy[cell]] = [low, high, lowBy, highBy];
  }

  #follow(lines: readonly number[]): void {
    const queue = [...lines];
    const isQueued = new Set(queue);
    const visits = new Map<number, number>();
    for (const line of queue) {
      isQueued.delete(line);
      const seen = (visits.get(line) ?? 0) + 1;
      visits.set(line, seen);
      if (seen > MOST_VISITS) continue;
      for (const cell of this.#tighten(this.#release.lines[line]!, line)) {
        for (const other of this.#linesOf[cell]!) {
          if (other === line || isQueued.has(other)) continue;
          isQueued.add(other);
          queue.push(other);
        }
      }
    }
  }

  /** @returns the cells whose bounds changed */
  #tighten({ whole, parts }: Line, line: number): number[] {
    let low = 0;
    let high = 0;
    let unbounded = 0;
    for (const part of parts) {
      low += this.#low[part]!;
      if (this.#high[part] === Infinity) unbounded += 1;
      else high += this.#high[part]!;
    }
    const changed: number[] = [];
    if (this.#set(whole, low, unbounded > 0 ? Infinity : high, line)) changed.push(whole);
    const [wholeLow, wholeHigh] = [this.#low[whole]!, this.#high[whole]!];
    for (const part of parts) {
      const own = this.#high[part]!;
      const othersHigh = own === Infinity ? (unbounded > 1 ? Infinity : high) : unbounded > 0 ? Infinity : high - own;
      if (this.#set(part, wholeLow - othersHigh, wholeHigh - (low - this.#low[part]!), line)) changed.push(part);
    }
    return changed;
  }

  /** What is shown in the line that holds a bound, or in those that hold the bounds of its cells, and so on: the nearest of the preferred, else the nearest at all. */
  #findCandidates(exposed: number, preferred: ReadonlySet<number>): number[] {
    let nearest: number[] = [];
    let cells = [exposed];
    const seen = new Set(cells);
    while (cells.length > 0) {
      const members = this.#membersOfBounds(cells);
      const shown = members.filter(
        (cell) => this.#cells[cell]!.state === 'shown' && !this.#cells[cell]!.fixed && this.#cells[cell]!.count > 0,
      );
      const wanted = shown.filter((cell) => preferred.has(cell));
      if (wanted.length > 0) return wanted;
      if (nearest.length === 0) nearest = shown;
      if (nearest.length > 0 && preferred.size === 0) break;
      cells = members.filter((cell) => !seen.has(cell));
      for (const cell of cells) seen.add(cell);
    }
    return nearest;
  }

  #membersOfBounds(cells: readonly number[]): number[] {
    const members = new Set<number>();
    for (const cell of cells) {
      for (const by of [this.#highBy[cell]!, this.#lowBy[cell]!]) {
        const line = this.#release.lines[by];
        if (line) for (const member of [line.whole, ...line.parts]) members.add(member);
      }
    }
    return [...members];
  }
}
