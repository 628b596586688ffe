import {
  NO_UNIT,
  ROAD_CLASS_GROUP_LABELS,
  ROAD_CLASS_GROUPS,
  type ChoiceParameter,
  type NumberParameter,
  type ParameterDeclaration,
  type ParameterValues,
  type Text,
} from '@elektron/domain';

/** Values of the parameter `functionFrom` beside the presets. */
export const FITTED = 'fit';
export const ENTERED = 'published';
export const NONE = 'none';
/** What a choice says that leaves it to the preset. */
export const AS_PUBLISHED = 'as-published';

const KILOMETERS_PER_MILE = 1.609344;

/** As many digits as somebody would type. */
function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** Published functions to begin with; a form fills them in, and each number can be changed. */
export const PRESETS: readonly { readonly value: string; readonly labels: Text; readonly notes: Text; readonly sets: ParameterValues }[] = [
  {
    value: 'hsm-rural-two-lane',
    labels: { el: 'Υπεραστικές οδοί δύο λωρίδων (HSM, ΗΠΑ)', en: 'Rural two-lane roads (HSM, USA)' },
    notes: {
      el: 'Highway Safety Manual 2010, όπως τη χρησιμοποιεί το λυμένο παράδειγμα του κεφαλαίου 9: ατυχήματα τον χρόνο = ΕΜΗΚ · μίλια · 365·10⁻⁶ · e^(−0,312), k = 0,236 / μίλια, εδώ σε χιλιόμετρα. Βασικές συνθήκες των ΗΠΑ, όχι ελληνικές. Το εγχειρίδιο μετρά και τα ατυχήματα με υλικές ζημιές μόνο: όπου τα δικά σας στοιχεία δεν τα έχουν, ο συντελεστής προσαρμογής δείχνει κυρίως αυτό. Μόνο για τμήματα, εδώ κύριων και δευτερευουσών οδών· ποιες από αυτές είναι υπεραστικές δεν είναι γνωστό. Τα όρια κυκλοφορίας της δεν διαβάστηκαν στην πηγή: συμπληρώστε τα αν τα γνωρίζετε.',
      en: 'Highway Safety Manual 2010, as the sample problem of chapter 9 has it: accidents a year = AADT · miles · 365·10⁻⁶ · e^(−0.312), k = 0.236 / miles, here in kilometres. Base conditions of the USA, not Greek ones. The manual counts damage-only accidents, too: where your records have none, the calibration factor mostly says that. For sections only, here of primary and secondary roads; which of them are rural is not known. Its limits of traffic were not read at the source: fill them in where you know them.',
    },
    sets: {
      sectionIntercept: rounded(Math.log(365e-6) - 0.312 - Math.log(KILOMETERS_PER_MILE)),
      sectionExponent: 1,
      sectionOverdispersion: rounded(0.236 * KILOMETERS_PER_MILE),
      sectionOverdispersionForm: 'over-length',
      sectionClasses: 'primary-secondary',
    },
  },
];

const onlyWith = { parameter: 'functionFrom', values: [ENTERED, ...PRESETS.map(({ value }) => value)] };

const numberOfFunction = (
  name: string,
  labels: Text,
  meaning: Text,
  [minimum, maximum]: readonly [number, number],
  unit: Text = NO_UNIT,
): NumberParameter => ({
  kind: 'number',
  name,
  labels,
  meaning,
  unit,
  minimum,
  maximum,
  step: 0.00001,
  whole: false,
  defaultValue: null,
  onlyWith,
});

