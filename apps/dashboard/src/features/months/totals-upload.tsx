import { useApolloClient } from '@apollo/client/react';
import { ACCIDENT_MEASURE_TEXTS, ACCIDENT_MEASURES } from '@elektron/domain';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, FileInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileSending } from '../../forms/use-file-sending.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { monthName } from './month-words.ts';
import { RECONCILED_TOTALS } from './months-queries.ts';
import styles from './months.module.css';

interface Misfit {
  readonly kind: 'parts' | 'year';
  readonly month: string | null;
  readonly measure: string;
  readonly said: number;
  readonly added: number;
}

/** What the server has made of a workbook. */
interface StoredTotals {
  readonly source: string;
  readonly years: readonly number[];
  readonly totals: number;
  readonly misfits: readonly Misfit[];
}

/** Totals of another body from a workbook, known by its own title and headings. */
export function TotalsUpload() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { sending, stored, refused, send } = useFileSending<StoredTotals>(() => {
    setFile(null);
    setAttempts(0);
    void client.refetchQueries({ include: [RECONCILED_TOTALS] });
  });
  const submit = (): void => {
    setAttempts(attempts + 1);
    if (file !== null) void send(`/api/months/totals?${new URLSearchParams({ fileName: file.name, source }).toString()}`, file);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={t('months.totals.upload')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{t('months.totals.upload')}</h3>
      <p className={styles['soft']}>{t('months.totals.uploadHelp')}</p>
      <FileInput
        label={t('months.totals.chooseFile')}
        placeholder={t('months.totals.fileMissing')}
        accept=".xlsx,.xls,.ods"
        value={file}
        error={attempts > 0 && file === null ? t('months.totals.fileMissing') : undefined}
        onChange={setFile}
      />
      <TextInput
        label={t('months.totals.uploadSource')}
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      {stored !== null && <Stored stored={stored} />}
      <div>
        <Button type="submit" loading={sending}>
          {t('months.totals.sendFile')}
        </Button>
      </div>
    </form>
  );
}

function Stored({ stored: { source, years, totals, misfits } }: { readonly stored: StoredTotals }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const lineOf = ({ kind, month, measure, said, added }: Misfit): string => {
    const known = ACCIDENT_MEASURES.find((each) => each === measure) ?? 'accidents';
    const values = { measure: ACCIDENT_MEASURE_TEXTS[known].labels[language], said: formats.count(said), added: formats.count(added) };
    if (month === null) return t(kind === 'year' ? 'months.totals.year' : 'months.totals.yearParts', values);
    return t('months.totals.parts', { ...values, month: monthName(month, language) });
  };
  return (
    <>
      <Notice kind="note" announce>
        {t('months.totals.stored', { count: years.length, shown: formats.count(totals), years: years.join(', '), source })}
      </Notice>
      {misfits.length > 0 && (
        <Notice kind="warning" title={t('months.totals.misfits', { count: misfits.length })}>
          <ul className={styles['lines']}>
            {misfits.map((misfit) => (
              <li key={`${misfit.kind} ${misfit.month ?? ''} ${misfit.measure}`}>{lineOf(misfit)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
