import { NO_UNIT, type ChoiceParameter, type NumberParameter, type ParameterDeclaration } from '@elektron/domain';

const METERS = { el: 'm', en: 'm' };
const PERCENT = { el: '%', en: '%' };

/** The kernels on a line; KDE+ has the same. */
export const LINE_KERNEL_PARAMETER: ChoiceParameter = {
  kind: 'choice',
  name: 'kernel',
  labels: { el: 'Πυρήνας', en: 'Kernel' },
  meaning: {
    el: 'Πώς μοιράζεται κάθε ατύχημα κατά μήκος της οδού. Η επιλογή αλλάζει λίγο την εικόνα· το εύρος ζώνης πολύ.',
    en: 'How each accident is spread along the street. The choice changes the picture little; the bandwidth much.',
  },
  choices: [
    { value: 'quartic', labels: { el: 'Τεταρτοβάθμιος', en: 'Quartic' } },
    { value: 'epanechnikov', labels: { el: 'Epanechnikov', en: 'Epanechnikov' } },
    { value: 'triangular', labels: { el: 'Τριγωνικός', en: 'Triangular' } },
  ],
  defaultValue: 'quartic',
};

export const LEVEL_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'levelPercent',
  labels: { el: 'Επίπεδο σημαντικότητας', en: 'Level of significance' },
  meaning: {
    el: 'Ως ποια διορθωμένη τιμή p κάτι ξεχωρίζει: με το μέγιστο η πιθανότητα για έστω ένα ψευδές, με το FDR το μερίδιο των ψευδών.',
    en: 'Up to which adjusted p-value something stands out: by the maximum the probability of even one false find, by FDR the share of false ones.',
  },
  unit: PERCENT,
  minimum: 1,
  maximum: 20,
  step: 1,
  whole: false,
  defaultValue: 5,
};

export function simulationsParameter(maximum: number): NumberParameter {
  return {
    kind: 'number',
    name: 'simulations',
    labels: { el: 'Προσομοιώσεις', en: 'Simulations' },
    meaning: {
      el: 'Πόσες φορές τοποθετούνται τα ατυχήματα στην τύχη. Με 999 η μικρότερη τιμή p είναι 0,001.',
      en: 'How often the accidents are placed at random. With 999 the smallest p-value is 0.001.',
    },
    unit: NO_UNIT,
    minimum: 99,
    maximum,
    step: 100,
    whole: true,
    defaultValue: 999,
  };
}

export const NETWORK_KERNEL_DENSITY_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'split',
    labels: { el: 'Στους κόμβους', en: 'At junctions' },
    meaning: {
      el: 'Πώς συνεχίζει ο πυρήνας πέρα από έναν κόμβο n οδών: με 1/(n − 1) σε καθεμιά από τις άλλες· με 2/n σε καθεμιά και το υπόλοιπο πίσω (χωρίς βήμα στον κόμβο, πιο αργό)· ή αδιαίρετος από τη συντομότερη διαδρομή (οι κόμβοι κερδίζουν).',
      en: 'How the kernel goes on beyond a junction of n streets: with 1/(n − 1) to each of the others; with 2/n to each and the rest back (no step at the junction, slower); or undivided by the shortest path (junctions gain).',
    },
    choices: [
      { value: 'discontinuous', labels: { el: 'Ίση κατανομή, ασυνεχής', en: 'Equal split, discontinuous' } },
      { value: 'continuous', labels: { el: 'Ίση κατανομή, συνεχής', en: 'Equal split, continuous' } },
      { value: 'simple', labels: { el: 'Απλός (συντομότερη διαδρομή)', en: 'Simple (shortest path)' } },
    ],
    defaultValue: 'discontinuous',
  },
  LINE_KERNEL_PARAMETER,
  {
    kind: 'number',
    name: 'bandwidthMeters',
    labels: { el: 'Εύρος ζώνης', en: 'Bandwidth' },
    meaning: {
      el: 'Ως πού φτάνει ένα ατύχημα πάνω στις οδούς. Μέσα σε πόλη 50 έως 300 m, έξω 300 έως 1000 m.',
      en: 'How far an accident reaches along the streets. In town 50 to 300 m, outside 300 to 1000 m.',
    },
    unit: METERS,
    minimum: 20,
    maximum: 2000,
    step: 10,
    whole: false,
    defaultValue: 150,
  },
  {
    kind: 'number',
    name: 'lixelMeters',
    labels: { el: 'Κομμάτι οδού (lixel)', en: 'Piece of street (lixel)' },
    meaning: {
      el: 'Οι οδοί κόβονται σε κομμάτια το πολύ τόσο μακριά, και ένα ατύχημα μετρά σαν να έγινε στη μέση του δικού του. 10 έως 50 m.',
      en: 'Streets are cut into pieces of at most this length, and an accident counts as in the middle of its own. 10 to 50 m.',
    },
    unit: METERS,
    minimum: 5,
    maximum: 200,
    step: 5,
    whole: false,
    defaultValue: 25,
  },
  {
    kind: 'choice',
    name: 'selection',
    labels: { el: 'Ποιες θέσεις φαίνονται', en: 'Which places are shown' },
    meaning: {
      el: 'Με το μέγιστο όλου του χάρτη ξεχωρίζει ό,τι σπάνια δίνει η τύχη οπουδήποτε· με το FDR και πιο αδύναμα ευρήματα, με γνωστό μερίδιο ψευδών. Χωρίς έλεγχο φαίνονται απλώς τα πυκνότερα.',
      en: 'By the maximum of the whole map stands out what chance seldom gives anywhere; by FDR weaker finds too, with a known share of false ones. Without a test simply the densest are shown.',
    },
    choices: [
      { value: 'maximum', labels: { el: 'Σημαντικές ως προς το μέγιστο του χάρτη', en: 'Significant by the maximum of the map' } },
      { value: 'fdr', labels: { el: 'Σημαντικές με έλεγχο ψευδών ευρημάτων (FDR)', en: 'Significant by false discovery rate (FDR)' } },
      { value: 'densest', labels: { el: 'Οι πυκνότερες, χωρίς έλεγχο', en: 'The densest, without a test' } },
    ],
    defaultValue: 'maximum',
  },
  LEVEL_PARAMETER,
  simulationsParameter(9999),
  {
    kind: 'number',
    name: 'highDensityPercent',
    labels: { el: 'Μερίδιο της πυκνότητας, χωρίς έλεγχο', en: 'Share of the density, without a test' },
    meaning: {
      el: 'Μόνο χωρίς έλεγχο: οι θέσεις είναι τα πυκνότερα κομμάτια που συγκεντρώνουν τόσο μερίδιο της πυκνότητας.',
      en: 'Only without a test: the hotspots are the densest pieces that hold this share of the density.',
    },
    unit: PERCENT,
    minimum: 1,
    maximum: 95,
    step: 1,
    whole: false,
    defaultValue: 20,
  },
];
