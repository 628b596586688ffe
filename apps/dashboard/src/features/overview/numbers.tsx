import { ACCIDENT_MEASURES, ACCIDENT_MEASURE_TEXTS, type AccidentMeasure } from '@elektron/domain';
import { EmptyState, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFilter } from '../../filter/use-filter.ts';
import { AreaSection } from './area-section.tsx';
import { Charts } from './chart-panel.tsx';
import { coverageOf } from './coverage.ts';
import { FiguresPanel } from './figures-panel.tsx';
import type { AccidentFacets } from './overview-queries.ts';
import styles from './overview.module.css';

export interface NumbersProps {
  readonly facets: AccidentFacets;
  readonly measure: AccidentMeasure;
  readonly onMeasure: (measure: AccidentMeasure) => void;
}

/** Figures and charts, with what must be known to read them. Where there are no records there are no numbers either. */
export function Numbers({ facets, measure, onMeasure }: NumbersProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { filter, setFilter } = useFilter();
  const covered = facets.dataPeriod == null ? '–' : formats.period(facets.dataPeriod);
  const coverage = coverageOf(filter.period, facets.dataPeriod ?? null, facets.beyondRecords);
  if (coverage === 'none') {
    return (
      <EmptyState
        title={t('period.noRecordsTitle')}
        action={<Button onClick={() => setFilter({ ...filter, period: null })}>{t('period.showAll')}</Button>}
      >
        {t('period.noRecordsText', { covered })}
      </EmptyState>
    );
  }
  return (
    <div className={styles['numbers']}>
      <h2 className="el-hidden">{t('overview.figures')}</h2>
      {coverage === 'partly' && <Notice kind="warning">{t('period.partly', { covered })}</Notice>}
      <FiguresPanel facets={facets} period={filter.period} />
      {facets.dateUncertain > 0 && (
        <Notice kind="note">
          {t('overview.dateUncertain', { count: facets.dateUncertain, formatted: formats.count(facets.dateUncertain) })}
        </Notice>
      )}
      {facets.placeUncertain > 0 && (
        <Notice kind="note">
          {t('overview.placeUncertain', { count: facets.placeUncertain, formatted: formats.count(facets.placeUncertain) })}
        </Notice>
      )}
      <ChartsHead measure={measure} onMeasure={onMeasure} />
      <Charts facets={facets} measure={measure} />
      <AreaSection measure={measure} />
    </div>
  );
}

function ChartsHead({ measure, onMeasure }: Omit<NumbersProps, 'facets'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['chartsHead']}>
      <h2>{t('overview.charts')}</h2>
      <NativeSelect
        size="xs"
        label={t('overview.measure')}
        value={measure}
        onChange={(event) => onMeasure(ACCIDENT_MEASURES.find((each) => each === event.currentTarget.value) ?? 'accidents')}
        data={ACCIDENT_MEASURES.map((each) => ({ value: each, label: ACCIDENT_MEASURE_TEXTS[each].labels[language] }))}
        className={styles['measure'] ?? ''}
      />
    </div>
  );
}

/** The room that the numbers will take. */
export function NumbersToCome() {
  return (
    <>
      <div className={styles['figures']}>
        {[1, 2, 3, 4].map((tile) => (
          <Skeleton key={tile} height={92} />
        ))}
      </div>
      <Skeleton height={200} />
      <Skeleton height={240} />
    </>
  );
}
