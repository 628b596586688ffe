/**
 * What a road network brings to the gazetteer. Names and numbers only: whoever keeps the network (lines, topology) makes these lists of it.
 * Places are metres of the same plane as the located rows.
 */
export interface RoadNetwork {
  readonly streets: readonly NetworkStreet[];
  readonly crossings: readonly NetworkCrossing[];
  readonly routes: readonly CalibratedRoute[];
}

export interface NetworkStreet {
  readonly name: string;
  /** Other names of the same street: the old one, the number of the road. */
  readonly otherNames: readonly string[];
  /** Municipality, as rows name it; `null` for a street that is in several. */
  readonly area: string | null;
  /** Its polylines, each x, y, x, y, … */
  readonly lines: readonly Float64Array[];
}

/** Where two streets meet; streets that meet twice have two of these. */
export interface NetworkCrossing {
  /** Indices in `streets`. */
  readonly streets: readonly [number, number];
  readonly x: number;
  readonly y: number;
}

/** A road with kilometre positions: points along it, in order of the position. */
export interface CalibratedRoute {
  readonly name: string;
  readonly otherNames: readonly string[];
  /** Kilometre position in metres, never falling; `x` and `y` belong to it index by index. */
  readonly measures: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where the positions are those of kilometre posts, and what lies between is reckoned; a route that was surveyed as a whole has none. */
  readonly posts?: RoutePosts;
}

/** Posts along a route. */
export interface RoutePosts {
  /** What they say, in metres, rising. */
  readonly positions: Float64Array;
  /** Metres along the way from each to the next: one fewer. */
  readonly wayMeters: Float64Array;
}
