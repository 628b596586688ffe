import {
  ENDED_STATUSES,
  formatDayNumber,
  getDayNumber,
  planEvaluations,
  RESPONSIBILITY_KINDS,
  type BlackSpotStatus,
  type Period,
  type PlannedEvaluation,
} from '@elektron/domain';

import type { BlackSpotEvent, Keeper } from './black-spot.ts';

/** How a case stands: what follows from its history, and is kept nowhere. */
export interface CaseState {
  readonly status: BlackSpotStatus;
  readonly ended: boolean;
  readonly responsible: Keeper | null;
  /** Something is left to do, and nobody who could is responsible. */
  readonly needsResponsible: boolean;
  readonly decisionNumber: string | null;
  /** Of the works that the case rests on now; null before them, and when they were taken back. */
  readonly works: Period | null;
  readonly interventionId: string | null;
  readonly evaluations: readonly PlannedEvaluation[];
}

const AFTER_WORKS: readonly BlackSpotStatus[] = ['treated', 'monitored', 'closed'];
const AFTER_DECISION: readonly BlackSpotStatus[] = ['approved', ...AFTER_WORKS];

/**
 * @param events the whole history, the first event first
 * @param today in the organisation's time zone, YYYY-MM-DD
 */
export function stateOf(events: readonly BlackSpotEvent[], today: string): CaseState {
  const status = findLatest(events, ({ toStatus }) => toStatus !== null)?.toStatus ?? 'identified';
  const works = AFTER_WORKS.includes(status) ? worksOf(findLatest(events, ({ worksStart }) => worksStart !== null)) : null;
  const responsible = findLatest(events, ({ kind }) => RESPONSIBILITY_KINDS.includes(kind))?.keeper ?? null;
  const ended = ENDED_STATUSES.includes(status);
  return {
    status,
    ended,
    responsible,
    needsResponsible: !ended && responsible?.standing !== 'active',
    decisionNumber: AFTER_DECISION.includes(status)
      ? (findLatest(events, ({ decisionNumber }) => decisionNumber !== null)?.decisionNumber ?? null)
      : null,
    works,
    interventionId: works === null ? null : findIntervention(events),
    evaluations: works === null ? [] : planEvaluations(works.end, today),
  };
}

function findLatest(events: readonly BlackSpotEvent[], holds: (event: BlackSpotEvent) => boolean): BlackSpotEvent | undefined {
  return events.findLast(holds);
}

/** Only of the works that count now: an intervention of earlier works says nothing about these. */
function findIntervention(events: readonly BlackSpotEvent[]): string | null {
  const worksEvent = findLatest(events, ({ worksStart }) => worksStart !== null);
  const linked = findLatest(events, ({ interventionId }) => interventionId !== null);
  return linked !== undefined && worksEvent !== undefined && linked.eventNo > worksEvent.eventNo ? linked.interventionId : null;
}

/** The step is dated by the last day of the works; a period ends on the day after. */
function worksOf(event: BlackSpotEvent | undefined): Period | null {
  if (event?.worksStart == null || event.happenedOn === null) return null;
  return { start: event.worksStart, end: formatDayNumber(getDayNumber(event.happenedOn) + 1) };
}
