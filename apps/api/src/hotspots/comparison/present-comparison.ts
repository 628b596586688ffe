import type { Text, TextValue } from '@elektron/domain';
import {
  HOTSPOT_METHODS,
  HOTSPOT_SCORES,
  NO_SCREENING_REASONS,
  type HotspotScoreMeaning,
  type RunAgreement,
} from '@elektron/spatial-analysis';

import { fillTexts } from '../../common/fill-texts.ts';
import type { WarningObject } from '../../common/warning.ts';
import { labelMethod, labelScore } from '../present-hotspot-run.ts';
import {
  COMPARISON_NOTICES,
  COMPARISON_SENTENCES,
  EXPLANATIONS,
  NO_AGREEMENT_TEXTS,
  RUN_LETTERS,
  type ComparisonNoticeCode,
} from './comparison-texts.ts';
import type { HotspotComparisonObject, PresentedAgreement, PresentedPlace } from './comparison.objects.ts';
import type { Explanation } from './explain-place.ts';
import type { ComparedPlace, ComparedRunFacts, DataChange, RunComparison } from './run-comparison.ts';

/** A run as it stands beside others. */
export interface SummaryOfRun extends Omit<ComparedRunFacts, 'runId' | 'createdAt' | 'scoreMeaning'> {
  readonly id: string;
  readonly createdAt: string;
  readonly letter: Text;
  readonly methodLabels: Text;
  /** What it ranks by, with its unit. */
  readonly scoreLabels: Text;
}

/** A comparison with its texts; those follow from codes. */
export function presentComparison(comparison: RunComparison): HotspotComparisonObject {
  const { runs, places, agreements, change } = comparison;
  return {
    sentence: describe(comparison),
    notices: findNotices(comparison).map(([code, details]) => ({ code, message: fillTexts(COMPARISON_NOTICES[code], details) })),
    runs: runs.map(presentRun),
    places: orderPlaces(places.map((place) => presentPlace(place, change))),
    agreements: agreements.map(presentAgreement),
    change,
  };
}

const letterOf = (run: number): Text => RUN_LETTERS[run]!;

function presentRun({ runId, createdAt, scoreMeaning, ...run }: ComparedRunFacts, position: number): SummaryOfRun {
  return {
    ...run,
    id: runId,
    createdAt: createdAt.toISOString(),
    letter: letterOf(position),
    methodLabels: labelMethod(run.methodId),
    scoreLabels: labelScore(scoreMeaning),
  };
}

function presentPlace({ explanations, ...place }: ComparedPlace, change: DataChange | null): PresentedPlace {
  return { ...place, explanations: explanations.map(presentExplanation), status: statusOf(place.readings, change) };
}

export function statusOf(readings: ComparedPlace['readings'], change: DataChange | null): PresentedPlace['status'] {
  if (change === null) return null;
  const [then, now] = [change.older, change.newer].map((run) => readings[run]!.ranks.length > 0);
  return then && now ? 'stayed' : now ? 'new' : 'gone';
}

const STATUS_ORDER = ['new', 'gone', 'stayed', null] as const;

/** What has changed first, where that is what is asked. */
function orderPlaces(places: readonly PresentedPlace[]): PresentedPlace[] {
  return places.toSorted((a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status));
}

function presentExplanation({ code, details }: Explanation): WarningObject {
  const values: Record<string, TextValue> = { ...details };
  for (const name of ['run', 'other']) if (typeof details[name] === 'number') values[name] = letterOf(details[name]);
  for (const name of ['measure', 'otherMeasure']) {
    const meaning = details[name] as HotspotScoreMeaning | undefined;
    if (meaning !== undefined) values[name] = HOTSPOT_SCORES[meaning].labels;
  }
  const reason = details['reason'] as keyof typeof NO_SCREENING_REASONS | '' | undefined;
  if (reason) values['reason'] = NO_SCREENING_REASONS[reason];
  return { code, message: fillTexts(EXPLANATIONS[code], values) };
}

function presentAgreement(agreement: RunAgreement): PresentedAgreement {
  const reasons = (['places', 'accidents', 'ranks'] as const).flatMap((name) => {
    const { reason } = agreement[name];
    return reason === null ? [] : [[name, NO_AGREEMENT_TEXTS[reason]] as const];
  });
  return { ...agreement, reasonTexts: Object.fromEntries(reasons) };
}

