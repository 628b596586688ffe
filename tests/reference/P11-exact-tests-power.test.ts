import { describe, expect, it } from '@jest/globals';
import {
  accidentsNeededBefore,
  exactPoissonTest,
  exactPower,
  exactRateRatio,
  exactRateRatioTest,
  getBeforeAfterMethod,
  type ExactTestDetail,
  negativeBinomialUpperTail,
  poissonInterval,
} from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P11-exact-tests-power');
const LEVEL = 0.95;

/** The inputs of this case stand beside its answers. */
type Row<Names extends string> = Readonly<Record<Names, number>>;
const rowsOf = <Names extends string>(name: string): readonly Row<Names>[] => theCase.expected[name] as unknown as readonly Row<Names>[];

function oneSample({ x, mu }: Row<'x' | 'mu'>): unknown {
  return {
    x,
    mu,
    upper_p: exactPoissonTest(x, mu, 'greater', 'doubling'),
    lower_p: exactPoissonTest(x, mu, 'less', 'doubling'),
    two_sided_minlike: exactPoissonTest(x, mu, 'two-sided', 'minimum-likelihood'),
    two_sided_doubled: exactPoissonTest(x, mu, 'two-sided', 'doubling'),
  };
}

function twoSample({ x1, t1, x2, t2 }: Row<'x1' | 't1' | 'x2' | 't2'>): unknown {
  const counts = { first: x1, firstExposure: t1, second: x2, secondExposure: t2 };
  const { ratio, lower, upper } = exactRateRatio(counts, LEVEL);
  const [less, greater] = [exactRateRatioTest(counts, 1, 'less'), exactRateRatioTest(counts, 1, 'greater')];
  // The method of the list says the same of the treated sites alone.
  const { detail } = getBeforeAfterMethod('exact-test').estimate(
    {
      ...{ yearsBefore: t2, yearsAfter: t1 },
      treated: { siteIds: ['all'], observedBefore: [x2], observedAfter: [x1] },
      comparison: { observedBefore: 10, observedAfter: 10 },
    },
    {},
  );
  const { ownRates, ownPValue } = detail as ExactTestDetail;
  for (const [own, other] of [
    [ownRates.ratio, ratio],
    [ownRates.lower, lower],
    [ownRates.upper, upper],
    [ownPValue, Math.min(1, 2 * Math.min(less, greater))],
  ] as const) {
    if (other === null) expect(own).toBeNull();
    else expect(own).toBeCloseTo(other, 10);
  }
  return {
    ...{ x1, t1, x2, t2 },
    rate_ratio: ratio,
    ci95: [lower, upper],
    p_two_sided_minlike: exactRateRatioTest(counts, 1, 'two-sided'),
    p_less: less,
    p_greater: greater,
  };
}

describe('P11: exact tests, limits, tails, power and numbers needed', () => {
  it('every known number comes out', () => {
    const actual = {
      garwood_ci95: rowsOf<'x'>('garwood_ci95').map(({ x }) => {
        const { lower, upper } = poissonInterval(x, LEVEL);
        return { x, ci: [lower, upper] };
      }),
      one_sample: rowsOf<'x' | 'mu'>('one_sample').map(oneSample),
      two_sample: rowsOf<'x1' | 't1' | 'x2' | 't2'>('two_sample').map(twoSample),
      nb_tail: rowsOf<'x' | 'mu' | 'k'>('nb_tail').map(({ x, mu, k }) => ({ x, mu, k, upper_p: negativeBinomialUpperTail(x, mu, k) })),
      power_exact_one_sided_05: rowsOf<'before' | 'ratio' | 'cmf'>('power_exact_one_sided_05').map(({ before, ratio, cmf }) => ({
        ...{ before, ratio, cmf },
        power: exactPower(before, { crashModificationFactor: cmf, afterToBefore: ratio }, { alternative: 'less', significance: 0.05 }),
      })),
      required_before_crashes: rowsOf<'cmf' | 'ratio' | 'z'>('required_before_crashes').map(({ cmf, ratio, z }) => ({
        ...{ cmf, ratio, z },
        before: accidentsNeededBefore({ crashModificationFactor: cmf, afterToBefore: ratio, zScore: z }),
      })),
    };
    const { default_rel: relative, power_abs: absolute } = theCase.tolerance as { default_rel: number; power_abs: number };
    const compared = expectEveryNumber(actual, theCase.expected, (path) => (path.endsWith('.power') ? { absolute } : { relative }));
    expect(compared).toBe(5 * 3 + 4 * 6 + 3 * 10 + 3 * 4 + 4 * 4 + 4 * 4);
  });
});
