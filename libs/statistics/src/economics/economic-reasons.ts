import type { Text } from '@elektron/domain';

/** Why an economic figure has no value. */
export const ECONOMIC_REASON_TEXTS = {
  COSTS_NOT_ABOVE_ZERO: {
    el: 'Το κόστος σε παρούσα αξία δεν είναι πάνω από μηδέν· ο λόγος δεν ορίζεται.',
    en: 'The present value of costs is not above zero; the ratio is not defined.',
  },
  NO_CAPITAL: {
    el: 'Δεν υπάρχει κόστος κατασκευής να αποδώσει.',
    en: 'There is no cost of construction to earn a return on.',
  },
  NO_SIGN_CHANGE: {
    el: 'Οι χρηματικές ροές έχουν όλες το ίδιο πρόσημο· κανένα επιτόκιο δεν τις ισοσταθμίζει.',
    en: 'All flows have the same sign; no rate of return balances them.',
  },
  SEVERAL_SIGN_CHANGES: {
    el: 'Οι χρηματικές ροές αλλάζουν πρόσημο περισσότερες από μία φορές· μπορεί να υπάρχουν πολλά επιτόκια που τις ισοσταθμίζουν.',
    en: 'The flows change their sign more than once; several rates of return may balance them.',
  },
  NO_OUTLAY_FIRST: {
    el: 'Το όφελος προηγείται του κόστους· ένας εσωτερικός βαθμός απόδοσης δεν θα σήμαινε απόδοση.',
    en: 'The benefit comes before the cost; an internal rate of return would not mean a return.',
  },
  NO_ACCIDENTS_VALUED: {
    el: 'Δεν αναμένονται ατυχήματα με αξία· δεν υπάρχει τίποτε να αποτραπεί.',
    en: 'No accidents with a value are expected; there is nothing to prevent.',
  },
  COSTS_ABOVE_ALL_ACCIDENTS: {
    el: 'Ακόμη και αν αποτρέπονταν όλα τα ατυχήματα, το όφελος δεν θα έφτανε το κόστος.',
    en: 'Even if all accidents were prevented, the benefit would not reach the cost.',
  },
  NOT_REPAID: {
    el: 'Το κόστος δεν επιστρέφεται μέσα στη διάρκεια ζωής.',
    en: 'The cost is not repaid within the service life.',
  },
  NO_UNCERTAINTY: {
    el: 'Δεν δόθηκε καμία αβεβαιότητα· δεν υπάρχει τίποτε να προσομοιωθεί.',
    en: 'No uncertainty was given; there is nothing to simulate.',
  },
  SAME_COST: {
    el: 'Οι δύο λύσεις κοστίζουν το ίδιο· συγκρίνονται τα οφέλη τους.',
    en: 'Both alternatives cost the same; their benefits are compared.',
  },
  INDEX_MISSING: {
    el: 'Ο δείκτης τιμών δεν έχει τιμή για ένα από τα δύο έτη.',
    en: 'The price index has no value for one of the two years.',
  },
  NO_VALUE: {
    el: 'Δεν δόθηκε αξία για κάποια βαρύτητα που εμφανίζεται.',
    en: 'No value was given for a severity that occurs.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type EconomicReason = keyof typeof ECONOMIC_REASON_TEXTS;

/** A figure, or why there is none. */
export type Figure = { readonly value: number; readonly reason: null } | { readonly value: null; readonly reason: EconomicReason };

export const figure = (value: number): Figure => ({ value, reason: null });
export const noFigure = (reason: EconomicReason): Figure => ({ value: null, reason });
