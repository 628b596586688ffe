import type { RankedGroup } from '../hotspot-result.ts';
import type { LeftOut } from '../network-sites.ts';
import type { StretchEstimate } from './estimate-stretch.ts';

/** Stretches of road that a method found, with what empirical Bayes says of each. */
export interface HotspotStretches {
  /** Index by index of the hotspots. */
  readonly stretches: readonly RankedStretch[];
  /** By which functions or means the sites are predicted that the stretches cover. */
  readonly groups: readonly RankedGroup[];
  /** Of the intervals, 0.95 for 95 %. */
  readonly level: number;
  /** How many times the predicted accidents `probabilityAbove` is about. */
  readonly timesOfPredicted: number;
  /** Accidents that the method could not look at, by reason; reasons that no accident has are left out. */
  readonly leftOut: readonly LeftOut[];
  /** The rule that was applied; null for a method without. */
  readonly rule: AppliedRule | null;
}

export interface AppliedRule {
  /** Id of STATUTORY_PRESETS. */
  readonly preset: string;
  /** One of its values was changed: it is no country's rule any more. */
  readonly isChanged: boolean;
  /** First day of the years that it counts, and the day after the last one (days since 1970-01-01). */
  readonly startDay: number;
  readonly endDay: number;
}

export interface RankedStretch {
  readonly roadName: string | null;
  /** Metres from the start of the road as it is drawn. */
  readonly fromMeters: number;
  readonly toMeters: number;
  /** Metres: vertices from its beginning to its end. */
  readonly course: readonly (readonly [x: number, y: number])[];
  readonly estimate: StretchEstimate;
  readonly flag: StretchFlag | null;
  readonly search: StretchSearch | null;
}

/** What fulfilled a rule. */
export interface StretchFlag {
  /** Accidents of flagged windows, as ascending indices into the points. */
  readonly counted: Int32Array;
  /** Position in PARTICIPANT_TYPES; null where the rule takes all types together. */
  readonly type: number | null;
  /** Metres from the start of the road of the first and the last of them. */
  readonly fromMeters: number;
  readonly toMeters: number;
  /** Flagged windows that were joined. */
  readonly windows: number;
  /** Accidents of the fullest window. */
  readonly mostAccidents: number;
  /** The highest score of a window; null where the rule has none. */
  readonly highestScore: number | null;
}

/** How a stretch was found by a search for the worst one. */
export interface StretchSearch {
  /** Of the whole section between two junctions. */
  readonly sectionMeters: number;
  readonly coefficientOfVariation: number;
  /** Expected less predicted, per kilometre and year. */
  readonly excessPerKilometerAndYear: number;
  /** False where a peak search ended with the whole section; null for a sliding window. */
  readonly isPreciseEnough: boolean | null;
}
