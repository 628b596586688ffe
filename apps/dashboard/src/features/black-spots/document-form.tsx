import { useApolloClient } from '@apollo/client/react';
import { DOCUMENT_ENDINGS, LARGEST_DOCUMENT_MEGABYTES } from '@elektron/domain';
import { Notice } from '@elektron/ui';
import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileSending } from '../../forms/use-file-sending.ts';
import { BLACK_SPOT } from './black-spots-queries.ts';
import styles from './black-spots.module.css';

const BYTES_PER_MEGABYTE = 1_048_576;

/** A document that somebody attaches to a case. */
export function DocumentForm({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const { sending, stored, refused, send } = useFileSending<{ readonly name: string }>(() => {
    setFile(null);
    setTried(false);
    void client.refetchQueries({ include: [BLACK_SPOT] });
  });
  const isTooLarge = file !== null && file.size > LARGEST_DOCUMENT_MEGABYTES * BYTES_PER_MEGABYTE;
  const attach = (): void => {
    setTried(true);
    if (file === null || isTooLarge) return;
    void send(`/api/black-spots/${id}/documents?${new URLSearchParams({ fileName: file.name }).toString()}`, file);
  };
  const errorOf = (): string | undefined => {
    if (isTooLarge) return t('blackSpots.documents.tooLarge', { limit: LARGEST_DOCUMENT_MEGABYTES });
    return tried && file === null ? t('blackSpots.documents.missing') : undefined;
  };
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('blackSpots.documents.add')}
      onSubmit={(event) => {
        event.preventDefault();
        attach();
      }}
    >
      <FileInput
        label={t('blackSpots.documents.file')}
        description={t('blackSpots.documents.fileHelp', { kinds: DOCUMENT_ENDINGS.join(', '), limit: LARGEST_DOCUMENT_MEGABYTES })}
        placeholder={t('blackSpots.documents.missing')}
        accept={DOCUMENT_ENDINGS.map((ending) => `.${ending}`).join(',')}
        value={file}
        error={errorOf()}
        onChange={setFile}
      />
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      {stored !== null && (
        <Notice kind="note" announce>
          {t('blackSpots.documents.added', { name: stored.name })}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="default" size="sm" loading={sending}>
          {t('blackSpots.documents.add')}
        </Button>
      </div>
    </form>
  );
}
