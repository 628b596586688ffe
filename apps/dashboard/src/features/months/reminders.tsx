import { useQuery } from '@apollo/client/react';
import { REMINDER_STAGE_TEXTS, REMINDER_STAGES } from '@elektron/domain';
import { Notice, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LATE_MONTHS, type LateMonth } from '../../graphql/late-months.ts';
import { daysOf, monthName } from './month-words.ts';
import type { BoardMonth, MonthBoard } from './months-queries.ts';
import type { SetMonthView } from './use-month-view.ts';
import styles from './months.module.css';

export interface RemindersProps {
  readonly board: MonthBoard;
  readonly setView: SetMonthView;
}

/** What somebody has to see to: months of any time that wait for whoever reads this, those that wait for others, and those changed since signed. */
export function Reminders({ board: { months, units }, setView }: RemindersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(LATE_MONTHS, { fetchPolicy: 'cache-and-network' });
  const late = data?.lateMonths ?? [];
  const own = late.filter(({ mayAct }) => mayAct);
  const others = late.filter(({ mayAct }) => !mayAct);
  const reopened = months.filter(
    ({ status, unitId, month }) => status === 'reopened' && !late.some((each) => each.unitId === unitId && each.month === month),
  );
  const nameOf = ({ unitId }: BoardMonth): string => units.find(({ id }) => id === unitId)?.name[language] ?? '';
  return (
    <Section title={t('months.views.board')}>
      {own.length > 0 && (
        <Notice kind="warning" title={t('months.waiting.own', { count: own.length })}>
          <LateList late={own} setView={setView} />
        </Notice>
      )}
      {others.length > 0 && (
        <Notice kind="note" title={t('months.waiting.others', { count: others.length })}>
          <LateList late={others} setView={setView} />
        </Notice>
      )}
      {reopened.length > 0 && (
        <Notice kind="warning" title={t('months.reopened.title', { count: reopened.length })}>
          <ul className={styles['lines']}>
            {reopened.map((month) => (
              <li key={`${month.unitId ?? ''} ${month.month}`}>{`${nameOf(month)}, ${monthName(month.month, language)}`}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  );
}

/** So many are named at first. */
const NAMED = 6;

function LateList({ late, setView }: { readonly late: readonly LateMonth[]; readonly setView: SetMonthView }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  return (
    <>
      <ul className={styles['lines']}>
        {(whole ? late : late.slice(0, NAMED)).map((month) => (
          <LateLine key={`${month.unitId} ${month.month}`} month={month} setView={setView} />
        ))}
      </ul>
      {late.length > NAMED && (
        <Button variant="default" size="compact-sm" onClick={() => setWhole(!whole)}>
          {whole ? t('months.waiting.fewer') : t('months.waiting.all', { count: late.length })}
        </Button>
      )}
    </>
  );
}

function LateLine({ month, setView }: { readonly month: LateMonth; readonly setView: SetMonthView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const stage = REMINDER_STAGES.find((known) => known === month.stage) ?? 'expected';
  const name = `${month.unitName[language]}, ${monthName(month.month, language)}`;
  const sent = month.remindedAt == null ? '' : ` ${t('months.waiting.sent', { date: formats.date(month.remindedAt.slice(0, 10)) })}`;
  return (
    <li>
      <button
        type="button"
        className={styles['jump']}
        onClick={() => void setView({ part: 'board', last: month.month, unit: month.unitId, at: month.month })}
      >
        {name}
      </button>
      {`: ${REMINDER_STAGE_TEXTS[stage][language]}, ${t('months.waiting.due', { due: formats.date(month.dueOn), ...daysOf(month.daysOver, formats) })}.${sent}`}
    </li>
  );
}
