import { fillText, type Language, type Text } from '@elektron/domain';

/** What a method takes for granted; shown with every result. */
export const ASSUMPTION_TEXTS = {
  SAME_REPORTING: {
    el: 'Τα ατυχήματα καταγράφονταν με τον ίδιο τρόπο πριν και μετά.',
    en: 'Accidents were recorded in the same way before and after.',
  },
  NOTHING_ELSE_CHANGED: {
    el: 'Τίποτε άλλο δεν άλλαξε: ούτε η κυκλοφορία (πέρα από όσα δηλώθηκαν), ούτε η γενική τάση.',
    en: 'Nothing else changed: neither traffic (beyond what was entered) nor the general trend.',
  },
  NO_OTHER_TREATMENT: {
    el: 'Στις θέσεις παρέμβασης δεν έγινε άλλη αλλαγή που να επηρεάζει τα ατυχήματα.',
    en: 'No other change that affects accidents was made at the treated sites.',
  },
  NOT_SELECTED_FOR_COUNTS: {
    el: 'Οι θέσεις δεν επιλέχθηκαν επειδή είχαν πολλά ατυχήματα.',
    en: 'The sites were not chosen because they had many accidents.',
  },
  SAME_TREND: {
    el: 'Χωρίς την παρέμβαση, οι θέσεις της θα είχαν ακολουθήσει την ομάδα σύγκρισης.',
    en: 'Without the treatment, the treated sites would have followed the comparison group.',
  },
  SAME_POPULATION: {
    el: 'Οι θέσεις αναφοράς είναι του ίδιου είδους με τις θέσεις παρέμβασης (κόμβοι με κόμβους, παρόμοια κυκλοφορία).',
    en: 'The reference sites are of the same kind as the treated ones (junctions with junctions, similar traffic).',
  },
  GAMMA_MEANS: {
    el: 'Οι μακροχρόνιοι μέσοι όμοιων θέσεων διαφέρουν κατά την κατανομή γάμμα.',
    en: 'Long-run means of similar sites vary as a gamma distribution.',
  },
  PREDICTIONS_FIT: {
    el: 'Η συνάρτηση πρόβλεψης ταιριάζει σε αυτό το είδος θέσης και περιέχει την κυκλοφορία και την τάση κάθε περιόδου.',
    en: 'The safety performance function fits this kind of site and contains the traffic and trend of each period.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type AssumptionCode = keyof typeof ASSUMPTION_TEXTS;

/** What a reader must know before using this very result. */
export const WARNING_TEXTS = {
  CONTRAST_ONLY: {
    el: 'Μόνο για αντιπαραβολή: μετρά μαζί την παρέμβαση, την παλινδρόμηση προς τον μέσο και τη γενική τάση.',
    en: 'For contrast only: it measures the treatment, regression to the mean and the general trend together.',
  },
  REGRESSION_TO_THE_MEAN_REMAINS: {
    el: 'Αν οι θέσεις επιλέχθηκαν για τα πολλά ατυχήματά τους, μέρος της μείωσης θα συνέβαινε και χωρίς την παρέμβαση.',
    en: 'If the sites were chosen for their many accidents, part of the drop would have come without the treatment.',
  },
  TRAFFIC_NOT_CORRECTED: {
    el: 'Δεν δόθηκε κυκλοφορία· η μεταβολή της δεν αφαιρέθηκε.',
    en: 'No traffic was given; its change was not removed.',
  },
  BEFORE_PERIOD_SHORT: {
    el: 'Η περίοδος πριν είναι {{years}} έτη· συνιστώνται τουλάχιστον {{advised}}.',
    en: 'The before period is {{years}} years; at least {{advised}} are advised.',
  },
  AFTER_PERIOD_SHORT: {
    el: 'Η περίοδος μετά είναι {{years}} έτη· συνιστάται τουλάχιστον {{advised}}.',
    en: 'The after period is {{years}} years; at least {{advised}} is advised.',
  },
  PERIODS_NOT_WHOLE_YEARS: {
    el: 'Οι περίοδοι δεν είναι ολόκληρα έτη· οι εποχές μπορεί να μην αντιστοιχούν.',
    en: 'The periods are not whole years; seasons may not match.',
  },
  FEW_ACCIDENTS_BEFORE: {
    el: 'Με {{before}} ατυχήματα πριν, μια πραγματική μείωση {{reduction}}% δύσκολα ξεχωρίζει από την τύχη· για ίσες πιθανότητες χρειάζονται περίπου {{needed}}.',
    en: 'With {{before}} accidents before, a true reduction of {{reduction}}% is hardly told from chance; an even chance takes about {{needed}}.',
  },
  NO_ACCIDENTS_AFTER: {
    el: 'Δεν συνέβη ατύχημα μετά. Δίνεται μόνο το ακριβές ανώτατο όριο, χωρίς την αβεβαιότητα του αναμενόμενου αριθμού.',
    en: 'No accident happened after. Only the exact upper limit is given, without the uncertainty of the expected number.',
  },
  COMPARABILITY_NOT_CHECKED: {
    el: 'Δεν ελέγχθηκε αν οι δύο ομάδες κινούνταν μαζί πριν από την παρέμβαση (χρειάζονται τουλάχιστον {{needed}} έτη με ατυχήματα και στις δύο)· θεωρήθηκε ότι ναι.',
    en: 'Whether both groups moved together before the treatment was not checked (it takes at least {{needed}} years with accidents in both); it was taken for granted.',
  },
  COMPARISON_NOT_COMPARABLE: {
    el: 'Πριν από την παρέμβαση οι δύο ομάδες δεν κινούνταν μαζί: μέσος λόγος {{mean}}, ενώ αναμένεται 1. Επιλέξτε άλλη ομάδα σύγκρισης.',
    en: 'Before the treatment the two groups did not move together: mean ratio {{mean}} where 1 is expected. Choose another comparison group.',
  },
  COMPARISON_SMALL: {
    el: 'Η ομάδα σύγκρισης έχει λιγότερα ατυχήματα από τις θέσεις παρέμβασης (πριν {{before}}, μετά {{after}}) και προσθέτει τη δική της αβεβαιότητα.',
    en: 'The comparison group has fewer accidents than the treated sites (before {{before}}, after {{after}}) and adds its own uncertainty.',
  },
  REFERENCE_GROUP_SMALL: {
    el: 'Μικρή ομάδα αναφοράς: {{sites}} θέσεις με {{accidents}} ατυχήματα πριν. Κάτω από {{advisedSites}} θέσεις ή {{advisedAccidents}} ατυχήματα το διάστημα είναι μάλλον στενό και ο συντελεστής μάλλον υψηλός.',
    en: 'Small reference group: {{sites}} sites with {{accidents}} accidents before. Below {{advisedSites}} sites or {{advisedAccidents}} accidents the interval is rather narrow and the factor rather high.',
  },
  PREDICTION_ERROR_NOT_COUNTED: {
    el: 'Η αβεβαιότητα της ίδιας της συνάρτησης πρόβλεψης δεν περιέχεται· το διάστημα είναι μάλλον στενό.',
    en: 'The uncertainty of the safety performance function itself is not included; the interval is rather narrow.',
  },
  OVERDISPERSION_ZERO: {
    el: 'Σε {{sites}} θέσεις δόθηκε μηδενική υπερδιασπορά: τα δικά τους ατυχήματα δεν λαμβάνονται υπόψη.',
    en: 'At {{sites}} sites the overdispersion given is zero: their own accidents are not taken into account.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type WarningCode = keyof typeof WARNING_TEXTS;

export interface BeforeAfterWarning {
  readonly code: WarningCode;
  /** Numbers that the text names. */
  readonly values: Readonly<Record<string, number>>;
}

/** Why a quantity has no value. */
export const UNDEFINED_REASON_TEXTS = {
  NO_ACCIDENTS_AFTER: {
    el: 'Δεν συνέβη ατύχημα μετά· τυπικό σφάλμα δεν ορίζεται.',
    en: 'No accident happened after; a standard error is not defined.',
  },
  NOTHING_EXPECTED: {
    el: 'Δεν αναμενόταν κανένα ατύχημα (δεν υπήρξε πριν)· ο λόγος δεν ορίζεται.',
    en: 'No accident was expected (there was none before); the ratio is not defined.',
  },
  NO_ACCIDENTS_BEFORE: {
    el: 'Δεν υπήρξε ατύχημα πριν.',
    en: 'There was no accident before.',
  },
  NO_DROP: {
    el: 'Τα ατυχήματα ανά έτος δεν μειώθηκαν· δεν υπάρχει μείωση να επιμεριστεί.',
    en: 'Accidents per year did not fall; there is no drop to divide.',
  },
  SERIES_MISSING: {
    el: 'Δεν δόθηκαν ετήσια σύνολα πριν από την παρέμβαση.',
    en: 'No yearly totals before the treatment were given.',
  },
  SERIES_TOO_SHORT: {
    el: 'Τα έτη πριν από την παρέμβαση είναι πολύ λίγα.',
    en: 'There are too few years before the treatment.',
  },
  YEAR_WITHOUT_ACCIDENTS: {
    el: 'Κάποιο έτος δεν έχει ατυχήματα σε μία από τις ομάδες.',
    en: 'Some year has no accidents in one of the groups.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type UndefinedReason = keyof typeof UNDEFINED_REASON_TEXTS;

/** The sentence of a warning in a language. */
export function describeWarning(warning: BeforeAfterWarning, language: Language): string {
  return fillText(WARNING_TEXTS[warning.code][language], warning.values, language);
}
