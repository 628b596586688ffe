import { filterAccidents, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import type { AccidentFilter } from '@elektron/domain';
import type { TargetCounts } from '@elektron/statistics';

import type { ChosenSites } from './choose-sites.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import type { SiteCounts } from './site-counts.ts';
import { createTimeline } from './timeline.ts';

/**
 * Accidents of the target type among all that are meant, at each treated site, certainly in the period.
 * @param targetFilter which of them are of the type; names no places
 */
export function countTargets(
  columns: AccidentColumns,
  question: EvaluationQuestion,
  targetFilter: AccidentFilter,
  counts: Pick<SiteCounts, 'siteOf' | 'positionOf' | 'before' | 'after' | 'dataPeriod'>,
  treatedKeys: ChosenSites['treatedKeys'],
  places: PlaceMarks | null,
): TargetCounts {
  const treated = treatedKeys.map((key) => counts.positionOf.get(key));
  const placeOf = new Map(treated.map((site, place) => [site, place]));
  const isTarget = new Uint8Array(columns.count);
  for (const i of filterAccidents(columns, targetFilter)) isTarget[i] = 1;
  const { isBefore, isAfter } = createTimeline(question, counts.dataPeriod);
  const [targetBefore, targetAfter] = [treated.map(() => 0), treated.map(() => 0)];
  for (const i of filterAccidents(columns, question.filter, places)) {
    const place = isTarget[i] === 1 ? placeOf.get(counts.siteOf[i]) : undefined;
    if (place === undefined) continue;
    const [earliest, latest] = [columns.earliestDay[i]!, columns.latestDay[i]!];
    if (isBefore(earliest, latest)) targetBefore[place]! += 1;
    if (isAfter(earliest, latest)) targetAfter[place]! += 1;
  }
  const all = (of: Uint32Array): number[] => treated.map((site) => (site === undefined ? 0 : of[site]!));
  return {
    siteIds: treatedKeys.map(String),
    targetBefore,
    allBefore: all(counts.before),
    targetAfter,
    allAfter: all(counts.after),
  };
}
