/** How the accidents of a window are weighed, beside being counted. */
export type WindowScore =
  /** Each accident by its worst consequence: one with a death or a serious injury, or another with an injury. */
  | { readonly of: 'accidents'; readonly severe: number; readonly slight: number }
  /** Each person; those on foot, on a bicycle or on a moped count so many times as much. */
  | { readonly of: 'persons'; readonly dead: number; readonly serious: number; readonly slight: number; readonly vulnerableFactor: number }
  /** Accidents over base + perVehicle · average daily traffic. */
  | { readonly of: 'traffic'; readonly base: number; readonly perVehicle: number };

/** A rule by which an authority calls a stretch of road a black spot: so many accidents, or so high a score, within a window along it. */
export interface StatutoryRule {
  readonly windowMeters: number;
  /** The last so many years before the end of the records looked at. */
  readonly years: number;
  /** Leaves accidents without an injured person out. */
  readonly injuryOnly: boolean;
  /** Only accidents of one type count together. */
  readonly sameType: boolean;
  readonly minimumAccidents: number;
  readonly score: (WindowScore & { readonly minimum: number; /** The minimum itself is not enough. */ readonly exclusive: boolean }) | null;
}

/** People with a consequence, all of them and the vulnerable among them. */
export interface Persons {
  readonly dead: ArrayLike<number>;
  readonly serious: ArrayLike<number>;
  readonly slight: ArrayLike<number>;
}

/** Accidents at places along roads. Index `i` is the same accident in every array. */
export interface AccidentsAlongRoads {
  /** Index of the road; a window never reaches from one to another. */
  readonly roads: ArrayLike<number>;
  /** Metres along the road. */
  readonly positions: ArrayLike<number>;
  /** Days since 1970-01-01. */
  readonly days: ArrayLike<number>;
  /** Any number for each type; negative: not known, and alike to no other. */
  readonly types: ArrayLike<number>;
  readonly persons: Persons;
  readonly vulnerable: Persons;
}

/** A stretch of road that a rule flags: overlapping windows joined. */
export interface FlaggedStretch {
  readonly road: number;
  /** `null` where the rule takes all types together. */
  readonly type: number | null;
  /** Metres along the road of its first and its last accident. */
  readonly from: number;
  readonly to: number;
  /** In ascending order. */
  readonly accidents: readonly number[];
  readonly windows: number;
  readonly mostAccidents: number;
  /** The score of the best single window; `null` where the rule has none. */
  readonly highestScore: number | null;
}

export interface StatutoryFindings {
  readonly stretches: readonly FlaggedStretch[];
  /** Accidents that the rule looked at: of its years, and with an injury where it asks for one. */
  readonly counted: number;
  /** Accidents left out since their type is not known and the rule asks for one type. */
  readonly withoutType: number;
  /** Roads on which some window could not be judged, since the traffic there is not known and the rule asks for it; ascending. */
  readonly roadsWithoutTraffic: readonly number[];
}
