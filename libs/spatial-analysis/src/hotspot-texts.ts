import type { ProblemDetails, Text } from '@elektron/domain';

/** What a reader of a result must know. The list is closed; a code without both languages does not compile. Append only. */
export const HOTSPOT_NOTICE_CODES = [
  'NOT_BLACK_SPOTS',
  'NO_EXPOSURE',
  'REGRESSION_TO_THE_MEAN',
  'NO_SIGNIFICANCE_TEST',
  'STRAIGHT_DISTANCE',
  'ONE_DENSITY_SCALE',
  'DENSITY_OFF_ROAD',
  'NO_EDGE_CORRECTION',
  'BANDWIDTH_DECIDES',
  'CELL_SIZE_DECIDES',
  'STUDY_AREA_OF_CELLS',
  'EXACT_NULL_FLAGS',
  'DEPENDENT_TESTS',
  'BANDWIDTH_CHOSEN',
  'CELL_SIZE_CHOSEN',
  'CLUSTER_HOLDS_MOST',
  'ONE_CELL_HIDES_OTHERS',
  'CELLS_TOO_FEW',
  'CELLS_MOSTLY_EMPTY',
  'CELLS_ALL_EQUAL',
  'STUDY_AREA_FROM_SELECTION',
] as const;
export type HotspotNoticeCode = (typeof HOTSPOT_NOTICE_CODES)[number];

/** A warning of one run, with the numbers that its text names. */
export interface HotspotNotice {
  readonly code: HotspotNoticeCode;
  readonly details: ProblemDetails;
}

