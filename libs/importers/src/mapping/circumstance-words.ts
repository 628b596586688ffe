import type { AccidentType, LightCondition, SurfaceCondition, WeatherCondition } from '@elektron/domain';

type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

interface CircumstanceWords {
  readonly 'accident-type': Words<AccidentType>;
  readonly light: Words<LightCondition>;
  readonly weather: Words<WeatherCondition>;
  readonly surface: Words<SurfaceCondition>;
}

/** Words for what was so when an accident happened, of the kind that CODE_WORDS describes. */
export const CIRCUMSTANCE_WORDS: CircumstanceWords = {
  'accident-type': {
    'head-on': ['μετωπικη συγκρουση', 'head on', 'head on collision', 'frontal'],
    'rear-end': ['νωτομετωπικη συγκρουση', 'νωτο μετωπικη', 'οπισθομετωπικη', 'rear end', 'rear end collision', 'front to rear'],
    angle: ['πλαγιομετωπικη συγκρουση', 'πλαγιο μετωπικη', 'πλαγια μετωπικη', 'angle', 'right angle'],
    sideswipe: ['πλαγια συγκρουση', 'sideswipe', 'side swipe'],
    'parked-vehicle': [
      'προσκρουση σε σταθμευμενο',
      'προσκρουση σε σταθμευμενα οχηματα',
      'συγκρουση με σταθμευμενο οχημα',
      'parked vehicle',
      'parked motor vehicle',
      'parked car',
    ],
    // Without a word for whom, somebody on a bicycle or an animal may be meant.
    pedestrian: ['παρασυρση πεζων', 'παρασυρση πεζησ', 'pedestrian', 'hit pedestrian'],
    'fixed-object': [
      'προσκρουση σε σταθερο αντικειμενο',
      'προσκρουση σε αντικειμενο',
      'προσκρουση σε εμποδιο',
      'προσκρουση σε δεντρο',
      'προσκρουση σε στυλο',
      'προσκρουση σε τοιχο',
      'fixed object',
      'hit fixed object',
      'hit object',
      'obstacle',
    ],
    'run-off-road': ['εκτροπη', 'run off road', 'ran off road'],
    overturning: ['overturn', 'overturned', 'rollover'],
    animal: ['προσκρουση σε ζωο', 'παρασυρση ζωου', 'animal', 'hit animal'],
    'single-vehicle': ['πτωση δικυκλου', 'πτωση μοτοσικλετασ', 'πτωση ποδηλατου', 'single vehicle'],
    other: ['αλλο', 'αλλη', 'other'],
  },
  light: {
    daylight: ['ημερα', 'φωσ ημερασ', 'μερα', 'daylight', 'day', 'tageslicht'],
    twilight: ['λυκοφωσ', 'λυκαυγεσ', 'σουρουπο', 'χαραμα', 'dusk', 'dawn', 'twilight', 'dammerung'],
    'dark-lit': [
      'νυχτα με φωτισμο',
      'νυχτα με τεχνητο φωτισμο',
      'νυχτα με επαρκη φωτισμο',
      'τεχνητοσ φωτισμοσ',
      'dark lit',
      'darkness lights lit',
      'dark lighted',
    ],
    'dark-unlit': ['νυχτα χωρισ φωτισμο', 'χωρισ φωτισμο', 'σκοταδι', 'dark unlit', 'darkness no lighting', 'dark not lighted', 'dark no'],
    'dark-lighting-unknown': ['νυχτα', 'dark', 'darkness', 'night', 'dunkelheit'],
  },
  weather: {
    fine: ['καλοκαιρια', 'καλοσ', 'αιθριοσ', 'ηλιοφανεια', 'καθαροσ', 'fine', 'clear', 'dry'],
    rain: ['βροχη', 'βροχεροσ', 'βροχοπτωση', 'rain'],
    snow: ['χιονι', 'χιονοπτωση', 'χιονισμενοσ', 'snow', 'sleet'],
    fog: ['ομιχλη', 'fog', 'mist'],
    wind: ['ανεμοσ', 'ισχυροσ ανεμοσ', 'ισχυροι ανεμοι', 'wind', 'high winds'],
    other: ['αλλο', 'αλλοσ', 'other'],
  },
  surface: {
    dry: ['στεγνη', 'στεγνο', 'ξηρα', 'ξηρο', 'κανονικη', 'dry', 'trocken'],
    wet: ['υγρη', 'υγρο', 'βρεγμενη', 'βρεγμενο', 'ολισθηρη', 'wet', 'damp', 'nass'],
    snow: ['χιονι', 'χιονισμενη', 'χιονισμενο', 'snow'],
    ice: ['παγοσ', 'παγωμενη', 'παγωμενο', 'παγετοσ', 'ice', 'icy', 'frost'],
    flood: ['πλημμυρισμενη', 'πλημμυρα', 'λιμναζοντα', 'flood'],
    other: ['αλλο', 'λασπη', 'λαδια', 'other', 'mud', 'oil'],
  },
};
