import {
  estimateEffect,
  type BeforeAfterInput,
  type BeforeAfterWarning,
  type Effect,
  type EmpiricalBayesDetail,
  type SiteRow,
  type WarningCode,
} from '@elektron/statistics';

import { asHauer, USUAL_LEVEL, type AskedAgain, type HauerAnswer, type MethodAnswer } from './break-down.ts';
import { isAskedThroughAll, type ChoiceQuestion } from './narrowed-choice.ts';
import type { EvaluationNotice } from './stored-evaluation.ts';
import { sum } from './sum.ts';

export interface AnsweredThroughAll {
  readonly answers: readonly MethodAnswer[];
  /** Counts of all accidents, where the answers rest on them too. */
  readonly inputOfAll?: BeforeAfterInput;
  readonly notices: readonly EvaluationNotice[];
}

/**
 * Empirical Bayes of some of the accidents, where the places were chosen by all of them. Asked about the few alone it would take the busy places for places of
 * the mean: they were not chosen for those, and their counts say little. So it is asked about all accidents, and its answer is brought down to those that
 * are counted by what the comparison group says of either (docs/evaluation-result.md, "Some of the accidents").
 * @param alone answers from the counted accidents
 */
export function answerThroughAll(
  alone: readonly MethodAnswer[],
  input: BeforeAfterInput,
  { chosenBy, selectedForHighCounts }: ChoiceQuestion & { readonly selectedForHighCounts: boolean | null },
  { filter, recount, answer }: AskedAgain,
): AnsweredThroughAll {
  const bayes = alone.find(({ method }) => method === 'empirical-bayes');
  if (chosenBy === undefined || bayes === undefined) return { answers: alone, notices: [] };
  const inputOfAll = recount({ ...filter, selections: {} });
  const shares = sharesOf(input, inputOfAll);
  // A filter that leaves nothing out asks nothing new.
  if (Object.values(shares).every(({ counted, all }: Share) => counted === all)) return { answers: alone, notices: [] };
  const percent = shares.before.all === 0 ? 0 : Math.round((100 * shares.before.counted) / shares.before.all);
  if (!isAskedThroughAll(chosenBy)) return { answers: alone, notices: [{ code: 'CHOSEN_BY_COUNTED', details: { percent } }] };
  const compared = asHauer(answer('comparison-group', input));
  const ofAll = { bayes: asHauer(answer('empirical-bayes', inputOfAll)), comparison: asHauer(answer('comparison-group', inputOfAll)) };
  const corrected = bringDown(compared, ofAll, shares);
  return {
    answers: alone.map((each) => (each === bayes ? corrected : each)),
    inputOfAll,
    notices:
      chosenBy === 'not-said' && selectedForHighCounts !== false
        ? [tellBoth(corrected, bayes, percent)]
        : [{ code: 'NARROWED_THROUGH_ALL', details: { percent } }],
  };
}

/**
 * Where nobody says by which accidents the places were chosen, either answer can be the wrong one, and badly: through all, luck in the few passes for success;
 * from the few alone, busy places pass for worse. A conclusion is drawn only where both come to the same.
 */
function tellBoth(throughAll: MethodAnswer, alone: MethodAnswer, percent: number): EvaluationNotice {
  const [first, second] = [asHauer(throughAll).result, asHauer(alone).result];
  const isSame = first !== null && second !== null && verdictOf(first) === verdictOf(second);
  const told = { percent, through: shown(first), alone: shown(second) };
  return { code: isSame ? 'NARROWED_CHOICE_NOT_SAID' : 'NARROWED_CHOICE_DECIDES', details: told };
}

/** Below 1, above it, or neither. */
function verdictOf({ ratioConfidenceInterval: interval }: Effect): string {
  if (interval === null) return 'none';
  return interval.upper < 1 ? 'fewer' : interval.lower > 1 ? 'more' : 'not-shown';
}

/** For the text only: two decimals. */
function shown(effect: Effect | null): number | string {
  const ratio = effect?.ratioObservedToExpected ?? null;
  return ratio === null ? '–' : Math.round(100 * ratio) / 100;
}

interface Share {
  readonly counted: number;
  readonly all: number;
}

/** At the treated sites, and in the comparison group. */
interface Shares {
  readonly before: Share;
  readonly after: Share;
  readonly comparisonBefore: Share;
  readonly comparisonAfter: Share;
}

function sharesOf(counted: BeforeAfterInput, all: BeforeAfterInput): Shares {
  const share = (of: (input: BeforeAfterInput) => number): Share => ({ counted: of(counted), all: of(all) });
  return {
    before: share(({ treated }) => sum(treated.observedBefore)),
    after: share(({ treated }) => sum(treated.observedAfter)),
    comparisonBefore: share(({ comparison }) => comparison?.observedBefore ?? 0),
    comparisonAfter: share(({ comparison }) => comparison?.observedAfter ?? 0),
  };
}

/** Of all accidents, by both methods. */
interface OfAll {
  readonly bayes: HauerAnswer;
  readonly comparison: HauerAnswer;
}

/**
 * expected = comparison group of the counted · (empirical Bayes of all / comparison group of all). Its relative variance is that of empirical Bayes of all, and
 * of the three shares by which the counted are part of all: given the sums these are shares of binomial counts, so that ln(share) has 1/counted - 1/all.
 * Where the counted are all, this is empirical Bayes itself.
 */