export const HOTSPOT_NOTICES: Readonly<Record<HotspotNoticeCode, Text>> = {
  NOT_BLACK_SPOTS: {
    el: 'Το αποτέλεσμα είναι θέσεις συγκέντρωσης ατυχημάτων, όχι επικίνδυνες θέσεις: αυτές τις ορίζει ο αρμόδιος φορέας.',
    en: 'The result is concentrations of accidents, not black spots: those are declared by the road authority.',
  },
  NO_EXPOSURE: {
    el: 'Ο κυκλοφοριακός φόρτος δεν λαμβάνεται υπόψη: όπου κινούνται πολλοί, συμβαίνουν και περισσότερα ατυχήματα.',
    en: 'Traffic is not taken into account: where many travel, more accidents happen.',
  },
  REGRESSION_TO_THE_MEAN: {
    el: 'Μια θέση που ξεχώρισε για τα πολλά ατυχήματά της θα έχει πιθανώς λιγότερα και χωρίς μέτρα (παλινδρόμηση προς τον μέσο).',
    en: 'A place picked for its many accidents will probably have fewer even without measures (regression to the mean).',
  },
  NO_SIGNIFICANCE_TEST: {
    el: 'Δεν γίνεται στατιστικός έλεγχος: και τυχαία σημεία σχηματίζουν τέτοιες συγκεντρώσεις.',
    en: 'Nothing is tested: random points form such concentrations too.',
  },
  STRAIGHT_DISTANCE: {
    el: 'Οι αποστάσεις μετρώνται σε ευθεία και όχι πάνω στην οδό: παράλληλες οδοί και ανισόπεδοι κόμβοι συγχέονται.',
    en: 'Distances are straight, not along the road: parallel carriageways and grade-separated junctions are mixed.',
  },
  ONE_DENSITY_SCALE: {
    el: 'Η ίδια ακτίνα και το ίδιο ελάχιστο πλήθος ισχύουν παντού: πυκνό κέντρο και αραιά προάστια δεν συγκρίνονται.',
    en: 'One radius and one minimum hold everywhere: a dense centre and sparse suburbs do not compare.',
  },
  DENSITY_OFF_ROAD: {
    el: 'Η πυκνότητα απλώνεται και έξω από τις οδούς και διαβάζεται υπερβολικά όπου οι οδοί είναι πυκνές.',
    en: 'The density spreads off the roads too, and reads too high where streets are dense.',
  },
  NO_EDGE_CORRECTION: {
    el: 'Χωρίς διόρθωση ορίων: κοντά στο όριο της περιοχής η πυκνότητα υποτιμάται.',
    en: 'No edge correction: near the border of the area the density is too low.',
  },
  BANDWIDTH_DECIDES: {
    el: 'Το εύρος ζώνης αποφασίζει για την εικόνα: δοκιμάστε και μικρότερο και μεγαλύτερο πριν από κάθε συμπέρασμα.',
    en: 'The bandwidth decides the picture: try a smaller and a larger one before concluding anything.',
  },
  CELL_SIZE_DECIDES: {
    el: 'Το πλάτος του εξαγώνου αποφασίζει για το αποτέλεσμα: με άλλα κελιά προκύπτουν άλλες θέσεις.',
    en: 'The width of the hexagon decides the result: other cells give other places.',
  },
  STUDY_AREA_OF_CELLS: {
    el: 'Περιοχή μελέτης: τα εξάγωνα με κάποιο γνωστό ατύχημα και τα κενά ανάμεσά τους. Ό,τι βρίσκεται γύρω τους δεν μετρά ως μηδέν: ίσως δεν έχει οδούς ή στοιχεία.',
    en: 'Study area: the hexagons with any known accident and the gaps between them. What lies around them does not count as zero: it may have no roads, or no records.',
  },
  EXACT_NULL_FLAGS: {
    el: 'Οι θέσεις ξεχωρίζουν με τον ακριβή έλεγχο τυχαιοποίησης· το z και η αναλυτική τιμή p δίνονται μόνο για σύγκριση.',
    en: 'Places are flagged by the exact randomisation test; z and the analytic p-value are given for comparison only.',
  },
  DEPENDENT_TESTS: {
    el: 'Γειτονικά εξάγωνα μοιράζονται ατυχήματα: ότι το ποσοστό ψευδών ανακαλύψεων (FDR) τηρείται έχει ελεγχθεί με προσομοίωση και δεν έχει αποδειχθεί. Όποιο εξάγωνο ξεχωρίζει σημαίνει «εδώ ή δίπλα».',
    en: 'Neighbouring hexagons share accidents: that the false discovery rate holds was checked by simulation, not proved. A flagged hexagon means “here or next door”.',
  },
  BANDWIDTH_CHOSEN: {
    el: 'Το εύρος ζώνης επιλέχθηκε από τα δεδομένα: {{bandwidth}} m.',
    en: 'The bandwidth was chosen from the data: {{bandwidth}} m.',
  },
  CELL_SIZE_CHOSEN: {
    el: 'Το κελί επιλέχθηκε από το εύρος ζώνης: {{cellSize}} m.',
    en: 'The cell was chosen from the bandwidth: {{cellSize}} m.',
  },
  CLUSTER_HOLDS_MOST: {
    el: 'Μία συστάδα περιέχει {{accidents}} από {{total}} ατυχήματα: η ακτίνα είναι πολύ μεγάλη για αυτή την πυκνότητα.',
    en: 'One cluster holds {{accidents}} of {{total}} accidents: the radius is too large for this density.',
  },
  ONE_CELL_HIDES_OTHERS: {
    el: 'Ένα μόνο εξάγωνο έχει {{accidents}} ατυχήματα και κρύβει άλλα από τον έλεγχο: χωρίς αυτό θα ξεχώριζαν {{hidden}} ακόμη. Το «δεν ξεχωρίζει» εδώ σημαίνει «ο έλεγχος δεν μπορεί να πει».',
    en: 'One single hexagon has {{accidents}} accidents and hides others from the test: without it {{hidden}} more would stand out. Here “does not stand out” means “the test cannot tell”.',
  },
  CELLS_TOO_FEW: {
    el: 'Μόνο {{cells}} εξάγωνα: ο έλεγχος χρειάζεται τουλάχιστον {{needed}}. Μικρύνετε το εξάγωνο.',
    en: 'Only {{cells}} hexagons: the test needs at least {{needed}}. Make the hexagon smaller.',
  },
  CELLS_MOSTLY_EMPTY: {
    el: 'Το {{share}}% των εξαγώνων δεν έχει ατύχημα: η αναλυτική τιμή p δεν ισχύει. Μεγαλώστε το εξάγωνο ή την περίοδο.',
    en: '{{share}}% of the hexagons have no accident: the analytic p-value does not hold. Enlarge the hexagon or the period.',
  },
  CELLS_ALL_EQUAL: {
    el: 'Όλα τα εξάγωνα έχουν το ίδιο πλήθος ({{accidents}}): δεν υπάρχει διαφορά προς έλεγχο.',
    en: 'All hexagons have the same count ({{accidents}}): there is no difference to test.',
  },
  STUDY_AREA_FROM_SELECTION: {
    el: 'Η περιοχή μελέτης προέκυψε μόνο από τα επιλεγμένα ατυχήματα, όχι από όλα: τα εξάγωνα με μηδέν είναι λιγότερα από τα πραγματικά.',
    en: 'The study area was made from the selected accidents only, not from all: hexagons with zero are fewer than there are.',
  },
};

