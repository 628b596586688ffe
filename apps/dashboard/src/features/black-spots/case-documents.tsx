import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchExport, saveFile } from '../../exports/export-file.ts';
import { useMay, useSession } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { useViewer } from '../../graphql/viewer.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { BLACK_SPOT, REMOVE_BLACK_SPOT_DOCUMENT, type SpotCase, type SpotDocument } from './black-spots-queries.ts';
import { DocumentForm } from './document-form.tsx';
import styles from './black-spots.module.css';

/** What is attached to a case: sketches, photographs of the visit, decisions. */
export function CaseDocuments({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const mayKeep = useMay('analyses.run');
  return (
    <>
      {spot.documents.length === 0 ? (
        <p className={styles['soft']}>{t('blackSpots.documents.none')}</p>
      ) : (
        <ul className={styles['documents']}>
          {spot.documents.map((document) => (
            <Attached key={document.id} spot={spot} document={document} mayKeep={mayKeep} />
          ))}
        </ul>
      )}
      {mayKeep && <DocumentForm id={spot.id} />}
    </>
  );
}

interface AttachedProps {
  readonly spot: SpotCase;
  readonly document: SpotDocument;
  readonly mayKeep: boolean;
}

function Attached({ spot, document, mayKeep }: AttachedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [fetching, setFetching] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const added = spot.events.find(({ kind, documentId }) => kind === 'document-added' && documentId === document.id);
  const take = async (): Promise<void> => {
    setFetching(true);
    setFailure(null);
    const outcome = await fetchExport(document.path, { acting, signal: new AbortController().signal });
    setFetching(false);
    if (outcome.kind === 'fetched') saveFile(outcome.file, document.name);
    if (outcome.kind !== 'failed') return;
    if (outcome.interruption !== null) interrupt(outcome.interruption);
    setFailure(outcome.message?.[language] ?? t('blackSpots.documents.notFetched'));
  };
  return (
    <li>
      <p className={styles['what']}>{document.name}</p>
      <p className={styles['soft']}>
        {formats.bytes(document.sizeBytes)}
        {added !== undefined &&
          ` · ${t('blackSpots.writtenBy', {
            name: added.personName ?? t('blackSpots.installation'),
            when: formats.dateTime(added.madeAt, data?.organisation.timeZone),
          })}`}
      </p>
      <div className={styles['buttons']}>
        <Button
          variant="default"
          size="xs"
          loading={fetching}
          aria-label={t('blackSpots.documents.takeNamed', { name: document.name })}
          onClick={() => void take()}
        >
          {t('blackSpots.documents.take')}
        </Button>
        {mayKeep && !isRemoving && (
          <Button
            variant="subtle"
            size="xs"
            aria-label={t('blackSpots.documents.removeNamed', { name: document.name })}
            onClick={() => setRemoving(true)}
          >
            {t('blackSpots.documents.remove')}
          </Button>
        )}
      </div>
      {failure !== null && (
        <Notice kind="danger" announce>
          {failure}
        </Notice>
      )}
      {isRemoving && <Removal id={spot.id} document={document} onEnd={() => setRemoving(false)} />}
    </li>
  );
}

interface RemovalProps {
  readonly id: string;
  readonly document: SpotDocument;
  readonly onEnd: () => void;
}

/** It cannot be brought back, so it asks why; the reason stays in the history. */
function Removal({ id, document, onEnd }: RemovalProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { run, loading, refusal } = useCommand(REMOVE_BLACK_SPOT_DOCUMENT, 'removeBlackSpotDocument', { refetch: [BLACK_SPOT] });
  const remove = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() !== '') await run({ input: { blackSpotId: id, documentId: document.id, reason } });
  };
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('blackSpots.documents.removeNamed', { name: document.name })}
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <TextInput
        label={t('blackSpots.documents.reason')}
        description={t('blackSpots.documents.reasonHelp')}
        data-autofocus
        maxLength={4000}
        value={reason}
        error={tried && reason.trim() === '' ? t('blackSpots.missing') : undefined}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" size="xs" loading={loading}>
          {t('blackSpots.documents.removeFinally')}
        </Button>
        <Button variant="default" size="xs" onClick={onEnd}>
          {t('blackSpots.documents.keep')}
        </Button>
      </div>
    </form>
  );
}
