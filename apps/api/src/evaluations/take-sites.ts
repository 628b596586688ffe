import type { AccidentColumns, PlaceMarks } from '@elektron/columns';

import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import { chooseSites, type ChosenSites, type TreatedPlaces } from './choose-sites.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { chosenOf } from './road-sites/chosen-of-roads.ts';
import { takeRoadSites, type TakenRoadSites } from './road-sites/take-road-sites.ts';
import { countSites, findSites, type SiteCounts, type Sites } from './site-counts.ts';

/** The sites of a study, what happened there, and which of them are compared with which. */
export interface StudySites {
  readonly sites: Sites;
  readonly counts: SiteCounts;
  readonly chosen: ChosenSites;
  /** Null where sites are hexagons. */
  readonly road: TakenRoadSites | null;
}

/** Where accidents are counted, beside the question itself. */
export interface CountedWhere {
  /** Where the filter names places: `markPlaces` of these columns and this filter. */
  readonly places: PlaceMarks | null;
  /** What sites of the road network are made of; null where sites are hexagons. */
  readonly network: ScreeningMaterial | null;
}

/**
 * Hexagons, or sections and junctions of the road network where these are asked for.
 * @throws Problem NO_ACCIDENTS, and as `takeRoadSites`
 */
export function takeSites(
  columns: AccidentColumns,
  intervention: TreatedPlaces,
  question: EvaluationQuestion,
  { places, network }: CountedWhere,
): StudySites {
  if (network !== null) {
    const road = takeRoadSites(columns, intervention, question, network, places);
    return { sites: road.sites, counts: road.counts, chosen: chosenOf(road), road };
  }
  const sites = findSites(columns, question, places);
  const counts = countSites(columns, question, places, sites);
  return { sites, counts, chosen: chooseSites(counts, intervention, question.siteWidthMeters), road: null };
}
