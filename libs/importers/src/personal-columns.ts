/*
 * Columns that look like a person's identity. No analysis here needs one, so they are never read: what is not kept cannot leak. Only
 * columns that no format declares are judged, since the publishers of the declared ones have already made them public.
 */

/** Words that alone mark a column, in the form of normalizeHeading without accents. */
const PERSONAL_WORDS: readonly string[] = [
  'surname',
  'forename',
  'firstname',
  'lastname',
  'fullname',
  'birth',
  'birthdate',
  'dob',
  'phone',
  'telephone',
  'mobile',
  'email',
  'address',
  'postcode',
  'passport',
  'licence',
  'license',
  'registration',
  'vrm',
  'vin',
  'chassis',
  'plate',
  'nino',
  'ssn',
  'ονοματεπωνυμο',
  'επωνυμο',
  'πατρωνυμο',
  'μητρωνυμο',
  'γεννηση',
  'γεννησησ',
  'τηλεφωνο',
  'κινητο',
  'διευθυνση',
  'αδτ',
  'αφμ',
  'αμκα',
  'πινακιδα',
  'πινακιδεσ',
  'πλαισιο',
  'πλαισιου',
  'διαβατηριο',
  'διπλωμα',
  'διπλωματοσ',
];

/** A name is personal when it is a person's: road_name is not. */
const NAME_WORDS: ReadonlySet<string> = new Set(['name', 'names', 'initials', 'ονομα']);
const PERSON_WORDS: ReadonlySet<string> = new Set([
  'driver',
  'rider',
  'passenger',
  'pedestrian',
  'casualty',
  'victim',
  'person',
  'owner',
  'witness',
  'officer',
  'first',
  'last',
  'family',
  'given',
  'full',
  'οδηγου',
  'παθοντα',
  'παθοντοσ',
  'επιβατη',
  'πεζου',
  'ιδιοκτητη',
  'μαρτυρα',
  'προανακριτικου',
]);

const PERSONAL: ReadonlySet<string> = new Set(PERSONAL_WORDS);

/** True for a heading (in the form of normalizeHeading) that looks like a person's identity. */
export function isPersonalHeading(heading: string): boolean {
  const words = foldGreek(heading).split('_');
  if (words.length === 1 && NAME_WORDS.has(words[0] ?? '')) return true;
  if (words.some((word) => PERSONAL.has(word))) return true;
  return words.some((word) => NAME_WORDS.has(word)) && words.some((word) => PERSON_WORDS.has(word));
}

/** Without accents and final sigma, as Greek headings vary in both. */
function foldGreek(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}
