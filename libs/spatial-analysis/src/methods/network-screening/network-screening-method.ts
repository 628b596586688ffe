import { Problem, type ParameterValues, type Severity } from '@elektron/domain';
import { screenSites, seededRandom, type Screening, type ScreeningOptions, type ScreeningSite } from '@elektron/statistics';
import { defineHotspotMethod, throwIfCancelled, type HotspotInput } from '../../hotspot-method.ts';
import type { Hotspot, RankedGroup, RankedSite, ScreeningPool } from '../../hotspot-result.ts';
import type { OpenedSites, ScreenedNetwork } from '../../network-sites.ts';
import { middleOfSite, outlineOfSite } from '../../outline-of-site.ts';
import { countSeverities } from '../../rank-hotspots.ts';
import { findChanges, findNotices } from './network-screening-notices.ts';
import { NETWORK_SCREENING_PARAMETERS } from './network-screening-texts.ts';
import { readFunctionSource, resolveFunctionParameters } from './published-functions.ts';
import { chooseSites, type ChosenSites } from './choose-sites.ts';
import { readGroup, toScreeningSite, WEIGHTED } from './site-groups.ts';

export const networkScreeningMethod = defineHotspotMethod({
  id: 'network-screening',
  labels: { el: 'Κατάταξη θέσεων του δικτύου (εμπειρική μέθοδος Bayes)', en: 'Ranking of the network’s sites (empirical Bayes)' },
  question: {
    el: 'Πού αναμένονται περισσότερα ατυχήματα από όσα έχουν όμοιες θέσεις; Τμήματα οδών και κόμβοι με τη σειρά της αναμενόμενης υπέρβασης, αφού αφαιρεθεί η τυχαία διακύμανση.',
    en: 'Where are more accidents to be expected than sites like it have? Road sections and junctions in the order of their expected excess, with the luck of the period taken out.',
  },
  isNot: {
    el: 'Η κατάταξη δεν λέει τι φταίει ούτε ότι ένα μέτρο θα αποδώσει: δείχνει πού αξίζει να γίνει αυτοψία.',
    en: 'The ranking does not say what is wrong, nor that a measure would work: it shows where a site visit is worth while.',
  },
  parameters: NETWORK_SCREENING_PARAMETERS,
  checkParameters: readFunctionSource,
  assumptions: ['NOT_BLACK_SPOTS', 'SITES_OF_A_GROUP_ALIKE', 'FUNCTION_TAKEN_FOR_CERTAIN', 'JUNCTION_NODES_APART'],
  sources: [
    'Hauer, Harwood, Council & Griffith 2002, Transportation Research Record 1784, 126-131',
    'Hauer 1997, Observational Before-After Studies in Road Safety, ch. 11',
    'Highway Safety Manual 2010, ch. 4 and appendix A to part C',
    'Norden, Orlansky & Jacobs 1956, Highway Research Board Bulletin 117',
    'Kononov & Allery 2003, Transportation Research Record 1840, 57-66',
  ],
  scoreMeaning: 'EXPECTED_EXCESS',
  needs: [
    { kind: 'roads', required: true },
    { kind: 'traffic', required: false },
  ],
  recommended: true,
  find: (input, parameters, control) => {
    const { network } = input;
    if (network === undefined || (network.sites.length === 0 && network.sectionsInsideJunctions === 0)) throw new Problem('NO_ROADS');
    const chosen = chooseSites(input, network, (fraction) => control.progress(0.2 * fraction));
    const asked = chosen.sites.map((site, i) => toScreeningSite(site, chosen.members[i]!, input));
    throwIfCancelled(control);
    control.progress(0.2);
    const found = screenSites(asked, optionsOf(parameters, input));
    control.progress(0.9);
    throwIfCancelled(control);
    const { sites, groups, indices } = rank(found, asked, chosen, input.severity);
    const { hotspots, members } = describeHotspots(sites, indices, chosen, network);
    return {
      parameters: { ...resolveFunctionParameters(parameters), withinMeters: network.table?.withinMeters ?? parameters['withinMeters']! },
      hotspots,
      members,
      surface: null,
      cells: null,
      screening: {
        sites,
        groups,
        level: percentOf(parameters, 'levelPercent'),
        draws: found.draws,
        notAtSites: chosen.notAtSites,
        sectionsInsideJunctions: network.sectionsInsideJunctions,
        junctionMeters: network.junctionMeters,
        ...(network.table === undefined ? {} : { table: network.table }),
        changes: findChanges(found.groups, sites, { table: network.table, isFitted: readFunctionSource(parameters).from === 'fit' }),
        ...(input.opened === undefined ? {} : { pool: describePool(input.opened, found) }),
      },
      summary: summarize(input, sites, members),
      warnings: findNotices(input, chosen, found.groups, network.table),
    };
  },
});

