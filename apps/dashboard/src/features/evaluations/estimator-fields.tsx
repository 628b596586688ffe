import { getAccidentDimension } from '@elektron/domain';
import { Notice, NumberField, useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvaluateInput } from '../../graphql/generated/graphql.ts';
import {
  isTargetComplete,
  isTrafficComplete,
  NOTHING_MORE,
  TARGET_DIMENSIONS,
  TRAFFIC_PARTS,
  type EstimatorDraft,
} from './estimator-draft.ts';
import { TrafficFromSites } from './traffic-near.tsx';
import styles from './evaluations.module.css';

export interface EstimatorFieldsProps {
  readonly draft: EstimatorDraft;
  readonly onChange: (draft: EstimatorDraft) => void;
  /** The question; null while it is not complete. */
  readonly input: EvaluateInput | null;
}

/** What only some methods ask for; left alone, these methods are left out. */
export function EstimatorFields({ draft, onChange, input }: EstimatorFieldsProps) {
  const { t } = useTranslation();
  return (
    <details className={styles['box']}>
      <summary className={styles['summary']}>{t('estimators.more')}</summary>
      <TargetFields draft={draft} onChange={onChange} />
      <TrafficFields draft={draft} onChange={onChange} input={input} />
    </details>
  );
}

function TargetFields({ draft, onChange }: Omit<EstimatorFieldsProps, 'input'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { dimension, values } = draft;
  const toggle = (key: string): void =>
    onChange({ ...draft, values: values.includes(key) ? values.filter((value) => value !== key) : [...values, key] });
  return (
    <fieldset className={styles['more']}>
      <legend>{t('estimators.target')}</legend>
      <p className={styles['soft']}>{t('estimators.targetHelp')}</p>
      <div className={styles['narrow']}>
        <NativeSelect
          label={t('estimators.dimension')}
          value={dimension ?? ''}
          onChange={(event) => {
            const chosen = TARGET_DIMENSIONS.find((id) => id === event.currentTarget.value) ?? null;
            onChange({ ...draft, dimension: chosen, values: NOTHING_MORE.values });
          }}
          data={[
            { value: '', label: t('estimators.noTarget') },
            ...TARGET_DIMENSIONS.map((id) => ({ value: id, label: getAccidentDimension(id).labels[language] })),
          ]}
        />
      </div>
      {dimension !== null && (
        <div className={styles['choices']} role="group" aria-label={t('estimators.values')}>
          {(getAccidentDimension(dimension).keys ?? []).map((key) => (
            <Checkbox
              key={key}
              checked={values.includes(key)}
              onChange={() => toggle(key)}
              label={getAccidentDimension(dimension).labelOf(key)[language]}
            />
          ))}
        </div>
      )}
      {!isTargetComplete(draft) && <Notice kind="warning">{t('estimators.targetEmpty')}</Notice>}
    </fieldset>
  );
}

function TrafficFields({ draft, onChange, input }: EstimatorFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['more']}>
      <legend>{t('estimators.traffic')}</legend>
      <p className={styles['soft']}>{t('estimators.trafficHelp')}</p>
      <TrafficFromSites draft={draft} onChange={onChange} input={input} />
      <div className={styles['fourNumbers']}>
        {TRAFFIC_PARTS.map((part) => (
          <NumberField
            key={part}
            label={t(`estimators.trafficFields.${part}`)}
            value={draft.traffic[part]}
            onChange={(value) => onChange({ ...draft, trafficNear: null, traffic: { ...draft.traffic, [part]: value } })}
          />
        ))}
      </div>
      {!isTrafficComplete(draft) && <Notice kind="warning">{t('estimators.trafficIncomplete')}</Notice>}
    </fieldset>
  );
}
