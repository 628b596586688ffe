import { NumberField } from '@elektron/ui';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InterventionFieldsProps } from './intervention-fields.tsx';
import styles from './evaluations.module.css';

/** What it cost, as far as anybody knows. */
export function CostFields({ draft: { cost }, change, faults }: InterventionFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<typeof cost>): void => change({ cost: { ...cost, ...part } });
  const error = (wrong: boolean): string | undefined => (faults.has('cost') && wrong ? t('register.missing.cost') : undefined);
  const isWrong = (amount: number | null): boolean => amount !== null && !(amount >= 0);
  return (
    <section className={styles['fields']} aria-label={t('register.cost')}>
      <h2>{t('register.cost')}</h2>
      <div className={styles['dates']}>
        <NumberField
          label={t('register.capitalCost')}
          value={cost.capital}
          error={error(isWrong(cost.capital))}
          onChange={(capital) => set({ capital })}
        />
        <NumberField
          label={t('register.yearlyCost')}
          value={cost.yearly}
          error={error(isWrong(cost.yearly))}
          onChange={(yearly) => set({ yearly })}
        />
      </div>
      <div className={styles['dates']}>
        <TextInput
          label={t('register.currency')}
          description={t('register.currencyHelp')}
          maxLength={3}
          value={cost.currency}
          error={error(!/^[A-Z]{3}$/.test(cost.currency))}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
        <NumberField
          whole
          label={t('register.priceYear')}
          description={t('register.priceYearHelp')}
          value={cost.priceYear}
          error={error(isWrongYear(cost.priceYear))}
          onChange={(priceYear) => set({ priceYear })}
        />
      </div>
    </section>
  );
}

/** As the API has it. */
export function isWrongYear(year: number | null): boolean {
  return year !== null && !(year >= 1950 && year <= 2100);
}
