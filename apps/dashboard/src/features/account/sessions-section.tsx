import { useQuery } from '@apollo/client/react';
import { QueryState, RecordTable, Section, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeDevice, FIRST_SESSIONS } from '../../access/describe-device.ts';
import { EndSession } from '../../access/end-session.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { SESSIONS, type Session } from './account-queries.ts';

/** Where one is signed in, and the way to end what one does not recognise. */
export function SessionsSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const result = useQuery(SESSIONS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<Session | null>(null);
  const device = (session: Session): string => describeDevice(session.userAgent, t('account.sessions.unknownDevice'));
  return (
    <Section title={t('account.sessions.title')} lead={t('account.sessions.lead')}>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.sessions)}>
        {(sessions) => (
          <RecordTable
            caption={t('account.sessions.title')}
            rows={sessions}
            rowKey={(session) => session.id}
            first={FIRST_SESSIONS}
            columns={[
              { head: t('account.sessions.device'), kind: 'name', cell: device },
              { head: t('account.sessions.address'), cell: (session) => session.address },
              { head: t('account.sessions.since'), kind: 'short', cell: (session) => formats.dateTime(session.createdAt, timeZone) },
              { head: t('account.sessions.seen'), kind: 'short', cell: (session) => formats.dateTime(session.lastSeenAt, timeZone) },
              {
                head: t('account.sessions.end'),
                kind: 'actions',
                cell: (session) =>
                  session.current ? (
                    <Tag kind="good">{t('account.sessions.current')}</Tag>
                  ) : (
                    <Button size="xs" variant="default" onClick={() => setAsked(session)} data-session={session.id}>
                      {t('account.sessions.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryState>
      {asked !== null && <EndSession list={SESSIONS} sessionId={asked.id} device={device(asked)} onClose={() => setAsked(null)} />}
    </Section>
  );
}
