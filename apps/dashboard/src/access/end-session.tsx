import type { TypedDocumentNode } from '@apollo/client';
import { ConfirmDialog } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../graphql/use-command.ts';
import { REVOKE_SESSION } from './access-queries.ts';

export interface EndSessionProps {
  readonly sessionId: string;
  /** Whose it is, as the question names it. */
  readonly device: string;
  /** What lists the session, to be asked again. */
  readonly list: TypedDocumentNode<unknown, Record<string, never>>;
  readonly onClose: () => void;
}

/** Asks whether a session is to be ended, one's own or a member's. */
export function EndSession({ sessionId, device, list, onClose }: EndSessionProps) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(REVOKE_SESSION, 'revokeSession', { refetch: [list] });
  const end = async (): Promise<void> => {
    if ((await run({ input: { sessionId } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('account.sessions.confirmTitle')}
      confirm={t('account.sessions.end')}
      keep={t('account.cancel')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      {t('account.sessions.confirmText', { device })}
    </ConfirmDialog>
  );
}
