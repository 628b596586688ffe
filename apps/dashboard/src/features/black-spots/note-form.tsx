import { Notice } from '@elektron/ui';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { ADD_BLACK_SPOT_NOTE, BLACK_SPOT } from './black-spots-queries.ts';
import styles from './black-spots.module.css';

/** A note in the history of a case. */
export function NoteForm({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const { run, loading, refusal } = useCommand(ADD_BLACK_SPOT_NOTE, 'addBlackSpotNote', { refetch: [BLACK_SPOT] });
  const save = async (): Promise<void> => {
    setTried(true);
    if (note.trim() === '') return;
    if ((await run({ input: { blackSpotId: id, note } })) === null) return;
    setNote('');
    setTried(false);
  };
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('blackSpots.addNote')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        label={t('blackSpots.note')}
        description={t('blackSpots.noNames')}
        autosize
        minRows={2}
        maxLength={4000}
        value={note}
        error={tried && note.trim() === '' ? t('blackSpots.noteMissing') : undefined}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="default" size="sm" loading={loading}>
          {t('blackSpots.addNote')}
        </Button>
      </div>
    </form>
  );
}
