import { Problem } from '@elektron/domain';
import type { Random } from '@elektron/statistics';
import type { EdgeNetwork, EdgePlaces } from './edge-network.ts';

/**
 * Where events would lie if nothing but this decided it. The events of a stratum stay as many as they are and fall on its edges by their weights, and
 * anywhere on an edge alike.
 */
export interface EventPlacement {
  /** Of each edge: 0, 1, 2 … */
  readonly stratum: ArrayLike<number>;
  /** Of each edge, in any unit: twice the weight expects twice the events of the whole edge. Zero: nothing can happen there. */
  readonly weight: ArrayLike<number>;
}

/**
 * By vehicle kilometres among the edges whose traffic is known, and among the others of a class of road by their length: what differs between
 * classes, or between roads with and without a count, is then no finding.
 * @param traffic average daily traffic of each edge; `null` or 0 where it is not known
 * @param roadClass of each edge, any number that names its class
 */
export function placementByTraffic(
  { lengthMeters }: EdgeNetwork,
  traffic: ArrayLike<number | null>,
  roadClass: ArrayLike<number>,
): EventPlacement {
  const strata = new Map<number, number>();
  const [stratum, weight] = [new Int32Array(lengthMeters.length), new Float64Array(lengthMeters.length)];
  for (let edge = 0; edge < lengthMeters.length; edge += 1) {
    const known = traffic[edge] ?? 0;
    if (!(known >= 0 && known < Infinity)) throw new Problem('INPUT_INVALID', { field: 'traffic', value: String(known) });
    weight[edge] = lengthMeters[edge]! * (known > 0 ? known : 1);
    if (known > 0) continue;
    const ofClass = roadClass[edge]!;
    if (!strata.has(ofClass)) strata.set(ofClass, strata.size + 1);
    stratum[edge] = strata.get(ofClass)!;
  }
  return { stratum, weight };
}

/** Pieces of edges with how probable each is for an event of its stratum. */
export interface PlacedPieces {
  /** For each stratum its pieces, and up to which share of its weight each reaches. */
  readonly strata: readonly { readonly pieces: Int32Array; readonly reach: Float64Array }[];
  /** Of each piece. */
  readonly stratum: Int32Array;
  /** Of each piece: the probability that an event of its stratum falls on it. */
  readonly probability: Float64Array;
}

/** @throws Problem INPUT_INVALID for a stratum or weight that is none */
export function placePieces(
  { lengthMeters }: EdgeNetwork,
  placement: EventPlacement,
  pieces: EdgePlaces,
  pieceMeters: Float64Array,
): PlacedPieces {
  const count = pieces.edge.length;
  const [stratum, probability] = [new Int32Array(count), new Float64Array(count)];
  const lists: number[][] = [];
  for (let piece = 0; piece < count; piece += 1) {
    const edge = pieces.edge[piece]!;
    const [of, weight] = [placement.stratum[edge]!, placement.weight[edge]!];
    if (!(Number.isInteger(of) && of >= 0)) throw new Problem('INPUT_INVALID', { field: 'stratum', value: String(of) });
    if (!(weight >= 0 && weight < Infinity)) throw new Problem('INPUT_INVALID', { field: 'weight', value: String(weight) });
    stratum[piece] = of;
    probability[piece] = (weight * pieceMeters[piece]!) / lengthMeters[edge]!;
    (lists[of] ??= []).push(piece);
  }
  const strata = Array.from({ length: lists.length }, (_, of) => {
    const list = lists[of] ?? [];
    const total = list.reduce((sum, piece) => sum + probability[piece]!, 0);
    let reached = 0;
    const reach = Float64Array.from(list, (piece) => {
      probability[piece] = total === 0 ? 0 : probability[piece]! / total;
      return (reached += probability[piece]);
    });
    return { pieces: Int32Array.from(list), reach };
  });
  return { strata, stratum, probability };
}

/** A piece for an event of a stratum, by the weights. */
export function drawPiece({ strata }: PlacedPieces, stratum: number, random: Random): number {
  const { pieces, reach } = strata[stratum]!;
  // Of the sum itself, which rounding may have left a hair from 1; so no piece without weight is ever the last one.
  const drawn = random() * reach[reach.length - 1]!;
  let [low, high] = [0, reach.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reach[middle]! > drawn) high = middle;
    else low = middle + 1;
  }
  return pieces[low]!;
}
