import { ACCIDENT_MEASURE_TEXTS, type AccidentMeasure } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFilter } from './describe-filter.ts';
import { usePlaceNames } from '../graphql/place-names.ts';
import { useFilter } from './use-filter.ts';
import { useBaseline, useOrganisation, useRecordsOwner } from '../graphql/workspace.ts';
import styles from './print-title.module.css';

export interface PrintTitleProps {
  readonly title: string;
  readonly measure: AccidentMeasure;
  readonly shown: number | undefined;
  readonly all: number | undefined;
  readonly version: number | undefined;
}

/** On paper only: whose numbers these are, of what, from where, and when they were printed. */
export function PrintTitle({ title, measure, shown, all, version }: PrintTitleProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter } = useFilter();
  const { data } = useOrganisation();
  const { data: baseline } = useBaseline();
  const printedAt = usePrintedAt();
  const { name, attribution, speedUnit } = useRecordsOwner();
  const dataPeriod = baseline?.accidentFacets.dataPeriod ?? null;
  const parts = describeFilter(filter, language, t, speedUnit, usePlaceNames(filter)).map((part) => part.label);
  const period = filter.period === null && dataPeriod !== null ? [formats.period(dataPeriod)] : [];
  const asked = [...period, ...(parts.length === 0 ? [t('filter.every')] : parts)];
  return (
    <header className={styles['title']}>
      <p className={styles['who']}>{name[language]}</p>
      <p className={styles['what']}>{title}</p>
      <p>{asked.join(' · ')}</p>
      {shown !== undefined && all !== undefined && (
        <p>{t('print.shown', { shown: formats.count(shown), all: formats.count(all), version: formats.count(version ?? 0) })}</p>
      )}
      <p>{t('print.counts', { measure: ACCIDENT_MEASURE_TEXTS[measure].labels[language] })}</p>
      <p>{attribution[language]}</p>
      <p>{t('print.printed', { when: formats.dateTime(printedAt, data?.organisation.timeZone) })}</p>
    </header>
  );
}

/** The moment of the print, not that of the last drawing of the page. */
export function usePrintedAt(): string {
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const now = (): void => setAt(new Date().toISOString());
    window.addEventListener('beforeprint', now);
    return () => window.removeEventListener('beforeprint', now);
  }, []);
  return at;
}
