import { RecordTable, Tag, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MonthDetail } from './month-detail.tsx';
import { daysOf, monthName, monthsUpTo, shortMonth, statusOf, tagKindOf } from './month-words.ts';
import type { BoardMonth, MonthBoard } from './months-queries.ts';
import { Reminders } from './reminders.tsx';
import type { MonthView, SetMonthView } from './use-month-view.ts';
import styles from './months.module.css';

export interface BoardViewProps {
  readonly board: MonthBoard;
  readonly months: number;
  readonly view: MonthView;
  readonly setView: SetMonthView;
  readonly refetch: () => void;
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly months: ReadonlyMap<string, BoardMonth>;
}

/** Units by months, what is late in words, and the month that is looked at. */
export function BoardView({ board, months, view, setView, refetch }: BoardViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = [...board.units.map(({ id, name }) => ({ id, name: name[language] })), { id: '', name: t('months.ofNone') }].map(
    ({ id, name }): UnitRow => ({
      id,
      name,
      months: new Map(board.months.filter(({ unitId }) => (unitId ?? '') === id).map((month) => [month.month, month])),
    }),
  );
  const columns: RecordColumn<UnitRow>[] = [
    { head: t('months.unit'), kind: 'name', cell: ({ name }) => name },
    ...monthsUpTo(view.last, months).map((month): RecordColumn<UnitRow> => ({
      head: shortMonth(month),
      cell: ({ id, name, months: known }) => (
        <MonthCell
          unit={name}
          month={known.get(month)}
          isOpen={view.unit === id && view.at === month}
          onOpen={id === '' ? null : () => void setView({ unit: id, at: month })}
        />
      ),
    })),
  ];
  const open = board.months.find(({ unitId, month }) => unitId != null && unitId === view.unit && month === view.at);
  return (
    <div className={styles['stack']}>
      <Reminders board={board} setView={setView} />
      <RecordTable
        caption={t('months.views.board')}
        rows={rows.filter(({ id, months: known }) => id !== '' || known.size > 0)}
        rowKey={({ id }) => id}
        columns={columns}
      />
      {open !== undefined && (
        <>
          <MonthDetail
            key={`${open.unitId ?? ''} ${open.month}`}
            month={open}
            today={board.today}
            unitName={rows.find(({ id }) => id === open.unitId)?.name ?? ''}
            onTaken={refetch}
          />
          <div>
            <Button variant="default" size="sm" onClick={() => void setView({ part: 'bulletin', last: open.month })}>
              {t('months.bulletin.title', { month: monthName(open.month, language) })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

interface MonthCellProps {
  readonly unit: string;
  readonly month: BoardMonth | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (() => void) | null;
}

function MonthCell({ unit, month, isOpen, onOpen }: MonthCellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (month === undefined) return <span className={styles['soft']}>–</span>;
  const accidents = t('months.accidents', { count: month.counts.accidents, shown: formats.count(month.counts.accidents) });
  if (onOpen === null) return <span>{accidents}</span>;
  const status = t(`months.statuses.${statusOf(month)}`);
  const late = month.daysLate > 0 ? `${status}, ${t('months.detail.daysLate', daysOf(month.daysLate, formats))}, ` : '';
  return (
    <UnstyledButton className={styles['cell']} aria-pressed={isOpen} onClick={onOpen}>
      <span className="el-hidden">{`${unit}, ${monthName(month.month, language)}: ${late}`}</span>
      <Tag kind={tagKindOf(month)}>{month.daysLate > 0 ? t('months.lateTag') : status}</Tag>
      <span className="el-hidden">, </span>
      <span>{accidents}</span>
    </UnstyledButton>
  );
}
