import type { Course } from '../../network-sites.ts';
import { stretchOfEdge, type StreetNetwork, type StreetSection } from '../../street-network.ts';

/** A stretch of a section by its edges: shares of their lengths, and the same as a line. */
export interface SectionStretch {
  readonly course: Course;
  /** What it holds of each segment (metres). */
  readonly metersOf: ReadonlyMap<number, number>;
}

/** @param from metres from the start of the section, less than `to` */
export function stretchOfSection(
  { edges: { lengthMeters }, courses }: Pick<StreetNetwork, 'edges' | 'courses'>,
  { edges, isReversed }: StreetSection,
  from: number,
  to: number,
): SectionStretch {
  const course: (readonly [number, number])[] = [];
  const metersOf = new Map<number, number>();
  let passed = 0;
  for (const [k, edge] of edges.entries()) {
    const length = lengthMeters[edge]!;
    const [begin, end] = [Math.max(0, from - passed) / length, Math.min(length, to - passed) / length];
    passed += length;
    if (end <= begin) continue;
    const part = isReversed[k] ? stretchOfEdge(courses, edge, 1 - end, 1 - begin).toReversed() : stretchOfEdge(courses, edge, begin, end);
    course.push(...(course.length === 0 ? part : part.slice(1)));
    metersOf.set(edge, (end - begin) * length);
  }
  return { course, metersOf };
}

/** Metres from the start of the section to its place at an offset of one of its edges. */
export function alongSection(
  { lengthMeters }: StreetNetwork['edges'],
  { edges, isReversed }: StreetSection,
  edge: number,
  offset: number,
): number {
  let passed = 0;
  for (const [k, own] of edges.entries()) {
    if (own === edge) return passed + (isReversed[k] ? lengthMeters[own]! - offset : offset);
    passed += lengthMeters[own]!;
  }
  return passed;
}
