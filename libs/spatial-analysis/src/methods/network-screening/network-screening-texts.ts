import { NO_UNIT, type NumberParameter, type ParameterDeclaration, type ParameterValues, type Text } from '@elektron/domain';
import { COVARIATE_PREFIX, LN_LENGTH, LN_MINOR_TRAFFIC, LN_TRAFFIC } from '@elektron/statistics';
import type { ExposureLabel, GroupWarning, NoFunctionReason, NoScreeningReason, ScreeningBasis, SiteKind } from '@elektron/statistics';
import type { NoSiteReason } from '../../network-sites.ts';
import { ROAD_PLACEMENT_LABELS } from '@elektron/domain';
import { FUNCTION_PARAMETERS } from './published-function-parameters.ts';
import { readFunctionSource } from './published-functions.ts';

/** Values of the parameter `pool`. */
const OWN_SITES_ONLY = 'own';
const POOLED_SITES = 'opened';

/** Whether a run rests on what others have opened: they serve a fit alone. */
export function poolsOpenedSites(parameters: ParameterValues): boolean {
  return parameters['pool'] === POOLED_SITES && readFunctionSource(parameters).from === 'fit';
}

const weight = (name: string, labels: Text, defaultValue: number): NumberParameter => ({
  kind: 'number',
  name,
  labels,
  meaning: {
    el: 'Μόνο για το σταθμισμένο πλήθος που φαίνεται δίπλα στην κατάταξη· την ίδια την κατάταξη δεν την αλλάζει. Το 5-3-1 είναι ο κανόνας της Φλάνδρας, όχι ελληνικός νόμος.',
    en: 'Only for the weighted number that is shown beside the ranking; the ranking itself does not depend on it. 5-3-1 is the rule of Flanders, not Greek law.',
  },
  unit: NO_UNIT,
  minimum: 0,
  maximum: 10_000,
  step: 1,
  whole: false,
  defaultValue,
});

export const LEVEL_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'levelPercent',
  labels: { el: 'Επίπεδο διαστημάτων', en: 'Level of the intervals' },
  meaning: {
    el: 'Με τόση πιθανότητα κάθε διάστημα περιέχει τον πραγματικό αριθμό.',
    en: 'With this probability each interval holds the true number.',
  },
  unit: { el: '%', en: '%' },
  minimum: 50,
  maximum: 99,
  step: 1,
  whole: true,
  defaultValue: 95,
};

export const TIMES_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'timesOfPeers',
  labels: { el: 'Όριο σύγκρισης', en: 'Threshold' },
  meaning: {
    el: 'Δίνεται η πιθανότητα μια θέση να έχει μακροπρόθεσμα πάνω από τόσες φορές τα ατυχήματα που προβλέπονται για όμοιες θέσεις.',
    en: 'The probability is given that a site has in the long run more than so many times the accidents predicted for sites like it.',
  },
  unit: { el: 'φορές', en: 'times' },
  minimum: 1,
  maximum: 10,
  step: 0.1,
  whole: false,
  defaultValue: 1,
};

export const SITES_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'sites',
  labels: { el: 'Ποιες θέσεις', en: 'Which sites' },
  meaning: {
    el: 'Ο αριθμός ενός πίνακα θέσεων του οργανισμού. Κενό: τα τμήματα και οι κόμβοι του οδικού δικτύου.',
    en: 'The number of a table of sites of the organisation. Left open: the sections and junctions of the road network.',
  },
  unit: NO_UNIT,
  minimum: 1,
  maximum: 999_999_999,
  step: 1,
  whole: true,
  refersTo: 'site-table',
  defaultValue: null,
};

