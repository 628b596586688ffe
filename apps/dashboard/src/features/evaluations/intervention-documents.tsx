import { useApolloClient } from '@apollo/client/react';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchExport, saveFile } from '../../exports/export-file.ts';
import { AttachDocument } from '../../forms/attach-document.tsx';
import type { InterventionRecordQuery } from '../../graphql/generated/graphql.ts';
import { useMay, useSession } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { useViewer } from '../../graphql/viewer.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { INTERVENTION_RECORD, REMOVE_INTERVENTION_DOCUMENT } from './register-queries.ts';
import styles from './evaluations.module.css';

type AttachedDocument = InterventionRecordQuery['interventionDocuments'][number];

export interface InterventionDocumentsProps {
  readonly id: string;
  readonly documents: readonly AttachedDocument[];
}

/** What is attached to an intervention: plans, decisions, photographs. */
export function InterventionDocuments({ id, documents }: InterventionDocumentsProps) {
  const { t } = useTranslation();
  const mayKeep = useMay('analyses.run');
  return (
    <>
      {documents.length === 0 ? (
        <p className={styles['soft']}>{t('register.documents.none')}</p>
      ) : (
        <ul className={styles['runs']} aria-label={t('register.documents.title')}>
          {documents.map((document) => (
            <Attached key={document.id} id={id} document={document} mayKeep={mayKeep} />
          ))}
        </ul>
      )}
      {mayKeep && <AttachForm id={id} />}
    </>
  );
}

function Attached({ id, document, mayKeep }: { readonly id: string; readonly document: AttachedDocument; readonly mayKeep: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [failure, setFailure] = useState<string | null>(null);
  const { run, loading, refusal } = useCommand(REMOVE_INTERVENTION_DOCUMENT, 'removeInterventionDocument', {
    refetch: [INTERVENTION_RECORD],
  });
  const take = async (): Promise<void> => {
    setFailure(null);
    const outcome = await fetchExport(document.path, { acting, signal: new AbortController().signal });
    if (outcome.kind === 'fetched') saveFile(outcome.file, document.name);
    if (outcome.kind !== 'failed') return;
    if (outcome.interruption !== null) interrupt(outcome.interruption);
    setFailure(outcome.message?.[language] ?? t('register.documents.notFetched'));
  };
  const complaint = failure ?? refusal?.message ?? null;
  return (
    <li>
      <p>{document.name}</p>
      <p className={styles['soft']}>
        {formats.bytes(document.sizeBytes)} · {formats.dateTime(document.addedAt, data?.organisation.timeZone)}
      </p>
      <div className={styles['choices']}>
        <Button
          variant="default"
          size="xs"
          aria-label={t('register.documents.takeNamed', { name: document.name })}
          onClick={() => void take()}
        >
          {t('register.documents.take')}
        </Button>
        {mayKeep && (
          <Button
            variant="subtle"
            size="xs"
            loading={loading}
            aria-label={t('register.documents.removeNamed', { name: document.name })}
            onClick={() => void run({ interventionId: id, documentId: document.id })}
          >
            {t('register.documents.remove')}
          </Button>
        )}
      </div>
      {complaint !== null && (
        <Notice kind="danger" announce>
          {complaint}
        </Notice>
      )}
    </li>
  );
}

function AttachForm({ id }: { readonly id: string }) {
  const client = useApolloClient();
  return (
    <AttachDocument
      path={`/api/interventions/${id}/documents`}
      texts="register.documents"
      className={styles['fields']}
      onAttached={() => void client.refetchQueries({ include: [INTERVENTION_RECORD] })}
    />
  );
}
