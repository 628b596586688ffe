import type { Persons } from './statutory/statutory-rule.ts';

/** A piece of a road that belongs to one site: what of a section lies outside of junctions, or the one place of a junction (`from` is `to`). */
export interface RoadPart {
  /** Index into the sites of the network. */
  readonly site: number;
  /** Metres from the start of the road. */
  readonly from: number;
  readonly to: number;
}

/** A road from one of its ends to the other, through its junctions. */
export interface NetworkRoad {
  readonly name: string | null;
  readonly lengthMeters: number;
  /** Metres: its vertices in their order. */
  readonly course: readonly (readonly [x: number, y: number])[];
  /** Sections in pieces, and those junctions of which this is the main road; ascending. */
  readonly parts: readonly RoadPart[];
}

/** The roads of a network, and where along them the accidents lie that are asked about. */
export interface AccidentsOnNetworkRoads {
  readonly roads: readonly NetworkRoad[];
  /** Index by index of the points: the road, or -1. What is at a junction is on its main road. */
  readonly roadOf: Int32Array;
  /** Metres from the start of the road, of what is at a junction that of the junction; NaN where there is no road. */
  readonly positions: Float64Array;
}

/** How an accident came about, as far as records say: by who took part in it. The place in the list is what `types` holds. */
export const PARTICIPANT_TYPES = ['pedestrian', 'bicycle', 'single-vehicle', 'several-vehicles'] as const;
export type ParticipantType = (typeof PARTICIPANT_TYPES)[number];

/** What rules ask of accidents. Index `i` is the same accident in every array. */
export interface AccidentParticipants {
  /** First and last day on which it may have happened (days since 1970-01-01); equal where the day is known. */
  readonly earliestDay: Int32Array;
  readonly latestDay: Int32Array;
  /** The day after the last one of the period. */
  readonly endDay: number;
  /** Position in PARTICIPANT_TYPES; -1 where nobody is known who took part. */
  readonly types: Int8Array;
  readonly persons: Persons;
  /** Those on foot or on a bicycle. */
  readonly vulnerable: Persons;
  /** 1 where no casualty is on record and the accident stands for one person of its severity. */
  readonly personsAssumed: Uint8Array;
}
