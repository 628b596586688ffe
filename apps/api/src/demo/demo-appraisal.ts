import type { Text } from '@elektron/domain';

/** The demo's appraisal of the intervention that is invented: its costs are too, and its name says so. */
export const DEMO_APPRAISAL = {
  // A name is one text: it is in the language of the demo's own records.
  name: 'Hypothetical treatment of 12 places, with invented costs',
  measure: 'Hypothetical treatment (invented costs)',
  place: '12 places',
  /** Per injury accident of whatever severity, as the records of the demo are: of the sourced sets only this one has it. */
  valuesId: 'gb-2009-accident',
  capital: 600_000,
  yearlyMaintenance: 6_000,
  residualValue: 0,
  serviceLifeYears: 15,
  discountRatePercent: 3.5,
  trafficGrowthPercent: 0,
  trafficExponent: 1,
  valueSpreadPercent: 50,
  effectsAre: 'shared',
} as const;

/** Where its number of accidents is from. */
export const DEMO_NUMBERS_SOURCE: Text = {
  el: 'Αναμενόμενα της εμπειρικής μεθόδου Bayes στην αξιολόγηση {{run}}, ανά έτος',
  en: 'Expected by empirical Bayes in the evaluation {{run}}, a year',
};
