import { LANGUAGES, type Language, type Text } from '@elektron/domain';
import type { SensitivityInput } from '@elektron/statistics';

/** What a reader must know of an appraisal. */
export const APPRAISAL_NOTICES = {
  VALUES_STAND_FOR: {
    el: 'Οι αξίες ισχύουν για: {{country}}, σε {{currency}} και τιμές του {{year}}. Τίποτε δεν λέει ότι ισχύουν αλλού ή σε άλλο έτος· κάθε κόστος εδώ εννοείται στο ίδιο νόμισμα και έτος τιμών.',
    en: 'The unit values stand for {{country}}, in {{currency}} and prices of {{year}}. Nothing says that they hold elsewhere or in another year; every cost here is meant in the same currency and price year.',
  },
  VALUES_NOT_VERIFIED: {
    el: 'Οι αξίες δεν έχουν επαληθευτεί στην πηγή τους. Μην τις χρησιμοποιήσετε για απόφαση πριν γίνει αυτό.',
    en: 'The unit values have not been verified at their source. Do not decide by them before that is done.',
  },
  RECORDED_NOT_EXPECTED: {
    el: 'Χρησιμοποιήθηκαν καταγεγραμμένα και όχι αναμενόμενα ατυχήματα: {{alternatives}}. Αν οι θέσεις επιλέχθηκαν για τα πολλά ατυχήματά τους, μέρος του οφέλους θα ερχόταν και μόνο του (παλινδρόμηση προς τον μέσο).',
    en: 'Recorded and not expected accidents were used: {{alternatives}}. If the places were chosen for their many accidents, part of the benefit would come by itself (regression to the mean).',
  },
  EXPECTED_BY_RANKING: {
    el: 'Αναμενόμενα και όχι καταγεγραμμένα ατυχήματα: {{alternatives}}. Σε επικίνδυνες θέσεις τα καταγεγραμμένα υπερεκτιμούν το όφελος, γιατί περιέχουν και την τύχη για την οποία επιλέχθηκαν (παλινδρόμηση προς τον μέσο). Η κατανομή κατά βαρύτητα είναι εκείνη όλων των θέσεων της κατάταξης.',
    en: 'Expected and not recorded accidents: {{alternatives}}. At black spots those on record overstate the benefit, since they hold the luck that the places were chosen for (regression to the mean). The division by severity is that of all sites of the ranking.',
  },
  EVALUATION_FOR_ALL_SEVERITIES: {
    el: 'Το αποτέλεσμα της αξιολόγησης είναι για όλα τα ατυχήματα μαζί και θεωρήθηκε ίδιο σε κάθε βαρύτητα: {{alternatives}}. Το διάστημά του είναι του αποτελέσματος εκεί όπου μετρήθηκε· σε νέα θέση η αβεβαιότητα είναι μεγαλύτερη.',
    en: 'The effect of the evaluation is for all its accidents together and was taken as the same for each severity: {{alternatives}}. Its interval is that of the effect where it was measured; at a new place it is more uncertain.',
  },
  EVALUATION_ILLUSTRATIVE: {
    el: 'ΠΑΡΑΔΕΙΓΜΑ: το αποτέλεσμα προέρχεται από υποθετική παρέμβαση ({{alternatives}}) και δεν λέει τίποτε για πραγματικό έργο.',
    en: 'ILLUSTRATIVE: the effect is from a hypothetical intervention ({{alternatives}}) and says nothing about any real works.',
  },
  LIBRARY_FOR_ALL_SEVERITIES: {
    el: 'Ο συντελεστής της βιβλιοθήκης είναι για τα ατυχήματα των μελετών του και θεωρήθηκε ίδιος σε κάθε βαρύτητα: {{alternatives}}. Όπου υπάρχουν τρεις ή περισσότερες μελέτες, το διάστημα είναι εκείνο μέσα στο οποίο αναμένεται ο επόμενος τόπος.',
    en: 'The factor of the library is for the accidents of its studies and was taken as the same for each severity: {{alternatives}}. Where there are three studies or more, the interval is the one in which the next place is to be expected.',
  },
  LIBRARY_NOT_PREDICTED: {
    el: 'Λιγότερες από τρεις μελέτες: το διάστημα του συντελεστή είναι του τόπου ή του μέσου των μελετών, και δεν λέει πόσο διαφέρει ο επόμενος τόπος: {{alternatives}}. Τα όρια του αποτελέσματος είναι στενότερα από την αλήθεια.',
    en: 'Fewer than three studies: the interval of the factor is that of their place or mean, and does not say how much the next place differs: {{alternatives}}. The limits of the answer are narrower than the truth.',
  },
  EFFECTS_MULTIPLIED: {
    el: 'Οι συντελεστές πολλών μέτρων πολλαπλασιάστηκαν, σαν το καθένα να ενεργεί ανεξάρτητα από τα άλλα: {{alternatives}}. Μέτρα που αποτρέπουν τα ίδια ατυχήματα αποδίδουν μαζί λιγότερα· το όφελος είναι τότε υπερεκτιμημένο.',
    en: 'The factors of several measures were multiplied, as if each acted apart from the others: {{alternatives}}. Measures that prevent the same accidents bring less together; the benefit is then too high.',
  },
  EFFECTS_STRONGEST: {
    el: 'Από πολλά μέτρα μετρά μόνο το ισχυρότερο, σαν τα υπόλοιπα να μην προσθέτουν τίποτε: {{alternatives}}. Είναι η συντηρητική επιλογή· το όφελος μπορεί να είναι μεγαλύτερο. Το διάστημα δεν περιέχει την αβεβαιότητα για το ποιο είναι το ισχυρότερο.',
    en: 'Of several measures only the strongest counts, as if the others added nothing: {{alternatives}}. That is the cautious choice; the benefit may be higher. The interval does not hold the doubt about which is the strongest.',
  },
  EFFECT_WITHOUT_INTERVAL: {
    el: 'Ο συντελεστής δόθηκε χωρίς διάστημα και θεωρήθηκε βέβαιος: {{alternatives}}. Τα όρια του αποτελέσματος είναι στενότερα από την αλήθεια.',
    en: 'A factor was given without an interval and taken as sure: {{alternatives}}. The limits of the answer are narrower than the truth.',
  },
  NOT_CORRECTED_FOR_REPORTING: {
    el: 'Καμία διόρθωση για ατυχήματα που δεν καταγράφονται (συντελεστής 1 σε κάθε βαρύτητα).',
    en: 'No correction for accidents that are not recorded (factor 1 for each severity).',
  },
  RATE_UNUSUAL: {
    el: 'Το προεξοφλητικό επιτόκιο βρίσκεται έξω από το σύνηθες εύρος 3–5 %.',
    en: 'The discount rate lies outside of the usual range of 3–5 %.',
  },
  LIVES_DIFFER: {
    el: 'Οι λύσεις έχουν διαφορετική διάρκεια ζωής. Στην ίδια θέση συγκρίνονται ως ίσα ποσά ανά έτος· οι καθαρές παρούσες αξίες τους δεν συγκρίνονται ευθέως, ούτε στο πακέτο.',
    en: 'The alternatives last for different times. At one place they are compared as equal sums a year; their net present values do not compare directly, nor do they in the package.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type AppraisalNoticeCode = keyof typeof APPRAISAL_NOTICES;

/** The answer in words. */
export const APPRAISAL_SENTENCES = {
  ILLUSTRATIVE: { el: 'ΠΑΡΑΔΕΙΓΜΑ.', en: 'ILLUSTRATIVE.' },
  RATIO: {
    el: '{{name}}: το όφελος είναι από {{lower}} έως {{upper}} φορές το κόστος (στο {{level}} % των προσομοιώσεων)· είναι κάτω από το κόστος στο {{below}} % των προσομοιώσεων.',
    en: '{{name}}: the benefit is between {{lower}} and {{upper}} times the cost (in {{level}} % of simulations); it is below the cost in {{below}} % of simulations.',
  },
  WITHOUT_RATIO: {
    el: '{{name}}: η καθαρή παρούσα αξία είναι από {{lower}} έως {{upper}} {{currency}} (στο {{level}} % των προσομοιώσεων)· είναι κάτω από το μηδέν στο {{below}} % των προσομοιώσεων.',
    en: '{{name}}: the net present value is between {{lower}} and {{upper}} {{currency}} (in {{level}} % of simulations); it is below zero in {{below}} % of simulations.',
  },
  SURE: {
    el: '{{name}}: το όφελος είναι {{ratio}} φορές το κόστος. Δεν δόθηκε καμία αβεβαιότητα, άρα δεν μπορεί να ειπωθεί πόσο σίγουρο είναι αυτό.',
    en: '{{name}}: the benefit is {{ratio}} times the cost. No uncertainty was given, so that nothing can be said about how sure that is.',
  },
  SURE_WITHOUT_RATIO: {
    el: '{{name}}: η καθαρή παρούσα αξία είναι {{worth}} {{currency}}. Δεν δόθηκε καμία αβεβαιότητα, άρα δεν μπορεί να ειπωθεί πόσο σίγουρο είναι αυτό.',
    en: '{{name}}: the net present value is {{worth}} {{currency}}. No uncertainty was given, so that nothing can be said about how sure that is.',
  },
  NO_BENEFIT: {
    el: '{{name}}: δεν υπολογίζεται όφελος. {{reason}}',
    en: '{{name}}: no benefit is computed. {{reason}}',
  },
  SEVERAL: {
    el: 'Από {{all}} λύσεις, {{worth}} {{worth|επιστρέφει|επιστρέφουν}} περισσότερα από όσα {{worth|κοστίζει|κοστίζουν}} με τις αξίες ως έχουν.',
    en: 'Of {{all}} alternatives, {{worth}} {{worth|brings|bring}} back more than {{worth|it costs|they cost}} at the values as they stand.',
  },
  CHOSEN: {
    el: 'Στη θέση «{{place}}» προκρίνεται: {{name}}.',
    en: 'At “{{place}}” the one to build is: {{name}}.',
  },
  NONE_CHOSEN: {
    el: 'Στη θέση «{{place}}» καμία λύση δεν επιστρέφει το κόστος της.',
    en: 'At “{{place}}” no alternative brings back its cost.',
  },
  PACKAGE: {
    el: 'Με προϋπολογισμό {{budget}} {{currency}} το καλύτερο πακέτο είναι: {{names}}. Κοστίζει {{cost}} και η καθαρή παρούσα αξία του είναι {{worth}} {{currency}}.',
    en: 'With a budget of {{budget}} {{currency}} the best package is: {{names}}. It costs {{cost}}, and its net present value is {{worth}} {{currency}}.',
  },
  PACKAGE_UNPROVEN: {
    el: 'Δεν αποδείχθηκε ότι είναι το καλύτερο· κανένα πακέτο δεν αξίζει περισσότερο από {{bound}} {{currency}}.',
    en: 'That it is the best was not proven; no package is worth more than {{bound}} {{currency}}.',
  },
  NO_PACKAGE: {
    el: 'Με προϋπολογισμό {{budget}} {{currency}} καμία λύση δεν επιστρέφει περισσότερα από όσα κοστίζει και χωρά σε αυτόν.',
    en: 'With a budget of {{budget}} {{currency}} no alternative both fits it and brings back more than it costs.',
  },
  EARLIER_FORMAT: {
    el: 'Η εκτίμηση αποθηκεύτηκε από άλλη έκδοση του λογισμικού, σε μορφή που δεν διαβάζεται πια. Υπολογίστε τη ξανά.',
    en: 'This appraisal was stored by another version of the software, in a form that is no longer read. Compute it again.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const ORIGIN_TEXTS = {
  RECORDS: {
    el: 'Καταγεγραμμένα {{start}} – {{end}} ({{years}} έτη), έκδοση δεδομένων {{version}}',
    en: 'On record {{start}} – {{end}} ({{years}} years), data version {{version}}',
  },
  EXPECTED: {
    el: '{{name}}: αναμενόμενα {{perYear}} ατυχήματα τον χρόνο (καταγεγραμμένα {{recorded}}), κατάταξη {{run}}, σειρά {{rank}}, εμπειρική μέθοδος Bayes, {{start}} – {{end}}, έκδοση δεδομένων {{version}}· κατά βαρύτητα όπως όλες οι θέσεις της κατάταξης',
    en: '{{name}}: {{perYear}} accidents a year expected ({{recorded}} on record), ranking {{run}}, rank {{rank}}, empirical Bayes, {{start}} – {{end}}, data version {{version}}; by severity as at all sites of the ranking',
  },
  EVALUATION: { el: 'Αξιολόγηση {{id}}, μέθοδος: {{method}}', en: 'Evaluation {{id}}, method: {{method}}' },
  MULTIPLIED: { el: 'Γινόμενο των συντελεστών: {{parts}}', en: 'Product of the factors: {{parts}}' },
  STRONGEST: { el: 'Ο ισχυρότερος από τους συντελεστές: {{parts}}', en: 'The strongest of the factors: {{parts}}' },
} as const satisfies Readonly<Record<string, Text>>;

/** What a set stands for, said where it is chosen. */
export const VALUES_STAND_FOR: Text = {
  el: 'Μέση αξία {{basis}}, {{country}}, σε {{currency}}, τιμές {{year}}. Δεν είναι τιμή για άλλη χώρα ή άλλο έτος.',
  en: 'Mean value {{basis}}, {{country}}, in {{currency}}, prices of {{year}}. It is no value for another country or year.',
};
export const VALUES_STAND_FOR_NOTHING: Text = {
  el: 'Χωρίς τιμές: με αυτή τη σειρά δεν υπολογίζεται όφελος.',
  en: 'Without values: no benefit is computed with this set.',
};
export const BASIS_WORDS = {
  'per-casualty': { el: 'ανά παθόντα', en: 'per casualty' },
  'per-accident': { el: 'ανά ατύχημα', en: 'per accident' },
} as const satisfies Readonly<Record<string, Text>>;

export const SENSITIVITY_LABELS: Readonly<Record<SensitivityInput, Text>> = {
  effect: { el: 'Αποτέλεσμα: όρια του διαστήματος', en: 'Effect: limits of its interval' },
  values: { el: 'Αξίες: −50 % έως +50 %', en: 'Unit values: −50 % to +50 %' },
  capital: { el: 'Κόστος κατασκευής: −20 % έως +20 %', en: 'Cost of construction: −20 % to +20 %' },
  'discount-rate': { el: 'Προεξοφλητικό επιτόκιο: 3 % έως 5 % (ή το δικό σας)', en: 'Discount rate: 3 % to 5 % (or your own)' },
};

/** What no list of countries has, or has by another name than the values: those of Great Britain leave Northern Ireland out. */
const NAMES: Readonly<Record<string, Text>> = {
  EU28: { el: 'ΕΕ των 28 (μέσος όρος)', en: 'EU of 28 (average)' },
  GB: { el: 'Μεγάλη Βρετανία', en: 'Great Britain' },
};

/** A country as people call it; a code that nobody knows as it is. */
export function nameCountry(country: string): Text {
  const known = NAMES[country];
  if (known !== undefined) return known;
  const name = (language: Language): string =>
    new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country) ?? country;
  return Object.fromEntries(LANGUAGES.map((language) => [language, name(language)])) as Text;
}
