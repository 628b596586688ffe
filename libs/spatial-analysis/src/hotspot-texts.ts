import type { ProblemDetails, Text } from '@elektron/domain';
import {
  STREET_NOTICE_CODES,
  STREET_NOTICES,
  STREET_REASON_CODES,
  STREET_REASONS,
  STREET_SCORE_MEANINGS,
  STREET_SCORES,
  STREET_SUMMARY_CODES,
  STREET_SUMMARY_LABELS,
} from './street-texts.ts';

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
  'SITES_OF_A_GROUP_ALIKE',
  'FUNCTION_TAKEN_FOR_CERTAIN',
  'JUNCTION_NODES_APART',
  'ACCIDENTS_NOT_AT_SITES',
  'SITES_CUT_BY_AREA',
  'PERIOD_SHORT',
  'GROUPS_OF_FEW_SITES',
  'TRAFFIC_NOT_KNOWN',
  'CHANGE_TRAFFIC',
  'CHANGE_ACCIDENTS',
  'CHANGE_MEASURED',
  'CHANGE_RANKS',
  'CHANGE_NOTHING_RANKED',
  ...STREET_NOTICE_CODES,
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
  SITES_OF_A_GROUP_ALIKE: {
    el: 'Συγκρίνονται μεταξύ τους θέσεις του ίδιου είδους (κόμβοι ή τμήματα) και παρόμοιας κατηγορίας οδού. Ό,τι άλλο τις κάνει να διαφέρουν δεν λαμβάνεται υπόψη.',
    en: 'Sites of one kind (junctions or sections) and of alike road classes are compared with each other. Whatever else tells them apart is not taken into account.',
  },
  FUNCTION_TAKEN_FOR_CERTAIN: {
    el: 'Τα διαστήματα δεν περιλαμβάνουν το σφάλμα της ίδιας της συνάρτησης πρόβλεψης: με λίγες θέσεις είναι στενότερα από το σωστό.',
    en: 'The intervals do not allow for the error of the safety performance function itself: with few sites they are too narrow.',
  },
  JUNCTION_NODES_APART: {
    el: 'Κάθε κόμβος του δικτύου είναι ξεχωριστή θέση: ένας κυκλικός κόμβος ή μια διασταύρωση με χωριστά ρεύματα μοιράζεται σε περισσότερες.',
    en: 'Each node of the network is a site of its own: a roundabout, or a crossing of a dual carriageway, is divided among several.',
  },
  ACCIDENTS_NOT_AT_SITES: {
    el: '{{accidents}} από τα {{total}} ατυχήματα δεν βρίσκονται σε καμία από τις θέσεις· ο πίνακας δείχνει τους λόγους.',
    en: '{{accidents}} of the {{total}} accidents are at none of the sites; the table shows the reasons.',
  },
  SITES_CUT_BY_AREA: {
    el: '{{sites}} θέσεις που δεν βρίσκονται ολόκληρες μέσα στην περιοχή του φίλτρου έμειναν έξω.',
    en: '{{sites}} sites that do not lie wholly within the area of the filter were left out.',
  },
  PERIOD_SHORT: {
    el: 'Η περίοδος είναι μικρότερη από {{needed}} έτη ({{years}}): λίγα ατυχήματα ανά θέση και μεγάλη αβεβαιότητα.',
    en: 'The period is shorter than {{needed}} years ({{years}}): few accidents at each site, and wide uncertainty.',
  },
  GROUPS_OF_FEW_SITES: {
    el: '{{groups}} {{groups|ομάδα|ομάδες}} με λιγότερες από {{advised}} θέσεις: τα διαστήματα εκεί είναι στενότερα από το σωστό.',
    en: '{{groups}} {{groups|group|groups}} of fewer than {{advised}} sites: intervals there are too narrow.',
  },
  TRAFFIC_NOT_KNOWN: {
    el: 'Για {{sites}} από τις {{total}} θέσεις δεν είναι γνωστή η κυκλοφορία: συγκρίνονται μόνο με τον μέσο όρο της ομάδας τους, οπότε οι οδοί με πολλή κυκλοφορία φαίνονται χειρότερες.',
    en: 'Traffic is not known at {{sites}} of the {{total}} sites: these are compared with the mean of their group alone, so busy roads look worse.',
  },
  CHANGE_TRAFFIC: {
    el: 'Αν εισαγάγετε μετρήσεις κυκλοφορίας, η κατάταξη θα αλλάξει: για συνάρτηση πρόβλεψης χρειάζονται τουλάχιστον {{needed}} θέσεις μιας ομάδας με κυκλοφορία (τώρα το πολύ {{found}}). Θέσεις που ξεχωρίζουν μόνο επειδή περνούν πολλοί θα πέσουν.',
    en: 'Traffic counts would change the ranking: a safety performance function needs traffic at {{needed}} sites of one group at least (now {{found}} at most). Sites that stand out only because many pass there would fall.',
  },
  CHANGE_ACCIDENTS: {
    el: 'Μεγαλύτερη περίοδος θα άλλαζε την κατάταξη: η κυκλοφορία είναι γνωστή σε αρκετές θέσεις, αλλά οι ομάδες έχουν το πολύ {{found}} ατυχήματα και για συνάρτηση πρόβλεψης χρειάζονται {{needed}}.',
    en: 'A longer period would change the ranking: traffic is known at enough sites, but no group of them has more than {{found}} accidents, and a safety performance function needs {{needed}}.',
  },
  CHANGE_MEASURED: {
    el: 'Η κυκλοφορία στις περισσότερες θέσεις ({{modelled}} από {{counted}}) είναι εκτίμηση από γειτονικά τμήματα ή άλλα έτη. Μετρήσεις στις πρώτες θέσεις της κατάταξης είναι ό,τι θα την άλλαζε περισσότερο.',
    en: 'Traffic at most sites ({{modelled}} of {{counted}}) is estimated from neighbouring sections or other years. Counts at the first sites of the ranking are what would change it most.',
  },
  CHANGE_RANKS: {
    el: 'Περισσότερα έτη θα στένευαν τα διαστήματα: με όσα είναι γνωστά, η πρώτη θέση της κατάταξης θα μπορούσε να είναι έως και {{upper}}η από {{ranked}}.',
    en: 'More years would narrow the intervals: by what is known, the first site of the ranking could be anything down to number {{upper}} of {{ranked}}.',
  },
  CHANGE_NOTHING_RANKED: {
    el: 'Περισσότερα έτη ή ένα μεγαλύτερο δίκτυο: με όσα είναι γνωστά, οι θέσεις δεν διαφέρουν μεταξύ τους περισσότερο από την τύχη, ή είναι πολύ λίγες.',
    en: 'More years, or a larger network: by what is known the sites differ no more than by chance, or there are too few.',
  },
  ...STREET_NOTICES,
};

