import { ImportsIcon, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, FileButton, Progress } from '@mantine/core';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../graphql/session.tsx';
import { useViewer } from '../../graphql/viewer.ts';
import { DetectedFiles } from './detected-files.tsx';
import { FileName } from './file-name.tsx';
import { DraftsList } from './mapping/drafts-list.tsx';
import { MappingWizard } from './mapping/mapping-wizard.tsx';
import type { Survey } from './mapping/survey.ts';
import { uploadFiles, type DetectedUpload } from './upload-files.ts';
import styles from './imports.module.css';

type Stage =
  | { readonly name: 'choose'; readonly refused: string | null }
  | { readonly name: 'sending'; readonly share: number; readonly files: readonly string[] }
  | { readonly name: 'unknown'; readonly survey: Survey }
  | { readonly name: 'detected'; readonly upload: DetectedUpload };

/** Choose or drop files, see what they were recognised as, start. */
export function UploadPanel({ onStarted }: { readonly onStarted: (batchId: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [stage, setStage] = useState<Stage>({ name: 'choose', refused: null });
  const sending = useRef<AbortController | null>(null);
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();

  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    const abort = new AbortController();
    sending.current = abort;
    const names = files.map((file) => file.name);
    setStage({ name: 'sending', share: 0, files: names });
    const onProgress = (share: number): void => setStage({ name: 'sending', share, files: names });
    const outcome = await uploadFiles(files, { acting, onProgress, signal: abort.signal });
    if (outcome.kind === 'detected') {
      setStage({ name: 'detected', upload: outcome.upload });
      return;
    }
    if (outcome.kind === 'unknown') {
      setStage({ name: 'unknown', survey: outcome.survey });
      return;
    }
    if (outcome.interruption !== undefined) interrupt(outcome.interruption);
    setStage({ name: 'choose', refused: abort.signal.aborted ? null : (outcome.message?.[language] ?? t('imports.uploadFailed')) });
  };

  const startAnew = (): void => setStage({ name: 'choose', refused: null });
  return (
    <section className={styles['upload']} aria-label={t('imports.upload')}>
      {stage.name === 'choose' && (
        <>
          <DropZone refused={stage.refused} onFiles={(files) => void send(files)} />
          <DraftsList onResume={(survey) => setStage({ name: 'unknown', survey })} />
        </>
      )}
      {stage.name === 'sending' && <Sending stage={stage} onCancel={() => sending.current?.abort()} />}
      {stage.name === 'unknown' && (
        <MappingWizard survey={stage.survey} onMapped={(upload) => setStage({ name: 'detected', upload })} onLeave={startAnew} />
      )}
      {stage.name === 'detected' && (
        <DetectedFiles
          upload={stage.upload}
          onChosen={(upload) => setStage({ name: 'detected', upload })}
          onStarted={onStarted}
          onOther={startAnew}
        />
      )}
    </section>
  );
}

/** What a file chooser shows at first; whatever is given is judged by its content. */
const ACCEPTED = '.csv,.tsv,.txt,.gz,.zip,.xlsx,.xls,.ods,.gpkg,.geojson,.json,.pbf,text/csv,text/plain';

function DropZone({ refused, onFiles }: { readonly refused: string | null; readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <>
      {refused !== null && (
        <Notice kind="danger" title={t('imports.refused')} announce>
          <p>{refused}</p>
          <p>{t('imports.nothingChanged')}</p>
        </Notice>
      )}
      {/* Dropping is an extra for the mouse; the button does the same for everyone. */}
      <div
        className={styles['drop']}
        data-over={over || undefined}
        onDragOver={(event) => hover(event, true)}
        onDragLeave={(event) => hover(event, false)}
        onDrop={(event) => {
          hover(event, false);
          onFiles([...event.dataTransfer.files]);
        }}
      >
        <span className={styles['dropIcon']}>
          <ImportsIcon size={30} />
        </span>
        <p className={styles['dropTitle']}>{t('imports.drop')}</p>
        <FileButton onChange={onFiles} multiple accept={ACCEPTED}>
          {(props) => <Button {...props}>{t('imports.choose')}</Button>}
        </FileButton>
        <p className={styles['soft']}>{t('imports.dropHelp')}</p>
      </div>
    </>
  );
}

function Sending({ stage, onCancel }: { readonly stage: Extract<Stage, { name: 'sending' }>; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles['sending']}>
      <p role="status">
        {stage.share < 1 ? t('imports.sending', { share: formats.percent(stage.share) }) : t('imports.reading')}{' '}
        <FileName name={stage.files.join(', ')} />
      </p>
      <Progress value={100 * stage.share} aria-label={t('imports.upload')} />
      <Button size="sm" variant="default" onClick={onCancel}>
        {t('imports.cancel')}
      </Button>
    </div>
  );
}
