import { reachesBeyond } from '@elektron/columns';
import type { Period } from '@elektron/domain';

import type { ChosenSites } from './choose-sites.ts';
import type { EvaluatedIntervention } from './evaluate-intervention.ts';
import { PERIOD_LABELS, type EvaluationQuestion } from './evaluation-question.ts';
import type { OwnNoticeCode } from './evaluation-texts.ts';
import type { SiteCounts } from './site-counts.ts';
import { SHOWN_REFERENCE_SITES } from './draw-sites.ts';
import { namePeriod } from './recorded-periods.ts';
import type { EvaluationNotice } from './stored-evaluation.ts';

/** What is weak about records, sites and question, the weightiest first. */
export function findNotices(
  counts: SiteCounts,
  chosen: ChosenSites,
  intervention: EvaluatedIntervention,
  question: EvaluationQuestion,
): EvaluationNotice[] {
  const evaluated = chosen.treatedKeys.length;
  const treated = evaluated + chosen.leftOutKeys.length;
  const places = intervention.places.length;
  const referenceSites = chosen.reference.length;
  return [
    ...when(intervention.illustrative, 'ILLUSTRATIVE'),
    ...when(chosen.pool === 'any-accident', 'POOL_OF_ANY_ACCIDENT'),
    ...when(2 * evaluated < treated, 'MOST_TREATED_LEFT_OUT', { sites: evaluated, treated }),
    ...leftOut(counts, chosen, treated),
    ...beyond(question.beforePeriod, counts.dataPeriod, 'before'),
    ...beyond(question.afterPeriod, counts.dataPeriod, 'after'),
    ...when(intervention.selectedForHighCounts === null, 'SELECTION_UNKNOWN'),
    ...when(chosen.treatedByOthers > 0, 'TREATED_BY_OTHERS', { sites: chosen.treatedByOthers }),
    ...when(chosen.excludedForOthers > 0, 'REFERENCE_WITHOUT_OTHERS', { sites: chosen.excludedForOthers }),
    ...when(counts.dateUncertain > 0, 'DATE_UNCERTAIN', { accidents: counts.dateUncertain }),
    ...when(counts.placeUncertain > 0, 'PLACE_UNCERTAIN', { accidents: counts.placeUncertain }),
    ...when(counts.notLocated > 0 && chosen.pool !== 'road-network', 'NOT_LOCATED', { accidents: counts.notLocated }),
    ...when(treated < places && chosen.pool !== 'road-network', 'PLACES_SHARE_A_SITE', { places, sites: treated }),
    ...when(chosen.pool === 'accident-outside-periods', 'REFERENCE_CHOSEN_BY_OTHER_YEARS'),
    ...when(question.filterPeriodDropped, 'FILTER_PERIOD_NOT_USED'),
    ...when(referenceSites > SHOWN_REFERENCE_SITES, 'REFERENCE_NOT_ALL_SHOWN', { shown: SHOWN_REFERENCE_SITES, sites: referenceSites }),
  ];
}

function when(holds: boolean, code: OwnNoticeCode, details: EvaluationNotice['details'] = {}): EvaluationNotice[] {
  return holds ? [{ code, details }] : [];
}

function leftOut({ positionOf, before, after }: SiteCounts, { leftOutKeys, pool }: ChosenSites, treated: number): EvaluationNotice[] {
  const total = (counts: Uint32Array): number =>
    leftOutKeys.reduce((sum, key) => {
      const position = positionOf.get(key);
      return position === undefined ? sum : sum + counts[position]!;
    }, 0);
  const code = pool === 'any-accident' ? 'TREATED_WITHOUT_ACCIDENTS' : 'TREATED_LEFT_OUT';
  return when(leftOutKeys.length > 0, code, { sites: leftOutKeys.length, treated, before: total(before), after: total(after) });
}

function beyond(period: Period, records: Period, name: 'before' | 'after'): EvaluationNotice[] {
  return when(reachesBeyond(period, records), 'PERIOD_BEYOND_DATA', { ...namePeriod(records), period: PERIOD_LABELS[name] });
}
