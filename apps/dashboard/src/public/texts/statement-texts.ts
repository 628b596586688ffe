/** What is said of an area, in sentences. */
export const STATEMENT_TEXTS = {
  total: {
    el: '{{years}}: {{count|καταγράφηκε|καταγράφηκαν}} {{count}} {{count|ατύχημα|ατυχήματα}}{{which}}.',
    en: '{{years}}: {{count}} {{count|accident was|accidents were}} recorded{{which}}.',
  },
  withInjury: { el: ' με νεκρό ή τραυματία', en: ' in which someone was killed or hurt' },
  withDamage: {
    el: ', μαζί και όσα δεν είχαν νεκρό ή τραυματία',
    en: ', including those in which nobody was killed or hurt',
  },
  none: {
    el: '{{years}}: δεν καταγράφηκε κανένα ατύχημα{{which}}.',
    en: '{{years}}: no accident was recorded{{which}}.',
  },
  totalHidden: {
    el: '{{years}}: ο αριθμός δεν δίνεται. Τα ατυχήματα ήταν λιγότερα από {{threshold}}, ή ο αριθμός θα πρόδιδε έναν άλλο μικρό αριθμό.',
    en: '{{years}}: the number is not given. There were fewer than {{threshold}} accidents, or the number would give away another small one.',
  },
  totalKeptBack: {
    el: '{{years}}: ο συνολικός αριθμός δεν δίνεται, γιατί θα πρόδιδε έναν άλλο μικρό αριθμό. Τα ατυχήματα ήταν τουλάχιστον {{least}}: τόσα φαίνονται στις κατηγορίες τους.',
    en: '{{years}}: the total is not given, because it would give away another small number. There were {{least}} accidents at least: so many are told by their kinds.',
  },
  ofLayer: {
    el: 'Στην κατηγορία που δείχνει ο χάρτης («{{layer}}») {{count|ανήκει|ανήκουν}} {{count}}.',
    en: '{{count}} {{count|is|are}} of the kind that the map shows (“{{layer}}”).',
  },
  ofLayerHidden: {
    el: 'Πόσα ανήκουν στην κατηγορία που δείχνει ο χάρτης («{{layer}}»), δεν δίνεται.',
    en: 'How many are of the kind that the map shows (“{{layer}}”) is not given.',
  },
  notOfPeriod: {
    el: '{{years}}: για αυτή την περιοχή δεν δίνονται αριθμοί. Δείτε τον δήμο της, ή άλλα έτη.',
    en: '{{years}}: no numbers are given for this area. See its municipality, or other years.',
  },
  yearAlone: {
    el: 'Ένα μόνο έτος δεν συγκρίνεται με άλλα: οι αριθμοί του αλλάζουν πολύ και τυχαία.',
    en: 'A single year is not compared with others: its numbers vary much by chance.',
  },
  fewer: {
    el: 'Ανά έτος ήταν {{percent}} λιγότερα από ό,τι το {{before}} ({{range}}).',
    en: 'That is {{percent}} fewer a year than in {{before}} ({{range}}).',
  },
  more: {
    el: 'Ανά έτος ήταν {{percent}} περισσότερα από ό,τι το {{before}} ({{range}}).',
    en: 'That is {{percent}} more a year than in {{before}} ({{range}}).',
  },
  same: {
    el: 'Ανά έτος ήταν περίπου όσα και το {{before}} ({{range}}).',
    en: 'That is about as many a year as in {{before}} ({{range}}).',
  },
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
  like: {
    el: 'Για το μέγεθός της αναμένονται κατά μέσο όρο {{expected}} και συνήθως από {{low}} έως {{high}}, με βάση τις {{areas}} περιοχές του ίδιου είδους ({{geography}}). {{verdict}}',
    en: 'For its size one expects {{expected}} on average and mostly {{low}} to {{high}}, from the {{areas}} areas of the same kind ({{geography}}). {{verdict}}',
  },
  within: { el: 'Η περιοχή δεν ξεχωρίζει από αυτές.', en: 'This area does not stand out from them.' },
  above: {
    el: 'Η περιοχή έχει περισσότερα. Εκεί μπορεί απλώς να κυκλοφορούν περισσότεροι· και από πολλές περιοχές μερικές ξεφεύγουν τυχαία.',
    en: 'This area has more. There may simply be more traffic, and of many areas some stand out by chance.',
  },
  below: {
    el: 'Η περιοχή έχει λιγότερα. Εκεί μπορεί απλώς να κυκλοφορούν λιγότεροι· και από πολλές περιοχές μερικές ξεφεύγουν τυχαία.',
    en: 'This area has fewer. There may simply be less traffic, and of many areas some stand out by chance.',
  },
  likeListed: {
    el: 'Δεν συγκρίνεται με άλλες διασταυρώσεις: γνωστές είναι μόνο όσες ο αριθμός τους δημοσιεύεται.',
    en: 'It is not compared with other junctions: only those whose number is shown are known.',
  },
  likeHidden: {
    el: 'Σύγκριση με παρόμοιες περιοχές δεν γίνεται: ο αριθμός δεν δίνεται.',
    en: 'It is not compared with like areas: the number is not given.',
  },
  likeAlone: {
    el: 'Σύγκριση με παρόμοιες περιοχές δεν γίνεται: η δημοσίευση δεν έχει άλλη του ίδιου είδους.',
    en: 'It is not compared with like areas: the release has no other of its kind.',
  },
  likeTooFew: {
    el: 'Σύγκριση με παρόμοιες περιοχές δεν γίνεται: η δημοσίευση έχει μόνο {{areas}} του ίδιου είδους, πολύ λίγες για σύγκριση.',
    en: 'It is not compared with like areas: the release has only {{areas}} of its kind, too few to compare.',
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
