import type { Text } from '@elektron/domain';

/** What the plain change is divided into. */
export const CHANGE_CAUSES = {
  'regression-to-the-mean': { el: 'Παλινδρόμηση προς τον μέσο', en: 'Regression to the mean' },
  'trend-and-traffic': { el: 'Τάση και κυκλοφορία', en: 'Trend and traffic' },
  treatment: { el: 'Μένει για την παρέμβαση', en: 'Left for the treatment' },
} as const satisfies Readonly<Record<string, Text>>;
export type ChangeCause = keyof typeof CHANGE_CAUSES;

/** Why a part of the change has no number, or no interval. */
export const CHANGE_REASONS = {
  TREND_IS_THE_REST: {
    el: 'χωρίς διάστημα: προκύπτει ως υπόλοιπο των άλλων',
    en: 'no interval: it is what the others leave',
  },
  NOT_SELECTED: {
    el: 'δεν υπολογίζεται: είναι γνωστό ότι οι θέσεις δεν επιλέχθηκαν για τα ατυχήματά τους, και η ομάδα σύγκρισης δεν θα μπορούσε να την ξεχωρίσει',
    en: 'not computed: the sites are known not to be chosen for their accidents, and a comparison group could not tell it apart',
  },
  NO_ANSWER: {
    el: 'Η ενδεδειγμένη μέθοδος δεν δίνει απάντηση, άρα η μεταβολή δεν μπορεί να επιμεριστεί.',
    en: 'The method to use here gives no answer, so the change cannot be divided.',
  },
  NOT_DIVIDED_BY_METHOD: {
    el: 'Η ενδεδειγμένη μέθοδος δεν επιμερίζει τη μεταβολή.',
    en: 'The method to use here does not divide the change.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What the rows of a breakdown are estimated by, where a method that knows regression to the mean is the one to use. */
export const CORRECTED_COMPARISON: Text = {
  el: 'Ομάδα σύγκρισης, διορθωμένη όσο όλα τα ατυχήματα ({{method}})',
  en: 'Comparison group, corrected as all accidents are ({{method}})',
};

/** Sentences about parts of an evaluation. */
export const PART_SENTENCES = {
  DIVIDED: {
    el: 'Η απλή μείωση κατά {{drop}} ατυχήματα χωρίζεται περίπου σε: {{regression}} παλινδρόμηση προς τον μέσο, {{trend}} τάση και κυκλοφορία, {{treatment}} που μένουν για την παρέμβαση. Αρνητικό μέρος σημαίνει ότι ωθούσε προς τα πάνω.',
    en: 'The plain drop of {{drop}} accidents divides into about: {{regression}} regression to the mean, {{trend}} trend and traffic, {{treatment}} left for the treatment. A negative part pushed upwards.',
  },
  DIVIDED_IN_TWO: {
    el: 'Η απλή μεταβολή (μείωση κατά {{drop}} ατυχήματα) χωρίζεται περίπου σε: {{trend}} τάση και κυκλοφορία, {{treatment}} που μένουν για την παρέμβαση. Αρνητικό μέρος σημαίνει ότι ωθούσε προς τα πάνω.',
    en: 'The plain change (a drop of {{drop}} accidents) divides into about: {{trend}} trend and traffic, {{treatment}} left for the treatment. A negative part pushed upwards.',
  },
  MIGRATION_MORE: {
    el: 'Δίπλα στις θέσεις παρέμβασης τα ατυχήματα έγιναν περισσότερα από όσο στις θέσεις αναφοράς: από {{least}}% έως {{most}}% περισσότερα (διάστημα {{level}}%). Ίσως μετακινήθηκαν εκεί, ίσως άλλαξε κάτι άλλο.',
    en: 'Beside the treated sites accidents became more than at the reference sites: between {{least}}% and {{most}}% more ({{level}}% interval). They may have moved there, or something else may have changed.',
  },
  MIGRATION_FEWER: {
    el: 'Δίπλα στις θέσεις παρέμβασης τα ατυχήματα έγιναν λιγότερα από όσο στις θέσεις αναφοράς: από {{least}}% έως {{most}}% λιγότερα (διάστημα {{level}}%). Μετακίνηση ατυχημάτων δεν φαίνεται.',
    en: 'Beside the treated sites accidents became fewer than at the reference sites: between {{least}}% and {{most}}% fewer ({{level}}% interval). No accidents are seen to have moved.',
  },
  MIGRATION_NOT_DISTINGUISHABLE: {
    el: 'Δίπλα στις θέσεις παρέμβασης η μεταβολή των ατυχημάτων δεν διακρίνεται από εκείνη των θέσεων αναφοράς (διάστημα {{level}}%: από {{fewer}}% λιγότερα έως {{more}}% περισσότερα). Αυτό δεν αποδεικνύει ότι δεν μετακινήθηκαν ατυχήματα.',
    en: 'Beside the treated sites the change of accidents is not distinguishable from that at the reference sites ({{level}}% interval: from {{fewer}}% fewer to {{more}}% more). This does not prove that none have moved.',
  },
  MIGRATION_NOT_COMPUTED: {
    el: 'Τα ατυχήματα δίπλα στις θέσεις παρέμβασης, ή στις θέσεις αναφοράς, είναι πολύ λίγα για σύγκριση.',
    en: 'Accidents beside the treated sites, or at the reference sites, are too few to compare.',
  },
  MIGRATION_CHANGES_NOTHING: {
    el: 'Ο έλεγχος δεν αλλάζει κανέναν αριθμό του αποτελέσματος.',
    en: 'The check changes no number of the result.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** A share of a whole in words, each to the largest share that it stands for; to follow "of the plain drop". */
export const SHARES_IN_WORDS: readonly (readonly [upTo: number, text: Text])[] = [
  [0.06, { el: 'ένα μικρό μέρος', en: 'a small part' }],
  [0.15, { el: 'περίπου το ένα δέκατο', en: 'about a tenth' }],
  [0.22, { el: 'περίπου το ένα πέμπτο', en: 'about a fifth' }],
  [0.29, { el: 'περίπου το ένα τέταρτο', en: 'about a quarter' }],
  [0.41, { el: 'περίπου το ένα τρίτο', en: 'about a third' }],
  [0.58, { el: 'περίπου το μισό', en: 'about half' }],
  [0.71, { el: 'περίπου τα δύο τρίτα', en: 'about two thirds' }],
  [0.83, { el: 'περίπου τα τρία τέταρτα', en: 'about three quarters' }],
  [0.95, { el: 'περίπου τα εννέα δέκατα', en: 'about nine tenths' }],
  [Infinity, { el: 'σχεδόν το σύνολο', en: 'nearly all' }],
];
