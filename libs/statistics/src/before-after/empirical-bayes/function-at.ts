import { estimateExpectedAccidents } from './expected-accidents.ts';
import type { FunctionTable } from './function-table.ts';

/** Where a function stands among all that it could be. */
export interface FunctionParameters {
  /** The constant first, then as the covariates of the table. */
  readonly coefficients: ArrayLike<number>;
  /** k of a site of size 1. */
  readonly overdispersion: number;
  /** Whether k of a site is k over its size. */
  readonly isOverSize: boolean;
}

/** What a function says of every site of a table. Index by index the table's sites. */
export interface FunctionMeans {
  /** Accidents of the before period, its years weighted as the reference sites' accidents fell on them. */
  readonly before: Float64Array;
  /** The same of the after period, without what changed everywhere from before to after. */
  readonly after: Float64Array;
  /** Of each year of the table: how many times the function the reference sites had, relative to the whole of its period. */
  readonly yearFactors: readonly number[];
  /** Of each year of the table: what the function without factors says of the reference sites together. */
  readonly ofReferences: readonly number[];
}

/** What follows from a function for the treated sites of a table together. */
export interface FunctionOutcome {
  readonly means: FunctionMeans;
  /** k of each site. */
  readonly overdispersion: Float64Array;
  /** Accidents of the reference sites after, per accident that their long-run accidents before and the function let expect. */
  readonly calibration: number;
  /** Squared relative error of the calibration where the function is certain. */
  readonly calibrationVariance: number;
  /** Sum of the treated sites' long-run accidents before. */
  readonly expectedBefore: number;
  /** Sum of their accidents expected after. */
  readonly expectedAfter: number;
}

/** ln of a site's mean in a year less the constant and the size. */
export function slopeOf(
  { coefficients }: Pick<FunctionParameters, 'coefficients'>,
  covariates: readonly Float64Array[],
  i: number,
): number {
  let slope = 0;
  for (let c = 0; c < covariates.length; c += 1) slope += coefficients[c + 1]! * covariates[c]![i]!;
  return slope;
}

/** Means of all sites, year by year calibrated to the reference sites. */
export function meansAt(table: FunctionTable, parameters: FunctionParameters): FunctionMeans {
  const { sizes, years, references } = table;
  const scale = Math.exp(parameters.coefficients[0]!);
  const raw = years.map((year) => sizes.map((size, i) => size * year.years * scale * Math.exp(slopeOf(parameters, year.covariates, i))));
  const ofReferences = raw.map((means) => sumOf(means, 0, references));
  const partTotal = (part: 'before' | 'after', of: readonly number[]): number =>
    years.reduce((sum, year, y) => sum + (year.part === part ? of[y]! : 0), 0);
  const accidents = years.map((year) => year.accidents);
  const levels = {
    before: partTotal('before', accidents) / partTotal('before', ofReferences),
    after: partTotal('after', accidents) / partTotal('after', ofReferences),
  };
  // Where all of a period's accidents lie in none of its years for certain, nothing tells its years apart.
  const yearFactors = years.map(({ part }, y) => (levels[part] > 0 ? accidents[y]! / ofReferences[y]! / levels[part] : 1));
  const total = (part: 'before' | 'after'): Float64Array =>
    sizes.map((_, i) => years.reduce((sum, year, y) => sum + (year.part === part ? yearFactors[y]! * raw[y]![i]! : 0), 0));
  return { before: total('before'), after: total('after'), yearFactors, ofReferences };
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i]!;
  return sum;
}

/**
 * What a function at some place lets expect of the treated sites. How everything changed from before to after is told by the reference sites: their
 * accidents after, over their long-run accidents before (empirical Bayes), each times what the function says of its own traffic. So it holds where
 * picking the treated sites has left the others with less than their long-run accidents, too.
 */
export function outcomeAt(table: FunctionTable, parameters: FunctionParameters): FunctionOutcome {
  const means = meansAt(table, parameters);
  const overdispersion = table.sizes.map((size) => parameters.overdispersion / (parameters.isOverSize ? size : 1));
  let [base, baseVariance, expectedBefore, scaled] = [0, 0, 0, 0];
  for (let i = 0; i < table.sizes.length; i += 1) {
    const { expected, variance } = estimateExpectedAccidents(table.observedBefore[i]!, means.before[i]!, overdispersion[i]!);
    const ratio = means.after[i]! / means.before[i]!;
    if (i < table.references) {
      base += ratio * expected;
      baseVariance += ratio ** 2 * variance;
    } else {
      expectedBefore += expected;
      scaled += ratio * expected;
    }
  }
  const relative = baseVariance / base ** 2;
  const calibration = table.referenceAfter / base / (1 + relative);
  return {
    means,
    overdispersion,
    calibration,
    calibrationVariance: 1 / table.referenceAfter + relative,
    expectedBefore,
    expectedAfter: calibration * scaled,
  };
}
