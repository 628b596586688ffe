import type { FoundBy, MatchLevel, NotPlacedReason, PlaceDescription } from '@elektron/geocoding';

/** A place that an accident's words may mean; the numbers are those of libs/geocoding. */
export interface ProposedPlace {
  /** Metres of the organisation's plane. */
  readonly x: number;
  readonly y: number;
  readonly foundBy: FoundBy;
  readonly source: 'rows' | 'network';
  readonly streets: readonly { readonly name: string; readonly level: MatchLevel }[];
  readonly confidence: number;
  /** Accidents behind it, and those of them that lie there. */
  readonly rows: number;
  readonly agreeing: number;
}

/** Why an accident is looked at by itself. */
export type OpenReason = NotPlacedReason | 'OUTSIDE_BOUNDARY';

/** What was found for an accident without position. */
export interface PlaceProposal {
  readonly accidentId: string;
  /** The surest first. */
  readonly candidates: readonly ProposedPlace[];
  /** Why the first candidate may not be accepted together with others; null where it may. */
  readonly reason: NotPlacedReason | null;
}

/** Keys 1 to 9 choose one of them. */
export const MOST_CANDIDATES = 9;

export interface NamedAccident extends PlaceDescription {
  readonly accidentId: string;
}
