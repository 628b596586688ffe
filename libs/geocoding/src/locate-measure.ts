/** A point on a road, and how far apart the two known positions lie between which it was reckoned. */
export interface LocatedMeasure {
  readonly x: number;
  readonly y: number;
  readonly gapMeters: number;
}

/**
 * The point at a kilometre position of a calibrated line: on the straight line between its neighbours in `measures`.
 * @param line positions in metres, never falling, with their points
 * @param meters kilometre position in metres
 * @returns `null` outside of the positions that are known: nothing is drawn out beyond them
 */
export function locateMeasure(
  line: { readonly measures: Float64Array; readonly x: Float64Array; readonly y: Float64Array },
  meters: number,
): LocatedMeasure | null {
  const { measures, x, y } = line;
  if (measures.length === 0 || meters < measures[0]! || meters > measures[measures.length - 1]!) return null;
  const above = firstAtLeast(measures, meters);
  if (measures[above] === meters) return { x: x[above]!, y: y[above]!, gapMeters: 0 };
  const gapMeters = measures[above]! - measures[above - 1]!;
  const share = (meters - measures[above - 1]!) / gapMeters;
  const between = (values: Float64Array): number => values[above - 1]! + share * (values[above]! - values[above - 1]!);
  return { x: between(x), y: between(y), gapMeters };
}

/** Index of the first value that is not below `wanted`, in values that never fall; the last of them is at least `wanted`. */
export function firstAtLeast(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
