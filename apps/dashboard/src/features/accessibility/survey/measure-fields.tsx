import { ACCESSIBILITY_MEASURE_DECLARATIONS, type AccessibilityMeasure } from '@elektron/domain';
import { NumberField, useFormats, useLanguage } from '@elektron/ui';
import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asksOf } from './street-form.ts';
import type { FormPartProps } from './street-form-view.tsx';
import styles from './survey.module.css';

/** What is measured of the thing, each with its unit; what is left empty was not measured. */
export function MeasureFields({ form, errorOf, onChange }: FormPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const rangeOf = (measure: AccessibilityMeasure): string => {
    const { range, unit } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
    return t('survey.range', { lowest: formats.number(range[0]), highest: formats.number(range[1]), unit: unit[language] });
  };
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('survey.measures')}</legend>
      <p className={styles['soft']}>{t('survey.measuresHelp')}</p>
      <div className={styles['fields']}>
        {asksOf(form).measures.map((measure) => {
          const { labels, unit, range } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
          return (
            <NumberField
              key={measure}
              label={`${labels[language]} (${unit[language]})`}
              value={form.measures[measure] ?? null}
              mayBeNegative={range[0] < 0}
              error={errorOf(measure) === undefined ? undefined : rangeOf(measure)}
              onChange={(value) => onChange({ measures: { ...form.measures, [measure]: value } })}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

/** When something stood in the way. */
export function TemporaryFields({ form, errorOf, onChange }: FormPartProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('survey.temporaryTitle')}</legend>
      <Checkbox
        size="md"
        label={t('survey.temporary')}
        checked={form.temporary}
        onChange={(event) => onChange({ temporary: event.currentTarget.checked })}
      />
      {form.temporary && (
        <div className={styles['fields']}>
          <TextInput
            size="md"
            type="datetime-local"
            label={t('survey.presentFrom')}
            value={form.presentFrom}
            onChange={(event) => onChange({ presentFrom: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            type="datetime-local"
            label={t('survey.presentUntil')}
            value={form.presentUntil}
            error={errorOf('presentUntil')}
            onChange={(event) => onChange({ presentUntil: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
