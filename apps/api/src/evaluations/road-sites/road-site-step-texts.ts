import type { Text } from '@elektron/domain';

import type { RoadSiteStep } from './choose-road-sites.ts';

/** What is left after each criterion, as a table says it. */
export const STEP_LABELS: Readonly<Record<'all' | RoadSiteStep, Text>> = {
  all: { el: 'Όλα τα τμήματα και οι κόμβοι του δικτύου', en: 'All sections and junctions of the network' },
  'same-kind': { el: 'Ίδιο είδος (τμήμα ή κόμβος), χωρίς παρέμβαση', en: 'Same kind (section or junction), not treated' },
  'same-class': { el: 'Οδοί της ίδιας ομάδας κατηγοριών', en: 'Roads of the same group of classes' },
  'not-adjacent': { el: 'Δεν συνορεύουν με θέση παρέμβασης', en: 'Not next to a treated site' },
  'no-other-intervention': {
    el: 'Χωρίς άλλη παρέμβαση των ίδιων ετών, εκεί ή δίπλα',
    en: 'No other intervention of these years, there or next to it',
  },
  'traffic-known': { el: 'Με γνωστή κυκλοφορία', en: 'Traffic known' },
  'similar-traffic': { el: 'Παρόμοια κυκλοφορία', en: 'Similar traffic' },
  'far-enough': { el: 'Τουλάχιστον στην ελάχιστη απόσταση', en: 'At least the least distance away' },
  'near-enough': { el: 'Έως τη μέγιστη απόσταση', en: 'Within the greatest distance' },
  'not-excluded': { el: 'Δεν αφαιρέθηκαν με το χέρι', en: 'Not left out by hand' },
};
