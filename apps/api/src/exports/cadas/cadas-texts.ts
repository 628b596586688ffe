import type { Text } from '@elektron/domain';

import type { CadasSheet } from './cadas-columns.ts';
import type { Omission } from './written-codes.ts';

/** Names of the sheets. */
export const SHEET_TITLES: Readonly<Record<CadasSheet | 'codes', Text>> = {
  accidents: { el: 'Ατυχήματα και οδοί', en: 'Accidents and roads' },
  units: { el: 'Οχήματα και πεζοί', en: 'Traffic units' },
  persons: { el: 'Πρόσωπα', en: 'Persons' },
  codes: { el: 'Κωδικοί', en: 'Codes' },
};

/** Headings of the sheet of codes. */
export const CODE_HEADINGS: readonly Text[] = [
  { el: 'Μεταβλητή', en: 'Variable' },
  { el: 'Τι είναι εδώ', en: 'What it is here' },
  { el: 'Τιμή', en: 'Value' },
  { el: 'Κωδικοί που τη σημαίνουν', en: 'Codes that mean it' },
  { el: 'Κενά κελιά', en: 'Empty cells' },
  { el: 'Γιατί είναι κενά', en: 'Why they are empty' },
  { el: 'Αντιστοίχιση και αριθμός εισαγωγής', en: 'Mapping and number of its import' },
];

export const OMISSION_TEXTS: Readonly<Record<Omission, Text>> = {
  'several-codes': {
    el: 'Το σημαίνουν περισσότεροι κωδικοί· δεν επιλέγεται κανένας',
    en: 'Several codes mean it; none of them is chosen',
  },
  'no-code': { el: 'Κανένας κωδικός δεν έχει οριστεί για αυτό', en: 'No code was stated for it' },
  'day-unknown': { el: 'Η ημέρα δεν είναι γνωστή', en: 'The day is not known' },
  'no-casualties': {
    el: 'Ατυχήματα γνωστής βαρύτητας χωρίς καταχωρισμένους παθόντες: η βαρύτητά τους δεν γράφεται πουθενά',
    en: 'Accidents of known severity without casualties on record: their severity is in no cell',
  },
  'other-unit': { el: 'Το όριο είναι καταγεγραμμένο σε άλλη μονάδα', en: 'The limit is recorded in another unit' },
};

export const CADAS_NOTES = {
  guide: {
    label: { el: 'Μεταβλητές', en: 'Variables' },
    text: {
      el: 'Αριθμοί του οδηγού CADaS 3.7· επιβεβαιώστε τους στον οδηγό. Οι κωδικοί των τιμών είναι όσοι έχει ορίσει ο οργανισμός.',
      en: 'Numbers of the CADaS reference guide 3.7, to be confirmed against it. The codes of values are those that the organisation has stated.',
    },
  },
  withoutField: { label: { el: 'Δεν τηρούνται εδώ', en: 'Not kept here' } },
  severity: {
    label: { el: 'Βαρύτητα ατυχήματος', en: 'Severity of accidents' },
    text: {
      el: 'Δεν είναι μεταβλητή: προκύπτει από τα πρόσωπα (P-5). Πρόσωπα είναι μόνο οι παθόντες.',
      en: 'No variable: it follows from the persons (P-5). Persons are casualties only.',
    },
  },
  withheld: {
    label: { el: 'Οχήματα και πρόσωπα', en: 'Traffic units and persons' },
    text: {
      el: 'Δεν περιλαμβάνονται: είναι μόνο για όσους έχουν πρόσβαση σε προσωπικά στοιχεία.',
      en: 'Not in this file: they are only for whoever may see personal fields.',
    },
  },
} as const;
