import type { Course } from '../../network-sites.ts';
import type { EdgeCourses } from '../../street-network.ts';
import { stretchOfEdge } from '../../street-network.ts';
import { createForest, findRoot, joinTrees } from '../../union-find.ts';
import { endsOfNodes, type EdgeNetwork, type EdgePlaces } from './edge-network.ts';

/**
 * Runs of flagged lixels that hang together: one after the other on an edge, or at a node where their edges meet.
 * @returns per lixel the number of its run, -1 for none; runs are numbered by their first lixel
 */
export function joinLixels(
  network: EdgeNetwork,
  { first, edge }: EdgePlaces,
  isFlagged: Uint8Array,
): { readonly runOf: Int32Array; readonly runs: number } {
  const parent = createForest(isFlagged.length);
  for (let lixel = 1; lixel < isFlagged.length; lixel += 1) {
    if (isFlagged[lixel] === 1 && isFlagged[lixel - 1] === 1 && edge[lixel] === edge[lixel - 1]) joinTrees(parent, lixel - 1, lixel);
  }
  const { first: firstEnd, ends } = endsOfNodes(network);
  for (let node = 0; node < network.nodes; node += 1) {
    let joined = -1;
    for (let i = firstEnd[node]!; i < firstEnd[node + 1]!; i += 1) {
      const end = ends[i]!;
      const lixel = end % 2 === 0 ? first[end >> 1]! : first[(end >> 1) + 1]! - 1;
      if (isFlagged[lixel] !== 1) continue;
      if (joined >= 0) joinTrees(parent, joined, lixel);
      joined = lixel;
    }
  }
  const numbers = new Map<number, number>();
  const runOf = new Int32Array(isFlagged.length).fill(-1);
  for (const [lixel, flag] of isFlagged.entries()) {
    if (flag === 0) continue;
    const root = findRoot(parent, lixel);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    runOf[lixel] = numbers.get(root)!;
  }
  return { runOf, runs: numbers.size };
}

/** Lixels as lines: `segments` says of each edge which of the courses is its own. */
export interface DrawnLixels {
  readonly places: EdgePlaces;
  readonly segments: Int32Array;
  readonly courses: EdgeCourses;
}

export function courseOfLixel(drawn: DrawnLixels, lixel: number): Course {
  return courseOfLixels(drawn, lixel, lixel);
}

export function middleOfLixel({ places: { first, edge }, segments, courses }: DrawnLixels, lixel: number): readonly [x: number, y: number] {
  const on = edge[lixel]!;
  const [begin, pieces] = [first[on]!, first[on + 1]! - first[on]!];
  return stretchOfEdge(courses, segments[on]!, (lixel - begin) / pieces, (lixel - begin + 0.5) / pieces).at(-1)!;
}

/** Of lixels one after the other on one edge. */
function courseOfLixels({ places: { first, edge }, segments, courses }: DrawnLixels, from: number, to: number): Course {
  const on = edge[from]!;
  const [begin, pieces] = [first[on]!, first[on + 1]! - first[on]!];
  return stretchOfEdge(courses, segments[on]!, (from - begin) / pieces, (to + 1 - begin) / pieces);
}

/** A run as few lines: lixels one after the other are one. @param lixels ascending */
export function coursesOfRun(drawn: DrawnLixels, lixels: readonly number[]): Course[] {
  const { edge } = drawn.places;
  const lines: Course[] = [];
  let from = 0;
  for (let i = 1; i <= lixels.length; i += 1) {
    const goesOn = i < lixels.length && lixels[i] === lixels[i - 1]! + 1 && edge[lixels[i]!] === edge[lixels[from]!];
    if (goesOn) continue;
    lines.push(courseOfLixels(drawn, lixels[from]!, lixels[i - 1]!));
    from = i;
  }
  return lines;
}
