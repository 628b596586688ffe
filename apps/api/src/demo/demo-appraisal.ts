/** The demo's appraisal of the intervention that is invented: its costs are too, and its name says so. */
export const DEMO_APPRAISAL = {
  // A name is one text, whoever reads it.
  name: 'Υποθετική παρέμβαση, επινοημένο κόστος / Hypothetical treatment, invented costs',
  measure: 'Υποθετική παρέμβαση / Hypothetical treatment',
  place: '12 θέσεις / 12 places',
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
export const DEMO_NUMBERS_SOURCE = 'Εμπειρική μέθοδος Bayes, αξιολόγηση / Empirical Bayes, evaluation';
