import { Problem } from '@elektron/domain';
import { draftStretch } from '../../along-roads/draft-stretch.ts';
import { courseBetween } from '../../along-roads/course-along.ts';
import { coverSites, estimateStretch, nameStretch } from '../../along-roads/estimate-stretch.ts';
import { describeModels, modelSites, type ModelledSites } from '../../along-roads/model-sites.ts';
import { rankStretches, type DraftedStretch, type RankedStretches } from '../../along-roads/rank-stretches.ts';
import type { HotspotStretches, StretchFlag } from '../../along-roads/stretch-result.ts';
import { countAboveLike } from '../../along-roads/count-above-like.ts';
import { defineHotspotMethod, type HotspotInput } from '../../hotspot-method.ts';
import type { AccidentParticipants, AccidentsOnNetworkRoads, NetworkRoad } from '../../network-roads.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import { NO_SITE_REASONS, type ScreenedNetwork } from '../../network-sites.ts';
import { countMembers } from '../../rank-hotspots.ts';
import { findStatutory, isInjury, yearsBefore } from '../../statutory/find-statutory.ts';
import type { AccidentsAlongRoads, FlaggedStretch, Persons, StatutoryFindings, StatutoryRule } from '../../statutory/statutory-rule.ts';
import { resolveRule, type ResolvedRule } from './resolve-rule.ts';
import { findStatutoryNotices } from './statutory-notices.ts';
import { STATUTORY_PARAMETERS } from './statutory-parameters.ts';
import { trafficAlong } from './traffic-along.ts';

export const statutoryRulesMethod = defineHotspotMethod({
  id: 'statutory-rules',
  labels: { el: 'Κανόνες άλλων χωρών για επικίνδυνες θέσεις', en: 'Rules of other countries for black spots' },
  question: {
    el: 'Ποια μήκη οδού θα χαρακτήριζε ένας κανόνας με παράθυρο και όριο, και τι αναμένεται εκεί με την εμπειρική μέθοδο Bayes;',
    en: 'Which stretches of road would a rule of a window and a threshold flag, and what does empirical Bayes expect there?',
  },
  isNot: {
    el: 'Δεν είναι ελληνικός νόμος: για την Ελλάδα δεν βρέθηκε πηγή για αριθμητικό όριο. Ένας κανόνας μετρά ατυχήματα και δεν ξεχωρίζει τον κίνδυνο από την τύχη.',
    en: 'It is not Greek law: for Greece no numeric threshold could be sourced. A rule counts accidents and does not tell danger from chance.',
  },
  parameters: STATUTORY_PARAMETERS,
  assumptions: ['NOT_BLACK_SPOTS', 'GREECE_HAS_NO_THRESHOLD', 'RULE_ONLY_COUNTS', 'WINDOWS_PICKED', 'JUNCTIONS_ON_MAIN_ROAD'],
  sources: [
    'Elvik 2008, Accident Analysis and Prevention 40, 1830-1835',
    'Hauer, Harwood, Council & Griffith 2002, Transportation Research Record 1784, 126-131',
  ],
  scoreMeaning: 'TIMES_OF_THRESHOLD',
  needs: [
    { kind: 'roads', required: true },
    { kind: 'traffic', required: false },
  ],
  readsRoadsAs: 'roads',
  find: (input, parameters, control) => {
    const { network, along, participants } = input;
    if (!network || !along || !participants || along.roads.length === 0) throw new Problem('NO_ROADS');
    const resolved = resolveRule(parameters);
    const { rule } = resolved;
    const onRoads = [...along.roadOf.keys()].filter((point) => along.roadOf[point]! >= 0);
    control.progress(0.1);
    const findings = findStatutory(
      pickAccidents(onRoads, along, participants),
      rule,
      { endDay: participants.endDay, trafficOf: trafficAlong(along.roads, network.sites) },
      control,
    );
    control.progress(0.5);
    const isCounted = (point: number): boolean => !rule.injuryOnly || isInjury(participants, point);
    const own = { ...control, progress: (fraction: number) => control.progress(0.5 + 0.3 * fraction) };
    const models = modelSites(input, network, parameters, own, isCounted);
    control.progress(0.8);
    const question = { network, along, models, rule, onRoads, members: listMembers(onRoads, along, isCounted) };
    const ranked = rankStretches(
      findings.stretches.map((stretch, label) => describeStretch(stretch, label, question)),
      input,
    );
    return {
      parameters: resolved.parameters,
      ...ranked,
      surface: null,
      cells: null,
      stretches: {
        stretches: ranked.stretches,
        ...describeModels(models),
        leftOut: countLeftOut(network, along),
        rule: describeRule(resolved, participants),
      },
      summary: summarize(input, findings, along, ranked),
      warnings: findStatutoryNotices(input, resolved, findings, { network, along, participants, modelled: models }),
    };
  },
});

