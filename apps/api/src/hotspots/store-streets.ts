import type { Hotspot, HotspotLine, HotspotStreets } from '@elektron/spatial-analysis';

import type { Plane } from '../common/plane.ts';
import type { StoredLine, StoredStreets } from './stored-hotspot-result.ts';
import { toLine } from './store-screening.ts';

/** More lines than these a page does not draw in one go: some 3 MB. */
export const DRAWN_LINES = 10_000;

/** Pieces of streets in the form in which they are stored: those with the highest values, in the order of the network. */
export function storeStreets({ lines, ...streets }: HotspotStreets, hotspots: readonly Hotspot[], plane: Plane): StoredStreets {
  const rankOf = new Map(hotspots.map(({ label, rank }) => [label, rank]));
  const shown = [...lines.keys()]
    .sort((a, b) => lines[b]!.value - lines[a]!.value || a - b)
    .slice(0, DRAWN_LINES)
    .sort((a, b) => a - b);
  return {
    ...streets,
    lines: { type: 'FeatureCollection', features: shown.map((i) => storeLine(lines[i]!, rankOf, plane)) },
  };
}

function storeLine(
  { course, value, expected, pValue, adjustedPValue, label }: HotspotLine,
  rankOf: ReadonlyMap<number, number>,
  plane: Plane,
): StoredLine {
  return {
    type: 'Feature',
    geometry: toLine(course, plane),
    properties: { value, expected, pValue, adjustedPValue, hotspot: label === null ? null : (rankOf.get(label) ?? null) },
  };
}