export const WITHIN_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'withinMeters',
  labels: { el: 'Απόσταση από κόμβο πίνακα', en: 'Distance from a junction of a table' },
  meaning: {
    el: 'Μόνο για πίνακα κόμβων χωρίς αριθμούς ατυχημάτων: έως πόσο μακριά ένα ατύχημα των εγγραφών ανήκει στον πλησιέστερο κόμβο. Κενό: 75 m, ή 150 m όπου τα ατυχήματα μέσα σε 75 m δεν φτάνουν για συνάρτηση πρόβλεψης.',
    en: 'Only for a table of junctions without numbers of accidents: how far an accident on record belongs to the nearest junction. Left open: 75 m, or 150 m where the accidents within 75 m are too few for a safety performance function.',
  },
  unit: { el: 'm', en: 'm' },
  minimum: 10,
  maximum: 500,
  step: 5,
  whole: true,
  defaultValue: null,
};

export const NETWORK_SCREENING_PARAMETERS: readonly ParameterDeclaration[] = [
  LEVEL_PARAMETER,
  TIMES_PARAMETER,
  ...FUNCTION_PARAMETERS,
  {
    kind: 'choice',
    name: 'lengthForm',
    onlyWith: { parameter: 'functionFrom', values: ['fit'] },
    labels: { el: 'Μήκος των τμημάτων', en: 'Length of sections' },
    meaning: {
      el: 'Αν τα ατυχήματα είναι ανάλογα με το μήκος, ή αν ο εκθέτης του μήκους εκτιμάται κι αυτός.',
      en: 'Whether accidents are proportional to the length, or its exponent is estimated, too.',
    },
    choices: [
      { value: 'offset', labels: { el: 'Ανάλογα με το μήκος', en: 'Proportional' } },
      { value: 'free', labels: { el: 'Ο εκθέτης εκτιμάται', en: 'Exponent estimated' } },
    ],
    defaultValue: 'offset',
  },
  {
    kind: 'choice',
    name: 'criticalLevel',
    labels: { el: 'Επίπεδο κρίσιμου δείκτη', en: 'Level of the critical rate' },
    meaning: {
      el: 'Πόσο σπάνια ένας δείκτης πάνω από τον κρίσιμο οφείλεται στην τύχη. Μόνο για τα άλλα μέτρα.',
      en: 'How seldom a rate above the critical one is due to chance. Only for the other measures.',
    },
    choices: ['90', '95', '99'].map((value) => ({ value, labels: { el: `${value}%`, en: `${value}%` } })),
    defaultValue: '95',
  },
  {
    kind: 'number',
    name: 'simulations',
    labels: { el: 'Προσομοιώσεις', en: 'Simulations' },
    meaning: {
      el: 'Πόσες φορές κληρώνονται οι αναμενόμενοι αριθμοί όλων των θέσεων για το διάστημα κάθε σειράς κατάταξης. Για πάρα πολλές θέσεις γίνονται λιγότερες.',
      en: 'How often the expected numbers of all sites are drawn for the interval of each rank. For very many sites there are fewer.',
    },
    unit: NO_UNIT,
    minimum: 100,
    maximum: 10_000,
    step: 100,
    whole: true,
    defaultValue: 1_000,
  },
  SITES_PARAMETER,
  WITHIN_PARAMETER,
  {
    kind: 'choice',
    name: 'pool',
    onlyWith: { parameter: 'functionFrom', values: ['fit'] },
    labels: { el: 'Θέσεις άλλων οργανισμών', en: 'Sites of other organisations' },
    meaning: {
      el: 'Αν οι συναρτήσεις πρόβλεψης στηρίζονται και σε θέσεις άλλων οργανισμών που έδωσαν πρόσβαση, με χωριστό επίπεδο για τον καθένα. Κατατάσσονται μόνο οι δικές σας θέσεις.',
      en: 'Whether safety performance functions rest on sites, too, that others have opened to the organisation, with a level of each one’s own. Only your own sites are ranked.',
    },
    choices: [
      { value: OWN_SITES_ONLY, labels: { el: 'Μόνο οι δικές μας', en: 'Only our own' } },
      { value: POOLED_SITES, labels: { el: 'Και όσων έδωσαν πρόσβαση', en: 'Also those that others have opened' } },
    ],
    defaultValue: OWN_SITES_ONLY,
  },
  weight('weightFatal', { el: 'Βάρος θανατηφόρου ατυχήματος', en: 'Weight of a fatal accident' }, 5),
  weight('weightSerious', { el: 'Βάρος σοβαρού ατυχήματος', en: 'Weight of a serious accident' }, 3),
  weight('weightSlight', { el: 'Βάρος ελαφρού ατυχήματος', en: 'Weight of a slight accident' }, 1),
  weight('weightDamageOnly', { el: 'Βάρος ατυχήματος με υλικές ζημιές μόνο', en: 'Weight of a damage-only accident' }, 0),
];

