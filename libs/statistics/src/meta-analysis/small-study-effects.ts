import { sum } from '../before-after/treated-table.ts';
import { studentTail } from '../student-t.ts';
import type { Study } from './study.ts';

/** Whether small studies report other effects than large ones. */
export interface EggerTest {
  /** Slope of the effect over its standard error; below 0 where small studies report larger reductions. */
  readonly slope: number;
  /** What the line says of a study without error. */
  readonly limitEffect: number;
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Weighted regression of the effects on their standard errors, weights 1 / variance; t with k - 2 degrees of freedom. The test of its slope is the same as
 * that of the intercept when effect / standard error is regressed on 1 / standard error, as it was published.
 * @returns `null` with fewer than three studies, where all have one standard error, or where they lie on the line without any rest
 * Source: Egger, Davey Smith, Schneider & Minder 1997, BMJ 315, 629-634.
 */
export function testSmallStudies(studies: readonly Study[]): EggerTest | null {
  const degreesOfFreedom = studies.length - 2;
  const errors = studies.map(({ variance }) => Math.sqrt(variance));
  if (degreesOfFreedom < 1 || errors.every((error) => error === errors[0])) return null;
  const weights = studies.map(({ variance }) => 1 / variance);
  const mean = (values: readonly number[]): number => sum(values.map((value, i) => value * weights[i]!)) / sum(weights);
  const effects = studies.map(({ logEffect }) => logEffect);
  const [middleError, middleEffect] = [mean(errors), mean(effects)];
  const across = sum(errors.map((error, i) => weights[i]! * (error - middleError) ** 2));
  const slope = sum(errors.map((error, i) => weights[i]! * (error - middleError) * (effects[i]! - middleEffect))) / across;
  const limitEffect = middleEffect - slope * middleError;
  const rest = sum(effects.map((effect, i) => weights[i]! * (effect - limitEffect - slope * errors[i]!) ** 2));
  const whole = sum(effects.map((effect, i) => weights[i]! * (effect - middleEffect) ** 2));
  if (rest <= ROUNDING * whole) return null;
  const statistic = slope / Math.sqrt(rest / degreesOfFreedom / across);
  return { slope, limitEffect, statistic, degreesOfFreedom, pValue: studentTail(statistic, degreesOfFreedom, 'two-sided') };
}

/** What a rest smaller than this share of the whole is made of. */
const ROUNDING = 1e-24;
