import type { Period, Text } from '@elektron/domain';

/** So many places are "treated": enough accidents for an interval that says something, few enough to look at. */
export const DEMO_TREATED_PLACES = 12;

/**
 * The demo's before/after study of an intervention that is invented. The year 2016 lies between the periods because the police changed how
 * they record in it, a caveat that a real study of these years would carry too.
 */
export const DEMO_PERIODS: { readonly before: Period; readonly works: Period; readonly after: Period } = {
  before: { start: '2014-01-01', end: '2016-01-01' },
  works: { start: '2016-01-01', end: '2017-01-01' },
  after: { start: '2017-01-01', end: '2019-01-01' },
};

export const DEMO_INTERVENTION: { readonly name: Text; readonly kind: string; readonly source: string; readonly note: Text } = {
  name: {
    el: `Υποθετική παρέμβαση σε ${DEMO_TREATED_PLACES} θέσεις`,
    en: `Hypothetical treatment of ${DEMO_TREATED_PLACES} places`,
  },
  kind: 'illustration',
  source: '',
  note: {
    el:
      'Η παρέμβαση είναι επινοημένη. Η επίδειξη δεν ξέρει τι κατασκευάστηκε πραγματικά εκεί αυτά τα έτη· πραγματικά έργα μπορεί να ευθύνονται ' +
      'για μέρος της μεταβολής. Οι θέσεις επιλέχθηκαν επειδή είχαν τα περισσότερα ατυχήματα το 2014–2015, για να φανεί πώς η απλή σύγκριση ' +
      'βαφτίζει επιτυχία την παλινδρόμηση προς τον μέσο. Το 2016 η αστυνομία άλλαξε σύστημα καταγραφής, και έκτοτε ' +
      'περισσότεροι τραυματισμοί καταγράφονται ως βαριοί: μια αξιολόγηση με φίλτρο βαρύτητας θα σύγκρινε ανόμοια στοιχεία.',
    en:
      'The intervention is invented. The demo does not know what was really built there in these years; real works may be part of the ' +
      'change. The places were picked because they had most accidents in 2014–2015, to show how the naive comparison ' +
      'calls regression to the mean a success. In 2016 the police changed their recording system, and more injuries have been recorded as ' +
      'serious since: an evaluation filtered by severity would compare unlike with unlike.',
  },
};
