/** Where rows of one description lie, in metres of a plane. Index `i` is the same row in all three. */
export interface LocatedRows {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Number of the row's area, -1 where it is not said. */
  readonly area: Int32Array;
}

/** A place that rows of one description agree on. */
export interface LearntPlace {
  readonly x: number;
  readonly y: number;
  /** Rows of the description, those that lie elsewhere included. */
  readonly rows: number;
  /** Rows within AGREEMENT_METERS of the place. */
  readonly agreeing: number;
  /** Distance from the place within which 9 of 10 agreeing rows lie. */
  readonly spreadMeters: number;
  /** Rows of the same description that do not agree. */
  readonly contradicting: readonly number[];
}

/** Rows this close to a place mean the same place: half a large junction. */
export const AGREEMENT_METERS = 50;

/** Rows of one description that are further apart than this, with none between them, mean two places. */
const GAP_METERS = 100;

/** The median moves less than this per step at its end. */
const MEDIAN_TOLERANCE_METERS = 0.01;
const MEDIAN_STEPS = 200;

/** A row at the median itself must not divide by zero. */
const SHORTEST_DISTANCE_METERS = 0.001;

/**
 * The point with the least sum of distances to the given ones: a few rows far away do not move it.
 * Weiszfeld's iteration, with distances softened by a millimetre where it would divide by zero.
 * Source: Weiszfeld 1937, Tohoku Mathematical Journal 43, 355-386.
 * @param rows at least one; their order does not matter
 */
export function geometricMedian(located: LocatedRows, rows: readonly number[]): { x: number; y: number } {
  const ordered = [...rows].sort((a, b) => located.x[a]! - located.x[b]! || located.y[a]! - located.y[b]!);
  const [x, y] = [Float64Array.from(ordered, (row) => located.x[row]!), Float64Array.from(ordered, (row) => located.y[row]!)];
  let [medianX, medianY] = [mean(x), mean(y)];
  for (let step = 0; step < MEDIAN_STEPS; step += 1) {
    let [sum, sumX, sumY] = [0, 0, 0];
    for (let i = 0; i < x.length; i += 1) {
      const dx = x[i]! - medianX;
      const dy = y[i]! - medianY;
      const weight = 1 / Math.max(SHORTEST_DISTANCE_METERS, Math.sqrt(dx * dx + dy * dy));
      sum += weight;
      sumX += weight * x[i]!;
      sumY += weight * y[i]!;
    }
    const moved = Math.hypot(sumX / sum - medianX, sumY / sum - medianY);
    [medianX, medianY] = [sumX / sum, sumY / sum];
    if (moved < MEDIAN_TOLERANCE_METERS) break;
  }
  return { x: medianX, y: medianY };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The places that rows of one description mean, the best supported first. Mostly one; two junctions of one name, or a row that was placed wrongly,
 * make several, and each counts the rows of the others against itself.
 */
export function learnPlaces(located: LocatedRows, rows: readonly number[]): LearntPlace[] {
  const places = splitAtGaps(located, rows).map((group) => placeOf(located, group, rows));
  return places.sort((a, b) => b.agreeing - a.agreeing || a.x - b.x || a.y - b.y);
}

/** One place for all rows, however far apart they lie: where a street as a whole is. */
export function learnOnePlace(located: LocatedRows, rows: readonly number[]): LearntPlace | null {
  return rows.length === 0 ? null : placeOf(located, rows, rows);
}

function placeOf({ x, y, area }: LocatedRows, group: readonly number[], all: readonly number[]): LearntPlace {
  const median = geometricMedian({ x, y, area }, group);
  const distanceOf = (row: number): number => Math.hypot(x[row]! - median.x, y[row]! - median.y);
  const near = all
    .map(distanceOf)
    .filter((distance) => distance <= AGREEMENT_METERS)
    .sort((a, b) => a - b);
  return {
    ...median,
    rows: all.length,
    agreeing: near.length,
    spreadMeters: near[Math.max(0, Math.ceil(near.length * 0.9) - 1)] ?? 0,
    contradicting: all.filter((row) => distanceOf(row) > AGREEMENT_METERS),
  };
}

/** Groups of rows with gaps of more than GAP_METERS between them. */
function splitAtGaps({ x, y }: LocatedRows, rows: readonly number[]): number[][] {
  const ordered = [...rows].sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const group = ordered.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (group[root] !== root) root = group[root]!;
    group[i] = root;
    return root;
  };
  for (const [i, row] of ordered.entries()) {
    for (let j = i + 1; j < ordered.length && x[ordered[j]!]! - x[row]! <= GAP_METERS; j += 1) {
      const other = ordered[j]!;
      if (Math.hypot(x[other]! - x[row]!, y[other]! - y[row]!) <= GAP_METERS) group[rootOf(j)] = rootOf(i);
    }
  }
  const groups = new Map<number, number[]>();
  for (const [i, row] of ordered.entries()) {
    const root = rootOf(i);
    groups.set(root, [...(groups.get(root) ?? []), row]);
  }
  return [...groups.values()];
}
