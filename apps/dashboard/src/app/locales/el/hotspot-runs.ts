import type { comparison as englishComparison, runExport as englishExport } from '../en/hotspot-runs.ts';

/** Μια ανάλυση ως αρχείο. */
export const runExport: typeof englishExport = {
  heading: 'Ό,τι βρήκε η ανάλυση, μαζί με όλα όσα την επαναλαμβάνουν',
  part: 'Τι περιέχει το αρχείο',
  places: 'Θέσεις',
  cells: 'Εξάγωνα',
  lines: 'Κομμάτια οδών',
};

/** Περισσότερες αναλύσεις η μία δίπλα στην άλλη. */
export const comparison: typeof englishComparison = {
  title: 'Σύγκριση αναλύσεων',
  changeTitle: 'Τι άλλαξε',
  choose: 'Σύγκριση αναλύσεων',
  chooseText: 'Σημειώστε από δύο έως τέσσερις αναλύσεις που έχουν τελειώσει, για να τις δείτε στον ίδιο χάρτη.',
  chosen_one: '{{formatted}} επιλεγμένη',
  chosen_other: '{{formatted}} επιλεγμένες',
  compare: 'Σύγκριση',
  pickRun: 'Σύγκριση: {{run}}',
  withRepeated: 'Τι άλλαξε από την αρχική ανάλυση',
  mapLabel: 'Χάρτης των θέσεων που βρήκαν οι αναλύσεις που συγκρίνονται',
  runOf: '{{accidents}} ατυχήματα, έκδοση στοιχείων {{version}}',
  which: 'Ποιοι τόποι',
  shown: {
    every: 'Όλοι ({{formatted}})',
    common: 'Από όλες ({{formatted}})',
    single: 'Μόνο από μία ({{formatted}})',
  },
  tableCaption: 'Τόποι που βρήκε κάποια από τις αναλύσεις',
  changeCaption: 'Τόποι που είναι νέοι, χάθηκαν ή έμειναν',
  place: 'Τόπος',
  showOnMap: 'Τόπος {{number}}: εμφάνιση στον χάρτη',
  status: 'Από τότε',
  statuses: { new: 'νέος', gone: 'χάθηκε', stayed: 'έμεινε' },
  rankChange: 'Σειρά και μέτρο, από τότε έως τώρα',
  why: 'Γιατί διαφέρουν οι αναλύσεις στον τόπο {{number}}:',
  notFound: 'δεν βρέθηκε',
  nHere: 'n εδώ {{n}}',
  andOthers: 'και άλλες {{n}}',
  agreement: 'Πόσο συμφωνούν',
  pair: 'Αναλύσεις',
  measures: {
    matched: 'Θέσεις σε κοινό τόπο',
    places: 'Κοινοί τόποι',
    accidents: 'Κοινά ατυχήματα',
    ranks: 'Συσχέτιση σειρών των κοινών τόπων',
  },
  matchedOf: '{{letter}}: {{matched}} από {{hotspots}}',
  ofPlaces: '{{both}} από {{either}} που βρήκε κάποια από τις δύο',
  ofAccidents: '{{both}} από {{either}} σε θέσεις κάποιας από τις δύο· {{asked}} κοινά στο ερώτημα',
};
