import { fillText, type Language, type Text } from '@elektron/domain';

/** Why a part of a pooled result has no value. */
export const POOLING_REASON_TEXTS = {
  NO_STUDIES: {
    el: 'Δεν υπάρχει καμία ολοκληρωμένη μελέτη.',
    en: 'There is no finished study.',
  },
  ONE_STUDY: {
    el: 'Με μία μόνο μελέτη δεν φαίνεται πόσο διαφέρουν οι μελέτες μεταξύ τους.',
    en: 'One study alone does not show how much studies differ from each other.',
  },
  TOO_FEW_TO_PREDICT: {
    el: 'Για το διάστημα πρόβλεψης χρειάζονται τουλάχιστον τρεις μελέτες.',
    en: 'A prediction interval needs at least three studies.',
  },
  TOO_FEW_FOR_FUNNEL: {
    el: 'Με λιγότερες από δέκα μελέτες οι έλεγχοι για αδημοσίευτα αποτελέσματα δεν ξεχωρίζουν τη μεροληψία από την τύχη.',
    en: 'With fewer than ten studies, tests for unpublished results cannot tell bias from chance.',
  },
  SAME_STANDARD_ERRORS: {
    el: 'Οι μελέτες έχουν όλες το ίδιο τυπικό σφάλμα ή βρίσκονται όλες σε μία ευθεία· δεν υπάρχουν μικρές και μεγάλες να συγκριθούν.',
    en: 'All studies have the same standard error, or all lie on one line; there are no small and large ones to compare.',
  },
  FILL_NOT_SETTLED: {
    el: 'Ο αριθμός των μελετών που λείπουν δεν σταθεροποιείται.',
    en: 'The number of missing studies does not settle.',
  },
  NO_SPREAD: {
    el: 'Όλες οι μελέτες δίνουν ακριβώς τον ίδιο αριθμό.',
    en: 'All studies give exactly the same number.',
  },
  MORE_ALIKE_THAN_CHANCE: {
    el: 'Οι μελέτες συμφωνούν περισσότερο από όσο αφήνουν τα σφάλματά τους να αναμένεται· καμία τιμή δεν ταιριάζει.',
    en: 'The studies agree better than their errors let one expect; no value fits.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type PoolingReason = keyof typeof POOLING_REASON_TEXTS;

/** What a reader must know before using a pooled effect. */
export const POOLING_WARNING_TEXTS = {
  SINGLE_STUDY: {
    el: 'Μία μόνο μελέτη: δεν είναι σύνθεση, και το διάστημα δεν περιέχει ό,τι διαφέρει από τόπο σε τόπο.',
    en: 'A single study: nothing is pooled, and the interval does not contain what differs from place to place.',
  },
  FEW_STUDIES: {
    el: 'Λίγες μελέτες ({{studies}}): το πόσο διαφέρουν μεταξύ τους εκτιμάται πολύ αβέβαια. Συνιστώνται τουλάχιστον {{advised}}.',
    en: 'Few studies ({{studies}}): how much they differ is estimated very uncertainly. At least {{advised}} are advised.',
  },
  EFFECT_VARIES: {
    el: 'Ο μέσος είναι μείωση ή αύξηση, αλλά σε έναν επόμενο τόπο η επίδραση μπορεί να είναι και αντίθετη: το διάστημα πρόβλεψης περιέχει το «καμία επίδραση».',
    en: 'The mean is a reduction or an increase, but at a further place the effect may be the opposite: the prediction interval contains “no effect”.',
  },
  STUDIES_DIFFER: {
    el: 'Οι μελέτες διαφέρουν περισσότερο από όσο εξηγεί η τύχη (p = {{p}}): ο μέσος συνοψίζει διαφορετικές επιδράσεις.',
    en: 'The studies differ by more than chance explains (p = {{p}}): the mean sums up different effects.',
  },
  SMALL_STUDIES_DIFFER: {
    el: 'Οι μικρές μελέτες δίνουν άλλες επιδράσεις από τις μεγάλες (p = {{p}}): ίσως κάποιες δεν δημοσιεύθηκαν.',
    en: 'Small studies give other effects than large ones (p = {{p}}): some may not have been published.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type PoolingWarningCode = keyof typeof POOLING_WARNING_TEXTS;

export interface PoolingWarning {
  readonly code: PoolingWarningCode;
  /** Numbers that the text names. */
  readonly values: Readonly<Record<string, number>>;
}

/** The sentence of a warning in a language. */
export function describePoolingWarning(warning: PoolingWarning, language: Language): string {
  return fillText(POOLING_WARNING_TEXTS[warning.code][language], warning.values, language);
}
