import { useQuery } from '@apollo/client/react';
import { EmptyState, Page, QueryState, useLanguage } from '@elektron/ui';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { BoardView } from './board-view.tsx';
import { BulletinView } from './bulletin-view.tsx';
import { CompletenessView } from './completeness-view.tsx';
import { monthName, readMonth, shiftMonth, shortMonth } from './month-words.ts';
import { MONTH_BOARD, type MonthBoard } from './months-queries.ts';
import { SeriesView } from './series-view.tsx';
import { TotalsView } from './totals-view.tsx';
import { UnitsView } from './units-view.tsx';
import { MONTH, MONTH_VIEWS, useMonthView, type MonthView, type SetMonthView } from './use-month-view.ts';
import styles from './months.module.css';

/** So many months are shown at once; the trend goes back further. */
const SHOWN_MONTHS = 12;
const TREND_MONTHS = 36;

/** The month: what each recording unit hands in, its bulletin, and what its numbers are read with. */
export function MonthsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [view, setView] = useMonthView();
  const months = view.part === 'series' ? TREND_MONTHS : SHOWN_MONTHS;
  const variables = { first: shiftMonth(view.last, 1 - months), last: view.last };
  const result = useQuery(MONTH_BOARD, { variables, fetchPolicy: 'cache-and-network' });
  const refetch = (): void => void result.refetch().catch(() => undefined);
  return (
    <Page title={t('months.title')} lead={t('months.lead')}>
      <div className={styles['bar']}>
        <SegmentedControl
          aria-label={t('months.views.label')}
          className={styles['parts'] ?? ''}
          value={view.part}
          onChange={(value) => void setView({ part: MONTH_VIEWS.find((known) => known === value) ?? 'board' })}
          data={MONTH_VIEWS.map((value) => ({ value, label: t(`months.views.${value}`) }))}
        />
        <LastMonth key={view.last} last={view.last} onChange={(last) => void setView({ last })} />
      </div>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.monthBoard)}>
        {(board) => <Part board={board} view={view} setView={setView} refetch={refetch} />}
      </QueryState>
    </Page>
  );
}

function LastMonth({ last, onChange }: { readonly last: string; readonly onChange: (last: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState(shortMonth(last));
  const change = (text: string): void => {
    setTyped(text);
    const month = readMonth(text);
    if (MONTH.test(month)) onChange(month);
  };
  return (
    <TextInput
      inputMode="numeric"
      className={styles['last'] ?? ''}
      label={t('months.last')}
      description={`${monthName(last, language)} (${t('months.monthFormat')})`}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

interface PartProps {
  readonly board: MonthBoard;
  readonly view: MonthView;
  readonly setView: SetMonthView;
  readonly refetch: () => void;
}

function Part({ board, view, setView, refetch }: PartProps) {
  const { t } = useTranslation();
  const mayManage = useMay('people.manage');
  switch (view.part) {
    case 'bulletin':
      return <BulletinView board={board} view={view} setView={setView} />;
    case 'series':
      return <SeriesView board={board} setView={setView} />;
    case 'totals':
      return <TotalsView />;
    case 'units':
      return <UnitsView units={board.units} refetch={refetch} />;
    default:
      if (board.units.length === 0) {
        const action = mayManage && (
          <Button variant="default" onClick={() => void setView({ part: 'units' })}>
            {t('months.enterUnits')}
          </Button>
        );
        return (
          <EmptyState title={t('months.noUnits')} action={action}>
            {t('months.noUnitsText')}
          </EmptyState>
        );
      }
      return view.part === 'completeness' ? (
        <CompletenessView board={board} />
      ) : (
        <BoardView board={board} months={SHOWN_MONTHS} view={view} setView={setView} refetch={refetch} />
      );
  }
}
