import type { Text } from '@elektron/domain';
import {
  HOTSPOT_METHODS,
  HOTSPOT_NOTICES,
  HOTSPOT_REASONS,
  HOTSPOT_SCORES,
  HOTSPOT_SORT_LABELS,
  HOTSPOT_SUMMARY_LABELS,
  type HotspotMethod,
  type HotspotNoticeCode,
  type HotspotScoreMeaning,
  type HotspotSummaryCode,
  type MethodNeed,
} from '@elektron/spatial-analysis';

import { fillTexts } from '../common/fill-texts.ts';
import { toParameterObject } from '../common/parameter.ts';
import { toProblemObject } from '../common/problem.ts';
import type { WarningObject } from '../common/warning.ts';
import type {
  HotspotMethodObject,
  HotspotObject,
  HotspotRunObject,
  HotspotRunSummaryObject,
  MethodNeedObject,
  SummaryItem,
} from './hotspot-run.objects.ts';
import { RUN_NOTICES, type RunNoticeCode } from './hotspot-run-texts.ts';
import type { HotspotRun, HotspotRunSummary } from './hotspot-run.ts';
import { describeHotspots } from './hotspot-sentence.ts';
import { presentProportions } from './present-proportions.ts';
import { presentScreening } from './present-screening.ts';
import { presentStreets } from './present-streets.ts';
import { presentStretches } from './present-stretches.ts';
import type { StoredHotspot, StoredHotspotResult, StoredNotice } from './stored-hotspot-result.ts';

const NOTICES: Readonly<Record<HotspotNoticeCode | RunNoticeCode, Text>> = { ...HOTSPOT_NOTICES, ...RUN_NOTICES };

/** What a method says of itself, whoever asks. */
export type DeclaredMethod = Omit<HotspotMethodObject, 'needs'> & { readonly needs: readonly MethodNeed[] };

/** A method as a form is drawn from it. */
export function presentMethod({
  id,
  labels,
  question,
  isNot,
  assumptions,
  sources,
  parameters,
  needs,
  recommended,
}: HotspotMethod): DeclaredMethod {
  return {
    id,
    labels,
    summary: question,
    notThis: isNot,
    assumptions: assumptions.map((code) => HOTSPOT_NOTICES[code]),
    sources,
    recommended: recommended ?? false,
    needs: needs ?? [],
    parameters: parameters.map(toParameterObject),
  };
}

/** @param met whether there are such records */
export function presentNeed({ kind, required, when }: MethodNeed, met: boolean): MethodNeedObject {
  return { kind, required, met, parameter: when?.parameter ?? null, value: when?.value ?? null };
}

export function presentRunSummary(run: HotspotRunSummary): HotspotRunSummaryObject {
  const { runId, methodId, status, createdAt, dataVersion, hotspotCount, filter, parameters, repeatsRunId, resultDigest } = run;
  return {
    id: runId,
    methodId,
    methodLabels: labelMethod(methodId),
    status,
    createdAt,
    dataVersion,
    hotspotCount,
    filter,
    parameters,
    repeatsRunId,
    resultDigest,
  };
}

/** A run with its texts; those follow from codes, so that an old run speaks as clearly as a new one. */
export function presentRun(run: HotspotRun): HotspotRunObject {
  const { runId, problem, result, repeatedDigest, erasedSinceRepeated, repeatedOtherwiseSinceErasure, hotspotCount: _, ...recorded } = run;
  const repeatsExactly = repeatedDigest === null || run.resultDigest === null ? null : repeatedDigest === run.resultDigest;
  // No method of today reads what an erasure takes away, so this says nothing; it would of one that did.
  const erased: StoredNotice[] = [
    ...(repeatedOtherwiseSinceErasure ? [{ code: 'NO_LONGER_REPEATABLE', details: {} } as const] : []),
    ...(repeatsExactly === false && erasedSinceRepeated ? [{ code: 'FIRST_NO_LONGER_REPEATABLE', details: {} } as const] : []),
  ];
  return {
    ...recorded,
    id: runId,
    methodLabels: labelMethod(run.methodId),
    repeatsExactly,
    problem: problem === null ? null : toProblemObject(problem),
    ...(result === null ? NO_RESULT : presentResult(run.methodId, { ...result, notices: [...erased, ...result.notices] })),
  };
}