export const SITE_KIND_LABELS: Readonly<Record<SiteKind, Text>> = {
  segment: { el: 'Οδικό τμήμα', en: 'Section' },
  junction: { el: 'Κόμβος', en: 'Junction' },
};

export const EXPOSURE_LABEL_TEXTS: Readonly<Record<ExposureLabel, Text>> = {
  measured: { el: 'μετρημένη', en: 'measured' },
  modelled: { el: 'εκτιμημένη', en: 'estimated' },
  missing: { el: 'άγνωστη', en: 'not known' },
};

export const SCREENING_BASIS_LABELS: Readonly<Record<ScreeningBasis, Text>> = {
  function: { el: 'συνάρτηση πρόβλεψης (SPF)', en: 'safety performance function' },
  calibrated: { el: 'δημοσιευμένη συνάρτηση, με προσαρμογή', en: 'published function, calibrated' },
  moments: { el: 'μέσος όρος της ομάδας', en: 'mean of the group' },
};

/** What the terms of a function stand for, by the names of their coefficients; of any other covariate, its own name. */
const TERM_LABELS: Readonly<Record<string, Text>> = {
  [LN_TRAFFIC]: { el: 'κυκλοφορία', en: 'traffic' },
  [LN_MINOR_TRAFFIC]: { el: 'κυκλοφορία της δευτερεύουσας οδού', en: 'traffic of the minor road' },
  [LN_LENGTH]: { el: 'μήκος', en: 'length' },
};

/** A term as it is called in a sentence. @param name of its coefficient */
export function labelTerm(name: string): Text {
  const own = name.startsWith(COVARIATE_PREFIX) ? name.slice(COVARIATE_PREFIX.length) : name;
  return TERM_LABELS[name] ?? { el: own, en: own };
}

export const NO_SITE_REASON_LABELS: Readonly<Record<NoSiteReason | 'beyond-area', Text>> = {
  'no-place': ROAD_PLACEMENT_LABELS['no-place'],
  'area-only': ROAD_PLACEMENT_LABELS['area-only'],
  'no-roads': ROAD_PLACEMENT_LABELS['no-roads'],
  'too-far': ROAD_PLACEMENT_LABELS['too-far'],
  ambiguous: ROAD_PLACEMENT_LABELS.ambiguous,
  'other-number': ROAD_PLACEMENT_LABELS['other-number'],
  'no-road-way': { el: 'Σε πεζόδρομο, ποδηλατόδρομο ή μονοπάτι', en: 'On a way on foot or by bicycle' },
  'inside-junctions': { el: 'Σε τμήμα που βρίσκεται ολόκληρο μέσα σε κόμβους', en: 'On a section that lies wholly in junctions' },
  'far-from-sites': { el: 'Πολύ μακριά από τους κόμβους του πίνακα', en: 'Too far from the junctions of the table' },
  'beyond-area': { el: 'Σε θέση που δεν είναι ολόκληρη μέσα στην περιοχή', en: 'At a site that is not wholly in the area' },
};

/** Why a site has no rank. */
export const NO_SCREENING_REASONS: Readonly<Record<NoScreeningReason, Text>> = {
  SITES_TOO_FEW: {
    el: 'Η ομάδα έχει λιγότερες από 10 θέσεις: δεν υπάρχει με τι να συγκριθούν.',
    en: 'The group has fewer than 10 sites: there is nothing to compare them with.',
  },
  NO_ACCIDENTS: { el: 'Καμία θέση της ομάδας δεν έχει ατύχημα.', en: 'No site of the group has an accident.' },
  NO_VARIATION: {
    el: 'Οι θέσεις της ομάδας δεν διαφέρουν μεταξύ τους περισσότερο από την τύχη: καμία δεν ξεχωρίζει.',
    en: 'The sites of the group differ no more than by chance: none stands out.',
  },
};

