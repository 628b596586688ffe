import type { LeftOut } from '../../network-sites.ts';
import { countNotOnStreets, edgesInside, type StreetNetwork } from '../../street-network.ts';
import type { StudyGround } from '../../study-ground.ts';
import { placesOnEdges, type EdgeNetwork, type EdgePlaces } from './edge-network.ts';

/** The streets that are asked about, with their accidents. */
export interface ChosenStreets {
  /** Of each edge of `network`, which segment it is. */
  readonly segments: Int32Array;
  readonly network: EdgeNetwork;
  /** Points on it; `places.given` are positions in this list. */
  readonly accidents: Int32Array;
  readonly places: EdgePlaces;
  readonly notOnStreets: readonly LeftOut[];
  /** Segments that are not wholly in the study area. */
  readonly beyondArea: number;
}

export function chooseStreets(ground: StudyGround, streets: StreetNetwork): ChosenStreets {
  const { edges, accidents } = streets;
  const isInside = edgesInside(streets, ground);
  const segments = Int32Array.from([...isInside.keys()].filter((segment) => isInside[segment] === 1));
  const edgeOf = new Int32Array(isInside.length).fill(-1);
  for (const [edge, segment] of segments.entries()) edgeOf[segment] = edge;
  const network: EdgeNetwork = {
    nodes: edges.nodes,
    startNode: segments.map((segment) => edges.startNode[segment]!),
    endNode: segments.map((segment) => edges.endNode[segment]!),
    lengthMeters: Float64Array.from(segments, (segment) => edges.lengthMeters[segment]!),
  };
  const on = Int32Array.from([...accidents.edge.keys()].filter((i) => accidents.edge[i]! >= 0 && isInside[accidents.edge[i]!] === 1));
  return {
    segments,
    network,
    accidents: on,
    places: placesOnEdges(
      network,
      on.map((i) => edgeOf[accidents.edge[i]!]!),
      Float64Array.from(on, (i) => accidents.offset[i]!),
    ),
    notOnStreets: countNotOnStreets(accidents, (i) => (isInside[accidents.edge[i]!] === 1 ? null : 'beyond-area')),
    beyondArea: isInside.length - segments.length,
  };
}
