import type { AccidentColumns } from '@elektron/columns';
import { middleOfSite } from '@elektron/spatial-analysis';

import type { ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import type { Plane, Position } from '../../common/plane.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import { countSites } from '../site-counts.ts';
import { buildRoadSites } from './take-road-sites.ts';

/**
 * The junctions that a choice by accident counts would pick: those with most accidents in the before period, of equally busy ones the first in the network's
 * order. With them an illustration shows what such a choice does to the naive comparison.
 * @returns at most so many positions in degrees, busiest first
 * @throws Problem NO_ACCIDENTS
 */
export function findBusiestJunctions(
  columns: AccidentColumns,
  question: EvaluationQuestion,
  material: ScreeningMaterial,
  junctions: number,
  plane: Plane,
): Position[] {
  const { network, sites } = buildRoadSites(material);
  const { before } = countSites(columns, question, null, sites);
  return [...network.sites.keys()]
    .filter((i) => network.sites[i]!.kind === 'junction' && before[i]! > 0)
    .sort((a, b) => before[b]! - before[a]! || a - b)
    .slice(0, junctions)
    .map((i) => plane.toDegrees(...middleOfSite(network.sites[i]!)));
}
