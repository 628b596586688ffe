import { Problem } from '@elektron/domain';
import { OF_TYPE, TYPE_UNKNOWN } from '../../accident-type.ts';
import { defineHotspotMethod, throwIfCancelled, type HotspotInput } from '../../hotspot-method.ts';
import type { Hotspot, ProportionGroup, SiteProportion } from '../../hotspot-result.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import type { ScreenedNetwork } from '../../network-sites.ts';
import { middleOfSite, outlineOfSite } from '../../outline-of-site.ts';
import { countMembers, countSeverities } from '../../rank-hotspots.ts';
import { chooseSites, type ChosenSites } from '../network-screening/choose-sites.ts';
import { noticesOfPlaces, noticesOfTable } from '../network-screening/network-screening-notices.ts';
import { compareShares } from './compare-shares.ts';
import { askedTypeOf, HIGH_PROPORTION_PARAMETERS } from './high-proportion-parameters.ts';
import { sayExpectedFalse } from './high-proportion-texts.ts';

export const highProportionMethod = defineHotspotMethod({
  id: 'high-proportion',
  labels: { el: 'Μεγάλο μερίδιο ενός είδους ατυχημάτων', en: 'High proportion of a type of accidents' },
  question: {
    el: 'Σε ποια τμήματα και σε ποιους κόμβους είναι το μερίδιο ενός είδους ατυχημάτων (με πεζούς, τη νύχτα, με βροχή …) μεγαλύτερο από όσο σε όμοιες θέσεις;',
    en: 'At which sections and junctions is the share of one type of accidents (with pedestrians, in the dark, in rain …) higher than at sites like them?',
  },
  isNot: {
    el: 'Δείχνει τι να κοιτάξει κανείς σε μια θέση, όχι πού γίνονται τα περισσότερα ατυχήματα ούτε ποια είναι η αιτία.',
    en: 'It shows what to look at in a place, not where most accidents happen, nor what caused them.',
  },
  parameters: HIGH_PROPORTION_PARAMETERS,
  assumptions: [
    'NOT_BLACK_SPOTS',
    'HIGH_SHARE_NO_HIGH_NUMBER',
    'SHARES_OF_MANY_SITES',
    'SITES_OF_A_GROUP_ALIKE',
    'TYPES_AS_RECORDED',
    'NO_EXPOSURE',
    'JUNCTION_NODES_APART',
  ],
  sources: [
    'Heydecker & Wu 1991, Using the information in road accident records, PTRC',
    'Highway Safety Manual 2010, ch. 4 (4.4.2.10, 4.4.2.11)',
    'Tarone 1979, Biometrika 66(3), 585-590',
    'Clopper & Pearson 1934, Biometrika 26, 404-413',
  ],
  scoreMeaning: 'PROBABILITY_OF_HIGH_SHARE',
  needs: [{ kind: 'roads', required: true }],
  typeOf: askedTypeOf,
  find: (input, parameters, control) => {
    const { network, ofType } = input;
    if (network === undefined || (network.sites.length === 0 && network.sectionsInsideJunctions === 0)) throw new Problem('NO_ROADS');
    if (ofType === undefined) throw new Problem('SITES_WITHOUT_TYPES');
    const percent = (name: string): number => (parameters[name] as number) / 100;
    const [level, limit] = [percent('levelPercent'), percent('limitPercent')];
    const chosen = chooseSites(input, network, (fraction) => control.progress(0.2 * fraction));
    throwIfCancelled(control);
    control.progress(0.2);
    const { sites, groups, indices } = compareShares(chosen, ofType, { level, fewestAccidents: parameters['fewestAccidents'] as number });
    control.progress(0.9);
    throwIfCancelled(control);
    const flagged = sites.filter(({ probability }) => probability !== null && probability >= limit);
    const members = flagged.map((_, place) => chosen.members[indices[place]!]!);
    const expectedFalse = flagged.reduce((sum, { probability }) => sum + 1 - probability!, 0);
    return {
      parameters: { ...parameters, withinMeters: network.table?.withinMeters ?? parameters['withinMeters']! },
      hotspots: flagged.map((share, place) => describeHotspot(share, place, members[place]!, input, network)),
      members,
      surface: null,
      cells: null,
      proportions: {
        type: askedTypeOf(parameters),
        sites,
        groups,
        level,
        limit,
        expectedFalse,
        notAtSites: chosen.notAtSites,
        sectionsInsideJunctions: network.sectionsInsideJunctions,
        junctionMeters: network.junctionMeters,
        ...(network.table === undefined ? {} : { table: network.table }),
      },
      summary: summarize(input, chosen, sites, members, expectedFalse),
      warnings: findNotices(input, chosen, { groups, flagged: flagged.length, expectedFalse, network }),
    };
  },
});

