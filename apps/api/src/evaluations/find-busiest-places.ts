import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import { hexagonCenter, hexagonOfKey } from '@elektron/spatial-analysis';

import type { Plane, Position } from '../common/plane.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { countSites } from './site-counts.ts';

/**
 * The places that a choice by accident counts would pick: the middles of the sites with most accidents in the before period, among those
 * that also had one outside of both periods. Of equally busy ones the first in the order of hexagons. With them an illustration shows what
 * such a choice does to the naive comparison.
 * @returns at most `places` positions in degrees, busiest first
 * @throws Problem NO_ACCIDENTS
 */
export function findBusiestPlaces(
  columns: AccidentColumns,
  question: EvaluationQuestion,
  places: number,
  plane: Plane,
  marks: PlaceMarks | null = null,
): Position[] {
  const { keys, before, outside } = countSites(columns, question, marks);
  return Array.from(keys.keys())
    .filter((site) => outside[site]! > 0 && before[site]! > 0)
    .sort((a, b) => before[b]! - before[a]! || a - b)
    .slice(0, places)
    .map((site) => {
      const { x, y } = hexagonCenter(hexagonOfKey(keys[site]!), question.siteWidthMeters);
      return plane.toDegrees(x, y);
    });
}
