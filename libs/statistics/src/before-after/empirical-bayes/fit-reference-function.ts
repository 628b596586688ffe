import { isProblem, Problem } from '@elektron/domain';
import { factorCholesky } from '../../regression/cholesky.ts';
import type { CountData } from '../../regression/design.ts';
import { fitNegativeBinomial, type CountModel, type Dispersion } from '../../regression/fit-count-model.ts';
import type { Random } from '../../random.ts';
import { randomNormal } from '../../random-variates.ts';
import { meansAt, slopeOf, type FunctionParameters } from './function-at.ts';
import type { FunctionTable } from './function-table.ts';

/** The function of one kind of sites, fitted to their accidents before. */
export interface ReferenceFunction {
  readonly model: CountModel;
  readonly parameters: FunctionParameters;
  /** Functions as it could be as well, by the errors of its coefficients and of ln k. */
  readonly draw: (random: Random) => FunctionParameters;
}

/** So often the means of the years and the function are fitted to each other; traffic within a period changes so little that the third changes no digit shown. */
const ROUNDS = 4;

/**
 * Accidents before as a function of what the table knows: ln mean = constant + covariates + ln (size · years), negative-binomial, k constant or over the
 * size, whichever has the lesser AIC. Covariates that change from year to year, and the years' own levels, come in through the offset.
 * @param sites so many of the table's sites are fitted to, from the first: all, or the reference sites
 * @throws Problem NO_REFERENCE_VARIATION where the counts differ no more than Poisson counts do; as `fitNegativeBinomial`
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 12; Hauer 2015, The Art of Regression Modeling in Road Safety.
 */
export function fitReferenceFunction(table: FunctionTable, sites: number, level: number): ReferenceFunction {
  const zero = new Float64Array(table.names.length + 1);
  let parameters: FunctionParameters = { coefficients: zero, overdispersion: 1, isOverSize: false };
  let found = fitForms(dataOf(table, sites, parameters), table, level);
  for (let round = 0; round < ROUNDS; round += 1) {
    parameters = parametersOf(found.model, found.isOverSize, sites);
    found = fitForms(dataOf(table, sites, parameters), table, level);
  }
  const { model, isOverSize } = found;
  const fitted = parametersOf(model, isOverSize, sites);
  return { model, parameters: fitted, draw: drawerOf(model, fitted) };
}

/** The counts with covariates as their means over the years before; the offset carries the years' levels and what a covariate differs from its mean by. */
function dataOf(table: FunctionTable, sites: number, parameters: FunctionParameters): CountData {
  const { names, observedBefore, sizes, years } = table;
  const { yearFactors } = meansAt(table, parameters);
  const before = years.map((year, y) => ({ ...year, factor: yearFactors[y]! })).filter(({ part }) => part === 'before');
  const length = before.reduce((sum, year) => sum + year.years, 0);
  const means = names.map((_, c) =>
    observedBefore.map((__, i) => before.reduce((sum, year) => sum + (year.years * year.covariates[c]![i]!) / length, 0)),
  );
  const offset = Float64Array.from({ length: sites }, (_, i) => {
    const atMeans = slopeOf(parameters, means, i);
    const inYears = before.reduce(
      (sum, { factor, years: ofYear, covariates }) => sum + factor * ofYear * Math.exp(slopeOf(parameters, covariates, i) - atMeans),
      0,
    );
    return Math.log(sizes[i]! * inYears);
  });
  return {
    counts: observedBefore.subarray(0, sites),
    covariates: names.map((name, c) => ({ name, values: means[c]!.subarray(0, sites) })),
    offset,
  };
}

interface FittedForm {
  readonly model: CountModel;
  readonly isOverSize: boolean;
}

function fitForms(data: CountData, { sizes }: FunctionTable, level: number): FittedForm {
  const constant = { model: fitNegativeBinomial(data, { level }), isOverSize: false };
  if (sizes.every((size) => size === sizes[0])) return constant;
  const overSize = tryFit(data, { form: 'over-size', sizes: sizes.subarray(0, data.counts.length) }, level);
  return overSize !== null && overSize.akaike < constant.model.akaike ? { model: overSize, isOverSize: true } : constant;
}

function tryFit(data: CountData, dispersion: Dispersion, level: number): CountModel | null {
  try {
    return fitNegativeBinomial(data, { level, dispersion });
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

function parametersOf({ coefficients, dispersion }: CountModel, isOverSize: boolean, sites: number): FunctionParameters {
  if (dispersion === null) throw new Problem('NO_REFERENCE_VARIATION', { sites });
  return { coefficients: Float64Array.from(coefficients, ({ value }) => value), overdispersion: dispersion.k, isOverSize };
}

/** Normal around the fit: the coefficients by their covariance, ln k by its own error, of which they hardly depend. */
function drawerOf({ covariance, dispersion }: CountModel, fitted: FunctionParameters): ReferenceFunction['draw'] {
  const size = fitted.coefficients.length;
  const factor = factorCholesky(covariance, size);
  if (typeof factor === 'number') throw new Problem('FIT_NOT_CONVERGED', { rounds: 0 });
  return (random) => {
    const steps = Array.from({ length: size }, () => randomNormal(random));
    const coefficients = Float64Array.from({ length: size }, (_, i) => {
      let value = fitted.coefficients[i]!;
      for (let j = 0; j <= i; j += 1) value += factor[i * size + j]! * steps[j]!;
      return value;
    });
    return {
      ...fitted,
      coefficients,
      overdispersion: fitted.overdispersion * Math.exp(dispersion!.standardErrorOfLog * randomNormal(random)),
    };
  };
}
