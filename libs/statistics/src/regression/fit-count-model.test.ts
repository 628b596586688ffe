import { describe, expect, it } from '@jest/globals';
import { lgamma } from 'lib-r-math.js';
import { seededRandom, type Random } from '../random.ts';
import { randomGamma, randomNormal, randomPoisson } from '../random-variates.ts';
import type { CountData } from './design.ts';
import { fitNegativeBinomial, fitPoisson, type CountModel } from './fit-count-model.ts';
import { cumulativeResiduals, testOverdispersion } from './model-checks.ts';

const LEVEL = 0.95;

interface Sample extends CountData {
  readonly sizes: Float64Array;
}

/** Sites of known means: ln mean = −1 + 0.8 x + ln size, k = k0 · size^exponent. */
function makeSites(random: Random, sites: number, { k0, exponent = 0 }: { k0: number; exponent?: number }): Sample {
  const x = Float64Array.from({ length: sites }, () => randomNormal(random));
  const sizes = Float64Array.from({ length: sites }, () => 0.2 + 2 * random());
  const counts = x.map((value, i) => {
    const mean = Math.exp(-1 + 0.8 * value) * sizes[i]!;
    const k = k0 * sizes[i]! ** exponent;
    return randomPoisson(random, k === 0 ? mean : mean * randomGamma(random, 1 / k, 1 / k));
  });
  return { counts, covariates: [{ name: 'x', values: x }], offset: sizes.map(Math.log), sizes };
}

/** The log-likelihood as it is written in books, site by site. */
function slowLogLikelihood({ counts, covariates, offset }: CountData, [b0, b1, logK]: readonly number[]): number {
  const theta = Math.exp(-logK!);
  return Array.from(counts).reduce((sum, count, i) => {
    const mean = Math.exp(b0! + b1! * covariates[0]!.values[i]! + offset![i]!);
    const gammas = lgamma(count + theta) - lgamma(theta) - lgamma(count + 1);
    return sum + gammas + theta * Math.log(theta / (theta + mean)) + count * Math.log(mean / (theta + mean));
  }, 0);
}

const parametersOf = ({ coefficients, dispersion }: CountModel): number[] => [
  ...coefficients.map(({ value }) => value),
  Math.log(dispersion!.k),
];

