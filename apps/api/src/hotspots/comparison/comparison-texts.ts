import type { Text } from '@elektron/domain';
import { RANKED_PLACES, type NoAgreementReason } from '@elektron/spatial-analysis';

import { REACH_METERS } from './ground-of.ts';

/** By what runs are called beside each other. */
export const RUN_LETTERS: readonly Text[] = [
  { el: 'Α', en: 'A' },
  { el: 'Β', en: 'B' },
  { el: 'Γ', en: 'C' },
  { el: 'Δ', en: 'D' },
];

/** Why a place is high in one run and not in another. */
export const EXPLANATIONS = {
  FILTER_LEAVES_OUT: {
    el: 'Η {{run}} μετρά εδώ {{here}} {{here|ατύχημα|ατυχήματα}} και η {{other}} {{there}}: τα φίλτρα τους διαφέρουν.',
    en: '{{run}} counts {{here}} {{here|accident|accidents}} here and {{other}} {{there}}: their filters differ.',
  },
  RECORDS_CHANGED: {
    el: 'Η {{run}} είδε εδώ {{here}} {{here|ατύχημα|ατυχήματα}} και η {{other}} {{there}}: τα στοιχεία άλλαξαν ανάμεσά τους.',
    en: '{{run}} saw {{here}} {{here|accident|accidents}} here and {{other}} {{there}}: the records have changed between them.',
  },
  AS_EXPECTED_FOR_TRAFFIC: {
    el: '{{run}}: {{accidents}} {{accidents|ατύχημα|ατυχήματα}} στη θέση αυτή, όπου για την κυκλοφορία της ({{vehicles}} οχήματα ανά ημέρα) προβλέπονται {{predicted}}. Το πλήθος εξηγείται από την κυκλοφορία.',
    en: '{{run}}: {{accidents}} {{accidents|accident|accidents}} at this site, where {{predicted}} are predicted for its traffic ({{vehicles}} vehicles a day). The number is explained by traffic.',
  },
  AS_EXPECTED_OF_PEERS: {
    el: '{{run}}: {{accidents}} {{accidents|ατύχημα|ατυχήματα}} στη θέση αυτή, όπου για όμοιες θέσεις προβλέπονται {{predicted}}: δεν αναμένονται περισσότερα από όσα έχουν εκείνες.',
    en: '{{run}}: {{accidents}} {{accidents|accident|accidents}} at this site, where {{predicted}} are predicted for sites like it: no more are to be expected than those have.',
  },
  SITE_WITHOUT_RANK: {
    el: '{{run}}: η θέση εδώ δεν έχει σειρά κατάταξης. {{reason}}',
    en: '{{run}}: the site here has no rank. {{reason}}',
  },
  NO_SITE: {
    el: '{{run}}: εδώ δεν υπάρχει τμήμα ή κόμβος του δικτύου.',
    en: '{{run}}: there is no section or junction of the network here.',
  },
  CELL_NOT_FLAGGED: {
    el: '{{run}}: το εξάγωνο ή τεμάχιο οδού εδώ, με {{accidents}} {{accidents|ατύχημα|ατυχήματα}}, και οι γείτονές του δεν ξεχωρίζουν από την τύχη (q = {{q}}).',
    en: '{{run}}: the hexagon or piece of road here, with {{accidents}} {{accidents|accident|accidents}}, and its neighbours do not stand out from chance (q = {{q}}).',
  },
  CELL_FLAGGED_LOW: {
    el: '{{run}}: το εξάγωνο ή τεμάχιο οδού εδώ, με {{accidents}} {{accidents|ατύχημα|ατυχήματα}}, ξεχωρίζει με τους γείτονές του για τα λίγα ατυχήματα (q = {{q}}).',
    en: '{{run}}: the hexagon or piece of road here, with {{accidents}} {{accidents|accident|accidents}}, stands out with its neighbours for few accidents (q = {{q}}).',
  },
  NO_CELL: {
    el: '{{run}}: εδώ δεν ελέγχθηκε εξάγωνο ή τεμάχιο οδού, ή δεν είναι από όσα σχεδιάζονται.',
    en: '{{run}}: no hexagon or piece of road was tested here, or it is not among those that are drawn.',
  },
  DENSITY_BELOW: {
    el: '{{run}}: η πυκνότητα εδώ φτάνει τα {{density}} ατυχήματα ανά km² και έτος, ενώ οι θέσεις της αρχίζουν από {{threshold}}.',
    en: '{{run}}: the density here reaches {{density}} accidents per km² and year, and its hotspots begin at {{threshold}}.',
  },
  TOO_FEW_ACCIDENTS: {
    el: '{{run}}: {{here}} {{here|ατύχημα|ατυχήματα}} εδώ, ενώ μια συστάδα χρειάζεται {{minPoints}} σε ακτίνα {{radius}} m.',
    en: '{{run}}: {{here}} {{here|accident|accidents}} here, and a cluster needs {{minPoints}} within {{radius}} m.',
  },
  NOT_CLOSE_ENOUGH: {
    el: '{{run}}: {{here}} ατυχήματα εδώ, αλλά όχι {{minPoints}} σε ακτίνα {{radius}} m γύρω από ένα από αυτά.',
    en: '{{run}}: {{here}} accidents here, but not {{minPoints}} within {{radius}} m of one of them.',
  },
  NOTHING_FOUND_HERE: {
    el: 'Η {{run}} δεν βρήκε θέση εδώ· στο έδαφος αυτό μετρά {{here}} {{here|ατύχημα|ατυχήματα}}.',
    en: '{{run}} has found no hotspot here; on this ground it counts {{here}} {{here|accident|accidents}}.',
  },
  BEYOND_THE_LIST: {
    el: 'Η {{run}} καταγράφει μόνο τις πρώτες {{listed}} από τις {{found}} θέσεις της: ίσως αυτή είναι ανάμεσα στις άλλες.',
    en: '{{run}} lists only the first {{listed}} of its {{found}} hotspots: this one may be among the others.',
  },
  RANKED_APART: {
    el: 'Στην {{run}} έχει σειρά {{rank}} ({{measure}}: {{score}}), στην {{other}} σειρά {{otherRank}} ({{otherMeasure}}: {{otherScore}}).',
    en: '{{run}} has it at rank {{rank}} ({{measure}}: {{score}}), {{other}} at rank {{otherRank}} ({{otherMeasure}}: {{otherScore}}).',
  },
  OTHER_SETTINGS: {
    el: 'Η {{run}} και η {{other}} μετρούν το ίδιο με άλλες ρυθμίσεις.',
    en: '{{run}} and {{other}} measure the same with other settings.',
  },
  MOSTLY_EXPECTED: {
    el: '{{run}}: από τα {{accidents}} ατυχήματα της θέσης, {{predicted}} προβλέπονται για όμοιες θέσεις: τα περισσότερα εξηγούνται.',
    en: '{{run}}: of the {{accidents}} accidents of the site, {{predicted}} are predicted for sites like it: that much is explained.',
  },
  MORE_THAN_PREDICTED: {
    el: '{{run}}: {{accidents}} ατυχήματα εκεί όπου για όμοιες θέσεις προβλέπονται {{predicted}}.',
    en: '{{run}}: {{accidents}} accidents where {{predicted}} are predicted for sites like it.',
  },
  FEW_BUT_CLOSE: {
    el: 'Λίγα ατυχήματα ({{accidents}} στην {{run}}), αλλά το ένα κοντά στο άλλο.',
    en: 'Few accidents ({{accidents}} in {{run}}), but close to each other.',
  },
  MANY_BUT_SPREAD: {
    el: 'Πολλά ατυχήματα ({{accidents}} στην {{run}}), αλλά απλωμένα.',
    en: 'Many accidents ({{accidents}} in {{run}}), but spread out.',
  },
  NEIGHBOURS_COUNT: {
    el: '{{run}}: το εξάγωνο ή τεμάχιο οδού έχει {{accidents}} ατυχήματα, αλλά μαζί με τους γείτονές του {{neighborhood}}: ξεχωρίζει όλη η γειτονιά.',
    en: '{{run}}: the hexagon or piece of road has {{accidents}} accidents, but with its neighbours {{neighborhood}}: it is the neighbourhood that stands out.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type ExplanationCode = keyof typeof EXPLANATIONS;

/** What a reader of a comparison must know. */
export const COMPARISON_NOTICES = {
  FILTERS_DIFFER: {
    el: 'Οι αναλύσεις δεν έχουν το ίδιο φίλτρο: μια θέση μπορεί να λείπει από μία μόνο επειδή εκείνη δεν ρωτήθηκε για τα ίδια ατυχήματα.',
    en: 'The analyses do not have the same filter: a place may be missing from one only because it was not asked about the same accidents.',
  },
  PERIODS_DIFFER: {
    el: 'Οι αναλύσεις αφορούν διαφορετικές περιόδους: συγκρίνετε σειρές και αριθμούς ανά έτος, όχι πλήθη.',
    en: 'The analyses are about different periods: compare ranks and numbers per year, not counts.',
  },
  VERSIONS_DIFFER: {
    el: 'Οι αναλύσεις έγιναν σε διαφορετικές εκδόσεις των στοιχείων ({{versions}}): μέρος της διαφοράς είναι των στοιχείων και όχι των μεθόδων.',
    en: 'The analyses were made on different versions of the records ({{versions}}): part of the difference is that of the records, not of the methods.',
  },
  NETWORKS_DIFFER: {
    el: 'Οι αναλύσεις είδαν διαφορετικές εκδόσεις των οδών ή της κυκλοφορίας.',
    en: 'The analyses saw different versions of the roads or of the traffic.',
  },
  LISTS_CUT: {
    el: 'Η {{run}} καταγράφει μόνο τις πρώτες {{listed}} από τις {{found}} θέσεις της: οι άλλες δεν συγκρίνονται.',
    en: '{{run}} lists only the first {{listed}} of its {{found}} hotspots: the others are not compared.',
  },
  CHOSEN_OTHERWISE: {
    el: 'Ό,τι αφέθηκε στη μέθοδο βγήκε διαφορετικό στα δύο ({{parameters}}): μέρος της αλλαγής οφείλεται σε αυτό.',
    en: 'What was left to the method came out otherwise in the two ({{parameters}}): part of the change is due to that.',
  },
  SAME_QUESTION: {
    el: 'Οι δύο αναλύσεις ρωτούν το ίδιο για τα ίδια στοιχεία: δεν υπάρχει διαφορά να φανεί.',
    en: 'The two analyses ask the same of the same records: there is no difference to be seen.',
  },
  HOW_JOINED: {
    el: `Δύο θέσεις είναι ο ίδιος τόπος όταν κάποιο ατύχημα βρίσκεται πάνω και στις δύο, ή όταν το μέσο της μίας βρίσκεται πάνω στην άλλη. Πάνω σε οδό ή σημείο είναι ό,τι απέχει έως ${REACH_METERS} m. Μια μεγάλη έκταση ανήκει σε κάθε τόπο που αγγίζει έτσι.`,
    en: `Two hotspots are one place where an accident lies on both, or where the middle of one lies on the other. At a road or a point is what is at most ${REACH_METERS} m away. A large area belongs to each place that it meets in this way.`,
  },
  RANKS_OF_COMMON_PLACES: {
    el: 'Η συσχέτιση σειρών περιγράφει μόνο τους κοινούς τόπους· δεν είναι εκτίμηση από δείγμα και δεν έχει διάστημα. Ότι δύο μέθοδοι συμφωνούν δεν δείχνει ότι έχουν δίκιο.',
    en: 'The rank correlation describes the common places alone; it is no estimate from a sample and has no interval. That two methods agree does not show that they are right.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type ComparisonNoticeCode = keyof typeof COMPARISON_NOTICES;

/** What came of it, in one sentence. */
export const COMPARISON_SENTENCES = {
  NOTHING: { el: 'Καμία από τις αναλύσεις δεν βρήκε θέση.', en: 'None of the analyses has found a place.' },
  COMPARED: {
    el: 'Από {{places}} τόπους που βρήκε κάποια από τις {{runs}} αναλύσεις, {{all}} {{all|βρέθηκε|βρέθηκαν}} από όλες και {{one}} μόνο από μία.',
    en: 'Of {{places}} places that any of the {{runs}} analyses has found, {{all}} {{all|was|were}} found by all and {{one}} by one alone.',
  },
  CHANGED: {
    el: 'Από την {{older}} στην {{newer}}: {{stayed}} {{stayed|τόπος έμεινε|τόποι έμειναν}}, {{added}} {{added|είναι νέος|είναι νέοι}}, {{gone}} {{gone|χάθηκε|χάθηκαν}}. Στα στοιχεία {{more}} {{more|ατύχημα προστέθηκε|ατυχήματα προστέθηκαν}}, {{fewer}} {{fewer|αφαιρέθηκε|αφαιρέθηκαν}} και {{altered}} {{altered|άλλαξε|άλλαξαν}} θέση ή βαρύτητα.',
    en: 'From {{older}} to {{newer}}: {{stayed}} {{stayed|place|places}} stayed, {{added}} {{added|is|are}} new, {{gone}} {{gone|is|are}} gone. In the records {{more}} {{more|accident|accidents}} came, {{fewer}} went, and {{altered}} changed place or severity.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Why a measure of agreement is missing. */
export const NO_AGREEMENT_TEXTS: Readonly<Record<NoAgreementReason, Text>> = {
  NOTHING_FOUND: { el: 'Καμία από τις δύο δεν βρήκε κάτι.', en: 'Neither has found anything.' },
  NO_COMMON_ACCIDENTS: {
    el: 'Δεν ρωτήθηκαν για κανένα κοινό ατύχημα.',
    en: 'They were asked about no common accident.',
  },
  TOO_FEW_COMMON_PLACES: {
    el: `Λιγότεροι από ${RANKED_PLACES} κοινοί τόποι: η σειρά τους δεν λέει τίποτα.`,
    en: `Fewer than ${RANKED_PLACES} common places: their order says nothing.`,
  },
  RANKS_ALL_EQUAL: {
    el: 'Όλοι οι κοινοί τόποι έχουν την ίδια σειρά στη μία από τις δύο.',
    en: 'All common places have the same rank in one of the two.',
  },
};