export const NO_FUNCTION_REASONS: Readonly<Record<NoFunctionReason, Text>> = {
  NO_EXPOSURE: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: δεν είναι γνωστή η κυκλοφορία.',
    en: 'No safety performance function: traffic is not known.',
  },
  SITES_TOO_FEW: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: λιγότερες από 30 θέσεις με κυκλοφορία.',
    en: 'No safety performance function: fewer than 30 sites with traffic.',
  },
  ACCIDENTS_TOO_FEW: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: λιγότερα από 100 ατυχήματα στις θέσεις με κυκλοφορία.',
    en: 'No safety performance function: fewer than 100 accidents at the sites with traffic.',
  },
  FIT_FAILED: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: δεν μπόρεσε να εκτιμηθεί (η κυκλοφορία δεν διαφέρει αρκετά από θέση σε θέση).',
    en: 'No safety performance function: it could not be estimated (traffic hardly differs from site to site).',
  },
  NOT_ASKED: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: έτσι ζητήθηκε.',
    en: 'No safety performance function: none was asked for.',
  },
  NONE_PUBLISHED: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: δεν δόθηκε δημοσιευμένη για τέτοιες θέσεις.',
    en: 'No safety performance function: no published one was given for such sites.',
  },
  OUTSIDE_FUNCTION: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: καμία θέση δεν έχει κυκλοφορία σε οχήματα την ημέρα μέσα στα όρια της δημοσιευμένης, για κάθε οδό που αυτή απαιτεί.',
    en: 'No safety performance function: no site has traffic in vehicles a day within the limits of the published one, of all roads that it asks for.',
  },
  CALIBRATION_SITES_TOO_FEW: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: λιγότερες από 10 θέσεις για την προσαρμογή της δημοσιευμένης.',
    en: 'No safety performance function: fewer than 10 sites to calibrate the published one.',
  },
  CALIBRATION_ACCIDENTS_TOO_FEW: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: λιγότερα από 20 ατυχήματα για την προσαρμογή της δημοσιευμένης.',
    en: 'No safety performance function: fewer than 20 accidents to calibrate the published one.',
  },
  OWN_SITES_TOO_FEW: {
    el: 'Χωρίς συνάρτηση πρόβλεψης: με λιγότερες από 10 δικές σας θέσεις με κυκλοφορία, ή λιγότερα από 10 ατυχήματα σε αυτές, δεν διακρίνεται το δικό σας επίπεδο, και το επίπεδο άλλης πόλης δεν παίρνει τη θέση του.',
    en: 'No safety performance function: with fewer than 10 sites of your own with traffic, or fewer than 10 accidents at them, your own level cannot be told, and that of another city does not take its place.',
  },
};

