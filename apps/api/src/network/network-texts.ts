import { SAME_ACCIDENT_METERS, SAME_ACCIDENT_MINUTES } from '@elektron/columns';
import type { Text } from '@elektron/domain';
import { ROUNDING_BASE, SMALLEST_SHOWN_COUNT } from '@elektron/statistics';

/** How accidents that several organisations hold are counted, as it is said beside the totals. */
export const NETWORK_METHOD: Text = {
  el:
    `Κάθε ατύχημα μετριέται μία φορά. Εγγραφές δύο οργανισμών θεωρούνται το ίδιο ατύχημα όταν έχουν την ίδια ημερομηνία, απέχουν το πολύ ` +
    `${SAME_ACCIDENT_METERS} μέτρα και, όπου και οι δύο γνωρίζουν την ώρα, το πολύ ${SAME_ACCIDENT_MINUTES} λεπτά· πρώτα ενώνονται οι ` +
    `πλησιέστερες, και ποτέ δύο του ίδιου οργανισμού. Έτος και βαρύτητα είναι της αστυνομικής εγγραφής, αλλιώς εκείνης με την πρωιμότερη ώρα. ` +
    `Τα όρια είναι κρίση και όχι εκτίμηση. Εγγραφές χωρίς θέση ή πλήρη ημερομηνία δεν συγκρίνονται και μετρούν όλες.`,
  en:
    `Every accident is counted once. Records of two organisations are taken for one accident when they have the same date, lie at most ` +
    `${SAME_ACCIDENT_METERS} metres apart and, where both know the time, at most ${SAME_ACCIDENT_MINUTES} minutes; the closest are joined ` +
    `first, and never two of the same organisation. Year and severity are those of the police record, else of the one with the earliest time. ` +
    `The limits are a judgement and no estimate. Records without a place or a full date cannot be compared, and all count.`,
};

/** What is done to the fixed tables before others see them, as it is said beside them. */
export const AGGREGATES_NOTE: Text = {
  el:
    `Μικροί αριθμοί (0 έως ${SMALLEST_SHOWN_COUNT - 1}) δεν δίνονται, και κάποτε ούτε γειτονικοί τους, ώστε να μη βρίσκονται με αφαίρεση. ` +
    `Οι υπόλοιποι στρογγυλοποιούνται στο πλησιέστερο πολλαπλάσιο του ${ROUNDING_BASE}. Ένα ατύχημα με πολλούς χρήστες της οδού μετριέται σε κάθε κατηγορία χρήστη.`,
  en:
    `Small counts (0 to ${SMALLEST_SHOWN_COUNT - 1}) are not given, and sometimes some beside them, so that they cannot be worked out. ` +
    `All others are rounded to the nearest multiple of ${ROUNDING_BASE}. An accident with several road users counts under each kind.`,
};
