import type { Period } from '@elektron/domain';

import type { ChosenSites } from './choose-sites.ts';
import type { EvaluatedIntervention } from './evaluate-intervention.ts';
import { PERIOD_LABELS, type EvaluationQuestion } from './evaluation-question.ts';
import type { OwnNoticeCode } from './evaluation-texts.ts';
import { reachesBeyond, type SiteCounts } from './site-counts.ts';
import { SHOWN_REFERENCE_SITES } from './draw-sites.ts';
import type { EvaluationNotice } from './stored-evaluation.ts';

/** What is weak about records, sites and question, the weightiest first. */
export function findNotices(
  counts: SiteCounts,
  chosen: ChosenSites,
  intervention: EvaluatedIntervention,
  question: EvaluationQuestion,
): EvaluationNotice[] {
  const treated = chosen.treatedKeys.length;
  const places = intervention.places.length;
  const referenceSites = chosen.reference.length;
  return [
    ...when(intervention.illustrative, 'ILLUSTRATIVE'),
    ...when(chosen.pool === 'any-accident', 'POOL_OF_ANY_ACCIDENT'),
    ...when(chosen.treatedOutsidePool > 0, 'TREATED_NOT_IN_POOL', { sites: chosen.treatedOutsidePool, treated }),
    ...beyond(question.beforePeriod, counts.dataPeriod, 'before'),
    ...beyond(question.afterPeriod, counts.dataPeriod, 'after'),
    ...when(intervention.selectedForHighCounts === null, 'SELECTION_UNKNOWN'),
    ...when(counts.dateUncertain > 0, 'DATE_UNCERTAIN', { accidents: counts.dateUncertain }),
    ...when(counts.notLocated > 0, 'NOT_LOCATED', { accidents: counts.notLocated }),
    ...when(treated < places, 'PLACES_SHARE_A_SITE', { places, sites: treated }),
    ...when(chosen.pool === 'accident-outside-periods', 'REFERENCE_CHOSEN_BY_OTHER_YEARS'),
    ...when(question.filterPeriodDropped, 'FILTER_PERIOD_NOT_USED'),
    ...when(referenceSites > SHOWN_REFERENCE_SITES, 'REFERENCE_NOT_ALL_SHOWN', { shown: SHOWN_REFERENCE_SITES, sites: referenceSites }),
  ];
}

function when(holds: boolean, code: OwnNoticeCode, details: EvaluationNotice['details'] = {}): EvaluationNotice[] {
  return holds ? [{ code, details }] : [];
}

function beyond(period: Period, { start, end }: Period, name: 'before' | 'after'): EvaluationNotice[] {
  return when(reachesBeyond(period, { start, end }), 'PERIOD_BEYOND_DATA', { start, end, period: PERIOD_LABELS[name] });
}