function summarize(
  { points }: HotspotInput,
  { counted }: StatutoryFindings,
  { roads, roadOf }: AccidentsOnNetworkRoads,
  { hotspots, members, stretches }: RankedStretches,
): HotspotResult['summary'] {
  return {
    accidentsUsed: points.x.length,
    roads: roads.length,
    accidentsOnRoads: roadOf.reduce((sum, road) => sum + (road < 0 ? 0 : 1), 0),
    accidentsCounted: counted,
    flaggedWindows: stretches.reduce((sum, { flag }) => sum + flag!.windows, 0),
    hotspots: hotspots.length,
    accidentsInHotspots: countMembers(members),
    stretchesAboveLike: countAboveLike(stretches),
    stretchesWithoutEstimate: stretches.filter(({ estimate }) => estimate.excessPerYearInterval === null).length,
  };
}

function pickAccidents(
  onRoads: readonly number[],
  along: AccidentsOnNetworkRoads,
  participants: AccidentParticipants,
): AccidentsAlongRoads {
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(onRoads, (point) => values[point]!);
  const pickPersons = ({ dead, serious, slight }: Persons): Persons => ({ dead: pick(dead), serious: pick(serious), slight: pick(slight) });
  return {
    roads: pick(along.roadOf),
    positions: pick(along.positions),
    // Only what certainly happened in the years of the rule counts.
    days: pick(participants.earliestDay),
    types: pick(participants.types),
    persons: pickPersons(participants.persons),
    vulnerable: pickPersons(participants.vulnerable),
  };
}

/** By road: the points on it that the rule would count by their severity, by their place. */
function listMembers(onRoads: readonly number[], { roadOf, positions }: AccidentsOnNetworkRoads, isCounted: (point: number) => boolean) {
  const sorted = onRoads.filter(isCounted).toSorted((a, b) => positions[a]! - positions[b]! || a - b);
  return Map.groupBy(sorted, (point) => roadOf[point]!);
}

interface StretchQuestion {
  readonly network: ScreenedNetwork;
  readonly along: AccidentsOnNetworkRoads;
  readonly models: ModelledSites;
  readonly rule: StatutoryRule;
  readonly onRoads: readonly number[];
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/** A flagged stretch as a hotspot, with the answer of empirical Bayes. */
function describeStretch(
  found: FlaggedStretch,
  label: number,
  { network, along, models, rule, onRoads, members }: StretchQuestion,
): DraftedStretch {
  const road = along.roads[found.road]!;
  const { from, to } = widen(found, road, rule.windowMeters);
  const { positions } = along;
  const own = (members.get(found.road) ?? []).filter((point) => positions[point]! >= from && positions[point]! <= to);
  const atSites = own.filter((point) => network.siteOf[point]! >= 0).length;
  const covered = coverSites(road, network.sites, from, to);
  const estimate = estimateStretch(atSites, covered, models);
  return {
    draft: draftStretch(road, { from, to }, {
      label,
      members: Int32Array.from(own).sort(),
      score: rule.score === null ? found.mostAccidents / rule.minimumAccidents : found.highestScore! / rule.score.minimum,
      scoreMeaning: 'TIMES_OF_THRESHOLD',
    }), // prettier-ignore
    stretch: {
      roadName: nameStretch(road, network.sites, covered),
      fromMeters: from,
      toMeters: to,
      course: courseBetween(road, from, to),
      estimate,
      flag: describeFlag(found, onRoads),
      search: null,
    },
  };
}

/** A stretch between its accidents may have no length at all: at least a window around its middle is looked at, as far as the road goes. */
function widen(
  { from, to }: FlaggedStretch,
  { lengthMeters }: NetworkRoad,
  windowMeters: number,
): { readonly from: number; readonly to: number } {
  const wanted = Math.min(windowMeters, lengthMeters);
  if (to - from >= wanted) return { from, to };
  const start = Math.min(Math.max(0, (from + to - wanted) / 2), lengthMeters - wanted);
  return { from: Math.min(start, from), to: Math.max(start + wanted, to) };
}

function describeFlag(
  { accidents, type, from, to, windows, mostAccidents, highestScore }: FlaggedStretch,
  onRoads: readonly number[],
): StretchFlag {
  return {
    counted: Int32Array.from(accidents, (i) => onRoads[i]!).sort(),
    type,
    fromMeters: from,
    toMeters: to,
    windows,
    mostAccidents,
    highestScore,
  };
}

function describeRule({ preset, rule, isChanged }: ResolvedRule, { endDay }: AccidentParticipants): HotspotStretches['rule'] {
  return { preset: preset.id, isChanged, startDay: yearsBefore(endDay, rule.years), endDay };
}

function countLeftOut({ noSiteReason }: ScreenedNetwork, { roadOf }: AccidentsOnNetworkRoads): HotspotStretches['leftOut'] {
  return NO_SITE_REASONS.map((reason, code) => ({
    reason,
    accidents: noSiteReason.reduce((sum, own, point) => sum + (own === code && roadOf[point]! < 0 ? 1 : 0), 0),
  })).filter(({ accidents }) => accidents > 0);
}
