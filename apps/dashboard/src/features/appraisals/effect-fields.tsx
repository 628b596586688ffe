import { useQuery } from '@apollo/client/react';
import { QueryState, useLanguage } from '@elektron/ui';
import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import type { AlternativeFieldsProps } from './alternative-fields.tsx';
import { NO_EFFECT, type AlternativeDraft } from './appraisal-draft.ts';
import { EVALUATIONS_TO_TAKE } from './appraisals-queries.ts';
import { FactorFields } from './factor-fields.tsx';
import { LibraryChoice } from './library-choice.tsx';
import { nameSeverity } from './own-values-form.tsx';
import { TogetherFields } from './together-fields.tsx';
import styles from './appraisals.module.css';

const SOURCES = ['all', 'each', 'evaluation', 'library'] as const;

/** What the measure leaves of the accidents, with its interval and where it is from. */
export function EffectFields({ draft, severities, basis, asked, change }: AlternativeFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{t('appraisals.effect.title')}</legend>
      <p className={styles['soft']}>{t('appraisals.effect.meaning')}</p>
      <Radio.Group
        label={t('appraisals.effect.from')}
        value={draft.effectFrom}
        onChange={(from) => change({ effectFrom: SOURCES.find((source) => source === from) ?? 'all' })}
      >
        <div className={styles['choices']}>
          {SOURCES.map((source) => (
            <Radio key={source} value={source} label={t(`appraisals.effect.sources.${source}`)} />
          ))}
        </div>
      </Radio.Group>
      {draft.effectFrom === 'evaluation' && <EvaluationChoice draft={draft} asked={asked} change={change} />}
      {draft.effectFrom === 'library' && <LibraryChoice draft={draft} asked={asked} change={change} />}
      {draft.effectFrom === 'all' && (
        <FactorFields
          name={t('appraisals.effect.allSeverities')}
          effect={draft.effect}
          asked={asked}
          onChange={(effect) => change({ effect })}
        />
      )}
      {draft.effectFrom === 'each' &&
        severities.map((severity) => (
          <FactorFields
            key={severity}
            name={nameSeverity(severity, basis)[language]}
            effect={draft.effects[severity] ?? NO_EFFECT}
            asked={asked && draft.numbersFrom === 'typed' && (draft.numbers[severity] ?? 0) > 0}
            onChange={(effect) => change({ effects: { ...draft.effects, [severity]: effect } })}
          />
        ))}
      {(draft.effectFrom === 'all' || draft.effectFrom === 'each') && (
        <TextInput
          required
          label={t('appraisals.effect.source')}
          value={draft.effectSource}
          maxLength={2000}
          error={asked && draft.effectSource.trim() === '' ? t('appraisals.needed') : undefined}
          onChange={(event) => change({ effectSource: event.currentTarget.value })}
        />
      )}
      <TogetherFields draft={draft} asked={asked} change={change} />
    </fieldset>
  );
}

interface EvaluationChoiceProps {
  readonly draft: AlternativeDraft;
  readonly asked: boolean;
  readonly change: (part: Partial<AlternativeDraft>) => void;
}

/** An evaluation of the own organisation, whose recommended method gives ratio and interval. */
function EvaluationChoice({ draft, asked, change }: EvaluationChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(EVALUATIONS_TO_TAKE);
  return (
    <QueryState status={toStatus(result, language)}>
      {({ evaluationRuns }) => (
        <>
          <NativeSelect
            required
            label={t('appraisals.effect.evaluation')}
            value={draft.evaluationId}
            error={asked && draft.evaluationId === '' ? t('appraisals.needed') : undefined}
            onChange={(event) => change({ evaluationId: event.currentTarget.value })}
            data={[
              { value: '', label: t('appraisals.effect.choose') },
              ...evaluationRuns.map(({ id, interventionName }) => ({
                value: id,
                label: `${interventionName[language]} (${id.slice(0, SHOWN)})`,
              })),
            ]}
          />
          <p className={styles['soft']}>{evaluationRuns.find(({ id }) => id === draft.evaluationId)?.sentence[language]}</p>
        </>
      )}
    </QueryState>
  );
}

/** Of an id, where names may be equal. */
const SHOWN = 8;
