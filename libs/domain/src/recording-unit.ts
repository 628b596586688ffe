import type { Text } from './language.ts';
import { monthNumber, type MonthKey } from './reporting-month.ts';

/**
 * By what the records of a recording unit are known: all records of the organisation; the format in which they came; the municipality where the
 * accident lies; or what a column of the source says, which the record keeps as written.
 */
export const UNIT_RULE_KINDS = ['every', 'source', 'municipality', 'attribute'] as const;
export type UnitRuleKind = (typeof UNIT_RULE_KINDS)[number];

export const UNIT_RULE_LABELS: Readonly<Record<UnitRuleKind, Text>> = {
  every: { el: 'Όλα τα ατυχήματα του οργανισμού', en: 'All accidents of the organisation' },
  source: { el: 'Μορφή αρχείου', en: 'Format of the file' },
  municipality: { el: 'Δήμος του ατυχήματος', en: 'Municipality of the accident' },
  attribute: { el: 'Στήλη του αρχείου', en: 'Column of the file' },
};

/** Which accidents are a unit's own. It never changes: whoever needs another rule ends the unit and makes a new one. */
export interface UnitRule {
  readonly kind: UnitRuleKind;
  /** Heading of the column as the file writes it; empty for every other kind. */
  readonly column: string;
  /** Any one of them: ids of formats, codes of municipalities, or words of the column. Empty for `every`. */
  readonly values: readonly string[];
}

/** Somebody who records accidents and hands them in month by month: a police station, a traffic police section, an authority. */
export interface RecordingUnit {
  readonly unitId: string;
  /** 1, 2, 3 …: where the rules of two units hold of one accident, it is the earlier unit's. */
  readonly unitNo: number;
  readonly name: Text;
  readonly rule: UnitRule;
  /** From this month on it is expected to hand in. */
  readonly firstMonth: MonthKey;
  /** The last such month; null while it goes on. Later accidents are not its own. */
  readonly lastMonth: MonthKey | null;
  /** Days after a month's end within which the month is expected. */
  readonly dueDays: number;
}

export function isExpectedOf({ firstMonth, lastMonth }: Pick<RecordingUnit, 'firstMonth' | 'lastMonth'>, month: MonthKey): boolean {
  const number = monthNumber(month);
  return number >= monthNumber(firstMonth) && (lastMonth === null || number <= monthNumber(lastMonth));
}
