import type { ProjectToAppraise } from '../appraisal-input.ts';

/** A junction of invented numbers. */
export const PROJECT: ProjectToAppraise = {
  accidents: [
    { severity: 'fatal', accidentsPerYear: 0.04, crashModificationFactor: 0.75, unitValue: 2_000_000 },
    { severity: 'serious', accidentsPerYear: 0.3, crashModificationFactor: 0.75, unitValue: 250_000 },
    { severity: 'slight', accidentsPerYear: 1.8, crashModificationFactor: 0.85, unitValue: 20_000 },
  ],
  accidentGrowth: 0.01,
  discountRate: 0.04,
  serviceLifeYears: 15,
  capital: 300_000,
  yearlyMaintenance: 2000,
  residualValue: 10_000,
};