function describeHotspot(
  { site, probability }: SiteProportion,
  place: number,
  members: Int32Array,
  { severity }: HotspotInput,
  { junctionMeters }: ScreenedNetwork,
): Hotspot {
  const [centerX, centerY] = middleOfSite(site);
  return {
    rank: place + 1,
    label: place,
    centerX,
    centerY,
    outline: outlineOfSite(site, junctionMeters),
    accidents: members.length,
    severityCounts: countSeverities(members, severity),
    neighborhoodAccidents: null,
    score: probability!,
    scoreMeaning: 'PROBABILITY_OF_HIGH_SHARE',
    zScore: null,
    pValue: null,
    exactPValue: null,
    adjustedPValue: null,
    noTestReason: 'METHOD_TESTS_NOTHING',
  };
}

function countAtSites({ members }: ChosenSites, holds: (point: number) => boolean): number {
  return members.reduce((sum, own) => sum + own.reduce((count, point) => count + (holds(point) ? 1 : 0), 0), 0);
}

function summarize(
  { points, ofType }: HotspotInput,
  chosen: ChosenSites,
  sites: readonly SiteProportion[],
  members: readonly Int32Array[],
  expectedFalse: number,
) {
  return {
    accidentsUsed: points.x.length,
    accidentsAtSites: countMembers(chosen.members),
    accidentsOfType: countAtSites(chosen, (point) => ofType![point] === OF_TYPE),
    sites: chosen.sites.length,
    rankedSites: sites.filter(({ rank }) => rank !== null).length,
    hotspots: members.length,
    accidentsInHotspots: countMembers(members),
    sitesExpectedFalse: expectedFalse,
  };
}

interface Found {
  readonly groups: readonly ProportionGroup[];
  readonly flagged: number;
  readonly expectedFalse: number;
  readonly network: ScreenedNetwork;
}

/** What is special about a run. */
function findNotices(
  { points, ofType }: HotspotInput,
  chosen: ChosenSites,
  { groups, flagged, expectedFalse, network }: Found,
): HotspotNotice[] {
  const unknown = countAtSites(chosen, (point) => ofType![point] === TYPE_UNKNOWN);
  const silent = groups.filter(({ reason }) => reason !== null).length;
  const total = countMembers(chosen.members);
  const isMostlyUnknown = unknown > total / 2;
  const notices = [
    { code: 'TYPE_MOSTLY_UNKNOWN' as const, details: { accidents: unknown, total }, holds: isMostlyUnknown },
    { code: 'TYPE_NOT_KNOWN' as const, details: { accidents: unknown, total }, holds: unknown > 0 && !isMostlyUnknown },
    {
      code: 'SITES_EXPECTED_FALSE' as const,
      details: { sites: flagged, false: sayExpectedFalse(expectedFalse) },
      holds: flagged > 0,
    },
    { code: 'GROUPS_WITHOUT_SHARES' as const, details: { groups: silent, total: groups.length }, holds: silent > 0 },
    ...noticesOfPlaces(chosen, points.x.length),
    ...noticesOfTable(network.table),
  ];
  return notices.flatMap(({ holds, ...notice }) => (holds ? [notice] : []));
}
