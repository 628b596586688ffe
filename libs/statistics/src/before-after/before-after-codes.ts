import { fillText, type Language, type Text } from '@elektron/domain';
import { TIME_SERIES_WARNING_TEXTS } from './interrupted-time-series/time-series-texts.ts';

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
  POISSON_COUNTS: {
    el: 'Τα ατυχήματα συμβαίνουν ανεξάρτητα μεταξύ τους (κατανομή Poisson).',
    en: 'Accidents happen independently of each other (Poisson distribution).',
  },
  TRAFFIC_AS_GIVEN: {
    el: 'Η κυκλοφορία που δόθηκε ισχύει για τις θέσεις παρέμβασης, και τα ατυχήματα αυξάνονται με αυτήν όπως λέει ο εκθέτης.',
    en: 'The traffic given holds for the treated sites, and accidents grow with it as the exponent says.',
  },
  SERIES_GOES_ON: {
    el: 'Χωρίς την παρέμβαση, επίπεδο, τάση και εποχές θα είχαν συνεχιστεί όπως πριν (ή όπως στη σειρά σύγκρισης).',
    en: 'Without the treatment, level, trend and seasons would have gone on as before (or as in the comparison series).',
  },
  DATE_KNOWN: {
    el: 'Η παρέμβαση άρχισε σε γνωστή ημερομηνία και όχι σταδιακά.',
    en: 'The treatment began at a known date, not bit by bit.',
  },
  MONTHS_INDEPENDENT: {
    el: 'Πέρα από τάση και εποχές, οι μήνες είναι ανεξάρτητοι μεταξύ τους.',
    en: 'Beyond trend and seasons, months are independent of each other.',
  },
  SITES_INDEPENDENT: {
    el: 'Οι θέσεις είναι ανεξάρτητες μεταξύ τους, και χωρίς την παρέμβαση η μεταβολή του ποσοστού θα ήταν εξίσου συχνά προς τα πάνω και προς τα κάτω.',
    en: 'Sites are independent of each other, and without the treatment the share would have changed upwards as often as downwards.',
  },
  TYPE_NOT_SELECTED: {
    el: 'Οι θέσεις δεν επιλέχθηκαν επειδή εκεί ήταν συχνός αυτός ο τύπος ατυχήματος.',
    en: 'The sites were not chosen because this type of accident was frequent there.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type AssumptionCode = keyof typeof ASSUMPTION_TEXTS;

/** What a reader must know before using this very result. */
export const WARNING_TEXTS = {
  ...TIME_SERIES_WARNING_TEXTS,
  CONTRAST_ONLY: {
    el: 'Μόνο για αντιπαραβολή: μετρά μαζί την παρέμβαση, την παλινδρόμηση προς τον μέσο και τη γενική τάση.',
    en: 'For contrast only: it measures the treatment, regression to the mean and the general trend together.',
  },
  REGRESSION_TO_THE_MEAN_REMAINS: {
    el: 'Αν οι θέσεις επιλέχθηκαν για τα πολλά ατυχήματά τους, μέρος της μείωσης θα συνέβαινε και χωρίς την παρέμβαση.',
    en: 'If the sites were chosen for their many accidents, part of the drop would have come without the treatment.',
  },
  TRAFFIC_NOT_CORRECTED: {
    el: 'Η μεταβολή της κυκλοφορίας δεν αφαιρέθηκε.',
    en: 'The change of traffic was not removed.',
  },
  BEFORE_PERIOD_SHORT: {
    el: 'Έτη της περιόδου πριν: {{years}}· συνιστώνται τουλάχιστον {{advised}}.',
    en: 'Years in the before period: {{years}}; at least {{advised}} are advised.',
  },
  AFTER_PERIOD_SHORT: {
    el: 'Έτη της περιόδου μετά: {{years}}· συνιστάται τουλάχιστον {{advised}}.',
    en: 'Years in the after period: {{years}}; at least {{advised}} is advised.',
  },
  PERIODS_NOT_WHOLE_YEARS: {
    el: 'Οι περίοδοι δεν είναι ολόκληρα έτη· οι εποχές μπορεί να μην αντιστοιχούν.',
    en: 'The periods are not whole years; seasons may not match.',
  },
  FEW_ACCIDENTS_BEFORE: {
    el: 'Τα ατυχήματα πριν είναι λίγα ({{before}}): μια πραγματική μείωση {{reduction}}% δύσκολα ξεχωρίζει από την τύχη· για να φανεί με πιθανότητα 50% χρειάζονται περίπου {{needed}}.',
    en: 'Accidents before are few ({{before}}): a true reduction of {{reduction}}% is hardly told from chance; to show it with a probability of 50%, about {{needed}} are needed.',
  },
  NO_ACCIDENTS_AFTER: {
    el: 'Δεν συνέβη ατύχημα μετά: ο λόγος είναι 0, χωρίς τυπικό σφάλμα. Τι μπορεί να αποκλειστεί το λέει το ανώτατο όριο του διαστήματος.',
    en: 'No accident happened after: the ratio is 0, without a standard error. What can be ruled out is said by the upper limit of the interval.',
  },
  COMPARABILITY_NOT_CHECKED: {
    el: 'Δεν ελέγχθηκε αν οι δύο ομάδες απομακρύνονταν μεταξύ τους πριν από την παρέμβαση (χρειάζονται τουλάχιστον {{needed}} έτη και αρκετά ατυχήματα και στις δύο)· θεωρήθηκε ότι όχι.',
    en: 'Whether the two groups moved apart before the treatment was not checked (it takes at least {{needed}} years, and enough accidents in both); it was taken for granted that they did not.',
  },
  COMPARABILITY_CHECKED: {
    el: 'Δεν υπάρχει ένδειξη ότι οι δύο ομάδες απομακρύνονταν μεταξύ τους πριν από την παρέμβαση (p = {{p}})· με λίγα έτη ή ατυχήματα αυτό λέει λίγα.',
    en: 'There is no evidence that the two groups moved apart before the treatment (p = {{p}}); with few years or accidents that says little.',
  },
  COMPARISON_NOT_COMPARABLE: {
    el: 'Πριν από την παρέμβαση οι δύο ομάδες απομακρύνονταν μεταξύ τους περισσότερο από όσο εξηγεί η τύχη (p = {{p}}). Επιλέξτε άλλη ομάδα σύγκρισης.',
    en: 'Before the treatment the two groups moved apart by more than chance explains (p = {{p}}). Choose another comparison group.',
  },
  COMPARISON_SMALL: {
    el: 'Η ομάδα σύγκρισης έχει λιγότερα ατυχήματα από τις θέσεις παρέμβασης (πριν {{before}}, μετά {{after}}) και προσθέτει τη δική της αβεβαιότητα.',
    en: 'The comparison group has fewer accidents than the treated sites (before {{before}}, after {{after}}) and adds its own uncertainty.',
  },
  REFERENCE_GROUP_SMALL: {
    el: 'Μικρή ομάδα αναφοράς (θέσεις: {{sites}}, ατυχήματα πριν: {{accidents}}). Κάτω από {{advisedSites}} θέσεις ή {{advisedAccidents}} ατυχήματα ο λόγος βγαίνει μάλλον υψηλός.',
    en: 'Small reference group (sites: {{sites}}, accidents before: {{accidents}}). Below {{advisedSites}} sites or {{advisedAccidents}} accidents the ratio comes out rather high.',
  },
  PREDICTION_ERROR_NOT_COUNTED: {
    el: 'Η αβεβαιότητα της ίδιας της συνάρτησης πρόβλεψης δεν περιέχεται· το διάστημα είναι μάλλον στενό.',
    en: 'The uncertainty of the safety performance function itself is not included; the interval is rather narrow.',
  },
  OVERDISPERSION_ZERO: {
    el: 'Δόθηκε μηδενική υπερδιασπορά (θέσεις: {{sites}}): εκεί τα ατυχήματα της ίδιας της θέσης δεν λαμβάνονται υπόψη.',
    en: 'The overdispersion given is zero (sites: {{sites}}): there a site’s own accidents are not taken into account.',
  },
  GROUPS_TAKEN_AS_ALIKE: {
    el: 'Το διάστημα περιέχει μόνο την τύχη των αριθμών: θεωρήθηκε ότι οι δύο ομάδες θα είχαν μεταβληθεί ακριβώς το ίδιο.',
    en: 'The interval holds the chance of the counts alone: it was taken for granted that both groups would have changed in exactly the same way.',
  },
  MONTH_UNKNOWN: {
    el: 'Ατυχήματα των θέσεων παρέμβασης που έμειναν έξω από τη σειρά, επειδή δεν είναι γνωστός ο μήνας τους: {{accidents}}.',
    en: 'Accidents of the treated sites left out of the series, because their month is not known: {{accidents}}.',
  },
  SHARE_NOT_NUMBER: {
    el: 'Μικρότερο ποσοστό δεν σημαίνει λιγότερα ατυχήματα: ο τύπος μπορεί να έγινε συχνότερος, ενώ τα άλλα αυξήθηκαν ακόμη περισσότερο.',
    en: 'A smaller share is not fewer accidents: the type may have become more frequent while the others did so even more.',
  },
  SITES_WITHOUT_PROPORTION: {
    el: 'Θέσεις χωρίς ατύχημα σε μία από τις περιόδους, άρα χωρίς ποσοστό, που έμειναν έξω: {{sites}}.',
    en: 'Sites without an accident in one of the periods, and so without a proportion, left out: {{sites}}.',
  },
  SHARES_LEAN: {
    el: 'Λίγα ατυχήματα του τύπου ανά θέση και άνισες περίοδοι: οι διαφορές των ποσοστών γέρνουν από μόνες τους προς τη μία πλευρά, και με πολλές θέσεις ο έλεγχος βρίσκει μεταβολή που δεν υπάρχει.',
    en: 'Few accidents of the type at a site, and unequal periods: differences of shares then lean to one side by themselves, and with many sites the test finds a change that is not there.',
  },
  BEYOND_REFERENCE_RANGE: {
    el: 'Θέσεις παρέμβασης με κυκλοφορία έξω από το εύρος των θέσεων αναφοράς: {{sites}}. Εκεί η συνάρτηση προεκτείνεται.',
    en: 'Treated sites with traffic beyond the range of the reference sites: {{sites}}. There the function is extended.',
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
    el: 'Τα ατυχήματα ανά έτος δεν μειώθηκαν περισσότερο από το τυπικό σφάλμα της μείωσης· δεν υπάρχει μείωση να επιμεριστεί.',
    en: 'Accidents per year did not fall by more than the standard error of the drop; there is no drop to divide.',
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
  SITE_WITHOUT_ACCIDENTS: {
    el: 'Κάποια θέση παρέμβασης δεν έχει ατύχημα σε μία από τις περιόδους· ο λογάριθμος του λόγου της δεν ορίζεται.',
    en: 'Some treated site has no accident in one of the periods; the logarithm of its ratio is not defined.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type UndefinedReason = keyof typeof UNDEFINED_REASON_TEXTS;

/** The sentence of a warning in a language. */
export function describeWarning(warning: BeforeAfterWarning, language: Language): string {
  return fillText(WARNING_TEXTS[warning.code][language], warning.values, language);
}
