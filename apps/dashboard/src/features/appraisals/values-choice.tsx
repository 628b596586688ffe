import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitValueSet } from './appraisals-queries.ts';
import styles from './appraisals.module.css';

export interface ValuesChoiceProps {
  readonly sets: readonly UnitValueSet[];
  readonly chosen: UnitValueSet | undefined;
  /** Whether somebody has tried to go on. */
  readonly asked: boolean;
  readonly onChoose: (values: string) => void;
}

/** By whose values: nobody chooses for the user, and what a set stands for is said at once. */
export function ValuesChoice({ sets, chosen, asked, onChoose }: ValuesChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <section className={styles['box']} aria-labelledby="values-title">
      <h2 id="values-title">{t('appraisals.values.title')}</h2>
      <NativeSelect
        required
        label={t('appraisals.values.chosen')}
        description={t('appraisals.values.chosenWhy')}
        value={chosen === undefined ? '' : `${chosen.id}|${chosen.version}`}
        error={asked && chosen === undefined ? t('appraisals.needed') : undefined}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={[
          { value: '', label: t('appraisals.chooseSet') },
          ...sets
            .filter(({ superseded }) => !superseded)
            .map(({ id, version, name, basisLabels }) => ({
              value: `${id}|${version}`,
              label: `${name[language]} · ${basisLabels[language]}`,
            })),
        ]}
      />
      {chosen !== undefined && (
        <Notice kind={chosen.status === 'read' || chosen.status === 'own' ? 'note' : 'warning'} title={chosen.statusLabels[language]}>
          <p>{chosen.standsFor[language]}</p>
          <p>
            {chosen.values
              .flatMap(({ labels, value }) => (value == null ? [] : [`${labels[language]}: ${formats.count(value)} ${chosen.currency}`]))
              .join(' · ')}
          </p>
          <p className={styles['soft']}>{chosen.source[language]}</p>
        </Notice>
      )}
    </section>
  );
}
