import type { Text } from '@elektron/domain';

import type { PlanTiming } from './plan-standing.ts';

/** What a reader must know of a run's plan, before any number. */
export const PLAN_SENTENCES = {
  NONE: {
    el: 'Δεν πάγωσε κανένα σχέδιο: η αξιολόγηση είναι διερευνητική, και οι επιλογές της μπορεί να έγιναν με γνωστό το αποτέλεσμα.',
    en: 'No plan was frozen: this is exploratory, and its choices may have been made with the result known.',
  },
  KEPT: { el: 'Το σχέδιο της {{day}} τηρήθηκε σε όλα.', en: 'The plan of {{day}} was kept in every part.' },
  DEPARTED: {
    el: 'Η αξιολόγηση διαφέρει από το σχέδιο της {{day}} σε: {{parts}}.',
    en: 'This evaluation differs from the plan of {{day}} in: {{parts}}.',
  },
  WITHDRAWN: {
    el: 'Το σχέδιο της {{day}} έχει αποσυρθεί: η αξιολόγηση είναι διερευνητική.',
    en: 'The plan of {{day}} has been withdrawn: this is exploratory.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const TIMING_TEXTS: Readonly<Record<PlanTiming, Text>> = {
  'before-data': {
    el: 'Το σχέδιο έγινε πριν υπάρξουν δεδομένα της περιόδου μετά.',
    en: 'The plan was made before there were data of the after period.',
  },
  'some-data': {
    el: 'Όταν έγινε το σχέδιο υπήρχε ήδη μέρος των δεδομένων της περιόδου μετά.',
    en: 'When the plan was made part of the data of the after period were already there.',
  },
  'after-data': {
    el: 'Όταν έγινε το σχέδιο τα δεδομένα της περιόδου μετά υπήρχαν ήδη: το αποτέλεσμα μπορούσε να είναι γνωστό.',
    en: 'When the plan was made the data of the after period were already there: the result could be known.',
  },
};

/** What can be expected of a study. */
export const OUTLOOK_SENTENCES = {
  NOTHING_EXPECTED: {
    el: 'Στις θέσεις αυτές δεν αναμένεται κανένα ατύχημα: δεν υπάρχει τίποτε να μειωθεί.',
    en: 'No accident is expected at these sites: there is nothing to be reduced.',
  },
  NO_COMPARISON: {
    el: 'Χωρίς αρκετές θέσεις σύγκρισης η μελέτη δεν θα έδινε αριθμό, όσο κι αν μειωθούν τα ατυχήματα: δεν υπάρχει ισχύς να υπολογιστεί.',
    en: 'Without enough sites to compare with the study would give no number, however much accidents fall: there is no power to be computed.',
  },
  POWER: {
    el: 'Αν τα ατυχήματα μειωθούν κατά {{percent}}%, μια μελέτη με {{time}} μετά θα το έβρισκε σε {{power}} από τις 100 περιπτώσεις.',
    en: 'If accidents fall by {{percent}}%, a study with {{time}} after would find it in {{power}} of 100 cases.',
  },
  COIN_TOSS: { el: 'Είναι σαν να ρίχνετε κέρμα.', en: 'That is a coin toss.' },
  LESS_THAN_A_COIN: { el: 'Είναι λιγότερο από το να ρίχνετε κέρμα.', en: 'That is less than a coin toss.' },
  YEARS_NEEDED: {
    el: 'Για {{wanted}} στις 100 χρειάζονται {{needed}} {{needed|έτος|έτη}} μετά.',
    en: 'For {{wanted}} of 100, {{needed}} {{needed|year|years}} after are needed.',
  },
  YEARS_NEVER: {
    el: 'Ούτε με {{most}} έτη μετά δεν φτάνει τις {{wanted}} στις 100.',
    en: 'Not even {{most}} years after bring it to {{wanted}} of 100.',
  },
  SMALLEST: {
    el: 'Το μικρότερο αποτέλεσμα που θα βρισκόταν τόσο συχνά είναι μείωση κατά {{smallest}}%.',
    en: 'The smallest effect that would be found so often is a fall by {{smallest}}%.',
  },
  PREDICTED: {
    el: 'Στον επόμενο τόπο αναμένονται από {{least}}% έως {{most}}% λιγότερα: η μελέτη θα το έβρισκε σε {{powerOfLeast}} έως {{power}} από τις 100 περιπτώσεις.',
    en: 'At the next place {{least}}% to {{most}}% fewer are to be expected: the study would find that in {{powerOfLeast}} to {{power}} of 100 cases.',
  },
  PREDICTED_TO_NONE: {
    el: 'Στον επόμενο τόπο αναμένεται ό,τι από {{most}}% λιγότερα (που θα βρισκόταν σε {{power}} από τις 100 περιπτώσεις) έως καμία μείωση: η μελέτη δεν μπορεί να βρει ό,τι ίσως δεν υπάρχει.',
    en: 'At the next place anything from {{most}}% fewer (found in {{power}} of 100 cases) to no fall at all is to be expected: a study cannot find what may not be there.',
  },
  NOT_PREDICTED: {
    el: 'Πόσο διαφέρει το αποτέλεσμα από τόπο σε τόπο δεν είναι γνωστό· μπορεί να είναι και μικρότερο.',
    en: 'How much the effect differs from place to place is not known; it may well be smaller.',
  },
  SMALLEST_NONE: {
    el: 'Καμία μείωση, όσο μεγάλη, δεν θα βρισκόταν τόσο συχνά.',
    en: 'No fall, however large, would be found so often.',
  },
} as const satisfies Readonly<Record<string, Text>>;
