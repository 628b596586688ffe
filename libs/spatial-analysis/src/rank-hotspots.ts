import { SEVERITIES, valueOf, type Severity } from '@elektron/domain';
import type { HotspotInput } from './hotspot-method.ts';
import type { Hotspot, HotspotResult } from './hotspot-result.ts';

/** A hotspot before its accidents are counted and it is ranked. */
export interface HotspotDraft extends Omit<Hotspot, 'rank' | 'accidents' | 'severityCounts'> {
  /** Ascending indices into the points. */
  readonly members: Int32Array;
}

/** Counts and ranks: highest score first; then more fatal accidents, more serious ones, the lower label. */
export function rankHotspots(drafts: readonly HotspotDraft[], { severity }: HotspotInput): Pick<HotspotResult, 'hotspots' | 'members'> {
  const counted = drafts.map((draft) => ({ draft, severityCounts: countSeverities(draft.members, severity) }));
  counted.sort(
    (a, b) =>
      b.draft.score - a.draft.score ||
      b.severityCounts.fatal - a.severityCounts.fatal ||
      b.severityCounts.serious - a.severityCounts.serious ||
      a.draft.label - b.draft.label,
  );
  return {
    hotspots: counted.map(({ draft: { members, ...draft }, severityCounts }, position) => ({
      ...draft,
      rank: position + 1,
      accidents: members.length,
      severityCounts,
    })),
    members: counted.map(({ draft }) => draft.members),
  };
}

/** @param members indices into `severity` */
export function countSeverities(members: Int32Array, severity: Uint8Array): Record<Severity | 'unknown', number> {
  const counts = { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 };
  for (const i of members) counts[valueOf(SEVERITIES, severity[i]!) ?? 'unknown']++;
  return counts;
}

/**
 * The points of each group as ascending indices.
 * @param group group number of each point; below zero = none
 */
export function groupMembers(group: Int32Array, groups: number): Int32Array[] {
  const sizes = new Int32Array(groups);
  for (const g of group) if (g >= 0) sizes[g]!++;
  const members = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(groups);
  group.forEach((g, i) => {
    if (g >= 0) members[g]![filled[g]!++] = i;
  });
  return members;
}

/** Accidents that lie in hotspots, for the summary. */
export function countMembers(members: readonly Int32Array[]): number {
  return members.reduce((sum, list) => sum + list.length, 0);
}
