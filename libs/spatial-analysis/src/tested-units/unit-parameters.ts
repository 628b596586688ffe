import { NO_UNIT, type ParameterDeclaration } from '@elektron/domain';
import type { MethodNeed } from '../hotspot-method.ts';

/** Which places are tested: of every method that tests places with their neighbours. */
export const UNIT_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'units',
    labels: { el: 'Μονάδες', en: 'Units' },
    meaning: {
      el: 'Εξάγωνα ίσου μεγέθους, ή τεμάχια οδών ίσου περίπου μήκους· τα δεύτερα χρειάζονται οδικό δίκτυο.',
      en: 'Hexagons of one size, or pieces of road of about one length; the latter need a road network.',
    },
    choices: [
      { value: 'hexagons', labels: { el: 'Εξάγωνα', en: 'Hexagons' } },
      { value: 'road-sections', labels: { el: 'Τεμάχια οδών', en: 'Pieces of road' } },
    ],
    defaultValue: 'hexagons',
  },
  {
    kind: 'number',
    name: 'hexagonWidthMeters',
    labels: { el: 'Πλάτος εξαγώνου', en: 'Hexagon width' },
    meaning: {
      el: 'Απόσταση δύο απέναντι πλευρών. Μέσα σε πόλη 150 έως 500 m· τα εξάγωνα να έχουν συνήθως κάποιο ατύχημα.',
      en: 'Distance between two opposite sides. In town 150 to 500 m; most hexagons should have an accident.',
    },
    unit: { el: 'm', en: 'm' },
    minimum: 20,
    maximum: 20_000,
    step: 10,
    whole: false,
    defaultValue: 200,
  },
  {
    kind: 'number',
    name: 'neighborRings',
    labels: { el: 'Δακτύλιοι γειτόνων', en: 'Rings of neighbours' },
    meaning: {
      el: 'Κάθε εξάγωνο εξετάζεται μαζί με τόσους δακτυλίους γειτόνων: 7 ή 19 εξάγωνα.',
      en: 'Each hexagon is examined together with so many rings of neighbours: 7 or 19 hexagons.',
    },
    unit: NO_UNIT,
    minimum: 1,
    maximum: 2,
    step: 1,
    whole: true,
    defaultValue: 1,
  },
  {
    kind: 'number',
    name: 'gapRings',
    labels: { el: 'Δακτύλιοι κλεισίματος κενών', en: 'Rings that close gaps' },
    meaning: {
      el: 'Κενά εξάγωνα ανάμεσα σε εξάγωνα με γνωστά ατυχήματα μετρούν ως μηδέν, όταν τόσοι δακτύλιοι από κάθε πλευρά κλείνουν το κενό. Γύρω από την περιοχή δεν προστίθεται τίποτα.',
      en: 'Empty hexagons between hexagons with known accidents count as zero when so many rings from each side close the gap. Nothing is added around the area.',
    },
    unit: NO_UNIT,
    minimum: 0,
    maximum: 5,
    step: 1,
    whole: true,
    defaultValue: 1,
  },
  {
    kind: 'number',
    name: 'pieceMeters',
    labels: { el: 'Μήκος τεμαχίου οδού', en: 'Length of a piece of road' },
    meaning: {
      el: 'Κάθε οδικό τμήμα κόβεται σε ίσα τεμάχια περίπου τόσου μήκους. Τεμάχια που ενώνονται είναι γείτονες. Μόνο για τεμάχια οδών.',
      en: 'Each road section is cut into equal pieces of about this length. Pieces that meet are neighbours. Only for pieces of road.',
    },
    unit: { el: 'm', en: 'm' },
    minimum: 20,
    maximum: 5_000,
    step: 10,
    whole: false,
    defaultValue: 50,
  },
];

/** When a place is flagged. */
export const FLAG_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'correction',
    labels: { el: 'Διόρθωση για πολλούς ελέγχους', en: 'Correction for many tests' },
    meaning: {
      el: 'Η πρώτη ισχύει για ανεξάρτητους ή θετικά εξαρτημένους ελέγχους, η δεύτερη για κάθε εξάρτηση και είναι αυστηρότερη.',
      en: 'The first holds for independent or positively dependent tests, the second whatever the dependence, and is stricter.',
    },
    choices: [
      { value: 'benjamini-hochberg', labels: { el: 'Benjamini-Hochberg', en: 'Benjamini-Hochberg' } },
      { value: 'benjamini-yekutieli', labels: { el: 'Benjamini-Yekutieli', en: 'Benjamini-Yekutieli' } },
    ],
    defaultValue: 'benjamini-hochberg',
  },
  {
    kind: 'number',
    name: 'falseDiscoveryPercent',
    labels: { el: 'Ποσοστό ψευδών ανακαλύψεων (FDR)', en: 'False discovery rate' },
    meaning: {
      el: 'Τόσο μερίδιο των θέσεων που ξεχωρίζουν επιτρέπεται, κατά μέσο όρο, να είναι τυχαίο.',
      en: 'This share of the flagged places may, on average, be due to chance.',
    },
    unit: { el: '%', en: '%' },
    minimum: 0.1,
    maximum: 20,
    step: 0.1,
    whole: false,
    defaultValue: 5,
  },
];

/** Pieces of road need roads; hexagons do without. */
export const ROADS_FOR_UNITS: readonly MethodNeed[] = [
  { kind: 'roads', required: true, when: { parameter: 'units', value: 'road-sections' } },
];
