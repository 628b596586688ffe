import { uncenter, uncenterCovariance } from '../../regression/design.ts';
import type { Coefficient, CountModel } from '../../regression/fit-count-model.ts';
import { normalInterval } from '../estimate-effect.ts';

/** Coefficients of covariates as they were given. @param taken from each covariate before the fit */
export function uncenterCoefficients({ coefficients, covariance, level }: CountModel, taken: readonly number[]): Coefficient[] {
  const centers = Float64Array.from([0, ...taken]);
  const values = uncenter(
    { centers },
    Float64Array.from(coefficients, ({ value }) => value),
  );
  const size = coefficients.length;
  const variances = uncenterCovariance({ centers }, covariance, size);
  return coefficients.map(({ name }, j) => {
    const standardError = Math.sqrt(variances[j * size + j]!);
    const { lower, upper } = normalInterval(values[j]!, standardError, level);
    return { name, value: values[j]!, standardError, lower, upper };
  });
}