describe('a negative-binomial model', () => {
  it('stands at the top of the likelihood as books write it', () => {
    for (const seed of [1, 2, 3]) {
      const data = makeSites(seededRandom(seed), 300, { k0: 0.7 });
      const model = fitNegativeBinomial(data, { level: LEVEL });
      const at = parametersOf(model);
      const top = slowLogLikelihood(data, at);
      expect(model.logLikelihood).toBeCloseTo(top, 8);
      for (let j = 0; j < at.length; j += 1) {
        for (const step of [1e-3, -1e-3]) {
          expect(
            slowLogLikelihood(
              data,
              at.map((value, i) => (i === j ? value + step : value)),
            ),
          ).toBeLessThan(top);
        }
      }
    }
  });

  it('says how sure it is of the overdispersion: by the bend of the likelihood, all parameters together', () => {
    const data = makeSites(seededRandom(4), 300, { k0: 0.7 });
    const model = fitNegativeBinomial(data, { level: LEVEL });
    const at = parametersOf(model);
    const step = 1e-3;
    const moved = (i: number, j: number, a: number, b: number): number =>
      slowLogLikelihood(
        data,
        at.map((value, n) => value + (n === i ? a : 0) + (n === j ? b : 0)),
      );
    const bend = (i: number, j: number): number =>
      (moved(i, j, step, -step) + moved(i, j, -step, step) - moved(i, j, step, step) - moved(i, j, -step, -step)) / (4 * step * step);
    // What is left of the bend along ln k when both coefficients give way.
    const [a, b, c, d, e] = [bend(0, 0), bend(0, 1), bend(1, 1), bend(0, 2), bend(1, 2)];
    const left = bend(2, 2) - (c * d * d - 2 * b * d * e + a * e * e) / (a * c - b * b);
    expect(model.dispersion?.standardErrorOfLog).toBeCloseTo(1 / Math.sqrt(left), 5);
  });

  it('finds what sites were made from, as often as its intervals say', () => {
    const random = seededRandom(5);
    let inside = 0;
    const repeats = 80;
    for (let n = 0; n < repeats; n += 1) {
      const [, slope] = fitNegativeBinomial(makeSites(random, 300, { k0: 0.5 }), { level: LEVEL }).coefficients;
      if (slope!.lower <= 0.8 && 0.8 <= slope!.upper) inside += 1;
    }
    // 76 are expected, give or take 2; 68 is four standard deviations away.
    expect(inside).toBeGreaterThanOrEqual(68);
  });

  it('is the Poisson model where counts differ no more than by chance, and says so', () => {
    // Evenly spread counts: less than Poisson.
    const counts = Array.from({ length: 60 }, (_, i) => 3 + (i % 2));
    const covariates = [{ name: 'x', values: counts.map((_, i) => (i * 7) % 11) }];
    const model = fitNegativeBinomial({ counts, covariates }, { level: LEVEL });
    const poisson = fitPoisson({ counts, covariates }, { level: LEVEL });
    expect(model.dispersion).toBeNull();
    expect(model).toEqual(poisson);
    expect(testOverdispersion(poisson, model)).toEqual({ statistic: 0, pValue: 1 });
  });

  it('fits how the overdispersion goes with the size, and is then likelier than with one k', () => {
    const data = makeSites(seededRandom(6), 6000, { k0: 0.6, exponent: -1.5 });
    const options = { level: LEVEL };
    const power = fitNegativeBinomial(data, { ...options, dispersion: { form: 'power-of-size', sizes: data.sizes } });
    const over = fitNegativeBinomial(data, { ...options, dispersion: { form: 'over-size', sizes: data.sizes } });
    const constant = fitNegativeBinomial(data, options);
    const { exponent, standardErrorOfExponent, k, standardErrorOfLog } = power.dispersion!;
    expect(Math.abs(exponent + 1.5) / standardErrorOfExponent!).toBeLessThan(3);
    expect(Math.abs(Math.log(k / 0.6)) / standardErrorOfLog).toBeLessThan(3);
    expect(over.dispersion?.exponent).toBe(-1);
    expect(power.akaike).toBeLessThan(over.akaike);
    expect(over.akaike).toBeLessThan(constant.akaike);
  });

  it('does not depend on the units of what is known of sites', () => {
    const data = makeSites(seededRandom(7), 200, { k0: 0.5 });
    const [inMeters, inMiles] = [1, 1 / 1609.344].map((unit) => {
      const values = Float64Array.from(data.covariates[0]!.values, (value) => unit * (value + 1e4));
      return fitNegativeBinomial({ ...data, covariates: [{ name: 'x', values }] }, { level: LEVEL });
    });
    expect(inMeters!.logLikelihood).toBeCloseTo(inMiles!.logLikelihood, 7);
    expect(inMeters!.coefficients[1]!.value * 1609.344).toBeCloseTo(inMiles!.coefficients[1]!.value, 6);
    expect(inMeters!.coefficients[1]!.standardError * 1609.344).toBeCloseTo(inMiles!.coefficients[1]!.standardError, 6);
  });

  it('is no surer where each site is written down twice, if told that the rows are one site', () => {
    const { counts, covariates, offset } = makeSites(seededRandom(8), 150, { k0: 0.5 });
    const twice = <T>(values: ArrayLike<T>): T[] => [...Array.from(values), ...Array.from(values)];
    const sites = Array.from(counts, (_, i) => i);
    const once = fitNegativeBinomial({ counts, covariates, offset: offset! }, { level: LEVEL, groups: sites });
    const doubled = fitNegativeBinomial(
      { counts: twice(counts), covariates: [{ name: 'x', values: twice(covariates[0]!.values) }], offset: twice(offset!) },
      { level: LEVEL, groups: twice(sites) },
    );
    for (const [j, { standardError }] of doubled.coefficients.entries()) {
      expect(standardError).toBeCloseTo(once.coefficients[j]!.standardError, 8);
    }
  });

  it.each<[what: string, data: CountData, code: string]>([
    [
      'a covariate that is the same everywhere',
      { counts: [1, 2, 3, 4], covariates: [{ name: 'x', values: [2, 2, 2, 2] }] },
      'COVARIATES_DEPENDENT',
    ],
    [
      'a covariate that follows from another',
      {
        counts: [1, 2, 3, 4, 0],
        covariates: [
          { name: 'x', values: [1, 2, 3, 4, 5] },
          { name: 'y', values: [12, 14, 16, 18, 20] },
        ],
      },
      'COVARIATES_DEPENDENT',
    ],
    ['no accident at all', { counts: [0, 0, 0, 0], covariates: [] }, 'NO_ACCIDENTS'],
    ['fewer sites than would say anything', { counts: [1, 2], covariates: [{ name: 'x', values: [1, 2] }] }, 'SITES_TOO_FEW'],
    ['half an accident', { counts: [1, 2.5, 3], covariates: [] }, 'COUNT_NOT_WHOLE'],
    ['a logarithm of no traffic', { counts: [1, 2, 3, 1], covariates: [{ name: 'x', values: [1, 2, -Infinity, 3] }] }, 'INPUT_INVALID'],
    [
      'a kind of site that never had an accident',
      { counts: [3, 2, 4, 0, 0, 0], covariates: [{ name: 'x', values: [0, 0, 0, 1, 1, 1] }] },
      'FIT_NOT_CONVERGED',
    ],
  ])('refuses %s', (_what, data, code) => {
    expect(() => fitNegativeBinomial(data, { level: LEVEL })).toThrow(expect.objectContaining({ code }));
  });
});

describe('cumulative residuals', () => {
  it('add up in the order of the covariate, ties as given, and leave their limits where the form is wrong', () => {
    const { order, cumulative, limits } = cumulativeResiduals([1, 0, 2, 1], [1, 1, 1, 1], [5, 3, 3, 9]);
    expect([...order]).toEqual([1, 2, 0, 3]);
    expect([...cumulative]).toEqual([-1, 0, 0, 0]);
    expect([...limits]).toEqual([Math.SQRT2, 0, 0, 0]);
    const random = seededRandom(9);
    const x = Float64Array.from({ length: 2000 }, () => randomNormal(random));
    const counts = x.map((value) => randomPoisson(random, Math.exp(0.5 * value * value)));
    const wrong = fitPoisson({ counts, covariates: [{ name: 'x', values: x }] }, { level: LEVEL });
    const right = fitPoisson({ counts, covariates: [{ name: 'x²', values: x.map((value) => value * value) }] }, { level: LEVEL });
    expect(cumulativeResiduals(counts, wrong.means, x).shareOutside).toBeGreaterThan(0.5);
    expect(cumulativeResiduals(counts, right.means, x).shareOutside).toBeLessThan(0.2);
  });
});
