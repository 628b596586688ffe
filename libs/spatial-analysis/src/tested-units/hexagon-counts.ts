import { Problem } from '@elektron/domain';
import { findHexagon, hexagonCenter, hexagonKey, hexagonOfKey, hexagonSteps, type Hexagon } from '../hexagons.ts';
import type { HotspotInput } from '../hotspot-method.ts';
import { boxContains, type PointSet } from '../point-set.ts';
import { weightsFromLists, type SpatialWeights } from '../spatial-weights.ts';

/** The hexagons of a study area in rows from the lowest, left to right, and what lies in them. */
export interface HexagonCounts {
  readonly hexagons: readonly Hexagon[];
  readonly counts: Float64Array;
  /** Position of each point's hexagon. */
  readonly cellOf: Int32Array;
}

/** A map of more hexagons tells a reader nothing, and a run of them takes minutes. */
export const HEXAGON_LIMIT = 200_000;

/**
 * Counts over the study area: the hexagons with any known accident, and the gaps between them that `gapRings` rings from both sides close.
 * With a study area box, a hexagon whose centre lies outside counts only if it holds an accident that is asked about, since beyond the box
 * nothing was looked for.
 * @throws Problem TOO_MANY_CELLS
 */
export function countHexagons(
  { points, knownPoints, studyArea }: Pick<HotspotInput, 'points' | 'knownPoints' | 'studyArea'>,
  widthMeters: number,
  gapRings: number,
): HexagonCounts {
  const keyOf = keysOfPoints(points, widthMeters);
  const own = new Set(keyOf);
  const area = fillGaps(new Set([...own, ...(knownPoints ? keysOfPoints(knownPoints, widthMeters) : [])]), gapRings);
  const keys = Float64Array.from(area)
    .filter((key) => {
      const { x, y } = hexagonCenter(hexagonOfKey(key), widthMeters);
      return own.has(key) || boxContains(studyArea, x, y);
    })
    .sort();
  const positionOf = new Map(Array.from(keys, (key, position) => [key, position]));
  const counts = new Float64Array(keys.length);
  const cellOf = Int32Array.from(keyOf, (key) => positionOf.get(key)!);
  for (const cell of cellOf) counts[cell]!++;
  return { hexagons: Array.from(keys, hexagonOfKey), counts, cellOf };
}

function keysOfPoints({ x, y }: PointSet, widthMeters: number): Float64Array {
  return x.map((value, i) => {
    const { q, r } = findHexagon(value, y[i]!, widthMeters);
    return hexagonKey(q, r);
  });
}

/**
 * Morphological closing: widened by so many rings, then narrowed by as many. Gaps between the hexagons are filled; nothing is added
 * around them, where a belt of certain zeros would pass for cold places and lift the middle.
 * Source: Serra 1982, Image Analysis and Mathematical Morphology, ch. 2.
 */
function fillGaps(keys: ReadonlySet<number>, rings: number): Set<number> {
  const steps = hexagonSteps(rings);
  const widened = new Set(keys);
  for (const key of keys) {
    for (const neighbor of neighborKeys(key, steps)) widened.add(neighbor);
    if (widened.size > HEXAGON_LIMIT) throw new Problem('TOO_MANY_CELLS', { cells: widened.size, limit: HEXAGON_LIMIT });
  }
  return new Set([...widened].filter((key) => keys.has(key) || neighborKeys(key, steps).every((neighbor) => widened.has(neighbor))));
}

function neighborKeys(key: number, steps: readonly Hexagon[]): number[] {
  const { q, r } = hexagonOfKey(key);
  return steps.map((step) => hexagonKey(q + step.q, r + step.r));
}

/** Binary weights: the hexagons of the study area at most `rings` steps away. */
export function hexagonWeights(hexagons: readonly Hexagon[], rings: number): SpatialWeights {
  const positionOf = new Map(hexagons.map(({ q, r }, position) => [hexagonKey(q, r), position]));
  const steps = hexagonSteps(rings);
  return weightsFromLists(
    hexagons.map(({ q, r }) =>
      steps.map((step) => positionOf.get(hexagonKey(q + step.q, r + step.r))).filter((position) => position !== undefined),
    ),
  );
}
