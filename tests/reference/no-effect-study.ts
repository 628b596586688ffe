import { isProblem, type ParameterValues } from '@elektron/domain';
import {
  DEFAULT_OPTIONS,
  fitStudy,
  getBeforeAfterMethod,
  moreFrequentTest,
  overallEffect,
  seededRandom,
  type BeforeAfterInput,
  type BeforeAfterMethodId,
  type CountFamily,
} from '@elektron/statistics';
import { APART, SELECTED, SELECTED_VARIED, SERIES_WORLDS, UNSELECTED, type NoEffectStudy, type World } from './no-effect-worlds.ts';

/** Asked for: an effect is found in 3 to 8 % of the studies in which nothing was done. */
export const LEAST_REJECTED = 0.03;
export const MOST_REJECTED = 0.08;
const SIGNIFICANCE = 0.05;

/**
 * What is promised of a test. `held`: both bounds. `cautious`: the upper one, for a test that rejects less often than it may by its making: it is exact for
 * counts, which come in steps, or it estimates a variance that cannot come out below 0. `contrast`: none, for its assumptions do not hold there, which is
 * what it is shown for.
 */
export type Promised = 'held' | 'cautious' | 'contrast';

export interface NoEffectTest {
  readonly world: World;
  readonly method: BeforeAfterMethodId;
  readonly name: string;
  readonly parameters: ParameterValues;
  readonly promised: Promised;
  /** The p-value that the method goes by, without the rest of its answer, which takes long; `null`: refused. */
  readonly pValueOf?: (input: BeforeAfterInput) => number | null;
}

type Given = Partial<Pick<NoEffectTest, 'name' | 'parameters' | 'pValueOf'>>;

function test(world: World, method: BeforeAfterMethodId, promised: Promised, given: Given = {}): NoEffectTest {
  return { world, method, promised, name: '', parameters: {}, ...given };
}

const FUNCTION_GIVEN = { name: 'function given', parameters: { basis: 'safety-performance-function' } } as const;
const THE_REST = { name: 'reference group, the rest of the sites' } as const;

/** Every method of the list, with each basis and family. */
export const NO_EFFECT_TESTS: readonly NoEffectTest[] = [
  test(UNSELECTED, 'naive', 'contrast'),
  test(UNSELECTED, 'naive-traffic', 'contrast'),
  test(UNSELECTED, 'comparison-group', 'cautious', { name: 'Var(omega) from the years before' }),
  test(UNSELECTED, 'comparison-group', 'held', { name: 'Var(omega) = 0', parameters: { varianceOfOddsRatio: 0 } }),
  test(UNSELECTED, 'exact-test', 'cautious', { pValueOf: (input) => exactTails(input).pValue }),
  test(UNSELECTED, 'exact-test', 'held', { name: 'mid-p, which is not used', pValueOf: (input) => exactTails(input).midP }),
  test(UNSELECTED, 'empirical-bayes', 'held', THE_REST),
  test(UNSELECTED, 'empirical-bayes', 'held', { name: 'reference group, separate', parameters: { referenceRole: 'separate' } }),
  test(UNSELECTED, 'empirical-bayes', 'held', FUNCTION_GIVEN),
  test(UNSELECTED, 'shift-of-proportions', 'cautious'),
  test(SELECTED, 'naive', 'contrast'),
  test(SELECTED, 'comparison-group', 'contrast', { name: 'Var(omega) from the years before' }),
  test(SELECTED, 'exact-test', 'contrast', { pValueOf: (input) => exactTails(input).pValue }),
  test(SELECTED, 'empirical-bayes', 'held', THE_REST),
  test(SELECTED, 'empirical-bayes', 'held', FUNCTION_GIVEN),
  test(SELECTED_VARIED, 'empirical-bayes', 'held', { name: 'function fitted to the rest', parameters: { basis: 'fitted-function' } }),
  test(APART, 'comparison-group', 'contrast', { name: 'Var(omega) from the years before' }),
  test(APART, 'comparison-group', 'contrast', { name: 'Var(omega) = 0', parameters: { varianceOfOddsRatio: 0 } }),
  test(APART, 'exact-test', 'contrast', { pValueOf: (input) => exactTails(input).pValue }),
  test(APART, 'empirical-bayes', 'contrast', THE_REST),
  ...Object.values(SERIES_WORLDS).flatMap((world) =>
    (['plain', 'controlled'] as const).flatMap((comparisonSeries) =>
      (['quasi-poisson', 'negative-binomial'] as const).map((countFamily) =>
        test(world, 'interrupted-time-series', world === SERIES_WORLDS.autocorrelated ? 'contrast' : 'held', {
          name: `${comparisonSeries}, ${countFamily}`,
          parameters: { comparisonSeries, countFamily },
          pValueOf: (input) => seriesPValue(input, comparisonSeries === 'controlled', countFamily),
        }),
      ),
    ),
  ),
];

