import { Problem } from '@elektron/domain';
import { auditRelease, type ReleaseAudit } from './audit-release.ts';
import { loadSolver } from './linear-program.ts';
import { PartProtector } from './protect-part.ts';
import { checkRelease, SMALLEST_THRESHOLD, throwIfCancelled, UNWATCHED, type DisclosureControl, type Release } from './release.ts';
import { splitRelease } from './split-release.ts';

/** How much was hidden, and what that costs. */
export interface ProtectionCost {
  /** Cells that were to be shown. */
  readonly cells: number;
  /** Hidden because they are small; and beside these, so that they cannot be told. */
  readonly hiddenSmall: number;
  readonly hiddenBeside: number;
  /** Rates, shares and the like that are not shown. */
  readonly hiddenNumbers: number;
  /** Weight of all cells that were to be shown and are not small, and what of it is shown. */
  readonly weight: number;
  readonly weightShown: number;
}

export interface ProtectedRelease {
  readonly release: Release;
  /** Of the release as it is now. What it still fails cannot be mended by hiding more of this release: what gives it away is public already. */
  readonly audit: ReleaseAudit;
  readonly cost: ProtectionCost;
}

/**
 * Hides the counts of 0 to k-1, and beside them as little as it finds so that none of them can be told: whatever gives a hidden cell away, of that
 * the piece of the least weight is hidden, until the audit passes; then everything is shown again that can be. The same release gives the same
 * answer. It is a heuristic: that nothing can be told is certain, that nothing less would do is not.
 * @param release cells that are to be shown in the state `shown`, whatever they count
 * @throws Problem INPUT_INVALID, NEGATIVE_COUNT, CANCELLED
 */
export async function protectRelease(release: Release, control: DisclosureControl = UNWATCHED): Promise<ProtectedRelease> {
  checkRelease(release);
  if (release.threshold < SMALLEST_THRESHOLD) throw new Problem('INPUT_INVALID', { field: 'threshold', value: release.threshold });
  throwIfCancelled(control);
  const highs = await loadSolver();
  const cells = [...release.cells];
  const derived = [...release.derived];
  const parts = splitRelease(release);
  for (const [i, part] of parts.entries()) {
    const own = { ...control, progress: (fraction: number) => control.progress((0.9 * (i + fraction)) / parts.length) };
    const found = new PartProtector(highs, part.release, own).protect();
    for (const [own, cell] of part.cells.entries()) cells[cell] = { ...cells[cell]!, state: found.cells[own]!.state };
    for (const [own, number] of part.derived.entries()) derived[number] = { ...derived[number]!, isShown: found.derived[own]!.isShown };
  }
  const hidden = { ...release, cells, derived };
  const audit = await auditRelease(hidden, { ...control, progress: (fraction) => control.progress(0.9 + 0.1 * fraction) });
  return { release: hidden, audit, cost: measureCost(release, hidden) };
}

function measureCost(before: Release, { cells, derived, threshold }: Release): ProtectionCost {
  const own = cells.filter((_, i) => before.cells[i]!.state === 'shown' && !before.cells[i]!.fixed);
  const large = own.filter(({ count }) => count >= threshold);
  const weightOf = (list: readonly { readonly weight: number }[]): number => list.reduce((sum, { weight }) => sum + weight, 0);
  return {
    cells: own.length,
    hiddenSmall: own.filter(({ state, count }) => state === 'hidden' && count < threshold).length,
    hiddenBeside: large.filter(({ state }) => state === 'hidden').length,
    hiddenNumbers: derived.filter(({ isShown }, i) => before.derived[i]!.isShown && !isShown).length,
    weight: weightOf(large),
    weightShown: weightOf(large.filter(({ state }) => state === 'shown')),
  };
}
