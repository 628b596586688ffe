/*
 * Words of street names, folded (lower case, no accents, one sigma): kinds of street, customary abbreviations, and what stands before a name in a
 * sentence. Greek and Latin spellings of a word lead to the same canonical word.
 */

/** What a street is; `null` where the name does not say (in Greek that is the ordinary street, so «οδός» says nothing either). */
export type StreetKind = string;

const list = (words: string): string[] => words.split(' ');

/** Canonical kind: the spellings that mean it wherever they stand first or last in a name. */
const KINDS: Readonly<Record<StreetKind, readonly string[]>> = {
  street: list('street str'),
  avenue: list('λεωφοροσ λεωφορου λεωφ λεωφορο avenue ave av leoforos leoforou leof'),
  square: list('πλατεια πλατειασ πλ πλατ plateia plateias platia square sq'),
  alley: list('παροδοσ παροδου παρ parodos parodou alley'),
  national: list('εο εθνικηοδοσ ethnikiodos eo'),
  provincial: list('επαρχιακηοδοσ eparchiakiodos'),
  motorway: list('αυτοκινητοδρομοσ αυτοκινητοδρομου αυτ/μοσ aftokinitodromos autokinitodromos motorway'),
  pedestrian: list('πεζοδρομοσ πεζοδρομου pezodromos'),
  road: list('road rd'),
  boulevard: list('boulevard blvd'),
  drive: list('drive dr'),
  lane: list('lane ln'),
  place: list('place'),
  court: list('court ct'),
  parkway: list('parkway pkwy pky'),
  expressway: list('expressway expwy expy'),
  highway: list('highway hwy'),
  terrace: list('terrace terr ter'),
  turnpike: list('turnpike tpke'),
  crescent: list('crescent cres'),
  circle: list('circle cir'),
  plaza: list('plaza plz'),
};

export const KIND_OF_WORD: ReadonlyMap<string, StreetKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);

/** English kinds stand last in a name, and a house number may stand before it. */
export const ENGLISH_KINDS: ReadonlySet<string> = new Set(
  list('street road boulevard drive lane place court parkway expressway highway terrace turnpike crescent circle plaza avenue square'),
);

/** Kinds that make another place of the same name: a street is never meant by its square or its alley. */
export const KINDS_APART: ReadonlySet<StreetKind> = new Set(['square', 'alley']);

/** Words that say "street" and no more: «οδός Ερμού» is «Ερμού». */
export const STREET_WORDS: ReadonlySet<string> = new Set(list('οδοσ οδου οδο οδων οδ odos odou od'));

/** What may come before a name in a sentence. */
export const LEADING_WORDS: ReadonlySet<string> = new Set(
  list('επι στην στη στο στον στισ στα τησ του των την τη τον το epi stin sti sto ston tis tou ton on at'),
);

/** Spellings that are one word in names of streets; whose grammatical form an abbreviation does not show is folded for all of them. */
const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  αγ: list('αγιοσ αγιου αγιασ αγια αγιων αγιοι αγιεσ αγιο agios agiou agias agia agion agioi aghiou aghios aghias ayiou ayios ayias ag'),
  βασ: list('βασιλεωσ βασιλισσησ βασιλισσασ βασιλια βασιλευσ vasileos vasilissis vasilissas vasilia vas'),
  μεγαλου: list('μεγ megalou meg'),
  στρατηγου: list('στρ στρατ στρατηγοσ strategou stratigou'),
  πλοιαρχου: list('πλοιαρχ'),
  ταγματαρχου: list('ταγμ ταγματαρχη'),
  λοχαγου: list('λοχ'),
  υπολοχαγου: list('υπολοχ'),
  εθνικησ: list('εθν εθνικη εθνικοσ εθνικου ethnikis ethniki ethn'),
  πανεπιστημιου: list('πανεπ'),
  κωνσταντινου: list('κων/νου κωνστ κωνσταντινοσ'),
  κωνσταντινουπολεωσ: list('κων/πολεωσ κων/πολησ'),
  παπαναστασιου: list('παπαν'),
  δημοκρατιασ: list('δημοκρ'),
  αντιστασεωσ: list('αντιστασησ αντιστ'),
  ανεξαρτησιασ: list('ανεξαρτ'),
  north: list('nth'),
  junior: list('jr'),
  saint: list('saint'),
  center: list('centre ctr'),
  extension: list('ext'),
};

export const WORD_OF_SPELLING: ReadonlyMap<string, string> = new Map(
  Object.entries(SAME_WORDS).flatMap(([word, spellings]) => [word, ...spellings].map((spelling) => [spelling, word] as const)),
);

/** Joins the parts of one name and is left out of it. */
export const JOINING_WORDS: ReadonlySet<string> = new Set(list('και κι kai ke and'));

/** Saints of one feast have one street: «Κωνσταντίνου και Ελένης» is no crossing. */
export const SAINTS_TOGETHER: ReadonlySet<string> = new Set([
  'κωνσταντινου ελενησ',
  'κοσμα δαμιανου',
  'πετρου παυλου',
  'κυριλλου μεθοδιου',
]);

/** Beginnings of month names: a number before one belongs to the name («28 Οκτωβρίου»). */
export const MONTH_BEGINNING =
  /^(?:ιανουαρ|φεβρουαρ|μαρτι|απριλ|μαι|μαη|ιουν|ιουλ|αυγουστ|σεπτεμβ|οκτωβ|οκτ$|νοεμβ|δεκεμβ|ianouar|fevrouar|marti|april|maiou|mai$|ioun|ioul|avgoust|august|septem|okt|oct|noem|novem|dekem|decem)/;
