import type { Text } from './language.ts';

/*
 * A table of the sites of a before/after study, counted by whoever made it: a line for each site, with its accidents before and after. It lets a
 * city evaluate that has a spreadsheet and no records.
 */

/** What a column of such a table can be. */
export const STUDY_FIELDS = [
  'code',
  'role',
  'before',
  'after',
  'predicted-before',
  'predicted-after',
  'overdispersion',
  'traffic-before',
  'traffic-after',
] as const;
export type StudyField = (typeof STUDY_FIELDS)[number];

export const STUDY_FIELD_LABELS: Readonly<Record<StudyField, Text>> = {
  code: { el: 'Κωδικός ή όνομα θέσης', en: 'Code or name of the site' },
  role: { el: 'Θέση παρέμβασης ή αναφοράς', en: 'Treated or reference site' },
  before: { el: 'Ατυχήματα πριν', en: 'Accidents before' },
  after: { el: 'Ατυχήματα μετά', en: 'Accidents after' },
  'predicted-before': { el: 'Πρόβλεψη συνάρτησης για την περίοδο πριν', en: 'Predicted by a function for the before period' },
  'predicted-after': { el: 'Πρόβλεψη συνάρτησης για την περίοδο μετά', en: 'Predicted by a function for the after period' },
  overdispersion: { el: 'Υπερδιασπορά k της συνάρτησης', en: 'Overdispersion k of the function' },
  'traffic-before': { el: 'ΕΜΗΚ πριν (οχήματα ανά ημέρα)', en: 'AADT before (vehicles a day)' },
  'traffic-after': { el: 'ΕΜΗΚ μετά (οχήματα ανά ημέρα)', en: 'AADT after (vehicles a day)' },
};

/** A function says all three of a site, or nothing. */
export const PREDICTION_FIELDS = ['predicted-before', 'predicted-after', 'overdispersion'] as const satisfies readonly StudyField[];
export const STUDY_TRAFFIC_FIELDS = ['traffic-before', 'traffic-after'] as const satisfies readonly StudyField[];

export const STUDY_ROLES = ['treated', 'reference'] as const;
export type StudyRole = (typeof STUDY_ROLES)[number];

export const STUDY_ROLE_LABELS: Readonly<Record<StudyRole, Text>> = {
  treated: { el: 'Παρέμβασης', en: 'Treated' },
  reference: { el: 'Αναφοράς', en: 'Reference' },
};

/** More sites than these nobody has counted by hand. */
export const MOST_STUDY_SITES = 20_000;
