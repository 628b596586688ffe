import type { Text } from './language.ts';

/*
 * How a unit moved before an accident, in one meaning for all sources: the movement, where it came from and where it was going. Sources write it
 * in their own codes, which stay with the record; each format says what its codes mean (libs/importers, `movements`). The collision diagram is
 * drawn from these lists, with symbols after the Highway Safety Manual (AASHTO 2010, chapter 5, collision diagrams).
 */

/** Clockwise from north, 45° apart. */
export const COMPASS_POINTS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const;
export type CompassPoint = (typeof COMPASS_POINTS)[number];

export interface CompassWords {
  /** In a sentence, after "from" and "to". */
  readonly name: Text;
  /** On a drawing. */
  readonly letters: Text;
}

export const COMPASS_WORDS: Readonly<Record<CompassPoint, CompassWords>> = {
  north: { name: { el: 'βορρά', en: 'north' }, letters: { el: 'Β', en: 'N' } },
  'north-east': { name: { el: 'βορειοανατολικά', en: 'north-east' }, letters: { el: 'ΒΑ', en: 'NE' } },
  east: { name: { el: 'ανατολικά', en: 'east' }, letters: { el: 'Α', en: 'E' } },
  'south-east': { name: { el: 'νοτιοανατολικά', en: 'south-east' }, letters: { el: 'ΝΑ', en: 'SE' } },
  south: { name: { el: 'νότο', en: 'south' }, letters: { el: 'Ν', en: 'S' } },
  'south-west': { name: { el: 'νοτιοδυτικά', en: 'south-west' }, letters: { el: 'ΝΔ', en: 'SW' } },
  west: { name: { el: 'δυτικά', en: 'west' }, letters: { el: 'Δ', en: 'W' } },
  'north-west': { name: { el: 'βορειοδυτικά', en: 'north-west' }, letters: { el: 'ΒΔ', en: 'NW' } },
};

/** As a value of a list. */
export const COMPASS_LABELS: Readonly<Record<CompassPoint, Text>> = {
  north: { el: 'Βόρεια', en: 'North' },
  'north-east': { el: 'Βορειοανατολικά', en: 'North-east' },
  east: { el: 'Ανατολικά', en: 'East' },
  'south-east': { el: 'Νοτιοανατολικά', en: 'South-east' },
  south: { el: 'Νότια', en: 'South' },
  'south-west': { el: 'Νοτιοδυτικά', en: 'South-west' },
  west: { el: 'Δυτικά', en: 'West' },
  'north-west': { el: 'Βορειοδυτικά', en: 'North-west' },
};

const DEGREES_APART = 45;

/** Degrees clockwise from north. */
export function bearingOf(point: CompassPoint): number {
  return COMPASS_POINTS.indexOf(point) * DEGREES_APART;
}

export const VEHICLE_MOVEMENTS = [
  'ahead',
  'bend-left',
  'bend-right',
  'turning-left',
  'turning-right',
  'u-turn',
  'lane-left',
  'lane-right',
  'overtaking-left',
  'overtaking-right',
  'reversing',
  'moving-off',
  'slowing',
  'waiting',
  'waiting-left',
  'waiting-right',
  'parked',
  'other',
] as const;
export type VehicleMovement = (typeof VEHICLE_MOVEMENTS)[number];

/** Left and right as the driver sees them who hits the pedestrian. */
export const PEDESTRIAN_MOVEMENTS = ['crossing-from-left', 'crossing-from-right', 'crossing', 'standing', 'walking'] as const;
export type PedestrianMovement = (typeof PEDESTRIAN_MOVEMENTS)[number];

export type UnitMovement = VehicleMovement | PedestrianMovement;

export const UNIT_MOVEMENT_LABELS: Readonly<Record<UnitMovement, Text>> = {
  ahead: { el: 'Ευθεία', en: 'Going ahead' },
  'bend-left': { el: 'Ευθεία, σε αριστερή καμπύλη', en: 'Going ahead, left-hand bend' },
  'bend-right': { el: 'Ευθεία, σε δεξιά καμπύλη', en: 'Going ahead, right-hand bend' },
  'turning-left': { el: 'Αριστερή στροφή', en: 'Turning left' },
  'turning-right': { el: 'Δεξιά στροφή', en: 'Turning right' },
  'u-turn': { el: 'Αναστροφή', en: 'U-turn' },
  'lane-left': { el: 'Αλλαγή λωρίδας αριστερά', en: 'Changing lane to the left' },
  'lane-right': { el: 'Αλλαγή λωρίδας δεξιά', en: 'Changing lane to the right' },
  'overtaking-left': { el: 'Προσπέραση από αριστερά', en: 'Overtaking on the left' },
  'overtaking-right': { el: 'Προσπέραση από δεξιά', en: 'Overtaking on the right' },
  reversing: { el: 'Οπισθοπορεία', en: 'Reversing' },
  'moving-off': { el: 'Εκκίνηση', en: 'Moving off' },
  slowing: { el: 'Επιβράδυνση ή στάση', en: 'Slowing or stopping' },
  waiting: { el: 'Σταματημένο, σε αναμονή', en: 'Stopped, waiting' },
  'waiting-left': { el: 'Σε αναμονή για αριστερή στροφή', en: 'Waiting to turn left' },
  'waiting-right': { el: 'Σε αναμονή για δεξιά στροφή', en: 'Waiting to turn right' },
  parked: { el: 'Σταθμευμένο', en: 'Parked' },
  other: { el: 'Άλλη κίνηση', en: 'Other movement' },
  'crossing-from-left': { el: 'Πεζός διασχίζει από αριστερά', en: 'Pedestrian crossing from the left' },
  'crossing-from-right': { el: 'Πεζός διασχίζει από δεξιά', en: 'Pedestrian crossing from the right' },
  crossing: { el: 'Πεζός διασχίζει, άγνωστο από πού', en: 'Pedestrian crossing, side not recorded' },
  standing: { el: 'Πεζός στέκεται στο οδόστρωμα', en: 'Pedestrian standing in the carriageway' },
  walking: { el: 'Πεζός βαδίζει κατά μήκος του οδοστρώματος', en: 'Pedestrian walking along the carriageway' },
};

