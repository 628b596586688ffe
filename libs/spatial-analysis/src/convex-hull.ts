/** A closed ring of [x, y] in metres, counter-clockwise, first position repeated at the end. */
export type Outline = readonly (readonly [number, number])[];

/** Sides of the polygon that stands for a circle; 16 stay within 2 % of it. */
const CIRCLE_SIDES = 16;

/**
 * The convex hull of places, widened by a margin all round: what is drawn around a group of points, a single one included.
 * @param positions at least one
 * @param marginMeters above zero
 * Source of the hull: Andrew 1979, Information Processing Letters 9(5), 216-219 (monotone chain).
 */
export function bufferedHull(positions: readonly (readonly [number, number])[], marginMeters: number): Outline {
  const corners = hull(positions).flatMap(([x, y]) =>
    Array.from({ length: CIRCLE_SIDES }, (_, side): [number, number] => {
      const angle = (2 * Math.PI * side) / CIRCLE_SIDES;
      return [x + marginMeters * Math.cos(angle), y + marginMeters * Math.sin(angle)];
    }),
  );
  // The sum of two convex shapes is the hull of the sums of their corners.
  const ring = hull(corners);
  return [...ring, ring[0]!];
}

/** Corners of the convex hull, counter-clockwise from the lowest x; collinear positions left out. */
export function hull(positions: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = positions.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const distinct = sorted.filter((position, i) => i === 0 || position[0] !== sorted[i - 1]![0] || position[1] !== sorted[i - 1]![1]);
  if (distinct.length < 3) return distinct;
  const lower = chain(distinct);
  const upper = chain(distinct.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(positions: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const position of positions) {
    while (kept.length >= 2 && turn(kept[kept.length - 2]!, kept[kept.length - 1]!, position) <= 0) kept.pop();
    kept.push(position);
  }
  return kept;
}

/** Above zero for a left turn at b, below for a right turn. */
function turn(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): number {
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
}
