import { Notice } from '@elektron/ui';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { RECONCILED_TOTALS, SET_EXPECTED_TOTALS } from './months-queries.ts';
import { parseTotalLines } from './parse-total-lines.ts';
import styles from './months.module.css';

/** Totals of another body as lines that somebody types. */
export function TotalsForm() {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const [lines, setLines] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { run, loading, refusal } = useCommand(SET_EXPECTED_TOTALS, 'setExpectedTotals', { refetch: [RECONCILED_TOTALS] });
  const save = async (): Promise<void> => {
    const parsed = parseTotalLines(lines);
    if ('wrongLine' in parsed) {
      setFault(t('months.totals.wrongLine', { line: parsed.wrongLine, text: parsed.text }));
      return;
    }
    setFault(null);
    if ((await run({ input: { source, totals: [...parsed.totals] } })) !== null) setLines('');
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t('months.totals.add')}</h3>
      <TextInput
        label={t('months.totals.source')}
        value={source}
        error={refusal?.field === 'source' ? refusal.message : undefined}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Textarea
        label={t('months.totals.lines')}
        description={t('months.totals.linesHelp')}
        autosize
        minRows={4}
        value={lines}
        error={fault ?? undefined}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      {refusal !== null && refusal.field !== 'source' && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('months.totals.save')}
        </Button>
      </div>
    </form>
  );
}