export const GROUP_WARNINGS: Readonly<Record<GroupWarning, Text>> = {
  FEW_SITES: {
    el: 'Λιγότερες από 100 θέσεις: τα διαστήματα είναι στενότερα από το σωστό.',
    en: 'Fewer than 100 sites: the intervals are too narrow.',
  },
  POISSON: {
    el: 'Οι αριθμοί δεν διαφέρουν περισσότερο από όσο θα έδινε η τύχη (κατανομή Poisson): καμία θέση δεν ξεχωρίζει.',
    en: 'The counts differ no more than chance would have it (Poisson): no site stands out.',
  },
  EXPOSURE_MOSTLY_MODELLED: {
    el: 'Η κυκλοφορία είναι κυρίως εκτιμημένη και όχι μετρημένη.',
    en: 'Traffic is mostly estimated and not measured.',
  },
  EXPOSURE_PARTLY_MISSING: {
    el: 'Σε μέρος των θέσεων η κυκλοφορία είναι άγνωστη: αυτές συγκρίνονται με τον μέσο όρο της ομάδας.',
    en: 'At some of the sites traffic is not known: these are compared with the mean of the group.',
  },
  COVARIATE_PARTLY_MISSING: {
    el: 'Σε μέρος των θέσεων λείπει η τιμή κάποιας πρόσθετης στήλης: αυτές συγκρίνονται με τον μέσο όρο της ομάδας.',
    en: 'At some of the sites the value of a further column is missing: these are compared with the mean of the group.',
  },
  TERM_NOT_SIGNIFICANT: {
    el: 'Δεν είναι στατιστικά σημαντικό, αφού το διάστημα του συντελεστή περιέχει το μηδέν: {{terms}}.',
    en: 'Not statistically significant, since the interval of the coefficient holds zero: {{terms}}.',
  },
  FORM_DOUBTFUL: {
    el: 'Τα υπόλοιπα βγαίνουν από τα όριά τους (διάγραμμα CURE): η κυκλοφορία ή το μήκος επιδρά αλλιώς από όσο υποθέτει η συνάρτηση. Σε τμήματα μπορεί να ταιριάζει καλύτερα αν εκτιμηθεί και ο εκθέτης του μήκους.',
    en: 'The residuals leave their limits (CURE chart): traffic or length works otherwise than the function has it. Of sections it may fit better with the exponent of the length estimated.',
  },
  FACTOR_UNCERTAIN: {
    el: 'Ο συντελεστής προσαρμογής είναι αβέβαιος (συντελεστής μεταβλητότητας πάνω από 15%).',
    en: 'The calibration factor is uncertain (coefficient of variation above 15%).',
  },
  FACTOR_FAR: {
    el: 'Ο συντελεστής προσαρμογής είναι πάνω από 10 ή κάτω από 0,1: μάλλον οι αριθμοί της συνάρτησης είναι σε άλλη μονάδα (ανά μίλι, δεκαδικός λογάριθμος, άλλα ατυχήματα).',
    en: 'The calibration factor is above 10 or below 0.1: the numbers of the function are rather in another unit (per mile, a decimal logarithm, other accidents).',
  },
  FUNCTION_WITHOUT_LIMITS: {
    el: 'Δεν δόθηκε για ποια κυκλοφορία εκτιμήθηκε η δημοσιευμένη συνάρτηση: σε πολύ μικρή ή πολύ μεγάλη κυκλοφορία ίσως δεν λέει τίποτα.',
    en: 'To which traffic the published function was fitted was not given: at very little or very much traffic it may say nothing.',
  },
  OUTSIDE_FUNCTION: {
    el: 'Μέρος των θέσεων με κυκλοφορία βρίσκεται έξω από τα όρια της δημοσιευμένης συνάρτησης, ή δεν έχει γνωστή κυκλοφορία σε κάθε οδό που αυτή απαιτεί: αυτές συγκρίνονται με τον μέσο όρο της ομάδας.',
    en: 'Some of the sites with traffic lie outside of the limits of the published function, or lack traffic on a road that it asks for: these are compared with the mean of the group.',
  },
  CALIBRATED_FORM_DOUBTFUL: {
    el: 'Τα υπόλοιπα βγαίνουν από τα όριά τους (διάγραμμα CURE): η δημοσιευμένη συνάρτηση δεν ταιριάζει σε αυτές τις θέσεις, και ένας συντελεστής δεν το διορθώνει.',
    en: 'The residuals leave their limits (CURE chart): the published function does not fit these sites, and a factor does not mend that.',
  },
  EXPONENTS_DIFFER: {
    el: 'Ο εκθέτης της κυκλοφορίας διαφέρει μεταξύ των οργανισμών περισσότερο από την τύχη: η κοινή συνάρτηση ίσως δεν ταιριάζει στις δικές σας θέσεις.',
    en: 'The exponent of traffic differs between the organisations by more than chance: the common function may not fit your own sites.',
  },
};
