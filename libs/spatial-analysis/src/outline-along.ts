import type { Outline } from './convex-hull.ts';

/**
 * A closed band along a line: each side is the line moved by the margin across the direction from the vertex before to the one after. At a sharp bend the
 * sides may cross; it is for drawing and for finding the place, and nothing is counted by it.
 * @param course at least one vertex
 */
export function outlineAlong(course: readonly (readonly [number, number])[], marginMeters: number): Outline {
  const side = (sign: 1 | -1): [number, number][] =>
    course.map(([x, y], i) => {
      const [fromX, fromY] = course[Math.max(0, i - 1)]!;
      const [toX, toY] = course[Math.min(course.length - 1, i + 1)]!;
      const length = Math.hypot(toX - fromX, toY - fromY);
      // A loop of two vertices has no direction at its ends: any side will do.
      const [acrossX, acrossY] = length === 0 ? [1, 0] : [-(toY - fromY) / length, (toX - fromX) / length];
      return [x + sign * marginMeters * acrossX, y + sign * marginMeters * acrossY];
    });
  const right = side(-1);
  return [...right, ...side(1).reverse(), right[0]!];
}
