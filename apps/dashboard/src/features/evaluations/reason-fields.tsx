import { REASONS_TO_EXPLAIN, SELECTION_REASON_LABELS, SELECTION_REASONS } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InterventionFieldsProps } from './intervention-fields.tsx';
import styles from './evaluations.module.css';

/** Why these places and no others; nothing is chosen beforehand, because the answer decides which method can be believed. */
export function ReasonFields({ draft, change, faults }: InterventionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Radio.Group
        label={t('register.reason')}
        description={t('register.reasonWhy')}
        value={draft.reason}
        required
        error={faults.has('reason') ? t('register.missing.reason') : undefined}
        onChange={(value) => change({ reason: SELECTION_REASONS.find((known) => known === value) ?? null })}
      >
        <div className={styles['choices']}>
          {SELECTION_REASONS.map((reason) => (
            <Radio
              key={reason}
              value={reason}
              label={SELECTION_REASON_LABELS[reason][language]}
              aria-invalid={faults.has('reason') || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={t('register.reasonNote')}
        description={t('register.reasonNoteHelp')}
        value={draft.reasonNote}
        maxLength={2000}
        required={draft.reason !== null && REASONS_TO_EXPLAIN.includes(draft.reason)}
        error={faults.has('reasonNote') ? t('register.missing.reasonNote') : undefined}
        onChange={(event) => change({ reasonNote: event.currentTarget.value })}
      />
    </>
  );
}