interface Ranked {
  readonly sites: RankedSite[];
  readonly groups: RankedGroup[];
  /** Position among the chosen sites of each ranked one. */
  readonly indices: readonly number[];
}

/** Sites in the order of their ranks, then those without a rank. */
function rank(found: Screening, asked: readonly ScreeningSite[], { sites, members }: ChosenSites, severity: Uint8Array): Ranked {
  const groups = found.groups.map((group): RankedGroup => ({ ...group, ...readGroup(group.group) }));
  const places = new Map(groups.map(({ group }, place) => [group, place]));
  const indices = [...found.order, ...withoutRank(asked, found.order)];
  return {
    groups,
    indices,
    sites: indices.map((i) => ({
      site: sites[i]!,
      group: places.get(asked[i]!.group)!,
      accidents: asked[i]!.accidents,
      severityCounts: countSeverities(members[i]!, severity),
      screened: found.sites[i]!,
    })),
  };
}

function describePool(opened: readonly OpenedSites[], { pooledRanks }: Screening): ScreeningPool {
  return {
    organisations: opened.map(({ key, name, years, sites }) => ({ key, name, years, sites: sites.length })),
    ranks: pooledRanks ?? null,
  };
}

function percentOf(parameters: ParameterValues, name: string): number {
  return (parameters[name] as number) / 100;
}

/** Quantiles of the standard normal distribution by one-sided level, to the digits that handbooks print. */
const DEVIATIONS: Readonly<Record<string, number>> = { 90: 1.282, 95: 1.645, 99: 2.326 };

function optionsOf(parameters: ParameterValues, { years, seed, network, opened }: HotspotInput): ScreeningOptions {
  const number = (name: string): number => parameters[name] as number;
  const slight = number('weightSlight');
  const weights: Readonly<Record<Severity | 'unknown', number>> = {
    fatal: number('weightFatal'),
    serious: number('weightSerious'),
    slight,
    // Somebody was hurt, or nobody knows: as the least that an injury is.
    injury: slight,
    unknown: slight,
    'damage-only': number('weightDamageOnly'),
  };
  return {
    years,
    covariateNames: network?.table?.covariateNames ?? [],
    random: seededRandom(seed),
    draws: number('simulations'),
    level: percentOf(parameters, 'levelPercent'),
    timesOfPredicted: number('timesOfPeers'),
    source: readFunctionSource(parameters),
    lengthForm: parameters['lengthForm'] === 'free' ? 'free' : 'offset',
    deviations: DEVIATIONS[parameters['criticalLevel'] as string]!,
    weights: WEIGHTED.map((name) => weights[name]),
    ...(opened === undefined ? {} : { others: opened }),
  };
}

function withoutRank(sites: readonly ScreeningSite[], order: Uint32Array): number[] {
  const ranked = new Set(order);
  return [...sites.keys()].filter((i) => !ranked.has(i)).sort((a, b) => sites[b]!.accidents - sites[a]!.accidents || a - b);
}

/** Sites of which more is expected than of others like them, in their order. */
function describeHotspots(
  ranked: readonly RankedSite[],
  indices: readonly number[],
  { members }: ChosenSites,
  { junctionMeters }: ScreenedNetwork,
): { readonly hotspots: Hotspot[]; readonly members: Int32Array[] } {
  const worse = ranked.filter(({ screened }) => screened.rank !== null && screened.excessPerYear! > 0);
  return {
    hotspots: worse.map(({ site, accidents, severityCounts, screened }, place) => {
      const [centerX, centerY] = middleOfSite(site);
      return {
        rank: place + 1,
        label: place,
        centerX,
        centerY,
        outline: outlineOfSite(site, junctionMeters),
        accidents,
        severityCounts,
        neighborhoodAccidents: null,
        score: screened.excessPerYear!,
        scoreMeaning: 'EXPECTED_EXCESS',
        zScore: null,
        pValue: null,
        exactPValue: null,
        adjustedPValue: null,
        noTestReason: 'METHOD_TESTS_NOTHING',
      };
    }),
    members: worse.map((_, place) => members[indices[place]!]!),
  };
}

function summarize({ points }: HotspotInput, sites: readonly RankedSite[], members: readonly Int32Array[]) {
  const count = (holds: (site: RankedSite) => boolean): number => sites.filter(holds).length;
  return {
    accidentsUsed: points.x.length,
    accidentsAtSites: sites.reduce((sum, { accidents }) => sum + accidents, 0),
    sites: sites.length,
    rankedSites: count(({ screened }) => screened.rank !== null),
    measuredSites: count(({ site }) => site.exposure?.label === 'measured'),
    modelledSites: count(({ site }) => site.exposure?.label === 'modelled'),
    hotspots: members.length,
    accidentsInHotspots: members.reduce((sum, list) => sum + list.length, 0),
  };
}
