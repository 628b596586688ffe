import { randomNegativeBinomial, randomNormal } from '../../random-variates.ts';
import type { Random } from '../../random.ts';
import type { MonthlySeries } from '../interrupted-time-series/monthly-series.ts';

/** Monthly accidents with trend and seasons, as a simulation needs them. */
export interface DrawnSeries {
  readonly months: number;
  /** Accidents of the first month, seasons apart. */
  readonly mean: number;
  /** k of each month beside the others. */
  readonly overdispersion: number;
  /** Months before the change; what is then multiplied by `factor`. */
  readonly monthsBefore: number;
  readonly factor: number;
  /** Of an error of the logarithm that remembers the month before: autocorrelation, and standard deviation. */
  readonly memory?: { readonly autocorrelation: number; readonly deviation: number };
}

const TREND = -0.003;
const SEASON = 0.2;
const AUGUST = -0.2;

/** From January 2015 on: a fall of 0.3 % a month, a wave of a fifth up and down over the year, and a fifth less in August. */
export function drawSeries(random: Random, { months, mean, overdispersion, monthsBefore, factor, memory }: DrawnSeries): MonthlySeries {
  let error = memory === undefined ? 0 : memory.deviation * randomNormal(random);
  const counts = Array.from({ length: months }, (_, i) => {
    const season = SEASON * Math.sin((2 * Math.PI * i) / 12) + (i % 12 === 7 ? AUGUST : 0);
    const expected = mean * Math.exp(TREND * i + season + error) * (i < monthsBefore ? 1 : factor);
    if (memory !== undefined) {
      const { autocorrelation, deviation } = memory;
      error = autocorrelation * error + deviation * Math.sqrt(1 - autocorrelation ** 2) * randomNormal(random);
    }
    return randomNegativeBinomial(random, expected, overdispersion);
  });
  return { year: 2015, month: 1, counts };
}