/**
 * How a vehicle's movement is drawn. `turn`: how its heading changes, in degrees clockwise, where no directions are recorded (they say it
 * otherwise). `shift`: a step to one side, which an overtaking vehicle takes back. `start` and `end`: what stands at either end of the line.
 */
export interface VehicleDrawing {
  readonly body: 'line' | 'box';
  readonly turn: number;
  readonly shift: 'none' | 'left' | 'right';
  readonly returns: boolean;
  readonly start: 'none' | 'bar';
  readonly end: 'arrow' | 'double-arrow' | 'arrow-bar' | 'bar';
}

const LINE: VehicleDrawing = { body: 'line', turn: 0, shift: 'none', returns: false, start: 'none', end: 'arrow' };

/** THE drawing rules; `null` where there is no symbol: only directions can show such a movement. */
export const VEHICLE_DRAWINGS: Readonly<Record<VehicleMovement, VehicleDrawing | null>> = {
  ahead: LINE,
  'bend-left': { ...LINE, turn: -45 },
  'bend-right': { ...LINE, turn: 45 },
  'turning-left': { ...LINE, turn: -90 },
  'turning-right': { ...LINE, turn: 90 },
  'u-turn': { ...LINE, turn: 180 },
  'lane-left': { ...LINE, shift: 'left' },
  'lane-right': { ...LINE, shift: 'right' },
  'overtaking-left': { ...LINE, shift: 'left', returns: true },
  'overtaking-right': { ...LINE, shift: 'right', returns: true },
  reversing: { ...LINE, end: 'double-arrow' },
  'moving-off': { ...LINE, start: 'bar' },
  slowing: { ...LINE, end: 'arrow-bar' },
  waiting: { ...LINE, end: 'bar' },
  'waiting-left': { ...LINE, turn: -90, end: 'bar' },
  'waiting-right': { ...LINE, turn: 90, end: 'bar' },
  parked: { ...LINE, body: 'box' },
  other: null,
};

/** The drawing of a vehicle whose movement is not recorded and whose directions are. */
export const DIRECTIONS_ALONE: VehicleDrawing = LINE;

export const UNIT_MOVEMENTS: readonly UnitMovement[] = [...VEHICLE_MOVEMENTS, ...PEDESTRIAN_MOVEMENTS];

/** What a record says of how a vehicle moved; `null` where it does not. */
export interface VehicleMotion {
  readonly movement: VehicleMovement | null;
  /** Where it came from, seen from the place. */
  readonly from: CompassPoint | null;
  /** Where it was going. */
  readonly to: CompassPoint | null;
  /** Skidded, jackknifed or overturned. */
  readonly lostControl: boolean;
  /** Hit an object that is no vehicle and no animal. */
  readonly hitObject: boolean;
}

export const DRIVING_SIDES = ['left', 'right'] as const;
export type DrivingSide = (typeof DRIVING_SIDES)[number];

/** Time zones (IANA) of Europe and its islands where they drive on the left: the United Kingdom, Ireland, Malta and Cyprus. */
const ZONES_ON_THE_LEFT: readonly string[] = [
  'Europe/London',
  'Europe/Belfast',
  'Europe/Jersey',
  'Europe/Guernsey',
  'Europe/Isle_of_Man',
  'Europe/Dublin',
  'Europe/Malta',
  'Europe/Nicosia',
  'Asia/Nicosia',
  'Asia/Famagusta',
];

/** On which side they drive where clocks are set so, in Europe: for records that do not say from which country they are. */
export function drivingSideOf(timeZone: string): DrivingSide {
  return ZONES_ON_THE_LEFT.includes(timeZone) ? 'left' : 'right';
}

/** `compass`: north up, by recorded directions; `movements`: each unit in its own frame, since directions are not recorded. */
export const COLLISION_DRAWINGS = ['compass', 'movements'] as const;
export type CollisionDrawing = (typeof COLLISION_DRAWINGS)[number];

/** Why an accident is not drawn. */
export const UNDRAWN_REASONS = ['source', 'no-vehicles', 'vehicle-unknown', 'pedestrian-unknown'] as const;
export type UndrawnReason = (typeof UNDRAWN_REASONS)[number];

export const UNDRAWN_REASON_LABELS: Readonly<Record<UndrawnReason, Text>> = {
  source: {
    el: 'Η πηγή δεν λέει πώς κινούνταν τα οχήματα με κωδικούς γνωστής σημασίας.',
    en: 'The source does not say how vehicles moved in codes whose meaning is known here.',
  },
  'no-vehicles': { el: 'Δεν υπάρχει όχημα στα στοιχεία του ατυχήματος.', en: 'The record of the accident has no vehicle.' },
  'vehicle-unknown': {
    el: 'Για ένα τουλάχιστον όχημα δεν είναι γνωστή ούτε η κίνηση ούτε η κατεύθυνση.',
    en: 'Of at least one vehicle neither movement nor direction is known.',
  },
  'pedestrian-unknown': {
    el: 'Για έναν τουλάχιστον πεζό δεν είναι γνωστό πώς κινούνταν ή ποιο όχημα τον παρέσυρε.',
    en: 'Of at least one pedestrian it is not known how they moved, or which vehicle hit them.',
  },
};
