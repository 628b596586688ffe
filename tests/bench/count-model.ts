import { fitNegativeBinomial, randomNegativeBinomial, randomNormal, seededRandom, type CountData } from '@elektron/statistics';

import { bestOf, type BenchRow } from './bench-row.ts';
import { askRival, checkAlike, rowAgainst, type RivalProgram } from './rival-program.ts';

const SITES = 100_000;
const REPEATS = 5;
const SEED = 20_261_130;
const OVERDISPERSION = 0.6;
/** Some two accidents a site, as busy sections have. */
const INTERCEPT = 0.3;
const SLOPES = [0.7, -0.2, 0.15];
/** Two optimisers stop where the likelihood is flat to them; glm.nb stops at a change of the deviance of 1e-8. */
const ALLOWED = 1e-4;

const RIVALS: readonly RivalProgram[] = [
  { script: 'glm-nb.R', packages: ['r-base-core', 'r-cran-mass'] },
  { script: 'statsmodels-nb.py', packages: ['python3-statsmodels'] },
];

/** Sites of a model that is known: three covariates, negative-binomial counts. */
export function createSites(sites: number, seed: number): CountData {
  const random = seededRandom(seed);
  const covariates = ['first', 'second', 'third'].map((name) => ({
    name,
    values: Float64Array.from({ length: sites }, () => randomNormal(random)),
  }));
  const counts = Float64Array.from({ length: sites }, (_, i) => {
    const mean = Math.exp(SLOPES.reduce((sum, slope, j) => sum + slope * covariates[j]!.values[i]!, INTERCEPT));
    return randomNegativeBinomial(random, mean, OVERDISPERSION);
  });
  return { counts, covariates };
}

export const fitSites = (data: CountData): ReturnType<typeof fitNegativeBinomial> => fitNegativeBinomial(data, { level: 0.95 });

/**
 * A safety performance function (constant k, three covariates) against MASS::glm.nb and statsmodels; the same coefficients and k.
 * @throws Error when two disagree
 */
export async function benchCountModel(): Promise<BenchRow[]> {
  const data = createSites(SITES, SEED);
  const { coefficients, dispersion } = fitSites(data);
  const found = [...coefficients.map(({ value }) => value), dispersion!.k];
  const oursMs = await bestOf(REPEATS, () => fitSites(data));
  const input = { counts: data.counts, ...Object.fromEntries(data.covariates.map(({ name, values }) => [name, values])) };
  const rows: BenchRow[] = [];
  for (const rival of RIVALS) {
    const answer = await askRival(rival, input, ['coefficients']);
    if (answer !== null) checkAlike('coefficient', found, answer.arrays['coefficients']!, ALLOWED);
    rows.push(rowAgainst(rival, answer, { name: 'Negative-binomial regression, 3 covariates', size: SITES, oursMs }));
  }
  return rows;
}
