import type { Text } from '@elektron/domain';
import type { ParticipantType } from '../network-roads.ts';
import { NO_SCREENING_REASONS, NO_SITE_REASON_LABELS } from '../methods/network-screening/network-screening-texts.ts';
import type { NoStretchReason } from './estimate-stretch.ts';
import type { LeftOutReason } from '../network-sites.ts';

/** What a reader of stretches of road must know. */
export const ROAD_NOTICES = {
  GREECE_HAS_NO_THRESHOLD: {
    el: 'Για την Ελλάδα δεν βρέθηκε πηγή για αριθμητικό εθνικό όριο επικίνδυνης θέσης (Π.Δ. 104/2011 όπως τροποποιήθηκε με το Π.Δ. 66/2022): οι κανόνες εδώ είναι άλλων χωρών και όχι ελληνικός νόμος.',
    en: 'For Greece no numeric national threshold of a black spot could be sourced (P.D. 104/2011 as amended by P.D. 66/2022): the rules here are of other countries, and not Greek law.',
  },
  RULE_ONLY_COUNTS: {
    el: 'Ένας κανόνας μετρά: δεν λαμβάνει υπόψη την τύχη, την κυκλοφορία και όσα έχουν όμοιες οδοί (Elvik 2008). Γι’ αυτό δίπλα σε κάθε θέση δίνεται η αναμενόμενη υπέρβαση (εμπειρική μέθοδος Bayes).',
    en: 'A rule counts: it takes no notice of chance, of traffic, and of what roads like this one have (Elvik 2008). So the expected excess by empirical Bayes is given beside each stretch.',
  },
  WINDOWS_PICKED: {
    el: 'Τα παράθυρα μπαίνουν εκεί όπου είναι τα ατυχήματα και κρατιέται το χειρότερο: πλήθος και υπέρβαση βγαίνουν μεγαλύτερα από τα πραγματικά, και δεν διαβάζεται από αυτά τιμή p.',
    en: 'Windows are put where the accidents are, and the worst of many is kept: its count and its excess are too high, and no p-value may be read from them.',
  },
  JUNCTIONS_ON_MAIN_ROAD: {
    el: 'Ό,τι έγινε σε κόμβο μετρά στη θέση του κόμβου, μόνο στην κύρια οδό του. Τα δύο οδοστρώματα μιας οδού με διαχωρισμό είναι ξεχωριστές οδοί.',
    en: 'What happened at a junction counts at its place, on its main road alone. The two carriageways of a divided road are roads of their own.',
  },
  ESTIMATE_OF_WHOLE_PERIOD: {
    el: 'Ο κανόνας μετρά από {{start}} έως {{end}} ({{counted}} ατυχήματα). Η εμπειρική μέθοδος Bayes παίρνει όλη την περίοδο και όλα τα είδη ατυχημάτων, με παθόντες ή όχι όπως ο κανόνας.',
    en: 'The rule counts from {{start}} to {{end}} ({{counted}} accidents). Empirical Bayes takes the whole period and all types of accidents, with injuries or not as the rule does.',
  },
  RULE_CHANGED: {
    el: 'Οι τιμές διαφέρουν από τον κανόνα από τον οποίο ξεκίνησαν: αυτός εδώ είναι δικός σας κανόνας, καμιάς χώρας.',
    en: 'The values differ from the rule that they began from: this is a rule of your own, and of no country.',
  },
  PERIOD_SHORTER_THAN_RULE: {
    el: 'Ο κανόνας μετρά {{needed}} {{needed|έτος|έτη}} και η περίοδος έχει {{years}}: οι θέσεις είναι λιγότερες από όσες θα έδινε ο κανόνας.',
    en: 'The rule counts {{needed}} {{needed|year|years}} and the period has {{years}}: fewer stretches are flagged than the rule would flag.',
  },
  RULE_DATE_UNCERTAIN: {
    el: '{{accidents}} ατυχήματα δεν μέτρησαν επειδή δεν είναι βέβαιο ότι έγιναν στα έτη του κανόνα.',
    en: '{{accidents}} accidents did not count because it is not certain that they happened in the years of the rule.',
  },
  ACCIDENTS_NOT_ON_ROADS: {
    el: '{{accidents}} από τα {{total}} ατυχήματα δεν έχουν θέση επάνω σε οδό και έμειναν έξω· ο πίνακας δείχνει τους λόγους.',
    en: '{{accidents}} of the {{total}} accidents have no place on a road and were left out; the table shows the reasons.',
  },
  TYPE_BY_PARTICIPANTS: {
    el: 'Τα στοιχεία δεν έχουν είδος σύγκρουσης: «ίδιο είδος» σημαίνει εδώ τους ίδιους εμπλεκόμενους (πεζός, ποδήλατο, ένα όχημα, περισσότερα οχήματα), χονδρικότερα από τον κανόνα. Χωρίς γνωστούς εμπλεκομένους: {{accidents}}.',
    en: 'The records have no type of collision: “one type” here means the same participants (a pedestrian, a bicycle, one vehicle, several vehicles), which is coarser than the rule. Without known participants: {{accidents}}.',
  },
  NO_TYPE_KNOWN: {
    el: 'Για κανένα ατύχημα δεν είναι γνωστό ποιοι ενεπλάκησαν: κανόνας που ζητά το ίδιο είδος δεν μπορεί να χαρακτηρίσει καμία θέση εδώ.',
    en: 'Of no accident it is known who took part: a rule that asks for one type cannot flag anything here.',
  },
  ROADS_NOT_JUDGED: {
    el: 'Σε {{roads}} {{roads|οδό|οδούς}} με ατυχήματα ο κανόνας δεν εφαρμόστηκε παντού, επειδή η κυκλοφορία δεν είναι γνωστή.',
    en: 'On {{roads}} {{roads|road|roads}} with accidents the rule could not be applied everywhere, since the traffic is not known.',
  },
  PERSONS_BY_SEVERITY: {
    el: 'Για {{accidents}} ατυχήματα δεν υπάρχουν παθόντες στα στοιχεία: καθένα μετρά σαν ένα άτομο με τη βαρύτητα του ατυχήματος.',
    en: 'For {{accidents}} accidents no casualties are on record: each counts as one person with the severity of the accident.',
  },
  JUNCTIONS_NOT_SEARCHED: {
    el: '{{accidents}} ατυχήματα σε κόμβους δεν εξετάστηκαν: το παράθυρο δεν φεύγει από το τμήμα. Οι κόμβοι συγκρίνονται στην κατάταξη του δικτύου.',
    en: '{{accidents}} accidents at junctions were not looked at: a window does not leave its section. Junctions are compared in the ranking of the network.',
  },
  SECTIONS_NOT_SEARCHED: {
    el: 'Σε {{sections}} από τα {{total}} τμήματα δεν έγινε αναζήτηση: δεν υπάρχει πρόβλεψη ή τίποτα δεν τα ξεχωρίζει από τα όμοιά τους. Οι λόγοι φαίνονται ανά ομάδα.',
    en: '{{sections}} of the {{total}} sections were not searched: nothing is predicted for them, or nothing tells them from their like. The reasons are given for each group.',
  },
  SECTIONS_TOO_SHORT: {
    el: '{{sections}} τμήματα συντομότερα από {{meters}} m, με {{accidents}} ατυχήματα, έμειναν έξω.',
    en: '{{sections}} sections shorter than {{meters}} m, with {{accidents}} accidents, were left out.',
  },
  PEAK_NOT_PRECISE: {
    el: 'Σε {{sections}} {{sections|τμήμα|τμήματα}} ούτε ολόκληρο το τμήμα λέει αρκετά για το όριο του συντελεστή μεταβλητότητας· φαίνεται ολόκληρο.',
    en: 'On {{sections}} {{sections|section|sections}} even the whole of it tells too little for the limit of the coefficient of variation; it is shown whole.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type RoadNoticeCode = keyof typeof ROAD_NOTICES;

export const PARTICIPANT_TYPE_LABELS: Readonly<Record<ParticipantType, Text>> = {
  pedestrian: { el: 'Με πεζό', en: 'With a pedestrian' },
  bicycle: { el: 'Με ποδήλατο', en: 'With a bicycle' },
  'single-vehicle': { el: 'Ένα όχημα', en: 'One vehicle' },
  'several-vehicles': { el: 'Περισσότερα οχήματα', en: 'Several vehicles' },
};

/** Why empirical Bayes says nothing of a stretch. */
export const NO_STRETCH_REASONS: Readonly<Record<NoStretchReason, Text>> = {
  ...NO_SCREENING_REASONS,
  BEYOND_AREA: {
    el: 'Καλύπτει θέση που δεν είναι ολόκληρη μέσα στην περιοχή του φίλτρου.',
    en: 'It covers a site that is not wholly in the area of the filter.',
  },
  NO_SITES: {
    el: 'Βρίσκεται ολόκληρη μέσα σε κόμβους άλλων οδών.',
    en: 'All of it lies in junctions of other roads.',
  },
};

export const LEFT_OUT_LABELS: Readonly<Record<LeftOutReason, Text>> = {
  ...NO_SITE_REASON_LABELS,
  'at-junction': { el: 'Σε κόμβο', en: 'At a junction' },
  'short-section': { el: 'Σε τμήμα συντομότερο από το όριο', en: 'On a section shorter than the limit' },
};
