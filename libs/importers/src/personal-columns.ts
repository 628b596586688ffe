import { normalizeHeading } from './import-format.ts';
import { LINE_COLUMN } from './parts/geo/line-text.ts';

/*
 * Columns that look like a person's identity. No analysis here needs one, so they are never read: what is not kept cannot leak. Only
 * columns that no format declares are judged, since the publishers of the declared ones have already made them public. What a heading does
 * not tell, its values may: see personal-values.ts.
 */

/** A heading is personal when one of its words is among `words`, one among `together` where there are such, and none among `unless`. */
interface HeadingRule {
  readonly words: RegExp;
  readonly together?: RegExp;
  readonly unless?: RegExp;
}

/**
 * How people write a Greek letter with Latin ones. Headings come in Greek, in Greeklish and in mixtures of both; one list of Greek words serves
 * them all. Longer pieces first.
 */
const LATIN: Readonly<Record<string, string>> = {
  ου: 'ou|oy|u',
  αυ: 'au|av|af|ay',
  ευ: 'eu|ev|ef|ey',
  ει: 'ei|i',
  οι: 'oi|i',
  αι: 'ai|e',
  νν: 'nn|n',
  α: 'a',
  β: 'v|b',
  γ: 'g',
  δ: 'd|th',
  ε: 'e',
  ζ: 'z',
  η: 'i|h',
  θ: 'th|8|u',
  ι: 'i',
  κ: 'k|c',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x|ks|3',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  τ: 't',
  υ: 'y|u|i',
  φ: 'f|ph',
  χ: 'x|ch|h',
  ψ: 'ps',
  ω: 'o|w',
};
const GREEK_PIECE = new RegExp(Object.keys(LATIN).join('|'), 'g');

/** Whole words, parted by blanks: Greek ones (without accents and final sigma) in any spelling, Latin ones as they stand. */
function anyOf(words: string): RegExp {
  const spellings = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(GREEK_PIECE, (piece) => `(?:${piece}|${LATIN[piece] ?? ''})`));
  return new RegExp(`^(?:${spellings.join('|')})$`);
}

/** What the accident's place is called, which is no person's. */
const PLACE_WORDS = anyOf(`accident crash collision incident site scene location place road street junction area
  ατυχηματοσ συμβαντοσ συγκρουσησ τοπου θεσησ οδου οδοσ δρομου κομβου σημειου`);

/** What is said about a licence or a plate without saying whose. */
const KIND_WORDS = anyOf(`type class category kind status valid validity country nationality year years month date held since
  κατηγορια τυποσ ειδοσ ισχυσ χωρα ετοσ ετη ημερομηνια κτηση κτησησ`);

const RULES: readonly HeadingRule[] = [
  {
    words: anyOf(`surname forename firstname lastname middlename fullname maiden
      ονοματεπωνυμο ονοματεπωνυμα ονοματεπωνυμου επωνυμο επωνυμα επωνυμου επιθετο επιθετου πατρωνυμο πατρωνυμου μητρωνυμο μητρωνυμου`),
  },
  {
    // A name is personal when it is a person's: road_name is not.
    words: anyOf('name names initials ονομα ονοματα ονοματοσ'),
    together: anyOf(`driver rider passenger pedestrian casualty victim person owner witness officer first last middle family given full
      father fathers mother mothers spouse οδηγου παθοντα παθοντοσ θυματοσ επιβατη επιβατησ επιβατου πεζου ιδιοκτητη μαρτυρα κατοχου
      εμπλεκομενου δηλουντα προανακριτικου προανακριτη αστυνομικου πατροσ πατερα μητροσ μητερασ συζυγου`),
  },
  { words: anyOf('birth birthdate birthday birthplace born dob γεννηση γεννησησ γεννησεωσ γεννηθηκε') },
  {
    words: anyOf('phone telephone tel mobile cellphone fax τηλεφωνο τηλεφωνα τηλεφωνου τηλ κινητο κινητα κινητου'),
    // A driver on the phone is a cause and no number.
    unless: anyOf('use using used usage distraction distracted χρηση χρησησ αποσπαση'),
  },
  { words: anyOf('email emails mail ημειλ') },
  { words: anyOf('address addresses postcode διευθυνση διευθυνσεισ διευθυνσησ διευθυνσεωσ'), unless: PLACE_WORDS },
  { words: anyOf('home residence residential κατοικια κατοικιασ'), together: anyOf('address postcode street town διευθυνση οδοσ τκ') },
  { words: anyOf('passport nino ssn tin αμκα αφμ ταυτοτητα ταυτοτητασ ταυτοτητων διαβατηριο διαβατηριου') },
  // In Greek letters alone: ADT is average daily traffic everywhere else.
  { words: /^αδτ$/ },
  { words: anyOf('identity identification national tax insurance'), together: anyOf('number no nr card id') },
  { words: anyOf('id'), together: anyOf('card citizen patient') },
  { words: anyOf('licence license διπλωμα διπλωματοσ'), unless: KIND_WORDS },
  { words: anyOf('αδεια αδειασ'), together: anyOf('οδηγησησ οδηγησεωσ'), unless: KIND_WORDS },
  { words: anyOf('vrm vin chassis regno numberplate πλαισιο πλαισιου') },
  { words: anyOf('plate plates registration πινακιδα πινακιδασ πινακιδεσ πινακιδων'), unless: KIND_WORDS },
  { words: anyOf('reg registered'), together: anyOf('no number nr vehicle keeper') },
  { words: anyOf('κυκλοφοριασ'), together: anyOf('αριθμοσ αρ αριθ αδεια αδειασ') },
  { words: anyOf('insurance policy ασφαλιστηριο ασφαλιστηριου συμβολαιο συμβολαιου'), together: anyOf('number no nr αριθμοσ αρ αριθ') },
];

/** On its own, with nothing that says of what. */
const NAME_ALONE = anyOf('name names initials ονομα ονοματα');

/** True for a heading (in the form of normalizeHeading) that looks like a person's identity. */
export function isPersonalHeading(heading: string): boolean {
  const words = wordsOf(heading);
  if (words.length === 1 && NAME_ALONE.test(words[0] ?? '')) return true;
  return RULES.some(({ words: own, together, unless }) => {
    const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
    return has(own) && (together === undefined || has(together)) && !(unless !== undefined && has(unless));
  });
}

/** The same for one of the headings of a table, as they are written: beside a line on the ground a name alone is that of the road. */
export function isPersonalAmong(heading: string, header: readonly string[]): boolean {
  const normalized = normalizeHeading(heading);
  const isOfRoad = NAME_ALONE.test(wordsOf(normalized).join(' ')) && header.some((other) => normalizeHeading(other) === LINE_COLUMN);
  return !isOfRoad && isPersonalHeading(normalized);
}

/** Without accents and final sigma, as Greek headings vary in both; letters that stand alone (Α.Φ.Μ., e-mail) joined to a word. */
function wordsOf(heading: string): string[] {
  const folded = heading.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
  const words = folded.split('_');
  const joined = folded.replace(/(?<=^|_)(\p{L})_(?=\p{L}(?:_|$))/gu, '$1').split('_');
  return [...new Set([...words, ...joined, ...(folded.includes('e_mail') ? ['email'] : [])])];
}
