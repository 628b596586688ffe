import { ASSESSMENT_PARAMETERS, type ParameterValues } from '@elektron/domain';
import { isParameterValid, ParameterFields, useFormats } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../graphql/workspace.ts';
import type { Ranking } from './assessment-queries.ts';
import { useAssessmentQuestion } from './use-assessment-question.ts';
import styles from './network-assessment.module.css';

/** From which ranking, and by which limits. */
export function AssessmentForm({ rankings, runId }: { readonly rankings: readonly Ranking[]; readonly runId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useOrganisation();
  const { numbers, choose } = useAssessmentQuestion();
  return (
    <div className={styles['form']}>
      <NativeSelect
        label={t('assessment.form.run')}
        value={runId}
        onChange={({ currentTarget }) => choose({ run: currentTarget.value })}
        data={rankings.map(({ id, createdAt, dataVersion }) => ({
          value: id,
          label: t('assessment.form.ranking', {
            at: formats.dateTime(createdAt, data?.organisation.timeZone),
            version: formats.count(dataVersion),
          }),
        }))}
      />
      <details className={styles['more']}>
        <summary>{t('assessment.form.limits')}</summary>
        <Limits key={JSON.stringify(numbers)} start={numbers} onChoose={(next) => choose(next)} />
      </details>
    </div>
  );
}

function Limits({
  start,
  onChoose,
}: {
  readonly start: ParameterValues;
  readonly onChoose: (numbers: Parameters<ReturnType<typeof useAssessmentQuestion>['choose']>[0]) => void;
}) {
  const { t } = useTranslation();
  const [values, setValues] = useState(start);
  const isValid = ASSESSMENT_PARAMETERS.every((parameter) => isParameterValid(parameter, values[parameter.name] ?? null));
  return (
    <div className={styles['form']}>
      <ParameterFields parameters={ASSESSMENT_PARAMETERS} values={values} onChange={setValues} />
      <div>
        <Button size="xs" disabled={!isValid} onClick={() => onChoose(values)}>
          {t('assessment.form.apply')}
        </Button>
      </div>
    </div>
  );
}
