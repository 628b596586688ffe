import { roadClassGroupOf, SEVERITIES, type Severity } from '@elektron/domain';
import type { ScreeningSite } from '@elektron/statistics';
import type { HotspotInput } from '../../hotspot-method.ts';
import type { RankedGroup } from '../../hotspot-result.ts';
import type { NetworkSite } from '../../network-sites.ts';
import { countSeverities } from '../../rank-hotspots.ts';

/** Sites of one group: of one kind, of alike classes, and of junctions with as many legs. */
export function groupOf({ kind, roadClass, legs }: NetworkSite): string {
  const classGroup = roadClassGroupOf(roadClass);
  return legs === null ? `${kind}/${classGroup}` : `${kind}/${classGroup}/${Math.min(legs, 4)}`;
}

/** What the name of a group says. */
export function readGroup(name: string): Pick<RankedGroup, 'classGroup' | 'legs'> {
  const [, classGroup, legs] = name.split('/');
  return {
    classGroup: classGroup as RankedGroup['classGroup'],
    legs: legs === undefined ? null : legs === '3' ? 3 : 4,
  };
}

/** The order in which a site's accidents are weighted. */
export const WEIGHTED: readonly (Severity | 'unknown')[] = [...SEVERITIES, 'unknown'];

export function toScreeningSite(site: NetworkSite, members: Int32Array, { severity }: Pick<HotspotInput, 'severity'>): ScreeningSite {
  const counts = countSeverities(members, severity);
  return {
    kind: site.kind,
    group: groupOf(site),
    lengthMeters: site.lengthMeters,
    accidents: members.length,
    bySeverity: WEIGHTED.map((name) => counts[name]),
    exposure: site.exposure,
  };
}
