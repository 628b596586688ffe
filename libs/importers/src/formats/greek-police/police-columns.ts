import {
  keptColumn,
  normalizeHeading,
  requiredColumn,
  usedColumn,
  type ColumnDeclaration,
  type ColumnOptions,
} from '../../import-format.ts';

/** Headings as they are compared: as written, and as capitals without accents give them. The first is the usual one. */
function named(heading: string, ...others: readonly string[]): Pick<ColumnOptions, 'heading' | 'otherNames'> {
  const headings = [heading, ...others];
  return {
    heading,
    otherNames: [...new Set(headings.flatMap((heading) => [heading, heading.toLocaleUpperCase('el')]).map(normalizeHeading))],
  };
}

const FORM_NUMBER = requiredColumn('form_number', {
  ...named('Αρ. ΔΟΤΑ', 'Αριθμός ΔΟΤΑ', 'Α.Δ. ΔΟΤΑ', 'Αρ. Δ.Ο.Τ.Α.', 'ΔΟΤΑ'),
  identifying: true,
  inDraft: true,
});

/** What lists say of accidents, of which a list of persons may repeat any. */
export const ACCIDENT_COLUMNS: readonly ColumnDeclaration[] = [
  FORM_NUMBER,
  requiredColumn('date', { ...named('Ημερομηνία', 'Ημερομηνία ατυχήματος', 'Ημ/νία', 'Ημ/νία ατυχήματος'), inDraft: true }),
  usedColumn('time', { ...named('Ώρα', 'Ώρα ατυχήματος'), inDraft: true }),
  usedColumn('severity', { ...named('Βαρύτητα', 'Βαρύτητα ατυχήματος', 'Κατηγορία ατυχήματος'), inDraft: true }),
  usedColumn('killed', named('Νεκροί')),
  usedColumn('seriously_injured', named('Βαριά τραυματίες', 'Βαριά', 'Β/Τ')),
  usedColumn('slightly_injured', named('Ελαφρά τραυματίες', 'Ελαφρά', 'Ε/Τ')),
  usedColumn('x', { ...named('Χ (ΕΓΣΑ87)', 'X (ΕΓΣΑ87)', 'Χ ΕΓΣΑ', 'Χ'), inDraft: true }),
  usedColumn('y', { ...named('Υ (ΕΓΣΑ87)', 'Ψ (ΕΓΣΑ87)', 'Y (ΕΓΣΑ87)', 'Υ ΕΓΣΑ', 'Ψ ΕΓΣΑ', 'Υ', 'Ψ'), inDraft: true }),
  usedColumn('longitude', { ...named('Γεωγραφικό μήκος', 'Γεωγρ. μήκος', 'Μήκος'), inDraft: true }),
  usedColumn('latitude', { ...named('Γεωγραφικό πλάτος', 'Γεωγρ. πλάτος', 'Πλάτος'), inDraft: true }),
  // The parts of the road's name stay as they stand, too: what they are together cannot be taken apart again.
  usedColumn('road', named('Οδός', 'Ονομασία οδού')),
  usedColumn('house_number', named('Αριθμός', 'Αρ. οδού', 'Αριθμός οδού')),
  usedColumn('crossing_road', named('Διασταύρωση με', 'Συμβολή με')),
  usedColumn('chainage', named('Χ/Θ', 'Χιλιομετρική θέση')),
  // Police write more in it than a type: the words stay, too.
  usedColumn('type_of_accident', named('Είδος ατυχήματος', 'Τύπος ατυχήματος', 'Είδος σύγκρουσης')),
  usedColumn('light', { ...named('Φωτισμός', 'Συνθήκες φωτισμού'), inDraft: true }),
  usedColumn('weather', { ...named('Καιρός', 'Καιρικές συνθήκες', 'Ατμοσφαιρικές συνθήκες'), inDraft: true }),
  usedColumn('surface', { ...named('Οδόστρωμα', 'Κατάσταση οδοστρώματος'), inDraft: true }),
  usedColumn('junction', { ...named('Κόμβος', 'Είδος κόμβου'), inDraft: true }),
  usedColumn('speed_limit', { ...named('Όριο ταχύτητας'), inDraft: true }),
  usedColumn('unit_1', { ...named('Όχημα Α', 'Όχημα 1', 'Α΄ όχημα'), inDraft: true }),
  usedColumn('unit_2', { ...named('Όχημα Β', 'Όχημα 2', 'Β΄ όχημα'), inDraft: true }),
  usedColumn('unit_3', { ...named('Όχημα Γ', 'Όχημα 3', 'Γ΄ όχημα'), inDraft: true }),
  keptColumn('counter', named('Α/Α')),
  keptColumn('station', named('Υπηρεσία', 'Τμήμα Τροχαίας')),
  keptColumn('municipality', named('Δήμος')),
  keptColumn('built_up_area', named('Κατοικημένη περιοχή')),
  keptColumn('kind_of_road', named('Είδος οδού')),
  keptColumn('direction', named('Ρεύμα κυκλοφορίας', 'Κατεύθυνση')),
  keptColumn('signals', named('Φωτεινή σηματοδότηση')),
  keptColumn('hit_and_run', named('Εγκατάλειψη')),
];

/** What lists of persons say of each; any of the first tells that a line is a person. */
export const PERSON_COLUMNS: readonly ColumnDeclaration[] = [
  requiredColumn('injury', {
    ...named('Βαρύτητα παθόντος', 'Κατάσταση παθόντος', 'Βαρύτητα τραυματισμού', 'Σωματική βλάβη'),
    identifying: true,
    inDraft: true,
  }),
  usedColumn('class', { ...named('Ιδιότητα', 'Ιδιότητα παθόντος'), identifying: true, inDraft: true }),
  usedColumn('sex', { ...named('Φύλο', 'Φύλο παθόντος'), identifying: true, inDraft: true }),
  usedColumn('age', { ...named('Ηλικία', 'Ηλικία παθόντος'), identifying: true, inDraft: true }),
  usedColumn('person_number', { ...named('Α/Α παθόντος', 'Αρ. παθόντος', 'Αριθμός παθόντος'), inDraft: true }),
  usedColumn('vehicle', { ...named('Όχημα', 'Όχημα παθόντος', 'Μέσο μετακίνησης'), inDraft: true }),
  ...ACCIDENT_COLUMNS.map((column) => ({
    ...column,
    role: ['form_number', 'date'].includes(column.id) ? ('required' as const) : ('kept' as const),
    identifying: false,
  })),
];
