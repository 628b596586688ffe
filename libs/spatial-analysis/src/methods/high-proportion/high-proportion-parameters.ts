import {
  getAccidentDimension,
  NO_UNIT,
  type AccidentDimensionId,
  type ChoiceParameter,
  type NumberParameter,
  type ParameterDeclaration,
  type ParameterValues,
} from '@elektron/domain';
import type { AskedType } from '../../accident-type.ts';
import { LEVEL_PARAMETER, SITES_PARAMETER, WITHIN_PARAMETER } from '../network-screening/network-screening-texts.ts';

/**
 * The dimensions of the filter whose values are types of accidents: what is the same for all accidents of a site (its road type, its limit), or tells when
 * they were, is none. With the parameter that holds the value, and what it is by default.
 */
const TYPE_DIMENSIONS = [
  { dimension: 'road-user', parameter: 'roadUser', usual: 'pedestrian' },
  { dimension: 'light', parameter: 'light', usual: 'dark-unlit' },
  { dimension: 'weather', parameter: 'weather', usual: 'rain' },
  { dimension: 'severity', parameter: 'severity', usual: 'fatal' },
  { dimension: 'accident-type', parameter: 'accidentType', usual: 'rear-end' },
] as const satisfies readonly { readonly dimension: AccidentDimensionId; readonly parameter: string; readonly usual: string }[];

const valueParameters = TYPE_DIMENSIONS.map(({ dimension, parameter, usual }): ChoiceParameter => {
  const { labels, keys, labelOf } = getAccidentDimension(dimension);
  return {
    kind: 'choice',
    name: parameter,
    labels,
    meaning: {
      el: 'Η τιμή που ξεχωρίζει τα ατυχήματα του είδους από τα άλλα.',
      en: 'The value that tells accidents of the type from others.',
    },
    choices: (keys ?? []).map((value) => ({ value, labels: labelOf(value) })),
    defaultValue: usual,
    onlyWith: { parameter: 'dimension', values: [dimension] },
  };
});

const LIMIT_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'limitPercent',
  labels: { el: 'Πιθανότητα από την οποία ξεχωρίζει', en: 'Probability from which a site stands out' },
  meaning: {
    el: 'Ξεχωρίζουν οι θέσεις των οποίων το μακροπρόθεσμο μερίδιο είναι πάνω από το μερίδιο της ομάδας με τόση πιθανότητα.',
    en: 'Those sites stand out whose long-run share is above the share of the group with this probability.',
  },
  unit: { el: '%', en: '%' },
  minimum: 50,
  maximum: 99.9,
  step: 0.1,
  whole: false,
  defaultValue: 95,
};

/** Fewer than two have no share that could vary: the variance between sites divides by n² - n. */
const LEAST_ACCIDENTS = 2;

const FEWEST_PARAMETER: NumberParameter = {
  kind: 'number',
  name: 'fewestAccidents',
  labels: { el: 'Ελάχιστος αριθμός ατυχημάτων μιας θέσης', en: 'Fewest accidents of a site' },
  meaning: {
    el: 'Θέσεις με λιγότερα δεν παίρνουν σειρά κατάταξης: το μερίδιό τους λέει λίγα. Το μοντέλο της ομάδας γίνεται από όλες όσες έχουν δύο ή περισσότερα. Το 5 είναι επιλογή του προϊόντος.',
    en: 'Sites with fewer are not ranked: their share says little. The model of the group is made from all that have two or more. 5 is a choice of this product.',
  },
  unit: NO_UNIT,
  minimum: LEAST_ACCIDENTS,
  maximum: 100,
  step: 1,
  whole: true,
  defaultValue: 5,
};

export const HIGH_PROPORTION_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'dimension',
    labels: { el: 'Είδος ατυχημάτων κατά', en: 'Type of accidents by' },
    meaning: {
      el: 'Τι ξεχωρίζει τα ατυχήματα του είδους: μία από τις διαστάσεις του φίλτρου.',
      en: 'What tells accidents of the type from others: one of the dimensions of the filter.',
    },
    choices: TYPE_DIMENSIONS.map(({ dimension }) => ({ value: dimension, labels: getAccidentDimension(dimension).labels })),
    defaultValue: 'road-user',
  },
  ...valueParameters,
  {
    kind: 'choice',
    name: 'match',
    labels: { el: 'Ποια ατυχήματα είναι του είδους', en: 'Which accidents are of the type' },
    meaning: {
      el: 'Όσα έχουν την τιμή ή, αντίθετα, όσα έχουν οποιαδήποτε άλλη γνωστή τιμή: για παράδειγμα όσα δεν έγιναν με φως ημέρας. Όσα έχουν άγνωστη τιμή δεν μετρούν.',
      en: 'With the value, or with any other known one: whatever was not in daylight, or not in fine weather. Those of which it is not known do not count.',
    },
    choices: [
      { value: 'value', labels: { el: 'όσα έχουν αυτή την τιμή', en: 'those with this value' } },
      { value: 'others', labels: { el: 'όσα έχουν άλλη γνωστή τιμή', en: 'those with any other known value' } },
    ],
    defaultValue: 'value',
  },
  LIMIT_PARAMETER,
  FEWEST_PARAMETER,
  LEVEL_PARAMETER,
  SITES_PARAMETER,
  WITHIN_PARAMETER,
];

/** Which type of accidents is asked about. @param parameters complete */
export function askedTypeOf(parameters: ParameterValues): AskedType {
  const { dimension, parameter } = TYPE_DIMENSIONS.find((each) => each.dimension === parameters['dimension'])!;
  return { dimension, value: parameters[parameter] as string, isOther: parameters['match'] === 'others' };
}
