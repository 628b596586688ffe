import type { Text } from '@elektron/domain';
import { WARNING_TEXTS, type WarningCode } from '@elektron/statistics';

import { DESIGN_NOTICES, type DesignNoticeCode } from './design/design-texts.ts';

/** What a reader must know of an evaluation as a whole. */
const OWN_NOTICES = {
  ILLUSTRATIVE: {
    el: 'ΠΑΡΑΔΕΙΓΜΑ: η παρέμβαση είναι υποθετική. Τα ατυχήματα είναι πραγματικά, το αποτέλεσμα δεν λέει τίποτε για πραγματικό έργο.',
    en: 'ILLUSTRATIVE: the intervention is hypothetical. The accidents are real; the result says nothing about any real works.',
  },
  SELECTION_UNKNOWN: {
    el: 'Δεν είναι γνωστό αν οι θέσεις επιλέχθηκαν για τα πολλά ατυχήματά τους· θεωρήθηκε ότι ναι, ώστε να μη μετρηθεί η τύχη ως επιτυχία.',
    en: 'It is not known whether the places were chosen for their many accidents; it was assumed so, lest luck be counted as success.',
  },
  NARROWED_THROUGH_ALL: {
    el: 'Μετρά μόνο ένα μέρος των ατυχημάτων ({{percent}}% όσων έγιναν πριν στις θέσεις). Η εμπειρική μέθοδος Bayes ρωτήθηκε για όλα τα ατυχήματα των θέσεων και η απάντησή της μεταφέρθηκε σε όσα μετρούν με την ομάδα σύγκρισης· για τα λίγα μόνα τους θα περίμενε πολύ λιγότερα από όσα πρέπει σε θέσεις με πολλά συνολικά.',
    en: 'Only some of the accidents count ({{percent}}% of those at the places before). Empirical Bayes was asked about all accidents there, and its answer brought down to those that count by the comparison group; asked about the few alone it would expect far too few at places that have many in all.',
  },
  NARROWED_CHOICE_NOT_SAID: {
    el: 'Μετρά μόνο ένα μέρος των ατυχημάτων ({{percent}}% όσων έγιναν πριν στις θέσεις), και δεν έχει δηλωθεί με ποια επιλέχθηκαν οι θέσεις. Θεωρήθηκε ότι με όλα (λόγος {{through}})· αν επιλέχθηκαν με αυτά ακριβώς που μετρούν, ο λόγος είναι {{alone}}. Το συμπέρασμα είναι και στις δύο περιπτώσεις το ίδιο.',
    en: 'Only some of the accidents count ({{percent}}% of those at the places before), and nobody has said by which accidents the places were chosen. It was taken that it was by all (ratio {{through}}); if it was by the very ones that count, the ratio is {{alone}}. The conclusion is the same either way.',
  },
  NARROWED_CHOICE_DECIDES: {
    el: 'Μετρά μόνο ένα μέρος των ατυχημάτων ({{percent}}% όσων έγιναν πριν στις θέσεις), και δεν έχει δηλωθεί με ποια επιλέχθηκαν οι θέσεις. Αν επιλέχθηκαν με όλα, ο λόγος είναι {{through}}· αν με αυτά ακριβώς που μετρούν, {{alone}}. Το συμπέρασμα εξαρτάται από αυτό: δηλώστε το και αξιολογήστε ξανά.',
    en: 'Only some of the accidents count ({{percent}}% of those at the places before), and nobody has said by which accidents the places were chosen. If it was by all, the ratio is {{through}}; if it was by the very ones that count, {{alone}}. The conclusion hangs on it: say so and evaluate again.',
  },
  CHOSEN_BY_COUNTED: {
    el: 'Μετρά μόνο ένα μέρος των ατυχημάτων ({{percent}}% όσων έγιναν πριν στις θέσεις), και έχει δηλωθεί ότι οι θέσεις επιλέχθηκαν με αυτά ακριβώς. Αν στην πραγματικότητα επιλέχθηκαν με όλα, η εμπειρική μέθοδος Bayes περιμένει εδώ πολύ λίγα, και δείχνει αύξηση όπου δεν υπάρχει.',
    en: 'Only some of the accidents count ({{percent}}% of those at the places before), and the places are said to have been chosen by these very ones. If they were in truth chosen by all, empirical Bayes expects far too few here, and shows a rise where there is none.',
  },
  TREATED_LEFT_OUT: {
    el: 'Έξω από όλες τις μεθόδους έμειναν {{sites}} από {{treated}} θέσεις παρέμβασης (ατυχήματα: πριν {{before}}, μετά {{after}}): δεν είχαν ατύχημα έξω από τις δύο περιόδους, ενώ κάθε θέση αναφοράς είχε, άρα στην ομάδα αναφοράς δεν υπάρχει τίποτε συγκρίσιμο.',
    en: 'Left out of all methods: {{sites}} of {{treated}} treated sites (accidents: {{before}} before, {{after}} after). They had no accident outside of the two periods, while every reference site had, so that nothing comparable is in the reference group.',
  },
  TREATED_WITHOUT_ACCIDENTS: {
    el: 'Έξω από όλες τις μεθόδους έμειναν {{sites}} από {{treated}} θέσεις παρέμβασης: δεν έχει καταγραφεί εκεί κανένα ατύχημα (πριν {{before}}, μετά {{after}}), ενώ κάθε θέση αναφοράς έχει.',
    en: 'Left out of all methods: {{sites}} of {{treated}} treated sites. No accident is on record there (before {{before}}, after {{after}}), while every reference site has one.',
  },
  MOST_TREATED_LEFT_OUT: {
    el: 'Λιγότερες από τις μισές θέσεις παρέμβασης μπόρεσαν να αξιολογηθούν ({{sites}} από {{treated}}): η απάντηση ισχύει μόνο για αυτές, όχι για την παρέμβαση ως σύνολο.',
    en: 'Fewer than half of the treated sites could be evaluated ({{sites}} of {{treated}}): the answer is for those only, not for the intervention as a whole.',
  },
  TREATED_BY_OTHERS: {
    el: 'Θέσεις παρέμβασης όπου έχει καταγραφεί και άλλη παρέμβαση των ίδιων ετών: {{sites}}. Εκεί το αποτέλεσμα ανήκει και στις δύο.',
    en: 'Treated sites where another intervention of these years is on record too: {{sites}}. There the effect belongs to both.',
  },
  REFERENCE_WITHOUT_OTHERS: {
    el: 'Θέσεις που δεν χρησιμοποιήθηκαν για σύγκριση, επειδή εκεί ή δίπλα έγινε άλλη καταγεγραμμένη παρέμβαση των ίδιων ετών: {{sites}}.',
    en: 'Sites not used for comparison, because another recorded intervention of these years was there or next to them: {{sites}}.',
  },
  REFERENCE_CHOSEN_BY_OTHER_YEARS: {
    el: 'Θέσεις αναφοράς είναι όσες είχαν κάποιο ατύχημα έξω από τις δύο περιόδους· γι’ αυτό οι αριθμοί τους σε εκείνα τα έτη είναι αυξημένοι και δεν συγκρίνονται με τα υπόλοιπα.',
    en: 'Reference sites are those that had an accident outside of the two periods; this is why their numbers in those years are raised and do not compare with the others.',
  },
  POOL_OF_ANY_ACCIDENT: {
    el: 'Τα δεδομένα δεν έχουν ημέρες έξω από τις δύο περιόδους. Οι θέσεις αναφοράς ορίστηκαν ως όσες είχαν κάποιο ατύχημα μέσα σε αυτές: λείπουν όσες δεν είχαν κανένα, άρα ο μέσος όρος τους είναι υψηλότερος και η διασπορά μικρότερη από την πραγματική, και η διόρθωση για την παλινδρόμηση προς τον μέσο δεν είναι ασφαλής.',
    en: 'The records hold no days outside of the two periods. Reference sites are those with any accident inside of them: sites without one are missing, so their mean is too high, their spread too small, and the correction for regression to the mean is not safe.',
  },
  PLACE_UNCERTAIN: {
    el: 'Έμειναν έξω {{accidents}} ατυχήματα που δεν έχουν αρκετά ακριβή θέση για να φανεί αν έγιναν μέσα στις περιοχές του φίλτρου.',
    en: '{{accidents}} accidents are left out: their place is not precise enough to say whether it lies in the areas of the filter.',
  },
  NOT_LOCATED: {
    el: 'Ατυχήματα που έμειναν έξω επειδή δεν είναι γνωστή η θέση τους: {{accidents}}.',
    en: 'Accidents left out because their place is not known: {{accidents}}.',
  },
  DATE_UNCERTAIN: {
    el: 'Ατυχήματα που έμειναν έξω επειδή η ημερομηνία τους δεν λέει σε ποια περίοδο ανήκουν: {{accidents}}.',
    en: 'Accidents left out because their date does not say which period they belong to: {{accidents}}.',
  },
  PERIOD_BEYOND_DATA: {
    el: 'Τα δεδομένα καλύπτουν {{start}} – {{end}}· η περίοδος «{{period}}» εκτείνεται πέρα από αυτά και μετρά λιγότερα ατυχήματα από όσα έγιναν.',
    en: 'The records cover {{start}} – {{end}}; the period “{{period}}” reaches beyond them and counts fewer accidents than happened.',
  },
  FILTER_PERIOD_NOT_USED: {
    el: 'Η περίοδος του φίλτρου δεν χρησιμοποιήθηκε: η αξιολόγηση έχει τις δικές της δύο περιόδους.',
    en: 'The period of the filter was not used: an evaluation has its own two periods.',
  },
  PLACES_SHARE_A_SITE: {
    el: 'Σημεία της παρέμβασης: {{places}}· εξάγωνα όπου βρίσκονται: {{sites}}. Σημεία στο ίδιο εξάγωνο μετρούν ως μία θέση.',
    en: 'Places of the intervention: {{places}}; hexagons that they lie in: {{sites}}. Places in one hexagon count as one site.',
  },
  REFERENCE_NOT_ALL_SHOWN: {
    el: 'Στον χάρτη φαίνονται {{shown}} από τις {{sites}} θέσεις αναφοράς· όλες μετρούν.',
    en: 'The map shows {{shown}} of the {{sites}} reference sites; all of them count.',
  },
  PLACES_AT_NO_ROAD: {
    el: 'Σημεία, γραμμές και περιοχές της παρέμβασης χωρίς οδό σε απόσταση έως την ανοχή: {{places}} από {{all}}. Δεν αξιολογήθηκαν.',
    en: 'Points, lines and areas of the intervention without a road within the tolerance: {{places}} of {{all}}. They were not evaluated.',
  },
  ROAD_SITES_WITHOUT_TRAFFIC: {
    el: 'Η κυκλοφορία δεν είναι γνωστή σε όλες τις θέσεις παρέμβασης ενός είδους: εκεί η συνάρτηση γνωρίζει μόνο το μήκος (των κόμβων, τα σκέλη), και οι θέσεις αναφοράς μπορεί να έχουν άλλη κυκλοφορία.',
    en: 'Traffic is not known at all treated sites of some kind: there the function knows length alone (of junctions, their legs), and reference sites may have other traffic.',
  },
  ROAD_REFERENCE_SITES_FEW: {
    el: 'Υπάρχουν {{sites}} θέσεις αναφοράς αυτού του είδους ({{kind}})· η εμπειρική μέθοδος Bayes χρειάζεται {{needed}}. Άλλες {{kept}} μένουν έξω μόνο από το κριτήριο «{{criterion}}»: χαλαρώστε το, προσθέστε θέσεις με το χέρι ή αξιολογήστε με εξάγωνα.',
    en: 'There are {{sites}} reference sites of this kind ({{kind}}); empirical Bayes needs {{needed}}. Another {{kept}} are kept out by the criterion “{{criterion}}” alone: widen it, add sites by hand, or evaluate with hexagons.',
  },
  ROAD_REFERENCE_SITES_NONE_LEFT: {
    el: 'Υπάρχουν {{sites}} θέσεις αναφοράς αυτού του είδους ({{kind}})· η εμπειρική μέθοδος Bayes χρειάζεται {{needed}}. Κανένα κριτήριο μόνο του δεν κρατά άλλες έξω: χαλαρώστε περισσότερα μαζί, εισαγάγετε και τις υπόλοιπες οδούς της περιοχής, ή αξιολογήστε με εξάγωνα.',
    en: 'There are {{sites}} reference sites of this kind ({{kind}}); empirical Bayes needs {{needed}}. No single criterion keeps others out: widen several, import the other roads of the area, or evaluate with hexagons.',
  },
  ROAD_SITES_BY_HAND: {
    el: 'Θέσεις αναφοράς που αφαιρέθηκαν με το χέρι: {{excluded}}, που προστέθηκαν: {{included}}. Οι λόγοι φυλάσσονται στην αξιολόγηση.',
    en: 'Reference sites left out by hand: {{excluded}}, added: {{included}}. The evaluation keeps the reasons.',
  },
  NOT_AT_ROAD_SITES: {
    el: 'Ατυχήματα που έμειναν έξω επειδή δεν βρίσκονται σε θέση του οδικού δικτύου, ή δεν είναι γνωστή η θέση τους: {{accidents}}.',
    en: 'Accidents left out because they lie at no site of the road network, or their place is not known: {{accidents}}.',
  },
  FILTER_OF_ROADS: {
    el: 'Το φίλτρο διαλέγει ατυχήματα κατά την οδό τους. Θέσεις άλλων οδών μετρούν ως θέσεις χωρίς ατυχήματα, που ίσως δεν είναι.',
    en: 'The filter selects accidents by their road. Sites of other roads count as sites without accidents, which they may not be.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type OwnNoticeCode = keyof typeof OWN_NOTICES;
export type EvaluationNoticeCode = OwnNoticeCode | DesignNoticeCode | WarningCode;

export const EVALUATION_NOTICES: Readonly<Record<EvaluationNoticeCode, Text>> = { ...WARNING_TEXTS, ...OWN_NOTICES, ...DESIGN_NOTICES };

/** What computing an evaluation again came to, after data of a person were erased from the records. */
export const ERASURE_NOTICES = {
  STILL_REPEATABLE: {
    el: 'Μετά από αυτή την αξιολόγηση διαγράφηκαν δεδομένα προσώπου, με απόφαση. Υπολογίστηκε ξανά και το αποτέλεσμα είναι ίδιο, ως το τελευταίο ψηφίο.',
    en: 'After this evaluation data of a person were erased, by a decision. It was computed again, and the result is the same, to the last bit.',
  },
  NO_LONGER_REPEATABLE: {
    el: 'Αυτή η αξιολόγηση δεν επαναλαμβάνεται πλέον: μετά από αυτήν διαγράφηκαν δεδομένα προσώπου, με απόφαση, και το αποτέλεσμα δεν βγαίνει το ίδιο.',
    en: 'This evaluation is no longer repeatable: data of a person were erased after it, by a decision, and the result no longer comes out the same.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type ErasureNoticeCode = keyof typeof ERASURE_NOTICES;

/** Why figures are given and no conclusion, each to follow "because". */
export const WITHHELD_BECAUSE = {
  POOL_OF_ANY_ACCIDENT: {
    el: 'τα δεδομένα δεν έχουν ημέρες έξω από τις δύο περιόδους, που θα έδειχναν ανεξάρτητα ποιες θέσεις συγκρίνονται',
    en: 'the records hold no days outside of the two periods, which would show independently which sites compare',
  },
  MOST_TREATED_LEFT_OUT: {
    el: 'λιγότερες από τις μισές θέσεις παρέμβασης μπόρεσαν να αξιολογηθούν',
    en: 'fewer than half of the treated sites could be evaluated',
  },
  NARROWED_CHOICE_DECIDES: {
    el: 'δεν έχει δηλωθεί με ποια ατυχήματα επιλέχθηκαν οι θέσεις, και από αυτό εξαρτάται η απάντηση',
    en: 'by which accidents the places were chosen is not said, and the answer hangs on it',
  },
  COMPARISON_NOT_COMPARABLE: {
    el: 'η ομάδα σύγκρισης απομακρυνόταν από τις θέσεις παρέμβασης ήδη πριν από αυτήν',
    en: 'the comparison group moved apart from the treated sites already before the intervention',
  },
} as const satisfies Partial<Readonly<Record<EvaluationNoticeCode, Text>>>;

/** What weakens a conclusion without taking it away, each to follow "with reservation". */
export const RESERVATIONS = {
  COMPARABILITY_NOT_CHECKED: {
    el: 'δεν ελέγχθηκε αν οι δύο ομάδες απομακρύνονταν μεταξύ τους πριν από την παρέμβαση',
    en: 'whether the two groups moved apart before the intervention was not checked',
  },
  PERIOD_BEYOND_DATA: {
    el: 'τα δεδομένα δεν καλύπτουν ολόκληρες τις δύο περιόδους',
    en: 'the records do not cover the whole of both periods',
  },
  REFERENCE_GROUP_SMALL: { el: 'η ομάδα αναφοράς είναι μικρή', en: 'the reference group is small' },
  NARROWED_CHOICE_NOT_SAID: {
    el: 'δεν έχει δηλωθεί με ποια ατυχήματα επιλέχθηκαν οι θέσεις',
    en: 'by which accidents the places were chosen is not said',
  },
  RECORDING_JUMPED: { el: 'η καταγραφή ίσως άλλαξε μέσα στη μελέτη', en: 'recording may have changed within the study' },
  RECORDING_CHANGES_KNOWN: {
    el: 'έχουν σημειωθεί αλλαγές της καταγραφής μέσα στη μελέτη',
    en: 'changes of recording within the study are on record',
  },
  TREATED_BY_OTHERS: {
    el: 'σε κάποιες θέσεις έγινε και άλλη παρέμβαση των ίδιων ετών',
    en: 'another intervention of these years was at some of the sites too',
  },
  NO_COMPARISON_SERIES: {
    el: 'ό,τι άλλο άρχισε την ίδια εποχή μετρά ως αποτέλεσμα',
    en: 'whatever else began at that time counts as the effect',
  },
  RESIDUALS_AUTOCORRELATED: {
    el: 'οι γειτονικοί μήνες μοιάζουν μεταξύ τους, άρα το διάστημα είναι στενό',
    en: 'months near each other are alike, so that the interval is narrow',
  },
  COMPARISON_RESIDUALS_AUTOCORRELATED: {
    el: 'στη σειρά σύγκρισης οι γειτονικοί μήνες μοιάζουν μεταξύ τους, άρα το διάστημα είναι στενό',
    en: 'in the comparison series months near each other are alike, so that the interval is narrow',
  },
  DEPENDS_ON_DATE: {
    el: 'το συμπέρασμα εξαρτάται από την ημερομηνία που δόθηκε',
    en: 'the conclusion depends on the date that was given',
  },
} as const satisfies Partial<Readonly<Record<EvaluationNoticeCode, Text>>>;

/** The pieces of the one sentence that answers "did it work?". */
export const EVALUATION_SENTENCES = {
  ILLUSTRATIVE: { el: 'Υποθετικό παράδειγμα.', en: 'Hypothetical example.' },
  EARLIER_FORMAT: {
    el: 'Αυτή η αξιολόγηση υπολογίστηκε με παλαιότερη έκδοση του λογισμικού και δεν εμφανίζεται πια· αξιολογήστε ξανά την παρέμβαση.',
    en: 'This evaluation was computed by an earlier version of the software and is no longer shown; evaluate the intervention again.',
  },
  FOUND: {
    el: '{{method}}: σε {{time}} μετά την παρέμβαση {{observed|έγινε|έγιναν}} {{observed}} {{observed|ατύχημα|ατυχήματα}} {{sites|στη|στις}} {{sites}} {{sites|θέση|θέσεις}}, ενώ χωρίς αυτήν θα αναμένονταν περίπου {{expected}}.',
    en: '{{method}}: in {{time}} after the intervention {{observed}} {{observed|accident|accidents}} happened at the {{sites}} {{sites|site|sites}}, where about {{expected}} would be expected without it.',
  },
  FEWER: {
    el: 'Από {{least}}% έως {{most}}% λιγότερα ατυχήματα από τα αναμενόμενα (διάστημα {{level}}%· καλύτερη εκτίμηση: {{percent}}% λιγότερα): τα ατυχήματα μειώθηκαν περισσότερο από όσο εξηγεί η τύχη.',
    en: 'Between {{least}}% and {{most}}% fewer accidents than expected ({{level}}% interval; best estimate: {{percent}}% fewer): accidents fell by more than chance explains.',
  },
  MORE: {
    el: 'Από {{least}}% έως {{most}}% περισσότερα ατυχήματα από τα αναμενόμενα (διάστημα {{level}}%· καλύτερη εκτίμηση: {{percent}}% περισσότερα): τα ατυχήματα αυξήθηκαν περισσότερο από όσο εξηγεί η τύχη.',
    en: 'Between {{least}}% and {{most}}% more accidents than expected ({{level}}% interval; best estimate: {{percent}}% more): accidents rose by more than chance explains.',
  },
  NOT_SHOWN: {
    el: 'Από {{fewer}}% λιγότερα έως {{more}}% περισσότερα ατυχήματα από τα αναμενόμενα (διάστημα {{level}}%· καλύτερη εκτίμηση: {{percent}}% λιγότερα)· το διάστημα περιέχει το μηδέν, άρα δεν αποδεικνύεται αποτέλεσμα.',
    en: 'Anything from {{fewer}}% fewer to {{more}}% more accidents than expected ({{level}}% interval; best estimate: {{percent}}% fewer); the interval contains zero, so no effect can be shown.',
  },
  NOT_SHOWN_MORE: {
    el: 'Από {{fewer}}% λιγότερα έως {{more}}% περισσότερα ατυχήματα από τα αναμενόμενα (διάστημα {{level}}%· καλύτερη εκτίμηση: {{percent}}% περισσότερα)· το διάστημα περιέχει το μηδέν, άρα δεν αποδεικνύεται αποτέλεσμα.',
    en: 'Anything from {{fewer}}% fewer to {{more}}% more accidents than expected ({{level}}% interval; best estimate: {{percent}}% more); the interval contains zero, so no effect can be shown.',
  },
  NOT_SHOWN_NONE: {
    el: 'Όπου αναμένονται τόσο λίγα, το ότι δεν έγινε κανένα λέει λίγα: δεν αποκλείονται έως και {{times}} φορές όσα αναμένονται (διάστημα {{level}}%), άρα δεν αποδεικνύεται αποτέλεσμα. Περιμένετε περισσότερα έτη, ή αξιολογήστε μαζί και άλλες θέσεις με το ίδιο μέτρο.',
    en: 'Where so few are expected, none at all says little: up to {{times}} times as many as expected cannot be ruled out ({{level}}% interval), so no effect can be shown. Wait for more years, or evaluate more places with the same measure together.',
  },
  WITHHELD: {
    el: 'Εκτιμώμενη μεταβολή {{percent}}% (διάστημα {{level}}%: {{lower}} έως {{upper}}%). Δεν βγαίνει συμπέρασμα, επειδή {{reasons}}.',
    en: 'Estimated change {{percent}}% ({{level}}% interval: {{lower}} to {{upper}}%). No conclusion is drawn, because {{reasons}}.',
  },
  WITH_RESERVATION: { el: 'Με επιφύλαξη: {{reasons}}.', en: 'With reservation: {{reasons}}.' },
  NO_ANSWER: {
    el: 'Δεν μπορεί να δοθεί απάντηση με την ενδεδειγμένη μέθοδο ({{method}}): {{reason}}',
    en: 'The method to use here ({{method}}) gives no answer: {{reason}}',
  },
  REGRESSION_SHARE: {
    el: 'Εκτιμάται ότι {{share}} της απλής μείωσης είναι παλινδρόμηση προς τον μέσο: {{count}} από {{drop}} {{drop|ατύχημα|ατυχήματα}} (διάστημα {{level}}%: {{lower}} έως {{upper}}).',
    en: 'It is estimated that {{share}} of the plain drop is regression to the mean: {{count}} of {{drop}} {{drop|accident|accidents}} ({{level}}% interval {{lower}} to {{upper}}).',
  },
  REGRESSION_PART: {
    el: 'Από την απλή μείωση κατά {{drop}} {{drop|ατύχημα|ατυχήματα}}, εκτιμάται ότι {{count}} (διάστημα {{level}}%: {{lower}} έως {{upper}}) είναι παλινδρόμηση προς τον μέσο.',
    en: 'Of the plain drop of {{drop}} {{drop|accident|accidents}} an estimated {{count}} ({{level}}% interval {{lower}} to {{upper}}) {{count|is|are}} regression to the mean.',
  },
  REGRESSION_ALL: {
    el: 'Η παλινδρόμηση προς τον μέσο εκτιμάται μόνη της σε {{count}} {{count|ατύχημα|ατυχήματα}} (διάστημα {{level}}%: {{lower}} έως {{upper}}), ενώ η απλή μείωση είναι {{drop}}.',
    en: 'Regression to the mean alone is estimated at {{count}} {{count|accident|accidents}} ({{level}}% interval {{lower}} to {{upper}}), where the plain drop is {{drop}}.',
  },
} as const satisfies Readonly<Record<string, Text>>;
