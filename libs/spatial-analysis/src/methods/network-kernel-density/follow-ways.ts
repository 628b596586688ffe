import { Problem } from '@elektron/domain';
import type { EdgeNetwork, EndsOfNodes } from './edge-network.ts';

/** A network as ways lead through it. */
export interface WaysNetwork {
  readonly network: EdgeNetwork;
  readonly ends: EndsOfNodes;
  readonly bandwidthMeters: number;
}

/** Ways multiply at every node: so many from one end are told apart in a tenth of a second, and ten times as many are no further away. */
const MOST_WAYS = 100_000;

/**
 * Follows every way on from an end of an edge, as far as a kernel reaches that is split at nodes. A way may come to an edge again and again, and by
 * the continuous split also turns back with a negative share.
 * @param nearest how many bandwidths before that end the nearest event lies
 * @param enter told of every edge that a way enters: at this end of it, so many bandwidths from where the ways begin, with this share of the events
 * @throws Problem TOO_MANY_WAYS
 */
export function followWays(
  { network, ends, bandwidthMeters }: WaysNetwork,
  from: number,
  nearest: number,
  isContinuous: boolean,
  enter: (end: number, distance: number, share: number) => void,
): void {
  // Arrived at: this end of an edge.
  const arrived: { readonly end: number; readonly distance: number; readonly share: number }[] = [{ end: from, distance: 0, share: 1 }];
  let ways = 0;
  for (let way = arrived.pop(); way !== undefined; way = arrived.pop()) {
    ways += 1;
    if (ways > MOST_WAYS) throw new Problem('TOO_MANY_WAYS', { limit: MOST_WAYS });
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
      if (distance + nearest < 1) arrived.push({ end: onto ^ 1, distance, share });
    }
  }
}
