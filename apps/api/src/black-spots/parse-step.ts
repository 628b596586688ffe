import {
  BLACK_SPOT_STATUS_LABELS,
  BLACK_SPOT_STATUSES,
  findStep,
  getDayNumber,
  Problem,
  STEP_NEED_LABELS,
  type BlackSpotStatus,
  type StepNeed,
} from '@elektron/domain';

import { plainEvent, type NewEvent } from './black-spot.ts';

/** A step as somebody takes it. */
export interface StepDraft {
  readonly to: string;
  /** The day of the visit, the decision, the last day of the works. */
  readonly happenedOn: string;
  readonly note?: string | null | undefined;
  readonly decisionNumber?: string | null | undefined;
  readonly authority?: string | null | undefined;
  /** First day of the works. */
  readonly worksStart?: string | null | undefined;
}

const LONGEST_NOTE = 4_000;
const LONGEST_DECISION_NUMBER = 100;
const LONGEST_AUTHORITY = 200;

/** Which part of a draft answers a need. */
const FIELD_OF_NEED = {
  reason: 'note',
  'decision-number': 'decisionNumber',
  authority: 'authority',
  'works-start': 'worksStart',
} as const satisfies Readonly<Record<StepNeed, keyof NewEvent>>;

/**
 * Checks a step against the table of steps.
 * @param from the state of the case
 * @param today in the organisation's time zone: what has not happened yet is no step
 * @throws Problem BLACK_SPOT_STEP_IMPOSSIBLE, BLACK_SPOT_STEP_INCOMPLETE, INPUT_INVALID
 */
export function parseStep(from: BlackSpotStatus, draft: StepDraft, today: string): NewEvent {
  const to = BLACK_SPOT_STATUSES.find((status) => status === draft.to);
  if (to === undefined) throw new Problem('INPUT_INVALID', { field: 'to', value: draft.to.slice(0, 100) || '–' });
  const step = findStep(from, to);
  if (step === null) {
    throw new Problem('BLACK_SPOT_STEP_IMPOSSIBLE', { from: BLACK_SPOT_STATUS_LABELS[from], to: BLACK_SPOT_STATUS_LABELS[to] });
  }
  const event = plainEvent('step', {
    toStatus: to,
    happenedOn: parseDay('happenedOn', draft.happenedOn, today),
    note: parseNote(draft.note),
    decisionNumber: parseOptional('decisionNumber', draft.decisionNumber, LONGEST_DECISION_NUMBER),
    authority: parseOptional('authority', draft.authority, LONGEST_AUTHORITY),
    worksStart: step.needs.includes('works-start') && draft.worksStart != null ? parseDay('worksStart', draft.worksStart, today) : null,
  });
  for (const need of step.needs) {
    const field = FIELD_OF_NEED[need];
    if (event[field] === null)
      throw new Problem('BLACK_SPOT_STEP_INCOMPLETE', { field, to: BLACK_SPOT_STATUS_LABELS[to], part: STEP_NEED_LABELS[need] });
  }
  if (event.worksStart !== null && getDayNumber(event.worksStart) > getDayNumber(draft.happenedOn)) {
    throw new Problem('INPUT_INVALID', { field: 'worksStart', value: `${event.worksStart} > ${draft.happenedOn}` });
  }
  return event;
}

/** @throws Problem INPUT_INVALID where it is too long */
export function parseNote(note: string | null | undefined): string | null {
  return parseOptional('note', note, LONGEST_NOTE);
}

function parseDay(field: string, day: string, today: string): string {
  let isReal = false;
  try {
    isReal = getDayNumber(day) <= getDayNumber(today);
  } catch {
    // Said below, by the name of the field.
  }
  if (!isReal) throw new Problem('INPUT_INVALID', { field, value: day.slice(0, 100) || '–' });
  return day;
}

/** Blank is nothing. */
function parseOptional(field: string, text: string | null | undefined, longest: number): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > longest) throw new Problem('INPUT_INVALID', { field, value: `${trimmed.length} > ${longest}` });
  return trimmed === '' ? null : trimmed;
}
