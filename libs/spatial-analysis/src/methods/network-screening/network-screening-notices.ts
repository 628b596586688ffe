import { ADVISED_SITES, FUNCTION_ACCIDENTS, FUNCTION_SITES, type ScreenedGroup } from '@elektron/statistics';
import type { HotspotInput } from '../../hotspot-method.ts';
import type { RankedSite } from '../../hotspot-result.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import type { ScreenedTable } from '../../network-sites.ts';
import { USUAL_METERS } from '../../sites-of-table.ts';
import type { ChosenSites } from './choose-sites.ts';

/** Below this a site's accidents are mostly luck: three to five years are usual. */
const ADVISED_YEARS = 3;
/** Three years of 365 days among leap years are a little less (years). */
const LEAP_DAYS = 0.01;

export function isPeriodShort(years: number): boolean {
  return years < ADVISED_YEARS - LEAP_DAYS;
}

/** What is special about a run. */
export function findNotices(
  { points, years, opened }: Pick<HotspotInput, 'points' | 'years' | 'opened'>,
  { sites, ...places }: Pick<ChosenSites, 'sites' | 'notAtSites' | 'beyondArea'>,
  groups: readonly ScreenedGroup[],
  table?: ScreenedTable,
): HotspotNotice[] {
  const few = groups.filter(({ warnings }) => warnings.includes('FEW_SITES')).length;
  const unknown = sites.filter(({ exposure }) => exposure === null).length;
  const [notAtSites, cutByArea] = noticesOfPlaces(places, points.x.length);
  const notices: PossibleNotice[] = [
    { code: 'TRAFFIC_NOT_KNOWN', details: { sites: unknown, total: sites.length }, holds: unknown > 0 },
    { code: 'GROUPS_OF_FEW_SITES', details: { groups: few, advised: ADVISED_SITES }, holds: few > 0 },
    { code: 'PERIOD_SHORT', details: { years: Math.round(years * 10) / 10, needed: ADVISED_YEARS }, holds: isPeriodShort(years) },
    notAtSites,
    ...noticesOfTable(table),
    ...noticesOfPool(opened, groups),
    cutByArea,
  ];
  return notices.flatMap(({ holds, ...notice }) => (holds ? [notice] : []));
}

/** A notice, and whether a run has it. */
export type PossibleNotice = HotspotNotice & { readonly holds: boolean };

/** What was left out of the sites, and of the accidents. */
export function noticesOfPlaces(
  { notAtSites, beyondArea }: Pick<ChosenSites, 'notAtSites' | 'beyondArea'>,
  total: number,
): readonly [notAtSites: PossibleNotice, cutByArea: PossibleNotice] {
  const left = notAtSites.reduce((sum, { accidents }) => sum + accidents, 0);
  return [
    { code: 'ACCIDENTS_NOT_AT_SITES', details: { accidents: left, total }, holds: left > 0 },
    { code: 'SITES_CUT_BY_AREA', details: { sites: beyondArea }, holds: beyondArea > 0 },
  ];
}

/** How the accidents came to the sites of a table. */
export function noticesOfTable(table: ScreenedTable | undefined): PossibleNotice[] {
  if (table === undefined) return [];
  const { withinMeters: meters, tooFewWithinUsual: accidents, isRelativeTraffic } = table;
  return [
    { code: 'COUNTS_OF_TABLE', details: {}, holds: meters === null },
    { code: 'COUNTED_WITHIN', details: { meters: meters ?? 0 }, holds: meters !== null && accidents === null },
    {
      code: 'COUNTED_WITHIN_MORE',
      details: { meters: meters ?? 0, usual: USUAL_METERS, accidents: accidents ?? 0, needed: FUNCTION_ACCIDENTS },
      holds: accidents !== null,
    },
    { code: 'TRAFFIC_RELATIVE', details: {}, holds: isRelativeTraffic },
  ];
}

/** What functions rest on beside the own sites. */
function noticesOfPool(opened: HotspotInput['opened'], groups: readonly ScreenedGroup[]): (HotspotNotice & { readonly holds: boolean })[] {
  if (opened === undefined) return [];
  const pooled = groups.flatMap((group) => group.function?.pooled ?? []);
  const taken = pooled.flatMap(({ organisations }) => organisations);
  return [
    {
      code: 'POOLED',
      details: { groups: pooled.length, organisations: new Set(taken.map(({ key }) => key)).size, sites: sumSites(taken) },
      holds: pooled.length > 0,
    },
    {
      code: 'POOL_NOT_USED',
      details: { sites: sumSites(opened.map(({ sites }) => ({ sites: sites.length }))) },
      holds: pooled.length === 0,
    },
  ];
}

function sumSites(parts: readonly { readonly sites: number }[]): number {
  return parts.reduce((sum, { sites }) => sum + sites, 0);
}

/**
 * What would change a ranking. Without any function, what is missing for one; else the traffic where it is mostly estimated; and always how firm the
 * first place is, or why there is none.
 * @param sites the first rank first
 */
export function findChanges(
  groups: readonly ScreenedGroup[],
  sites: readonly RankedSite[],
  { table, isFitted }: { readonly table: ScreenedTable | undefined; readonly isFitted: boolean },
): HotspotNotice[] {
  // Where functions were not to be fitted, what is missing for a fit changes nothing.
  return [...(isFitted ? changeOfTraffic(groups, table) : []), changeOfRanks(sites)];
}

function changeOfTraffic(groups: readonly ScreenedGroup[], table: ScreenedTable | undefined): HotspotNotice[] {
  const sum = (of: (group: ScreenedGroup) => number): number => groups.reduce((total, group) => total + of(group), 0);
  const counted = ({ measuredSites, modelledSites }: ScreenedGroup): number => measuredSites + modelledSites;
  if (groups.every((group) => group.function === null)) {
    const most = Math.max(0, ...groups.map(counted));
    if (most < FUNCTION_SITES) return [{ code: 'CHANGE_TRAFFIC', details: { needed: FUNCTION_SITES, found: most } }];
    const ready = groups.filter((group) => group.noFunctionReason === 'ACCIDENTS_TOO_FEW');
    const found = Math.max(0, ...ready.map(({ accidents }) => accidents));
    return ready.length === 0 ? [] : [{ code: 'CHANGE_ACCIDENTS', details: { needed: FUNCTION_ACCIDENTS, found } }];
  }
  const [modelled, all] = [sum(({ modelledSites }) => modelledSites), sum(counted)];
  const code = table === undefined ? 'CHANGE_MEASURED' : 'CHANGE_MEASURED_OF_TABLE';
  return modelled > all / 2 ? [{ code, details: { modelled, counted: all } }] : [];
}

function changeOfRanks(sites: readonly RankedSite[]): HotspotNotice {
  const interval = sites[0]?.screened.rankInterval;
  if (!interval) return { code: 'CHANGE_NOTHING_RANKED', details: {} };
  const ranked = sites.filter(({ screened }) => screened.rank !== null).length;
  return { code: 'CHANGE_RANKS', details: { upper: Math.round(interval.upper), ranked } };
}
