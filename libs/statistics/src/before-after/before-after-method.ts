import type { ParameterDeclaration, ParameterValues, Text } from '@elektron/domain';
import type { AssumptionCode } from './before-after-codes.ts';
import type { BeforeAfterInput, BeforeAfterInputPart } from './before-after-input.ts';
import type { BeforeAfterResult } from './before-after-result.ts';

export const BEFORE_AFTER_METHOD_IDS = [
  'naive',
  'naive-traffic',
  'comparison-group',
  'empirical-bayes',
  'exact-test',
  'interrupted-time-series',
  'shift-of-proportions',
] as const;
export type BeforeAfterMethodId = (typeof BEFORE_AFTER_METHOD_IDS)[number];

/** One way to say whether an intervention worked. Forms, the API and the docs index are drawn from it. */
export interface BeforeAfterMethod<Result extends BeforeAfterResult = BeforeAfterResult> {
  readonly id: BeforeAfterMethodId;
  readonly labels: Text;
  /** One or two sentences for whoever chooses. */
  readonly description: Text;
  readonly parameters: readonly ParameterDeclaration[];
  /** Parts of the input that must be there; of each inner list one is enough, and a parameter says which. */
  readonly needs: readonly (readonly BeforeAfterInputPart[])[];
  /** Parts that are used when given. */
  readonly mayUse: readonly BeforeAfterInputPart[];
  /** What it takes for granted; a parameter may decide. Missing parameters take their declared default. */
  readonly listAssumptions: (parameters: ParameterValues) => readonly AssumptionCode[];
  /** Never the answer by itself: shown beside another method to expose its bias. */
  readonly contrastOnly: boolean;
  /**
   * Numbers in, numbers out; deterministic; the order of sites does not matter.
   * @param parameters values by name; missing ones take their declared default
   * @throws Problem when the input is impossible or too small; never answers NaN
   */
  readonly estimate: (input: BeforeAfterInput, parameters: ParameterValues) => Result;
}
