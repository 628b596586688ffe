/** A measure, with all that an appraisal of it asks. */
export const MEASURE = {
  name: 'Crossing',
  place: 'here',
  capital: 100_000,
  yearlyMaintenance: 1_000,
  residualValue: 0,
  serviceLifeYears: 20,
  numbers: [{ severity: 'fatal', perYear: 0.1, standardError: 0.02 }],
  numbersSource: 'x',
  effects: [{ factor: 0.7, lower: 0.5, upper: 0.9 }],
  effectSource: 'x',
};

/** What an appraisal asks besides its measures. */
export const APPRAISED = {
  name: 'x',
  valuesId: 'gb-2014-accident',
  discountRatePercent: 4,
  trafficGrowthPercent: 0,
  trafficExponent: 1,
  valueSpreadPercent: 50,
  effectsAre: 'shared',
};

export const OWN_VALUES = {
  name: 'x',
  country: 'GR',
  currency: 'EUR',
  priceYear: 2024,
  basis: 'per-accident',
  values: [{ severity: 'fatal', value: 1_000_000 }],
  source: 'x',
};

export const TRANSFER = {
  name: 'x',
  country: 'GR',
  fromId: 'gb-2014-accident',
  gdpThere: 40_000,
  gdpHere: 20_000,
  elasticity: 1,
  gdpSource: 'x',
};
