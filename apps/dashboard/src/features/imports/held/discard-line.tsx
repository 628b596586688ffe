import { useMutation } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../graphql/query-status.ts';
import { IMPORT_BATCH } from '../imports-queries.ts';
import { DISCARD_HELD_LINES, type HeldLine } from './held-queries.ts';
import styles from './held.module.css';

interface DiscardLineProps {
  readonly batchId: string;
  readonly line: HeldLine;
  readonly title: string;
  readonly onDone: () => void;
}

/** A line that is no record: it needs a reason, which is kept. */
export function DiscardLine({ batchId, line, title, onDone }: DiscardLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [discard, { loading }] = useMutation(DISCARD_HELD_LINES, { refetchQueries: [IMPORT_BATCH] });
  const run = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setRefused(null);
    try {
      const input = { batchId, lines: [{ fileIndex: line.fileIndex, row: line.row }], reason };
      const problems = (await discard({ variables: { input } })).data?.discardHeldLines.userErrors ?? [];
      if (problems.length === 0) onDone();
      else setRefused(problems.map((error) => error.message[language]).join(' '));
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };
  if (!asked) {
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`${t('imports.held.discard')}: ${title}`}
          onClick={() => setAsked(true)}
        >
          {t('imports.held.discard')}
        </Button>
      </div>
    );
  }
  return (
    <form className={styles['reason']} onSubmit={(event) => void run(event)}>
      <TextInput
        size="xs"
        label={t('imports.held.reason')}
        value={reason}
        maxLength={500}
        required
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles['go']}>
        <Button size="xs" type="submit" loading={loading}>
          {t('imports.held.discardNow')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked(false)}>
          {t('imports.confirm.no')}
        </Button>
      </div>
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
    </form>
  );
}
