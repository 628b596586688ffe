import type { ParameterDeclaration } from '@elektron/domain';

const METERS = { el: 'm', en: 'm' };

export const LEAST_BANDWIDTH_METERS = 10;
export const LARGEST_BANDWIDTH_METERS = 20_000;

export const KERNEL_DENSITY_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'kernel',
    labels: { el: 'Πυρήνας', en: 'Kernel' },
    meaning: {
      el: 'Πώς μοιράζεται κάθε ατύχημα γύρω του. Η επιλογή αλλάζει λίγο την εικόνα· το εύρος ζώνης πολύ.',
      en: 'How each accident is spread around its place. The choice changes the picture little; the bandwidth much.',
    },
    choices: [
      { value: 'quartic', labels: { el: 'Τεταρτοβάθμιος', en: 'Quartic' } },
      { value: 'epanechnikov', labels: { el: 'Epanechnikov', en: 'Epanechnikov' } },
      { value: 'gaussian', labels: { el: 'Κανονικός (Gauss)', en: 'Gaussian' } },
      { value: 'triangular', labels: { el: 'Τριγωνικός', en: 'Triangular' } },
      { value: 'uniform', labels: { el: 'Ομοιόμορφος', en: 'Uniform' } },
    ],
    defaultValue: 'quartic',
  },
  {
    kind: 'number',
    name: 'bandwidthMeters',
    labels: { el: 'Εύρος ζώνης', en: 'Bandwidth' },
    meaning: {
      el: 'Ως πού φτάνει ένα ατύχημα (στον κανονικό πυρήνα: η τυπική απόκλιση). Μέσα σε πόλη 100 έως 500 m. Κενό: από τα δεδομένα.',
      en: 'How far an accident reaches (for the Gaussian: its standard deviation). In town 100 to 500 m. Empty: from the data.',
    },
    unit: METERS,
    minimum: LEAST_BANDWIDTH_METERS,
    maximum: LARGEST_BANDWIDTH_METERS,
    step: 10,
    whole: false,
    defaultValue: null,
  },
  {
    kind: 'number',
    name: 'cellSizeMeters',
    labels: { el: 'Κελί', en: 'Cell' },
    meaning: {
      el: 'Πλευρά των τετραγώνων όπου υπολογίζεται η πυκνότητα. Κενό: περίπου το ένα πέμπτο του εύρους ζώνης.',
      en: 'Side of the squares on which the density is computed. Empty: about a fifth of the bandwidth.',
    },
    unit: METERS,
    minimum: 1,
    maximum: 10_000,
    step: 5,
    whole: false,
    defaultValue: null,
  },
  {
    kind: 'number',
    name: 'highDensityPercent',
    labels: { el: 'Μερίδιο της πυκνότητας στις θέσεις', en: 'Share of the density in hotspots' },
    meaning: {
      el: 'Οι θέσεις είναι η μικρότερη έκταση που περιέχει τόσο μερίδιο της πυκνότητας.',
      en: 'The hotspots are the smallest area that holds this share of the density.',
    },
    unit: { el: '%', en: '%' },
    minimum: 1,
    maximum: 95,
    step: 1,
    whole: false,
    defaultValue: 20,
  },
];
