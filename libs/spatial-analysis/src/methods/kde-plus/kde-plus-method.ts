import { Problem, type ParameterValues } from '@elektron/domain';
import { falseDiscoveryRate, seededRandom } from '@elektron/statistics';
import { defineHotspotMethod, type HotspotFinding, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import { outlineAround } from '../../outline-around.ts';
import { countMembers, rankHotspots, type HotspotDraft } from '../../rank-hotspots.ts';
import type { LeftOutReason } from '../../network-sites.ts';
import { nameRoads, type StreetNetwork } from '../../street-network.ts';
import { STREET_OUTLINE_METERS } from '../network-kernel-density/describe-lixels.ts';
import type { LineKernelName } from '../network-kernel-density/line-kernels.ts';
import { chooseSections, type AskedSections } from './choose-sections.ts';
import { kdePlus, type KdePlusOptions, type SectionCluster, type SectionResult } from './kde-plus.ts';
import { KDE_PLUS_PARAMETERS } from './kde-plus-texts.ts';
import { stretchOfSection, type SectionStretch } from './section-course.ts';

const METERS_PER_KM = 1000;
/** One accident is no cluster, however small its section. */
const FEWEST_OF_CLUSTER = 2;
/** More simulated densities of one section than a run should keep (8 bytes each). */
const MOST_DENSITIES = 30_000_000;

export const kdePlusMethod = defineHotspotMethod({
  id: 'kde-plus',
  labels: { el: 'Συστάδες σε τμήματα οδών (KDE+)', en: 'Clusters on road sections (KDE+)' },
  question: {
    el: 'Σε ποια σημεία ενός τμήματος ανάμεσα σε δύο κόμβους είναι τα ατυχήματα πιο κοντά μεταξύ τους από όσο θα ήταν ισάριθμα οπουδήποτε πάνω του;',
    en: 'On which stretches of a section between two junctions do accidents lie closer together than the same number anywhere on it would?',
  },
  isNot: {
    el: 'Οι συστάδες δεν κατατάσσουν οδούς: κάθε τμήμα συγκρίνεται μόνο με τον εαυτό του.',
    en: 'The clusters are no ranking of roads: each section is compared with itself only.',
  },
  parameters: KDE_PLUS_PARAMETERS,
  assumptions: [
    'NOT_BLACK_SPOTS',
    'CLUSTERS_OF_SECTIONS',
    'SECTION_WITH_ITSELF',
    'NO_EXPOSURE',
    'KERNEL_ON_STREETS',
    'REGRESSION_TO_THE_MEAN',
  ],
  sources: [
    'Bíl, Andrášik & Janoška 2013, Accident Analysis and Prevention 55, 265-273',
    'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289-300',
  ],
  scoreMeaning: 'CLUSTER_STRENGTH',
  needs: [{ kind: 'roads', required: true }],
  readsRoadsAs: 'streets',
  find: (input, parameters, control) => {
    const { streets } = input;
    if (streets === undefined || streets.edges.lengthMeters.length === 0) throw new Problem('NO_ROADS');
    const asked = chooseSections(input, streets, parameters['bandwidthMeters'] as number);
    const options = optionsOf(parameters);
    requireFitting(asked, options);
    const results = kdePlus(asked.onSections, options, seededRandom(input.seed), {
      isCancelled: control.isCancelled,
      progress: (fraction) => control.progress(0.95 * fraction),
    });
    return describeClusters(results, { streets, asked, input, parameters });
  },
});

function optionsOf(parameters: ParameterValues): KdePlusOptions {
  return {
    kernel: parameters['kernel'] as LineKernelName,
    bandwidthMeters: parameters['bandwidthMeters'] as number,
    stepMeters: parameters['stepMeters'] as number,
    permutations: parameters['simulations'] as number,
    thresholdShare: (parameters['thresholdPercent'] as number) / 100,
  };
}

/** @throws Problem TOO_MANY_LIXELS where the simulated densities of a section do not fit into memory */
function requireFitting({ lengths }: AskedSections, { stepMeters, permutations }: KdePlusOptions): void {
  const lixels = Math.round(lengths.reduce((most, length) => Math.max(most, length), 0) / stepMeters);
  const limit = Math.floor(MOST_DENSITIES / permutations);
  if (lixels > limit) throw new Problem('TOO_MANY_LIXELS', { lixels, limit });
}

interface Found {
  readonly streets: StreetNetwork;
  readonly asked: AskedSections;
  readonly input: HotspotInput;
  readonly parameters: ParameterValues;
}

function describeClusters(results: readonly SectionResult[], { streets, asked, input, parameters }: Found): HotspotFinding {
  const clusters = listClusters(results, parameters);
  const found = clusters.shown.map((cluster) => ({ cluster, stretch: stretchOf(streets, asked, cluster) }));
  const drafts = found.map((own, label) => draftCluster(own, label, streets, asked));
  const { hotspots, members } = rankHotspots(drafts, input);
  return {
    parameters,
    hotspots,
    members,
    surface: null,
    cells: null,
    streets: {
      lines: found.map(({ cluster: { strength, pValue, adjustedPValue }, stretch: { course } }, label) => {
        return { course, value: strength, expected: null, pValue, adjustedPValue, label };
      }),
      lineValue: 'strength',
      notOnStreets: asked.notOnStreets,
      simulations: parameters['simulations'] as number,
    },
    summary: {
      accidentsUsed: input.points.x.length,
      accidentsOnStreets: asked.accidents.length,
      hotspots: hotspots.length,
      accidentsInHotspots: countMembers(members),
      streetKm: asked.lengths.reduce((sum, length) => sum + length, 0) / METERS_PER_KM,
      hotspotKm: hotspots.reduce((sum, { lengthMeters }) => sum + lengthMeters!, 0) / METERS_PER_KM,
      sections: asked.sections.length,
      testedSections: results.filter(({ pseudoPValue }) => pseudoPValue !== null).length,
      clusters: clusters.all,
    },
    warnings: findWarnings(asked, input, parameters),
  };
}

interface ShownCluster extends SectionCluster {
  /** Position among the sections that are asked about. */
  readonly section: number;
  readonly pValue: number;
  readonly adjustedPValue: number;
}

/** p-values are adjusted for all sections that could have a cluster, whichever are shown. */
function listClusters(
  results: readonly SectionResult[],
  parameters: ParameterValues,
): { readonly shown: readonly ShownCluster[]; readonly all: number } {
  const tested = [...results.keys()].filter((section) => results[section]!.pseudoPValue !== null);
  const adjusted = falseDiscoveryRate(Float64Array.from(tested, (section) => results[section]!.pseudoPValue!));
  const clusters = tested.flatMap((section, i) => {
    const own = { section, pValue: results[section]!.pseudoPValue!, adjustedPValue: adjusted[i]! };
    return results[section]!.clusters.filter(({ accidents }) => accidents.length >= FEWEST_OF_CLUSTER).map((cluster) => ({
      ...cluster,
      ...own,
    }));
  });
  const level = (parameters['levelPercent'] as number) / 100;
  const isShown = ({ adjustedPValue }: ShownCluster): boolean => parameters['selection'] === 'all' || adjustedPValue <= level;
  return { shown: clusters.filter(isShown), all: clusters.length };
}

function stretchOf(streets: StreetNetwork, { sections }: AskedSections, { section, from, to }: ShownCluster): SectionStretch {
  const own = streets.sections[sections[section]!]!;
  return stretchOfSection(streets, own, own.from + from, own.from + to);
}

interface FoundCluster {
  readonly cluster: ShownCluster;
  readonly stretch: SectionStretch;
}

function draftCluster(
  { cluster, stretch }: FoundCluster,
  label: number,
  streets: StreetNetwork,
  { accidents, sections }: AskedSections,
): HotspotDraft {
  const { section, from, to, strength, pValue, adjustedPValue } = cluster;
  const own = streets.sections[sections[section]!]!;
  const [centerX, centerY] = stretchOfSection(streets, own, own.from + from, own.from + (from + to) / 2).course.at(-1)!;
  return {
    label,
    centerX,
    centerY,
    outline: outlineAround([stretch.course], STREET_OUTLINE_METERS),
    members: Int32Array.from(cluster.accidents, (i) => accidents[i]!).sort(),
    neighborhoodAccidents: null,
    score: strength,
    scoreMeaning: 'CLUSTER_STRENGTH',
    zScore: null,
    pValue: null,
    exactPValue: pValue,
    adjustedPValue,
    noTestReason: 'TESTED_BY_SIMULATION',
    lengthMeters: to - from,
    roadName: nameRoads(streets, stretch.metersOf),
  };
}

function findWarnings(
  { accidents, notOnStreets, beyondArea, short }: AskedSections,
  { points, seed }: HotspotInput,
  parameters: ParameterValues,
): HotspotNotice[] {
  const [placed, total, simulations] = [accidents.length, points.x.length, parameters['simulations'] as number];
  const leftOut = (reason: LeftOutReason): number => notOnStreets.find((own) => own.reason === reason)?.accidents ?? 0;
  const atJunctions = leftOut('at-junction');
  const ofShort = { sections: short, bandwidth: parameters['bandwidthMeters'] as number, accidents: leftOut('short-section') };
  const notices: (HotspotNotice & { readonly holds: boolean })[] = [
    { code: 'ACCIDENTS_ON_SECTIONS', details: { placed, total, left: total - placed }, holds: true },
    { code: 'JUNCTIONS_LEFT_OUT', details: { accidents: atJunctions }, holds: atJunctions > 0 },
    { code: 'SECTIONS_SHORT', details: ofShort, holds: short > 0 },
    { code: 'STREETS_CUT_BY_AREA', details: { streets: beyondArea }, holds: beyondArea > 0 },
    { code: 'SECTIONS_SIMULATED', details: {}, holds: placed > 0 },
    { code: 'SIMULATED_PLACEMENTS', details: { simulations, seed, least: 1 / (simulations + 1) }, holds: placed > 0 },
    { code: 'CLUSTERS_UNTESTED', details: {}, holds: parameters['selection'] === 'all' },
  ];
  return notices.flatMap(({ holds, ...notice }) => (holds ? [notice] : []));
}
