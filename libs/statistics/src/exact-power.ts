import { Problem } from '@elektron/domain';
import { binomialLowerTail, binomialUpperTail } from './binomial.ts';
import { exactRateRatioTest } from './exact-ratio.ts';
import { findLast } from './find-last.ts';
import { poissonProbability } from './poisson.ts';
import { requireLevel, requirePositive } from './require-number.ts';

/** A before/after study that is still to be made, at sites that were not picked for their accidents. */
export interface StudyToPlan {
  /** The effect to be seen, as a crash modification factor; below 1 for fewer accidents. */
  readonly crashModificationFactor: number;
  /** Expected accidents after, untreated, per accident before: the after period in units of the before period, times the trend. */
  readonly afterToBefore: number;
}

/** How it will be judged: by the exact test of two Poisson counts. */
export interface PlannedTest {
  /** `less`: only fewer accidents shall count as an effect; `two-sided`: as R's poisson.test. */
  readonly alternative: 'less' | 'two-sided';
  /** 0.05 for 5 %. */
  readonly significance: number;
}

/**
 * How probable it is that the exact test of two Poisson counts calls the effect significant. Of an effect of 1 it is how often the test is wrong, at
 * most the significance. All outcomes are enumerated; those left out have a probability below 1e-12.
 * @param expectedBefore accidents expected before, above 0
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: the conditional test of Przyborowski & Wilenski 1940, Biometrika 31, 313-323, over the Poisson distribution of the sum.
 */
export function exactPower(expectedBefore: number, study: StudyToPlan, test: PlannedTest): number {
  const effect = requirePositive('crashModificationFactor', study.crashModificationFactor);
  const ratio = requirePositive('afterToBefore', study.afterToBefore);
  requireLevel(test.significance);
  const after = ratio * effect * requirePositive('expectedBefore', expectedBefore);
  const mean = expectedBefore + after;
  const share = after / mean;
  const reach = DEVIATIONS * Math.sqrt(mean) + DEVIATIONS;
  const region = new SignificantOutcomes(ratio, test);
  let power = 0;
  for (let sum = Math.max(0, Math.floor(mean - reach)); sum <= mean + reach; sum += 1) {
    power += poissonProbability(sum, mean) * region.probability(sum, share);
  }
  return Math.min(1, power);
}

/** So far from its mean a Poisson variable lies with a probability below 1e-12, however small the mean. */
const DEVIATIONS = 9;

/**
 * Of all outcomes with one sum of the two counts: the significant ones are those with the fewest accidents after, and for two sides also those with
 * the most. From one sum to the next their limits hardly move, so each search begins where the last one ended.
 */
class SignificantOutcomes {
  readonly #ratio: number;
  readonly #test: PlannedTest;
  /** The largest count after that is significantly small, and how many before those that are significantly large leave: -1 for none. */
  #few = -1;
  #fewBefore = -1;

  constructor(ratio: number, test: PlannedTest) {
    this.#ratio = ratio;
    this.#test = test;
  }

  /** @param share of the accidents that happen after the treatment, as they are expected */
  probability(sum: number, share: number): number {
    const mode = Math.min(sum, Math.floor(((sum + 1) * this.#ratio) / (1 + this.#ratio)));
    const isTwoSided = this.#test.alternative === 'two-sided';
    this.#few = moveTo(this.#few, isTwoSided ? mode : sum, (after) => this.#isSignificant(after, sum));
    const below = this.#few < 0 ? 0 : binomialLowerTail(this.#few, sum, share);
    if (!isTwoSided) return below;
    this.#fewBefore = moveTo(this.#fewBefore, sum - mode - 1, (before) => this.#isSignificant(sum - before, sum));
    return this.#fewBefore < 0 ? below : below + binomialUpperTail(sum - this.#fewBefore, sum, share);
  }

  #isSignificant(first: number, sum: number): boolean {
    const counts = { first, firstExposure: this.#ratio, second: sum - first, secondExposure: 1 };
    return exactRateRatioTest(counts, 1, this.#test.alternative) <= this.#test.significance;
  }
}

/** The last index up to `high` where a claim that is true first and false afterwards holds, sought from where it was found before; -1 if nowhere. */
function moveTo(from: number, high: number, holds: (index: number) => boolean): number {
  if (from < 0) return findLast(-1, high, holds);
  let at = Math.min(from, high);
  while (at >= 0 && !holds(at)) at -= 1;
  while (at >= 0 && at < high && holds(at + 1)) at += 1;
  return at;
}

export interface NeededAccidents {
  /** Accidents expected before the treatment, whole. */
  readonly before: number;
  /** What it then is, at least what was asked for. */
  readonly power: number;
}

/** Beyond it a study is no plan any more, and the enumeration takes long. */
const MOST_ACCIDENTS = 20_000;

/**
 * The fewest accidents before a treatment with which the exact test sees an effect as often as asked.
 * @param power 0.8 is usual
 * @returns `null` where more than 20,000 would be needed
 * @throws Problem NOT_POSITIVE for an effect of 1, INPUT_INVALID
 * Source: exact enumeration. Hauer's formula for "just significant" (accidentsNeededBefore) answers another question: with it an effect is seen in about
 * one study of two.
 */
export function accidentsNeededForPower(study: StudyToPlan, test: PlannedTest, power: number): NeededAccidents | null {
  requireLevel(power);
  requirePositive('|1 - crashModificationFactor|', Math.abs(1 - study.crashModificationFactor));
  if (test.alternative === 'less' && study.crashModificationFactor > 1)
    throw new Problem('INPUT_INVALID', { field: 'crashModificationFactor', value: study.crashModificationFactor });
  const isEnough = (before: number): boolean => exactPower(before, study, test) >= power;
  let enough = 1;
  while (!isEnough(enough)) {
    if (enough === MOST_ACCIDENTS) return null;
    enough = Math.min(MOST_ACCIDENTS, 2 * enough);
  }
  const tooFew = findLast(Math.floor(enough / 2), enough, (before) => !isEnough(before));
  const before = tooFew + 1;
  return { before, power: exactPower(before, study, test) };
}