/** Why a number is missing. */
export const HOTSPOT_REASON_CODES = ['METHOD_TESTS_NOTHING', 'VARIANCE_ZERO', ...STREET_REASON_CODES] as const;
export type HotspotReasonCode = (typeof HOTSPOT_REASON_CODES)[number];

export const HOTSPOT_REASONS: Readonly<Record<HotspotReasonCode, Text>> = {
  METHOD_TESTS_NOTHING: { el: 'Η μέθοδος δεν κάνει στατιστικό έλεγχο.', en: 'The method makes no statistical test.' },
  VARIANCE_ZERO: {
    el: 'Η γειτονιά είναι όλη η περιοχή μελέτης ή όλα τα κελιά είναι ίσα: το z δεν ορίζεται.',
    en: 'The neighbourhood is the whole study area, or all cells are equal: z is undefined.',
  },
  ...STREET_REASONS,
};

/** What a hotspot is ranked by. */
export const HOTSPOT_SCORE_MEANINGS = ['ACCIDENTS', 'PEAK_INTENSITY', 'Z_SCORE', 'EXPECTED_EXCESS', ...STREET_SCORE_MEANINGS] as const;
export type HotspotScoreMeaning = (typeof HOTSPOT_SCORE_MEANINGS)[number];

export const HOTSPOT_SCORES: Readonly<Record<HotspotScoreMeaning, { readonly labels: Text; readonly unit: Text }>> = {
  ACCIDENTS: { labels: { el: 'Ατυχήματα', en: 'Accidents' }, unit: { el: '', en: '' } },
  PEAK_INTENSITY: {
    labels: { el: 'Μέγιστη πυκνότητα', en: 'Peak intensity' },
    unit: { el: 'ατυχήματα ανά km² και έτος', en: 'accidents per km² per year' },
  },
  Z_SCORE: { labels: { el: 'Τιμή z (Gi*)', en: 'z-score (Gi*)' }, unit: { el: 'τυπικές αποκλίσεις', en: 'standard deviations' } },
  EXPECTED_EXCESS: {
    labels: { el: 'Αναμενόμενη υπέρβαση', en: 'Expected excess' },
    unit: { el: 'ατυχήματα ανά έτος', en: 'accidents per year' },
  },
  ...STREET_SCORES,
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
  'sites',
  'rankedSites',
  'measuredSites',
  'modelledSites',
  'accidentsAtSites',
  ...STREET_SUMMARY_CODES,
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
  sites: { el: 'Θέσεις (τμήματα και κόμβοι)', en: 'Sites (sections and junctions)' },
  rankedSites: { el: 'Θέσεις στην κατάταξη', en: 'Sites in the ranking' },
  measuredSites: { el: 'Θέσεις με μετρημένη κυκλοφορία', en: 'Sites with measured traffic' },
  modelledSites: { el: 'Θέσεις με εκτιμημένη κυκλοφορία', en: 'Sites with estimated traffic' },
  accidentsAtSites: { el: 'Ατυχήματα σε κάποια θέση', en: 'Accidents at a site' },
  ...STREET_SUMMARY_LABELS,
};
