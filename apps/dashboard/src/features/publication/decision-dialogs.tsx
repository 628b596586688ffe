import { ConfirmDialog } from '@elektron/ui';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { PUBLISH_RELEASE, REJECT_RELEASE, RELEASE_DRAFT, RELEASE_DRAFTS, WITHDRAW_RELEASE, type Draft } from './publication-queries.ts';
import styles from './publication.module.css';

interface DialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
}

const REFETCH = { refetch: [RELEASE_DRAFT, RELEASE_DRAFTS] };

/** The second person's word. */
export function PublishDialog({ draft, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(PUBLISH_RELEASE, 'publishRelease', REFETCH);
  const publish = async (): Promise<void> => {
    if ((await run({ input: { id: draft.id, digest: draft.result?.digest ?? '' } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('publication.publishTitle')}
      confirm={t('publication.publish')}
      keep={t('publication.keep')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void publish()}
      onClose={onClose}
    >
      {t('publication.publishText')}
    </ConfirmDialog>
  );
}

/** Rejects a proposal, or withdraws what is public, with the reason. */
export function ReasonDialog({ kind, draft, onClose }: DialogProps & { readonly kind: 'reject' | 'withdraw' }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const reject = useCommand(REJECT_RELEASE, 'rejectRelease', REFETCH);
  const withdraw = useCommand(WITHDRAW_RELEASE, 'withdrawRelease', REFETCH);
  const command = kind === 'reject' ? reject : withdraw;
  const decide = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '' && (await command.run({ input: { id: draft.id, reason } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t(`publication.${kind}Title`)}
      confirm={t(`publication.${kind}`)}
      keep={t('publication.keep')}
      loading={command.loading}
      refused={command.refusal?.message ?? null}
      onConfirm={() => void decide()}
      onClose={onClose}
    >
      <div className={styles['stack']}>
        {kind === 'withdraw' && <p>{t('publication.withdrawText')}</p>}
        <Textarea
          label={t('publication.reason')}
          description={t('publication.reasonText')}
          error={isMissing && reason.trim() === '' ? t('publication.reasonMissing') : undefined}
          required
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  );
}
