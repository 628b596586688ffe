/** A line of a source, as it lies on the ground. */
export interface RoadLine {
  /** The source's own id; no two lines of a network have the same. */
  readonly id: string;
  /** Its vertices in metres, at least one; index by index the same vertex. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What the source calls its vertices (nodes of OpenStreetMap), index by index, NaN for one without a name; `null` where it names none. */
  readonly nodeIds: Float64Array | null;
  /** Above or below the ground (bridges, tunnels): lines of different levels do not meet where they cross. */
  readonly level: number;
}

/** How lines become a network. */
export interface NodingParameters {
  /** Vertices without a name that are no further apart than this are one place (metres). */
  readonly toleranceMeters: number;
  /**
   * Whether lines of one level that cross, or touch, without a common vertex meet there; with `touching` only where a vertex of one lies on the
   * other. Such places where they do not meet are only told.
   */
  readonly splitsCrossings: boolean | 'touching';
}

/** Coordinates of one place written twice differ by their last digit: 1e-7 degrees are 11 mm. */
export const DEFAULT_TOLERANCE_METERS = 0.02;

/** Names of places are made of whole millimetres; nothing closer than this can be told apart. */
export const LEAST_TOLERANCE_METERS = 0.002;
