import { formatDayNumber, getDayNumber, Problem, type Period, type Text } from '@elektron/domain';

import { PERIOD_LABELS, type EvaluationQuestion } from './evaluation-question.ts';

/** What the records cover, as texts name it: the first and the last day. */
export function namePeriod({ start, end }: Period): { readonly start: string; readonly end: string } {
  return { start, end: formatDayNumber(getDayNumber(end) - 1) };
}

/**
 * A period of which no day is on record counts nothing, and nothing would pass for a success.
 * @throws Problem PERIOD_WITHOUT_RECORDS
 */
export function requireRecordedPeriods(question: Pick<EvaluationQuestion, 'beforePeriod' | 'afterPeriod'>, records: Period): void {
  requireOnRecord('beforePeriod', question.beforePeriod, PERIOD_LABELS.before, records);
  requireOnRecord('afterPeriod', question.afterPeriod, PERIOD_LABELS.after, records);
}

function requireOnRecord(field: string, period: Period, label: Text, records: Period): void {
  if (!isOnRecord(period, records)) throw new Problem('PERIOD_WITHOUT_RECORDS', { field, period: label, ...namePeriod(records) });
}

/** Whether a period shares a day with the records. */
export function isOnRecord(period: Period, records: Period): boolean {
  return period.start < records.end && period.end > records.start;
}
