import { lgamma } from 'lib-r-math.js';

/** Natural logarithms of the two parts into which a place divides a beta distribution. */
export interface BetaTails {
  readonly logLower: number;
  readonly logUpper: number;
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement, as logarithms: whichever is small keeps its digits, far below what a number
 * can hold. pbeta of lib-r-math.js 2.0.3 is off in the fourth digit (pbeta(0.112, 1, 2) is not 1 - 0.888²), and with it what is built on it.
 * @param x in [0, 1]
 * @param y 1 - x, given apart because near 1 the difference has lost its digits
 * @param a above 0
 * @param b above 0
 * Source: continued fraction of DiDonato & Morris 1992, ACM Trans. Math. Softw. 18, 360-373 (eq. 9), evaluated by the method of Lentz.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): BetaTails {
  if (x <= 0) return { logLower: -Infinity, logUpper: 0 };
  if (y <= 0) return { logLower: 0, logUpper: -Infinity };
  // The fraction is quick on the side of the mean where the part is the smaller one, or nearly so.
  if (x * (a + b) <= a) {
    const logLower = logPart(x, y, a, b);
    return { logLower, logUpper: logOfRest(logLower) };
  }
  const logUpper = logPart(y, x, b, a);
  return { logLower: logOfRest(logUpper), logUpper };
}

/** ln(1 - exp(log)); no rounding of the small part may make the rest negative. */
function logOfRest(log: number): number {
  return Math.log1p(-Math.min(1, Math.exp(log)));
}

function logPart(x: number, y: number, a: number, b: number): number {
  return logPower(x, y, a, b) + Math.log(continuedFraction(x, y, a, b));
}

/** A start of the fraction that is not zero. */
const TINY = 1e-300;
const ENOUGH = 1e-16;
/** It takes some multiple of the root of the larger parameter; this is never reached for any that counts of accidents give. */
const MOST_STEPS = 1_000_000;

function continuedFraction(x: number, y: number, a: number, b: number): number {
  const beta = (n: number): number =>
    n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) / (a + 2 * n + 1)) * (a * y - b * x + 1 + n * (1 + y));
  const alpha = (n: number): number => ((a + n - 1) * (a + b + n - 1) * n * (b - n) * x * x) / (a + 2 * n - 1) ** 2;
  // beta(0), in which the term over a - 1 is nothing times something.
  const first = (a / (a + 1)) * (a * y - b * x + 1);
  let value = first === 0 ? TINY : first;
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const numerator = alpha(n);
    const denominator = beta(n);
    d = denominator + numerator * d;
    c = denominator + numerator / c;
    d = 1 / (d === 0 ? TINY : d);
    if (c === 0) c = TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) <= ENOUGH) break;
  }
  return 1 / value;
}

/** ln(xᵃ yᵇ / B(a, b)), without taking the difference of large numbers where both parameters are large. */
function logPower(x: number, y: number, a: number, b: number): number {
  if (Math.min(a, b) < LARGE) return a * Math.log(x) + b * Math.log(y) - logBeta(Math.min(a, b), Math.max(a, b));
  const n = a + b;
  return (
    -a * relativeLoss(x * n, a) -
    b * relativeLoss(y * n, b) +
    0.5 * (Math.log(a) + Math.log(b) - Math.log(n) - Math.log(2 * Math.PI)) -
    (stirlingRest(a) + stirlingRest(b) - stirlingRest(n))
  );
}

/** ln B of a small parameter and another. */
function logBeta(small: number, other: number): number {
  const sum = small + other;
  if (other < LARGE) return lgamma(small) + lgamma(other) - lgamma(sum);
  const rest = stirlingRest(other) - stirlingRest(sum);
  return lgamma(small) + rest + small - small * Math.log(sum) + (other - 0.5) * Math.log1p(-small / sum);
}

/** From here on the series of Stirling's rest has all digits with the terms below. */
const LARGE = 15;

/** m/a - 1 - ln(m/a) for an expected value m; never negative. */
function relativeLoss(expected: number, parameter: number): number {
  const t = (expected - parameter) / parameter;
  if (Math.abs(t) > 0.01) return t - Math.log1p(t);
  let sum = 0;
  // t²/2 - t³/3 + t⁴/4 …
  for (let power = t * t, n = 2; n < 12; n += 1, power *= -t) sum += power / n;
  return sum;
}

/** ln Γ(z) less Stirling's formula. */
function stirlingRest(z: number): number {
  const w = 1 / (z * z);
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360_360)))))) / z;
}
