import { randomPoisson } from '../../random-variates.ts';
import { seededRandom } from '../../random.ts';
import { estimateComparability } from '../comparison-group/comparability.ts';

/** Yearly totals of two groups before a treatment; the treated one may drift away from the other. */
export interface ComparabilityStudy {
  readonly years: number;
  /** Accidents a year in the first year. */
  readonly treated: number;
  readonly comparison: number;
  /** What the treated group's mean is multiplied by from year to year; 1 = both keep together. */
  readonly yearlyFactor: number;
}

export interface ComparabilityScore {
  /** Share of all series in which the test could be made. */
  readonly tested: number;
  /** Share of those in which it says that the groups moved apart. */
  readonly movedApart: number;
  /** The same by the rule often printed: 1 lies outside of mean ± 1.96 standard errors of the sample odds ratios. */
  readonly movedApartByOddsRatios: number;
}

/** Repeats the check on series drawn from a seed. */
export function simulateComparability(study: ComparabilityStudy, series: number, seed: number): ComparabilityScore {
  const random = seededRandom(seed);
  let tested = 0;
  let movedApart = 0;
  let withOddsRatios = 0;
  let byOddsRatios = 0;
  for (let i = 0; i < series; i += 1) {
    const years = Array.from({ length: study.years }, (_, year) => study.treated * study.yearlyFactor ** year);
    const { isComparable, mean, standardError } = estimateComparability({
      treated: years.map((expected) => randomPoisson(random, expected)),
      comparison: years.map(() => randomPoisson(random, study.comparison)),
    });
    if (isComparable !== null) tested += 1;
    if (isComparable === false) movedApart += 1;
    if (mean === null || standardError === null) continue;
    withOddsRatios += 1;
    if (Math.abs(mean - 1) > 1.96 * standardError) byOddsRatios += 1;
  }
  return { tested: tested / series, movedApart: movedApart / tested, movedApartByOddsRatios: byOddsRatios / withOddsRatios };
}
