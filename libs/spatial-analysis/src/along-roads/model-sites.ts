import type { ParameterValues } from '@elektron/domain';
import { screenGroup, type GroupOptions, type ScreenedSite } from '@elektron/statistics';
import { throwIfCancelled, type HotspotControl, type HotspotInput } from '../hotspot-method.ts';
import type { RankedGroup } from '../hotspot-result.ts';
import { findInsideArea } from '../methods/network-screening/choose-sites.ts';
import { readGroup, toScreeningSite } from '../methods/network-screening/site-groups.ts';
import type { ScreenedNetwork } from '../network-sites.ts';
import { groupMembers } from '../rank-hotspots.ts';
import type { StudyGround } from '../study-ground.ts';
import type { HotspotStretches } from './stretch-result.ts';

/** What is predicted for a site, and why not. */
export type SiteModel = Pick<ScreenedSite, 'basis' | 'reason' | 'predicted' | 'overdispersion'>;

export interface ModelledSites {
  /** Index by index of the sites of the network; null for one that reaches beyond the study area. */
  readonly models: readonly (SiteModel | null)[];
  readonly groups: readonly RankedGroup[];
  readonly options: ModelOptions;
}

export type ModelOptions = Pick<GroupOptions, 'years' | 'level' | 'timesOfPredicted'>;

/**
 * Models the sites of a network as their ranking does, group by group, but that a section's accidents are taken as proportional to its length: only so is
 * something predicted for a piece of it.
 * @param parameters with LEVEL_PARAMETER and TIMES_PARAMETER
 * @param isCounted whether a point is one of the accidents in question
 * @throws Problem CANCELLED
 */
export function modelSites(
  { severity, years, ...ground }: StudyGround & Pick<HotspotInput, 'severity' | 'years'>,
  network: ScreenedNetwork,
  parameters: ParameterValues,
  control: HotspotControl,
  isCounted: (point: number) => boolean = () => true,
): ModelledSites {
  const { sites, siteOf } = network;
  const options = { years, level: (parameters['levelPercent'] as number) / 100, timesOfPredicted: parameters['timesOfPeers'] as number };
  // Measures beside the estimate are not asked for.
  const all: GroupOptions = { ...options, lengthForm: 'offset', weights: [], deviations: 1.645 };
  const counted = siteOf.map((site, point) => (isCounted(point) ? site : -1));
  const members = groupMembers(counted, sites.length);
  const asked = sites.map((site, i) => ({ ...toScreeningSite(site, members[i]!, { severity }), bySeverity: [] }));
  const isInside = findInsideArea(sites, ground, control.progress);
  const indices = Map.groupBy([...sites.keys()].filter((i) => isInside[i]), (i) => asked[i]!.group); // prettier-ignore
  const models: (SiteModel | null)[] = sites.map(() => null);
  const groups = [...indices].map(([name, own]): RankedGroup => {
    throwIfCancelled(control);
    const outcome = screenGroup(
      name,
      own.map((i) => asked[i]!),
      all,
    );
    for (const [k, i] of own.entries()) models[i] = outcome.sites[k]!;
    return { ...outcome.group, ...readGroup(name) };
  });
  return { models, groups, options };
}

/** What is said of the models beside the stretches that rest on them. */
export function describeModels({
  groups,
  options: { level, timesOfPredicted },
}: ModelledSites): Pick<HotspotStretches, 'groups' | 'level' | 'timesOfPredicted'> {
  return { groups, level, timesOfPredicted };
}
