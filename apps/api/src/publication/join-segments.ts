import type { SegmentCourses } from '@elektron/road-network';

/** Metres. */
type Line = (readonly [number, number])[];

/**
 * Joins segments end to end, as far as nothing else of what was given meets them: where three or more do, each ends.
 * @param alike which segments; their order changes nothing
 */
export function joinSegments(segments: SegmentCourses, alike: readonly number[]): Line[] {
  const { startNode, endNode } = segments;
  const sorted = [...alike].sort((a, b) => compareEnds(segments, a, b));
  const atNode = new Map<number, number[]>();
  for (const segment of sorted) {
    for (const node of [startNode[segment]!, endNode[segment]!]) {
      const met = atNode.get(node);
      if (met === undefined) atNode.set(node, [segment]);
      else met.push(segment);
    }
  }
  const used = new Set<number>();
  const lines: Line[] = [];
  const follow = (first: number, from: number): void => {
    const line: Line = [];
    for (let [segment, node] = [first, from]; !used.has(segment);) {
      used.add(segment);
      const isForward = startNode[segment] === node;
      const course = courseOf(segments, segment);
      if (!isForward) course.reverse();
      line.push(...(line.length === 0 ? course : course.slice(1)));
      node = isForward ? endNode[segment]! : startNode[segment]!;
      const met = atNode.get(node)!;
      const [next] = met.length === 2 ? met.filter((each) => each !== segment) : [];
      if (next === undefined) break;
      segment = next;
    }
    lines.push(line);
  };
  // Where a street begins or others meet it, and then what is left: rings.
  for (const segment of sorted) {
    for (const node of [startNode[segment]!, endNode[segment]!]) {
      if (!used.has(segment) && atNode.get(node)!.length !== 2) follow(segment, node);
    }
  }
  for (const segment of sorted) if (!used.has(segment)) follow(segment, startNode[segment]!);
  return lines;
}

/** By where they begin and end, whatever the numbers of the segments are. */
function compareEnds({ offsets, x, y }: SegmentCourses, a: number, b: number): number {
  for (const values of [x, y]) {
    const begins = values[offsets[a]!]! - values[offsets[b]!]!;
    if (begins !== 0) return begins;
  }
  for (const values of [x, y]) {
    const ends = values[offsets[a + 1]! - 1]! - values[offsets[b + 1]! - 1]!;
    if (ends !== 0) return ends;
  }
  return offsets[a + 1]! - offsets[a]! - (offsets[b + 1]! - offsets[b]!);
}

function courseOf({ offsets, x, y }: SegmentCourses, segment: number): Line {
  return Array.from({ length: offsets[segment + 1]! - offsets[segment]! }, (_, i) => {
    const vertex = offsets[segment]! + i;
    return [x[vertex]!, y[vertex]!] as const;
  });
}