const INTERCEPT_OF_SECTIONS: Text = {
  el: 'Ο φυσικός λογάριθμος (ln) των ατυχημάτων ανά χιλιόμετρο και έτος όπου ο λογάριθμος της κυκλοφορίας είναι 0. Αν η πηγή μετρά ανά μίλι, αφαιρέστε 0,476. Κενό: καμία συνάρτηση για τμήματα.',
  en: 'The natural logarithm (ln) of accidents per kilometre and year where the logarithm of traffic is 0. Where the source counts per mile, subtract 0.476. Left open: no function for sections.',
};
const INTERCEPT_OF_JUNCTIONS: Text = {
  el: 'Ο φυσικός λογάριθμος (ln) των ατυχημάτων ανά κόμβο και έτος όπου οι λογάριθμοι της κυκλοφορίας είναι 0. Κενό: καμία συνάρτηση για κόμβους.',
  en: 'The natural logarithm (ln) of accidents per junction and year where the logarithms of traffic are 0. Left open: no function for junctions.',
};
const EXPONENT: Text = {
  el: 'Ο συντελεστής του φυσικού λογαρίθμου της μέσης ημερήσιας κυκλοφορίας.',
  en: 'The coefficient of the natural logarithm of vehicles a day.',
};
const MINOR_EXPONENT: Text = {
  el: 'Ο συντελεστής του φυσικού λογαρίθμου της κυκλοφορίας της δευτερεύουσας οδού. Κενό: η συνάρτηση δεν την περιέχει.',
  en: 'The coefficient of the natural logarithm of the minor road’s traffic. Left open: the function does not have it.',
};
const OVERDISPERSION: Text = {
  el: 'Το k στη διακύμανση = μ + k·μ², όπως δημοσιεύτηκε. Δεν αλλάζει με την προσαρμογή.',
  en: 'k in variance = μ + k·μ², as published. Calibration leaves it as it is.',
};
const BOUND: Text = {
  el: 'Η συνάρτηση δεν χρησιμοποιείται πέρα από την κυκλοφορία για την οποία εκτιμήθηκε. Κενό: χωρίς όριο.',
  en: 'The function is not used beyond the traffic that it was fitted to. Left open: no limit.',
};
const VEHICLES: Text = { el: 'οχήματα/ημέρα', en: 'vehicles/day' };

export const ALL_CLASSES = 'all';
const COEFFICIENTS = [-50, 50] as const;
const DISPERSIONS = [0.0001, 100] as const;
export const TRAFFIC = [0, 1_000_000] as const;

const OVERDISPERSION_FORM: ChoiceParameter = {
  kind: 'choice',
  name: 'sectionOverdispersionForm',
  labels: { el: 'Τμήματα: μορφή του k', en: 'Sections: form of k' },
  meaning: {
    el: 'Αν το k είναι ίδιο παντού ή διαιρείται με το μήκος σε χιλιόμετρα. Αν η πηγή διαιρεί με μίλια, πολλαπλασιάστε το επί 1,609.',
    en: 'Whether k is the same everywhere or is divided by the length in kilometres. Where the source divides by miles, multiply it by 1.609.',
  },
  choices: [
    { value: AS_PUBLISHED, labels: { el: 'Όπως η έτοιμη συνάρτηση, αλλιώς σταθερό', en: 'As the preset has it, else constant' } },
    { value: 'constant', labels: { el: 'Σταθερό', en: 'Constant' } },
    { value: 'over-length', labels: { el: 'k₀ / μήκος', en: 'k₀ / length' } },
  ],
  defaultValue: AS_PUBLISHED,
  onlyWith,
};

const classesOf = (name: string, labels: Text): ChoiceParameter => ({
  kind: 'choice',
  name,
  labels,
  meaning: {
    el: 'Για ποιες κατηγορίες οδών ισχύει η συνάρτηση. Οι άλλες συγκρίνονται με τον μέσο όρο της ομάδας τους. Οι ομάδες ενός πίνακα θέσεων δεν έχουν κατηγορίες: ισχύει για όλες.',
    en: 'For which classes of roads the function is meant. Others are compared with the mean of their group. Groups of a table of sites have no classes: it is meant for all.',
  },
  choices: [
    { value: AS_PUBLISHED, labels: { el: 'Όπως η έτοιμη συνάρτηση, αλλιώς όλες', en: 'As the preset has it, else all' } },
    { value: ALL_CLASSES, labels: { el: 'Όλες', en: 'All' } },
    ...ROAD_CLASS_GROUPS.map((value) => ({ value, labels: ROAD_CLASS_GROUP_LABELS[value] })),
  ],
  defaultValue: AS_PUBLISHED,
  onlyWith,
});

