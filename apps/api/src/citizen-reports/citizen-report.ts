import type { CitizenReportKind, CitizenReportState, Text } from '@elektron/domain';

/** What somebody reports. */
export interface SentReport {
  readonly kind: CitizenReportKind;
  readonly category: string;
  readonly longitude: number;
  readonly latitude: number;
  /** ISO date; null where nobody said it. */
  readonly happenedOn: string | null;
  readonly words: string;
}

/** Who takes reports of a place, and how long they are kept (days). */
export interface Recipient {
  readonly organisationId: string;
  readonly name: Text;
  readonly keptDays: number;
}

/** A report as those read it who decide about it. */
export interface CitizenReport extends SentReport {
  readonly reportId: string;
  readonly hasPhoto: boolean;
  readonly state: CitizenReportState;
  readonly answer: string;
  readonly personName: string | null;
  readonly receivedAt: Date;
  readonly decidedAt: Date | null;
  /** ISO date. */
  readonly erasedOn: string;
}

/** What its sender hears. */
export interface ReportState extends Pick<
  CitizenReport,
  'kind' | 'category' | 'state' | 'answer' | 'receivedAt' | 'decidedAt' | 'erasedOn'
> {
  readonly organisation: Text;
}

/** What an analyst sees of an accepted one. */
export interface AcceptedReport extends Pick<CitizenReport, 'reportId' | 'kind' | 'category' | 'longitude' | 'latitude'> {
  /** `2026-03`. */
  readonly month: string;
}

/** Whether an organisation takes reports, and for how long it keeps them. */
export interface ReportDesk {
  readonly isOpen: boolean;
  readonly keptDays: number;
}
