import { Notice, NumberField, useLanguage } from '@elektron/ui';
import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeFilter } from '../../filter/describe-filter.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { usePlaceNames } from '../../graphql/place-names.ts';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import type { AlternativeFieldsProps } from './alternative-fields.tsx';
import { isGiven } from './appraisal-draft.ts';
import { ExpectedChoice } from './expected-choice.tsx';
import { nameSeverity } from './own-values-form.tsx';
import styles from './appraisals.module.css';

const SOURCES = ['typed', 'expected', 'records'] as const;

/** How many accidents, or casualties, there would be without the measure, and where that is from. */
export function NumbersFields({ draft, severities, basis, asked, change }: AlternativeFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isNone = draft.numbersFrom === 'typed' && !severities.some((severity) => isGiven(draft.numbers[severity]));
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{t(basis === 'per-casualty' ? 'appraisals.numbers.casualties' : 'appraisals.numbers.accidents')}</legend>
      <Radio.Group
        label={t('appraisals.numbers.from')}
        value={draft.numbersFrom}
        onChange={(from) => change({ numbersFrom: SOURCES.find((known) => known === from) ?? 'typed' })}
      >
        <div className={styles['choices']}>
          <Radio value="typed" label={t('appraisals.numbers.typed')} />
          <Radio value="expected" label={t('expectedPlaces.from')} />
          <Radio value="records" label={t('appraisals.numbers.records')} />
        </div>
      </Radio.Group>
      {draft.numbersFrom === 'records' && <RecordsMeant />}
      {draft.numbersFrom === 'expected' && <ExpectedChoice draft={draft} asked={asked} change={change} />}
      {draft.numbersFrom === 'typed' && (
        <>
          <div className={styles['fields']}>
            {severities.map((severity, index) => (
              <NumberField
                key={severity}
                label={`${nameSeverity(severity, basis)[language]}, ${t('appraisals.numbers.aYear')}`}
                value={draft.numbers[severity] ?? null}
                step={0.1}
                error={asked && isNone && index === 0 ? t('appraisals.numbers.none') : undefined}
                onChange={(value) => change({ numbers: { ...draft.numbers, [severity]: value } })}
              />
            ))}
          </div>
          <TextInput
            required
            label={t('appraisals.numbers.source')}
            description={t('appraisals.numbers.sourceWhy')}
            value={draft.numbersSource}
            maxLength={2000}
            error={asked && draft.numbersSource.trim() === '' ? t('appraisals.needed') : undefined}
            onChange={(event) => change({ numbersSource: event.currentTarget.value })}
          />
        </>
      )}
    </fieldset>
  );
}

/** Which records are counted: those of the filter that travels along from page to page. */
function RecordsMeant() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter } = useFilter();
  const { speedUnit } = useRecordsOwner();
  const parts = describeFilter(filter, language, t, speedUnit, usePlaceNames(filter));
  if (filter.period === null) return <Notice kind="warning">{t('appraisals.numbers.noPeriod')}</Notice>;
  return (
    <Notice kind="note" title={parts.map(({ label }) => label).join(' · ')}>
      {t('appraisals.numbers.recordsWhy')}
    </Notice>
  );
}
