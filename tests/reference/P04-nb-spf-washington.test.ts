import { describe, expect, it } from '@jest/globals';
import {
  cumulativeResiduals,
  fitNegativeBinomial,
  fitPoisson,
  INTERCEPT,
  measureFit,
  testOverdispersion,
  type CountModel,
  type CumulativeResiduals,
} from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P04-nb-spf-washington');
const tolerance = theCase.tolerance as Readonly<Record<string, number>>;
const rows = theCase.readTable('washington_roads.csv');
const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name]));
const counts = column('total_crashes');
const traffic = column('aadt');
const lengths = column('length_mi');
const logTraffic = { name: 'log(aadt)', values: traffic.map(Math.log) };
const logLengths = lengths.map(Math.log);
const LEVEL = 0.95;

const offsetData = { counts, covariates: [logTraffic], offset: logLengths };
const poisson = fitPoisson(offsetData, { level: LEVEL });
const offset = fitNegativeBinomial(offsetData, { level: LEVEL });
const overLength = fitNegativeBinomial(offsetData, { level: LEVEL, dispersion: { form: 'over-size', sizes: lengths } });
const binary = ['speed50', 'shoulder_0_4ft'].map((name) => ({ name, values: column(name) }));
const full = fitNegativeBinomial(
  { counts, covariates: [logTraffic, { name: 'log(length_mi)', values: logLengths }, ...binary] },
  { level: LEVEL },
);

const nameOf = (name: string): string => (name === INTERCEPT ? '(Intercept)' : name);
const valuesOf = ({ coefficients }: CountModel): object => Object.fromEntries(coefficients.map(({ name, value }) => [nameOf(name), value]));

/** The deviance of a model with nothing but a mean, given the same k. */
function nullDeviance(model: CountModel, offsets: Float64Array | null): number {
  // One coefficient is one equation: the weighted residuals add up to nothing.
  const exposures = offsets === null ? new Float64Array(rows.length).fill(1) : offsets.map(Math.exp);
  const slope = (rate: number): number =>
    exposures.reduce((sum, exposure, i) => sum + (counts[i]! - rate * exposure) / (1 + model.dispersions[i]! * rate * exposure), 0);
  let [low, high] = [1e-9, 1e3];
  for (let halvings = 0; halvings < 200; halvings += 1) {
    const middle = Math.sqrt(low * high);
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return measureFit(counts, { ...model, means: exposures.map((exposure) => low * exposure) }).deviance;
}

function arrange(model: CountModel, offsets: Float64Array | null): object {
  const { deviance, pearson, degreesOfFreedom } = measureFit(counts, model);
  return {
    coefficients: valuesOf(model),
    se: Object.fromEntries(model.coefficients.map(({ name, standardError }) => [nameOf(name), standardError])),
    log_likelihood: model.logLikelihood,
    aic: model.akaike,
    bic: model.bayes,
    deviance,
    null_deviance: nullDeviance(model, offsets),
    df_residual: degreesOfFreedom,
    pearson_chi2: pearson,
    ...(model.dispersion === null
      ? {}
      : {
          theta: 1 / model.dispersion.k,
          se_theta: model.dispersion.standardErrorOfLog / model.dispersion.k,
          k: model.dispersion.k,
        }),
  };
}

function arrangeOverLength(model: CountModel): object {
  const [intercept, slope] = model.coefficients;
  return {
    coefficients: valuesOf(model),
    k_per_mile: model.dispersion?.k,
    se_observed_information: {
      intercept: intercept?.standardError,
      log_aadt: slope?.standardError,
      log_k0: model.dispersion?.standardErrorOfLog,
    },
    log_likelihood: model.logLikelihood,
    aic: model.akaike,
  };
}

function arrangeResiduals({ order, cumulative, limits, shareOutside, largest }: CumulativeResiduals, ranks: readonly number[]): object {
  return {
    sum_residuals: cumulative.at(-1),
    sum_sq_residuals: cumulative.reduce((sum, value, place) => sum + (value - (cumulative[place - 1] ?? 0)) ** 2, 0),
    max_abs_cumulative_residual: largest,
    share_outside_2sigma: shareOutside,
    at_rank: ranks.map((rank) => ({
      rank,
      x: traffic[order[rank - 1]!],
      cumulative_residual: cumulative[rank - 1],
      two_sigma: limits[rank - 1],
    })),
  };
}

describe('P04: safety performance functions of 1,501 segment-years', () => {
  it('every known number comes out', () => {
    const hundreds = Array.from({ length: 15 }, (_, i) => 100 * (i + 1));
    const test = testOverdispersion(poisson, offset);
    const actual = {
      poisson_offset: arrange(poisson, logLengths),
      nb_offset: arrange(offset, logLengths),
      nb_full: arrange(full, null),
      nb_offset_k_over_length: arrangeOverLength(overLength),
      predictions_nb_offset: [1, 100, 700, 1501].map((row) => {
        const [mu, k] = [offset.means[row - 1]!, offset.dispersions[row - 1]!];
        const weight = 1 / (1 + k * mu);
        return { row, mu, variance: mu + k * mu * mu, eb_weight: weight, eb_expected: weight * mu + (1 - weight) * counts[row - 1]! };
      }),
      overdispersion_lr_test: { statistic: test.statistic, p_value_half_chi2: test.pValue },
      cure_nb_offset_by_aadt: arrangeResiduals(cumulativeResiduals(counts, offset.means, traffic), hundreds),
      cure_nb_full_by_aadt: arrangeResiduals(cumulativeResiduals(counts, full.means, traffic), hundreds),
    };
    const compared = expectEveryNumber(actual, theCase.expected, (path) => {
      if (path.includes('cure') && path.endsWith('share_outside_2sigma')) return { absolute: tolerance['share_outside_abs']! };
      if (path.includes('cure')) return { absolute: tolerance['cure_abs']! };
      if (path.includes('.coefficients.')) return { absolute: tolerance['coefficients_abs']! };
      if (path.endsWith('log_likelihood')) return { absolute: tolerance['log_likelihood_abs']! };
      if (path.endsWith('se_theta')) return { relative: tolerance['se_theta_rel']! };
      if (path.endsWith('theta')) return { relative: tolerance['theta_rel']! };
      if (path.includes('.se.') || path.includes('se_observed')) return { relative: tolerance['se_rel']! };
      return { relative: tolerance['default_rel']! };
    });
    expect(compared).toBeGreaterThan(150);
  });
});
