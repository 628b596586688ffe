import { Problem } from '@elektron/domain';
import type { EdgeNetwork, EndsOfNodes } from './edge-network.ts';
import { OpenWays } from './open-ways.ts';

/** A network as ways lead through it. */
export interface WaysNetwork {
  readonly network: EdgeNetwork;
  readonly ends: EndsOfNodes;
  readonly bandwidthMeters: number;
  readonly precision?: WaysPrecision;
}

/** What may be taken together and left out: on real streets ways multiply beyond counting. */
export interface WaysPrecision {
  /** Ways that arrive at one end of an edge within so many metres of each other are one, as far as their mean. */
  readonly mergeMeters: number;
  /** What such a way brings is not followed on when it is less than this share of an event. */
  readonly leastShare: number;
}

/** Ways of the same length, but for rounding, are one; nothing is left out. */
export const EVERY_WAY: WaysPrecision = { mergeMeters: 1e-6, leastShare: 0 };

/** More ways from one end than so many are not followed: whoever asked would wait for hours. */
const MOST_WAYS = 100_000;

/**
 * Follows every way on from an end of an edge, as far as a kernel reaches that is split at nodes. A way may come to an edge again and again, and by
 * the continuous split also turns back with a negative share.
 * @param nearest how many bandwidths before that end the nearest event lies
 * @param enter told of every edge that a way enters: at this end of it, so many bandwidths from where the ways begin, with this share of the events
 * @throws Problem TOO_MANY_WAYS
 */
export function followWays(
  { network, ends, bandwidthMeters, precision = EVERY_WAY }: WaysNetwork,
  from: number,
  nearest: number,
  isContinuous: boolean,
  enter: (end: number, distance: number, share: number) => void,
): void {
  const open = new OpenWays(precision.mergeMeters / bandwidthMeters);
  open.arrive(from, 0, 1);
  let followed = 0;
  for (let way = open.next(); way !== undefined; way = open.next()) {
    if (Math.abs(way.share) < precision.leastShare) continue;
    followed += 1;
    if (followed > MOST_WAYS) throw new Problem('TOO_MANY_WAYS', { limit: MOST_WAYS });
    const node = way.end % 2 === 0 ? network.startNode[way.end >> 1]! : network.endNode[way.end >> 1]!;
    const [first, last] = [ends.first[node]!, ends.first[node + 1]!];
    const degree = last - first;
    if (degree === 1) continue;
    for (let i = first; i < last; i += 1) {
      const onto = ends.ends[i]!;
      const isBack = onto === way.end;
      const passes = isContinuous ? (isBack ? (2 - degree) / degree : 2 / degree) : isBack ? 0 : 1 / (degree - 1);
      if (passes === 0) continue;
      const share = way.share * passes;
      enter(onto, way.distance, share);
      const distance = way.distance + network.lengthMeters[onto >> 1]! / bandwidthMeters;
      // The other end of the edge that was entered.
      if (distance + nearest < 1) open.arrive(onto ^ 1, distance, share);
    }
  }
}
