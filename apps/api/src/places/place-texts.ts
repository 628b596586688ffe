import type { Text } from '@elektron/domain';
import type { FoundBy } from '@elektron/geocoding';

import type { OpenReason } from './place-proposal.ts';

/** How a place was found, as people read it. */
export const FOUND_BY_LABELS: Readonly<Record<FoundBy, Text>> = {
  crossing: { el: 'Διασταύρωση των δύο οδών', en: 'Crossing of the two roads' },
  address: { el: 'Ίδια οδός και αριθμός', en: 'Same road and number' },
  'streets-meet': { el: 'Εκεί όπου συναντώνται οι δύο οδοί', en: 'Where the two roads meet' },
  'between-numbers': { el: 'Ανάμεσα σε γνωστούς αριθμούς της οδού', en: 'Between known numbers of the road' },
  'near-number': { el: 'Κοντά σε γνωστό αριθμό της οδού', en: 'Near a known number of the road' },
  kilometre: { el: 'Ίδια οδός και χιλιομετρική θέση', en: 'Same road and kilometre position' },
  'between-posts': {
    el: 'Χιλιομετρική θέση, από τους χιλιομετρικούς δείκτες του δρόμου',
    en: 'Kilometre position, by the posts along the road',
  },
  'between-kilometres': { el: 'Ανάμεσα σε γνωστές χιλιομετρικές θέσεις', en: 'Between known kilometre positions' },
  street: { el: 'Μόνο η οδός: το μέσο των γνωστών θέσεών της', en: 'The road alone: the middle of its known places' },
};

/** Why a place is not accepted together with others. */
export const NOT_PLACED_LABELS: Readonly<Record<OpenReason, Text>> = {
  NOTHING_SAID: { el: 'Δεν αναφέρεται τίποτε για τη θέση', en: 'Nothing is said of the place' },
  STREET_UNKNOWN: { el: 'Άγνωστη οδός', en: 'Unknown road' },
  CROSSING_UNKNOWN: { el: 'Άγνωστη διασταύρωση', en: 'Unknown crossing' },
  NUMBER_UNKNOWN: { el: 'Άγνωστος αριθμός της οδού', en: 'Unknown number of the road' },
  ROAD_NOT_SAID: { el: 'Χιλιομετρική θέση χωρίς οδό', en: 'Kilometre position without a road' },
  KILOMETRE_UNKNOWN: { el: 'Άγνωστη χιλιομετρική θέση', en: 'Unknown kilometre position' },
  STREET_ALONE: { el: 'Αναφέρεται μόνο η οδός', en: 'Only the road is said' },
  SEVERAL_PLACES: { el: 'Ταιριάζουν περισσότερες θέσεις', en: 'Several places agree' },
  OUTSIDE_BOUNDARY: { el: 'Εκτός των ορίων του οργανισμού', en: 'Outside of the organisation’s boundary' },
  CONFIDENCE_LOW: { el: 'Χαμηλή βεβαιότητα', en: 'Low confidence' },
};
