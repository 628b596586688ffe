import { formatDayNumber } from '@elektron/domain';
import type { HotspotInput } from '../../hotspot-method.ts';
import type { ModelledSites } from '../../along-roads/model-sites.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import type { AccidentParticipants, AccidentsOnNetworkRoads } from '../../network-roads.ts';
import type { ScreenedNetwork } from '../../network-sites.ts';
import { yearsBefore } from '../../statutory/find-statutory.ts';
import type { StatutoryFindings } from '../../statutory/statutory-rule.ts';
import { findNotices } from '../network-screening/network-screening-notices.ts';
import type { ResolvedRule } from './resolve-rule.ts';

interface Surroundings {
  readonly network: ScreenedNetwork;
  readonly along: AccidentsOnNetworkRoads;
  readonly participants: AccidentParticipants;
  readonly modelled: Pick<ModelledSites, 'models' | 'groups'>;
}

/** What is special about a run of a rule. */
export function findStatutoryNotices(
  input: HotspotInput,
  { rule, isChanged }: ResolvedRule,
  { counted, withoutType, roadsWithoutTraffic }: StatutoryFindings,
  { network, along, participants, modelled }: Surroundings,
): HotspotNotice[] {
  const { earliestDay, latestDay, endDay } = participants;
  const start = yearsBefore(endDay, rule.years);
  const total = input.points.x.length;
  const count = (holds: (point: number) => boolean): number => [...along.roadOf.keys()].filter(holds).length;
  const uncertain = count((point) => along.roadOf[point]! >= 0 && earliestDay[point]! < start && latestDay[point]! >= start);
  const offRoads = count((point) => along.roadOf[point]! < 0);
  const bySeverity = count((point) => along.roadOf[point]! >= 0 && participants.personsAssumed[point] === 1);
  const notices: (HotspotNotice & { readonly holds: boolean })[] = [
    { code: 'NO_TYPE_KNOWN', details: {}, holds: counted > 0 && withoutType === counted },
    { code: 'RULE_CHANGED', details: {}, holds: isChanged },
    {
      code: 'ESTIMATE_OF_WHOLE_PERIOD',
      details: { start: formatDayNumber(start), end: formatDayNumber(endDay - 1), counted },
      holds: true,
    },
    {
      code: 'PERIOD_SHORTER_THAN_RULE',
      details: { needed: rule.years, years: Math.round(input.years * 10) / 10 },
      // Whole years of 365 days are a little less among leap years.
      holds: input.years < rule.years - 0.01,
    },
    { code: 'ROADS_NOT_JUDGED', details: { roads: roadsWithoutTraffic.length }, holds: roadsWithoutTraffic.length > 0 },
    { code: 'ACCIDENTS_NOT_ON_ROADS', details: { accidents: offRoads, total }, holds: offRoads > 0 },
    { code: 'TYPE_BY_PARTICIPANTS', details: { accidents: withoutType }, holds: rule.sameType },
    { code: 'RULE_DATE_UNCERTAIN', details: { accidents: uncertain }, holds: uncertain > 0 },
    { code: 'PERSONS_BY_SEVERITY', details: { accidents: bySeverity }, holds: rule.score?.of === 'persons' && bySeverity > 0 },
  ];
  // Those that were modelled; what was not looked at is told by the rule itself.
  const sites = network.sites.filter((_, site) => modelled.models[site] !== null);
  const ofModels = findNotices(input, { sites, notAtSites: [], beyondArea: network.sites.length - sites.length }, modelled.groups);
  return [...notices.flatMap(({ holds, ...notice }) => (holds ? [notice] : [])), ...ofModels];
}
