import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import type { BeforeAfterInput } from '@elektron/statistics';

import type { ChosenSites } from './choose-sites.ts';
import { countMonths } from './count-months.ts';
import { countTargets } from './count-targets.ts';
import { EVALUATION_SEED, type EvaluationQuestion } from './evaluation-question.ts';
import type { SiteCounts } from './site-counts.ts';

/** What the methods beyond counts by site and period take: months, the target type, traffic, a seed. */
export function countFurther(
  columns: AccidentColumns,
  counts: SiteCounts,
  chosen: ChosenSites,
  { question, places }: { readonly question: EvaluationQuestion; readonly places: PlaceMarks | null },
): Pick<BeforeAfterInput, 'monthlySeries' | 'targetCounts' | 'traffic' | 'seed'> {
  const { targetFilter, traffic = null } = question;
  return {
    monthlySeries: countMonths(columns, question, counts, chosen, places),
    targetCounts: targetFilter ? countTargets(columns, question, targetFilter, counts, chosen.treatedKeys, places) : null,
    traffic,
    seed: EVALUATION_SEED,
  };
}
