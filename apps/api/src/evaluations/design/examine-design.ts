import type { AccidentColumns } from '@elektron/columns';
import { yearsOfPeriod } from '@elektron/domain';
import { estimateByMoments, estimateExpectedAccidents, MINIMUM_REFERENCE_SITES, totalCounts } from '@elektron/statistics';

import type { ChosenSites } from '../choose-sites.ts';
import type { EvaluatedIntervention } from '../evaluate-intervention.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import { isAskedThroughAll } from '../narrowed-choice.ts';
import { countSites, type SiteCounts } from '../site-counts.ts';
import { takeSites, type CountedWhere } from '../take-sites.ts';
import { checkDesign, studyOf } from './check-design.ts';
import type { DesignCheck } from './design-check.ts';
import type { KnownChange } from './known-change.ts';
import { methodFacts, recommendMethod, type Recommendation } from './recommend-method.ts';
import { findRecordingJumps } from './recording-jumps.ts';
import { lookAhead, type StudyOutlook, type WantedStudy } from './study-outlook.ts';

/** What is known beside the records. */
export interface DesignContext {
  readonly changes: readonly KnownChange[];
  /** Other real interventions of these years. */
  readonly others: number;
  readonly wanted: WantedStudy;
}

/** What can be said of a study before it is made. */
export interface ExaminedDesign {
  readonly checks: readonly DesignCheck[];
  readonly recommendation: Recommendation;
  readonly outlook: StudyOutlook;
  readonly referenceSites: number;
}

/**
 * Checks a design against the records, and looks ahead. Deterministic.
 * @throws Problem NO_ACCIDENTS, and as `takeRoadSites`
 */
export function examineDesign(
  columns: AccidentColumns,
  intervention: EvaluatedIntervention,
  question: EvaluationQuestion,
  context: DesignContext,
  where: CountedWhere = { places: null, network: null },
): ExaminedDesign {
  const { counts, chosen, sites: countedAt } = takeSites(columns, intervention, question, where);
  const { selectedForHighCounts } = intervention;
  const referenceSites = chosen.reference.length;
  const recommendation = recommendMethod(methodFacts(selectedForHighCounts, referenceSites, question));
  const sites = { treated: chosen.treatedKeys.length, leftOut: chosen.leftOutKeys.length, reference: referenceSites };
  const checks = checkDesign({
    question,
    records: counts.dataPeriod,
    chosen: { pool: chosen.pool, treatedByOthers: chosen.treatedByOthers, ...sites },
    zeroSites: countTreated(counts, chosen).filter((count) => count === 0).length,
    others: context.others,
    selectedForHighCounts,
    recording: findRecordingJumps(columns, studyOf(question)),
    changes: context.changes,
    recommended: recommendation.method,
  });
  const base = rateOf(counts, chosen, {
    selectedForHighCounts,
    yearsBefore: yearsOfPeriod(question.beforePeriod),
    ofAll: isAskedThroughAll(question.chosenBy)
      ? countSites(columns, { ...question, filter: { ...question.filter, selections: {} } }, where.places, countedAt)
      : counts,
  });
  const isAnswerable = !checks.some(({ id, state }) => id === 'reference-sites' && state === 'failed');
  const outlook = lookAhead({ ...base, yearsAfter: yearsOfPeriod(question.afterPeriod) }, context.wanted, isAnswerable);
  return { checks, recommendation, outlook, referenceSites };
}

function countTreated({ positionOf, before }: SiteCounts, { treatedKeys }: ChosenSites): number[] {
  return treatedKeys.map((key) => {
    const position = positionOf.get(key);
    return position === undefined ? 0 : before[position]!;
  });
}

interface Choice {
  readonly selectedForHighCounts: boolean | null;
  readonly yearsBefore: number;
  /** Counts of the accidents that the sites were chosen by: all, or those that are counted. */
  readonly ofAll: SiteCounts;
}

/**
 * Accidents a year at the treated sites. Of sites that were, or may have been, picked for their accidents, the raw count is partly luck: then what
 * empirical Bayes expects of them, from the counts before of both groups together (as the method does with the role "remainder").
 */
function rateOf(
  counts: SiteCounts,
  chosen: ChosenSites,
  { selectedForHighCounts, yearsBefore, ofAll }: Choice,
): Pick<StudyOutlook, 'observedPerYear' | 'expectedPerYear' | 'basis' | 'comparisonPerYear' | 'yearsBefore'> {
  const treated = countTreated(counts, chosen);
  const reference = chosen.reference.map((position) => counts.before[position]!);
  const total = totalCounts([...treated, ...reference]);
  const observed = totalCounts(treated).sum;
  const isBiased = selectedForHighCounts !== false && reference.length >= MINIMUM_REFERENCE_SITES && total.sum > 0;
  const expected = isBiased ? expectTreated(ofAll, chosen, observed) : observed;
  return {
    observedPerYear: observed / yearsBefore,
    expectedPerYear: expected / yearsBefore,
    basis: isBiased ? 'empirical-bayes' : 'observed',
    comparisonPerYear: totalCounts(reference).sum / yearsBefore,
    yearsBefore,
  };
}

/** Long-run accidents of the treated sites: of the accidents that they were chosen by, and of those that are counted in proportion. */
function expectTreated(ofAll: SiteCounts, chosen: ChosenSites, observed: number): number {
  const treated = countTreated(ofAll, chosen);
  const reference = chosen.reference.map((position) => ofAll.before[position]!);
  const { mean, overdispersion } = estimateByMoments(totalCounts([...treated, ...reference]));
  const expected = treated.reduce((sum, count) => sum + estimateExpectedAccidents(count, mean, overdispersion).expected, 0);
  const observedOfAll = totalCounts(treated).sum;
  return observed === observedOfAll ? expected : (expected * observed) / observedOfAll;
}
