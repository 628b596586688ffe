import { PREDICTION_FIELDS, STUDY_FIELD_LABELS, STUDY_TRAFFIC_FIELDS, type StudyField } from '@elektron/domain';
import { NumberField, useLanguage } from '@elektron/ui';
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnChoice } from '../../forms/column-choice.tsx';
import type { Faults, Said, TableLook } from './study-table.ts';
import styles from './evaluations.module.css';

export interface StudyTableColumnsProps {
  readonly look: TableLook;
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
  /** Empty before somebody has tried to evaluate it. */
  readonly faults: Faults;
}

/** What the columns of a table are, and what only a person knows of it. */
export function StudyTableColumns(props: StudyTableColumnsProps) {
  const { t } = useTranslation();
  const { faults } = props;
  return (
    <>
      <Part title={t('studyTable.sites')}>
        <Choices {...props} fields={['code', 'role']} fault={undefined} />
        <p className={styles['soft']}>{t('studyTable.roleHelp')}</p>
      </Part>
      <Part title={t('studyTable.counts')}>
        <Choices {...props} fields={['before', 'after']} fault={faults.counts} />
        <Years {...props} />
      </Part>
      <Selected {...props} />
      <Part title={t('studyTable.function')}>
        <Choices {...props} fields={PREDICTION_FIELDS} fault={faults.predictions} />
        <p className={styles['soft']}>{t('studyTable.functionHelp')}</p>
      </Part>
      <Part title={t('studyTable.traffic')}>
        <Choices {...props} fields={STUDY_TRAFFIC_FIELDS} fault={faults.traffic} />
        <Variation {...props} />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['part']}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface ChoicesProps extends StudyTableColumnsProps {
  readonly fields: readonly StudyField[];
  readonly fault: Faults['counts'] | Faults['predictions'] | Faults['traffic'];
}

function Choices({ look, said, onSaid, fields, fault }: ChoicesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return fields.map((field, i) => (
    <ColumnChoice
      key={field}
      field={field}
      label={STUDY_FIELD_LABELS[field][language]}
      // A word among the numbers would hide their column from whoever wants to know what is wrong with it.
      offered={look.headings}
      examples={look.examples[look.headings.indexOf(said.columns[field] ?? '')] ?? []}
      columns={said.columns}
      onColumns={(columns) => onSaid({ ...said, columns })}
      error={i === 0 && fault !== undefined ? t(`studyTable.${fault}`) : undefined}
    />
  ));
}

function Years({ said, onSaid, faults }: StudyTableColumnsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NumberField
        label={t('studyTable.yearsBefore')}
        description={t('studyTable.yearsHelp')}
        value={said.yearsBefore}
        onChange={(yearsBefore) => onSaid({ ...said, yearsBefore })}
        error={faults.yearsBefore === undefined ? undefined : t(`studyTable.${faults.yearsBefore}`)}
      />
      <NumberField
        label={t('studyTable.yearsAfter')}
        value={said.yearsAfter}
        onChange={(yearsAfter) => onSaid({ ...said, yearsAfter })}
        error={faults.yearsAfter === undefined ? undefined : t(`studyTable.${faults.yearsAfter}`)}
      />
    </>
  );
}

function Selected({ said, onSaid }: StudyTableColumnsProps) {
  const { t } = useTranslation();
  const answers = ['yes', 'no', 'unknown'] as const;
  return (
    <Radio.Group
      label={t('evaluations.selected')}
      description={t('register.reasonWhy')}
      value={said.selected}
      onChange={(chosen) => onSaid({ ...said, selected: answers.find((answer) => answer === chosen) ?? 'unknown' })}
    >
      <div className={styles['choices']}>
        {answers.map((value) => (
          <Radio key={value} value={value} label={t(`evaluations.selectedChoices.${value}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}

function Variation({ said, onSaid }: StudyTableColumnsProps) {
  const { t } = useTranslation();
  if (said.columns['traffic-before'] === undefined) return null;
  return (
    <NumberField
      label={t('studyTable.variation')}
      description={t('studyTable.variationHelp')}
      value={said.trafficVariation}
      onChange={(trafficVariation) => onSaid({ ...said, trafficVariation })}
    />
  );
}
