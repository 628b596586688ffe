import { useMutation } from '@apollo/client/react';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { FileName } from './file-name.tsx';
import { CHOOSE_UPLOAD_FORMAT, IMPORT_BATCHES, START_IMPORT } from './imports-queries.ts';
import { NetworkField } from './network-field.tsx';
import type { DetectedUpload } from './upload-files.ts';
import styles from './imports.module.css';

export interface DetectedFilesProps {
  readonly upload: DetectedUpload;
  /** The same files, read as something else. */
  readonly onChosen: (upload: DetectedUpload) => void;
  readonly onStarted: (batchId: string) => void;
  readonly onOther: () => void;
}

/** What files were recognised as, what else they could be, and the start of their import. */
export function DetectedFiles({ upload, onChosen, onStarted, onOther }: DetectedFilesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [refused, setRefused] = useState<string | null>(null);
  const [network, setNetwork] = useState(upload.network ?? '');
  const [start, { loading }] = useMutation(START_IMPORT, { refetchQueries: [IMPORT_BATCHES] });
  const run = async (): Promise<void> => {
    setRefused(null);
    try {
      // The files may have been taken for roads before.
      const named = upload.kind !== 'roads' || network.trim() === '' ? {} : { network: network.trim() };
      const { data } = await start({ variables: { input: { uploadId: upload.uploadId, review: true, ...named } } });
      const payload = data?.startImport;
      if (payload?.batch != null) onStarted(payload.batch.id);
      else setRefused(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };
  return (
    <div className={styles['detected']}>
      <h2>{t('imports.detected', { format: upload.formatLabels[language] })}</h2>
      {upload.choices.length > 1 && <FormatChoice upload={upload} onChosen={onChosen} />}
      <ul className={styles['files']}>
        {upload.files.map((file) => (
          <li key={file.name}>
            <strong>{file.tableLabels[language]}</strong> <FileName name={file.name} />{' '}
            <span className={styles['soft']}>{formats.bytes(file.size)}</span>
            {file.unknownColumns.length > 0 && (
              <p className={styles['soft']}>
                {t('imports.unknownColumns', { count: file.unknownColumns.length, names: file.unknownColumns.join(', ') })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {upload.notes.map((note) => (
        <Notice key={note.message.en} kind="warning">
          {note.message[language]}
        </Notice>
      ))}
      {upload.kind === 'roads' && <NetworkField network={network} onChange={setNetwork} />}
      {refused !== null && (
        <Notice kind="danger" title={t('imports.refused')} announce>
          {refused}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button loading={loading} onClick={() => void run()}>
          {t('imports.start')}
        </Button>
        <Button variant="default" onClick={onOther}>
          {t('imports.other')}
        </Button>
      </div>
    </div>
  );
}

/** A map of OpenStreetMap holds roads and ramps: which of them is meant nobody but a person knows. */
function FormatChoice({ upload, onChosen }: Pick<DetectedFilesProps, 'upload' | 'onChosen'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, loading, refusal } = useCommand(CHOOSE_UPLOAD_FORMAT, 'chooseUploadFormat');
  const choose = async (formatId: string): Promise<void> => {
    const payload = await run({ input: { uploadId: upload.uploadId, formatId } });
    if (payload?.upload != null) onChosen(payload.upload);
  };
  return (
    <Radio.Group
      label={t('imports.readAs')}
      description={t('imports.readAsHelp')}
      value={upload.formatId}
      error={refusal?.message}
      onChange={(formatId) => void choose(formatId)}
    >
      <div className={styles['choices']}>
        {upload.choices.map(({ formatId, labels }) => (
          <Radio key={formatId} value={formatId} label={labels[language]} disabled={loading} />
        ))}
      </div>
    </Radio.Group>
  );
}
