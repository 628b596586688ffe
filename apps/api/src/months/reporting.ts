import type { MonthCounts, MonthKey, ReportingStep, TotalMeasure } from '@elektron/domain';

/** A step as it is kept. */
export interface StoredStep {
  readonly unitId: string;
  readonly month: MonthKey;
  readonly stepNo: number;
  readonly step: ReportingStep;
  /** Of accidents, as it was seen. */
  readonly dataVersion: number;
  readonly counts: MonthCounts;
  /** The name as it was; null for the installation itself. */
  readonly personName: string | null;
  readonly madeAt: Date;
}

/** How the records of an accident last came to be different. */
export type ChangeCause = 'correction' | 'import' | 'import-undone' | 'duplicate';

export interface FoundCause {
  readonly accidentId: string;
  readonly cause: ChangeCause;
  /** `YYYY-MM-DD` where the organisation is; null where it is not on record. */
  readonly knownOn: string | null;
}

/** A note of the organisation's own, or a national one (`noteId` null). */
export interface StoredNote {
  readonly noteId: string | null;
  readonly startsOn: string;
  /** First day after; null while it lasts. */
  readonly endsOn: string | null;
  readonly text: { readonly el: string; readonly en: string };
  readonly source: string;
}

export interface ExpectedTotal {
  readonly source: string;
  readonly month: MonthKey;
  readonly measure: TotalMeasure;
  readonly expected: number;
}

/** A month as the database keeps it: its first day. */
export function toFirstDay(month: MonthKey): string {
  return `${month}-01`;
}

export function toMonth(firstDay: string): MonthKey {
  return firstDay.slice(0, 'YYYY-MM'.length);
}
