import { Problem, type Severity } from '@elektron/domain';
import { requireProbability } from '../require-number.ts';
import { appraiseProject } from './appraise-project.ts';
import type { ProjectToAppraise } from './appraisal-input.ts';
import type { Figure } from './economic-reasons.ts';

/** Between which values each input is moved, alone, the others held. */
export interface SensitivityRanges {
  /** Limits of the factors by severity, as from the interval of the effect; a severity without limits keeps its factor. */
  readonly factors: Readonly<Partial<Record<Severity, { readonly lower: number; readonly upper: number }>>>;
  /** Share by which all unit values go down and up; 0.5 for ±50 %. */
  readonly valueShare: number;
  /** Share by which the cost of construction goes down and up. */
  readonly capitalShare: number;
  readonly discountRates: { readonly lower: number; readonly upper: number };
}

export const SENSITIVITY_INPUTS = ['effect', 'values', 'capital', 'discount-rate'] as const;
export type SensitivityInput = (typeof SENSITIVITY_INPUTS)[number];

export interface SensitivityRow {
  readonly input: SensitivityInput;
  /** With the input at its lower end; for the effect that is fewer accidents left. */
  readonly atLower: { readonly netPresentValue: Figure; readonly benefitCostRatio: Figure };
  readonly atUpper: { readonly netPresentValue: Figure; readonly benefitCostRatio: Figure };
}

/**
 * The appraisal again with each uncertain input at its two ends.
 * @throws Problem INPUT_INVALID
 */
export function oneWaySensitivity(project: ProjectToAppraise, ranges: SensitivityRanges): SensitivityRow[] {
  requireProbability('valueShare', ranges.valueShare);
  requireProbability('capitalShare', ranges.capitalShare);
  return SENSITIVITY_INPUTS.map((input) => ({
    input,
    atLower: worthOf(moveInput(project, ranges, input, 'lower')),
    atUpper: worthOf(moveInput(project, ranges, input, 'upper')),
  }));
}

function worthOf(project: ProjectToAppraise): SensitivityRow['atLower'] {
  const { netPresentValue, benefitCostRatio } = appraiseProject(project);
  return { netPresentValue, benefitCostRatio };
}

function moveInput(
  project: ProjectToAppraise,
  ranges: SensitivityRanges,
  input: SensitivityInput,
  end: 'lower' | 'upper',
): ProjectToAppraise {
  const sign = end === 'lower' ? -1 : 1;
  switch (input) {
    case 'effect':
      return { ...project, accidents: project.accidents.map((row) => ({ ...row, crashModificationFactor: limitOf(row, ranges, end) })) };
    case 'values': {
      const scale = 1 + sign * ranges.valueShare;
      const scaled = project.accidents.map((row) => ({ ...row, unitValue: row.unitValue === null ? null : scale * row.unitValue }));
      return { ...project, accidents: scaled };
    }
    case 'capital':
      return { ...project, capital: project.capital * (1 + sign * ranges.capitalShare) };
    case 'discount-rate':
      return { ...project, discountRate: ranges.discountRates[end] };
  }
}

function limitOf(
  { severity, crashModificationFactor }: ProjectToAppraise['accidents'][number],
  { factors }: SensitivityRanges,
  end: 'lower' | 'upper',
): number {
  const limits = factors[severity];
  if (limits === undefined) return crashModificationFactor;
  if (!(limits.lower <= crashModificationFactor && crashModificationFactor <= limits.upper))
    throw new Problem('INPUT_INVALID', { field: 'factors', value: `${limits.lower} … ${limits.upper}` });
  return limits[end];
}
