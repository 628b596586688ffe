import type { Severity } from '@elektron/domain';

/** How many people a line counts with an outcome; `null` where it does not say. */
export interface OutcomeCount {
  readonly severity: Severity;
  readonly count: number | null;
}

/**
 * Whether the people that a line counts cannot have been hurt in an accident of its severity: it is as bad as its worst casualty. Injuries that are
 * not divided agree with serious and slight ones, and where an outcome is not counted nothing is said.
 */
export function contradictsCounts(severity: Severity, counts: readonly OutcomeCount[]): boolean {
  const counted = (outcome: Severity): number => counts.find((count) => count.severity === outcome)?.count ?? 0;
  const isCounted = (outcome: Severity): boolean => counts.some((count) => count.severity === outcome && count.count !== null);
  if (counted('fatal') > 0) return severity !== 'fatal';
  if (severity === 'fatal') return isCounted('fatal');
  if (counted('serious') > 0) return severity !== 'serious' && severity !== 'injury';
  if (severity === 'serious') return isCounted('serious') && !isCounted('injury');
  if (severity === 'damage-only') return counted('slight') + counted('injury') > 0;
  return false;
}
