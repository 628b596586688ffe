import type { Text } from '@elektron/domain';

/* What methods that look along the streets say. The lists are closed; append only. */

export const STREET_NOTICE_CODES = [
  'ACCIDENTS_ON_STREETS',
  'STREETS_CUT_BY_AREA',
  'NULL_BY_TRAFFIC',
  'NULL_BY_LENGTH',
  'SIMULATED_PLACEMENTS',
  'SIMULATIONS_TOO_FEW',
  'DENSEST_UNTESTED',
  'LIXELS_TESTED_TOGETHER',
  'KERNEL_ON_STREETS',
  'TRAFFIC_DECIDES_NULL',
  'CLUSTERS_OF_SECTIONS',
  'SECTION_WITH_ITSELF',
  'CLUSTERS_UNTESTED',
  'JUNCTIONS_LEFT_OUT',
  'SECTIONS_SIMULATED',
  'SECTIONS_SHORT',
  'ACCIDENTS_ON_SECTIONS',
] as const;

export const STREET_NOTICES: Readonly<Record<(typeof STREET_NOTICE_CODES)[number], Text>> = {
  ACCIDENTS_ON_STREETS: {
    el: 'Στις οδούς τοποθετήθηκαν {{placed}} από τα {{total}} ατυχήματα· {{left}} όχι, και ο πίνακας δείχνει τους λόγους.',
    en: '{{placed}} of the {{total}} accidents are placed on the streets; {{left}} are not, and the table shows the reasons.',
  },
  STREETS_CUT_BY_AREA: {
    el: '{{streets}} τμήματα που δεν βρίσκονται ολόκληρα μέσα στην περιοχή του φίλτρου έμειναν έξω.',
    en: '{{streets}} segments that do not lie wholly within the area of the filter were left out.',
  },
  NULL_BY_TRAFFIC: {
    el: 'Μηδενική υπόθεση: τα {{counted}} ατυχήματα σε οδούς με γνωστή κυκλοφορία ({{countedKm}} km) πέφτουν ανάλογα με τα οχηματοχιλιόμετρα, τα άλλα {{others}} ανάλογα με το μήκος, μέσα στην κατηγορία της οδού τους.',
    en: 'Null model: the {{counted}} accidents on streets whose traffic is known ({{countedKm}} km) fall by vehicle kilometres, the other {{others}} by length, each within its class of road.',
  },
  NULL_BY_LENGTH: {
    el: 'Μηδενική υπόθεση: η κυκλοφορία δεν είναι γνωστή σε καμία από τις οδούς με ατυχήματα, οπότε τα {{others}} ατυχήματα πέφτουν ανάλογα με το μήκος, μέσα στην κατηγορία της οδού τους. Οι οδοί με πολλή κυκλοφορία φαίνονται χειρότερες.',
    en: 'Null model: traffic is not known on any street that has accidents, so the {{others}} accidents fall by length within their class of road. Busy streets look worse.',
  },
  SIMULATED_PLACEMENTS: {
    el: 'Έγιναν {{simulations}} προσομοιώσεις με σπόρο {{seed}}: καμία τιμή p δεν μπορεί να είναι μικρότερη από {{least}}.',
    en: '{{simulations}} simulations were made with seed {{seed}}: no p-value can be below {{least}}.',
  },
  SIMULATIONS_TOO_FEW: {
    el: 'Τα {{tied}} από τα {{lixels}} κομμάτια έχουν τη μικρότερη τιμή p που μπορούν να δώσουν {{simulations}} προσομοιώσεις, και διορθωμένη γίνεται {{least}}: περισσότερες προσομοιώσεις, ή ο έλεγχος του μεγίστου, ίσως δείξουν κάτι.',
    en: '{{tied}} of the {{lixels}} pieces have the smallest p-value that {{simulations}} simulations can give, and adjusted it comes to {{least}}: more simulations, or the maximum, may show something.',
  },
  DENSEST_UNTESTED: {
    el: 'Δεν έγινε έλεγχος: φαίνονται τα πυκνότερα κομμάτια, που συγκεντρώνουν το {{share}}% της πυκνότητας. Και η τύχη έχει πυκνότερα κομμάτια.',
    en: 'Nothing was tested: what is shown are the densest pieces, which hold {{share}}% of the density. Chance has densest pieces, too.',
  },
  LIXELS_TESTED_TOGETHER: {
    el: 'Γειτονικά κομμάτια μοιράζονται ατυχήματα: ένα κομμάτι που ξεχωρίζει σημαίνει «εδώ ή δίπλα», και μια θέση είναι όσα τέτοια συνέχονται.',
    en: 'Neighbouring pieces share accidents: one that stands out means “here or next door”, and a hotspot is those that hang together.',
  },
  KERNEL_ON_STREETS: {
    el: 'Το εύρος ζώνης αποφασίζει για την εικόνα: διαλέξτε το πριν δείτε το αποτέλεσμα. Μέσα σε πόλη 50 έως 300 m, έξω 300 έως 1000 m.',
    en: 'The bandwidth decides the picture: choose it before you look. In town 50 to 300 m, outside 300 to 1000 m.',
  },
  TRAFFIC_DECIDES_NULL: {
    el: 'Κυκλοφορία που εκτιμήθηκε λάθος γίνεται και αυτή εύρημα, και όπου δεν είναι γνωστή οι οδοί μιας κατηγορίας θεωρούνται όμοιες.',
    en: 'Traffic that was estimated wrongly makes a finding of itself, and where it is not known the roads of a class are taken as alike.',
  },
  CLUSTERS_OF_SECTIONS: {
    el: 'Μια συστάδα μόνη της δεν είναι εύρημα: το ένα εικοστό του μήκους κάθε τμήματος ξεχωρίζει και από τύχη. Η τιμή p του τμήματος λέει αν έχει συστάδες.',
    en: 'A cluster by itself is no finding: a twentieth of the length of each section stands out by chance alone. The p-value of the section says whether it is clustered.',
  },
  SECTION_WITH_ITSELF: {
    el: 'Κάθε τμήμα συγκρίνεται με τον εαυτό του: μια οδός επικίνδυνη σε όλο το μήκος της δεν έχει συστάδες, και μια ήσυχη με δύο ατυχήματα δίπλα δίπλα έχει.',
    en: 'Each section is compared with itself: a road that is dangerous all along has no cluster, and a quiet one with two accidents side by side has one.',
  },
  CLUSTERS_UNTESTED: {
    el: 'Φαίνονται οι συστάδες όλων των τμημάτων, και όσων δεν ξεχωρίζουν από την τύχη.',
    en: 'The clusters of all sections are shown, of those too that do not differ from chance.',
  },
  JUNCTIONS_LEFT_OUT: {
    el: '{{accidents}} ατυχήματα σε κόμβους δεν εξετάζονται: η μέθοδος βλέπει μόνο τα τμήματα ανάμεσά τους.',
    en: '{{accidents}} accidents at junctions are not looked at: the method sees only the sections between.',
  },
  ACCIDENTS_ON_SECTIONS: {
    el: '{{placed}} από τα {{total}} ατυχήματα βρίσκονται σε τμήματα που εξετάζονται· {{left}} όχι, και ο πίνακας δείχνει τους λόγους.',
    en: '{{placed}} of the {{total}} accidents lie on sections that are looked at; {{left}} do not, and the table shows the reasons.',
  },
  SECTIONS_SHORT: {
    el: 'Έμειναν έξω {{sections}} τμήματα μικρότερα από το εύρος ζώνης ({{bandwidth}} m), με {{accidents}} ατυχήματα: ο πυρήνας τα καλύπτει ολόκληρα, οπότε δεν έχουν τίποτα να δείξουν.',
    en: '{{sections}} sections shorter than the bandwidth ({{bandwidth}} m), with {{accidents}} accidents, were left out: the kernel covers them whole, so they have nothing to show.',
  },
  SECTIONS_SIMULATED: {
    el: 'Μηδενική υπόθεση: ισάριθμα ατυχήματα οπουδήποτε πάνω στο ίδιο τμήμα, με την ίδια πιθανότητα σε κάθε σημείο του.',
    en: 'Null model: the same number of accidents anywhere on the same section, every place of it alike.',
  },
};

