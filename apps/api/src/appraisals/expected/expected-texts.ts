import type { Text } from '@elektron/domain';

import type { NoExpectedReason } from './expected-at-site.ts';

/** Why a place has no expected number, and what helps. */
export const NO_EXPECTED_TEXTS: Readonly<Record<NoExpectedReason, Text>> = {
  DRAWN_BY_HAND: {
    el: 'η θέση σχεδιάστηκε στον χάρτη και δεν προέρχεται από κατάταξη του δικτύου· επιλέξτε θέση μιας κατάταξης, ή πληκτρολογήστε τον αριθμό με την πηγή του',
    en: 'the place was drawn on the map and is of no ranking of the network; choose a site of a ranking, or type the number with its source',
  },
  NOT_OF_A_RANKING: {
    el: 'η μέθοδος που τη βρήκε δεν εκτιμά αναμενόμενα ατυχήματα· μόνο η κατάταξη των θέσεων του δικτύου (εμπειρική μέθοδος Bayes) το κάνει',
    en: 'the method that found it estimates no expected accidents; only the ranking of the network’s sites (empirical Bayes) does',
  },
  SITE_NOT_RANKED: {
    el: 'η κατάταξη δεν δίνει αναμενόμενα ατυχήματα για αυτή τη θέση, για τον λόγο που λέει η ίδια',
    en: 'the ranking has no expected accidents of this site, for the reason that it gives',
  },
  CASUALTIES: {
    el: 'οι αξίες είναι ανά παθόντα, και η κατάταξη εκτιμά ατυχήματα· επιλέξτε αξίες ανά ατύχημα',
    en: 'the values are per casualty, and the ranking expects accidents; choose values per accident',
  },
  NO_SEVERITY: {
    el: 'κανένα ατύχημα της κατάταξης δεν έχει γνωστή βαρύτητα',
    en: 'no accident of the ranking is of a known severity',
  },
};
