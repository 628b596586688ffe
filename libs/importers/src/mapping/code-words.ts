import {
  ACCIDENT_SEVERITY_LABELS,
  ACCIDENT_TYPE_LABELS,
  CASUALTY_CLASS_LABELS,
  CASUALTY_SEVERITY_LABELS,
  COUNT_BASIS_LABELS,
  COUNT_DIRECTION_LABELS,
  JUNCTION_TYPE_LABELS,
  LIGHT_CONDITION_LABELS,
  ROAD_CLASS_LABELS,
  ROAD_TYPE_LABELS,
  ROAD_USER_LABELS,
  SEX_LABELS,
  SURFACE_CONDITION_LABELS,
  WEATHER_CONDITION_LABELS,
  type Text,
} from '@elektron/domain';
import { ACCESSIBILITY_CODE_LABELS, ACCESSIBILITY_CODE_WORDS } from './accessibility-code-words.ts';
import { CIRCUMSTANCE_WORDS } from './circumstance-words.ts';
import type { CodeListId } from './mapping-fields.ts';
import { LETTERS_THAT_LOOK_ALIKE, MOVEMENT_CODE_LABELS, MOVEMENT_CODE_WORDS } from './movement-words.ts';
import { ROAD_USER_WORDS } from './road-user-words.ts';

/** In files with a line for each person: somebody who was there and was not hurt is no casualty. */
export const UNHURT = 'unhurt';

/** The values of each list, with their labels. */
export const CODE_LABELS: Readonly<Record<CodeListId, Readonly<Record<string, Text>>>> = {
  severity: ACCIDENT_SEVERITY_LABELS,
  'casualty-severity': {
    ...CASUALTY_SEVERITY_LABELS,
    [UNHURT]: { el: 'Δεν τραυματίστηκε (δεν είναι παθών)', en: 'Not hurt (no casualty)' },
  },
  'casualty-class': CASUALTY_CLASS_LABELS,
  'road-user': ROAD_USER_LABELS,
  sex: SEX_LABELS,
  'accident-type': ACCIDENT_TYPE_LABELS,
  light: LIGHT_CONDITION_LABELS,
  weather: WEATHER_CONDITION_LABELS,
  surface: SURFACE_CONDITION_LABELS,
  'road-type': ROAD_TYPE_LABELS,
  junction: JUNCTION_TYPE_LABELS,
  'road-class': ROAD_CLASS_LABELS,
  'count-direction': COUNT_DIRECTION_LABELS,
  'count-basis': COUNT_BASIS_LABELS,
  ...MOVEMENT_CODE_LABELS,
  ...ACCESSIBILITY_CODE_LABELS,
};

/**
 * Words that police forms, spreadsheets and registers write for a value beside its label, folded. A word of up to three letters counts only as the
 * whole text; a longer one also as the beginning of it.
 */