export const STREET_REASON_CODES = ['NOT_TESTED_AS_ASKED'] as const;
export const STREET_REASONS: Readonly<Record<(typeof STREET_REASON_CODES)[number], Text>> = {
  NOT_TESTED_AS_ASKED: { el: 'Η ανάλυση ζητήθηκε χωρίς έλεγχο.', en: 'The analysis was asked without a test.' },
};

export const STREET_SCORE_MEANINGS = ['PEAK_LINE_DENSITY', 'CLUSTER_STRENGTH'] as const;
export const STREET_SCORES: Readonly<Record<(typeof STREET_SCORE_MEANINGS)[number], { readonly labels: Text; readonly unit: Text }>> = {
  PEAK_LINE_DENSITY: {
    labels: { el: 'Μέγιστη πυκνότητα', en: 'Peak density' },
    unit: { el: 'ατυχήματα ανά km και έτος', en: 'accidents per km per year' },
  },
  CLUSTER_STRENGTH: { labels: { el: 'Ισχύς συστάδας', en: 'Strength of the cluster' }, unit: { el: '0 έως 1', en: '0 to 1' } },
};

/** What the lines of a result are coloured by. */
export const LINE_VALUES = ['density', 'strength'] as const;
export type LineValue = (typeof LINE_VALUES)[number];
export const LINE_VALUE_LABELS: Readonly<Record<LineValue, Text>> = {
  density: { el: 'Ατυχήματα ανά km και έτος', en: 'Accidents per km and year' },
  strength: { el: 'Ισχύς συστάδας, 0 έως 1', en: 'Strength of the cluster, 0 to 1' },
};

export const STREET_SUMMARY_CODES = [
  'accidentsOnStreets',
  'streetKm',
  'lixels',
  'hotspotKm',
  'sections',
  'testedSections',
  'clusters',
] as const;
export const STREET_SUMMARY_LABELS: Readonly<Record<(typeof STREET_SUMMARY_CODES)[number], Text>> = {
  accidentsOnStreets: { el: 'Ατυχήματα στις οδούς', en: 'Accidents on the streets' },
  streetKm: { el: 'Μήκος των οδών (km)', en: 'Length of the streets (km)' },
  lixels: { el: 'Κομμάτια οδών', en: 'Pieces of streets' },
  hotspotKm: { el: 'Μήκος των θέσεων (km)', en: 'Length of the hotspots (km)' },
  sections: { el: 'Τμήματα ανάμεσα σε κόμβους', en: 'Sections between junctions' },
  testedSections: { el: 'Τμήματα με δύο ατυχήματα ή περισσότερα', en: 'Sections with two accidents or more' },
  clusters: { el: 'Συστάδες σε όλα τα τμήματα', en: 'Clusters on all sections' },
};
