import type { Highs } from 'highs';
import { auditPart } from './audit-part.ts';
import { LineBounds } from './line-bounds.ts';
import type { Cell, DerivedNumber, DisclosureControl, Release } from './release.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Hides what must be hidden in a part of a release, and no more than it takes to see that the audit passes. */
export class PartProtector {
  readonly #highs: Highs;
  readonly #control: DisclosureControl;
  readonly #cells: Mutable<Cell>[];
  readonly #derived: Mutable<DerivedNumber>[];
  /** Whether a cell was to be shown: whoever gives one hidden has reasons of their own. */
  readonly #isWanted: readonly boolean[];
  readonly #release: Release;
  readonly #lines: LineBounds;

  constructor(highs: Highs, release: Release, control: DisclosureControl) {
    this.#highs = highs;
    this.#control = control;
    this.#cells = release.cells.map((cell) => ({ ...cell }));
    this.#isWanted = release.cells.map(({ state, fixed }) => state === 'shown' && !fixed);
    this.#derived = release.derived.map((number) => ({ ...number }));
    this.#release = { ...release, cells: this.#cells, derived: this.#derived };
    this.#lines = new LineBounds(this.#release, this.#cells);
  }

  /** @returns the part in its new states */
  protect(): Release {
    this.#hideSmall();
    const hiddenFirst = this.#hideUntilSafe(new Set());
    this.#control.progress(0.5);
    const shownAgain = this.#showAgain(hiddenFirst);
    if (shownAgain.size > 0) this.#hideUntilSafe(shownAgain);
    this.#showWhatIsTold();
    this.#control.progress(1);
    return this.#release;
  }

  /** Counts of 0 to k-1 alike; a zero stays where the whole area is published to have none. */
  #hideSmall(): void {
    const { threshold, atoms: size } = this.#release;
    const isEmpty = new Uint8Array(size);
    for (const { count, lowest, state, atoms } of this.#cells) {
      if (count === 0 && state === 'shown' && lowest === 1) for (const atom of atoms) isEmpty[atom] = 1;
    }
    for (const cell of this.#cells) {
      if (cell.fixed || cell.state !== 'shown' || cell.count >= threshold) continue;
      if (cell.count > 0 || !cell.atoms.every((atom) => isEmpty[atom])) cell.state = 'hidden';
    }
  }

  /**
   * Audits, and for each cell that can be told hides one of the cells or numbers that give it away, until none is left or nothing can be done.
   * @param preferred of these one is hidden before all others
   * @returns what it has hidden
   */
  #hideUntilSafe(preferred: ReadonlySet<number>): number[] {
    const hidden: number[] = [];
    // Hiding more takes nothing from what is possible: what is safe once stays so.
    const safe = new Set<number>();
    for (;;) {
      this.#hideByLines(hidden, preferred);
      const before = hidden.length;
      const audit = auditPart(
        this.#highs,
        this.#release,
        { ...this.#control, progress: () => undefined },
        { safe, hide: ({ givenAwayBy }) => this.#hideOneOf(givenAwayBy, hidden, preferred) },
      );
      for (const { givenAwayBy } of audit.attributes) this.#hideOneOf(givenAwayBy, hidden, preferred);
      if (hidden.length === before) return hidden;
    }
  }

  #hideByLines(hidden: number[], preferred: ReadonlySet<number>): void {
    for (;;) {
      const exposures = this.#lines.findExposures(preferred);
      if (
        !this.#hideOneOfEach(
          exposures.map(({ candidates }) => candidates),
          hidden,
          preferred,
        )
      )
        return;
    }
  }

  /** Where one was hidden already of what gives a cell away, it is left to the next look. @returns whether anything was hidden */
  #hideOneOfEach(reasons: readonly (readonly number[])[], hidden: number[], preferred: ReadonlySet<number>): boolean {
    const now = new Set<number>();
    for (const sources of reasons) {
      if (sources.some((source) => now.has(source))) continue;
      const one = this.#hideOneOf(sources, hidden, preferred);
      if (one !== null) now.add(one);
    }
    return now.size > 0;
  }

  /** Hides what weighs least. @returns what it was; null where nothing can be hidden */
  #hideOneOf(sources: readonly number[], hidden: number[], preferred: ReadonlySet<number>): number | null {
    const can = sources.filter((source) => this.#canHide(source));
    const among = can.some((source) => preferred.has(source)) ? can.filter((source) => preferred.has(source)) : can;
    const least = among.reduce<number | null>((best, one) => (best === null || this.#weight(one) < this.#weight(best) ? one : best), null);
    if (least === null) return null;
    hidden.push(least);
    const cell = this.#cells[least];
    if (cell) cell.state = 'hidden';
    else this.#derived[least - this.#cells.length]!.isShown = false;
    return least;
  }

  #canHide(source: number): boolean {
    const cell = this.#cells[source];
    if (cell) return cell.state === 'shown' && !cell.fixed;
    const number = this.#derived[source - this.#cells.length]!;
    return number.isShown && !number.fixed;
  }

  #weight(source: number): number {
    return (this.#cells[source] ?? this.#derived[source - this.#cells.length]!).weight;
  }

  /** Shows again what was hidden beside others, the weightiest first, as far as the lines allow. */
  #showAgain(hidden: readonly number[]): Set<number> {
    const shown = new Set<number>();
    this.#lines.findExposures();
    for (const source of [...hidden].sort((a, b) => this.#weight(b) - this.#weight(a) || a - b)) {
      const cell = this.#cells[source];
      if (!cell) {
        this.#derived[source - this.#cells.length]!.isShown = true;
        shown.add(source);
        continue;
      }
      cell.state = 'shown';
      if (this.#lines.accepts(source)) shown.add(source);
      else cell.state = 'hidden';
    }
    return shown;
  }

  /** Whoever can add shows what follows from shown numbers: to hide it protects nobody. */
  #showWhatIsTold(): void {
    for (const told of this.#lines.findTold()) {
      const cell = this.#cells[told]!;
      if (this.#isWanted[told] && cell.count >= this.#release.threshold) cell.state = 'shown';
    }
  }
}
