import { NO_UNIT, type ChoiceParameter, type NumberParameter, type ParameterDeclaration, type ParameterValues } from '@elektron/domain';
import { CONFIDENCE_LEVEL, readNumber } from '../before-after-parameters.ts';
import type { TimeSeriesOptions } from './fit-study.ts';
import { DEFAULT_OPTIONS, DEFAULT_TERMS } from './interrupted-time-series.ts';
import type { CountFamily } from './segmented-regression.ts';

const COMPARISON_SERIES: ChoiceParameter = {
  kind: 'choice',
  name: 'comparisonSeries',
  labels: { el: 'Σειρά σύγκρισης', en: 'Comparison series' },
  meaning: {
    el: 'Με σειρά σύγκρισης αφαιρείται ό,τι άλλαξε την ίδια εποχή και αλλού.',
    en: 'With a comparison series, what changed elsewhere at the same time is taken off.',
  },
  choices: [
    { value: 'controlled', labels: { el: 'χρησιμοποιείται, όπου υπάρχει', en: 'used where there is one' } },
    { value: 'plain', labels: { el: 'δεν χρησιμοποιείται', en: 'not used' } },
  ],
  defaultValue: 'controlled',
};

const COUNT_FAMILY: ChoiceParameter = {
  kind: 'choice',
  name: 'countFamily',
  labels: { el: 'Κατανομή των μηνιαίων αριθμών', en: 'Distribution of monthly counts' },
  meaning: {
    el: 'Και στις δύο τα σφάλματα μεγαλώνουν με τη διασπορά που βρέθηκε.',
    en: 'With both, errors grow with the dispersion that is found.',
  },
  choices: [
    { value: 'quasi-poisson', labels: { el: 'οιονεί Poisson', en: 'quasi-Poisson' } },
    { value: 'negative-binomial', labels: { el: 'αρνητική διωνυμική', en: 'negative binomial' } },
  ],
  defaultValue: 'quasi-poisson',
};

/** Whether a term is in the model. */
function yesOrNo(
  name: string,
  labels: ChoiceParameter['labels'],
  meaning: ChoiceParameter['meaning'],
  isDefault: boolean,
): ChoiceParameter {
  return {
    kind: 'choice',
    name,
    labels,
    meaning,
    choices: [
      { value: YES, labels: { el: 'ναι', en: 'yes' } },
      { value: 'no', labels: { el: 'όχι', en: 'no' } },
    ],
    defaultValue: isDefault ? YES : 'no',
  };
}

const YES = 'yes';

const SLOPE_CHANGE = yesOrNo(
  'slopeChange',
  { el: 'Αλλαγή και της τάσης', en: 'Change of the trend too' },
  {
    el: 'Αν η παρέμβαση μπορεί να άλλαξε και την τάση, όχι μόνο το επίπεδο.',
    en: 'Whether the treatment may have changed the trend too, not the level alone.',
  },
  DEFAULT_TERMS.slopeChange,
);

const HARMONICS: NumberParameter = {
  kind: 'number',
  name: 'harmonics',
  labels: { el: 'Κύματα εποχών', en: 'Waves of the seasons' },
  meaning: {
    el: 'Ζεύγη ημιτόνου και συνημιτόνου μέσα στο έτος: 0 = καμία εποχή, 2 = συνηθισμένο.',
    en: 'Pairs of sine and cosine within the year: 0 = no seasons, 2 = usual.',
  },
  unit: NO_UNIT,
  minimum: 0,
  maximum: 5,
  step: 1,
  whole: true,
  defaultValue: DEFAULT_TERMS.harmonics,
};

const ORTHODOX_EASTER = yesOrNo(
  'orthodoxEaster',
  { el: 'Ορθόδοξο Πάσχα', en: 'Orthodox Easter' },
  { el: 'Ο μήνας του Πάσχα έχει δικό του επίπεδο.', en: 'The month of Orthodox Easter has a level of its own.' },
  DEFAULT_TERMS.orthodoxEaster,
);

const AUGUST = yesOrNo(
  'august',
  { el: 'Αύγουστος', en: 'August' },
  { el: 'Ο Αύγουστος έχει δικό του επίπεδο.', en: 'August has a level of its own.' },
  DEFAULT_TERMS.august,
);

const DRAWS: NumberParameter = {
  kind: 'number',
  name: 'draws',
  labels: { el: 'Προσομοιώσεις των ατυχημάτων που αποφεύχθηκαν', en: 'Simulations of averted accidents' },
  meaning: {
    el: 'Από αυτές προκύπτει το διάστημα των ατυχημάτων που αποφεύχθηκαν.',
    en: 'The interval of averted accidents comes from them.',
  },
  unit: NO_UNIT,
  minimum: 100,
  maximum: 20_000,
  step: 100,
  whole: true,
  defaultValue: DEFAULT_OPTIONS.draws,
};

export const TIME_SERIES_PARAMETERS: readonly ParameterDeclaration[] = [
  CONFIDENCE_LEVEL,
  COMPARISON_SERIES,
  COUNT_FAMILY,
  SLOPE_CHANGE,
  HARMONICS,
  ORTHODOX_EASTER,
  AUGUST,
  DRAWS,
];

/** What the series is fitted with, from checked values. */
export function readOptions(values: ParameterValues, seed: number): TimeSeriesOptions {
  const isYes = ({ name }: ChoiceParameter): boolean => values[name] === YES;
  return {
    terms: {
      slopeChange: isYes(SLOPE_CHANGE),
      harmonics: readNumber(values, HARMONICS.name),
      orthodoxEaster: isYes(ORTHODOX_EASTER),
      august: isYes(AUGUST),
    },
    family: values[COUNT_FAMILY.name] as CountFamily,
    level: readNumber(values, CONFIDENCE_LEVEL.name),
    draws: readNumber(values, DRAWS.name),
    seed,
  };
}

/** Whether a comparison series is used where there is one. */
export function isControlled(values: ParameterValues): boolean {
  return values[COMPARISON_SERIES.name] === 'controlled';
}
