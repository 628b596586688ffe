import { DOCUMENT_ENDINGS, LARGEST_DOCUMENT_MEGABYTES } from '@elektron/domain';
import { Notice } from '@elektron/ui';
import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileSending } from './use-file-sending.ts';

const BYTES_PER_MEGABYTE = 1_048_576;

export interface AttachDocumentProps {
  /** Of the API: where documents of this one thing are sent. */
  readonly path: string;
  /** Whose words: what belongs into a document, and who sees it, differ. */
  readonly texts: 'blackSpots.documents' | 'register.documents';
  readonly className: string | undefined;
  readonly onAttached: () => void;
}

/** A document that somebody attaches to a case or to an intervention. */
export function AttachDocument({ path, texts, className, onAttached }: AttachDocumentProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const { sending, stored, refused, send } = useFileSending<{ readonly name: string }>(() => {
    setFile(null);
    setTried(false);
    onAttached();
  });
  const isTooLarge = file !== null && file.size > LARGEST_DOCUMENT_MEGABYTES * BYTES_PER_MEGABYTE;
  const attach = (): void => {
    setTried(true);
    if (file === null || isTooLarge) return;
    void send(`${path}?${new URLSearchParams({ fileName: file.name }).toString()}`, file);
  };
  const errorOf = (): string | undefined => {
    if (isTooLarge) return t(`${texts}.tooLarge`, { limit: LARGEST_DOCUMENT_MEGABYTES });
    return tried && file === null ? t(`${texts}.missing`) : undefined;
  };
  return (
    <form
      className={className}
      noValidate
      aria-label={t(`${texts}.add`)}
      onSubmit={(event) => {
        event.preventDefault();
        attach();
      }}
    >
      <FileInput
        label={t(`${texts}.file`)}
        description={t(`${texts}.fileHelp`, { kinds: DOCUMENT_ENDINGS.join(', '), limit: LARGEST_DOCUMENT_MEGABYTES })}
        placeholder={t(`${texts}.missing`)}
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
          {t(`${texts}.added`, { name: stored.name })}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="default" size="sm" loading={sending}>
          {t(`${texts}.add`)}
        </Button>
      </div>
    </form>
  );
}