function describe({ places, runs, change }: RunComparison): Text {
  if (places.length === 0) return COMPARISON_SENTENCES.NOTHING;
  const finders = places.map(({ readings }) => readings.filter(({ ranks }) => ranks.length > 0).length);
  if (change === null) {
    const count = (of: number): number => finders.filter((found) => found === of).length;
    return fillTexts(COMPARISON_SENTENCES.COMPARED, { places: places.length, runs: runs.length, all: count(runs.length), one: count(1) });
  }
  const statuses = places.map(({ readings }) => statusOf(readings, change));
  const count = (of: PresentedPlace['status']): number => statuses.filter((status) => status === of).length;
  return fillTexts(COMPARISON_SENTENCES.CHANGED, {
    older: letterOf(change.older),
    newer: letterOf(change.newer),
    stayed: count('stayed'),
    added: count('new'),
    gone: count('gone'),
    more: change.added,
    fewer: change.removed,
    altered: change.altered,
  });
}

type Notice = readonly [code: ComparisonNoticeCode, details: Readonly<Record<string, TextValue>>];

/** What is special about these runs first. */
function findNotices({ runs, change, agreements }: RunComparison): Notice[] {
  const differ = (of: (run: ComparedRunFacts) => unknown): boolean => new Set(runs.map((run) => JSON.stringify(of(run)))).size > 1;
  const isAgain =
    change === null && runs.length === 2 && !differ(({ methodId, parameters, filter, seed }) => [methodId, parameters, filter, seed]);
  const versions = differ(({ dataVersion }) => dataVersion);
  const networks = runs.filter(({ roadsVersion }) => roadsVersion !== null);
  const networksDiffer = new Set(networks.map(({ roadsVersion, trafficVersion }) => `${roadsVersion} ${trafficVersion}`)).size > 1;
  return [
    ...(isAgain && !versions && !networksDiffer ? [['SAME_QUESTION', {}] as const] : []),
    ...(differ(({ filter }) => filter) ? [['FILTERS_DIFFER', {}] as const] : []),
    ...(differ(({ period }) => period) ? [['PERIODS_DIFFER', {}] as const] : []),
    // Of two that ask the same of changed records, the sentence says what has changed.
    ...(versions && change === null ? [['VERSIONS_DIFFER', { versions: versionsOf(runs) }] as const] : []),
    ...(networksDiffer ? [['NETWORKS_DIFFER', {}] as const] : []),
    ...(change === null ? [] : findChosenOtherwise(runs)),
    ...runs.flatMap(({ found, hotspots }, run): Notice[] =>
      found > hotspots.length ? [['LISTS_CUT', { run: letterOf(run), listed: hotspots.length, found }]] : [],
    ),
    ['HOW_JOINED', {}],
    ...(agreements.some(({ ranks }) => ranks.correlation !== null) ? [['RANKS_OF_COMMON_PLACES', {}] as const] : []),
  ];
}

/** Parameters that two runs of one question have left to their method, and that came out otherwise. */
function findChosenOtherwise([one, other]: readonly ComparedRunFacts[]): Notice[] {
  if (one === undefined || other === undefined) return [];
  const names = Object.keys(one.parameters).filter((name) => one.parameters[name] !== other.parameters[name]);
  if (names.length === 0) return [];
  const declared = HOTSPOT_METHODS.find(({ id }) => id === one.methodId)?.parameters ?? [];
  const inLanguage = (language: keyof Text): string =>
    names
      .map((name) => {
        const label = declared.find((parameter) => parameter.name === name)?.labels[language] ?? name;
        return `${label}: ${[one, other].map(({ parameters }, run) => `${letterOf(run)[language]} ${parameters[name] ?? '–'}`).join(', ')}`;
      })
      .join(' · ');
  return [['CHOSEN_OTHERWISE', { parameters: { el: inLanguage('el'), en: inLanguage('en') } }]];
}

/** `A: 1, B: 3` */
function versionsOf(runs: readonly ComparedRunFacts[]): Text {
  const inLanguage = (language: keyof Text): string =>
    runs.map(({ dataVersion }, run) => `${letterOf(run)[language]}: ${dataVersion}`).join(', ');
  return { el: inLanguage('el'), en: inLanguage('en') };
}
