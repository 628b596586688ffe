import { formatDayNumber, getDayNumber, type Period } from '@elektron/domain';
import { CalendarIcon, ChevronIcon, DateField, lastDayOf, useFormats } from '@elektron/ui';
import { Button, Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBaseline } from '../graphql/workspace.ts';
import { periodPresets } from './period-presets.ts';
import { useFilter } from './use-filter.ts';
import styles from './period-picker.module.css';

/** Which period is asked: ready-made ones that the data cover, or free dates. */
export function PeriodPicker() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { filter, setFilter } = useFilter();
  const { data } = useBaseline();
  const [open, setOpen] = useState(false);
  const dataPeriod = data?.accidentFacets.dataPeriod ?? null;
  if (dataPeriod === null) return null;
  const shown = formats.period(filter.period ?? dataPeriod);
  const choose = (period: Period | null): void => {
    setFilter({ ...filter, period });
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles['button']}
          onClick={() => setOpen(!open)}
          aria-label={t('period.button', { period: shown })}
          aria-expanded={open}
        >
          <CalendarIcon />
          <span>{shown}</span>
          <ChevronIcon />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles['dropdown']}>
        <p className={styles['title']}>{t('period.title')}</p>
        <div className={styles['presets']}>
          <Preset
            label={`${t('period.all')} (${formats.period(dataPeriod)})`}
            chosen={filter.period === null}
            onClick={() => choose(null)}
          />
          {periodPresets(dataPeriod).map(({ years, period }) => (
            <Preset
              key={years}
              label={`${t('period.lastYears', { count: years })} (${formats.period(period)})`}
              chosen={filter.period?.start === period.start && filter.period.end === period.end}
              onClick={() => choose(period)}
            />
          ))}
        </div>
        <FreeDates key={shown} initial={filter.period ?? dataPeriod} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Preset({ label, chosen, onClick }: { readonly label: string; readonly chosen: boolean; readonly onClick: () => void }) {
  return (
    <UnstyledButton className={styles['preset']} aria-pressed={chosen} onClick={onClick}>
      {label}
    </UnstyledButton>
  );
}

function FreeDates({ initial, onChoose }: { readonly initial: Period; readonly onChoose: (period: Period) => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<string | null>(initial.start);
  const [to, setTo] = useState<string | null>(lastDayOf(initial));
  const reversed = from !== null && to !== null && to < from;
  const apply = (): void => {
    if (from !== null && to !== null && !reversed) onChoose({ start: from, end: formatDayNumber(getDayNumber(to) + 1) });
  };
  return (
    <form
      className={styles['free']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <DateField label={t('period.from')} value={from} onChange={setFrom} required />
      <DateField label={t('period.to')} value={to} onChange={setTo} required error={reversed ? t('period.reversed') : undefined} />
      <Button type="submit" size="sm" disabled={from === null || to === null || reversed} className={styles['apply'] ?? ''}>
        {t('period.apply')}
      </Button>
    </form>
  );
}
