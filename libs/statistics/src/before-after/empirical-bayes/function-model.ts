import { seededRandom } from '../../random.ts';
import { uncenterCoefficients } from './uncenter-coefficients.ts';
import type { ReferenceRole } from './empirical-bayes-detail.ts';
import { fitReferenceFunction, type ReferenceFunction } from './fit-reference-function.ts';
import type { FittedFunctionDetail, FunctionYearDetail } from './fitted-function-detail.ts';
import { outcomeAt, type FunctionOutcome } from './function-at.ts';
import type { FunctionTable } from './function-table.ts';

/** As methods of the field advise; the variance of so many draws has a relative error of a tenth. */
export const FUNCTION_DRAWS = 200;
const SEED = 1;

/** What a fitted function says of the treated sites of one kind, in the order of the table. */
export interface FunctionModel {
  readonly predictedBefore: Float64Array;
  readonly predictedAfter: Float64Array;
  readonly overdispersion: Float64Array;
  /** Of their total expected after: of function and calibration together. */
  readonly varianceOfExpectedAfter: number;
  readonly varianceOfExpectedBefore: number;
  readonly detail: FittedFunctionDetail;
}

/**
 * Fits a function to sites of one kind before, and calibrates it to the reference sites year by year.
 *
 * `remainder`: the treated sites were picked from the same set as the reference sites; the function is then fitted to all of them, for those that
 * were left have less than their long-run accidents. `separate`: to the reference sites alone.
 * @throws Problem as `fitReferenceFunction`
 * Source: methods of Hauer 1997, ch. 12; the error of the function by draws of its parameters: its normal posterior, King, Tomz & Wittenberg 2000,
 *   American Journal of Political Science 44, 347-361.
 */
export function modelByFunction(table: FunctionTable, role: ReferenceRole, level: number): FunctionModel {
  const fitted = fitReferenceFunction(table, role === 'remainder' ? table.sizes.length : table.references, level);
  const outcome = outcomeAt(table, fitted.parameters);
  const random = seededRandom(SEED);
  const draws = Array.from({ length: FUNCTION_DRAWS }, () => outcomeAt(table, fitted.draw(random)));
  const varianceOfFunction = varianceOf(draws.map(({ expectedAfter }) => expectedAfter));
  const varianceOfCalibration = outcome.expectedAfter ** 2 * outcome.calibrationVariance;
  const { means, overdispersion, calibration } = outcome;
  return {
    predictedBefore: means.before.slice(table.references),
    predictedAfter: means.after.slice(table.references).map((mean) => calibration * mean),
    overdispersion: overdispersion.slice(table.references),
    varianceOfExpectedAfter: varianceOfFunction + varianceOfCalibration,
    varianceOfExpectedBefore: varianceOf(draws.map(({ expectedBefore }) => expectedBefore)),
    detail: describeFunction(table, role, fitted, outcome, { varianceOfFunction, varianceOfCalibration }),
  };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function describeFunction(
  table: FunctionTable,
  role: ReferenceRole,
  { model, parameters }: ReferenceFunction,
  outcome: FunctionOutcome,
  variances: Pick<FittedFunctionDetail, 'varianceOfFunction' | 'varianceOfCalibration'>,
): FittedFunctionDetail {
  return {
    kind: table.kind,
    role,
    referenceSites: table.references,
    referenceBefore: table.referenceBefore,
    referenceAfter: table.referenceAfter,
    treatedSites: table.treatedAt.length,
    fittedSites: model.sites,
    fittedAccidents: model.accidents,
    coefficients: uncenterCoefficients(model, table.centers),
    overdispersion: parameters.overdispersion,
    overdispersionForm: parameters.isOverSize ? 'over-size' : 'constant',
    standardErrorOfLogOverdispersion: model.dispersion!.standardErrorOfLog,
    years: listYears(table, outcome),
    ...variances,
    draws: FUNCTION_DRAWS,
    seed: SEED,
  };
}

function listYears({ years }: FunctionTable, { means, calibration }: FunctionOutcome): FunctionYearDetail[] {
  return years.map(({ year, part, accidents }, y) => ({
    year,
    part,
    observed: accidents,
    predicted: means.ofReferences[y]!,
    calibrationFactor: means.yearFactors[y]! * (part === 'after' ? calibration : 1),
  }));
}
