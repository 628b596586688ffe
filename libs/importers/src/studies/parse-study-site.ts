import {
  MOST_ACCIDENTS_OF_SITE,
  PREDICTION_FIELDS,
  STUDY_TRAFFIC_FIELDS,
  type SiteRemark,
  type SiteRemarkCode,
  type StudyField,
  type StudyRole,
} from '@elektron/domain';
import { isBlank } from '../code-book.ts';
import { foldText } from '../fold-text.ts';
import { cutText, type DecimalMark } from '../import-format.ts';
import { words } from '../mapping/words.ts';
import { parseSiteNumber } from '../sites/parse-site-number.ts';

/** Numbers of a treated site that a table may hold; `null` where it has no such column. */
export type StudyNumbers = Readonly<Record<(typeof PREDICTION_FIELDS)[number] | (typeof STUDY_TRAFFIC_FIELDS)[number], number | null>>;

/** A site of a study as its line says. */
export interface StudySite extends StudyNumbers {
  readonly row: number;
  /** The number of the line where the table has no codes. */
  readonly code: string;
  readonly role: StudyRole;
  /** Accidents (count). */
  readonly before: number;
  readonly after: number;
}

/** What a line is read by. */
export interface StudyRowForm {
  readonly columns: Readonly<Partial<Record<StudyField, string>>>;
  readonly decimalMark: DecimalMark;
}

const LONGEST_CODE = 200;
const LONGEST_SHOWN = 60;

/** What people write for the two roles, folded (foldText). */
const ROLE_WORDS: Readonly<Record<StudyRole, readonly string[]>> = {
  treated: words('treated; treatment; treat; t; 1; yes; παρεμβαση; παρεμβασησ; θεση παρεμβασησ; ναι; π'),
  reference: words(
    'reference; comparison; control; untreated; r; c; 0; no; αναφορα; αναφορασ; θεση αναφορασ; συγκριση; συγκρισησ; ελεγχου; οχι; α',
  ),
};

/** Bounds within which a number makes sense: more than the first, up to the last. */
const BOUNDS: Readonly<Record<keyof StudyNumbers, readonly [above: number, most: number]>> = {
  'predicted-before': [0, MOST_ACCIDENTS_OF_SITE],
  'predicted-after': [0, MOST_ACCIDENTS_OF_SITE],
  overdispersion: [0, 1_000],
  'traffic-before': [0, 10_000_000],
  'traffic-after': [0, 10_000_000],
};

/**
 * One line of a table of a study.
 * @param cellOf the trimmed text of a column by its heading
 * @returns the site, or all that is wrong with its line
 */
export function parseStudySite(
  row: number,
  cellOf: (heading: string) => string,
  { columns, decimalMark }: StudyRowForm,
): StudySite | readonly SiteRemark[] {
  const faults: SiteRemark[] = [];
  const textOf = (field: StudyField): string => (columns[field] === undefined ? '' : cellOf(columns[field]));
  const refuse = (field: StudyField, code: SiteRemarkCode): null => {
    faults.push({ row, column: columns[field] ?? field, code, value: cutText(textOf(field), LONGEST_SHOWN) });
    return null;
  };
  const count = (field: 'before' | 'after'): number | null => {
    if (isBlank(textOf(field))) return refuse(field, 'NUMBER_MISSING');
    const value = parseSiteNumber(textOf(field), decimalMark);
    const isCount = value !== null && Number.isInteger(value) && value >= 0 && value <= MOST_ACCIDENTS_OF_SITE;
    return isCount ? value : refuse(field, 'NUMBER_INVALID');
  };
  const role = columns.role === undefined ? 'treated' : findRole(textOf('role'));
  if (role === null) refuse('role', 'ROLE_UNKNOWN');
  // What a function or a count says is asked of treated sites alone.
  const amount = (field: keyof StudyNumbers): number | null => {
    if (columns[field] === undefined || role !== 'treated') return null;
    const value = parseSiteNumber(textOf(field), decimalMark);
    const [above, most] = BOUNDS[field];
    return value !== null && value > above && value <= most ? value : refuse(field, 'NUMBER_INVALID');
  };
  const [before, after] = [count('before'), count('after')];
  const numbers = Object.fromEntries(
    [...PREDICTION_FIELDS, ...STUDY_TRAFFIC_FIELDS].map((field) => [field, amount(field)]),
  ) as StudyNumbers;
  if (faults.length > 0 || role === null || before === null || after === null) return faults;
  return { row, code: cutText(textOf('code'), LONGEST_CODE) || String(row), role, before, after, ...numbers };
}

function findRole(text: string): StudyRole | null {
  const folded = foldText(text);
  return (['treated', 'reference'] as const).find((role) => ROLE_WORDS[role].includes(folded)) ?? null;
}
