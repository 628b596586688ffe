import type { Severity } from '@elektron/domain';
import { NumberField, useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isGiven, type AppraisalDraft } from './appraisal-draft.ts';
import { nameSeverity } from './own-values-form.tsx';
import styles from './appraisals.module.css';

export interface CommonFieldsProps {
  readonly draft: AppraisalDraft;
  readonly severities: readonly Severity[];
  readonly basis: string | undefined;
  readonly money: string;
  readonly asked: boolean;
  readonly change: (part: Partial<AppraisalDraft>) => void;
}

/** The terms that all alternatives share. */
export function CommonFields({ draft, severities, basis, money, asked, change }: CommonFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const needed = (value: number | null): string | undefined => (asked && !isGiven(value) ? t('appraisals.needed') : undefined);
  return (
    <section className={styles['box']} aria-labelledby="terms-title">
      <h2 id="terms-title">{t('appraisals.terms')}</h2>
      <TextInput
        required
        label={t('appraisals.name')}
        value={draft.name}
        maxLength={200}
        error={asked && draft.name.trim() === '' ? t('appraisals.needed') : undefined}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className={styles['fields']}>
        <NumberField
          label={t('appraisals.discountRate')}
          description={t('appraisals.discountRateWhy')}
          value={draft.discountRatePercent}
          step={0.5}
          error={needed(draft.discountRatePercent)}
          onChange={(discountRatePercent) => change({ discountRatePercent })}
        />
        <NumberField
          mayBeNegative
          label={t('appraisals.trafficGrowth')}
          description={t('appraisals.trafficGrowthWhy')}
          value={draft.trafficGrowthPercent}
          step={0.5}
          error={needed(draft.trafficGrowthPercent)}
          onChange={(trafficGrowthPercent) => change({ trafficGrowthPercent })}
        />
        <NumberField
          label={t('appraisals.trafficExponent')}
          description={t('appraisals.trafficExponentWhy')}
          value={draft.trafficExponent}
          step={0.1}
          error={needed(draft.trafficExponent)}
          onChange={(trafficExponent) => change({ trafficExponent })}
        />
        <NumberField
          label={t('appraisals.valueSpread')}
          description={t('appraisals.valueSpreadWhy')}
          value={draft.valueSpreadPercent}
          error={needed(draft.valueSpreadPercent)}
          onChange={(valueSpreadPercent) => change({ valueSpreadPercent })}
        />
        <NativeSelect
          label={t('appraisals.effectsAre')}
          description={t('appraisals.effectsAreWhy')}
          value={draft.effectsAre}
          onChange={(event) => change({ effectsAre: event.currentTarget.value === 'independent' ? 'independent' : 'shared' })}
          data={(['shared', 'independent'] as const).map((value) => ({ value, label: t(`appraisals.effects.${value}`) }))}
        />
        <NumberField
          label={`${t('appraisals.budget')}${money}`}
          description={t('appraisals.budgetWhy')}
          value={draft.budget}
          onChange={(budget) => change({ budget })}
        />
      </div>
      <details>
        <summary className={styles['summary']}>{t('appraisals.reporting')}</summary>
        <p className={styles['soft']}>{t('appraisals.reportingWhy')}</p>
        <div className={styles['fields']}>
          {severities.map((severity) => (
            <NumberField
              key={severity}
              label={nameSeverity(severity, basis)[language]}
              value={draft.reporting[severity] ?? null}
              placeholder="1"
              step={0.1}
              onChange={(factor) => change({ reporting: { ...draft.reporting, [severity]: factor } })}
            />
          ))}
        </div>
      </details>
      <Checkbox
        checked={draft.illustrative}
        label={t('appraisals.isIllustrative')}
        onChange={(event) => change({ illustrative: event.currentTarget.checked })}
      />
    </section>
  );
}
