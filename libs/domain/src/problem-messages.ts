import { fillText, type Language, type Text } from './language.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** What a person is told: what is wrong and what to do. The compiler refuses a code without both languages. */
export const PROBLEM_MESSAGES: Readonly<Record<ProblemCode, Text>> = {
  AREA_INVALID: {
    el: 'Η περιοχή «{{value}}» δεν είναι έγκυρη. Δώστε δύση, νότο, ανατολή και βορρά σε μοίρες.',
    en: 'The area “{{value}}” is not valid. Give west, south, east and north in degrees.',
  },
  BATCH_NOT_CANCELLABLE: {
    el: 'Η εισαγωγή δεν εκτελείται πια και δεν μπορεί να ακυρωθεί.',
    en: 'The import is no longer running and cannot be cancelled.',
  },
  BATCH_NOT_FOUND: { el: 'Η εισαγωγή δεν βρέθηκε.', en: 'The import was not found.' },
  BATCH_NOT_RESUMABLE: {
    el: 'Μόνο μια εισαγωγή που διακόπηκε μπορεί να συνεχιστεί ή να απορριφθεί.',
    en: 'Only an interrupted import can be resumed or discarded.',
  },
  BATCH_NOT_UNDOABLE: {
    el: 'Μόνο μια ολοκληρωμένη εισαγωγή μπορεί να αναιρεθεί, και μία φορά.',
    en: 'Only a finished import can be undone, and once.',
  },
  CANCELLED: { el: 'Ακυρώθηκε. Δεν άλλαξε τίποτα.', en: 'Cancelled. Nothing was changed.' },
  COUNT_NOT_WHOLE: {
    el: 'Το «{{field}}» πρέπει να είναι ακέραιος αριθμός· δόθηκε {{value}}.',
    en: '“{{field}}” must be a whole number; {{value}} was given.',
  },
  DATABASE_UNAVAILABLE: {
    el: 'Η βάση δεδομένων δεν απαντά. Δοκιμάστε ξανά σε λίγο.',
    en: 'The database does not answer. Try again in a moment.',
  },
  DATA_VERSION_UNKNOWN: { el: 'Η έκδοση δεδομένων {{version}} δεν υπάρχει.', en: 'Data version {{version}} does not exist.' },
  DEPENDENT_BATCH_LATER: {
    el: 'Η νεότερη εισαγωγή {{batch}} στηρίζεται σε αυτήν. Αναιρέστε πρώτα εκείνη.',
    en: 'The later import {{batch}} builds on this one. Undo that one first.',
  },
  FILE_BROKEN_QUOTE: {
    el: 'Στη γραμμή {{row}} του «{{file}}» ένα εισαγωγικό (") ανοίγει και δεν κλείνει ή βρίσκεται μέσα σε τιμή. Διορθώστε τη γραμμή ή αποθηκεύστε ξανά το αρχείο ως CSV.',
    en: 'In line {{row}} of “{{file}}” a quotation mark (") opens and never closes, or stands inside a value. Correct the line or save the file as CSV again.',
  },
  FILE_DUPLICATE_COLUMNS: {
    el: 'Στο «{{file}}» δύο στήλες σημαίνουν το ίδιο ή έχουν το ίδιο όνομα: {{columns}}. Κρατήστε μία.',
    en: 'In “{{file}}” two columns mean the same or have the same name: {{columns}}. Keep one.',
  },
  FILE_EMPTY: { el: 'Το αρχείο «{{file}}» είναι κενό.', en: 'The file “{{file}}” is empty.' },
  FILE_FORMAT_UNKNOWN: {
    el: 'Το «{{file}}» δεν μοιάζει με κανένα γνωστό είδος αρχείου. Στήλες που βρέθηκαν: {{found}}. Δεκτά: {{known}}.',
    en: '“{{file}}” looks like no known kind of file. Columns found: {{found}}. Accepted: {{known}}.',
  },
  FILE_LINE_TOO_LONG: {
    el: 'Η γραμμή {{row}} του «{{file}}» ξεπερνά τους {{limit}} χαρακτήρες. Δεν είναι πίνακας CSV ή λείπει κάποιο εισαγωγικό.',
    en: 'Line {{row}} of “{{file}}” is longer than {{limit}} characters. It is not a CSV table, or a quotation mark is missing.',
  },
  FILE_MISSING_COLUMNS: {
    el: 'Το «{{file}}» μοιάζει με «{{format}}», αλλά λείπουν οι στήλες: {{missing}}. Στήλες που βρέθηκαν: {{found}}.{{note}}',
    en: '“{{file}}” looks like “{{format}}”, but these columns are missing: {{missing}}. Columns found: {{found}}.{{note}}',
  },
  FILE_NOT_TEXT: {
    el: 'Το «{{file}}» δεν είναι αρχείο κειμένου CSV ({{found}}). Αποθηκεύστε τον πίνακα ως CSV και δοκιμάστε ξανά.',
    en: '“{{file}}” is not a CSV text file ({{found}}). Save the table as CSV and try again.',
  },
  FILE_NO_LINES: {
    el: 'Το «{{file}}» ({{table}}) έχει μόνο την επικεφαλίδα και καμία γραμμή με στοιχεία. Ελέγξτε την εξαγωγή του ή αφήστε το έξω.',
    en: '“{{file}}” ({{table}}) has only its header and no line of data. Check how it was exported, or leave it out.',
  },
  FILE_SET_DUPLICATE: {
    el: 'Δύο ή περισσότερα αρχεία είναι του ίδιου είδους («{{table}}»): {{files}}. Δώστε ένα από αυτά τη φορά.',
    en: 'Two or more files are of the same kind (“{{table}}”): {{files}}. Give one of them at a time.',
  },
  FILE_SET_INCOMPLETE: {
    el: 'Λείπει αρχείο: {{missing}}. Τα αρχεία {{given}} αναφέρονται σε ατυχήματα που πρέπει να δοθούν μαζί ή να υπάρχουν ήδη.',
    en: 'A file is missing: {{missing}}. {{given}} refer to accidents that must come with them or be there already.',
  },
  FILE_SET_MIXED: {
    el: 'Τα αρχεία είναι διαφορετικών ειδών: {{found}}. Εισαγάγετε κάθε είδος χωριστά.',
    en: 'The files are of different kinds: {{found}}. Import each kind separately.',
  },
  FILE_TOO_LARGE: {
    el: 'Το «{{file}}» ξεπερνά το όριο των {{limit}} MB.',
    en: '“{{file}}” exceeds the limit of {{limit}} MB.',
  },
  FILTER_VALUE_UNKNOWN: {
    el: 'Το φίλτρο «{{dimension}}» δεν έχει τιμή «{{value}}».',
    en: 'The filter “{{dimension}}” has no value “{{value}}”.',
  },
  HOTSPOT_RUN_NOT_FOUND: { el: 'Η ανάλυση δεν βρέθηκε.', en: 'The analysis was not found.' },
  INPUT_INVALID: { el: 'Το «{{field}}» δεν είναι έγκυρο: {{value}}.', en: '“{{field}}” is not valid: {{value}}.' },
  INPUT_MISSING: {
    el: 'Λείπει: {{part}}. Η μέθοδος «{{method}}» το χρειάζεται.',
    en: 'Missing: {{part}}. The method “{{method}}” needs it.',
  },
  INTERNAL: {
    el: 'Κάτι απέτυχε από δική μας πλευρά. Δοκιμάστε ξανά· αν επιμένει, αναφέρετέ το με την ώρα.',
    en: 'Something failed on our side. Try again; if it persists, report it with the time.',
  },
  INTERVENTION_NOT_FOUND: { el: 'Η παρέμβαση δεν βρέθηκε.', en: 'The intervention was not found.' },
  METHOD_UNKNOWN: {
    el: 'Δεν υπάρχει μέθοδος «{{method}}». Υπάρχουν: {{known}}.',
    en: 'There is no method “{{method}}”. There are: {{known}}.',
  },
  NEGATIVE_COUNT: { el: 'Το «{{field}}» δεν μπορεί να είναι αρνητικό: {{value}}.', en: '“{{field}}” cannot be negative: {{value}}.' },
  NOT_POSITIVE: { el: 'Το «{{field}}» πρέπει να είναι πάνω από μηδέν: {{value}}.', en: '“{{field}}” must be above zero: {{value}}.' },
  NO_ACCIDENTS: {
    el: 'Κανένα ατύχημα δεν ταιριάζει. Χαλαρώστε τα φίλτρα ή εισαγάγετε δεδομένα.',
    en: 'No accident matches. Relax the filters or import data.',
  },
  NO_COMPARISON_ACCIDENTS: {
    el: 'Η ομάδα σύγκρισης δεν έχει ατυχήματα σε μία από τις περιόδους (πριν {{before}}, μετά {{after}}). Διευρύνετέ την.',
    en: 'The comparison group has no accidents in one of the periods (before {{before}}, after {{after}}). Widen it.',
  },
  NO_REFERENCE_VARIATION: {
    el: 'Οι θέσεις αναφοράς ({{sites}}) δεν διαφέρουν μεταξύ τους περισσότερο από την τύχη· η εμπειρική μέθοδος Bayes δεν έχει από πού να μάθει.',
    en: 'The reference sites ({{sites}}) differ from each other no more than chance; empirical Bayes has nothing to learn from.',
  },
  PARAMETER_OUT_OF_RANGE: {
    el: 'Η παράμετρος «{{parameter}}» δεν δέχεται {{value}}. Επιτρέπονται: {{allowed}}.',
    en: 'The parameter “{{parameter}}” does not accept {{value}}. Allowed: {{allowed}}.',
  },
  PARAMETER_UNKNOWN: {
    el: 'Δεν υπάρχει παράμετρος «{{parameter}}». Υπάρχουν: {{known}}.',
    en: 'There is no parameter “{{parameter}}”. There are: {{known}}.',
  },
  PERIOD_EMPTY: { el: 'Η περίοδος {{start}} – {{end}} δεν έχει καμία ημέρα.', en: 'The period {{start}} – {{end}} contains no day.' },
  PERIODS_OVERLAP: {
    el: 'Οι περίοδοι «{{first}}» και «{{second}}» επικαλύπτονται. Αφήστε την περίοδο των έργων έξω και από τις δύο.',
    en: 'The periods “{{first}}” and “{{second}}” overlap. Keep the works period out of both.',
  },
  PERIOD_WITHOUT_RECORDS: {
    el: 'Η περίοδος «{{period}}» βρίσκεται ολόκληρη έξω από τα δεδομένα, που καλύπτουν {{start}} – {{end}}· εκεί δεν υπάρχει τίποτε να μετρηθεί, και αυτό δεν σημαίνει μηδέν ατυχήματα.',
    en: 'The period “{{period}}” lies wholly outside of the records, which cover {{start}} – {{end}}; there is nothing to count in it, which does not mean that there were no accidents.',
  },
  PLACE_INVALID: {
    el: 'Η θέση {{number}} ({{place}}) δεν γίνεται δεκτή: {{reason}}.',
    en: 'Place {{number}} ({{place}}) is not accepted: {{reason}}.',
  },
  SITES_TOO_FEW: {
    el: 'Χρειάζονται τουλάχιστον {{needed}} θέσεις ({{role}})· υπάρχουν {{found}}.',
    en: 'At least {{needed}} sites are needed ({{role}}); there are {{found}}.',
  },
  TIME_NOT_KNOWN: {
    el: 'Η μέθοδος χρειάζεται ημερομηνία· από {{total}} ατυχήματα, {{missing}} δεν έχουν.',
    en: 'The method needs a date; of {{total}} accidents, {{missing}} have none.',
  },
  TOO_MANY_CELLS: {
    el: 'Το πλέγμα θα είχε {{cells}} κελιά (όριο {{limit}}). Μεγαλώστε το κελί ή περιορίστε την περιοχή.',
    en: 'The grid would have {{cells}} cells (limit {{limit}}). Enlarge the cell or narrow the area.',
  },
  STORAGE_FULL: {
    el: 'Ο δίσκος του διακομιστή ή της βάσης γέμισε. Τίποτα δεν χάθηκε· ελευθερώστε χώρο και δοκιμάστε ξανά.',
    en: 'The disk of the server or of the database is full. Nothing is lost; make room and try again.',
  },
  UPLOAD_NOT_AT_HAND: {
    el: 'Η διεργασία των εισαγωγών δεν βρίσκει τα αρχεία που ανέβηκαν. Ο διαχειριστής πρέπει να ορίσει κοινό φάκελο (UPLOAD_DIR)· μετά συνεχίζετε.',
    en: 'The process that imports does not find the uploaded files. The administrator must give all processes one folder (UPLOAD_DIR); then you can resume.',
  },
  UPLOAD_NOT_FOUND: { el: 'Τα αρχεία δεν βρέθηκαν. Ανεβάστε τα ξανά.', en: 'The files were not found. Upload them again.' },
};

/** The sentence for a Problem in a language. */
export function describeProblem(problem: Pick<Problem, 'code' | 'details'>, language: Language): string {
  return fillText(PROBLEM_MESSAGES[problem.code][language], problem.details, language);
}
