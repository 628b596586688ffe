/** What is said of an area, in sentences. */
export const STATEMENT_TEXTS = {
  total: {
    el: '{{years}}: {{count|καταγράφηκε|καταγράφηκαν}} {{count}} {{count|ατύχημα|ατυχήματα}}{{injury}}.',
    en: '{{years}}: {{count}} {{count|accident was|accidents were}} recorded{{injury}}.',
  },
  withInjury: { el: ' με τραυματισμό', en: ' in which someone was hurt' },
  none: {
    el: '{{years}}: δεν καταγράφηκε κανένα ατύχημα{{injury}}.',
    en: '{{years}}: no accident was recorded{{injury}}.',
  },
  totalHidden: {
    el: '{{years}}: ο αριθμός δεν δίνεται. Τα ατυχήματα ήταν λιγότερα από {{threshold}}, ή ο αριθμός θα πρόδιδε έναν άλλο μικρό αριθμό.',
    en: '{{years}}: the number is not given. There were fewer than {{threshold}} accidents, or the number would give away another small one.',
  },
  notOfPeriod: {
    el: '{{years}}: για αυτή την περιοχή δεν δίνονται αριθμοί. Δείτε τον δήμο της, ή άλλα έτη.',
    en: '{{years}}: no numbers are given of this area. See its municipality, or other years.',
  },
  yearAlone: {
    el: 'Ένα μόνο έτος δεν συγκρίνεται με άλλα: οι αριθμοί του αλλάζουν πολύ και τυχαία.',
    en: 'A single year is not compared with others: its numbers vary much by chance.',
  },
  fewer: {
    el: 'Ανά έτος ήταν {{percent}} λιγότερα από ό,τι το {{before}} ({{range}}).',
    en: 'A year, that is {{percent}} fewer than in {{before}} ({{range}}).',
  },
  more: {
    el: 'Ανά έτος ήταν {{percent}} περισσότερα από ό,τι το {{before}} ({{range}}).',
    en: 'A year, that is {{percent}} more than in {{before}} ({{range}}).',
  },
  same: { el: 'Ανά έτος ήταν όσα και το {{before}} ({{range}}).', en: 'A year, that is as many as in {{before}} ({{range}}).' },
  range: { el: 'εύρος αβεβαιότητας: {{low}} έως {{high}}', en: 'range of uncertainty: {{low}} to {{high}}' },
  rangeOpen: { el: 'εύρος αβεβαιότητας: από {{low}} και πάνω', en: 'range of uncertainty: {{low}} and above' },
  byChance: {
    el: 'Τόση διαφορά μπορεί να είναι και τυχαία.',
    en: 'A difference like this can be chance alone.',
  },
  notByChance: {
    el: 'Η διαφορά είναι μεγαλύτερη από όση εξηγεί εύκολα η τύχη· την αιτία της δεν τη λέει.',
    en: 'The difference is larger than chance easily explains; it does not say why.',
  },
  changeHidden: {
    el: 'Αν άλλαξε κάτι από το {{before}} δεν λέγεται: ένας από τους δύο αριθμούς δεν δίνεται.',
    en: 'Whether it has changed since {{before}} is not said: one of the two numbers is not given.',
  },
  changeFromNone: {
    el: 'Το {{before}} δεν είχε καταγραφεί κανένα ατύχημα· ποσοστό μεταβολής δεν ορίζεται.',
    en: 'In {{before}} no accident had been recorded; there is no percentage of change.',
  },
  noEarlier: { el: 'Δεν υπάρχει προηγούμενη περίοδος για σύγκριση.', en: 'There is no earlier period to compare with.' },
  within: {
    el: 'Είναι περίπου όσα αναμένονται σε περιοχή τέτοιου μεγέθους: από {{low}} έως {{high}}, με βάση {{areas}} παρόμοιες περιοχές.',
    en: 'That is about as many as one expects in an area of this size: {{low}} to {{high}}, from {{areas}} like areas.',
  },
  above: {
    el: 'Είναι περισσότερα από όσα αναμένονται σε περιοχή τέτοιου μεγέθους: από {{low}} έως {{high}}, με βάση {{areas}} παρόμοιες περιοχές. Εκεί μπορεί απλώς να κυκλοφορούν περισσότεροι.',
    en: 'That is more than one expects in an area of this size: {{low}} to {{high}}, from {{areas}} like areas. There may simply be more traffic.',
  },
  below: {
    el: 'Είναι λιγότερα από όσα αναμένονται σε περιοχή τέτοιου μεγέθους: από {{low}} έως {{high}}, με βάση {{areas}} παρόμοιες περιοχές. Εκεί μπορεί απλώς να κυκλοφορούν λιγότεροι.',
    en: 'That is fewer than one expects in an area of this size: {{low}} to {{high}}, from {{areas}} like areas. There may simply be less traffic.',
  },
  likeListed: {
    el: 'Δεν συγκρίνεται με άλλες διασταυρώσεις: γνωστές είναι μόνο όσες ο αριθμός τους δημοσιεύεται.',
    en: 'It is not compared with other junctions: only those whose number is shown are known.',
  },
  likeHidden: {
    el: 'Σύγκριση με παρόμοιες περιοχές δεν γίνεται: ο αριθμός δεν δίνεται.',
    en: 'It is not compared with like areas: the number is not given.',
  },
  likeTooFew: {
    el: 'Σύγκριση με παρόμοιες περιοχές δεν γίνεται: είναι μόνο {{areas}}.',
    en: 'It is not compared with like areas: there {{areas|is|are}} only {{areas}}.',
  },
  likeNothing: {
    el: 'Σύγκριση με παρόμοιες περιοχές δεν γίνεται: δεν υπάρχει κάτι να συγκριθεί.',
    en: 'It is not compared with like areas: there is nothing to compare.',
  },
  caveat: {
    el: 'Μετρούν μόνο τα ατυχήματα που καταγράφηκαν. Όσα δεν δηλώθηκαν λείπουν, τα ελαφρά συχνότερα. Λίγα ατυχήματα δεν σημαίνουν ασφαλή δρόμο, ούτε πολλά επικίνδυνο: δεν ξέρουμε πόσοι περνούν από εκεί.',
    en: 'Only accidents that were recorded count. Those that nobody reported are missing, slight ones more often. Few accidents do not make a street safe, nor many a dangerous one: how many people pass there is not known.',
  },
} as const;
