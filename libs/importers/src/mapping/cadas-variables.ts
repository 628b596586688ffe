import type { Text } from '@elektron/domain';
import { foldText } from '../fold-text.ts';
import type { MappingFieldId } from './mapping-fields.ts';

/*
 * Variables of CADaS, the Common Accident Data Set of the European Commission, by the numbers of its reference guide 3.7 (November 2018): groups A
 * accident, R road, U traffic unit, P person. Only numbers and meanings stand here, and are to be confirmed against the guide that an authority
 * holds; the codes of their values are nowhere in this program: whoever holds the guide states them in a mapping.
 */

export interface CadasVariable {
  /** As headings write it: `A-2`. */
  readonly id: string;
  readonly labels: Text;
  /** What it is here, the likeliest first: what the values look like decides between them. */
  readonly fields: readonly [MappingFieldId, ...MappingFieldId[]];
}

/** THE variables for which there is a field. P-6, the type of road user, is taken for driver, passenger or pedestrian: the kind of vehicle stands in U-2. */
export const CADAS_VARIABLES: readonly CadasVariable[] = [
  { id: 'A-1', labels: { el: 'Αναγνωριστικό ατυχήματος', en: 'Accident id' }, fields: ['accident-key'] },
  { id: 'A-2', labels: { el: 'Ημερομηνία', en: 'Date' }, fields: ['date', 'date-time'] },
  { id: 'A-3', labels: { el: 'Ώρα', en: 'Time' }, fields: ['time', 'hour'] },
  { id: 'A-6', labels: { el: 'Καιρικές συνθήκες', en: 'Weather' }, fields: ['weather'] },
  { id: 'A-7', labels: { el: 'Συνθήκες φωτισμού', en: 'Light' }, fields: ['light'] },
  { id: 'R-1', labels: { el: 'Γεωγραφικό πλάτος', en: 'Latitude' }, fields: ['latitude'] },
  { id: 'R-2', labels: { el: 'Γεωγραφικό μήκος', en: 'Longitude' }, fields: ['longitude'] },
  { id: 'R-7', labels: { el: 'Όριο ταχύτητας', en: 'Speed limit' }, fields: ['speed-limit'] },
  { id: 'R-11', labels: { el: 'Κόμβος', en: 'Junction' }, fields: ['junction'] },
  { id: 'R-14', labels: { el: 'Κατάσταση επιφάνειας', en: 'Surface' }, fields: ['surface'] },
  { id: 'R-16', labels: { el: 'Τύπος οδοστρώματος', en: 'Carriageway type' }, fields: ['road-type'] },
  { id: 'U-1', labels: { el: 'Αναγνωριστικό οχήματος ή πεζού', en: 'Traffic unit id' }, fields: ['unit-key'] },
  { id: 'U-2', labels: { el: 'Είδος οχήματος', en: 'Traffic unit type' }, fields: ['vehicle-type'] },
  { id: 'P-1', labels: { el: 'Αναγνωριστικό προσώπου', en: 'Person id' }, fields: ['casualty-key'] },
  { id: 'P-2', labels: { el: 'Γέννηση ή ηλικία', en: 'Birth or age' }, fields: ['age'] },
  { id: 'P-3', labels: { el: 'Φύλο', en: 'Sex' }, fields: ['sex'] },
  { id: 'P-5', labels: { el: 'Βαρύτητα τραυματισμού', en: 'Injury severity' }, fields: ['casualty-severity'] },
  { id: 'P-6', labels: { el: 'Είδος χρήστη της οδού', en: 'Road user type' }, fields: ['casualty-class'] },
];

/** How far the numbers of each group go. */
const LAST_NUMBERS = { A: 12, R: 24, U: 16, P: 18 } as const;

/** Variables of the guide that have no field here. */
export const CADAS_WITHOUT_FIELD: readonly string[] = Object.entries(LAST_NUMBERS)
  .flatMap(([group, last]) => Array.from({ length: last }, (_, i) => `${group}-${i + 1}`))
  .filter((id) => findCadasVariable(id) === undefined);

/** When somebody was born tells more of them than any analysis needs: this variable is read as an age or not at all. */
export const CADAS_BIRTH_OR_AGE = 'P-2';

/** So many variables tell that a table is one of CADaS: one or two such headings may be there by chance. */
const LEAST_VARIABLES = 3;
const ACCIDENT_ID = 'A-1';

/** The declaration of a variable; `undefined` for one that has no field here. */
export function findCadasVariable(id: string): CadasVariable | undefined {
  return CADAS_VARIABLES.find((variable) => variable.id === id);
}

const HEADING = /^([arup]) ?0?([1-9]\d?)(?: |$)/;

/** Greek capitals that look like the letter of a group. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { α: 'a', ρ: 'p' };

/** The variable that a heading names: `A-2` of `a_2`, `A02`, `A.2 Accident date`, and of `Α-2` with a Greek letter. */
function readVariable(heading: string): string | undefined {
  const folded = foldText(heading).replace(/^[αρ]/, (letter) => LOOK_ALIKE[letter] ?? letter);
  const found = HEADING.exec(folded);
  return found === null ? undefined : `${(found[1] ?? '').toUpperCase()}-${found[2] ?? ''}`;
}

/**
 * For each heading the variable that it names. None is believed to name one unless the table as a whole is one of CADaS: it numbers its accidents
 * by A-1, and at least three of its variables are known.
 * @param headings as written, or folded as a mapping keeps them
 */
export function findCadasVariables(headings: readonly string[]): readonly (string | undefined)[] {
  const variables = headings.map(readVariable);
  const known = new Set(variables.filter((id) => id !== undefined && findCadasVariable(id) !== undefined));
  return known.size >= LEAST_VARIABLES && known.has(ACCIDENT_ID) ? variables : headings.map(() => undefined);
}

/** Whether a heading names the variable of births and ages, in whatever table. */
export function isBirthOrAge(heading: string): boolean {
  return readVariable(heading) === CADAS_BIRTH_OR_AGE;
}

/** Whether a table is one of CADaS by its headings. */
export function hasCadasHeadings(headings: readonly string[]): boolean {
  return findCadasVariables(headings).some((variable) => variable !== undefined);
}

/** Columns that are read as ages and may hold when somebody was born. */
export function findAgePositions({
  header,
  columnIds,
}: {
  readonly header: readonly string[];
  readonly columnIds: readonly (string | null)[];
}): ReadonlySet<number> {
  const variables = findCadasVariables(header);
  return new Set(columnIds.flatMap((id, position) => (id !== null && variables[position] === CADAS_BIRTH_OR_AGE ? [position] : [])));
}

/** Whether a cell of such a column is an age: a date or a year of birth is not, and is not read. */
export function isAge(cell: string): boolean {
  return AGE.test(cell.trim());
}

const AGE = /^\d{1,3}(?:[.,]0+)?$/;
