import type { Course } from '../network-sites.ts';

/** Metres along a line. */
export function lengthOfCourse(course: Course): number {
  let length = 0;
  for (let i = 1; i < course.length; i += 1) length += distance(course[i - 1]!, course[i]!);
  return length;
}

/**
 * A line in equal pieces whose length is as near to the asked one as may be. The last place of each is the first of the next, to the last bit; a line
 * of less than one and a half times the length is one piece.
 */
export function cutCourse(course: Course, pieceMeters: number): Course[] {
  const length = lengthOfCourse(course);
  const count = Math.max(1, Math.round(length / pieceMeters));
  if (count === 1) return [course];
  const pieces: (readonly [number, number])[][] = [[course[0]!]];
  let passed = 0;
  for (let i = 1; i < course.length; i += 1) {
    const [from, to] = [course[i - 1]!, course[i]!];
    const step = distance(from, to);
    // The last piece ends where the line ends, not where sums of lengths say.
    while (pieces.length < count && passed + step >= (pieces.length * length) / count) {
      const share = step === 0 ? 0 : ((pieces.length * length) / count - passed) / step;
      const at: readonly [number, number] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      pieces.at(-1)!.push(at);
      pieces.push([at]);
    }
    pieces.at(-1)!.push(to);
    passed += step;
  }
  return pieces;
}

function distance([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): number {
  return Math.hypot(x2 - x1, y2 - y1);
}
