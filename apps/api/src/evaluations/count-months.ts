import { filterAccidents, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import type { MonthlyStudy } from '@elektron/statistics';

import type { ChosenSites } from './choose-sites.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import type { SiteCounts } from './site-counts.ts';
import { layOutMonths } from './study-months.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/**
 * Accidents of the treated and of the reference sites by month, over the whole months of both periods. Months between are counted and never
 * used: sites were chosen by what happened in them.
 * @returns `null` where neither period holds a whole month
 */
export function countMonths(
  columns: AccidentColumns,
  question: EvaluationQuestion,
  counts: Pick<SiteCounts, 'siteOf' | 'positionOf' | 'dataPeriod'>,
  { treatedKeys, reference }: ChosenSites,
  places: PlaceMarks | null,
): MonthlyStudy | null {
  const months = layOutMonths(question, counts.dataPeriod);
  if (months === null) return null;
  const { year, month, interruption } = months;
  const treated = new Uint32Array(months.count);
  const comparison = new Uint32Array(months.count);
  const seriesOf = new Map([
    ...reference.map((site) => [site, comparison] as const),
    ...treatedKeys.map((key) => [counts.positionOf.get(key) ?? NOWHERE, treated] as const),
  ]);
  const timeline = createTimeline(question, counts.dataPeriod);
  let monthUnknown = 0;
  for (const i of filterAccidents(columns, question.filter, places)) {
    const series = seriesOf.get(counts.siteOf[i]!);
    if (series === undefined) continue;
    const [earliest, latest] = [columns.earliestDay[i]!, columns.latestDay[i]!];
    const position = months.positionOf(earliest, latest);
    if (position !== null) series[position]! += 1;
    else if (series === treated && isStudied(timeline, earliest, latest) && months.isUnknown(earliest, latest)) monthUnknown += 1;
  }
  return {
    treated: { year, month, counts: [...treated] },
    comparison: { year, month, counts: [...comparison] },
    interruption,
    datedOtherwiseBy: interruption.monthsBetween > 0 ? 'leaving-out' : 'shifting',
    monthUnknown,
  };
}

function isStudied({ isBefore, isAfter }: Timeline, earliest: number, latest: number): boolean {
  return isBefore(earliest, latest) || isAfter(earliest, latest);
}

/** No accident has this site. */
const NOWHERE = -2;
