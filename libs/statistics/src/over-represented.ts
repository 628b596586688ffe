import type { ConfidenceInterval } from './confidence-interval.ts';
import { proportionInterval } from './exact-ratio.ts';
import { falseDiscoveryRate } from './false-discovery-rate.ts';
import { exactOddsRatio, moreFrequentTest, smallestPossibleP, type OddsRatio, type TwoShares } from './odds-ratio.ts';

/** One comparison of many: something at a place beside the same elsewhere. */
export interface ComparedShare {
  readonly shares: TwoShares;
  /** Of the first group; `null` where nothing is known of it. */
  readonly interval: ConfidenceInterval | null;
  readonly oddsRatio: OddsRatio;
  /** Probability of as many or more in the first group where the groups do not differ. */
  readonly pValue: number;
  /** Adjusted for all that were tested; `null` where no outcome could have said anything. */
  readonly qValue: number | null;
  readonly overRepresented: boolean;
}

export interface ComparedShares {
  /** In the order in which they were given. */
  readonly compared: readonly ComparedShare[];
  readonly tested: number;
}

/**
 * Which of many things are more frequent in the first group than in the second, with their effect and its uncertainty.
 *
 * What could not come out below 1 - level whatever happened is not tested. That follows from how many there are in all and not from where they are,
 * so leaving it out keeps the false discovery rate of the others, and spares them an adjustment for tests that are none.
 * @param level 0.95: over-represented is what has q <= 0.05, and intervals hold 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Sources: Fisher's exact test, one-sided; Tarone 1990, Biometrics 46, 515-522; Gilbert 2005, Applied Statistics 54, 143-158.
 */
export function findOverRepresented(all: readonly TwoShares[], level: number): ComparedShares {
  const pValues = all.map((shares) => moreFrequentTest(shares));
  const isTested = all.map((shares) => smallestPossibleP(shares) <= 1 - level);
  const adjusted = falseDiscoveryRate(Float64Array.from(pValues.filter((_, index) => isTested[index])));
  let tested = 0;
  const compared = all.map((shares, index): ComparedShare => {
    const qValue = isTested[index] === true ? adjusted[tested++]! : null;
    return {
      shares,
      interval: shares.firstTotal === 0 ? null : proportionInterval(shares.first, shares.firstTotal, level),
      oddsRatio: exactOddsRatio(shares, level),
      pValue: pValues[index]!,
      qValue,
      overRepresented: qValue !== null && qValue <= 1 - level,
    };
  });
  return { compared, tested };
}
