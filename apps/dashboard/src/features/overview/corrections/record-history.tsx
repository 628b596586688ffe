import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../../graphql/session.tsx';
import { useOrganisation } from '../../../graphql/workspace.ts';
import type { AccidentRecord } from '../overview-queries.ts';
import { subjectLabel } from './subject-label.ts';
import { useWithdrawCorrection, type CorrectionWarning } from './use-correction.ts';
import { fieldLabel, valueText } from './value-text.ts';
import styles from './corrections.module.css';

type Correction = AccidentRecord['history']['corrections'][number];

/** How the record came to be what it is: what people have set right, and the imports that brought it. Of the own records alone. */
export function RecordHistory({ accident }: { readonly accident: AccidentRecord }) {
  const { t } = useTranslation();
  const { recordsOf } = useSession();
  const { corrections, imports } = accident.history;
  if (recordsOf !== null || corrections.length + imports.length === 0) return null;
  return (
    <details className={styles['history']} open={corrections.length > 0}>
      <summary>{t('corrections.history')}</summary>
      {corrections.length > 0 && (
        <ol className={styles['list']}>
          {corrections.map((correction) => (
            <CorrectionItem key={correction.correctionNo} accidentId={accident.id} correction={correction} />
          ))}
        </ol>
      )}
      <ImportsOf imports={imports} />
    </details>
  );
}

function CorrectionItem({ accidentId, correction }: { readonly accidentId: string; readonly correction: Correction }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const mayCorrect = useMay('records.import');
  const { withdraw, loading, refusal } = useWithdrawCorrection();
  const [warnings, setWarnings] = useState<readonly CorrectionWarning[]>([]);
  const { subject, field } = correction;
  const text = (value: unknown): string => valueText(subject, field, value, formats);
  const who = correction.person ?? t('corrections.installation');
  const of = { unit: correction.unitReference, casualty: correction.casualtyReference };
  return (
    <li data-withdrawn={correction.withdrawnAt == null ? undefined : ''}>
      <strong>
        {subject !== 'accident' && `${subjectLabel(subject, of, t)}: `}
        {fieldLabel(subject, field)[language]}
      </strong>
      <p>{t('corrections.change', { from: text(correction.from), to: text(correction.to) })}</p>
      <p className={styles['quiet']}>{`${who}, ${formats.dateTime(correction.madeAt, timeZone)}: «${correction.reason}»`}</p>
      {correction.withdrawnAt != null && (
        <p className={styles['quiet']}>
          {t('corrections.withdrawn', {
            who: correction.withdrawnBy ?? t('corrections.installation'),
            when: formats.dateTime(correction.withdrawnAt, timeZone),
          })}
        </p>
      )}
      {correction.sourceHasChanged && <Notice kind="warning">{t('corrections.sourceNow', { value: text(correction.sourceNow) })}</Notice>}
      {mayCorrect && correction.withdrawnAt == null && (
        <Button
          size="compact-xs"
          variant="default"
          loading={loading}
          onClick={() => void withdraw(accidentId, correction.correctionNo).then((said) => setWarnings(said ?? []))}
        >
          {t('corrections.withdraw', { field: fieldLabel(subject, field)[language] })}
        </Button>
      )}
      {warnings.length > 0 && (
        <Notice kind="warning" announce>
          {warnings.map(({ message }) => message[language]).join(' ')}
        </Notice>
      )}
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
    </li>
  );
}

function ImportsOf({ imports }: { readonly imports: AccidentRecord['history']['imports'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  return (
    <ol className={styles['list']}>
      {imports.map((batch) => (
        <li key={batch.batchId} data-withdrawn={batch.undoneVersion == null ? undefined : ''}>
          <strong>{t('corrections.import', { number: batch.batchId, format: batch.formatLabels[language] })}</strong>
          <p className={styles['quiet']}>
            {[
              batch.finishedAt == null ? null : formats.dateTime(batch.finishedAt, timeZone),
              batch.files.join(', ') || null,
              batch.broughtAccident ? null : t('corrections.broughtParts'),
              batch.undoneVersion == null ? null : t('corrections.undone'),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  );
}
