import { seededRandom, type Random } from '../../random.ts';
import { DEFAULT_TERMS } from '../interrupted-time-series/interrupted-time-series.ts';
import { readMonths, type MonthlySeries } from '../interrupted-time-series/monthly-series.ts';
import { fitSegmented, MOST_LAG, neweyWestCovariance, type CountFamily } from '../interrupted-time-series/segmented-regression.ts';
import { levelChange, overallEffect, type FittedSeries } from '../interrupted-time-series/series-effect.ts';
import { simulateAverted } from '../interrupted-time-series/simulate-averted.ts';
import { drawSeries, type DrawnSeries } from './draw-series.ts';

/** What finds an effect: all that the product goes by, and two that it does not. */
export const SERIES_TESTS = [
  'quasi-Poisson: effect',
  'quasi-Poisson: level',
  'negative binomial: effect',
  'negative binomial: level',
  'controlled: effect',
  'averted accidents: interval',
  'not used: Newey-West',
  'not used: negative binomial, errors of the likelihood, normal',
] as const;
/** How many of them the product goes by. */
export const TESTS_USED = 6;

/** Asked for: an effect is found in 3 to 8 % of the studies in which nothing was done. */
export const LEAST_REJECTED = 0.03;
export const MOST_REJECTED = 0.08;

const LEVEL = 0.95;
const DRAWS = 400;
const SEED = 20_261_130;
/** A comparison series has more accidents, as the rest of a city has. */
const COMPARISON_SIZE = 3;

/** Lengths of series, accidents a month, and k: all without an effect. */
export const SERIES_STUDIES: readonly DrawnSeries[] = [
  { months: 36, monthsBefore: 24 },
  { months: 60, monthsBefore: 36 },
  { months: 120, monthsBefore: 84 },
].flatMap((length) => [5, 15, 40].flatMap((mean) => [0, 0.1].map((overdispersion) => ({ ...length, mean, overdispersion, factor: 1 }))));

/** In how many of so many studies each test finds an effect. */
export function countFound(drawn: DrawnSeries, studies: number): number[] {
  const random = seededRandom(SEED);
  const found = SERIES_TESTS.map(() => 0);
  for (let study = 0; study < studies; study += 1) {
    for (const [test, isFound] of findEffects(random, drawn).entries()) found[test]! += isFound ? 1 : 0;
  }
  return found;
}

function findEffects(random: Random, drawn: DrawnSeries): boolean[] {
  const fit = (series: MonthlySeries, family: CountFamily): FittedSeries => ({
    treated: fitSegmented(readMonths(series, { monthsBefore: drawn.monthsBefore, monthsBetween: 0 }), DEFAULT_TERMS, family, LEVEL),
    comparison: null,
  });
  const treated = drawSeries(random, drawn);
  const [quasi, binomial] = [fit(treated, 'quasi-poisson'), fit(treated, 'negative-binomial')];
  const others = drawSeries(random, { ...drawn, mean: COMPARISON_SIZE * drawn.mean });
  const controlled = { treated: quasi.treated, comparison: fit(others, 'quasi-poisson').treated };
  const { interval } = simulateAverted(quasi, { level: LEVEL, draws: DRAWS, seed: 1 });
  const { ratio, standardErrorOfLog } = overallEffect(binomial, LEVEL, ({ model }) => model.covariance);
  const isBelow = ({ pValue }: { readonly pValue: number }): boolean => pValue < 1 - LEVEL;
  return [
    ...[quasi, binomial].flatMap((series) => [isBelow(overallEffect(series, LEVEL)), isBelow(levelChange(series, LEVEL))]),
    isBelow(overallEffect(controlled, LEVEL)),
    interval !== null && (interval.lower > 0 || interval.upper < 0),
    isBelow(overallEffect(quasi, LEVEL, (of) => neweyWestCovariance(of, MOST_LAG))),
    Math.abs(Math.log(ratio)) > 1.96 * standardErrorOfLog,
  ];
}
