import { lgamma } from 'lib-r-math.js';
import type { Random } from './random.ts';
import { requireNotNegative, requirePositive } from './require-number.ts';

/**
 * A standard normal number.
 * Source: Box & Muller 1958, Annals of Mathematical Statistics 29(2); the second number of the pair is dropped, so that a call
 * depends on nothing but the stream.
 */
export function randomNormal(random: Random): number {
  // 1 - u lies in (0, 1], so the logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * A number from the gamma distribution with mean shape / rate.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Marsaglia & Tsang 2000, "A simple method for generating gamma variables", ACM Trans. Math. Softw. 26(3), with their
 * power transformation for shapes below 1.
 */
export function randomGamma(random: Random, shape: number, rate: number): number {
  requirePositive('shape', shape);
  requirePositive('rate', rate);
  const boost = shape < 1 ? (1 - random()) ** (1 / shape) : 1;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = randomNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (boost * d * v) / rate;
  }
}

/** Above this mean the product of uniforms is slower than rejection, and at several hundred its exponential would vanish. */
const POISSON_REJECTION_MEAN = 10;

/**
 * A count from the Poisson distribution.
 * @param mean zero or more
 * @throws Problem INPUT_INVALID
 * Source: below a mean of 10 products of uniforms (Knuth, The Art of Computer Programming 2, 3.4.1); above it PTRS, Hörmann 1993,
 * "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12.
 */
export function randomPoisson(random: Random, mean: number): number {
  requireNotNegative('mean', mean);
  return mean < POISSON_REJECTION_MEAN ? poissonByProducts(random, mean) : poissonByRejection(random, mean);
}

function poissonByProducts(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - random(); product > limit; product *= 1 - random()) count += 1;
  return count;
}

function poissonByRejection(random: Random, mean: number): number {
  // Constants of algorithm PTRS.
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const acceptBelow = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= acceptBelow) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const logDensity = count * Math.log(mean) - mean - lgamma(count + 1);
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= logDensity) return count;
  }
}

/**
 * A count from the negative binomial distribution with variance = mean + overdispersion * mean^2: a Poisson count around a gamma mean.
 * @param overdispersion k, zero (Poisson) or more
 * @throws Problem INPUT_INVALID
 */
export function randomNegativeBinomial(random: Random, mean: number, overdispersion: number): number {
  requireNotNegative('mean', mean);
  requireNotNegative('overdispersion', overdispersion);
  if (mean === 0 || overdispersion === 0) return randomPoisson(random, mean);
  return randomPoisson(random, randomGamma(random, 1 / overdispersion, 1 / (overdispersion * mean)));
}
