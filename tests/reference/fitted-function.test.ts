import { describe, expect, it } from '@jest/globals';
import {
  binomialLowerTail,
  binomialUpperTail,
  getBeforeAfterMethod,
  seededRandom,
  type BeforeAfterInput,
  type EmpiricalBayesDetail,
} from '@elektron/statistics';
import { drawNetwork, FUNCTION_STUDIES, simulateFunction, type FunctionStudy } from './function-study.ts';
import { maximizeSlowly } from './slow-count-model.ts';

/*
 * Empirical Bayes with a function that is fitted to the reference sites, through the same door as the product: against a slow computation, and on networks
 * of which it is known what the treatment did. `npm test` takes a few networks of each study; `npm run -s test:fitted-function` takes two thousand, and
 * prints the table of docs/methods/empirical-bayes.md.
 */

const IS_FULL = process.env['FITTED_FUNCTION'] === 'full';
const NETWORKS = IS_FULL ? 2000 : 40;
const SEED = 20_261_130;
const STUDIES = IS_FULL ? FUNCTION_STUDIES : FUNCTION_STUDIES.filter(({ role }) => role === 'remainder');

/** Asked for: 93 to 97 % of the intervals contain the truth, and the mean effect is so near to it. */
const [LEAST_COVERED, MOST_COVERED] = [0.93, 0.97];
const nearness = ({ referenceSites }: FunctionStudy): number => (referenceSites < 300 ? 0.03 : 0.02);
/** Beyond what a true share gives in one of a thousand repetitions on either side. */
const counts = Array.from({ length: NETWORKS + 1 }, (_, n) => n);
const least = counts.find((n) => binomialLowerTail(n, NETWORKS, LEAST_COVERED) >= 0.001)!;
const most = counts.findLast((n) => binomialUpperTail(n, NETWORKS, MOST_COVERED) >= 0.001)!;
const leastFalse = counts.find((n) => binomialUpperTail(n, NETWORKS, 0.025) < 0.001)!;
/** So many standard errors is a mean of few networks off by chance in one of a thousand repetitions. */
const CHANCE = IS_FULL ? 0 : 3.3;

function report(line: string): void {
  if (IS_FULL) process.stderr.write(`${line}\n`);
}

describe(`${NETWORKS} networks, the sites with most accidents before treated`, () => {
  report(
    "| reference sites | role | true factor | naive: mean ratio | naive: false success % | EB: mean ratio | EB: mean factor (Hauer) | EB: coverage % | EB: false success % | Hauer's variance alone: coverage % | refused |",
  );

  it.each(STUDIES)(
    '$referenceSites reference sites ($role), a true factor of $trueFactor: the function finds it, and the naive comparison something better',
    (study) => {
      const { naive, empiricalBayes, withinSitesOnly, refused } = simulateFunction(study, NETWORKS, SEED);
      const percent = (count: number): string => ((100 * count) / NETWORKS).toFixed(1);
      const { referenceSites, role, trueFactor } = study;
      const cells = [
        referenceSites,
        role,
        trueFactor,
        naive.meanRatio.toFixed(3),
        percent(naive.below),
        empiricalBayes.meanRatio.toFixed(3),
        empiricalBayes.meanFactor.toFixed(3),
        percent(empiricalBayes.covered),
        percent(empiricalBayes.below),
        percent(withinSitesOnly.covered),
        refused,
      ];
      report(`| ${cells.join(' | ')} |`);
      expect(refused).toBe(0);
      const chance = CHANCE * empiricalBayes.standardError;
      for (const mean of [empiricalBayes.meanRatio, empiricalBayes.meanFactor]) {
        expect(Math.abs(mean / trueFactor - 1)).toBeLessThan(nearness(study) + chance);
      }
      expect(empiricalBayes.covered).toBeGreaterThanOrEqual(least);
      expect(empiricalBayes.covered).toBeLessThanOrEqual(most);
      // The same bounds see what is wrong beside it: the naive success, and Hauer's variance, which takes the function for certain.
      expect(naive.below).toBeGreaterThanOrEqual(leastFalse);
      expect(naive.meanRatio / trueFactor).toBeLessThan(1 - nearness(study) - chance);
      if (IS_FULL) expect(withinSitesOnly.covered).toBeLessThan(least);
    },
    IS_FULL ? 1_200_000 : 60_000,
  );
});

