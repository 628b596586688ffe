import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  FEATURE_CONDITION_LABELS,
  FEATURE_STATE_LABELS,
  OBSERVATION_METHOD_LABELS,
  STREET_SIDE_LABELS,
  type Text,
} from '@elektron/domain';

/** The closed lists that words of a table of accessibility are matched to. */
type ListId = 'accessibility-item' | 'feature-state' | 'feature-condition' | 'street-side' | 'observation-method';

/** Of what was found; that somebody could not tell is no word of a list, as everywhere. */
const { unknown: _, ...FOUND_LABELS } = FEATURE_STATE_LABELS;

export const ACCESSIBILITY_CODE_LABELS: Readonly<Record<ListId, Readonly<Record<string, Text>>>> = {
  'accessibility-item': Object.fromEntries(Object.entries(ACCESSIBILITY_ITEM_DECLARATIONS).map(([item, { labels }]) => [item, labels])),
  'feature-state': FOUND_LABELS,
  'feature-condition': FEATURE_CONDITION_LABELS,
  'street-side': STREET_SIDE_LABELS,
  'observation-method': OBSERVATION_METHOD_LABELS,
};

/** Words for them in Greek and English, folded (foldText), beside their labels. */
export const ACCESSIBILITY_CODE_WORDS: Readonly<Record<ListId, Readonly<Record<string, readonly string[]>>>> = {
  'accessibility-item': {
    'kerb-ramp': ['ραμπα', 'ραμπα αμεα', 'ραμπα κρασπεδου', 'curb ramp', 'dropped kerb', 'curb cut'],
    'tactile-paving': ['οδευση τυφλων', 'οδηγοσ τυφλων', 'tactile', 'tactile paving surface'],
    crossing: ['διαβαση', 'crosswalk', 'crossing'],
    'audible-signal': ['ηχητικη διαταξη', 'ηχητικοσ σηματοδοτησ', 'accessible pedestrian signal', 'aps'],
    'refuge-island': ['νησιδα προστασιασ πεζων', 'refuge', 'median refuge'],
    footway: ['sidewalk', 'pavement'],
    steps: ['σκαλια', 'σκαλοπατια', 'stairs', 'stairway'],
    obstacle: ['εμποδια', 'obstruction', 'barrier'],
    stop: ['σταση λεωφορειου', 'bus stop', 'tram stop'],
    'disabled-parking': ['θεση σταθμευσησ αμεα', 'θεση αμεα', 'disabled parking space', 'accessible parking', 'blue badge bay'],
  },
  'feature-state': {
    present: ['ναι', 'yes', 'y', 'true', 'exists', 'there'],
    absent: ['οχι', 'δεν υπαρχει', 'απουσιαζει', 'no', 'n', 'false', 'missing', 'not there'],
    'not-applicable': ['n a', 'not needed', 'δεν χρειαζεται'],
  },
  'feature-condition': {
    'in-order': ['καλη', 'καλη κατασταση', 'good', 'ok', 'in good order'],
    defective: ['κακη', 'κακη κατασταση', 'με φθορεσ', 'φθορεσ', 'χαλασμενο', 'bad', 'poor', 'damaged', 'broken'],
  },
  'street-side': {
    left: ['αριστερη', 'l'],
    right: ['δεξια πλευρα', 'δεξιη', 'r'],
    both: ['και οι δυο', 'both', 'both sides'],
    middle: ['μεση', 'κεντρο', 'centre', 'center'],
  },
  'observation-method': {
    'on-site': ['επιτοπια', 'αυτοψια', 'field', 'field survey', 'site visit'],
    imagery: ['φωτογραφιεσ', 'αεροφωτογραφιεσ', 'imagery', 'aerial', 'street view'],
    'open-map': ['openstreetmap', 'osm'],
  },
};
