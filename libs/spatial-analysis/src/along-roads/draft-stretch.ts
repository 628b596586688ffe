import type { NetworkRoad } from '../network-roads.ts';
import type { HotspotDraft } from '../rank-hotspots.ts';
import { outlineAlong } from '../outline-along.ts';
import { courseBetween } from './course-along.ts';

/** Half of what is drawn around a stretch. */
const OUTLINE_METERS = 10;

/** A stretch of road as a hotspot. */
export function draftStretch(
  road: NetworkRoad,
  { from, to }: { readonly from: number; readonly to: number },
  found: Pick<HotspotDraft, 'label' | 'members' | 'score' | 'scoreMeaning'>,
): HotspotDraft {
  const [[centerX, centerY]] = courseBetween(road, (from + to) / 2, (from + to) / 2) as [readonly [number, number]];
  return {
    ...found,
    centerX,
    centerY,
    outline: outlineAlong(courseBetween(road, from, to), OUTLINE_METERS),
    neighborhoodAccidents: null,
    zScore: null,
    pValue: null,
    exactPValue: null,
    adjustedPValue: null,
    noTestReason: 'METHOD_TESTS_NOTHING',
  };
}