export const CODE_WORDS: Readonly<Record<CodeListId, Readonly<Record<string, readonly string[]>>>> = {
  severity: {
    fatal: ['θ', 'θαν', 'θανατηφορο', 'θανατοσ', 'νεκροσ', 'νεκροι', 'fatal', 'killed', 'k', 'death'],
    serious: [
      'β',
      'βτ',
      'β τ',
      'βαρυ',
      'βαρυσ',
      'βαρια',
      'βαρεωσ',
      'σοβαρο',
      'σοβαρα',
      'σοβαροσ',
      'serious',
      'severe',
      'major',
      'suspected serious',
      'a',
    ],
    slight: ['ε', 'ετ', 'ε τ', 'ελαφρυ', 'ελαφρυσ', 'ελαφρα', 'ελαφρωσ', 'slight', 'minor', 'suspected minor', 'possible injury', 'b'],
    injury: ['τ', 'τραυματισμοσ', 'τραυματιασ', 'με τραυματια', 'με τραυματισμο', 'injury', 'injured', 'sa povredjenim'],
    'damage-only': [
      'υζ',
      'υλικεσ ζημιεσ',
      'υλικων ζημιων',
      'μονο υλικεσ',
      'property damage',
      'damage only',
      'no injury',
      'pdo',
      'o',
      'sa mat stetom',
    ],
  },
  'casualty-severity': {
    fatal: ['θ', 'θαν', 'νεκροσ', 'νεκρη', 'νεκροι', 'θανατοσ', 'fatal', 'killed', 'mort', 'dead'],
    serious: ['β', 'βτ', 'β τ', 'βαρια', 'βαρεωσ', 'βαρυ', 'σοβαρα', 'σοβαροσ', 'serious', 'severe', 'ferit greu', 'major'],
    slight: ['ε', 'ετ', 'ε τ', 'ελαφρα', 'ελαφρωσ', 'ελαφρυ', 'slight', 'minor', 'ferit lleu'],
    [UNHURT]: [
      'αβλαβησ',
      'σωοσ',
      'σωα',
      'δεν τραυματιστηκε',
      'χωρισ τραυματισμο',
      'unhurt',
      'uninjured',
      'not injured',
      'no injury',
      'illeso',
      'unverletzt',
    ],
  },
  'casualty-class': {
    driver: ['ο', 'οδηγοσ', 'driver', 'rider', 'conductor', 'αναβατησ'],
    passenger: ['ε', 'επιβατησ', 'συνεπιβατησ', 'μεταφερομενοσ', 'passenger', 'passatger'],
    pedestrian: ['π', 'πεζοσ', 'πεζη', 'pedestrian', 'vianant'],
  },
  'road-user': ROAD_USER_WORDS,
  sex: {
    female: ['γ', 'θ', 'γυναικα', 'θηλυ', 'θηλυκο', 'γυναικεσ', 'female', 'f', 'w', 'dona', 'woman'],
    male: ['α', 'ανδρασ', 'αντρασ', 'αρρεν', 'αρσενικο', 'ανδρεσ', 'male', 'm', 'home', 'man'],
  },
  ...CIRCUMSTANCE_WORDS,
  'road-type': {
    'single-carriageway': ['ενιαιο οδοστρωμα', 'διπλησ κατευθυνσησ', 'single carriageway', 'two way'],
    'dual-carriageway': ['χωριστα οδοστρωματα', 'διαχωρισμενη', 'αυτοκινητοδρομοσ', 'με νησιδα', 'dual carriageway', 'divided', 'motorway'],
    roundabout: ['κυκλικοσ κομβοσ', 'roundabout'],
    'one-way': ['μονοδρομοσ', 'μονησ κατευθυνσησ', 'one way'],
    'slip-road': ['κλαδοσ κομβου', 'ραμπα', 'slip road', 'ramp'],
    other: ['αλλο', 'other'],
  },
  junction: {
    none: ['εκτοσ κομβου', 'οχι', 'ευθεια', 'not at junction', 'no junction', 'none', 'mid block'],
    crossroads: ['διασταυρωση', 'σταυροδρομι', 'τετρασκελησ', 'crossroads', 'four way'],
    't-or-staggered': ['συμβολη', 'τυπου τ', 'τυπου υ', 'τρισκελησ', 't or staggered', 't junction', 'y junction'],
    roundabout: ['κυκλικοσ κομβοσ', 'roundabout', 'mini roundabout'],
    other: ['αλλο', 'other'],
  },
  // What a national or a provincial road is among these classes no law says: a person has to.
  'road-class': {
    motorway: ['αυτοκινητοδρομοσ', 'κλειστοσ αυτοκινητοδρομοσ', 'motorway link', 'freeway'],
    trunk: ['ταχειασ κυκλοφοριασ', 'trunk link', 'expressway'],
    primary: ['κυρια', 'πρωτευουσα', 'κυρια αρτηρια', 'primary', 'primary link'],
    secondary: ['δευτερευουσα', 'δευτερευουσα αρτηρια', 'secondary', 'secondary link'],
    tertiary: ['συλλεκτηρια', 'συλλεκτηριοσ', 'tertiary', 'tertiary link', 'collector'],
    unclassified: ['τοπικη', 'local road', 'local street', 'minor'],
    residential: ['κατοικιασ', 'residential'],
    'living-street': ['ηπιασ κυκλοφοριασ', 'woonerf'],
    service: ['προσβασησ', 'παραπλευρη', 'παραπλευροσ', 'service', 'access road'],
    track: ['αγροτικη', 'αγροτικοσ', 'δασικοσ', 'δασικη', 'χωματοδρομοσ', 'dirt road'],
    pedestrian: ['πεζοδρομοσ', 'pedestrian'],
    cycleway: ['ποδηλατοδρομοσ', 'cycleway', 'cycle path'],
    footway: ['πεζοδρομιο', 'footway', 'sidewalk', 'steps'],
    path: ['μονοπατι', 'path', 'bridleway'],
  },
  // Of single letters none: a folded Greek Ν is the south and looks like the Latin N of the north, which is a value of the list by itself.
  'count-direction': {
    N: ['nb', 'north', 'northbound', 'βορεια', 'βορρασ'],
    S: ['sb', 'south', 'southbound', 'νοτια', 'νοτοσ'],
    E: ['eb', 'east', 'eastbound', 'ανατολικα', 'ανατολη'],
    W: ['wb', 'west', 'westbound', 'δυτικα', 'δυση'],
    C: ['both', 'two way', 'combined', 'total', 'αμφιδρομα', 'συνολο', 'και τα δυο ρευματα'],
  },
  'count-basis': {
    counted: ['counted', 'measured', 'observed', 'μετρηθηκε', 'μετρημενη', 'μετρησεισ'],
    estimated: ['estimated', 'modelled', 'expanded', 'εκτιμηθηκε', 'εκτιμωμενη', 'αναγωγη'],
  },
  ...MOVEMENT_CODE_WORDS,
  ...ACCESSIBILITY_CODE_WORDS,
};

/** Words that look like those of another value: a person has to look, however well they fit. */
export const UNSURE_WORDS: Readonly<Partial<Record<CodeListId, readonly string[]>>> = { compass: LETTERS_THAT_LOOK_ALIKE };

/** Beginnings that say less than what may follow them: an injury may be a serious one, and what is called an automobile a lorry. */
export const GENERAL_WORDS: Readonly<Partial<Record<CodeListId, readonly string[]>>> = {
  severity: ['τραυματισμοσ', 'τραυματιασ', 'injury'],
  'casualty-severity': ['τραυματισμοσ', 'τραυματιασ', 'injury'],
  'road-user': ['αυτοκινητο', 'οχημα'],
};

/** Words that name none of the values, and tell that it is not what stands before: a goods vehicle without its weight is neither a light nor a heavy one. */
export const UNCLEAR_WORDS: Readonly<Partial<Record<CodeListId, readonly string[]>>> = { 'road-user': ['φορτηγο', 'φορτηγα'] };

/** What forms write where nobody knows. */
export const UNKNOWN_WORDS: readonly string[] = [
  'αγνωστο',
  'αγνωστη',
  'αγνωστοσ',
  'δεν ειναι γνωστο',
  'μη διαθεσιμο',
  'unknown',
  'not known',
  'not stated',
  'n a',
  'na',
  'desconegut',
];
