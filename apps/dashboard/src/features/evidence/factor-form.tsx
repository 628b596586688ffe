import {
  EVIDENCE_KINDS,
  EVIDENCE_OUTCOME_LABELS,
  EVIDENCE_OUTCOMES,
  INTERVENTION_KIND_LABELS,
  MOST_QUALITY_POINTS,
} from '@elektron/domain';
import { Notice, NumberField, Page, useFormats, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MayNot } from '../../access/may-not.tsx';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { emptyFactor, factorFaults, toFactorInput, type FactorDraft, type FactorField } from './factor-draft.ts';
import { ENTER_PUBLISHED_FACTOR, EVIDENCE_LIBRARY, KIND_EVIDENCE } from './evidence-queries.ts';
import styles from './evidence.module.css';

export interface FactorFormProps {
  /** The kind that was looked at. */
  readonly kind: string | null;
  readonly onClose: () => void;
}

/** A factor that somebody has read in a publication, with its source. */
export function FactorForm({ kind, onClose }: FactorFormProps) {
  const { t } = useTranslation();
  const mayEnter = useMay('analyses.run');
  return (
    <Page title={t('evidence.form.title')} lead={t('evidence.form.lead')}>
      {mayEnter ? <Form kind={kind} onClose={onClose} /> : <MayNot action={<Button onClick={onClose}>{t('evidence.back')}</Button>} />}
    </Page>
  );
}

function Form({ kind, onClose }: FactorFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => emptyFactor(kind));
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(ENTER_PUBLISHED_FACTOR, 'enterPublishedFactor', {
    refetch: [EVIDENCE_LIBRARY, KIND_EVIDENCE],
  });
  const faults: readonly string[] = attempts === 0 ? [] : [...factorFaults(draft), ...(refusal?.field == null ? [] : [refusal.field])];
  const error = (field: FactorField): string | undefined => (faults.includes(field) ? t(`evidence.form.wrong.${field}`) : undefined);
  const change = (part: Partial<FactorDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const submit = async (): Promise<void> => {
    if (factorFaults(draft).length === 0 && (await run({ input: toFactorInput(draft) })) !== null) {
      onClose();
      return;
    }
    setAttempts((before) => before + 1);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Effect draft={draft} change={change} error={error} />
      <Source draft={draft} change={change} error={error} />
      {refusal !== null && refusal.field === null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button type="submit" loading={loading}>
          {t('evidence.form.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('evidence.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: FactorDraft;
  readonly change: (part: Partial<FactorDraft>) => void;
  readonly error: (field: FactorField) => string | undefined;
}

function Effect({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <fieldset className={styles['part']}>
      <legend>{t('evidence.form.effect')}</legend>
      <NativeSelect
        label={t('evidence.columns.kind')}
        value={draft.kind}
        error={error('kind')}
        onChange={({ currentTarget }) => change({ kind: currentTarget.value })}
        data={[
          { value: '', label: t('evidence.form.choose') },
          ...EVIDENCE_KINDS.map((id) => ({ value: id, label: INTERVENTION_KIND_LABELS[id][language] })),
        ]}
      />
      <NativeSelect
        label={t('evidence.columns.outcome')}
        value={draft.outcome}
        error={error('outcome')}
        onChange={({ currentTarget }) => change({ outcome: currentTarget.value })}
        data={[
          { value: '', label: t('evidence.form.choose') },
          ...EVIDENCE_OUTCOMES.map((id) => ({ value: id, label: EVIDENCE_OUTCOME_LABELS[id][language] })),
        ]}
      />
      <NumberField
        label={t('evidence.form.factor')}
        description={t('evidence.form.factorHelp')}
        value={draft.factor}
        error={error('factor')}
        onChange={(factor) => change({ factor })}
      />
      <Radio.Group
        label={t('evidence.form.uncertainty')}
        value={draft.uncertainty}
        onChange={(uncertainty) => change({ uncertainty: uncertainty === 'limits' ? 'limits' : 'error' })}
      >
        <div className={styles['choices']}>
          <Radio value="error" label={t('evidence.form.standardError')} />
          <Radio value="limits" label={t('evidence.form.limits')} />
        </div>
      </Radio.Group>
      {draft.uncertainty === 'error' ? (
        <NumberField
          label={t('evidence.form.standardError')}
          description={t('evidence.form.standardErrorHelp')}
          value={draft.standardError}
          error={error('standardError')}
          onChange={(standardError) => change({ standardError })}
        />
      ) : (
        <>
          <NumberField
            label={t('evidence.form.lower')}
            value={draft.lower}
            error={error('lower')}
            onChange={(lower) => change({ lower })}
          />
          <NumberField
            label={t('evidence.form.upper')}
            value={draft.upper}
            error={error('upper')}
            onChange={(upper) => change({ upper })}
          />
          <NumberField
            label={t('evidence.form.level')}
            value={draft.levelPercent}
            error={error('level')}
            onChange={(levelPercent) => change({ levelPercent })}
          />
        </>
      )}
    </fieldset>
  );
}

function Source({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <fieldset className={styles['part']}>
      <legend>{t('evidence.form.source')}</legend>
      <Textarea
        className={styles['wide'] ?? ''}
        label={t('evidence.form.citation')}
        description={t('evidence.form.citationHelp')}
        autosize
        minRows={2}
        value={draft.citation}
        error={error('citation')}
        onChange={({ currentTarget }) => change({ citation: currentTarget.value })}
      />
      <NumberField
        label={t('evidence.form.year')}
        whole
        value={draft.publishedYear}
        error={error('publishedYear')}
        onChange={(publishedYear) => change({ publishedYear })}
      />
      <TextInput
        label={t('evidence.form.url')}
        value={draft.url}
        error={error('url')}
        onChange={({ currentTarget }) => change({ url: currentTarget.value })}
      />
      <TextInput
        label={t('evidence.form.appliesTo')}
        description={t('evidence.form.appliesToHelp')}
        value={draft.appliesTo}
        error={error('appliesTo')}
        onChange={({ currentTarget }) => change({ appliesTo: currentTarget.value })}
      />
      <NumberField
        label={t('evidence.form.points', { most: formats.count(MOST_QUALITY_POINTS) })}
        description={t('evidence.form.pointsHelp')}
        value={draft.qualityPoints}
        error={error('qualityPoints')}
        onChange={(qualityPoints) => change({ qualityPoints })}
      />
    </fieldset>
  );
}
