import { UNIT_VALUES } from '@elektron/domain';

import type { AlternativeInQuestion, AppraisalQuestion } from '../appraisal-question.ts';

/** The project of case P12; a fourth severity is damage only. Its values are invented, as the case says. */
export const CASE_ALTERNATIVE: AlternativeInQuestion = {
  id: '1',
  name: 'Raised crossing',
  place: 'Junction A',
  capital: 240_000,
  yearlyMaintenance: 3_000,
  residualValue: 15_000,
  serviceLifeYears: 20,
  numbers: [
    { severity: 'fatal', perYear: 0.04, standardError: null },
    { severity: 'serious', perYear: 0.35, standardError: null },
    { severity: 'slight', perYear: 1.9, standardError: null },
    { severity: 'damage-only', perYear: 4.2, standardError: null },
  ],
  numbersOrigin: { kind: 'typed', source: 'case P12' },
  effects: [
    { severity: 'fatal', factor: 0.75, interval: { lower: 0.5, upper: 1.125, level: 0.95 } },
    { severity: 'serious', factor: 0.75, interval: { lower: 0.5, upper: 1.125, level: 0.95 } },
    { severity: 'slight', factor: 0.82, interval: null },
    { severity: 'damage-only', factor: 0.95, interval: null },
  ],
  effectOrigin: { kind: 'typed', source: 'case P12' },
};

export const CASE_QUESTION: AppraisalQuestion = {
  values: {
    id: 'p12',
    name: 'Case P12',
    version: '1',
    set: {
      ...UNIT_VALUES[0]!,
      id: 'p12',
      currency: 'EUR',
      priceYear: 2024,
      basis: 'per-accident',
      values: { fatal: 2_400_000, serious: 330_000, slight: 26_000, injury: null, 'damage-only': 4_000 },
      status: 'own',
    },
  },
  discountRate: 0.035,
  trafficGrowth: 0.01,
  trafficExponent: 1,
  valueSpread: 0,
  effectsAre: 'shared',
  reporting: [],
  budget: null,
  alternatives: [CASE_ALTERNATIVE],
};
