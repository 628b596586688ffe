import {
  COMPASS_LABELS,
  COMPASS_POINTS,
  COMPASS_WORDS,
  PEDESTRIAN_MOVEMENTS,
  UNIT_MOVEMENT_LABELS,
  type CompassPoint,
  type PedestrianMovement,
  type Text,
  type VehicleMovement,
} from '@elektron/domain';
import { foldText } from '../fold-text.ts';

/** Words for how units moved and where, as in CODE_WORDS. */

type ListId = 'movement' | 'pedestrian-movement' | 'compass';

const PEDESTRIAN_LABELS = Object.fromEntries(PEDESTRIAN_MOVEMENTS.map((movement) => [movement, UNIT_MOVEMENT_LABELS[movement]]));

export const MOVEMENT_CODE_LABELS: Readonly<Record<ListId, Readonly<Record<string, Text>>>> = {
  movement: UNIT_MOVEMENT_LABELS,
  'pedestrian-movement': PEDESTRIAN_LABELS,
  compass: COMPASS_LABELS,
};

/** Overtaking alone does not say on which side, nor does a change of lane: a person must. */
const VEHICLE_WORDS: Readonly<Record<VehicleMovement, readonly string[]>> = {
  ahead: [
    'ευθεια',
    'ευθεια πορεια',
    'ευθεια κινηση',
    'κινηση ευθεια',
    'κατ ευθειαν',
    'κανονικη πορεια',
    'straight',
    'straight ahead',
    'going straight',
  ],
  'bend-left': ['αριστερη καμπυλη', 'σε αριστερη καμπυλη', 'left hand bend', 'left bend', 'curve left'],
  'bend-right': ['δεξια καμπυλη', 'σε δεξια καμπυλη', 'right hand bend', 'right bend', 'curve right'],
  'turning-left': [
    'αριστερη στροφη',
    'στροφη αριστερα',
    'στροφη προσ τα αριστερα',
    'στριψιμο αριστερα',
    'εστριβε αριστερα',
    'left turn',
    'turn left',
  ],
  'turning-right': ['δεξια στροφη', 'στροφη δεξια', 'στροφη προσ τα δεξια', 'στριψιμο δεξια', 'εστριβε δεξια', 'right turn', 'turn right'],
  'u-turn': ['αναστροφη', 'επιτοπια στροφη', 'επιτοπου στροφη', 'αναστροφη πορειασ', 'uturn', 'making u turn'],
  'lane-left': ['αλλαγη λωριδασ προσ τα αριστερα', 'lane change left', 'changing lanes left'],
  'lane-right': ['αλλαγη λωριδασ προσ τα δεξια', 'lane change right', 'changing lanes right'],
  'overtaking-left': ['προσπεραση αριστερα', 'overtaking left', 'passing on the left'],
  'overtaking-right': ['προσπεραση δεξια', 'overtaking right', 'passing on the right'],
  reversing: ['οπισθοπορεια', 'οπισθεν', 'με την οπισθεν', 'κινηση προσ τα πισω', 'backing', 'backing up', 'reverse'],
  'moving-off': ['εκκινηση', 'ξεκινημα', 'ξεκινουσε', 'εκκινηση απο σταση', 'starting', 'starting in traffic'],
  slowing: ['επιβραδυνση', 'πεδηση', 'φρεναρισμα', 'slowing', 'stopping', 'braking'],
  waiting: [
    'σταματημενο',
    'ακινητο',
    'ακινητοποιημενο',
    'σε σταση',
    'σταση',
    'σε αναμονη',
    'αναμονη',
    'stopped',
    'stationary',
    'waiting',
    'held up',
  ],
  'waiting-left': ['αναμονη για αριστερη στροφη', 'αναμονη για στροφη αριστερα', 'waiting to turn left'],
  'waiting-right': ['αναμονη για δεξια στροφη', 'αναμονη για στροφη δεξια', 'waiting to turn right'],
  parked: ['σταθμευμενο', 'παρκαρισμενο', 'σε σταθμευση', 'σταθμευση', 'parked'],
  other: ['αλλη', 'αλλο', 'other'],
};

const PEDESTRIAN_WORDS: Readonly<Record<PedestrianMovement, readonly string[]>> = {
  'crossing-from-left': ['διασχιση απο αριστερα', 'διασχιζε απο αριστερα', 'crossing from left', 'crossing from the left'],
  'crossing-from-right': ['διασχιση απο δεξια', 'διασχιζε απο δεξια', 'crossing from right', 'crossing from the right'],
  crossing: [
    'διασχιση',
    'διασχιση οδου',
    'διασχιζε',
    'διασχιζει',
    'διασχιση οδοστρωματοσ',
    'πεζοσ διασχιζει',
    'crossing',
    'crossing the road',
    'crossing road',
  ],
  standing: ['στεκοταν', 'ορθιοσ', 'ορθιοσ στο οδοστρωμα', 'πεζοσ στεκεται', 'standing', 'standing in the road'],
  walking: ['βαδιζε', 'βαδιζε κατα μηκοσ', 'βαδιση κατα μηκοσ', 'πεζοσ βαδιζει', 'walking', 'walking along', 'walking along the road'],
};

const COMPASS_MORE: Readonly<Record<CompassPoint, readonly string[]>> = {
  north: ['βορρασ', 'βορειοσ'],
  'north-east': ['βορειοανατολικοσ', 'northeast'],
  east: ['ανατολη', 'ανατολικοσ'],
  'south-east': ['νοτιοανατολικοσ', 'southeast'],
  south: ['νοτοσ', 'νοτιοσ'],
  'south-west': ['νοτιοδυτικοσ', 'southwest'],
  west: ['δυση', 'δυτικοσ'],
  'north-west': ['βορειοδυτικοσ', 'northwest'],
};

/** Latin letters that look like the Greek ones of a point, and are nothing in English. NA is no such: it stands for what is missing. */
const LOOKS_GREEK: Readonly<Partial<Record<CompassPoint, readonly string[]>>> = { north: ['b'], 'north-east': ['ba'], east: ['a'] };

const COMPASS = Object.fromEntries(
  COMPASS_POINTS.map((point) => {
    const { name, letters } = COMPASS_WORDS[point];
    const own = [letters.el, letters.en, name.el, name.en].map(foldText);
    return [point, [...own, ...COMPASS_MORE[point], ...(LOOKS_GREEK[point] ?? [])]];
  }),
);

export const MOVEMENT_CODE_WORDS: Readonly<Record<ListId, Readonly<Record<string, readonly string[]>>>> = {
  movement: { ...VEHICLE_WORDS, ...PEDESTRIAN_WORDS },
  'pedestrian-movement': PEDESTRIAN_WORDS,
  compass: COMPASS,
};

/** Of the one letter a Greek reader reads the south, an English one the north; and a letter may have been typed on the wrong keyboard. */
export const LETTERS_THAT_LOOK_ALIKE: readonly string[] = ['n', 'ν', 'a', 'b', 'ba'];
