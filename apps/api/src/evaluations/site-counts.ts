import { countPlaceUncertain, dataPeriodOf, filterAccidents, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import { Problem, type Period } from '@elektron/domain';
import { findHexagon, hexagonKey } from '@elektron/spatial-analysis';

import type { EvaluationQuestion } from './evaluation-question.ts';
import { createTimeline, type Timeline, type YearPart } from './timeline.ts';

/** The hexagons that any accident was recorded in, and what happened there. Index `i` is the same site in every array. */
export interface SiteCounts {
  /** Keys of the hexagons, ascending. */
  readonly keys: Float64Array;
  /** Position of a key. */
  readonly positionOf: ReadonlyMap<number, number>;
  /** Accidents under the filter, certainly in the period. */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  /** All accidents of the area, whatever the selection, certainly outside of both periods: they only show that there is a road. */
  readonly outside: Uint32Array;
  /** Accidents under the filter per site and piece of the timeline, site by site. */
  readonly bySegment: Uint32Array;
  readonly segments: readonly YearPart[];
  /** Accidents under the filter per site and whole year before, oldest first, site by site. */
  readonly byYearBefore: Uint32Array;
  readonly yearsBefore: number;
  readonly dataPeriod: Period;
  /** Under the filter: left out, because their place is not known. */
  readonly notLocated: number;
  /** Left out, because nobody can say whether they lie where the filter's areas and surroundings are. */
  readonly placeUncertain: number;
  /** Under the filter: left out of a period, because their date does not say on which side of its border they happened. */
  readonly dateUncertain: number;
  /** Position of the site of each accident of the columns; below 0 where it has none. */
  readonly siteOf: Int32Array;
}

/** `siteOf` where an accident has no site: no place, or outside of the filter's area. */
const NO_SITE = -1;

/**
 * Counts accidents per hexagon and part of the timeline.
 * @param places where the filter names places: `markPlaces` of these columns and this filter
 * @param sites of the same question under whatever selection
 * @throws Problem NO_ACCIDENTS
 */
export function countSites(
  columns: AccidentColumns,
  question: EvaluationQuestion,
  places: PlaceMarks | null = null,
  sites: Sites = findSites(columns, question, places),
): SiteCounts {
  const dataPeriod = dataPeriodOf(columns);
  if (dataPeriod === null) throw new Problem('NO_ACCIDENTS');
  const timeline = createTimeline(question, dataPeriod);
  const { keys, positionOf, siteOf } = sites;
  const counts = {
    keys,
    positionOf,
    before: new Uint32Array(keys.length),
    after: new Uint32Array(keys.length),
    outside: new Uint32Array(keys.length),
    bySegment: new Uint32Array(keys.length * timeline.segments.length),
    segments: timeline.segments,
    byYearBefore: new Uint32Array(keys.length * timeline.yearsBefore),
    yearsBefore: timeline.yearsBefore,
    dataPeriod,
  };
  for (let i = 0; i < columns.count; i += 1) {
    const site = siteOf[i]!;
    if (site !== NO_SITE && timeline.isOutside(columns.earliestDay[i]!, columns.latestDay[i]!)) counts.outside[site]! += 1;
  }
  const leftOut = { notLocated: 0, dateUncertain: 0, placeUncertain: countPlaceUncertain(columns, question.filter, places) };
  for (const i of filterAccidents(columns, question.filter, places)) {
    const site = siteOf[i]!;
    if (site === NO_SITE) leftOut.notLocated += 1;
    else if (!countAccident(counts, timeline, site, [columns.earliestDay[i]!, columns.latestDay[i]!])) leftOut.dateUncertain += 1;
  }
  return { ...counts, ...leftOut, siteOf };
}

/** @returns whether it is certain which of the two periods the accident belongs to, if any */
function countAccident(
  counts: Pick<SiteCounts, 'before' | 'after' | 'bySegment' | 'byYearBefore'>,
  timeline: Timeline,
  site: number,
  [earliest, latest]: readonly [number, number],
): boolean {
  const isBefore = timeline.isBefore(earliest, latest);
  const isAfter = timeline.isAfter(earliest, latest);
  if (isBefore) counts.before[site]! += 1;
  if (isAfter) counts.after[site]! += 1;
  const segment = timeline.segmentOf(earliest, latest);
  if (segment !== null) counts.bySegment[site * timeline.segments.length + segment]! += 1;
  const year = timeline.yearBeforeOf(earliest, latest);
  if (year !== null) counts.byYearBefore[site * timeline.yearsBefore + year]! += 1;
  return isBefore || isAfter || timeline.isOutside(earliest, latest);
}

export interface Sites extends Pick<SiteCounts, 'keys' | 'positionOf'> {
  /** Site of each accident of the columns, or NO_SITE. */
  readonly siteOf: Int32Array;
}

/** The hexagons of all located accidents of the area, whatever the selection. */
export function findSites(columns: AccidentColumns, { filter, siteWidthMeters }: EvaluationQuestion, places: PlaceMarks | null): Sites {
  const ofArea = filterAccidents(columns, { ...filter, selections: {} }, places).filter((i) => columns.located[i] === 1);
  const keyOf = Float64Array.from(ofArea, (i) => {
    const { q, r } = findHexagon(columns.x[i]!, columns.y[i]!, siteWidthMeters);
    return hexagonKey(q, r);
  });
  const keys = Float64Array.from(new Set(keyOf)).sort();
  const positionOf = new Map(Array.from(keys, (key, position) => [key, position]));
  const siteOf = new Int32Array(columns.count).fill(NO_SITE);
  for (const [position, i] of ofArea.entries()) siteOf[i] = positionOf.get(keyOf[position]!)!;
  return { keys, positionOf, siteOf };
}

/** Accidents of each whole year before, over the sites at some positions of the counts. */
export function totalYears({ byYearBefore, yearsBefore }: SiteCounts, positions: readonly (number | undefined)[]): number[] {
  return Array.from({ length: yearsBefore }, (_, year) =>
    positions.reduce<number>((sum, position) => sum + (position === undefined ? 0 : byYearBefore[position * yearsBefore + year]!), 0),
  );
}
