import { hexagonCenter, hexagonOfKey, hexagonOutline } from '@elektron/spatial-analysis';
import type { BeforeAfterResult } from '@elektron/statistics';

import { toPolygon, type Plane } from '../common/plane.ts';
import type { ChosenSites } from './choose-sites.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import type { SiteCounts } from './site-counts.ts';
import type { StoredSite } from './stored-evaluation.ts';

/** More hexagons are a grey carpet on a map and megabytes on a line; all of them count all the same. */
export const SHOWN_REFERENCE_SITES = 2_000;

export interface DrawnWith {
  /** Of the recommended method, where it has one. */
  readonly answer: BeforeAfterResult | null;
  readonly question: Pick<EvaluationQuestion, 'siteWidthMeters'>;
  readonly plane: Plane;
}

/** Treated sites first, then those left out, then the first reference sites, each in the order of hexagons. */
export function drawSites(counts: SiteCounts, chosen: ChosenSites, { answer, question, plane }: DrawnWith): StoredSite[] {
  const expectedOf = new Map(answer?.sites.map((site) => [site.siteId, site.expectedAfter]));
  const draw = (key: number, role: StoredSite['role']): StoredSite => {
    const hexagon = hexagonOfKey(key);
    const { x, y } = hexagonCenter(hexagon, question.siteWidthMeters);
    const [longitude, latitude] = plane.toDegrees(x, y);
    const position = counts.positionOf.get(key);
    return {
      longitude,
      latitude,
      observedBefore: position === undefined ? 0 : counts.before[position]!,
      observedAfter: position === undefined ? 0 : counts.after[position]!,
      expectedAfter: role === 'treated' ? (expectedOf.get(String(key)) ?? null) : null,
      role,
      outline: toPolygon(hexagonOutline(hexagon, question.siteWidthMeters), plane),
    };
  };
  const shown = chosen.reference.slice(0, SHOWN_REFERENCE_SITES);
  return [
    ...chosen.treatedKeys.map((key) => draw(key, 'treated')),
    ...chosen.leftOutKeys.map((key) => draw(key, 'left-out')),
    ...shown.map((position) => draw(counts.keys[position]!, 'reference')),
  ];
}
