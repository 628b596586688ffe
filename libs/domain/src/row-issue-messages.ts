import { fillText, type Language, type Text } from './language.ts';
import type { RowIssue, RowIssueCode, RowIssueLevel } from './row-issue.ts';
import { ACCIDENT_SEVERITY_LABELS, SEVERITIES } from './severity.ts';

/** What is wrong with a line, and what to write. `column` and `value` are the file's own words. */
export const ROW_ISSUE_MESSAGES: Readonly<Record<RowIssueCode, Text>> = {
  ACCIDENT_LINES_DIFFER: {
    el: 'Η γραμμή λέει για το ατύχημα {{value}} κάτι διαφορετικό από προηγούμενη γραμμή. Ισχύει η πρώτη.',
    en: 'The line says something else of accident {{value}} than an earlier line. The first one counts.',
  },
  CASUALTY_COUNT_CONTRADICTS: {
    el: 'Η γραμμή του ατυχήματος γράφει άλλο πλήθος παθόντων από τις γραμμές παθόντων που ήρθαν μαζί του: {{value}}.',
    en: 'The line of the accident states another number of casualties than the lines of casualties that came with it: {{value}}.',
  },
  CODE_UNKNOWN: {
    el: 'Η στήλη «{{column}}» έχει την τιμή «{{value}}», που δεν υπάρχει στον κατάλογο κωδικών.',
    en: 'Column “{{column}}” has the value “{{value}}”, which is not in the code list.',
  },
  COLUMNS_SHIFTED: {
    el: 'Η γραμμή δεν έχει τόσες στήλες όσες η επικεφαλίδα: {{value}}. Διορθώστε τα διαχωριστικά.',
    en: 'The line does not have as many columns as the header: {{value}}. Correct the separators.',
  },
  COORDINATES_AT_ZERO: {
    el: 'Οι συντεταγμένες είναι {{value}}: έτσι γράφουν πολλά προγράμματα την άγνωστη θέση. Το ατύχημα κρατήθηκε χωρίς θέση.',
    en: 'The coordinates are {{value}}, as many programs write an unknown place. The accident was kept without a place.',
  },
  COORDINATES_IN_METERS: {
    el: 'Στις στήλες των μοιρών γράφτηκαν μέτρα: {{value}}. Το ατύχημα μένει χωρίς θέση στον χάρτη· ορίστε τις στήλες ως συντεταγμένες σε μέτρα ή γράψτε μοίρες.',
    en: 'Metres stand in the columns of degrees: {{value}}. The accident stays without a place on the map; say that the columns hold metres, or write degrees.',
  },
  COORDINATES_SWAPPED: {
    el: 'Οι συντεταγμένες φαίνονται αντιμετατεθειμένες: {{value}}. Όπως γράφτηκαν, το ατύχημα μένει χωρίς θέση στον χάρτη ή φαίνεται σε άλλο μέρος· δεχθείτε τη διόρθωση στο «Τι μπορεί να διορθωθεί».',
    en: 'The coordinates seem to be swapped: {{value}}. As written, the accident stays without a place on the map or is shown elsewhere; accept the repair under “What can be put right”.',
  },
  COORDINATES_SWAPPED_BACK: {
    el: 'Οι συντεταγμένες διαβάστηκαν με την αντίστροφη σειρά, όπως δεχθήκατε: {{value}}.',
    en: 'The coordinates were read in the opposite order, as you accepted: {{value}}.',
  },
  COORDINATES_UNUSED: {
    el: 'Οι συντεταγμένες «{{value}}» ({{column}}) δεν δείχνουν θέση· η θέση δίνεται από τις άλλες συντεταγμένες της γραμμής.',
    en: 'The coordinates “{{value}}” ({{column}}) show no place; the place is given by the other coordinates of the line.',
  },
  COORDINATE_DIGIT_LOST: {
    el: 'Από τις συντεταγμένες λείπει ένα ψηφίο: {{value}}. Το ατύχημα μένει χωρίς θέση στον χάρτη· γράψτε ολόκληρους τους αριθμούς.',
    en: 'The coordinates lack a digit: {{value}}. The accident stays without a place on the map; write the whole numbers.',
  },
  COORDINATE_NOT_A_NUMBER: {
    el: 'Η στήλη «{{column}}» πρέπει να είναι αριθμός· γράφει «{{value}}».',
    en: 'Column “{{column}}” must be a number; it says “{{value}}”.',
  },
  COORDINATE_OUT_OF_RANGE: {
    el: 'Οι συντεταγμένες «{{value}}» ({{column}}) βρίσκονται έξω από το σύστημα αναφοράς. Το ατύχημα μένει χωρίς θέση στον χάρτη· διορθώστε τις συντεταγμένες.',
    en: 'The coordinates “{{value}}” ({{column}}) lie outside of their reference system. The accident stays without a place on the map; correct the coordinates.',
  },
  COORDINATE_SEPARATOR_LOST: {
    el: 'Οι συντεταγμένες έχουν χάσει την υποδιαστολή: {{value}}. Το ατύχημα μένει χωρίς θέση στον χάρτη· δεχθείτε τη διόρθωση στο «Τι μπορεί να διορθωθεί».',
    en: 'The coordinates have lost their decimal separator: {{value}}. The accident stays without a place on the map; accept the repair under “What can be put right”.',
  },
  COORDINATE_TRUNCATED: {
    el: 'Οι συντεταγμένες έχουν πολύ λίγα ψηφία για να δείξουν μια θέση στον δρόμο: {{value}}. Η θέση κρατήθηκε ως κατά προσέγγιση· ελέγξτε μήπως κόπηκαν.',
    en: 'The coordinates have too few digits to show a place on a road: {{value}}. The place was kept as approximate; check whether they were cut off.',
  },
  DATE_INVALID: {
    el: 'Η στήλη «{{column}}» δεν έχει ημερομηνία που να υπάρχει: «{{value}}».',
    en: 'Column “{{column}}” holds no date that exists: “{{value}}”.',
  },
  DATE_IN_FUTURE: {
    el: 'Η στήλη «{{column}}» γράφει «{{value}}», που είναι μετά την ημέρα της εισαγωγής. Η γραμμή έμεινε εκτός: διορθώστε την εδώ ή στο αρχείο.',
    en: 'Column “{{column}}” says “{{value}}”, which is after the day of the import. The line was held back: correct it here or in the file.',
  },
  DATE_YEAR_ONLY: {
    el: 'Η στήλη «{{column}}» δεν έχει ημερομηνία που να υπάρχει: «{{value}}». Το ατύχημα κρατήθηκε με το έτος, τη θέση και τη βαρύτητά του· μήνας και ημέρα μένουν άγνωστα.',
    en: 'Column “{{column}}” holds no date that exists: “{{value}}”. The accident was kept with its year, place and severity; month and day are unknown.',
  },
  DATUM_CORRECTED: {
    el: 'Η θέση διαβάστηκε στο σύστημα αναφοράς που δεχθήκατε: {{value}}.',
    en: 'The place was read in the reference system that you accepted: {{value}}.',
  },
  DATUM_SUSPECTED: {
    el: 'Τα δύο ζεύγη συντεταγμένων της γραμμής διαφέρουν όσο δύο συστήματα αναφοράς: {{value}}. Η θέση έμεινε όπως γράφτηκε· μπορείτε να δεχθείτε τη διόρθωση για όλο το αρχείο.',
    en: 'The two pairs of coordinates of the line differ as two reference systems do: {{value}}. The place stays as written; you can accept the repair for the whole file.',
  },
  DUPLICATE_LINE: {
    el: 'Η ίδια εγγραφή («{{value}}») υπάρχει ήδη πιο πάνω στο αρχείο.',
    en: 'The same record (“{{value}}”) stands earlier in the file.',
  },
  DUPLICATE_LINE_DIFFERS: {
    el: 'Το κλειδί «{{value}}» υπάρχει ήδη πιο πάνω με άλλα στοιχεία. Κρατήσαμε την πρώτη γραμμή· ελέγξτε ποια ισχύει.',
    en: 'The key “{{value}}” stands earlier in the file with other content. The first line was kept; check which is right.',
  },
  FEATURE_LINES_DIFFER: {
    el: 'Η γραμμή περιγράφει το στοιχείο {{value}} διαφορετικά από προηγούμενη γραμμή. Ισχύει η πρώτη.',
    en: 'The line describes feature {{value}} in another way than an earlier line. The first one counts.',
  },
  FIELD_TOO_LONG: {
    el: 'Η στήλη «{{column}}» έχει πάνω από 2.000 χαρακτήρες: «{{value}}».',
    en: 'Column “{{column}}” has more than 2,000 characters: “{{value}}”.',
  },
  KEY_ROUNDED: {
    el: 'Η στήλη «{{column}}» γράφει «{{value}}»: το πρόγραμμα λογιστικών φύλλων στρογγύλεψε τον αριθμό εγγραφής. Ορίστε τη στήλη ως κείμενο και αποθηκεύστε ξανά.',
    en: 'Column “{{column}}” says “{{value}}”: a spreadsheet has rounded the record number. Format the column as text and save again.',
  },
  KEY_TOO_LONG: {
    el: 'Η στήλη «{{column}}» αρχίζει με «{{value}}» και έχει πάνω από 200 χαρακτήρες: δεν είναι αριθμός εγγραφής. Διορθώστε τον εδώ ή στο αρχείο.',
    en: 'Column “{{column}}” begins with “{{value}}” and has more than 200 characters: that is no record number. Correct it here or in the file.',
  },
  LINE_CORRECTED: {
    el: 'Η γραμμή είχε μείνει εκτός και διορθώθηκε από τον χρήστη στις στήλες: {{value}}.',
    en: 'The line had been held back and was corrected by hand in: {{value}}.',
  },
  LINE_CROSSES_UNJOINED: {
    el: 'Ο δρόμος διασταυρώνεται με τον «{{value}}» στο ίδιο επίπεδο χωρίς κοινό σημείο. Δεν ενώθηκαν.',
    en: 'The road crosses “{{value}}” on the same level without a common point. They were not joined.',
  },
  LINE_DISCARDED: {
    el: 'Η γραμμή απορρίφθηκε από τον χρήστη: «{{value}}».',
    en: 'The line was discarded by hand: “{{value}}”.',
  },
  LINE_GEOMETRY_INVALID: {
    el: 'Η στήλη «{{column}}» δεν περιέχει γραμμή με μήκος: «{{value}}».',
    en: 'Column “{{column}}” holds no line that has a length: “{{value}}”.',
  },
  LINE_INCOMPLETE: {
    el: 'Ο δρόμος συνεχίζει έξω από το απόσπασμα: {{value}} από τα σημεία του λείπουν από το αρχείο. Μετρά το μακρύτερο συνεχές κομμάτι.',
    en: 'The road goes on outside of the extract: {{value}} of its points are not in the file. The longest unbroken part of it counts.',
  },
  LINE_ON_ANOTHER: {
    el: 'Ο δρόμος συμπίπτει σε όλο του το μήκος με τον «{{value}}» και δεν προσθέτει τίποτα στο δίκτυο.',
    en: 'The road lies on “{{value}}” along its whole length and adds nothing to the network.',
  },
  NUMBER_INVALID: {
    el: 'Η στήλη «{{column}}» πρέπει να είναι αριθμός μέσα στα λογικά όρια· γράφει «{{value}}». Η τιμή μετρά ως άγνωστη.',
    en: 'Column “{{column}}” must be a number within reason; it says “{{value}}”. The value counts as unknown.',
  },
  NUMBER_OF_OTHER_TABLE: {
    el: 'Ο αριθμός ατυχήματος «{{value}}» είναι σε άλλο φύλλο ή αρχείο άλλο ατύχημα: η αρίθμηση αρχίζει ξανά. Η γραμμή έμεινε εκτός: δώστε διαφορετικούς αριθμούς σε κάθε φύλλο (π.χ. με τον μήνα μπροστά).',
    en: 'The accident number “{{value}}” is another accident in another sheet or file: numbers begin anew. The line was held back: give each sheet numbers of its own (the month before them, for instance).',
  },
  OUTSIDE_BOUNDARY: {
    el: 'Η θέση {{value}} βρίσκεται έξω από τα όρια του οργανισμού σας. Ελέγξτε τις συντεταγμένες ή αν το ατύχημα ανήκει σε άλλον φορέα.',
    en: 'The place {{value}} lies outside the boundary of your organisation. Check the coordinates, or whether the accident belongs to another authority.',
  },
  PARENT_MISSING: {
    el: 'Το ατύχημα «{{value}}» ({{column}}) δεν υπάρχει στις εγγραφές, και τα αρχεία αυτά δεν έφεραν έγκυρη γραμμή του. Η γραμμή έμεινε εκτός: διορθώστε τον αριθμό εδώ ή στο αρχείο, ή εισαγάγετε πρώτα το ατύχημα.',
    en: 'The accident “{{value}}” ({{column}}) is not on record, and these files brought no valid line for it. The line was held back: correct the number here or in the file, or import the accident first.',
  },
  POSITIONS_DISAGREE: {
    el: 'Τα δύο ζεύγη συντεταγμένων της γραμμής δείχνουν θέσεις που απέχουν: {{value}}. Κρατήσαμε το πρώτο.',
    en: 'The two pairs of coordinates of the line show places that lie apart: {{value}}. The first pair counts.',
  },
  ROADS_WITHDRAWN: {
    el: 'Οδικά τμήματα του προηγούμενου δικτύου που δεν υπάρχουν πια σε αυτό το αρχείο και αποσύρονται: {{value}}.',
    en: 'Road segments of the former network that are no longer in this file and are withdrawn: {{value}}.',
  },
  SEPARATOR_RESTORED: {
    el: 'Οι συντεταγμένες διαβάστηκαν με την υποδιαστολή τους, όπως δεχθήκατε: {{value}}. Ελέγξτε τη θέση στον χάρτη.',
    en: 'The coordinates were read with their decimal separator, as you accepted: {{value}}. Check the place on the map.',
  },
  SEVERITY_CONTRADICTS: {
    el: 'Η βαρύτητα του ατυχήματος δεν συμφωνεί με τους παθόντες του: {{value}}.',
    en: 'The severity of the accident does not agree with its casualties: {{value}}.',
  },
  TIME_INVALID: {
    el: 'Η στήλη «{{column}}» δεν έχει ώρα που να υπάρχει: «{{value}}».',
    en: 'Column “{{column}}” holds no time that exists: “{{value}}”.',
  },
  TIME_SKIPPED: {
    el: 'Η ώρα {{value}} δεν υπήρξε: εκείνη τη νύχτα τα ρολόγια πήγαν μία ώρα μπροστά (θερινή ώρα). Η ώρα κρατήθηκε όπως γράφτηκε.',
    en: 'The time {{value}} never came: the clocks went forward that night (summer time). It was kept as written.',
  },
  UNIT_COUNT_CONTRADICTS: {
    el: 'Η γραμμή του ατυχήματος γράφει άλλο πλήθος οχημάτων από τις γραμμές οχημάτων που ήρθαν μαζί του: {{value}}.',
    en: 'The line of the accident states another number of vehicles than the lines of vehicles that came with it: {{value}}.',
  },
  VALUES_CONTRADICT: {
    el: 'Η στήλη «{{column}}» αντιφάσκει με άλλη στήλη της γραμμής: {{value}}.',
    en: 'Column “{{column}}” contradicts another column of the line: {{value}}.',
  },
  VALUES_SHIFTED: {
    el: 'Η γραμμή έχει όσες στήλες η επικεφαλίδα, αλλά τιμές της βρίσκονται σε λάθος στήλες: η στήλη «{{column}}» γράφει «{{value}}». Διορθώστε τες εδώ ή στο αρχείο.',
    en: 'The line has as many columns as the header, but values of it stand in the wrong columns: column “{{column}}” says “{{value}}”. Correct them here or in the file.',
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
  held: { el: 'Έμεινε εκτός', en: 'Held back' },
  rejected: { el: 'Απορρίφθηκε', en: 'Rejected' },
};

/** Said in place of a value that is kept no longer. */
const FORGOTTEN: Text = { el: '[διαγράφηκε]', en: '[deleted]' };

/** A value that is ours and not the file's. */
function ownWord(code: RowIssueCode, value: string): Text | undefined {
  const severity = SEVERITIES.find((known) => code === 'SEVERITY_CONTRADICTS' && known === value);
  return severity && ACCIDENT_SEVERITY_LABELS[severity];
}

/** The sentence for an issue in a language. @param issue its value is null once it was forgotten */
export function describeRowIssue(issue: Pick<RowIssue, 'code' | 'column'> & { readonly value: string | null }, language: Language): string {
  // A text in every language: it is said as the file has it, so that a person finds it there (2019-01-31 stays what it is).
  const value = issue.value === null ? FORGOTTEN : (ownWord(issue.code, issue.value) ?? { el: issue.value, en: issue.value });
  const text = ROW_ISSUE_MESSAGES[issue.code][language];
  // What no column says is not said of one.
  return fillText(issue.column === null ? text.replace(' ({{column}})', '') : text, { column: issue.column ?? '–', value }, language);
}
