import { fillText, type Language, type Text } from './language.ts';
import type { RowIssue, RowIssueCode, RowIssueLevel } from './row-issue.ts';

/** What is wrong with a line, and what to write. `column` and `value` are the file's own words. */
export const ROW_ISSUE_MESSAGES: Readonly<Record<RowIssueCode, Text>> = {
  CODE_UNKNOWN: {
    el: 'Η στήλη «{{column}}» έχει την τιμή «{{value}}», που δεν υπάρχει στον κατάλογο κωδικών.',
    en: 'Column “{{column}}” has the value “{{value}}”, which is not in the code list.',
  },
  COLUMNS_SHIFTED: {
    el: 'Η γραμμή δεν έχει τόσες στήλες όσες η επικεφαλίδα: {{value}}. Διορθώστε τα διαχωριστικά.',
    en: 'The line does not have as many columns as the header: {{value}}. Correct the separators.',
  },
  COORDINATE_NOT_A_NUMBER: {
    el: 'Η στήλη «{{column}}» πρέπει να είναι αριθμός· γράφει «{{value}}».',
    en: 'Column “{{column}}” must be a number; it says “{{value}}”.',
  },
  COORDINATE_OUT_OF_RANGE: {
    el: 'Οι συντεταγμένες «{{value}}» ({{column}}) βρίσκονται έξω από το σύστημα αναφοράς. Ελέγξτε μήπως αντιμετατέθηκαν.',
    en: 'The coordinates “{{value}}” ({{column}}) lie outside of their reference system. Check whether they are swapped.',
  },
  DATE_INVALID: {
    el: 'Η στήλη «{{column}}» δεν έχει ημερομηνία που να υπάρχει: «{{value}}».',
    en: 'Column “{{column}}” holds no date that exists: “{{value}}”.',
  },
  DUPLICATE_LINE: {
    el: 'Η ίδια εγγραφή («{{value}}») υπάρχει ήδη πιο πάνω στο αρχείο.',
    en: 'The same record (“{{value}}”) stands earlier in the file.',
  },
  DUPLICATE_LINE_DIFFERS: {
    el: 'Το κλειδί «{{value}}» υπάρχει ήδη πιο πάνω με άλλα στοιχεία. Κρατήσαμε την πρώτη γραμμή· ελέγξτε ποια ισχύει.',
    en: 'The key “{{value}}” stands earlier in the file with other content. The first line was kept; check which is right.',
  },
  FIELD_TOO_LONG: {
    el: 'Η στήλη «{{column}}» έχει πάνω από 2.000 χαρακτήρες: «{{value}}».',
    en: 'Column “{{column}}” has more than 2,000 characters: “{{value}}”.',
  },
  KEY_ROUNDED: {
    el: 'Η στήλη «{{column}}» γράφει «{{value}}»: το πρόγραμμα λογιστικών φύλλων στρογγύλεψε τον αριθμό εγγραφής. Ορίστε τη στήλη ως κείμενο και αποθηκεύστε ξανά.',
    en: 'Column “{{column}}” says “{{value}}”: a spreadsheet has rounded the record number. Format the column as text and save again.',
  },
  NUMBER_INVALID: {
    el: 'Η στήλη «{{column}}» πρέπει να είναι αριθμός μέσα στα λογικά όρια· γράφει «{{value}}».',
    en: 'Column “{{column}}” must be a number within reason; it says “{{value}}”.',
  },
  PARENT_MISSING: {
    el: 'Το ατύχημα «{{value}}» ({{column}}) δεν υπάρχει ούτε στα αρχεία ούτε στις εγγραφές. Η γραμμή περιμένει.',
    en: 'The accident “{{value}}” ({{column}}) is neither in the files nor among the records. The line is held.',
  },
  TIME_INVALID: {
    el: 'Η στήλη «{{column}}» δεν έχει ώρα που να υπάρχει: «{{value}}».',
    en: 'Column “{{column}}” holds no time that exists: “{{value}}”.',
  },
  VALUES_CONTRADICT: {
    el: 'Η στήλη «{{column}}» αντιφάσκει με άλλη στήλη της γραμμής: {{value}}.',
    en: 'Column “{{column}}” contradicts another column of the line: {{value}}.',
  },
  VALUE_MISSING: {
    el: 'Η στήλη «{{column}}» είναι κενή, ενώ χρειάζεται.',
    en: 'Column “{{column}}” is empty, and it is needed.',
  },
  WEEKDAY_CONTRADICTS_DATE: {
    el: 'Η ημέρα «{{value}}» ({{column}}) δεν ταιριάζει με την ημερομηνία. Κρατήσαμε την ημερομηνία.',
    en: 'The weekday “{{value}}” ({{column}}) does not match the date. The date was kept.',
  },
};

export const ROW_ISSUE_LEVEL_LABELS: Readonly<Record<RowIssueLevel, Text>> = {
  warning: { el: 'Δεκτή με επιφύλαξη', en: 'Accepted with a remark' },
  duplicate: { el: 'Διπλή', en: 'Duplicate' },
  held: { el: 'Σε αναμονή', en: 'Held' },
  rejected: { el: 'Απορρίφθηκε', en: 'Rejected' },
};

/** The sentence for an issue in a language. */
export function describeRowIssue(issue: Pick<RowIssue, 'code' | 'column' | 'value'>, language: Language): string {
  return fillText(ROW_ISSUE_MESSAGES[issue.code][language], { column: issue.column ?? '–', value: issue.value }, language);
}
