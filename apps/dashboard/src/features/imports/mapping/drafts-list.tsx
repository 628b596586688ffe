import { useApolloClient, useQuery } from '@apollo/client/react';
import { ConfirmDialog, Notice, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../graphql/query-status.ts';
import { useCommand } from '../../../graphql/use-command.ts';
import { useOrganisation } from '../../../graphql/workspace.ts';
import { FileName } from '../file-name.tsx';
import { DISCARD_UPLOAD, UPLOAD_DRAFTS, UPLOAD_SURVEY } from './mapping-queries.ts';
import type { Survey } from './survey.ts';
import styles from './mapping.module.css';

/** Files that wait for somebody to say what they are, whoever has begun with them; nothing where there are none. */
export function DraftsList({ onResume }: { readonly onResume: (survey: Survey) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const organisation = useOrganisation();
  const { data } = useQuery(UPLOAD_DRAFTS, { fetchPolicy: 'cache-and-network' });
  const [discarding, setDiscarding] = useState<string | null>(null);
  const { resume, opening, refused } = useResume(onResume);
  const drafts = data?.uploadDrafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <Section title={t('mapping.drafts')} lead={t('mapping.draftsLead')}>
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      <RecordTable
        caption={t('mapping.draftFiles')}
        rows={drafts}
        rowKey={({ uploadId }) => uploadId}
        columns={[
          { head: t('mapping.draftFiles'), kind: 'name', cell: ({ files }) => <FileName name={files.join(', ')} /> },
          {
            head: t('mapping.draftChanged'),
            kind: 'short',
            cell: ({ changed }) => formats.dateTime(changed, organisation.data?.organisation.timeZone),
          },
          {
            head: t('mapping.draftActions'),
            kind: 'actions',
            cell: ({ uploadId, files }) => (
              <div className={styles['go']}>
                <Button
                  size="sm"
                  aria-label={t('mapping.resumeOf', { files: files.join(', ') })}
                  loading={opening === uploadId}
                  onClick={() => void resume(uploadId)}
                >
                  {t('mapping.resume')}
                </Button>
                <Button
                  size="sm"
                  variant="default"
                  aria-label={t('mapping.discardOf', { files: files.join(', ') })}
                  onClick={() => setDiscarding(uploadId)}
                >
                  {t('mapping.discard')}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {discarding !== null && <DiscardDialog uploadId={discarding} onClose={() => setDiscarding(null)} />}
    </Section>
  );
}

function useResume(onResume: (survey: Survey) => void) {
  const client = useApolloClient();
  const language = useLanguage();
  const [opening, setOpening] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const resume = async (uploadId: string): Promise<void> => {
    setOpening(uploadId);
    setRefused(null);
    try {
      const { data } = await client.query({ query: UPLOAD_SURVEY, variables: { uploadId }, fetchPolicy: 'no-cache' });
      if (data !== undefined) onResume(data.uploadSurvey as Survey);
    } catch (error) {
      setRefused(describeError(error, language));
    } finally {
      setOpening(null);
    }
  };
  return { resume, opening, refused };
}

function DiscardDialog({ uploadId, onClose }: { readonly uploadId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(DISCARD_UPLOAD, 'discardUpload', { refetch: [UPLOAD_DRAFTS] });
  const discard = async (): Promise<void> => {
    if ((await run({ input: { uploadId } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('mapping.discardTitle')}
      confirm={t('mapping.discard')}
      keep={t('mapping.discardKeep')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void discard()}
      onClose={onClose}
    >
      {t('mapping.discardBody')}
    </ConfirmDialog>
  );
}