/** Where functions are from, and the numbers of published ones. */
export const FUNCTION_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'functionFrom',
    labels: { el: 'Συνάρτηση πρόβλεψης (SPF)', en: 'Safety performance function' },
    meaning: {
      el: 'Αν εκτιμάται στις θέσεις του δικτύου, αν είναι δημοσιευμένη και προσαρμόζεται στο επίπεδο κάθε ομάδας με έναν συντελεστή, ή αν δεν χρησιμοποιείται καμία και οι θέσεις συγκρίνονται με τον μέσο όρο της ομάδας.',
      en: 'Whether it is fitted to the network’s sites, or is a published one that a factor calibrates to the level of each group, or none is used and sites are compared with the mean of their group.',
    },
    choices: [
      { value: FITTED, labels: { el: 'Εκτιμάται στις θέσεις', en: 'Fitted to the sites' } },
      { value: ENTERED, labels: { el: 'Δημοσιευμένη, με προσαρμογή', en: 'Published, calibrated' } },
      ...PRESETS,
      { value: NONE, labels: { el: 'Καμία', en: 'None' } },
    ],
    defaultValue: FITTED,
  },
  classesOf('sectionClasses', { el: 'Τμήματα: κατηγορίες οδών', en: 'Sections: classes of roads' }),
  numberOfFunction('sectionIntercept', { el: 'Τμήματα: σταθερός όρος', en: 'Sections: intercept' }, INTERCEPT_OF_SECTIONS, COEFFICIENTS),
  numberOfFunction('sectionExponent', { el: 'Τμήματα: εκθέτης κυκλοφορίας', en: 'Sections: exponent of traffic' }, EXPONENT, COEFFICIENTS),
  numberOfFunction(
    'sectionOverdispersion',
    { el: 'Τμήματα: υπερδιασπορά k', en: 'Sections: overdispersion k' },
    OVERDISPERSION,
    DISPERSIONS,
  ),
  OVERDISPERSION_FORM,
  numberOfFunction('sectionLeastTraffic', { el: 'Τμήματα: κυκλοφορία από', en: 'Sections: traffic from' }, BOUND, TRAFFIC, VEHICLES),
  numberOfFunction('sectionMostTraffic', { el: 'Τμήματα: κυκλοφορία έως', en: 'Sections: traffic to' }, BOUND, TRAFFIC, VEHICLES),
  classesOf('junctionClasses', { el: 'Κόμβοι: κατηγορίες οδών', en: 'Junctions: classes of roads' }),
  numberOfFunction('junctionIntercept', { el: 'Κόμβοι: σταθερός όρος', en: 'Junctions: intercept' }, INTERCEPT_OF_JUNCTIONS, COEFFICIENTS),
  numberOfFunction(
    'junctionExponent',
    { el: 'Κόμβοι: εκθέτης κύριας οδού', en: 'Junctions: exponent of the main road' },
    EXPONENT,
    COEFFICIENTS,
  ),
  numberOfFunction(
    'junctionMinorExponent',
    { el: 'Κόμβοι: εκθέτης δευτερεύουσας οδού', en: 'Junctions: exponent of the minor road' },
    MINOR_EXPONENT,
    COEFFICIENTS,
  ),
  numberOfFunction(
    'junctionOverdispersion',
    { el: 'Κόμβοι: υπερδιασπορά k', en: 'Junctions: overdispersion k' },
    OVERDISPERSION,
    DISPERSIONS,
  ),
  numberOfFunction(
    'junctionLeastTraffic',
    { el: 'Κόμβοι: κύρια κυκλοφορία από', en: 'Junctions: main traffic from' },
    BOUND,
    TRAFFIC,
    VEHICLES,
  ),
  numberOfFunction(
    'junctionMostTraffic',
    { el: 'Κόμβοι: κύρια κυκλοφορία έως', en: 'Junctions: main traffic to' },
    BOUND,
    TRAFFIC,
    VEHICLES,
  ),
];
