import type { filter as englishFilter, period as englishPeriod, print as englishPrint } from '../en/filter.ts';

/** Ποια ατυχήματα εννοούνται, στην οθόνη και στο χαρτί. */
export const filter: typeof englishFilter = {
  title: 'Φίλτρο',
  hint: 'Πατήστε σε μια μπάρα για να φιλτράρετε.',
  every: 'Όλα τα ατυχήματα',
  area: 'Περιοχή στον χάρτη',
  within: 'Περιοχή: {{places}}',
  andMore_one: 'και {{count}} ακόμη',
  andMore_other: 'και {{count}} ακόμη',
  remove: 'Αφαίρεση φίλτρου: {{what}}',
  clearAll: 'Καθαρισμός όλων',
  shown: '{{shown}} από {{all}} ατυχήματα',
  shownShort: '{{shown}} από {{all}}',
  ignored: 'Μέρος της διεύθυνσης δεν αναγνωρίστηκε και παραλείφθηκε: {{names}}.',
};

export const period: typeof englishPeriod = {
  button: 'Περίοδος: {{period}}',
  title: 'Περίοδος',
  all: 'Όλα τα στοιχεία',
  lastYears_one: 'Τελευταίο έτος',
  lastYears_other: 'Τελευταία {{count}} έτη',
  from: 'Πρώτη ημέρα',
  to: 'Τελευταία ημέρα',
  reversed: 'Είναι πριν από την πρώτη ημέρα',
  apply: 'Εμφάνιση της περιόδου',
  noRecordsTitle: 'Δεν υπάρχουν στοιχεία για αυτή την περίοδο',
  noRecordsText: 'Τα στοιχεία καλύπτουν το διάστημα {{covered}}. Τι έγινε έξω από αυτό δεν είναι γνωστό εδώ· δεν είναι μηδέν.',
  showAll: 'Εμφάνιση όλων των στοιχείων',
  partly:
    'Τα στοιχεία καλύπτουν μόνο το διάστημα {{covered}}. Στην υπόλοιπη περίοδο δεν σημαίνει ότι δεν έγιναν ατυχήματα: απλώς δεν υπάρχουν στοιχεία.',
};

export const print: typeof englishPrint = {
  printed: 'Εκτυπώθηκε {{when}}',
  counts: 'Τα διαγράμματα μετρούν: {{measure}}',
  shown: 'Ατυχήματα: {{shown}} από {{all}} (έκδοση δεδομένων {{version}})',
};
