import { Problem, type Severity, type Text } from '@elektron/domain';
import { requireNotNegative } from '../require-number.ts';
import { requireRate, requireYears } from './discounting.ts';

/** Accidents of one severity, what the intervention leaves of them, and what each costs. */
export interface ValuedAccidents {
  readonly severity: Severity;
  /** Expected in the first year without the intervention: after empirical Bayes, not the recorded ones of a site chosen for them. */
  readonly accidentsPerYear: number;
  /** Share that remains, 1 = no effect. */
  readonly crashModificationFactor: number;
  /** Per accident, in the money of the appraisal; `null` where none was given. */
  readonly unitValue: number | null;
}

/** One intervention over its service life. All money is of one currency and one price year. */
export interface ProjectToAppraise {
  readonly accidents: readonly ValuedAccidents[];
  /** Of accidents per year, from the second year on, as a share. */
  readonly accidentGrowth: number;
  /** Per year as a share, in real terms; 0.03 to 0.05 is usual, and the authority's to say. */
  readonly discountRate: number;
  /** Whole years: benefits and maintenance come at the end of each. */
  readonly serviceLifeYears: number;
  /** Spent today. */
  readonly capital: number;
  /** At the end of each year. */
  readonly yearlyMaintenance: number;
  /** What is left at the end of the service life; below 0 for the cost of taking it away. */
  readonly residualValue: number;
}

/** What the parts of a project are called where one is refused. */
export const PROJECT_LABELS = {
  severity: { el: 'βαρύτητα', en: 'severity' },
  accidentsPerYear: { el: 'αναμενόμενα ατυχήματα ανά έτος', en: 'expected accidents per year' },
  crashModificationFactor: { el: 'συντελεστής μεταβολής ατυχημάτων (CMF)', en: 'crash modification factor (CMF)' },
  unitValue: { el: 'αξία ανά ατύχημα', en: 'value per accident' },
  capital: { el: 'κόστος κατασκευής', en: 'cost of construction' },
  yearlyMaintenance: { el: 'ετήσια συντήρηση', en: 'yearly maintenance' },
  residualValue: { el: 'υπολειμματική αξία', en: 'residual value' },
} as const satisfies Readonly<Record<string, Text>>;

/** @throws Problem INPUT_INVALID */
export function requireProject(project: ProjectToAppraise): ProjectToAppraise {
  requireRate('accidentGrowth', project.accidentGrowth);
  requireRate('discountRate', project.discountRate);
  requireYears('serviceLifeYears', project.serviceLifeYears);
  requireNotNegative(PROJECT_LABELS.capital, project.capital);
  requireNotNegative(PROJECT_LABELS.yearlyMaintenance, project.yearlyMaintenance);
  if (!Number.isFinite(project.residualValue))
    throw new Problem('INPUT_INVALID', { field: PROJECT_LABELS.residualValue, value: String(project.residualValue) });
  const seen = new Set<Severity>();
  for (const { severity, accidentsPerYear, crashModificationFactor, unitValue } of project.accidents) {
    if (seen.has(severity)) throw new Problem('INPUT_INVALID', { field: PROJECT_LABELS.severity, value: severity });
    seen.add(severity);
    requireNotNegative(PROJECT_LABELS.accidentsPerYear, accidentsPerYear);
    requireNotNegative(PROJECT_LABELS.crashModificationFactor, crashModificationFactor);
    if (unitValue !== null) requireNotNegative(PROJECT_LABELS.unitValue, unitValue);
  }
  return project;
}

/** The severities that occur without a value: with them there is no sum, and leaving them out would be a value of 0. */
export function findUnvalued({ accidents }: ProjectToAppraise): readonly Severity[] {
  return accidents.filter((row) => row.unitValue === null && row.accidentsPerYear > 0).map(({ severity }) => severity);
}
