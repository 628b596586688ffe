import type { Text } from '@elektron/domain';

/** What can be said of a kind of intervention, in a sentence. */
export const EVIDENCE_SENTENCES = {
  NONE: {
    el: 'Κανένα διαθέσιμο εύρημα: δεν μπορεί να ειπωθεί τίποτε.',
    en: 'No evidence is available: nothing can be said.',
  },
  ONE: {
    el: 'Μία μελέτη: συντελεστής {{factor}} (διάστημα {{percent}}%: {{lower}} – {{upper}}). Για το πόσο διαφέρει η επίδραση από τόπο σε τόπο δεν λέει τίποτε.',
    en: 'One study: factor {{factor}} ({{percent}}% interval {{lower}} – {{upper}}). Of how much the effect differs from place to place it says nothing.',
  },
  TWO: {
    el: 'Δύο μελέτες: μέσος συντελεστής {{factor}} (διάστημα {{percent}}%: {{lower}} – {{upper}}). Για πρόβλεψη στον επόμενο τόπο δεν αρκούν.',
    en: 'Two studies: mean factor {{factor}} ({{percent}}% interval {{lower}} – {{upper}}). They do not suffice to predict the next place.',
  },
  SEVERAL: {
    el: '{{studies}} μελέτες: μέσος συντελεστής {{factor}} (διάστημα {{percent}}%: {{lower}} – {{upper}})· στον επόμενο τόπο αναμένεται από {{predictedLower}} έως {{predictedUpper}}.',
    en: '{{studies}} studies: mean factor {{factor}} ({{percent}}% interval {{lower}} – {{upper}}); at the next place from {{predictedLower}} to {{predictedUpper}} is to be expected.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What a reader of pooled evidence must know, beside what pooling itself warns of. */
export const EVIDENCE_NOTICES = {
  OUTCOMES_MIXED: {
    el: 'Συνδυάζονται επιδράσεις σε διαφορετικά ατυχήματα (βαρύτητα ή άλλος περιορισμός): διαλέξτε βαρύτητα για να μείνουν όμοιες.',
    en: 'Effects on different accidents (by severity or otherwise narrowed) are pooled: choose a severity to keep those that are alike.',
  },
  SAME_INTERVENTION: {
    el: '{{left}} {{left|αξιολόγηση έμεινε|αξιολογήσεις έμειναν}} έξω: από κάθε παρέμβαση μετρά μόνο η νεότερη που διατέθηκε, αλλιώς τα ίδια ατυχήματα θα μετρούσαν δύο φορές.',
    en: '{{left}} {{left|evaluation is|evaluations are}} left out: of each intervention only the one contributed last counts, or the same accidents would count twice.',
  },
  WITHHELD: {
    el: 'Από τις παρεμβάσεις αυτού του είδους που αξιολογήθηκαν, {{withheld}} δεν διατέθηκαν και για {{undecided}} δεν αποφασίστηκε: αν αυτό εξαρτάται από το αποτέλεσμα, ο μέσος είναι μεροληπτικός.',
    en: 'Of the evaluated interventions of this kind {{withheld}} {{withheld|is|are}} withheld and {{undecided}} not decided on: if that depends on what came out, the mean is biased.',
  },
  PUBLISHED_OVERLAP: {
    el: 'Περιλαμβάνονται δημοσιευμένοι συντελεστές: αν ένας στηρίζεται σε ίδια ατυχήματα με άλλη μελέτη εδώ, ή σύνοψη περιέχει μελέτη που υπάρχει και χωριστά, μετρά δύο φορές. Αυτό το ελέγχει όποιος τους καταχωρίζει.',
    en: 'Published factors are among them: one that rests on the same accidents as another study here, or a review that contains a study entered by itself, counts twice. Whoever enters them sees to that.',
  },
  WITHOUT_POINTS: {
    el: '{{left}} {{left|μελέτη έμεινε|μελέτες έμειναν}} έξω, με λιγότερους βαθμούς ποιότητας ή χωρίς βαθμολογία. Βαθμούς δίνει και η στατιστική σημαντικότητα: το όριο αφήνει έξω περισσότερα ευρήματα κοντά στο «καμία επίδραση», και ο μέσος απομακρύνεται από αυτό.',
    en: '{{left}} {{left|study is|studies are}} left out, with fewer points of quality or without any. Significance gives points, too: the limit leaves out more results near “no effect”, and the mean moves away from it.',
  },
  EVALUATED_AGAIN: {
    el: '{{left}} {{left|προηγούμενη αξιολόγηση των ίδιων παρεμβάσεων έμεινε|προηγούμενες αξιολογήσεις των ίδιων παρεμβάσεων έμειναν}} έξω: από κάθε παρέμβαση μετρά μόνο η τελευταία.',
    en: '{{left}} earlier {{left|evaluation|evaluations}} of the same interventions {{left|is|are}} left out: of each intervention only the last counts.',
  },
  OWN_UNFIT: {
    el: '{{left}} {{left|αξιολογημένη παρέμβαση έμεινε|αξιολογημένες παρεμβάσεις έμειναν}} έξω, γιατί η τελευταία αξιολόγηση δεν μπορεί να συνδυαστεί: {{reasons}}. Αν αυτό εξαρτάται από το αποτέλεσμα, ο μέσος είναι μεροληπτικός.',
    en: '{{left}} evaluated {{left|intervention is|interventions are}} left out, since the last evaluation cannot be pooled: {{reasons}}. If that depends on what came out, the mean is biased.',
  },
  OWN_OVERLAPPING: {
    el: '{{left}} {{left|αξιολόγηση έμεινε|αξιολογήσεις έμειναν}} έξω: σε κοινές θέσεις και ημέρες με νεότερη αξιολόγηση, τα ίδια ατυχήματα θα μετρούσαν δύο φορές. {{names}}.',
    en: '{{left}} {{left|evaluation is|evaluations are}} left out: at sites and on days in common with a later one the same accidents would count twice. {{names}}.',
  },
  OWN_COMPARISON_SHARED: {
    el: 'Αξιολογήσεις του ίδιου οργανισμού και των ίδιων ετών συγκρίνονται κατά κανόνα με τις ίδιες θέσεις χωρίς παρέμβαση: τα σφάλματά τους δεν είναι ανεξάρτητα, και το διάστημα του μέσου μπορεί να είναι στενότερο από όσο πρέπει.',
    en: 'Evaluations of one organisation and of the same years are mostly compared with the same untreated places: their errors are not independent, and the interval of the mean can be narrower than it should be.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type EvidenceNoticeCode = keyof typeof EVIDENCE_NOTICES;

/** Why an evaluation cannot be contributed. */
export const UNFIT_REASONS = {
  ILLUSTRATIVE: { el: 'είναι παράδειγμα και όχι πραγματική παρέμβαση', en: 'it is an example and no real intervention' },
  KIND_NOT_POOLED: {
    el: 'το είδος της παρέμβασης δεν είναι από τα είδη που συνδυάζονται',
    en: 'its kind of intervention is none of those that are pooled',
  },
  EARLIER_FORMAT: {
    el: 'αποθηκεύτηκε από παλαιότερη έκδοση· αξιολογήστε ξανά',
    en: 'it was stored by an earlier version; evaluate anew',
  },
  NO_FACTOR: {
    el: 'η προτεινόμενη μέθοδος δεν έδωσε λόγο παρατηρούμενων προς αναμενόμενα με τυπικό σφάλμα, ή έδωσε μηδέν, που δεν έχει λογάριθμο',
    en: 'the recommended method gave no ratio of observed to expected with a standard error, or gave zero, which has no logarithm',
  },
  NO_CONCLUSION: {
    el: 'η αξιολόγηση δεν βγάζει η ίδια συμπέρασμα, για τους λόγους που λέει',
    en: 'the evaluation itself draws no conclusion, for the reasons that it gives',
  },
  TOO_FEW_ACCIDENTS: {
    el: 'πριν και μετά υπάρχουν μαζί λιγότερα από {{least}} ατυχήματα: ο αριθμός θα ήταν σχεδόν τα ίδια τα ατυχήματα',
    en: 'before and after together there are fewer than {{least}} accidents: the number would be nearly the accidents themselves',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type UnfitReason = keyof typeof UNFIT_REASONS;
