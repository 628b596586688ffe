import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeDevice, FIRST_SESSIONS } from '../../access/describe-device.ts';
import { EndSession } from '../../access/end-session.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { MEMBERS, ORGANISATION_SESSIONS, type MemberSession } from './people-queries.ts';

/** Devices that act for the organisation, but the one at hand: that one has a button to sign out. */
export function MemberSessions() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: organisation } = useOrganisation();
  const members = useQuery(MEMBERS).data?.members;
  const result = useQuery(ORGANISATION_SESSIONS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<MemberSession | null>(null);
  const nameOf = ({ personId }: MemberSession): string =>
    members?.find((member) => member.personId === personId)?.displayName ?? t('people.sessions.former');
  const device = (session: MemberSession): string => describeDevice(session.userAgent, t('account.sessions.unknownDevice'));
  const status = mapStatus(toStatus(result, language), (data) => data.organisationSessions.filter((session) => !session.current));
  return (
    <Section title={t('people.sessions.title')} lead={t('people.sessions.lead')}>
      <QueryState
        status={status}
        isEmpty={(sessions) => sessions.length === 0}
        empty={<EmptyState title={t('people.sessions.noneTitle')}>{t('people.sessions.noneText')}</EmptyState>}
      >
        {(sessions) => (
          <RecordTable
            caption={t('people.sessions.title')}
            rows={sessions}
            rowKey={(session) => session.id}
            first={FIRST_SESSIONS}
            columns={[
              { head: t('people.sessions.person'), kind: 'name', cell: nameOf },
              { head: t('account.sessions.device'), cell: device },
              { head: t('account.sessions.address'), cell: (session) => session.address },
              {
                head: t('account.sessions.seen'),
                kind: 'short',
                cell: (session) => formats.dateTime(session.lastSeenAt, organisation?.organisation.timeZone),
              },
              {
                head: t('people.actions'),
                kind: 'actions',
                cell: (session) => (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('account.sessions.end')}: ${nameOf(session)}, ${device(session)}`}
                    onClick={() => setAsked(session)}
                  >
                    {t('account.sessions.end')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </QueryState>
      {asked !== null && (
        <EndSession
          list={ORGANISATION_SESSIONS}
          sessionId={asked.id}
          device={`${nameOf(asked)}, ${device(asked)}`}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}
