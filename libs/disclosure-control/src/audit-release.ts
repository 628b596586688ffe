import { auditPart } from './audit-part.ts';
import { loadSolver } from './linear-program.ts';
import { checkRelease, throwIfCancelled, UNWATCHED, type DisclosureControl, type Release } from './release.ts';
import { splitRelease } from './split-release.ts';
import type { Interval } from './target-bounds.ts';

/** A cell that can be told too well. */
export interface CellFailure {
  readonly cell: string;
  /** All that it can be. */
  readonly interval: Interval;
  /** The published cells and numbers that leave no more. */
  readonly givenAwayBy: readonly string[];
}

/** A group whose attribute is certain. */
export interface AttributeFailure {
  readonly group: string;
  readonly attribute: string;
  readonly value: string;
  readonly givenAwayBy: readonly string[];
}

export interface ReleaseAudit {
  /** Whether there is nothing in the three lists below. */
  readonly passes: boolean;
  /** Counts of 1 to k-1 that are shown as they are. */
  readonly shownSmall: readonly string[];
  readonly cells: readonly CellFailure[];
  readonly attributes: readonly AttributeFailure[];
  /** What each cell that is not shown can be, by its id; empty unless asked for. */
  readonly intervals: ReadonlyMap<string, Interval>;
  /** How large the attack was: unknowns, statements, cells to be kept, and parts that nothing joins. */
  readonly size: { readonly columns: number; readonly rows: number; readonly targets: number; readonly components: number };
}

/**
 * What an attacker could tell who knows everything that is public, the threshold and the rules: for each cell that is not shown the least and the
 * most it can be, over all published numbers jointly. A release passes when every such cell is k at least for certain, or could be each of the k values
 * from its lowest on; when no count of 1 to k-1 is shown; and when no group is certain to be all of one value.
 * @param options `intervals`: gives the bounds of all cells that are not shown, which takes two linear programs each
 * @throws Problem INPUT_INVALID (also where what was published contradicts itself), NEGATIVE_COUNT, CANCELLED
 * Source: Hundepool et al. 2012, Statistical Disclosure Control (audit of suppression by linear programming).
 */
export async function auditRelease(
  release: Release,
  control: DisclosureControl = UNWATCHED,
  options: { readonly intervals?: boolean } = {},
): Promise<ReleaseAudit> {
  checkRelease(release);
  throwIfCancelled(control);
  const highs = await loadSolver();
  const cells: CellFailure[] = [];
  const attributes: AttributeFailure[] = [];
  const intervals = new Map<string, Interval>();
  const size = { columns: 0, rows: 0, targets: 0, components: 0 };
  const parts = splitRelease(release);
  for (const [i, part] of parts.entries()) {
    const own: DisclosureControl = { ...control, progress: (fraction) => control.progress((i + fraction) / parts.length) };
    const audit = auditPart(highs, part.release, own, options);
    const nameOf = (source: number): string =>
      source < part.cells.length ? part.release.cells[source]!.id : part.release.derived[source - part.cells.length]!.id;
    for (const { cell, interval, givenAwayBy } of audit.exposures) {
      cells.push({ cell: nameOf(cell), interval, givenAwayBy: givenAwayBy.map(nameOf) });
    }
    for (const { group, value, givenAwayBy } of audit.attributes) {
      const { id, attribute } = part.release.groups[group]!;
      attributes.push({ group: id, attribute, value, givenAwayBy: givenAwayBy.map(nameOf) });
    }
    for (const [cell, interval] of audit.intervals) intervals.set(nameOf(cell), interval);
    for (const key of ['columns', 'rows', 'targets', 'components'] as const) size[key] += audit.size[key];
  }
  control.progress(1);
  const { threshold } = release;
  const shownSmall = release.cells.flatMap(({ id, state, count }) => (state === 'shown' && count > 0 && count < threshold ? [id] : []));
  return { passes: cells.length + attributes.length + shownSmall.length === 0, shownSmall, cells, attributes, intervals, size };
}
