import { ChartCard, ColumnChart, RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useReportingNotes } from '../../graphql/reporting-notes.ts';
import { useTrendNotes, withMark, type Stretch } from '../../notes/trend-notes.tsx';
import { monthName, shiftMonth, shortMonth } from './month-words.ts';
import type { MonthBoard } from './months-queries.ts';
import { NotesList } from './notes-list.tsx';
import type { SetMonthView } from './use-month-view.ts';
import styles from './months.module.css';

export interface SeriesViewProps {
  readonly board: MonthBoard;
  readonly setView: SetMonthView;
}

type Total = MonthBoard['totals'][number];

/** Three years of months, with the notes that concern them drawn above; a click shows the bulletin of the month. */
export function SeriesView({ board, setView }: SeriesViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const notes = useReportingNotes();
  const { markOf, legendOf } = useTrendNotes();
  const bars = board.totals.map(({ month, accidents }) => {
    // So many months have room for a year only.
    const shortLabel = month.endsWith('-01') ? month.slice(0, 4) : ' ';
    const bar = { key: month, label: monthName(month, language), shortLabel, count: accidents, selected: false };
    return withMark(bar, markOf(stretchOf(month)));
  });
  const columns: RecordColumn<Total>[] = [
    { head: t('months.month'), kind: 'name', cell: ({ month }) => shortMonth(month) },
    { head: t('months.series.chart'), kind: 'number', cell: ({ accidents }) => formats.count(accidents) },
    { head: t('months.series.killed'), kind: 'number', cell: ({ killed }) => formats.count(killed) },
    { head: t('months.series.notes'), cell: ({ month }) => markOf(stretchOf(month)) ?? '–' },
  ];
  const title = t('months.series.chart');
  const subtitle = t('months.series.chartSubtitle');
  return (
    <div className={styles['stack']}>
      <ChartCard
        title={title}
        subtitle={subtitle}
        wide
        notes={legendOf(bars.map(({ mark }) => mark))}
        table={<RecordTable caption={title} rows={board.totals} rowKey={({ month }) => month} columns={columns} />}
      >
        <ColumnChart
          title={title}
          subtitle={subtitle}
          bars={bars}
          total={board.totals.reduce((sum, { accidents }) => sum + accidents, 0)}
          height={220}
          onToggle={(month) => void setView({ part: 'bulletin', last: month })}
        />
      </ChartCard>
      <Section title={t('months.series.notes')} lead={t('months.series.notesLead')}>
        <NotesList notes={notes} />
      </Section>
    </div>
  );
}

function stretchOf(month: string): Stretch {
  return { start: `${month}-01`, end: `${shiftMonth(month, 1)}-01` };
}