export interface Found {
  readonly test: NoEffectTest;
  readonly study: NoEffectStudy;
  /** Studies in which an effect is found, and those that were refused. */
  readonly found: number;
  readonly refused: number;
}

/** What every test of a world makes of the same studies, drawn from the seed. */
export function findInWorld(world: World, study: NoEffectStudy, studies: number, seed: number): Found[] {
  const random = seededRandom(seed);
  const tests = NO_EFFECT_TESTS.filter((each) => each.world === world);
  const counts = tests.map(() => ({ found: 0, refused: 0 }));
  for (let i = 0; i < studies; i += 1) {
    const input = world.draw(study, random);
    for (const [t, each] of tests.entries()) {
      const isFound = findEffect(each, input);
      if (isFound === null) counts[t]!.refused += 1;
      else if (isFound) counts[t]!.found += 1;
    }
  }
  return tests.map((each, t) => ({ test: each, study, ...counts[t]! }));
}

function findEffect({ method, parameters, pValueOf }: NoEffectTest, input: BeforeAfterInput): boolean | null {
  if (pValueOf === undefined) return findByMethod(method, input, parameters);
  const pValue = pValueOf(input);
  return pValue === null ? null : pValue < SIGNIFICANCE;
}

/** As the result says it: the interval leaves 1 out, or the p-value is below 5 %; `null`: refused. */
export function findByMethod(method: BeforeAfterMethodId, input: BeforeAfterInput, parameters: ParameterValues): boolean | null {
  try {
    const result = getBeforeAfterMethod(method).estimate(input, parameters);
    if (result.effectKind !== 'observed-to-expected') return result.pValue !== null && result.pValue < SIGNIFICANCE;
    const { ratioConfidenceInterval: interval } = result;
    return interval !== null && (interval.upper < 1 || interval.lower > 1);
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

/** Source of the mid-p: Lancaster 1961, Journal of the American Statistical Association 56, 223-234. */
function exactTails({ treated, comparison }: BeforeAfterInput): { readonly pValue: number; readonly midP: number } {
  const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
  const [before, after] = [total(treated.observedBefore), total(treated.observedAfter)];
  const { observedBefore, observedAfter } = comparison!;
  const [own, others] = [before + after, observedBefore + observedAfter];
  const fewer = moreFrequentTest({ first: observedAfter, firstTotal: others, second: after, secondTotal: own });
  const more = moreFrequentTest({ first: after, firstTotal: own, second: observedAfter, secondTotal: others });
  const twice = 2 * Math.min(fewer, more);
  // Both tails hold the outcome itself: what they are together beyond 1 is its probability, of which each shall hold half.
  return { pValue: Math.min(1, twice), midP: twice - (fewer + more - 1) };
}

function seriesPValue({ monthlySeries }: BeforeAfterInput, isControlled: boolean, family: CountFamily): number | null {
  const { treated, comparison, interruption } = monthlySeries!;
  const options = { ...DEFAULT_OPTIONS, family };
  const fitted = fitStudy({ treated, comparison: isControlled ? (comparison ?? null) : null, interruption }, options);
  return 'code' in fitted ? null : overallEffect(fitted, options.level).pValue;
}
