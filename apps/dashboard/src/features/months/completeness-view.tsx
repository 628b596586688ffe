import { COMPLETENESS_FIELDS, PLACE_ACCURACIES, PLACE_ACCURACY_LABELS } from '@elektron/domain';
import { RecordTable, Section, Tag, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { monthName } from './month-words.ts';
import type { BoardMonth, MonthBoard } from './months-queries.ts';
import styles from './months.module.css';

const FIRST_ROWS = 24;

/** How complete each month of each unit is: places, delay, what records do not say, and whether it looks short. */
export function CompletenessView({ board }: { readonly board: MonthBoard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const nameOf = ({ unitId }: BoardMonth): string => board.units.find(({ id }) => id === unitId)?.name[language] ?? t('months.ofNone');
  const columns: RecordColumn<BoardMonth>[] = [
    { head: t('months.unit'), kind: 'name', cell: nameOf },
    { head: t('months.month'), kind: 'short', cell: ({ month }) => monthName(month, language) },
    { head: t('months.detail.counts'), kind: 'number', cell: ({ counts }) => formats.count(counts.accidents) },
    { head: t('months.completeness.place'), kind: 'wide', cell: (month) => <Places month={month} /> },
    { head: t('months.completeness.delay'), kind: 'wide', cell: (month) => <Delay month={month} /> },
    { head: t('months.completeness.missing'), kind: 'wide', cell: (month) => <Missing month={month} /> },
    { head: t('months.completeness.short'), kind: 'wide', cell: (month) => <Short month={month} /> },
  ];
  return (
    <Section title={t('months.views.completeness')} lead={t('months.completeness.lead')}>
      <RecordTable
        caption={t('months.views.completeness')}
        rows={[...board.months].reverse()}
        rowKey={({ unitId, month }) => `${unitId ?? ''} ${month}`}
        columns={columns}
        first={FIRST_ROWS}
      />
      <p className={styles['soft']}>{t('months.completeness.rule')}</p>
    </Section>
  );
}

interface OfMonth {
  readonly month: BoardMonth;
}

function Places({ month: { placeAccuracies } }: OfMonth) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const nameOf = (name: string): string => {
    const known = PLACE_ACCURACIES.find((accuracy) => accuracy === name);
    if (known !== undefined) return PLACE_ACCURACY_LABELS[known][language];
    return t(`months.completeness.placeNames.${name === 'unknown' ? 'unknown' : 'not-located'}`);
  };
  const counted = placeAccuracies.filter(({ count }) => count > 0);
  return counted.length === 0 ? '–' : counted.map(({ name, count }) => `${nameOf(name)}: ${formats.count(count)}`).join(' · ');
}

function Delay({ month: { delayAccidents, delayMedian, delayNinetyPercent, delayLongest } }: OfMonth) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (delayMedian == null || delayNinetyPercent == null || delayLongest == null) return '–';
  return t('months.completeness.delayText', {
    median: formats.count(delayMedian),
    ninety: formats.count(delayNinetyPercent),
    longest: formats.count(delayLongest),
    accidents: formats.count(delayAccidents),
  });
}

function Missing({ month: { missing, counts } }: OfMonth) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (counts.accidents === 0) return '–';
  const lacking = missing.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  if (lacking.length === 0) return t('months.completeness.missingNothing');
  const nameOf = (name: string): string =>
    t(`months.completeness.fields.${COMPLETENESS_FIELDS.find((known) => known === name) ?? 'place'}`);
  return lacking.map(({ name, count }) => `${nameOf(name)} ${formats.count(count)}`).join(' · ');
}

function Short({ month: { unitId, looksShort, shortEarlier, shortAtEarlierRate, shortPValue } }: OfMonth) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (unitId == null || shortEarlier == null) return '–';
  const earlier = formats.count(shortEarlier);
  if (looksShort == null || shortPValue == null || shortAtEarlierRate == null) return t('months.completeness.shortUnknown', { earlier });
  const values = { earlier, p: formats.pValue(shortPValue), expected: formats.decimal(shortAtEarlierRate, 1) };
  return looksShort ? <Tag kind="bad">{t('months.completeness.shortYes', values)}</Tag> : t('months.completeness.shortNo', values);
}
