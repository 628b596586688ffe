import type { EvaluationQuestion } from '../evaluation-question.ts';
import type { EvaluationNotice } from '../stored-evaluation.ts';
import { findShortage } from './find-shortage.ts';
import type { TakenRoadSites } from './take-road-sites.ts';

/** What of accidents says something of the road that they are on. */
const OF_ROADS = ['road-type', 'speed-limit', 'place-accuracy'] as const;

/** What is to be known of sites of the road network; nothing of hexagons. */
export function findRoadNotices(taken: TakenRoadSites | null, { filter }: Pick<EvaluationQuestion, 'filter'>): EvaluationNotice[] {
  if (taken === null) return [];
  const { network, counts, chosen } = taken;
  const { excluded, included } = taken.criteria;
  const kinds = new Set(chosen.treated.map((i) => network.sites[i]!.kind));
  const withoutTraffic = [...kinds].some((kind) => !chosen.kindsWithTraffic.includes(kind));
  const found: [EvaluationNotice, boolean][] = [
    [{ code: 'PLACES_AT_NO_ROAD', details: { places: chosen.placesAtNoSite, all: chosen.placesStated } }, chosen.placesAtNoSite > 0],
    [{ code: 'ROAD_SITES_WITHOUT_TRAFFIC', details: {} }, withoutTraffic],
    [
      { code: 'ROAD_SITES_BY_HAND', details: { excluded: excluded.length, included: included.length } },
      excluded.length + included.length > 0,
    ],
    [{ code: 'NOT_AT_ROAD_SITES', details: { accidents: counts.notLocated } }, counts.notLocated > 0],
    [{ code: 'FILTER_OF_ROADS', details: {} }, OF_ROADS.some((dimension) => filter.selections[dimension] !== undefined)],
  ];
  return [...findShortage(taken), ...found.flatMap(([notice, holds]) => (holds ? [notice] : []))];
}
