import type { Text } from './language.ts';
import { ROAD_CLASSES, type RoadClass } from './road-class.ts';

/**
 * Where on the road network an accident or a count site lies, or why on none of its roads. Everything that is asked has exactly one of them. Append only: the
 * position in the list is what typed arrays hold.
 */
export const ROAD_PLACEMENTS = [
  'segment',
  'junction',
  'no-place',
  'area-only',
  'no-roads',
  'too-far',
  'ambiguous',
  'other-number',
] as const;
export type RoadPlacement = (typeof ROAD_PLACEMENTS)[number];

/** Those that have a road. */
export const PLACED_ON_ROAD: readonly RoadPlacement[] = ['segment', 'junction'];

export const ROAD_PLACEMENT_LABELS: Readonly<Record<RoadPlacement, Text>> = {
  segment: { el: 'Μεταξύ κόμβων', en: 'Between junctions' },
  junction: { el: 'Σε κόμβο', en: 'At a junction' },
  'no-place': { el: 'Χωρίς θέση', en: 'Without a place' },
  'area-only': { el: 'Γνωστή μόνο η περιοχή', en: 'Only the area is known' },
  'no-roads': { el: 'Δεν υπάρχει οδικό δίκτυο', en: 'There is no road network' },
  'too-far': { el: 'Πολύ μακριά από οδό', en: 'Too far from a road' },
  ambiguous: { el: 'Δύο οδοί εξίσου κοντά', en: 'Two roads equally near' },
  'other-number': { el: 'Η κοντινή οδός έχει άλλον αριθμό', en: 'The road nearby has another number' },
};

/** Whether a road is the one that a record names. Unknown where the record names none, or the road bears nothing to compare it with. */
export const ROAD_AGREEMENTS = ['unknown', 'same', 'other'] as const;
export type RoadAgreement = (typeof ROAD_AGREEMENTS)[number];

export const ROAD_AGREEMENT_LABELS: Readonly<Record<RoadAgreement, Text>> = {
  unknown: { el: 'Δεν συγκρίνεται', en: 'Nothing to compare' },
  same: { el: 'Η ίδια οδός', en: 'The same road' },
  other: { el: 'Οδός με άλλον αριθμό', en: 'A road of another number' },
};

/**
 * THE tolerances: what is further away from the middle of a road of a class does not lie on it (metres). Each is 10 m, to which STATS19 rounds its places, and
 * half of what belongs to such a road: carriageways with their verges and median 40 m, of main roads 30 m, streets 20 m, ways on foot 10 m. They are this
 * product's choice: no standard sets them.
 */
export const ROAD_TOLERANCE_METERS: Readonly<Record<RoadClass, number>> = {
  motorway: 30,
  trunk: 30,
  primary: 25,
  secondary: 25,
  tertiary: 25,
  unclassified: 20,
  residential: 20,
  'living-street': 20,
  service: 20,
  busway: 20,
  track: 20,
  pedestrian: 15,
  cycleway: 15,
  footway: 15,
  path: 15,
};

/** Of a road whose class the source does not say: that of a main road, so that nothing is lost for want of a word. */
export const TOLERANCE_METERS_OF_UNKNOWN_CLASS = 25;

/** A junction is within so many metres, along the road. STATS19 says of others: "not at junction or within 20 metres". */
export const JUNCTION_METERS = 20;

/** Of two roads whose distances differ by no more than this, nobody can say which it was: a place rounded to 10 m is off by as much (metres). */
export const DOUBT_METERS = 5;

/** For what is too far from a road, the nearest one is named as far as this (metres). */
export const NEAREST_ROAD_METERS = 1_000;

/** Ways that are no roads: they come after every road within its tolerance, and make no junction where they meet one. */
const WAYS: readonly RoadClass[] = ['pedestrian', 'cycleway', 'footway', 'path'];

/** @param roadClass as it is stored; null or a class of its own where the source says something else */
export function toleranceMetersOf(roadClass: string | null): number {
  const known = ROAD_CLASSES.find((candidate) => candidate === roadClass);
  return known === undefined ? TOLERANCE_METERS_OF_UNKNOWN_CLASS : ROAD_TOLERANCE_METERS[known];
}

export function isRoad(roadClass: string | null): boolean {
  return WAYS.every((way) => way !== roadClass);
}
