import { useQuery } from '@apollo/client/react';
import { ConfirmDialog, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoleNames } from '../../access/role-names.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { INVITATIONS, REVOKE_INVITATION, type PendingInvitation } from './people-queries.ts';

/** Links that still open. Where there are none there is nothing to say. */
export function PendingInvitations() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const roleNames = useRoleNames();
  const { data: organisation } = useOrganisation();
  const result = useQuery(INVITATIONS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<PendingInvitation | null>(null);
  if (result.data?.invitations.length === 0) return null;
  return (
    <Section title={t('people.pending.title')}>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.invitations)}>
        {(invitations) => (
          <RecordTable
            caption={t('people.pending.title')}
            rows={invitations}
            rowKey={(invitation) => invitation.id}
            columns={[
              { head: t('people.pending.email'), kind: 'name', cell: (invitation) => invitation.email },
              { head: t('people.roles'), cell: (invitation) => roleNames(invitation.roles) },
              {
                head: t('people.pending.expires'),
                kind: 'short',
                cell: (invitation) => formats.dateTime(invitation.expiresAt, organisation?.organisation.timeZone),
              },
              {
                head: t('people.actions'),
                kind: 'actions',
                cell: (invitation) => (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('people.pending.revoke')}: ${invitation.email}`}
                    onClick={() => setAsked(invitation)}
                  >
                    {t('people.pending.revoke')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </QueryState>
      {asked !== null && <RevokeInvitation invitation={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function RevokeInvitation({ invitation, onClose }: { readonly invitation: PendingInvitation; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(REVOKE_INVITATION, 'revokeInvitation', { refetch: [INVITATIONS] });
  const revoke = async (): Promise<void> => {
    if ((await run({ input: { invitationId: invitation.id } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('people.pending.revokeTitle')}
      confirm={t('people.pending.revoke')}
      keep={t('people.cancel')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      {t('people.pending.revokeText', { email: invitation.email })}
    </ConfirmDialog>
  );
}