function bringDown(compared: HauerAnswer, { bayes, comparison }: OfAll, shares: Shares): MethodAnswer {
  const method = 'empirical-bayes';
  if (bayes.result === null || bayes.result.detail.kind !== method) return { method, result: null, problem: bayes.problem };
  if (compared.result === null || comparison.result === null)
    return { method, result: null, problem: compared.problem ?? comparison.problem };
  const { result: ofBayes } = bayes;
  const { observedBefore, observedAfter, sites, treatedSites, yearsBefore, yearsAfter } = compared.result;
  const ratio = comparison.result.expectedAfter === 0 ? 0 : compared.result.expectedAfter / comparison.result.expectedAfter;
  const expectedAfter = ofBayes.expectedAfter * ratio;
  const variance =
    expectedAfter === 0 ? 0 : expectedAfter ** 2 * (ofBayes.expectedAfterVariance / ofBayes.expectedAfter ** 2 + errorOf(shares));
  const level = ofBayes.ratioConfidenceInterval?.level ?? USUAL_LEVEL;
  const effect = estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance: variance }, level);
  const scale = { before: shares.before.all === 0 ? 0 : shares.before.counted / shares.before.all, after: ratio };
  return {
    method,
    problem: null,
    result: {
      ...effect,
      effectKind: 'observed-to-expected',
      method,
      treatedSites,
      yearsBefore,
      yearsAfter,
      observedBefore,
      sites: scaleSites(ofBayes.sites, sites, scale),
      detail: scaleDetail(bayes.result.detail, {
        observedBefore,
        observedAfter,
        expectedAfter,
        variance,
        durationRatio: yearsAfter / yearsBefore,
        scale,
      }),
      warnings: mergeWarnings(compared.result.warnings, ofBayes.warnings),
    },
  };
}

/** What only the comparison group has to be warned of; what it leaves in, empirical Bayes of all has taken out. */
const OF_THE_GROUP: ReadonlySet<WarningCode> = new Set([
  'REGRESSION_TO_THE_MEAN_REMAINS',
  'COMPARABILITY_NOT_CHECKED',
  'COMPARABILITY_CHECKED',
  'COMPARISON_NOT_COMPARABLE',
]);

function mergeWarnings(counted: readonly BeforeAfterWarning[], ofAll: readonly BeforeAfterWarning[]): BeforeAfterWarning[] {
  const kept = counted.filter(({ code }) => !OF_THE_GROUP.has(code));
  return [...kept, ...ofAll.filter(({ code }) => kept.every((other) => other.code !== code))];
}

/** A share of nothing is never asked for: nothing would be expected then. */
function errorOf({ before, comparisonBefore, comparisonAfter }: Shares): number {
  return [before, comparisonBefore, comparisonAfter].reduce((total, { counted, all }) => total + 1 / counted - 1 / all, 0);
}

interface Scale {
  readonly before: number;
  readonly after: number;
}

/** What each site is expected to have of all accidents, by the shares that hold for all treated sites together. */
function scaleSites(ofAll: readonly SiteRow[], counted: readonly SiteRow[], { before, after }: Scale): SiteRow[] {
  const countedOf = new Map(counted.map((site) => [site.siteId, site]));
  return ofAll.flatMap((site) => {
    const own = countedOf.get(site.siteId);
    if (own === undefined) return [];
    const expectedAfter = site.expectedAfter * after;
    return [
      {
        ...site,
        observedBefore: own.observedBefore,
        observedAfter: own.observedAfter,
        predictedBefore: site.predictedBefore === null ? null : site.predictedBefore * before,
        predictedAfter: site.predictedAfter === null ? null : site.predictedAfter * after,
        expectedBefore: site.expectedBefore * before,
        expectedAfter,
        expectedAfterVariance: site.expectedAfterVariance * after ** 2,
        ratioObservedToExpected: expectedAfter === 0 ? null : own.observedAfter / expectedAfter,
      },
    ];
  });
}

interface BroughtDown {
  readonly observedBefore: number;
  readonly observedAfter: number;
  readonly expectedAfter: number;
  readonly variance: number;
  readonly durationRatio: number;
  readonly scale: Scale;
}

/** The luck in the counted accidents is that in all of them, by their share; what the reference group says stays that of all. */
function scaleDetail(detail: EmpiricalBayesDetail, { durationRatio, scale, ...counted }: BroughtDown): EmpiricalBayesDetail {
  const { observedBefore, observedAfter, expectedAfter, variance } = counted;
  const { regressionConfidenceInterval: interval, excessOfObserved, undefinedReasons } = detail.dropDecomposition;
  const expectedBefore = detail.expectedBefore * scale.before;
  const drop = durationRatio * observedBefore - observedAfter;
  const dropStandardError = Math.sqrt(durationRatio ** 2 * observedBefore + observedAfter);
  const hasDropped = drop > 0 && drop >= dropStandardError && interval !== null;
  const within = Math.min(detail.varianceWithinSites * scale.after ** 2, variance);
  return {
    ...detail,
    expectedBefore,
    varianceWithinSites: within,
    varianceFromReference: variance - within,
    intervalWithinSites: null,
    printedVariance: null,
    dropDecomposition: {
      drop,
      dropStandardError,
      regressionToTheMean: durationRatio * (observedBefore - expectedBefore),
      trend: durationRatio * expectedBefore - expectedAfter,
      treatment: expectedAfter - observedAfter,
      regressionConfidenceInterval: hasDropped
        ? { ...interval, lower: interval.lower * scale.before, upper: interval.upper * scale.before }
        : null,
      excessOfObserved: observedBefore === 0 ? null : excessOfObserved,
      undefinedReasons: hasDropped ? undefinedReasons : [...new Set([...undefinedReasons, 'NO_DROP' as const])],
    },
  };
}