describe('against a likelihood that is climbed by hand', () => {
  it.each(['remainder', 'separate'] as const)('%s: function, expectation and calibration are the slow ones', (role) => {
    const drawn = drawNetwork({ ...FUNCTION_STUDIES[0]!, role }, seededRandom(7));
    const input = asPeriods(drawn);
    const result = getBeforeAfterMethod('empirical-bayes').estimate(input, { basis: 'fitted-function', referenceRole: role });
    const { functionSites, treated } = input;
    const { reference, observedBefore, observedAfter, years } = functionSites!;
    const logTraffic = (part: number, of: 'reference' | 'treated'): number[] => Array.from(years[part]![of][0]!);
    const site = (of: 'reference' | 'treated') => (size: number, i: number) => ({
      accidents: (of === 'reference' ? observedBefore : treated.observedBefore)[i]!,
      terms: [logTraffic(0, of)[i]!],
      size,
      years: 3,
    });
    const references = reference.map(({ size }, i) => site('reference')(size, i));
    const ofTreated = functionSites!.treated.map(({ size }, i) => site('treated')(size, i));
    const sample = role === 'remainder' ? [...references, ...ofTreated] : references;
    const forms = (['constant', 'over-size'] as const).map((form) => ({ form, ...maximizeSlowly(sample, form) }));
    const slow = forms.reduce((best, next) => (next.logLikelihood > best.logLikelihood ? next : best));
    const [constant, exponent] = slow.coefficients as [number, number];
    const mean = (size: number, logOf: number): number => 3 * size * Math.exp(constant + exponent * logOf);
    const expectedOf = (count: number, predicted: number, size: number): number => {
      const weight = 1 / (1 + (slow.k / (slow.form === 'constant' ? 1 : size)) * predicted);
      return weight * predicted + (1 - weight) * count;
    };
    let [base, variance] = [0, 0];
    for (const [i, { size, accidents }] of references.entries()) {
      const predicted = mean(size, logTraffic(0, 'reference')[i]!);
      const ratio = mean(size, logTraffic(1, 'reference')[i]!) / predicted;
      const expected = expectedOf(accidents, predicted, size);
      const weight = 1 / (1 + (slow.k / (slow.form === 'constant' ? 1 : size)) * predicted);
      base += ratio * expected;
      variance += ratio ** 2 * (1 - weight) * expected;
    }
    const after = Array.from(observedAfter).reduce((sum, count) => sum + count, 0);
    const calibration = after / base / (1 + variance / base ** 2);
    const expectedAfter = ofTreated.reduce((sum, { size, accidents }, i) => {
      const predicted = mean(size, logTraffic(0, 'treated')[i]!);
      return sum + (calibration * expectedOf(accidents, predicted, size) * mean(size, logTraffic(1, 'treated')[i]!)) / predicted;
    }, 0);
    const [spf] = (result.detail as EmpiricalBayesDetail).functions!;
    expect(spf!.overdispersionForm).toBe(slow.form);
    expect(spf!.overdispersion / slow.k).toBeCloseTo(1, 3);
    expect(spf!.coefficients[1]!.value).toBeCloseTo(exponent, 4);
    expect(spf!.years[1]!.calibrationFactor / calibration).toBeCloseTo(1, 4);
    expect(result.expectedAfter / expectedAfter).toBeCloseTo(1, 4);
    expect(spf!.varianceOfCalibration / (expectedAfter ** 2 * (1 / after + variance / base ** 2))).toBeCloseTo(1, 3);
  });
});

/** The same network with each period as a whole, at the traffic of its middle year. */
function asPeriods(input: BeforeAfterInput): BeforeAfterInput {
  const { functionSites } = input;
  const { years, observedBefore, observedAfter } = functionSites!;
  return {
    ...input,
    functionSites: {
      ...functionSites!,
      years: [
        { ...years[1]!, year: null, years: 3, observed: observedBefore },
        { ...years[4]!, year: null, years: 3, observed: observedAfter },
      ],
    },
  };
}
