import type { Highs } from 'highs';
import { buildAttack, type AttackModel } from './attack-model.ts';
import { ComponentAuditor, type Exposure } from './audit-component.ts';
import { findComponents, type Component } from './components.ts';
import { findPieces, MOST_COLUMNS_AT_ONCE } from './nearby.ts';
import { EMPTY, FILLED } from './merge-atoms.ts';
import type { AttributeGroup, DisclosureControl, Release } from './release.ts';
import type { Interval } from './target-bounds.ts';

/** A group of which nobody can be but of one value. */
export interface AttributeExposure {
  /** Index of the group. */
  readonly group: number;
  readonly value: string;
  readonly givenAwayBy: readonly number[];
}

export interface PartAudit {
  readonly exposures: readonly Exposure[];
  readonly attributes: readonly AttributeExposure[];
  /** By cell; empty unless asked for. */
  readonly intervals: ReadonlyMap<number, Interval>;
  readonly size: { readonly columns: number; readonly rows: number; readonly targets: number; readonly components: number };
}

export interface AuditOptions {
  /** Gives the bounds of every cell that is not shown, safe or not. */
  readonly intervals?: boolean;
  /** Cells that are known to be safe; those found to be are added. They stay safe as long as nothing more is shown. */
  readonly safe?: Set<number>;
  /** Hides something of what gives a cell away, and says what; null where nothing can be. What is hidden so is audited the next time only. */
  readonly hide?: (exposure: Exposure) => number | null;
}

/** Audits a part of a release. */
export function auditPart(highs: Highs, release: Release, control: DisclosureControl, options: AuditOptions = {}): PartAudit {
  const whole = buildAttack(release);
  const safe = options.safe ?? new Set<number>();
  const all = options.intervals ? whole : { ...whole, targets: whole.targets.filter(({ cell }) => !safe.has(cell)) };
  const nearby = release.truth && !options.intervals ? proveNearby(highs, release, all, sumByColumn(release.truth, whole), control) : [];
  for (const cell of nearby) safe.add(cell);
  const attack = options.intervals ? all : { ...all, targets: all.targets.filter(({ cell }) => !safe.has(cell)) };
  const components = findComponents(attack);
  const auditors = new Auditors(highs, release, attack, components, control);
  try {
    const exposures: Exposure[] = [];
    const intervals = new Map<number, Interval>();
    for (const [i, component] of components.entries()) {
      if (component.targets.length > 0) {
        const auditor = auditors.get(i);
        auditor.pushTogether();
        exposures.push(...auditor.findExposures(options.hide));
        for (const cell of auditor.listProven()) safe.add(cell);
        if (options.intervals) for (const [cell, interval] of auditor.findIntervals()) intervals.set(cell, interval);
      }
      control.progress((i + 1) / components.length);
    }
    return {
      exposures: exposures.sort((a, b) => a.cell - b.cell),
      attributes: release.groups.flatMap((group, i) => auditors.findCertain(group, i) ?? []),
      intervals,
      size: { columns: attack.columns, rows: attack.rows.length, targets: attack.targets.length, components: components.length },
    };
  } finally {
    auditors.dispose();
  }
}

/** @returns the cells that are safe already in the piece they lie in */
function proveNearby(highs: Highs, release: Release, attack: AttackModel, truth: Float64Array, control: DisclosureControl): number[] {
  if (attack.columns <= MOST_COLUMNS_AT_ONCE || release.neighbourhoods.length === 0) return [];
  return findPieces(attack, release.neighbourhoods, truth).flatMap((piece) => {
    if (piece.targets.length === 0) return [];
    const auditor = new ComponentAuditor(highs, piece, release, control);
    try {
      auditor.learn({ x: Float64Array.from(piece.origin, (column) => truth[column]!), isWhole: true });
      auditor.pushTogether();
      auditor.findExposures();
      return auditor.listProven();
    } finally {
      auditor.dispose();
    }
  });
}

/** The auditors of the components, made when they are asked for. */
class Auditors {
  readonly #made = new Map<number, ComponentAuditor>();
  readonly #highs: Highs;
  readonly #release: Release;
  readonly #components: readonly Component[];
  readonly #columnOf: Int32Array;
  readonly #control: DisclosureControl;
  /** Where a column is: its component, and its number there. */
  readonly #home: { readonly component: Int32Array; readonly column: Int32Array };
  readonly #truth: Float64Array | null;

  constructor(highs: Highs, release: Release, attack: AttackModel, components: readonly Component[], control: DisclosureControl) {
    this.#highs = highs;
    this.#release = release;
    this.#components = components;
    this.#columnOf = attack.columnOf;
    this.#control = control;
    this.#home = { component: new Int32Array(attack.columns), column: new Int32Array(attack.columns) };
    for (const [i, { origin }] of components.entries()) {
      for (const [own, column] of origin.entries()) {
        this.#home.component[column] = i;
        this.#home.column[column] = own;
      }
    }
    this.#truth = release.truth && sumByColumn(release.truth, attack);
  }

  get(i: number): ComponentAuditor {
    let auditor = this.#made.get(i);
    if (!auditor) {
      const component = this.#components[i]!;
      auditor = new ComponentAuditor(this.#highs, component, this.#release, this.#control);
      this.#made.set(i, auditor);
      const truth = this.#truth;
      if (truth) auditor.learn({ x: Float64Array.from(component.origin, (column) => truth[column]!), isWhole: true });
    }
    return auditor;
  }

  dispose(): void {
    for (const auditor of this.#made.values()) auditor.dispose();
  }

  /** A group of which all must be of one value; null where they could be of two, or where nobody can be. */
  findCertain({ values }: AttributeGroup, group: number): AttributeExposure | null {
    const possible: string[] = [];
    const givenAwayBy = new Set<number>();
    for (const { value, atoms } of values) {
      const why = this.#findWhyEmpty(atoms);
      if (why === null) possible.push(value);
      else for (const source of why) givenAwayBy.add(source);
      if (possible.length > 1) return null;
    }
    const [value] = possible;
    return value === undefined ? null : { group, value, givenAwayBy: [...givenAwayBy].sort((a, b) => a - b) };
  }

  /** What is shown or true is possible. */
  #isFilled(atom: number): boolean {
    return this.#columnOf[atom] === FILLED || (this.#columnOf[atom] !== EMPTY && (this.#release.truth?.[atom] ?? 0) > 0);
  }

  /** What keeps all of these atoms empty; null where one can have something. */
  #findWhyEmpty(atoms: Int32Array): readonly number[] | null {
    if (atoms.some((atom) => this.#isFilled(atom))) return null;
    const columns = [...new Set(atoms.map((atom) => this.#columnOf[atom]!))].filter((column) => column !== EMPTY);
    const at = columns.map((column) => ({ auditor: this.get(this.#home.component[column]!), own: this.#home.column[column]! }));
    if (at.some(({ auditor, own }) => auditor.isPossible[own])) return null;
    const reasons: number[] = [];
    for (const { auditor, own } of at) {
      const why = auditor.findWhyEmpty(own);
      if (why === null) return null;
      reasons.push(...why);
    }
    return reasons;
  }
}

function sumByColumn(truth: Int32Array, { columns, columnOf }: AttackModel): Float64Array {
  const sums = new Float64Array(columns);
  for (const [atom, column] of columnOf.entries()) if (column >= 0) sums[column]! += truth[atom]!;
  return sums;
}
