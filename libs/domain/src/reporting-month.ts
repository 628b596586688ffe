import type { Capability } from './access.ts';
import type { Text } from './language.ts';
import { findDayNumber, formatDayNumber, getDayNumber, type Period } from './period.ts';
import { Problem } from './problem.ts';

/** A calendar month, `YYYY-MM`, in the organisation's time zone. */
export type MonthKey = string;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const MONTHS_PER_YEAR = 12;

/** @throws Problem INPUT_INVALID when the text is no month */
export function parseMonth(text: string, field = 'month'): MonthKey {
  if (!MONTH.test(text) || Number(text.slice(0, 4)) < 1900) throw new Problem('INPUT_INVALID', { field, value: text.slice(0, 100) });
  return text;
}

/** Months since the year 0: a number that months can be counted in. */
export function monthNumber(month: MonthKey): number {
  const [, year = '', of = ''] = MONTH.exec(month) ?? [];
  return Number(year) * MONTHS_PER_YEAR + Number(of) - 1;
}

export function monthOfNumber(number: number): MonthKey {
  const month = (number % MONTHS_PER_YEAR) + 1;
  return `${String(Math.floor(number / MONTHS_PER_YEAR)).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** The month so many months later; earlier where the number is negative. */
export function addMonths(month: MonthKey, months: number): MonthKey {
  return monthOfNumber(monthNumber(month) + months);
}

/** Every month from one to another, both included; none where the first is later. */
export function listMonths(first: MonthKey, last: MonthKey): MonthKey[] {
  const start = monthNumber(first);
  return Array.from({ length: Math.max(0, monthNumber(last) - start + 1) }, (_, k) => monthOfNumber(start + k));
}

export function monthPeriod(month: MonthKey): Period {
  return { start: `${month}-01`, end: `${addMonths(month, 1)}-01` };
}

export function daysOfMonth(month: MonthKey): number {
  const { start, end } = monthPeriod(month);
  return getDayNumber(end) - getDayNumber(start);
}

/** What a recording unit does with a month, each by a person, in this order. */
export const REPORTING_STEPS = ['received', 'checked', 'signed-off'] as const;
export type ReportingStep = (typeof REPORTING_STEPS)[number];

/**
 * `running`: the month is not over; `expected`: it is, and nobody has said that all of it has arrived; `reopened`: it was signed off, and what
 * counts now differs from what was signed.
 */
export const MONTH_STATUSES = ['running', 'expected', 'received', 'checked', 'signed-off', 'reopened'] as const;
export type MonthStatus = (typeof MONTH_STATUSES)[number];

/** What is sent of a month, in numbers; `fingerprint` stands for its accidents one by one. */
export interface MonthCounts {
  readonly accidents: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  /** Casualties of whom the source does not say how badly they were hurt. */
  readonly otherCasualties: number;
  /** Equal where the accidents are the same ones with the same consequences, whatever the sums are. */
  readonly fingerprint: string;
}

/** What the record of an accident should say and may not: missing ones are counted by month. */
export const COMPLETENESS_FIELDS = [
  'place',
  'day',
  'hour',
  'severity',
  'light',
  'weather',
  'roadType',
  'junction',
  'surface',
  'speedLimit',
  'roadName',
  'roadUsers',
] as const;
export type CompletenessField = (typeof COMPLETENESS_FIELDS)[number];

/** Of what somebody else, as a statistical office, has published how many there were in a month. */
export const TOTAL_MEASURES = ['accidents', 'killed', 'seriously-injured', 'slightly-injured'] as const;
export type TotalMeasure = (typeof TOTAL_MEASURES)[number];

/** A step that was taken, with what the person saw. */
export interface TakenStep {
  readonly step: ReportingStep;
  readonly counts: MonthCounts;
}

/** What the state of a month follows from. */
export interface MonthFacts {
  readonly month: MonthKey;
  /** Days after the month's end within which it is expected. */
  readonly dueDays: number;
  /** The present day where the organisation is, `YYYY-MM-DD`. */
  readonly today: string;
  /** In the order in which they were taken. */
  readonly steps: readonly TakenStep[];
  /** What counts now. */
  readonly counts: MonthCounts;
}

export interface MonthState {
  readonly status: MonthStatus;
  /** The last day on which the month is not late. */
  readonly dueOn: string;
  /** Days since then of a month that is still expected; 0 where it is not late. */
  readonly daysLate: number;
  /** Whoever dies within 30 days of an accident counts as killed: from this day on no death can be added by that rule. */
  readonly deathsCompleteOn: string;
  /** Something was checked, and what counts has changed since. */
  readonly changedSinceCheck: boolean;
}

/** Of the definition of a killed person (glossary: «νεκρός», within 30 days). */
export const DEATH_WITHIN_DAYS = 30;

/** @throws Problem INPUT_INVALID where the day is none */
export function monthStateOf({ month, dueDays, today, steps, counts }: MonthFacts): MonthState {
  const end = getDayNumber(monthPeriod(month).end);
  const now = getDayNumber(today);
  const dueDay = end - 1 + dueDays;
  const last = steps.at(-1);
  const same = last?.counts.fingerprint === counts.fingerprint;
  const status = now < end && last === undefined ? 'running' : statusAfter(last?.step, same);
  return {
    status,
    dueOn: formatDayNumber(dueDay),
    daysLate: status === 'expected' ? Math.max(0, now - dueDay) : 0,
    deathsCompleteOn: formatDayNumber(end + DEATH_WITHIN_DAYS),
    changedSinceCheck: last?.step === 'checked' && !same,
  };
}

function statusAfter(step: ReportingStep | undefined, same: boolean): MonthStatus {
  if (step === undefined) return 'expected';
  if (step === 'received') return 'received';
  if (step === 'checked') return same ? 'checked' : 'received';
  return same ? 'signed-off' : 'reopened';
}

const NEXT_STEP: Readonly<Record<MonthStatus, ReportingStep | null>> = {
  running: null,
  expected: 'received',
  received: 'checked',
  checked: 'signed-off',
  'signed-off': null,
  reopened: 'checked',
};

/** The one step that can be taken next; null where there is none. */
export function nextStepOf(status: MonthStatus): ReportingStep | null {
  return NEXT_STEP[status];
}

/** What a person must be allowed in order to take a step. */
export const STEP_CAPABILITIES: Readonly<Record<ReportingStep, Capability>> = {
  received: 'records.import',
  checked: 'records.import',
  'signed-off': 'releases.publish',
};

/** For what somebody is reminded of a month: the state in which it stands while a step is still to be taken. */
export const REMINDER_STAGES = ['expected', 'received', 'checked', 'reopened'] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

export const REMINDER_STAGE_TEXTS: Readonly<Record<ReminderStage, Text>> = {
  expected: { el: 'δεν έχει παραληφθεί', en: 'not received' },
  received: { el: 'έχει παραληφθεί, περιμένει έλεγχο', en: 'received, waits to be checked' },
  checked: { el: 'έχει ελεγχθεί, περιμένει υπογραφή', en: 'checked, waits to be signed off' },
  reopened: { el: 'άλλαξε αφότου υπογράφηκε, περιμένει έλεγχο', en: 'changed since it was signed off, waits to be checked' },
};

/** @returns for what somebody is to be reminded; null where nothing is to be done, or the month is not past its due day */
export function reminderStageOf({ status, dueOn }: Pick<MonthState, 'status' | 'dueOn'>, today: string): ReminderStage | null {
  return today > dueOn ? (REMINDER_STAGES.find((stage) => stage === status) ?? null) : null;
}

/** Days from an accident to the day on which something about it became known; null where its day is not known. */
export function daysAfterAccident(date: { year: number; month: number | null; day: number | null }, knownOn: string): number | null {
  const day = date.month === null || date.day === null ? null : findDayNumber(date.year, date.month, date.day);
  return day === null ? null : getDayNumber(knownOn) - day;
}
