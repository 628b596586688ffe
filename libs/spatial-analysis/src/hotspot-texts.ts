import type { ProblemDetails, Text } from '@elektron/domain';
import { ROAD_NOTICES, type RoadNoticeCode } from './along-roads/along-roads-texts.ts';
import { PROPORTION_NOTICE_CODES, PROPORTION_NOTICES } from './methods/high-proportion/high-proportion-texts.ts';
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
  'ACCIDENTS_NOT_ON_PIECES',
  'PIECES_DIFFER',
  'MORAN_SORTS',
  'SEVERITY_AS_RECORDED',
  'CIRCLES_ONLY',
  'SECONDARY_CIRCLES',
  'TRAFFIC_IN_PROPORTION',
  'SCAN_NOT_COMPARED',
  'SCAN_ONE_SORT',
  'SCAN_BEST_CIRCLE',
  'COUNTS_OF_TABLE',
  'COUNTED_WITHIN',
  'COUNTED_WITHIN_MORE',
  'TRAFFIC_RELATIVE',
  'POOLED',
  'POOL_NOT_USED',
  'SITES_OF_TABLE_ALIKE',
  'CHANGE_MEASURED_OF_TABLE',
  ...STREET_NOTICE_CODES,
  ...PROPORTION_NOTICE_CODES,
] as const;
export type HotspotNoticeCode = (typeof HOTSPOT_NOTICE_CODES)[number] | RoadNoticeCode;

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
    el: 'Το πλάτος του εξαγώνου ή το μήκος του τεμαχίου αποφασίζει για το αποτέλεσμα: με άλλα προκύπτουν άλλες θέσεις.',
    en: 'The width of the hexagons or the length of the pieces of road decides the result: others give other places.',
  },
  STUDY_AREA_OF_CELLS: {
    el: 'Περιοχή μελέτης: τα εξάγωνα με κάποιο γνωστό ατύχημα και τα κενά ανάμεσά τους, ή όλα τα τεμάχια οδών. Ό,τι βρίσκεται γύρω από τα εξάγωνα δεν μετρά ως μηδέν: ίσως δεν έχει οδούς ή στοιχεία.',
    en: 'Study area: the hexagons with any known accident and the gaps between them, or all pieces of road. What lies around the hexagons does not count as zero: it may have no roads, or no records.',
  },
  EXACT_NULL_FLAGS: {
    el: 'Οι θέσεις ξεχωρίζουν με τον ακριβή έλεγχο τυχαιοποίησης· το z και η αναλυτική τιμή p δίνονται μόνο για σύγκριση.',
    en: 'Places are flagged by the exact randomisation test; z and the analytic p-value are given for comparison only.',
  },
  DEPENDENT_TESTS: {
    el: 'Γειτονικές θέσεις μοιράζονται ατυχήματα: ότι το ποσοστό ψευδών ανακαλύψεων (FDR) τηρείται έχει ελεγχθεί με προσομοίωση και δεν έχει αποδειχθεί. Όποια θέση ξεχωρίζει σημαίνει «εδώ ή δίπλα».',
    en: 'Neighbouring places share accidents: that the false discovery rate holds was checked by simulation, not proved. A flagged place means “here or next door”.',
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
    el: 'Μία μόνο θέση έχει {{accidents}} ατυχήματα και κρύβει άλλα από τον έλεγχο: χωρίς αυτήν θα ξεχώριζαν {{hidden}} ακόμη. Το «δεν ξεχωρίζει» εδώ σημαίνει «ο έλεγχος δεν μπορεί να πει».',
    en: 'One single place has {{accidents}} accidents and hides others from the test: without it {{hidden}} more would stand out. Here “does not stand out” means “the test cannot tell”.',
  },
  CELLS_TOO_FEW: {
    el: 'Μόνο {{cells}} εξάγωνα ή τεμάχια: ο έλεγχος χρειάζεται τουλάχιστον {{needed}}. Μικρύνετε τα.',
    en: 'Only {{cells}} hexagons or pieces: the test needs at least {{needed}}. Make them smaller.',
  },
  CELLS_MOSTLY_EMPTY: {
    el: 'Το {{share}}% των εξαγώνων ή τεμαχίων δεν έχει ατύχημα: η αναλυτική τιμή p δεν ισχύει. Μεγαλώστε τα ή την περίοδο.',
    en: '{{share}}% of the hexagons or pieces have no accident: the analytic p-value does not hold. Enlarge them, or the period.',
  },
  CELLS_ALL_EQUAL: {
    el: 'Όλες οι θέσεις έχουν το ίδιο πλήθος ({{accidents}}): δεν υπάρχει διαφορά προς έλεγχο.',
    en: 'All places have the same count ({{accidents}}): there is no difference to test.',
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
  SITES_OF_TABLE_ALIKE: {
    el: 'Συγκρίνονται μεταξύ τους οι θέσεις κάθε ομάδας του πίνακα, όπως αυτός τις χωρίζει. Ό,τι άλλο τις κάνει να διαφέρουν δεν λαμβάνεται υπόψη.',
    en: 'The sites of each group of the table are compared with each other, as the table divides them. Whatever else tells them apart is not taken into account.',
  },
  COUNTS_OF_TABLE: {
    el: 'Οι αριθμοί ατυχημάτων είναι του πίνακα θέσεων, για τα έτη που δηλώθηκαν: κανένα φίλτρο και καμία μεμονωμένη εγγραφή δεν βρίσκεται πίσω τους.',
    en: 'The numbers of accidents are those of the table of sites, for the years that were stated: no filter and no single record stands behind them.',
  },
  COUNTED_WITHIN: {
    el: 'Σε κάθε κόμβο μετρούν όσα ατυχήματα των εγγραφών απέχουν έως {{meters}} m και δεν είναι πιο κοντά σε άλλον κόμβο του πίνακα.',
    en: 'At each junction those accidents on record count that lie within {{meters}} m of it and nearer to no other junction of the table.',
  },
  COUNTED_WITHIN_MORE: {
    el: 'Μέσα σε {{usual}} m από τους κόμβους βρίσκονται μόνο {{accidents}} ατυχήματα, ενώ μια συνάρτηση πρόβλεψης χρειάζεται {{needed}}: μετρήθηκαν όσα απέχουν έως {{meters}} m. Ορίστε την απόσταση αν θέλετε άλλη.',
    en: 'Only {{accidents}} accidents lie within {{usual}} m of the junctions, and a safety performance function needs {{needed}}: those within {{meters}} m were counted. Set the distance if you want another.',
  },
  TRAFFIC_RELATIVE: {
    el: 'Η κυκλοφορία του πίνακα είναι σχετικό μέτρο και όχι οχήματα ανά ημέρα: αρκεί για τη συνάρτηση πρόβλεψης, αλλά δείκτες ατυχημάτων δεν υπολογίζονται.',
    en: 'The traffic of the table is a relative measure and no vehicles a day: a safety performance function can rest on it, but no accident rates.',
  },
  POOLED: {
    el: 'Οι συναρτήσεις πρόβλεψης σε {{groups}} ομάδες στηρίζονται και σε {{sites}} θέσεις άλλων οργανισμών ({{organisations}}) που έδωσαν πρόσβαση. Κοινοί είναι οι εκθέτες και η υπερδιασπορά· το επίπεδο είναι του καθενός. Τα μήκη και η κυκλοφορία των άλλων είναι στρογγυλεμένα.',
    en: 'The safety performance functions of {{groups}} groups rest also on {{sites}} sites that others ({{organisations}}) have opened. Exponents and overdispersion are common; the level is each one’s own. Lengths and traffic of the others are rounded.',
  },
  POOL_NOT_USED: {
    el: 'Άλλοι έδωσαν πρόσβαση σε {{sites}} θέσεις, αλλά σε καμία ομάδα δεν μπόρεσε να εκτιμηθεί κοινή συνάρτηση πρόβλεψης.',
    en: 'Others have opened {{sites}} sites, but in no group could a common safety performance function be estimated.',
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
  CHANGE_MEASURED_OF_TABLE: {
    el: 'Η κυκλοφορία στις περισσότερες θέσεις ({{modelled}} από {{counted}}) είναι από μοντέλο ή εκτίμηση. Μετρήσεις στις πρώτες θέσεις της κατάταξης είναι ό,τι θα την άλλαζε περισσότερο.',
    en: 'Traffic at most sites ({{modelled}} of {{counted}}) is from a model or estimated. Counts at the first sites of the ranking are what would change it most.',
  },
  CHANGE_RANKS: {
    el: 'Περισσότερα έτη θα στένευαν τα διαστήματα: με όσα είναι γνωστά, η πρώτη θέση της κατάταξης θα μπορούσε να είναι έως και {{upper}}η από {{ranked}}.',
    en: 'More years would narrow the intervals: by what is known, the first site of the ranking could be anything down to number {{upper}} of {{ranked}}.',
  },
  CHANGE_NOTHING_RANKED: {
    el: 'Περισσότερα έτη ή ένα μεγαλύτερο δίκτυο: με όσα είναι γνωστά, οι θέσεις δεν διαφέρουν μεταξύ τους περισσότερο από την τύχη, ή είναι πολύ λίγες.',
    en: 'More years, or a larger network: by what is known the sites differ no more than by chance, or there are too few.',
  },
  ...ROAD_NOTICES,
  ACCIDENTS_NOT_ON_PIECES: {
    el: '{{accidents}} από τα {{total}} ατυχήματα δεν βρίσκονται σε κανένα από τα τεμάχια οδών (μακριά από οδό, ανάμεσα σε δύο, έξω από την περιοχή) και έμειναν έξω.',
    en: '{{accidents}} of the {{total}} accidents lie on none of the pieces of road (far from a road, between two, beyond the area) and were left out.',
  },
  PIECES_DIFFER: {
    el: 'Το {{share}}% των τεμαχίων είναι μικρότερα από τα τρία τέταρτα των {{meters}} m, γιατί τόσο μικρά είναι τα οδικά τμήματα: τα μακρύτερα ξεχωρίζουν πιο εύκολα. Δοκιμάστε μικρότερο μήκος.',
    en: '{{share}}% of the pieces are shorter than three quarters of {{meters}} m, since their road sections are: longer ones are flagged more easily. Try a shorter length.',
  },
  MORAN_SORTS: {
    el: 'Διακρίνονται συστάδες (πολλά ατυχήματα με γείτονες που έχουν πολλά) και μεμονωμένες θέσεις (πολλά ατυχήματα με γείτονες που έχουν λίγα). Κάθε θέση κρατά το πλήθος της και συγκρίνεται με τυχαίους γείτονες.',
    en: 'Clusters (many accidents, and many at the neighbours) are told from outliers (many accidents, few at the neighbours). Each place keeps its count and is compared with random neighbours.',
  },
  SEVERITY_AS_RECORDED: {
    el: 'Με μερίδιο βαρύτητας: δεν λέει πού γίνονται πολλά ατυχήματα αλλά πού είναι συχνότερα σοβαρά, όπως τα κατέγραψε η πηγή. Ταχύτητα, είδος χρηστών της οδού, απόσταση από νοσοκομείο και ελλιπής καταγραφή ελαφρών ατυχημάτων το επηρεάζουν.',
    en: 'By share of severity: it does not say where many accidents happen, but where they are more often severe as their source recorded them. Speed, kind of road user, distance from a hospital and slight accidents that go unrecorded all act on it.',
  },
  CIRCLES_ONLY: {
    el: 'Εξετάζονται μόνο κύκλοι: κάτι μακρόστενο, όπως μια οδός, βρίσκεται με δυσκολία, και τα όρια του κύκλου είναι κατά προσέγγιση.',
    en: 'Only circles are looked at: something long, such as a road, is hard to find so, and the limits of a circle are approximate.',
  },
  SECONDARY_CIRCLES: {
    el: 'Η τιμή p κάθε κύκλου τον συγκρίνει με τον καλύτερο κύκλο κάθε προσομοίωσης: ισχύει για όλο τον χάρτη, και για τους κύκλους μετά τον πρώτο είναι συντηρητική.',
    en: 'The p-value of each circle compares it with the best circle of each simulation: it holds for the whole map, and is conservative for circles after the first.',
  },
  TRAFFIC_IN_PROPORTION: {
    el: 'Με σύγκριση ως προς την κυκλοφορία: θεωρείται ότι τα ατυχήματα αυξάνονται ανάλογα με τα οχηματοχιλιόμετρα και ότι όμοιες οδοί δεν διαφέρουν αλλιώς. Συνήθως διαφέρουν, οπότε οι τιμές p είναι μικρότερες από το σωστό και οι οδοί με λίγη κυκλοφορία φαίνονται χειρότερες.',
    en: 'By traffic: accidents are taken to grow in proportion to vehicle kilometres, and alike roads not to differ otherwise. They mostly do, so p-values are too small, and roads with little traffic look worse.',
  },
  SCAN_NOT_COMPARED: {
    el: '{{accidents}} από τα {{total}} ατυχήματα δεν συγκρίθηκαν: η βαρύτητά τους δεν είναι γνωστή ή είναι μόνο υλικές ζημιές, ή η οδός τους δεν έχει γνωστή κυκλοφορία ή δεν βρίσκεται ολόκληρη μέσα στην περιοχή του φίλτρου.',
    en: '{{accidents}} of the {{total}} accidents were not compared: their severity is not known or damage only, or the traffic of their road is not known, or it reaches beyond the area of the filter.',
  },
  SCAN_ONE_SORT: {
    el: 'Δεν υπάρχει τίποτα προς σύγκριση: από {{compared}} ατυχήματα, {{cases}} έχουν τη βαρύτητα που αναζητείται.',
    en: 'There is nothing to compare: of {{compared}} accidents, {{cases}} have the severity that is looked for.',
  },
  SCAN_BEST_CIRCLE: {
    el: 'Ο καλύτερος κύκλος έχει {{cases}} περιπτώσεις ενώ αναμένονταν {{expected}}, με p = {{p}}, πάνω από το όριο που ζητήθηκε: τόσο καλό κύκλο μπορεί να δώσει και η τύχη.',
    en: 'The best circle has {{cases}} cases where {{expected}} were expected, with p = {{p}}, above the limit that was asked for: chance may give a circle as good.',
  },
  ...STREET_NOTICES,
  ...PROPORTION_NOTICES,
};

/** Of local Moran: what a place and its neighbours are like. */
export const CELL_SORTS = ['high-high', 'high-low', 'low-high', 'low-low'] as const;
export type CellSort = (typeof CELL_SORTS)[number];

/** Sorts of hotspots: the places with many accidents among them. */
export const HOTSPOT_SORTS = ['high-high', 'high-low'] as const satisfies readonly CellSort[];
export type HotspotSort = (typeof HOTSPOT_SORTS)[number];

export const HOTSPOT_SORT_LABELS: Readonly<Record<HotspotSort, Text>> = {
  'high-high': { el: 'Συστάδα', en: 'Cluster' },
  'high-low': { el: 'Μεμονωμένη θέση', en: 'Outlier' },
};

/** Why a number is missing. */
export const HOTSPOT_REASON_CODES = [
  'METHOD_TESTS_NOTHING',
  'VARIANCE_ZERO',
  'NO_NEIGHBORS',
  'TESTED_BY_SIMULATION',
  ...STREET_REASON_CODES,
] as const;
export type HotspotReasonCode = (typeof HOTSPOT_REASON_CODES)[number];

export const HOTSPOT_REASONS: Readonly<Record<HotspotReasonCode, Text>> = {
  METHOD_TESTS_NOTHING: { el: 'Η μέθοδος δεν κάνει στατιστικό έλεγχο.', en: 'The method makes no statistical test.' },
  VARIANCE_ZERO: {
    el: 'Η γειτονιά είναι όλη η περιοχή μελέτης ή όλα τα κελιά είναι ίσα: το z δεν ορίζεται.',
    en: 'The neighbourhood is the whole study area, or all cells are equal: z is undefined.',
  },
  NO_NEIGHBORS: { el: 'Δεν έχει γείτονες.', en: 'It has no neighbours.' },
  TESTED_BY_SIMULATION: {
    el: 'Ο έλεγχος γίνεται με προσομοίωση: δεν υπάρχει z.',
    en: 'It is tested by simulation: there is no z.',
  },
  ...STREET_REASONS,
};

/** What a hotspot is ranked by. */
export const HOTSPOT_SCORE_MEANINGS = [
  'ACCIDENTS',
  'PEAK_INTENSITY',
  'Z_SCORE',
  'EXPECTED_EXCESS',
  'TIMES_OF_THRESHOLD',
  'EXCESS_PER_KM',
  'LOCAL_MORAN',
  'LOG_LIKELIHOOD_RATIO',
  'PROBABILITY_OF_HIGH_SHARE',
  ...STREET_SCORE_MEANINGS,
] as const;
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
  TIMES_OF_THRESHOLD: {
    labels: { el: 'Φορές το όριο του κανόνα', en: 'Times the threshold of the rule' },
    unit: { el: '', en: '' },
  },
  EXCESS_PER_KM: {
    labels: { el: 'Αναμενόμενη υπέρβαση', en: 'Expected excess' },
    unit: { el: 'ατυχήματα ανά km και έτος', en: 'accidents per km per year' },
  },
  LOCAL_MORAN: {
    labels: { el: 'Απόλυτη τιμή z (τοπικός δείκτης Moran)', en: 'Size of z (local Moran)' },
    unit: { el: 'τυπικές αποκλίσεις', en: 'standard deviations' },
  },
  LOG_LIKELIHOOD_RATIO: { labels: { el: 'Λογάριθμος λόγου πιθανοφάνειας', en: 'Log-likelihood ratio' }, unit: { el: '', en: '' } },
  PROBABILITY_OF_HIGH_SHARE: {
    labels: { el: 'Πιθανότητα μεριδίου πάνω από εκείνο της ομάδας', en: 'Probability of a share above the group’s' },
    unit: { el: '', en: '' },
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
  'roads',
  'accidentsOnRoads',
  'accidentsCounted',
  'flaggedWindows',
  'stretchesAboveLike',
  'stretchesWithoutEstimate',
  'searchedSections',
  'pieces',
  'emptyPieces',
  'hotPieces',
  'coldPieces',
  'analyticHotPieces',
  'clusterCells',
  'outlierCells',
  'lowClusterCells',
  'lowOutlierCells',
  'comparedAccidents',
  'scanCases',
  'scanUnits',
  'scanCircles',
  'criticalLogLikelihoodRatio',
  'accidentsOfType',
  'sitesExpectedFalse',
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
  roads: { el: 'Οδοί', en: 'Roads' },
  accidentsOnRoads: { el: 'Ατυχήματα με θέση επάνω σε οδό', en: 'Accidents with a place on a road' },
  accidentsCounted: { el: 'Ατυχήματα που μετρά ο κανόνας', en: 'Accidents that the rule counts' },
  flaggedWindows: { el: 'Παράθυρα που περνούν το όριο', en: 'Windows beyond the threshold' },
  stretchesAboveLike: {
    el: 'Θέσεις με αναμενόμενη υπέρβαση βέβαια πάνω από μηδέν',
    en: 'Stretches whose expected excess is certainly above zero',
  },
  stretchesWithoutEstimate: {
    el: 'Θέσεις χωρίς διάστημα αναμενόμενης υπέρβασης',
    en: 'Stretches without an interval of the expected excess',
  },
  searchedSections: { el: 'Τμήματα όπου έγινε αναζήτηση', en: 'Sections searched' },
  pieces: { el: 'Τεμάχια οδών', en: 'Pieces of road' },
  emptyPieces: { el: 'Τεμάχια χωρίς ατύχημα', en: 'Pieces without accidents' },
  hotPieces: { el: 'Τεμάχια με πολλά ατυχήματα (ακριβής έλεγχος)', en: 'Hot pieces (exact test)' },
  coldPieces: { el: 'Τεμάχια με λίγα ατυχήματα (ακριβής έλεγχος)', en: 'Cold pieces (exact test)' },
  analyticHotPieces: { el: 'Τεμάχια με πολλά ατυχήματα (αναλυτική p)', en: 'Hot pieces (analytic p)' },
  clusterCells: { el: 'Συστάδες (πολλά με πολλά)', en: 'Clusters (high-high)' },
  outlierCells: { el: 'Μεμονωμένες θέσεις (πολλά με λίγα)', en: 'Outliers (high-low)' },
  lowClusterCells: { el: 'Συστάδες χαμηλών (λίγα με λίγα)', en: 'Low clusters (low-low)' },
  lowOutlierCells: { el: 'Κενά ανάμεσα σε πολλά (λίγα με πολλά)', en: 'Low among high (low-high)' },
  comparedAccidents: { el: 'Ατυχήματα που συγκρίθηκαν', en: 'Accidents compared' },
  scanCases: { el: 'Από αυτά, με τη βαρύτητα που αναζητείται', en: 'Of these, of the severity looked for' },
  scanUnits: { el: 'Εξάγωνα ή οδικά τμήματα', en: 'Hexagons or road sections' },
  scanCircles: { el: 'Κύκλοι που εξετάστηκαν', en: 'Circles looked at' },
  criticalLogLikelihoodRatio: { el: 'Κρίσιμος λογάριθμος λόγου (5%)', en: 'Critical log-likelihood ratio (5%)' },
  accidentsOfType: { el: 'Ατυχήματα του είδους σε κάποια θέση', en: 'Accidents of the type at a site' },
  sitesExpectedFalse: {
    el: 'Από όσες ξεχωρίζουν, πόσες αναμένεται να μην έχουν μεγάλο μερίδιο',
    en: 'Of those that stand out, expected to have no high share',
  },
  ...STREET_SUMMARY_LABELS,
};