type ResultPart = Pick<
  HotspotRunObject,
  | 'parametersUsed'
  | 'accidents'
  | 'period'
  | 'years'
  | 'scoreLabels'
  | 'warnings'
  | 'hotspots'
  | 'surface'
  | 'cells'
  | 'screening'
  | 'stretches'
  | 'streets'
  | 'proportions'
  | 'summary'
  | 'sentence'
>;

const NO_RESULT: ResultPart = {
  parametersUsed: null,
  accidents: null,
  period: null,
  years: null,
  scoreLabels: null,
  warnings: [],
  hotspots: [],
  surface: null,
  cells: null,
  screening: null,
  stretches: null,
  streets: null,
  proportions: null,
  summary: null,
  sentence: null,
};

function presentResult(methodId: string, result: StoredHotspotResult): ResultPart {
  const { accidents, period, years, surface, cells, screening, stretches, streets, proportions } = result;
  return {
    parametersUsed: result.parameters,
    accidents,
    period,
    years,
    scoreLabels: labelScore(result.scoreMeaning),
    // What is special about this run first, then what holds for every run of the method.
    warnings: [...result.notices, ...assumptionsOf(methodId, (screening ?? proportions)?.table !== undefined)].map(presentNotice),
    hotspots: result.hotspots.map(presentHotspot),
    surface,
    cells,
    screening: screening === undefined ? null : presentScreening(screening),
    stretches: stretches === undefined ? null : presentStretches(stretches),
    streets: streets === undefined ? null : presentStreets(streets),
    proportions: proportions === undefined ? null : presentProportions(proportions),
    summary: presentSummary(result.summary),
    sentence: isKnown(methodId) ? describeHotspots(methodId, result) : null,
  };
}

function presentHotspot({ severities, nullReason, sort, scan, ...hotspot }: StoredHotspot): HotspotObject {
  const { 'damage-only': damageOnly, injury = 0, ...others } = severities;
  return {
    ...hotspot,
    lengthMeters: hotspot.lengthMeters ?? null,
    severities: { ...others, injury, damageOnly },
    nullReason: nullReason === null ? null : HOTSPOT_REASONS[nullReason],
    sort: sort ?? null,
    sortLabels: sort === undefined ? null : HOTSPOT_SORT_LABELS[sort],
    scan: scan ?? null,
  };
}

function presentNotice({ code, details }: StoredNotice): WarningObject {
  return { code, message: fillTexts(NOTICES[code], details) };
}

function presentSummary(summary: StoredHotspotResult['summary']): SummaryItem[] {
  const codes = Object.keys(HOTSPOT_SUMMARY_LABELS) as HotspotSummaryCode[];
  return codes.flatMap((code) =>
    summary[code] === undefined ? [] : [{ code, labels: HOTSPOT_SUMMARY_LABELS[code], value: summary[code] }],
  );
}

/** What a method ranks by, with its unit. */
export function labelScore(meaning: HotspotScoreMeaning): Text {
  const { labels, unit } = HOTSPOT_SCORES[meaning];
  if (unit.en === '') return labels;
  return { el: `${labels.el}, ${unit.el}`, en: `${labels.en}, ${unit.en}` };
}

/** What an assumption about the sites of the network is of those of a table; null where it says nothing of them. */
const OF_TABLES: Readonly<Partial<Record<HotspotNoticeCode, HotspotNoticeCode | null>>> = {
  SITES_OF_A_GROUP_ALIKE: 'SITES_OF_TABLE_ALIKE',
  JUNCTION_NODES_APART: null,
};

function assumptionsOf(methodId: string, ofTable: boolean): StoredNotice[] {
  const assumptions = findMethod(methodId)?.assumptions ?? [];
  return assumptions.flatMap((own) => {
    const code = ofTable && own in OF_TABLES ? OF_TABLES[own] : own;
    return code == null ? [] : [{ code, details: {} }];
  });
}

function isKnown(methodId: string): boolean {
  return findMethod(methodId) !== undefined;
}

/** A method that a later version took off the list must still be readable. */
export function labelMethod(methodId: string): Text {
  return findMethod(methodId)?.labels ?? { el: methodId, en: methodId };
}

function findMethod(methodId: string): HotspotMethod | undefined {
  return HOTSPOT_METHODS.find((method) => method.id === methodId);
}
