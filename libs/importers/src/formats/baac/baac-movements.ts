import type { PedestrianMovement, VehicleMovement } from '@elektron/domain';
import { readKept } from '../../code-book.ts';
import type { MovementReading } from '../../import-format.ts';
import { codes } from './baac-codes.ts';

/*
 * How vehicles and pedestrians moved, from the columns that are kept as written: `manv`, `obs` and `actp` of the description by ONISR that is named beside
 * the other lists. `senc` tells a direction along the kilometres of the road, which is none of the compass: directions are not known.
 */

const MANOEUVRES: readonly (readonly [number: number, label: string, movement: VehicleMovement])[] = [
  [1, 'Sans changement de direction', 'ahead'],
  [2, 'Même sens, même file', 'ahead'],
  [3, 'Entre 2 files', 'ahead'],
  [4, 'En marche arrière', 'reversing'],
  [5, 'A contresens', 'other'],
  [6, 'En franchissant le terre-plein central', 'other'],
  [7, 'Dans le couloir bus, dans le même sens', 'ahead'],
  [8, 'Dans le couloir bus, dans le sens inverse', 'other'],
  [9, "En s'insérant", 'other'],
  [10, 'En faisant demi-tour sur la chaussée', 'u-turn'],
  [11, 'Changeant de file à gauche', 'lane-left'],
  [12, 'Changeant de file à droite', 'lane-right'],
  [13, 'Déporté à gauche', 'other'],
  [14, 'Déporté à droite', 'other'],
  [15, 'Tournant à gauche', 'turning-left'],
  [16, 'Tournant à droite', 'turning-right'],
  [17, 'Dépassant à gauche', 'overtaking-left'],
  [18, 'Dépassant à droite', 'overtaking-right'],
  [19, 'Traversant la chaussée', 'other'],
  [20, 'Manœuvre de stationnement', 'other'],
  [21, "Manœuvre d'évitement", 'other'],
  [22, 'Ouverture de porte', 'other'],
  [23, 'Arrêté (hors stationnement)', 'waiting'],
  [24, 'En stationnement (avec occupants)', 'parked'],
  [25, 'Circulant sur trottoir', 'other'],
  [26, 'Autres manœuvres', 'other'],
];

/** Some years write two digits. */
export const MANOEUVRE_CODES = codes<VehicleMovement>(
  MANOEUVRES.map(([number, label, movement]) => [String(number), [label, String(number).padStart(2, '0')], movement]),
);

/** Crossing; from which side is not recorded. The others tell of no path. */
const PEDESTRIAN_ACTION_CODES = codes<PedestrianMovement>([
  ['1', 'Se déplaçant, sens véhicule heurtant', 'walking'],
  ['2', 'Se déplaçant, sens inverse du véhicule', 'walking'],
  ['3', 'Traversant', 'crossing'],
]);

/** A parked vehicle is none (1), nor is leaving the carriageway without an obstacle (16). */
const FIXED_OBJECT_CODES = codes<boolean>(
  Array.from({ length: 17 }, (_, i) => [String(i + 1), String(i + 1).padStart(2, '0'), i + 1 !== 1 && i + 1 !== 16] as const),
);

export const baacMovements: MovementReading = {
  drivesOn: 'right',
  ofVehicle: (attributes) => ({
    movement: readKept(MANOEUVRE_CODES, attributes['manv']),
    from: null,
    to: null,
    lostControl: false,
    hitObject: readKept(FIXED_OBJECT_CODES, attributes['obs']) === true,
  }),
  ofPedestrian: (attributes) => readKept(PEDESTRIAN_ACTION_CODES, attributes['actp']),
};
