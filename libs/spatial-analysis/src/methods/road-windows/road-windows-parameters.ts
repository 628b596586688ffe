import { NO_UNIT, type ParameterDeclaration } from '@elektron/domain';
import { LEVEL_PARAMETER, TIMES_PARAMETER } from '../network-screening/network-screening-texts.ts';

export const ROAD_WINDOWS_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'search',
    labels: { el: 'Αναζήτηση', en: 'Search' },
    meaning: {
      el: 'Παράθυρο ίσου μήκους που κινείται με σταθερό βήμα, ή το συντομότερο παράθυρο που λέει αρκετά.',
      en: 'A window of one length, moved by a fixed step, or the shortest window that tells enough.',
    },
    choices: [
      { value: 'sliding', labels: { el: 'Κινούμενο παράθυρο', en: 'Sliding window' } },
      { value: 'peak', labels: { el: 'Αναζήτηση κορυφής', en: 'Peak searching' } },
    ],
    defaultValue: 'sliding',
  },
  {
    kind: 'number',
    name: 'windowMeters',
    labels: { el: 'Μήκος παραθύρου', en: 'Length of the window' },
    meaning: {
      el: 'Στην αναζήτηση κορυφής το πρώτο μήκος: διπλασιάζεται, τριπλασιάζεται … ώσπου το παράθυρο να λέει αρκετά.',
      en: 'In a peak search the first length: twice, three times … of it follow until a window tells enough.',
    },
    unit: { el: 'm', en: 'm' },
    minimum: 20,
    maximum: 5_000,
    step: 10,
    whole: false,
    defaultValue: 200,
  },
  {
    kind: 'number',
    name: 'stepMeters',
    labels: { el: 'Βήμα', en: 'Step' },
    meaning: { el: 'Πόσο κινείται το παράθυρο κάθε φορά.', en: 'By how much the window is moved each time.' },
    unit: { el: 'm', en: 'm' },
    minimum: 5,
    maximum: 5_000,
    step: 5,
    whole: false,
    defaultValue: 50,
    onlyWith: { parameter: 'search', values: ['sliding'] },
  },
  {
    kind: 'number',
    name: 'largestVariation',
    labels: { el: 'Όριο του συντελεστή μεταβλητότητας', en: 'Limit of the coefficient of variation' },
    meaning: {
      el: 'Ως εκεί ένα παράθυρο λέει αρκετά: τυπική απόκλιση των αναμενόμενων ατυχημάτων προς τον αριθμό τους. Διαλέξτε το πριν δείτε το αποτέλεσμα.',
      en: 'Up to it a window tells enough: standard deviation of the expected accidents over their number. Choose it before looking at the result.',
    },
    unit: NO_UNIT,
    minimum: 0.05,
    maximum: 2,
    step: 0.05,
    whole: false,
    defaultValue: 0.5,
    onlyWith: { parameter: 'search', values: ['peak'] },
  },
  LEVEL_PARAMETER,
  TIMES_PARAMETER,
];
