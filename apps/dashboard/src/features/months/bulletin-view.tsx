import { useQuery } from '@apollo/client/react';
import { ACCIDENT_MEASURE_TEXTS, ACCIDENT_MEASURES } from '@elektron/domain';
import { Notice, QueryState, RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { lastDayOfDeaths, monthName } from './month-words.ts';
import { MONTHLY_BULLETIN, type Bulletin, type MonthBoard } from './months-queries.ts';
import { SignedChanges } from './signed-changes.tsx';
import type { MonthView, SetMonthView } from './use-month-view.ts';
import styles from './months.module.css';

export interface BulletinViewProps {
  readonly board: MonthBoard;
  readonly view: MonthView;
  readonly setView: SetMonthView;
}

const FILE_KINDS = ['xlsx', 'csv'] as const;

/** The bulletin of the last month shown, for reading, printing and taking away. */
export function BulletinView({ board, view, setView }: BulletinViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { units } = board;
  const unit = units.find(({ id }) => id === view.unit) ?? null;
  const variables = { month: view.last, unitId: unit?.id ?? null };
  const result = useQuery(MONTHLY_BULLETIN, { variables, fetchPolicy: 'cache-and-network' });
  const fileOf = (kind: string): string => {
    const parameters = new URLSearchParams({ month: view.last, lang: language, ...(unit === null ? {} : { unit: unit.id }) });
    return `/api/export/bulletin.${kind}?${parameters.toString()}`;
  };
  const actions = (
    <div className={styles['tools']}>
      <NativeSelect
        aria-label={t('months.unit')}
        value={unit?.id ?? ''}
        onChange={(event) => void setView({ unit: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        data={[{ value: '', label: t('months.bulletin.whole') }, ...units.map(({ id, name }) => ({ value: id, label: name[language] }))]}
      />
      <FileMenu kinds={FILE_KINDS} pathOf={fileOf} />
      <Button variant="default" size="sm" onClick={() => window.print()}>
        {t('months.bulletin.print')}
      </Button>
    </div>
  );
  return (
    <Section
      title={t('months.bulletin.title', { month: monthName(view.last, language) })}
      lead={`${unit?.name[language] ?? t('months.bulletin.whole')}. ${t('months.bulletin.lead')}`}
      actions={actions}
    >
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.monthlyBulletin)}>
        {(bulletin) => (
          <>
            <Remarks bulletin={bulletin} />
            <BulletinTable bulletin={bulletin} />
            <p className={styles['soft']}>{t('months.bulletin.method')}</p>
            <SinceSigned board={board} month={view.last} unitId={unit?.id ?? null} />
          </>
        )}
      </QueryState>
    </Section>
  );
}

interface SinceSignedProps {
  readonly board: MonthBoard;
  readonly month: string;
  /** Null for every unit. */
  readonly unitId: string | null;
}

/** Corrections and later deaths of the month, accident by accident, unit by unit; nothing where nothing has changed since it was signed off. */
function SinceSigned({ board, month, unitId }: SinceSignedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const changed = board.months.filter(
    (each) => each.month === month && each.signed != null && each.status !== 'signed-off' && (unitId === null || each.unitId === unitId),
  );
  return changed.map((each) => {
    const unit = board.units.find(({ id }) => id === each.unitId);
    if (unit === undefined || each.signed == null) return null;
    return (
      <section key={unit.id} className={styles['stack']}>
        <h3>{t('months.bulletin.sinceSigned', { unit: unit.name[language] })}</h3>
        <SignedChanges month={each} unitId={unit.id} signed={each.signed.counts} />
      </section>
    );
  });
}

/** What of the numbers is not final, beside them. */
function Remarks({ bulletin }: { readonly bulletin: Bulletin }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const list = (months: Bulletin['notReceived']): string =>
    months.map(({ unitName, month }) => `${unitName[language]} ${monthName(month, language)}`).join(', ');
  const reopened = bulletin.notSigned.filter(({ status }) => status === 'reopened');
  const { notReceived, notSigned, ofNoUnit, otherCasualties, deathsCompleteOn, dataVersion } = bulletin;
  return (
    <>
      {notReceived.length > 0 && (
        <Notice kind="warning" title={t('months.bulletin.notReceived', { count: notReceived.length })}>
          <p>{list(notReceived)}</p>
        </Notice>
      )}
      {notSigned.length > 0 && (
        <Notice kind="note" title={t('months.bulletin.notSigned', { count: notSigned.length })}>
          <p>{list(notSigned)}</p>
        </Notice>
      )}
      {reopened.length > 0 && (
        <Notice kind="warning" title={t('months.reopened.title', { count: reopened.length })}>
          <p>{list(reopened)}</p>
        </Notice>
      )}
      <ul className={styles['lines']}>
        {notSigned.length === 0 && ofNoUnit != null && <li>{t('months.bulletin.complete')}</li>}
        <li>{t('months.bulletin.deaths', { date: formats.date(lastDayOfDeaths(deathsCompleteOn)) })}</li>
        {ofNoUnit != null && ofNoUnit > 0 && <li>{t('months.bulletin.ofNone', { count: ofNoUnit })}</li>}
        {otherCasualties > 0 && <li>{t('months.bulletin.other', { count: otherCasualties })}</li>}
        <li>{t('months.bulletin.version', { version: dataVersion })}</li>
      </ul>
    </>
  );
}

type Line = Bulletin['lines'][number];
type Comparison = Line['month'];

function BulletinTable({ bulletin }: { readonly bulletin: Bulletin }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const measureOf = ({ measure }: Line) => ACCIDENT_MEASURES.find((known) => known === measure) ?? 'accidents';
  const side = (window: 'month' | 'yearToDate', now: string, before: string): RecordColumn<Line>[] => [
    {
      head: now,
      kind: 'number',
      cell: (line) => <Count isPeople={line.measure !== 'accidents'} count={line[window].now} accidents={line[window].accidentsNow} />,
    },
    {
      head: before,
      kind: 'number',
      cell: (line) => (
        <Count isPeople={line.measure !== 'accidents'} count={line[window].before} accidents={line[window].accidentsBefore} />
      ),
    },
    { head: `${t('months.bulletin.ratio')} – ${now}`, cell: (line) => <Ratio comparison={line[window]} /> },
  ];
  const columns: RecordColumn<Line>[] = [
    { head: t('months.bulletin.measure'), kind: 'name', cell: (line) => ACCIDENT_MEASURE_TEXTS[measureOf(line)].labels[language] },
    ...side('month', t('months.bulletin.thisMonth'), t('months.bulletin.monthBefore')),
    ...side('yearToDate', t('months.bulletin.thisYear'), t('months.bulletin.yearBefore')),
  ];
  return <RecordTable caption={t('months.views.bulletin')} rows={bulletin.lines} rowKey={({ measure }) => measure} columns={columns} />;
}

interface CountProps {
  readonly isPeople: boolean;
  readonly count: number | null | undefined;
  readonly accidents: number | null | undefined;
}

function Count({ isPeople, count, accidents }: CountProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (count == null || accidents == null) return t('months.bulletin.noRecords');
  if (!isPeople) return formats.count(count);
  return t('months.bulletin.inAccidents', { count: accidents, people: formats.count(count), accidents: formats.count(accidents) });
}

const RATIO_DIGITS = 2;

function Ratio({ comparison: { ratio } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (ratio == null) return t('months.bulletin.reasons.none');
  const lower = formats.decimal(ratio.lower, RATIO_DIGITS);
  if (ratio.reason === 'BOTH_COUNTS_ZERO') return t('months.bulletin.reasons.BOTH_COUNTS_ZERO');
  if (ratio.ratio == null || ratio.upper == null)
    return t('months.bulletin.reasons.SECOND_COUNT_ZERO', { limit: t('months.bulletin.ratioNoUpper', { lower }) });
  return t('months.bulletin.ratioText', {
    ratio: formats.decimal(ratio.ratio, RATIO_DIGITS),
    lower,
    upper: formats.decimal(ratio.upper, RATIO_DIGITS),
  });
}
