import { Problem } from '@elektron/domain';
import { factorCholesky } from './cholesky.ts';
import { requireCount, requireFinite, requirePositive, type FieldName } from '../require-number.ts';

/** One column of what is known of each site, such as the logarithm of its traffic, or 0 and 1. */
export interface Covariate {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Sites with their counts. Index `i` is the same site in every array. */
export interface CountData {
  readonly counts: ArrayLike<number>;
  readonly covariates: readonly Covariate[];
  /** Added to the logarithm of the mean with coefficient 1, as ln(length × years). */
  readonly offset?: ArrayLike<number>;
}

/** Checked and laid out for a fit: the intercept first, the other columns less their means, so that no two are nearly alike. */
export interface Design {
  readonly sites: number;
  /** Columns, with the intercept. */
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  /** What was taken from each column; 0 for the intercept. */
  readonly centers: Float64Array;
  readonly counts: Float64Array;
  readonly offset: Float64Array;
  readonly total: number;
  /** The sum of ln(x!) over the sites. */
  readonly logFactorials: number;
}

export const INTERCEPT = '(intercept)';

/**
 * @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE; SITES_TOO_FEW where there are no more sites than coefficients;
 *   NO_ACCIDENTS where all counts are 0; COVARIATES_DEPENDENT where one is the same everywhere or follows from those before it
 */
export function layOut({ counts, covariates, offset }: CountData): Design {
  const sites = counts.length;
  const coefficients = covariates.length + 1;
  if (sites <= coefficients) throw new Problem('SITES_TOO_FEW', { needed: coefficients + 1, found: sites, role: ROLE });
  const x = Float64Array.from(counts, (count) => requireCount('counts', count));
  const largest = x.reduce((most, count) => Math.max(most, count), 0);
  if (largest === 0) throw new Problem('NO_ACCIDENTS');
  const centers = new Float64Array(coefficients);
  const columns = [new Float64Array(sites).fill(1)];
  for (const [i, { name, values }] of covariates.entries()) {
    const column = readColumn(name, values, sites);
    const center = column.reduce((sum, value) => sum + value, 0) / sites;
    columns.push(column.map((value) => value - center));
    centers[i + 1] = center;
  }
  requireIndependent(columns, covariates);
  return {
    sites,
    columns,
    names: [INTERCEPT, ...covariates.map(({ name }) => name)],
    centers,
    counts: x,
    offset: offset === undefined ? new Float64Array(sites) : readColumn('offset', offset, sites),
    total: x.reduce((sum, count) => sum + count, 0),
    logFactorials: sumLogFactorials(x, largest),
  };
}

const ROLE = { el: 'θέσεις με μετρήσεις', en: 'sites with counts' } as const;

function requireIndependent(columns: readonly Float64Array[], covariates: readonly Covariate[]): void {
  const size = columns.length;
  const products = new Float64Array(size * size);
  for (const [i, left] of columns.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const right = columns[j]!;
      let sum = 0;
      for (let row = 0; row < left.length; row += 1) sum += left[row]! * right[row]!;
      products[i * size + j] = sum;
    }
  }
  const factor = factorCholesky(products, size);
  if (typeof factor === 'number') throw new Problem('COVARIATES_DEPENDENT', { covariate: covariates[factor - 1]?.name ?? INTERCEPT });
}

/** Finite numbers, one for each site. */
export function readColumn(field: FieldName, values: ArrayLike<number>, sites: number): Float64Array {
  if (values.length !== sites) throw new Problem('INPUT_INVALID', { field, value: `${values.length} ≠ ${sites}` });
  return Float64Array.from(values, (value) => requireFinite(field, value));
}

/** Sizes of sites, such as lengths: above zero. */
export function readSizes(field: FieldName, values: ArrayLike<number>, sites: number): Float64Array {
  return readColumn(field, values, sites).map((value) => requirePositive(field, value));
}

function sumLogFactorials(counts: Float64Array, largest: number): number {
  const logFactorial = new Float64Array(largest + 1);
  for (let j = 2; j <= largest; j += 1) logFactorial[j] = logFactorial[j - 1]! + Math.log(j);
  return counts.reduce((sum, count) => sum + logFactorial[count]!, 0);
}

/** Coefficients of the columns as they were given, from those of the centred ones: only the intercept differs. */
export function uncenter({ centers }: Pick<Design, 'centers'>, coefficients: Float64Array): Float64Array {
  const given = coefficients.slice(0, centers.length);
  for (let j = 1; j < given.length; j += 1) given[0]! -= centers[j]! * given[j]!;
  return given;
}

/** The same of their covariance. @param covariance size × size by rows; only the first `centers.length` rows and columns are coefficients */
export function uncenterCovariance({ centers }: Pick<Design, 'centers'>, covariance: Float64Array, size: number): Float64Array {
  const p = centers.length;
  const at = (i: number, j: number): number => covariance[i * size + j]!;
  const shift = (i: number, j: number): number => {
    // Row i of the intercept's is that of the centred one less those of the other columns times their means.
    let value = at(i, j);
    if (i === 0) for (let k = 1; k < p; k += 1) value -= centers[k]! * at(k, j);
    return value;
  };
  const given = new Float64Array(p * p);
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < p; j += 1) {
      let value = shift(i, j);
      if (j === 0) for (let k = 1; k < p; k += 1) value -= centers[k]! * shift(i, k);
      given[i * p + j] = value;
    }
  }
  return given;
}
