import { monthNumber, type MonthKey } from '@elektron/domain';

import { formatAccidentId, type AccidentColumns } from '../accident-columns.ts';
import { findAccident } from '../find-accident.ts';
import type { UnitMembership } from './unit-membership.ts';

/** What was sent of one accident. */
export interface AccidentConsequences {
  /** Code of SEVERITIES. */
  readonly severity: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly otherCasualties: number;
}

/**
 * `added`: it is of the month now and was not on record then; `moved-in`, `moved-out`: it was or is on record in another month or of another
 * unit; `gone`: it does not count any more; `changed`: its consequences are others.
 */
export type MonthChangeKind = 'added' | 'moved-in' | 'changed' | 'moved-out' | 'gone';

export interface MonthChange {
  readonly accidentId: string;
  readonly kind: MonthChangeKind;
  /** Null where the accident was not of the month then. */
  readonly before: AccidentConsequences | null;
  /** Null where it is not now. */
  readonly after: AccidentConsequences | null;
  readonly date: { readonly year: number; readonly month: number | null; readonly day: number | null };
}

/** The records at one data version, and whose they are. */
export interface ReportedState {
  readonly columns: AccidentColumns;
  readonly members: UnitMembership;
}

/** The accidents because of which a month of a unit is not what it was, in the order of their ids. */
export function listMonthChanges(then: ReportedState, now: ReportedState, unitNo: number, month: MonthKey): MonthChange[] {
  const [before, after] = [then, now].map((state) => findOfMonth(state, unitNo, month)) as [Map<string, number>, Map<string, number>];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((accidentId): MonthChange[] => {
    const [was, is] = [before.get(accidentId), after.get(accidentId)];
    const consequences = { before: read(then, was), after: read(now, is) };
    if (was !== undefined && is !== undefined && sameConsequences(consequences.before, consequences.after)) return [];
    const date = is === undefined ? dateOf(then.columns, was!) : dateOf(now.columns, is);
    return [{ accidentId, kind: kindOf(accidentId, was, is, then, now), ...consequences, date }];
  });
}

function findOfMonth({ columns, members }: ReportedState, unitNo: number, month: MonthKey): Map<string, number> {
  const wanted = monthNumber(month);
  const found = new Map<string, number>();
  for (let i = 0; i < columns.count; i += 1) {
    const isOfMonth = columns.month[i] !== 0 && columns.year[i]! * 12 + columns.month[i]! - 1 === wanted;
    if (isOfMonth && members.unitNo[i] === unitNo) found.set(formatAccidentId(columns, i), i);
  }
  return found;
}

function kindOf(id: string, was: number | undefined, is: number | undefined, then: ReportedState, now: ReportedState): MonthChangeKind {
  if (was === undefined) return findAccident(then.columns, id) < 0 ? 'added' : 'moved-in';
  if (is === undefined) return findAccident(now.columns, id) < 0 ? 'gone' : 'moved-out';
  return 'changed';
}

function read({ columns }: ReportedState, index: number | undefined): AccidentConsequences | null {
  if (index === undefined) return null;
  return {
    severity: columns.severity[index]!,
    killed: columns.killed[index]!,
    seriouslyInjured: columns.seriouslyInjured[index]!,
    slightlyInjured: columns.slightlyInjured[index]!,
    otherCasualties: columns.otherCasualties[index]!,
  };
}

function sameConsequences(one: AccidentConsequences | null, other: AccidentConsequences | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function dateOf({ year, month, day }: AccidentColumns, index: number): MonthChange['date'] {
  const orNull = (value: number): number | null => (value === 0 ? null : value);
  return { year: year[index]!, month: orNull(month[index]!), day: orNull(day[index]!) };
}
