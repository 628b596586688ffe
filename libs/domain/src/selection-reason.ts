import type { Text } from './language.ts';

/** THE reasons for which places were treated. The ids are stored: one that has been used is never renamed. */
export const SELECTION_REASONS = ['high-counts', 'systematic', 'request', 'other-works', 'research-or-other', 'not-known'] as const;
export type SelectionReason = (typeof SELECTION_REASONS)[number];

export const SELECTION_REASON_LABELS: Readonly<Record<SelectionReason, Text>> = {
  'high-counts': { el: 'Πολλά ατυχήματα εκεί', en: 'Many accidents there' },
  systematic: {
    el: 'Πρόγραμμα για όλες τις θέσεις ενός είδους, όσα ατυχήματα κι αν είχαν',
    en: 'A programme for all places of a sort, whatever their accidents',
  },
  request: { el: 'Αίτημα ή παράπονο', en: 'A request or complaint' },
  'other-works': { el: 'Μέρος άλλων έργων', en: 'Part of other works' },
  'research-or-other': { el: 'Έρευνα ή άλλο', en: 'Research or other' },
  'not-known': { el: 'Δεν είναι γνωστό', en: 'Not known' },
};

/**
 * Whether places that were chosen for a reason were chosen for their many accidents; null where nobody can say: people ask where something has
 * happened, and what "other" is the code does not tell. Methods then expect the worst.
 */
export const CHOSEN_FOR_HIGH_COUNTS: Readonly<Record<SelectionReason, boolean | null>> = {
  'high-counts': true,
  systematic: false,
  request: null,
  'other-works': false,
  'research-or-other': null,
  'not-known': null,
};

/** Those that say nothing unless somebody says more. */
export const REASONS_TO_EXPLAIN: readonly SelectionReason[] = ['research-or-other', 'not-known'];
