import type { Text } from '@elektron/domain';

import { STREET_SENTENCES } from './street-run-texts.ts';

/** What a reader of a run must know besides what its method says. */
export const RUN_NOTICES = {
  PLACE_UNCERTAIN: {
    el: 'Έμειναν έξω {{accidents}} ατυχήματα που δεν έχουν αρκετά ακριβή θέση για να φανεί αν έγιναν μέσα στις περιοχές του φίλτρου.',
    en: '{{accidents}} accidents are left out: their place is not precise enough to say whether it lies in the areas of the filter.',
  },
  NOT_LOCATED: {
    el: '{{accidents}} ατυχήματα έμειναν έξω επειδή δεν είναι γνωστή η θέση τους.',
    en: '{{accidents}} accidents were left out because their place is not known.',
  },
  DATE_UNCERTAIN: {
    el: '{{accidents}} ατυχήματα έμειναν έξω επειδή δεν είναι βέβαιο ότι έγιναν μέσα στην περίοδο.',
    en: '{{accidents}} accidents were left out because it is not certain that they happened in the period.',
  },
  PERIOD_BEYOND_DATA: {
    el: 'Τα δεδομένα καλύπτουν {{start}} – {{end}} και όχι όλη την περίοδο: οι αριθμοί ανά έτος είναι μικρότεροι από τους πραγματικούς.',
    en: 'The records cover {{start}} – {{end}} and not the whole period: numbers per year are too small.',
  },
  FILTER_OF_ROADS: {
    el: 'Το φίλτρο διαλέγει ατυχήματα κατά τύπο οδού, όριο ταχύτητας ή ακρίβεια θέσης: θέσεις άλλων οδών μετρούν σαν θέσεις χωρίς ατυχήματα, ενώ μπορεί να έχουν.',
    en: 'The filter picks accidents by type of road, speed limit or accuracy of the place: sites of other roads count as sites without accidents, though they may have some.',
  },
  POOL_OF_PART: {
    el: 'Το φίλτρο διαλέγει μέρος των ατυχημάτων, ενώ οι θέσεις των άλλων μετρούν όλα: το επίπεδο εκτιμάται χωριστά, αλλά η κυκλοφορία μπορεί να επιδρά αλλιώς σε αυτό το μέρος.',
    en: 'The filter picks a part of the accidents, and the sites of the others count all: the level is estimated apart, but traffic may work otherwise on that part.',
  },
  SITES_FIRST_LISTED: {
    el: 'Από {{sites}} θέσεις ο κατάλογος αρχίζει με τις {{listed}}: όσες είναι πρώτες στην κατάταξη, και ύστερα όσες έχουν τα περισσότερα ατυχήματα. Όλες φυλάσσονται: τα αρχεία τις έχουν, και ό,τι προκύπτει από την ανάλυση τις λαμβάνει υπόψη.',
    en: 'Of {{sites}} sites the list begins with {{listed}}: the first of the ranking, then those with most accidents. All are kept: the files have them, and so has whatever is made of the run.',
  },
  /** Of runs of versions that kept no others. */
  SITES_NOT_ALL_LISTED: {
    el: 'Από {{sites}} θέσεις φαίνονται οι {{listed}}: όσες είναι πρώτες στην κατάταξη, και ύστερα όσες έχουν τα περισσότερα ατυχήματα.',
    en: 'Of {{sites}} sites {{listed}} are shown: the first of the ranking, then those with most accidents.',
  },
  HOTSPOTS_NOT_ALL_LISTED: {
    el: 'Από {{hotspots}} θέσεις φαίνονται οι πρώτες {{listed}}.',
    en: 'Of {{hotspots}} hotspots the first {{listed}} are shown.',
  },
  CELLS_NOT_ALL_DRAWN: {
    el: 'Από {{cells}} εξάγωνα ο χάρτης δείχνει τα {{drawn}} που ξεχωρίζουν ή έχουν τα περισσότερα ατυχήματα.',
    en: 'Of {{cells}} hexagons the map shows the {{drawn}} that stand out or have most accidents.',
  },
  PIECES_NOT_ALL_DRAWN: {
    el: 'Από {{cells}} τεμάχια οδών ο χάρτης δείχνει τα {{drawn}} που ξεχωρίζουν ή έχουν τα περισσότερα ατυχήματα.',
    en: 'Of {{cells}} pieces of road the map shows the {{drawn}} that stand out or have most accidents.',
  },
  LINES_NOT_ALL_DRAWN: {
    el: 'Από {{lines}} κομμάτια οδών ο χάρτης δείχνει τα {{drawn}} με τις μεγαλύτερες τιμές.',
    en: 'Of {{lines}} pieces of streets the map shows the {{drawn}} with the highest values.',
  },
  NO_LONGER_REPEATABLE: {
    el: 'Αυτή η ανάλυση δεν επαναλαμβάνεται πλέον: μετά από αυτήν διαγράφηκαν δεδομένα προσώπου, με απόφαση, και η επανάληψή της έδωσε άλλο αποτέλεσμα.',
    en: 'This run is no longer repeatable: data of a person were erased after it, by a decision, and its repetition gave another result.',
  },
  FIRST_NO_LONGER_REPEATABLE: {
    el: 'Η αρχική ανάλυση δεν επαναλαμβάνεται πλέον: μετά από αυτήν διαγράφηκαν δεδομένα προσώπου, με απόφαση, και το αποτέλεσμα δεν είναι το ίδιο.',
    en: 'The first run is no longer repeatable: data of a person were erased after it, by a decision, and the result is not the same.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type RunNoticeCode = keyof typeof RUN_NOTICES;

/** What was found, in one sentence; the method's own caution follows it. */
export const RUN_SENTENCES = {
  NONE: {
    el: 'Σε {{accidents}} ατυχήματα δεν βρέθηκε καμία θέση συγκέντρωσης με αυτές τις ρυθμίσεις.',
    en: 'Among {{accidents}} accidents no hotspot was found with these settings.',
  },
  /** Fewer hexagons than the test needs. */
  GETIS_ORD_UNTESTED: {
    el: 'Δεν έγινε έλεγχος που να λέει κάτι: η περιοχή έχει μόνο {{cells}} {{cells|εξάγωνο|εξάγωνα}} πλάτους {{width}} m. Μικρύνετε το εξάγωνο.',
    en: 'Nothing was tested that could tell anything: the area has only {{cells}} {{cells|hexagon|hexagons}} {{width}} m wide. Make the hexagon smaller.',
  },
  /** The same of pieces of road. */
  PIECES_UNTESTED: {
    el: 'Δεν έγινε έλεγχος που να λέει κάτι: η περιοχή έχει μόνο {{pieces}} {{pieces|τεμάχιο|τεμάχια}} οδών. Μικρύνετε το μήκος του τεμαχίου.',
    en: 'Nothing was tested that could tell anything: the area has only {{pieces}} {{pieces|piece|pieces}} of road. Make the pieces shorter.',
  },
  PIECES_HIDDEN: {
    el: 'Με αυτές τις ρυθμίσεις ο έλεγχος δεν μπορεί να πει: ένα τεμάχιο οδού με {{largest}} ατυχήματα κρύβει τα άλλα. Δοκιμάστε μικρότερα τεμάχια ή συστάδες.',
    en: 'With these settings the test cannot tell: one piece of road with {{largest}} accidents hides the others. Try shorter pieces, or clusters.',
  },
  SCAN_NONE: {
    el: 'Σε {{compared}} ατυχήματα που συγκρίθηκαν κανένας κύκλος δεν έχει τιμή p έως {{limit}}%.',
    en: 'Among {{compared}} accidents that were compared no circle has a p-value up to {{limit}}%.',
  },
  SCAN_SERIOUS: {
    el: '{{hotspots}} {{hotspots|κύκλος έχει|κύκλοι έχουν}} τιμή p έως {{limit}}%. Στον πρώτο, {{scanCases}} από τα {{first}} ατυχήματα είναι θανατηφόρα ή σοβαρά, ενώ αναμένονταν {{expected}} με το μερίδιο όλου του χάρτη· η πιθανότητα τόσο καλού κύκλου από τύχη είναι {{p}}.',
    en: '{{hotspots}} {{hotspots|circle has|circles have}} a p-value up to {{limit}}%. In the first, {{scanCases}} of {{first}} accidents are fatal or serious where {{expected}} were expected by the share of the whole map; the probability of a circle as good by chance is {{p}}.',
  },
  SCAN_FATAL: {
    el: '{{hotspots}} {{hotspots|κύκλος έχει|κύκλοι έχουν}} τιμή p έως {{limit}}%. Στον πρώτο, {{scanCases}} από τα {{first}} ατυχήματα είναι θανατηφόρα, ενώ αναμένονταν {{expected}} με το μερίδιο όλου του χάρτη· η πιθανότητα τόσο καλού κύκλου από τύχη είναι {{p}}.',
    en: '{{hotspots}} {{hotspots|circle has|circles have}} a p-value up to {{limit}}%. In the first, {{scanCases}} of {{first}} accidents are fatal where {{expected}} were expected by the share of the whole map; the probability of a circle as good by chance is {{p}}.',
  },
  SCAN_TRAFFIC: {
    el: '{{hotspots}} {{hotspots|κύκλος έχει|κύκλοι έχουν}} τιμή p έως {{limit}}%. Στον πρώτο έγιναν {{scanCases}} ατυχήματα ενώ αναμένονταν {{expected}} από την κυκλοφορία· η πιθανότητα τόσο καλού κύκλου από τύχη είναι {{p}}.',
    en: '{{hotspots}} {{hotspots|circle has|circles have}} a p-value up to {{limit}}%. In the first there were {{scanCases}} accidents where {{expected}} were expected by traffic; the probability of a circle as good by chance is {{p}}.',
  },
  /** No site has a rank. */
  NETWORK_SCREENING_NONE: {
    el: 'Καμία από τις {{sites}} θέσεις του δικτύου δεν μπορεί να πάρει σειρά κατάταξης: {{atSites}} ατυχήματα σε αυτές. Οι λόγοι φαίνονται ανά ομάδα.',
    en: 'None of the {{sites}} sites of the network can be given a rank: {{atSites}} accidents at them. The reasons are given for each group.',
  },
  HIGH_PROPORTION: {
    el: '{{type}}. Από {{ranked}} τμήματα και κόμβους στην κατάταξη, σε {{hotspots}} το μερίδιο αυτών των ατυχημάτων είναι πάνω από εκείνο των όμοιων θέσεων με πιθανότητα τουλάχιστον {{limitOfShares}}% (αναμένεται ότι {{expectedFalse}} ξεχωρίζουν άδικα). Στην πρώτη θέση είναι {{firstOfType}} από {{firstKnown}} ({{firstShare}}%), ενώ στην ομάδα της το μερίδιο είναι {{groupShare}}%.',
    en: '{{type}}. Of {{ranked}} ranked sections and junctions, at {{hotspots}} the share of these accidents is above that of sites like {{hotspots|it|them}} with a probability of at least {{limitOfShares}}% ({{expectedFalse}} expected to stand out wrongly). At the first it is {{firstOfType}} of {{firstKnown}} ({{firstShare}}%), in its group {{groupShare}}%.',
  },
  HIGH_PROPORTION_NONE: {
    el: '{{type}}. Σε καμία από τις {{ranked}} θέσεις στην κατάταξη το μερίδιο αυτών των ατυχημάτων δεν είναι πάνω από εκείνο των όμοιων θέσεων με πιθανότητα τουλάχιστον {{limitOfShares}}%. Όπου μια ομάδα δεν συγκρίνεται, φαίνεται ο λόγος.',
    en: '{{type}}. At none of the {{ranked}} ranked sites is the share of these accidents above that of sites like it with a probability of at least {{limitOfShares}}%. Where a group is not compared, the reason is given.',
  },
  /** No site has a rank. */
  HIGH_PROPORTION_UNRANKED: {
    el: '{{type}}. Καμία από τις {{sites}} θέσεις δεν ξεχωρίζει ούτε παίρνει σειρά κατάταξης. Οι λόγοι φαίνονται ανά ομάδα και ανά θέση.',
    en: '{{type}}. None of the {{sites}} sites stands out or is given a rank. The reasons are given for each group and site.',
  },
  /** Nothing flagged, but something would be without the fullest hexagon. */
  GETIS_ORD_HIDDEN: {
    el: 'Με αυτές τις ρυθμίσεις ο έλεγχος δεν μπορεί να πει: ένα εξάγωνο με {{largest}} ατυχήματα κρύβει τα άλλα. Δοκιμάστε μικρότερα εξάγωνα ή συστάδες.',
    en: 'With these settings the test cannot tell: one hexagon with {{largest}} accidents hides the others. Try smaller hexagons, or clusters.',
  },
  /** For a method that has no sentence of its own. */
  FOUND: {
    el: '{{hotspots|Βρέθηκε|Βρέθηκαν}} {{hotspots}} {{hotspots|θέση|θέσεις}} συγκέντρωσης με {{inHotspots}} από τα {{accidents}} ατυχήματα· η πρώτη έχει {{first}} σε {{years}} {{years|έτος|έτη}}.',
    en: 'Found {{hotspots}} {{hotspots|hotspot|hotspots}} with {{inHotspots}} of the {{accidents}} accidents; the first has {{first}} in {{years}} {{years|year|years}}.',
  },
  DBSCAN: {
    el: 'Σε {{hotspots}} {{hotspots|θέση|θέσεις}} τουλάχιστον {{minPoints}} ατυχήματα απέχουν το πολύ {{radius}} m από ένα σημείο: συγκεντρώνουν {{inHotspots}} από τα {{accidents}} ατυχήματα, και η μεγαλύτερη {{first}} σε {{years}} {{years|έτος|έτη}}.',
    en: 'At {{hotspots}} {{hotspots|place|places}} at least {{minPoints}} accidents lie within {{radius}} m of one spot: together {{inHotspots}} of the {{accidents}} accidents, the largest {{first}} in {{years}} {{years|year|years}}.',
  },
  DBSCAN_WINDOW: {
    el: 'Σε {{hotspots}} {{hotspots|θέση|θέσεις}} τουλάχιστον {{minPoints}} ατυχήματα απέχουν το πολύ {{radius}} m και {{window}} {{window|ημέρα|ημέρες}} από ένα ατύχημα: συγκεντρώνουν {{inHotspots}} από τα {{accidents}} ατυχήματα, και η μεγαλύτερη {{first}}.',
    en: 'At {{hotspots}} {{hotspots|place|places}} at least {{minPoints}} accidents lie within {{radius}} m and {{window}} {{window|day|days}} of one accident: together {{inHotspots}} of the {{accidents}} accidents, the largest {{first}}.',
  },
  KERNEL_DENSITY: {
    el: 'Η μικρότερη έκταση που συγκεντρώνει το {{share}}% της πυκνότητας των ατυχημάτων είναι {{area}} km², σε {{hotspots}} {{hotspots|θέση|θέσεις}}. Εκεί που είναι πυκνότερα, αντιστοιχούν σε {{peak}} ατυχήματα ανά km² και έτος.',
    en: 'The smallest area that holds {{share}}% of the density of accidents is {{area}} km², in {{hotspots}} {{hotspots|place|places}}. Where it is densest it amounts to {{peak}} accidents per km² per year.',
  },
  NETWORK_SCREENING: {
    el: 'Από {{ranked}} τμήματα και κόμβους με {{atSites}} ατυχήματα, {{hotspots}} {{hotspots|αναμένεται|αναμένονται}} να έχουν περισσότερα από όσα έχουν όμοιες θέσεις. Στην πρώτη αναμένονται {{excess}} ατυχήματα τον χρόνο παραπάνω ({{lower}} έως {{upper}}, με πιθανότητα {{level}}%).',
    en: 'Of {{ranked}} sections and junctions with {{atSites}} accidents, {{hotspots}} {{hotspots|is|are}} expected to have more than sites like {{hotspots|it|them}} have. At the first, {{excess}} accidents a year more are expected ({{lower}} to {{upper}}, with a probability of {{level}}%).',
  },
  STATUTORY_RULES: {
    el: 'Με τις τιμές που δόθηκαν ο κανόνας χαρακτηρίζει {{hotspots}} {{hotspots|θέση|θέσεις}}, από {{counted}} ατυχήματα που μετρά. Σε {{above}} από αυτές αναμένονται περισσότερα ατυχήματα από όσα έχουν όμοιες θέσεις (διάστημα {{level}}% πάνω από μηδέν).',
    en: 'With the values given the rule flags {{hotspots}} {{hotspots|stretch|stretches}}, of {{counted}} accidents that it counts. At {{above}} of them more accidents are expected than sites like them have ({{level}}% interval above zero).',
  },
  STATUTORY_RULES_PARTLY: {
    el: 'Με τις τιμές που δόθηκαν ο κανόνας χαρακτηρίζει {{hotspots}} {{hotspots|θέση|θέσεις}}, από {{counted}} ατυχήματα που μετρά. Σε {{above}} από αυτές αναμένονται περισσότερα ατυχήματα από όσα έχουν όμοιες θέσεις (διάστημα {{level}}% πάνω από μηδέν)· σε {{unknown}} δεν μπορεί να ειπωθεί, και {{unknown|η γραμμή της λέει|οι γραμμές τους λένε}} γιατί.',
    en: 'With the values given the rule flags {{hotspots}} {{hotspots|stretch|stretches}}, of {{counted}} accidents that it counts. At {{above}} of them more accidents are expected than sites like them have ({{level}}% interval above zero); of {{unknown}} nothing can be said, and {{unknown|its row says|their rows say}} why.',
  },
  STATUTORY_RULES_NONE: {
    el: 'Με τις τιμές που δόθηκαν ο κανόνας δεν χαρακτηρίζει καμία θέση, από {{counted}} ατυχήματα που μετρά.',
    en: 'With the values given the rule flags no stretch, of {{counted}} accidents that it counts.',
  },
  ROAD_WINDOWS: {
    el: 'Σε {{hotspots}} από τα {{searched}} τμήματα όπου έγινε αναζήτηση αναμένονται περισσότερα ατυχήματα από όσα έχουν όμοια τμήματα, σε κάποιο κομμάτι τους. Στο πρώτο η υπέρβαση είναι {{excess}} ατυχήματα ανά km και έτος· σε {{above}} το διάστημα {{level}}% είναι πάνω από μηδέν.',
    en: 'On {{hotspots}} of the {{searched}} sections searched, some piece is expected to have more accidents than sections like it. At the first the excess is {{excess}} accidents per km per year; at {{above}} the {{level}}% interval lies above zero.',
  },
  ROAD_WINDOWS_NONE: {
    el: 'Σε κανένα από τα {{searched}} τμήματα όπου έγινε αναζήτηση δεν αναμένονται περισσότερα ατυχήματα από όσα έχουν όμοια τμήματα. Οι λόγοι φαίνονται ανά ομάδα.',
    en: 'On none of the {{searched}} sections searched more accidents are expected than sections like it have. The reasons are given for each group.',
  },
  LOCAL_MORAN: {
    el: 'Από {{cells}} εξάγωνα πλάτους {{width}} m, {{clusters}} με πολλά ατυχήματα {{clusters|ανήκει|ανήκουν}} σε συστάδες και {{outliers}} {{outliers|είναι μεμονωμένη θέση|είναι μεμονωμένες θέσεις}} ανάμεσα σε ήσυχους γείτονες (κατά μέσο όρο το πολύ {{rate}}% από όσα ξεχωρίζουν είναι τυχαία).',
    en: 'Of {{cells}} hexagons {{width}} m wide, {{clusters}} with many accidents {{clusters|belongs|belong}} to clusters and {{outliers}} {{outliers|is an outlier|are outliers}} among quiet neighbours (on average at most {{rate}}% of those that stand out are due to chance).',
  },
  LOCAL_MORAN_PIECES: {
    el: 'Από {{pieces}} τεμάχια οδών, {{clusters}} με πολλά ατυχήματα {{clusters|ανήκει|ανήκουν}} σε συστάδες και {{outliers}} {{outliers|είναι μεμονωμένη θέση|είναι μεμονωμένες θέσεις}} ανάμεσα σε ήσυχους γείτονες (κατά μέσο όρο το πολύ {{rate}}% από όσα ξεχωρίζουν είναι τυχαία).',
    en: 'Of {{pieces}} pieces of road, {{clusters}} with many accidents {{clusters|belongs|belong}} to clusters and {{outliers}} {{outliers|is an outlier|are outliers}} among quiet neighbours (on average at most {{rate}}% of those that stand out are due to chance).',
  },
  GETIS_ORD_PIECES: {
    el: 'Από {{pieces}} τεμάχια οδών, {{hotPieces}} {{hotPieces|ξεχωρίζει|ξεχωρίζουν}}: μαζί με όσα ενώνονται με αυτά έχουν περισσότερα ατυχήματα από όσα θα έδινε η τύχη (κατά μέσο όρο το πολύ {{rate}}% από αυτά είναι τυχαία).',
    en: 'Of {{pieces}} pieces of road, {{hotPieces}} {{hotPieces|stands|stand}} out: with those that they meet they have more accidents than chance would give (on average at most {{rate}}% of them are due to chance).',
  },
  GETIS_ORD: {
    el: 'Από {{cells}} εξάγωνα πλάτους {{width}} m, {{hotCells}} {{hotCells|ξεχωρίζει|ξεχωρίζουν}}: μαζί με τους γείτονές τους έχουν περισσότερα ατυχήματα από όσα θα έδινε η τύχη (κατά μέσο όρο το πολύ {{rate}}% από αυτά είναι τυχαία).',
    en: 'Of {{cells}} hexagons {{width}} m wide, {{hotCells}} {{hotCells|stands|stand}} out: with their neighbours they have more accidents than chance would give (on average at most {{rate}}% of them are due to chance).',
  },
  ...STREET_SENTENCES,
} as const satisfies Readonly<Record<string, Text>>;
export type RunSentenceCode = keyof typeof RUN_SENTENCES;
