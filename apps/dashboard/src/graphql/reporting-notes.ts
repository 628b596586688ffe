import { skipToken, useQuery } from '@apollo/client/react';
import { formatDayNumber, getDayNumber } from '@elektron/domain';
import { graphql } from './generated/gql.ts';
import type { ReportingNotesQuery } from './generated/graphql.ts';
import { useSession } from './session.tsx';

export const REPORTING_NOTES = graphql(`
  query ReportingNotes {
    reportingNotes {
      id
      startsOn
      endsOn
      text {
        el
        en
      }
      source
    }
  }
`);

export type ReportingNote = ReportingNotesQuery['reportingNotes'][number];

const NONE: readonly ReportingNote[] = [];

/** What changes the meaning of the own series, in order of time; none beside another organisation's records, whose notes are its own. */
export function useReportingNotes(): readonly ReportingNote[] {
  const { recordsOf } = useSession();
  const { data } = useQuery(REPORTING_NOTES, recordsOf === null ? {} : skipToken);
  return data?.reportingNotes ?? NONE;
}

/** A day so many days later. @param day YYYY-MM-DD @param days may be negative */
export function dayAfter(day: string, days: number): string {
  return formatDayNumber(getDayNumber(day) + days);
}

/** Numbers (1, 2, …) of the notes that concern a stretch of time, `[start, end)` as YYYY-MM-DD; `undefined` for none. */
export function markOf(notes: readonly ReportingNote[], start: string, end: string): string | undefined {
  const numbers = notes.flatMap((note, index) => (note.startsOn < end && (note.endsOn == null || note.endsOn > start) ? [index + 1] : []));
  return numbers.length === 0 ? undefined : numbers.join(',');
}
