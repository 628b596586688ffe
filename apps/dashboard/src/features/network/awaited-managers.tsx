import { useQuery } from '@apollo/client/react';
import { ConfirmDialog, QueryState, RecordTable, Section, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationMade, type MadeInvitation } from '../../access/invitation-made.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { AWAITED_MANAGERS, RENEW_MANAGER_INVITATION, type AwaitedManager } from './network-queries.ts';

/** Organisations that nobody has managed yet, and the way to invite once more. Where there are none there is nothing to say. */
export function AwaitedManagers() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(AWAITED_MANAGERS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<AwaitedManager | null>(null);
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const isEmpty = result.error === undefined && (result.data?.awaitedManagers ?? []).length === 0;
  if (isEmpty && made === null) return null;
  return (
    <Section title={t('network.awaited.title')} lead={t('network.awaited.lead')}>
      {made !== null && (
        <>
          <InvitationMade key={made.path} invitation={made} />
          <div>
            <Button size="sm" variant="default" onClick={() => setMade(null)}>
              {t('network.create.close')}
            </Button>
          </div>
        </>
      )}
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.awaitedManagers)}>
        {(awaited) => <AwaitedTable awaited={awaited} onRenew={setAsked} />}
      </QueryState>
      {asked !== null && <RenewInvitation awaited={asked} onMade={setMade} onClose={() => setAsked(null)} />}
    </Section>
  );
}

interface AwaitedTableProps {
  readonly awaited: readonly AwaitedManager[];
  readonly onRenew: (awaited: AwaitedManager) => void;
}

function AwaitedTable({ awaited, onRenew }: AwaitedTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  return (
    <RecordTable
      caption={t('network.awaited.title')}
      rows={awaited}
      rowKey={({ organisation }) => organisation.id}
      columns={[
        { head: t('network.name'), kind: 'name', cell: ({ organisation }) => organisation.name[language] },
        { head: t('network.awaited.email'), cell: ({ email }) => email },
        {
          head: t('people.pending.expires'),
          kind: 'short',
          cell: ({ expiresAt, live }) => (
            <>
              {formats.dateTime(expiresAt, timeZone)} {!live && <Tag kind="bad">{t('network.awaited.expired')}</Tag>}
            </>
          ),
        },
        {
          head: t('people.actions'),
          kind: 'actions',
          cell: (each) => (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('network.awaited.renew')}: ${each.organisation.name[language]}`}
              onClick={() => onRenew(each)}
            >
              {t('network.awaited.renew')}
            </Button>
          ),
        },
      ]}
    />
  );
}

interface RenewInvitationProps {
  readonly awaited: AwaitedManager;
  readonly onMade: (made: MadeInvitation) => void;
  readonly onClose: () => void;
}

function RenewInvitation({ awaited: { organisation, email }, onMade, onClose }: RenewInvitationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, loading, refusal } = useCommand(RENEW_MANAGER_INVITATION, 'renewManagerInvitation', { refetch: [AWAITED_MANAGERS] });
  const renew = async (): Promise<void> => {
    const invitation = (await run({ input: { organisationId: organisation.id } }))?.invitation ?? null;
    if (invitation === null) return;
    onMade({ email: invitation.email, path: invitation.path ?? null });
    onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('network.awaited.renewTitle', { name: organisation.name[language] })}
      confirm={t('network.awaited.renew')}
      keep={t('network.create.cancel')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void renew()}
      onClose={onClose}
    >
      {t('network.awaited.renewText', { email })}
    </ConfirmDialog>
  );
}
