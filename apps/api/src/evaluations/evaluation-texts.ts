import type { Text } from '@elektron/domain';
import { WARNING_TEXTS, type WarningCode } from '@elektron/statistics';

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
  TREATED_NOT_IN_POOL: {
    el: '{{sites}} από τις {{treated}} θέσεις παρέμβασης δεν έχουν κανένα ατύχημα έξω από τις δύο περιόδους, ενώ όλες οι θέσεις αναφοράς έχουν: δεν είναι του ίδιου είδους.',
    en: '{{sites}} of the {{treated}} treated sites have no accident outside of the two periods, while all reference sites do: they are not of the same kind.',
  },
  REFERENCE_CHOSEN_BY_OTHER_YEARS: {
    el: 'Θέσεις αναφοράς είναι όσες είχαν κάποιο ατύχημα έξω από τις δύο περιόδους· γι’ αυτό οι αριθμοί τους σε εκείνα τα έτη είναι αυξημένοι και δεν συγκρίνονται με τα υπόλοιπα.',
    en: 'Reference sites are those that had an accident outside of the two periods; this is why their numbers in those years are raised and do not compare with the others.',
  },
  POOL_OF_ANY_ACCIDENT: {
    el: 'Τα δεδομένα δεν έχουν ημέρες έξω από τις δύο περιόδους. Οι θέσεις αναφοράς ορίστηκαν ως όσες είχαν κάποιο ατύχημα μέσα σε αυτές: λείπουν όσες δεν είχαν κανένα, άρα ο μέσος όρος τους είναι υψηλότερος και η διασπορά μικρότερη από την πραγματική, και η διόρθωση για την παλινδρόμηση προς τον μέσο δεν είναι ασφαλής.',
    en: 'The records hold no days outside of the two periods. Reference sites are those with any accident inside of them: sites without one are missing, so their mean is too high, their spread too small, and the correction for regression to the mean is not safe.',
  },
  NOT_LOCATED: {
    el: '{{accidents}} ατυχήματα έμειναν έξω επειδή δεν είναι γνωστή η θέση τους.',
    en: '{{accidents}} accidents were left out because their place is not known.',
  },
  DATE_UNCERTAIN: {
    el: '{{accidents}} ατυχήματα έμειναν έξω επειδή η ημερομηνία τους δεν λέει σε ποια περίοδο ανήκουν.',
    en: '{{accidents}} accidents were left out because their date does not say which period they belong to.',
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
    el: 'Τα {{places}} σημεία της παρέμβασης βρίσκονται σε {{sites}} εξάγωνα· σημεία στο ίδιο εξάγωνο μετρούν ως μία θέση.',
    en: 'The {{places}} places of the intervention lie in {{sites}} hexagons; places in one hexagon count as one site.',
  },
  REFERENCE_NOT_ALL_SHOWN: {
    el: 'Στον χάρτη φαίνονται {{shown}} από τις {{sites}} θέσεις αναφοράς· όλες μετρούν.',
    en: 'The map shows {{shown}} of the {{sites}} reference sites; all of them count.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type OwnNoticeCode = keyof typeof OWN_NOTICES;
export type EvaluationNoticeCode = OwnNoticeCode | WarningCode;

export const EVALUATION_NOTICES: Readonly<Record<EvaluationNoticeCode, Text>> = { ...WARNING_TEXTS, ...OWN_NOTICES };

/** The pieces of the one sentence that answers "did it work?". */
export const EVALUATION_SENTENCES = {
  ILLUSTRATIVE: { el: 'Υποθετικό παράδειγμα.', en: 'Hypothetical example.' },
  FOUND: {
    el: '{{method}}: σε {{years}} έτη μετά την παρέμβαση έγιναν {{observed}} ατυχήματα στις {{sites}} θέσεις, ενώ χωρίς αυτήν θα αναμένονταν περίπου {{expected}}.',
    en: '{{method}}: in {{years}} years after the intervention {{observed}} accidents happened at the {{sites}} sites, where about {{expected}} would be expected without it.',
  },
  FEWER: {
    el: 'Εκτιμώμενη μεταβολή {{percent}}% (διάστημα {{level}}%: {{lower}} έως {{upper}}%): τα ατυχήματα μειώθηκαν περισσότερο από όσο εξηγεί η τύχη.',
    en: 'Estimated change {{percent}}% ({{level}}% interval: {{lower}} to {{upper}}%): accidents fell by more than chance explains.',
  },
  MORE: {
    el: 'Εκτιμώμενη μεταβολή {{percent}}% (διάστημα {{level}}%: {{lower}} έως {{upper}}%): τα ατυχήματα αυξήθηκαν περισσότερο από όσο εξηγεί η τύχη.',
    en: 'Estimated change {{percent}}% ({{level}}% interval: {{lower}} to {{upper}}%): accidents rose by more than chance explains.',
  },
  NOT_SHOWN: {
    el: 'Εκτιμώμενη μεταβολή {{percent}}% (διάστημα {{level}}%: {{lower}} έως {{upper}}%)· το διάστημα περιέχει το μηδέν, άρα δεν αποδεικνύεται αποτέλεσμα.',
    en: 'Estimated change {{percent}}% ({{level}}% interval: {{lower}} to {{upper}}%); the interval contains zero, so no effect can be shown.',
  },
  NO_ANSWER: {
    el: 'Δεν μπορεί να δοθεί απάντηση με την ενδεδειγμένη μέθοδο ({{method}}): {{reason}}',
    en: 'The method to use here ({{method}}) gives no answer: {{reason}}',
  },
  REGRESSION_PART: {
    el: 'Από την απλή μείωση κατά {{drop}} ατυχήματα, περίπου {{percent}}% είναι παλινδρόμηση προς τον μέσο: θα συνέβαινε και χωρίς την παρέμβαση.',
    en: 'Of the plain drop of {{drop}} accidents about {{percent}}% is regression to the mean: it would have come without the intervention.',
  },
  REGRESSION_ALL: {
    el: 'Όλη η απλή μείωση κατά {{drop}} ατυχήματα εξηγείται από την παλινδρόμηση προς τον μέσο: θα συνέβαινε και χωρίς την παρέμβαση.',
    en: 'All of the plain drop of {{drop}} accidents is explained by regression to the mean: it would have come without the intervention.',
  },
} as const satisfies Readonly<Record<string, Text>>;
