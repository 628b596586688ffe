/** The network that stands from files of one kind: what a newer file of that kind replaces. */
export interface StandingRoads {
  readonly segments: readonly StandingSegment[];
  readonly junctions: readonly StandingJunction[];
}

export interface StandingSegment {
  readonly id: string;
  readonly sourceRecordId: string;
  /** Well-known binary, little-endian, degrees. */
  readonly line: Uint8Array;
}

export interface StandingJunction {
  readonly id: string;
  readonly sourceRecordId: string;
}
