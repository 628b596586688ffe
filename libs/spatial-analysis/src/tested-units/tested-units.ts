import type { ParameterValues } from '@elektron/domain';
import type { Outline } from '../convex-hull.ts';
import { hexagonCenter, hexagonOutline } from '../hexagons.ts';
import type { HotspotInput } from '../hotspot-method.ts';
import type { HotspotCells } from '../hotspot-result.ts';
import type { HotspotNotice } from '../hotspot-texts.ts';
import { weightsFromLists, type SpatialWeights } from '../spatial-weights.ts';
import { countHexagons, hexagonWeights } from './hexagon-counts.ts';
import { countRoadPieces } from './road-pieces.ts';

/** Places of one kind and about one size that are tested with their neighbours. Index `i` is the same one everywhere. */
export interface TestedUnits {
  readonly counts: Float64Array;
  /** Of each point; -1 where it lies in none. */
  readonly unitOf: Int32Array;
  readonly weights: SpatialWeights;
  readonly centers: readonly (readonly [x: number, y: number])[];
  readonly outlineOf: (unit: number) => Outline;
  /** How they are drawn. */
  readonly drawn: Pick<HotspotCells, 'widthMeters' | 'courses'>;
  readonly notices: readonly HotspotNotice[];
}

/**
 * The units that a run asks for: hexagons, or pieces of road.
 * @throws Problem TOO_MANY_CELLS, NO_ROADS
 */
export function findUnits(input: HotspotInput, parameters: ParameterValues): TestedUnits {
  if (parameters['units'] === 'road-sections') return countRoadPieces(input, parameters['pieceMeters'] as number);
  const widthMeters = parameters['hexagonWidthMeters'] as number;
  const { hexagons, counts, cellOf } = countHexagons(input, widthMeters, parameters['gapRings'] as number);
  return {
    counts,
    unitOf: cellOf,
    weights: hexagonWeights(hexagons, parameters['neighborRings'] as number),
    centers: hexagons.map((hexagon) => {
      const { x, y } = hexagonCenter(hexagon, widthMeters);
      return [x, y];
    }),
    outlineOf: (unit) => hexagonOutline(hexagons[unit]!, widthMeters),
    drawn: { widthMeters, courses: null },
    notices: input.knownPoints ? [] : [{ code: 'STUDY_AREA_FROM_SELECTION', details: {} }],
  };
}

/** Counts and who is whose neighbour: all that a test of units reads. */
export type CountedUnits = Pick<TestedUnits, 'counts' | 'weights' | 'centers'>;

/** The map without its unit of most accidents; of equal ones the first. */
export function withoutLargest({ counts, weights, centers }: CountedUnits): CountedUnits {
  const largest = counts.indexOf(maximumOf(counts));
  const { start, neighbor } = weights;
  const kept = [...counts.keys()].filter((unit) => unit !== largest);
  const placeOf = (unit: number): number => (unit > largest ? unit - 1 : unit);
  const lists = kept.map((unit) => [...neighbor.subarray(start[unit], start[unit + 1])].filter((other) => other !== largest).map(placeOf));
  return {
    counts: counts.filter((_, unit) => unit !== largest),
    weights: weightsFromLists(lists),
    centers: centers.filter((_, unit) => unit !== largest),
  };
}

export function maximumOf(counts: Float64Array): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** Units and accidents of a unit and its neighbours. */
export interface Neighborhood {
  readonly units: number;
  readonly accidents: number;
}

export function neighborhoodOf({ counts, weights: { start, neighbor } }: CountedUnits, unit: number): Neighborhood {
  let accidents = counts[unit]!;
  for (let k = start[unit]!; k < start[unit + 1]!; k += 1) accidents += counts[neighbor[k]!]!;
  return { units: start[unit + 1]! - start[unit]! + 1, accidents };
}
