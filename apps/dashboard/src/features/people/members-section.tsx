import { useQuery } from '@apollo/client/react';
import { MEMBER_ROLE_LABELS } from '@elektron/domain';
import { ConfirmDialog, QueryState, RecordTable, Section, Tag, Tags, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { VIEWER, type Viewer } from '../../graphql/viewer.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { ChangeRolesDialog } from './change-roles-dialog.tsx';
import { END_MEMBERSHIP, MEMBERS, ORGANISATION_SESSIONS, type Member } from './people-queries.ts';
import { knownRoles } from './roles-field.tsx';
import styles from './people.module.css';

interface Asked {
  readonly what: 'change' | 'remove';
  readonly member: Member;
}

/** Who belongs to the organisation, with roles that can be changed. */
export function MembersSection({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: organisation } = useOrganisation();
  const result = useQuery(MEMBERS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  return (
    <Section title={t('people.members')}>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.members)}>
        {(members) => (
          <RecordTable
            caption={t('people.members')}
            rows={members}
            rowKey={(member) => member.personId}
            columns={[
              {
                head: t('people.name'),
                kind: 'name',
                cell: (member) => <Name member={member} own={member.personId === viewer.personId} />,
              },
              {
                head: t('people.roles'),
                kind: 'wide',
                cell: (member) => (
                  <Tags>
                    {knownRoles(member.roles).map((role) => (
                      <Tag key={role}>{MEMBER_ROLE_LABELS[role][language]}</Tag>
                    ))}
                  </Tags>
                ),
              },
              {
                head: t('people.secondFactor'),
                cell: (member) => t(member.hasSecondFactor ? 'people.secondFactorYes' : 'people.secondFactorNo'),
              },
              {
                head: t('people.joined'),
                kind: 'short',
                cell: (member) => formats.dateTime(member.joinedAt, organisation?.organisation.timeZone),
              },
              {
                head: t('people.actions'),
                kind: 'actions',
                cell: (member) => <Actions member={member} onAsk={(what) => setAsked({ what, member })} />,
              },
            ]}
          />
        )}
      </QueryState>
      {asked?.what === 'change' && (
        <ChangeRolesDialog member={asked.member} own={asked.member.personId === viewer.personId} onClose={close} />
      )}
      {asked?.what === 'remove' && <RemoveMember member={asked.member} onClose={close} />}
    </Section>
  );
}

function Name({ member, own }: { readonly member: Member; readonly own: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {member.displayName} {own && <Tag kind="quiet">{t('people.you')}</Tag>}
      <span className={styles['address']}>{member.email}</span>
    </>
  );
}

function Actions({ member, onAsk }: { readonly member: Member; readonly onAsk: (what: Asked['what']) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {(['change', 'remove'] as const).map((what) => (
        <Button
          key={what}
          size="xs"
          variant="default"
          aria-label={`${t(`people.${what}`)}: ${member.displayName}`}
          onClick={() => onAsk(what)}
        >
          {t(`people.${what}`)}
        </Button>
      ))}
    </>
  );
}

function RemoveMember({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(END_MEMBERSHIP, 'endMembership', { refetch: [MEMBERS, ORGANISATION_SESSIONS, VIEWER] });
  const remove = async (): Promise<void> => {
    if ((await run({ input: { personId: member.personId } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('people.removeTitle', { name: member.displayName })}
      confirm={t('people.removeConfirm')}
      keep={t('people.cancel')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('people.removeText')}
    </ConfirmDialog>
  );
}