/** Why a number is missing. */
export const HOTSPOT_REASON_CODES = ['METHOD_TESTS_NOTHING', 'VARIANCE_ZERO'] as const;
export type HotspotReasonCode = (typeof HOTSPOT_REASON_CODES)[number];

export const HOTSPOT_REASONS: Readonly<Record<HotspotReasonCode, Text>> = {
  METHOD_TESTS_NOTHING: { el: 'Η μέθοδος δεν κάνει στατιστικό έλεγχο.', en: 'The method makes no statistical test.' },
  VARIANCE_ZERO: {
    el: 'Η γειτονιά είναι όλη η περιοχή μελέτης ή όλα τα κελιά είναι ίσα: το z δεν ορίζεται.',
    en: 'The neighbourhood is the whole study area, or all cells are equal: z is undefined.',
  },
};

/** What a hotspot is ranked by. */
export const HOTSPOT_SCORE_MEANINGS = ['ACCIDENTS', 'PEAK_INTENSITY', 'Z_SCORE'] as const;
export type HotspotScoreMeaning = (typeof HOTSPOT_SCORE_MEANINGS)[number];

export const HOTSPOT_SCORES: Readonly<Record<HotspotScoreMeaning, { readonly labels: Text; readonly unit: Text }>> = {
  ACCIDENTS: { labels: { el: 'Ατυχήματα', en: 'Accidents' }, unit: { el: '', en: '' } },
  PEAK_INTENSITY: {
    labels: { el: 'Μέγιστη πυκνότητα', en: 'Peak intensity' },
    unit: { el: 'ατυχήματα ανά km² και έτος', en: 'accidents per km² per year' },
  },
  Z_SCORE: { labels: { el: 'Τιμή z (Gi*)', en: 'z-score (Gi*)' }, unit: { el: 'τυπικές αποκλίσεις', en: 'standard deviations' } },
};

/** The numbers of a run as a whole. */
export const HOTSPOT_SUMMARY_CODES = [
  'accidentsUsed',
  'hotspots',
  'accidentsInHotspots',
  'noise',
  'corePoints',
  'peakIntensity',
  'thresholdIntensity',
  'hotspotAreaKm2',
  'surfaceAreaKm2',
  'cells',
  'emptyCells',
  'hotCells',
  'coldCells',
  'analyticHotCells',
] as const;
export type HotspotSummaryCode = (typeof HOTSPOT_SUMMARY_CODES)[number];

export const HOTSPOT_SUMMARY_LABELS: Readonly<Record<HotspotSummaryCode, Text>> = {
  accidentsUsed: { el: 'Ατυχήματα στην ανάλυση', en: 'Accidents analysed' },
  hotspots: { el: 'Θέσεις συγκέντρωσης', en: 'Hotspots' },
  accidentsInHotspots: { el: 'Ατυχήματα στις θέσεις', en: 'Accidents in hotspots' },
  noise: { el: 'Ατυχήματα εκτός συστάδων', en: 'Accidents outside clusters' },
  corePoints: { el: 'Πυρήνες συστάδων', en: 'Core points' },
  peakIntensity: { el: 'Μέγιστη πυκνότητα (ανά km² και έτος)', en: 'Peak intensity (per km² per year)' },
  thresholdIntensity: { el: 'Όριο πυκνότητας (ανά km² και έτος)', en: 'Threshold intensity (per km² per year)' },
  hotspotAreaKm2: { el: 'Έκταση των θέσεων (km²)', en: 'Area of the hotspots (km²)' },
  surfaceAreaKm2: { el: 'Έκταση με πυκνότητα πάνω από μηδέν (km²)', en: 'Area with density above zero (km²)' },
  cells: { el: 'Εξάγωνα στην περιοχή μελέτης', en: 'Hexagons in the study area' },
  emptyCells: { el: 'Εξάγωνα χωρίς ατύχημα', en: 'Hexagons without accidents' },
  hotCells: { el: 'Εξάγωνα με πολλά ατυχήματα (ακριβής έλεγχος)', en: 'Hot hexagons (exact test)' },
  coldCells: { el: 'Εξάγωνα με λίγα ατυχήματα (ακριβής έλεγχος)', en: 'Cold hexagons (exact test)' },
  analyticHotCells: { el: 'Εξάγωνα με πολλά ατυχήματα (αναλυτική p)', en: 'Hot hexagons (analytic p)' },
};
