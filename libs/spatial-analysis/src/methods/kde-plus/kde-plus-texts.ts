import type { ParameterDeclaration } from '@elektron/domain';
import { LEVEL_PARAMETER, LINE_KERNEL_PARAMETER, simulationsParameter } from '../network-kernel-density/network-kernel-density-texts.ts';

const METERS = { el: 'm', en: 'm' };

export const KDE_PLUS_PARAMETERS: readonly ParameterDeclaration[] = [
  LINE_KERNEL_PARAMETER,
  {
    kind: 'number',
    name: 'bandwidthMeters',
    labels: { el: 'Εύρος ζώνης', en: 'Bandwidth' },
    meaning: {
      el: 'Ως πού φτάνει ένα ατύχημα κατά μήκος του τμήματος. Συνήθως 100 έως 150 m.',
      en: 'How far an accident reaches along its section. 100 to 150 m are usual.',
    },
    unit: METERS,
    minimum: 20,
    maximum: 2000,
    step: 10,
    whole: false,
    defaultValue: 100,
  },
  {
    kind: 'number',
    name: 'stepMeters',
    labels: { el: 'Κομμάτι τμήματος', en: 'Piece of a section' },
    meaning: {
      el: 'Η πυκνότητα υπολογίζεται στη μέση κομματιών περίπου τόσο μακριών· μια συστάδα είναι ολόκληρα κομμάτια.',
      en: 'Densities are taken in the middle of pieces of about this length; a cluster is whole pieces.',
    },
    unit: METERS,
    minimum: 5,
    maximum: 100,
    step: 5,
    whole: false,
    defaultValue: 10,
  },
  {
    kind: 'number',
    name: 'thresholdPercent',
    labels: { el: 'Όριο πυκνότητας', en: 'Threshold of the density' },
    meaning: {
      el: 'Τόσο μερίδιο από τις πυκνότητες των προσομοιώσεων του τμήματος βρίσκεται κάτω από το όριο· συστάδες είναι ό,τι βρίσκεται πάνω του.',
      en: 'This share of the simulated densities of a section lies below the threshold; clusters are what lies above it.',
    },
    unit: { el: '%', en: '%' },
    minimum: 80,
    maximum: 99.9,
    step: 0.5,
    whole: false,
    defaultValue: 95,
  },
  {
    kind: 'choice',
    name: 'selection',
    labels: { el: 'Ποιες συστάδες φαίνονται', en: 'Which clusters are shown' },
    meaning: {
      el: 'Τα τμήματα που ξεχωρίζουν από την τύχη, με έλεγχο ψευδών ευρημάτων σε όλα τα τμήματα μαζί, ή όλα με την τιμή p τους.',
      en: 'Those of the sections that differ from chance, with the false discovery rate of all sections kept, or of all sections with their p-values.',
    },
    choices: [
      { value: 'fdr', labels: { el: 'Των τμημάτων που ξεχωρίζουν (FDR)', en: 'Of sections that stand out (FDR)' } },
      { value: 'all', labels: { el: 'Όλων των τμημάτων', en: 'Of all sections' } },
    ],
    defaultValue: 'fdr',
  },
  LEVEL_PARAMETER,
  simulationsParameter(1999),
];
