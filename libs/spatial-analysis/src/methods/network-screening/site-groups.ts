import { roadClassGroupOf, SEVERITIES, type Severity } from '@elektron/domain';
import type { ScreeningSite } from '@elektron/statistics';
import type { HotspotInput } from '../../hotspot-method.ts';
import type { RankedGroup } from '../../hotspot-result.ts';
import type { NetworkSite } from '../../network-sites.ts';
import { countSeverities } from '../../rank-hotspots.ts';

/** Between the kind and the name of a table's own group; no class of roads is empty. */
const OWN = '//';

/** Sites of one group: of one kind, of alike classes, and of junctions with as many legs; or as their own table divides them. */
export function groupOf({ kind, roadClass, legs, ownGroup }: NetworkSite): string {
  if (ownGroup !== undefined) return `${kind}${OWN}${ownGroup}`;
  const classGroup = roadClassGroupOf(roadClass);
  return legs === null ? `${kind}/${classGroup}` : `${kind}/${classGroup}/${Math.min(legs, 4)}`;
}

/** What the name of a group says. */
export function readGroup(name: string): Pick<RankedGroup, 'classGroup' | 'legs' | 'ownName'> {
  const own = name.indexOf(OWN);
  if (own !== -1) return { classGroup: 'unknown', legs: null, ownName: name.slice(own + OWN.length) };
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
    ...(site.covariates === undefined ? {} : { covariates: site.covariates }),
  };
}
