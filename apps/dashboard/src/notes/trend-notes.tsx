import { useFormats, useLanguage } from '@elektron/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, markOf, useReportingNotes, type ReportingNote } from '../graphql/reporting-notes.ts';
import { NoteSource } from './note-source.tsx';
import styles from './notes.module.css';

/** `[start, end)` as YYYY-MM-DD. */
export interface Stretch {
  readonly start: string;
  readonly end: string;
}

export interface TrendNotes {
  /** Numbers of the notes that concern a stretch of time, such as `1,2`; `undefined` for none. */
  readonly markOf: (stretch: Stretch) => string | undefined;
  /** What the numbers in these marks say; `undefined` where there are none. */
  readonly legendOf: (marks: readonly (string | undefined)[]) => ReactNode;
}

/** What changes the meaning of a trend, drawn on every chart with a time axis: numbers on its columns, and below it what they say. */
export function useTrendNotes(): TrendNotes {
  const notes = useReportingNotes();
  return {
    markOf: ({ start, end }) => markOf(notes, start, end),
    legendOf: (marks) => {
      const numbers = new Set(marks.flatMap((mark) => mark?.split(',').map(Number) ?? []));
      return numbers.size === 0 ? undefined : <Legend notes={notes} numbers={numbers} />;
    },
  };
}

/** The same bar with its mark, where there is one. */
export function withMark<Bar extends object>(bar: Bar, mark: string | undefined): Bar & { readonly mark?: string } {
  return mark === undefined ? bar : { ...bar, mark };
}

export function stretchOfYear(year: number): Stretch {
  const start = (each: number): string => `${String(each).padStart(4, '0')}-01-01`;
  return { start: start(year), end: start(year + 1) };
}

function Legend({ notes, numbers }: { readonly notes: readonly ReportingNote[]; readonly numbers: ReadonlySet<number> }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['list']} aria-label={t('months.series.notes')}>
      {notes.map((note, index) =>
        numbers.has(index + 1) ? (
          <li key={note.id ?? `${note.startsOn} ${note.text.en}`} className={styles['item']}>
            <span className={styles['number']}>{index + 1}</span>
            <span>
              <NoteText note={note} />
              {` ${t('months.series.source')}: `}
              <NoteSource text={note.source} />
            </span>
          </li>
        ) : null,
      )}
    </ul>
  );
}

/** The days stand in the words of a national note; an own note has them before its words. */
function NoteText({ note: { id, startsOn, endsOn, text } }: { readonly note: ReportingNote }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const words = withStop(text[language]);
  if (id == null) return words;
  const days =
    endsOn == null
      ? t('months.series.since', { day: formats.date(startsOn) })
      : t('months.series.between', { from: formats.date(startsOn), last: formats.date(dayAfter(endsOn, -1)) });
  return `${days}: ${words}`;
}

/** A note may be a sentence already. */
function withStop(text: string): string {
  return /[.!;]$/.test(text) ? text : `${text}.`;
}
