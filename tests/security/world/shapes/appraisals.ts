import type { Shape } from './shape.ts';

const OWN_VALUES = {
  version: 1,
  country: 'GR',
  currency: 'EUR',
  price_year: 2024,
  basis: 'per-accident',
  unit_values: { fatal: 1 },
  transfer: null,
};

const VALUE_SET = {
  id: 'x',
  country: 'GR',
  currency: 'EUR',
  priceYear: 2024,
  basis: 'per-accident',
  values: {},
  status: 'own',
  source: { el: 'x', en: 'x' },
};

export const APPRAISAL_SHAPES: Readonly<Record<string, Shape>> = {
  unit_value_set: () => [OWN_VALUES],
  // Of a form that is not read any more: its answer is not shown, and all else is.
  appraisal: ({ mark }) => [{ question: { values: { id: 'x', name: mark, version: '1', set: VALUE_SET }, alternatives: [] }, result: {} }],
};
