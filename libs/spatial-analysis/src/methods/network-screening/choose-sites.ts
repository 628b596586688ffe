import { codeOf, SEVERITIES } from '@elektron/domain';
import type { HotspotControl, HotspotInput } from '../../hotspot-method.ts';
import type { HotspotScreening } from '../../hotspot-result.ts';
import { NO_SITE_REASONS, type NetworkSite, type ScreenedNetwork } from '../../network-sites.ts';
import { groupMembers } from '../../rank-hotspots.ts';
import { liesOnGround, type StudyGround } from '../../study-ground.ts';

/** The sites that are asked about, each with its accidents. */
export interface ChosenSites {
  /** Those with most fatal, then serious accidents first, so that of equal excesses these come first; else in the order of the network. */
  readonly sites: readonly NetworkSite[];
  /** Index by index of the sites: ascending indices into the points. */
  readonly members: readonly Int32Array[];
  readonly notAtSites: HotspotScreening['notAtSites'];
  /** Sites that are not wholly in the study area. */
  readonly beyondArea: number;
}

const [FATAL, SERIOUS] = [codeOf(SEVERITIES, 'fatal'), codeOf(SEVERITIES, 'serious')];

/**
 * Leaves out what reaches beyond the study area: there nobody counted accidents, which is not the same as that there were none.
 * @param progress is told how far it is, from 0 to 1
 */
export function chooseSites(
  { severity, ...ground }: StudyGround & Pick<HotspotInput, 'severity'>,
  network: ScreenedNetwork,
  progress?: HotspotControl['progress'],
): ChosenSites {
  const members = groupMembers(network.siteOf, network.sites.length);
  const isInside = findInsideArea(network.sites, ground, progress);
  const chosen = [...network.sites.keys()].filter((i) => isInside[i]);
  const count = (i: number, code: number): number => members[i]!.reduce((sum, point) => sum + (severity[point] === code ? 1 : 0), 0);
  const [fatal, serious] = [FATAL, SERIOUS].map((code) => network.sites.map((_, i) => count(i, code))) as [number[], number[]];
  chosen.sort((a, b) => fatal[b]! - fatal[a]! || serious[b]! - serious[a]! || a - b);
  const beyond = [...network.siteOf].filter((site) => site >= 0 && !isInside[site]).length;
  const byReason = NO_SITE_REASONS.map((reason, code) => ({
    reason,
    accidents: network.noSiteReason.reduce((sum, own) => sum + (own === code ? 1 : 0), 0),
  }));
  return {
    sites: chosen.map((i) => network.sites[i]!),
    members: chosen.map((i) => members[i]!),
    notAtSites: [...byReason, { reason: 'beyond-area' as const, accidents: beyond }].filter(({ accidents }) => accidents > 0),
    beyondArea: network.sites.length - chosen.length,
  };
}

/** Sites between two words of how far it is. */
const TOLD_EVERY = 500;

/**
 * Index by index of the sites: whether they lie wholly in the study area.
 * @param progress is told how far it is, from 0 to 1
 */
export function findInsideArea(sites: readonly NetworkSite[], ground: StudyGround, progress?: HotspotControl['progress']): boolean[] {
  return sites.map(({ course }, i) => {
    if (i % TOLD_EVERY === 0) progress?.(i / sites.length);
    return liesOnGround(course, ground);
  });
}
