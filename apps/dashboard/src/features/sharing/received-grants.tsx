import { EmptyState, lastDayOf, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { isToLookAt, pageOfGrant, useReceivedGrants, type ReceivedGrant } from '../../graphql/received-grants.ts';
import { nameKind, namePlaces } from './grant-texts.ts';

/** What others have opened, and the way to look at it. */
export function ReceivedGrants({ organisation }: { readonly organisation: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { search } = useLocation();
  const result = useReceivedGrants();
  const until = ({ validUntil }: ReceivedGrant): string =>
    validUntil == null ? t('sharing.received.standing') : formats.date(lastDayOf({ start: validUntil, end: validUntil }));
  const addressOf = (grant: ReceivedGrant): { pathname: string; search: string } => {
    const chosen = new URLSearchParams(search).get('lang');
    return {
      pathname: pageOfGrant(grant.kind),
      search: new URLSearchParams({
        ...(isToLookAt(grant) ? { of: grant.owner.id } : {}),
        ...(chosen === null ? {} : { lang: chosen }),
      }).toString(),
    };
  };
  const doWith = (grant: ReceivedGrant): string => t(isToLookAt(grant) ? 'sharing.received.open' : 'sharing.received.use');
  return (
    <Section title={t('sharing.received.title')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.receivedGrants)}
        isEmpty={(grants) => grants.length === 0}
        empty={<EmptyState title={t('sharing.received.noneTitle')}>{t('sharing.received.noneText', { organisation })}</EmptyState>}
      >
        {(grants) => (
          <RecordTable
            caption={t('sharing.received.title')}
            rows={grants}
            rowKey={(grant) => grant.id}
            columns={[
              { head: t('sharing.received.who'), kind: 'name', cell: (grant) => grant.owner.name[language] },
              { head: t('sharing.given.what'), cell: (grant) => nameKind(grant.kind, t) },
              { head: t('sharing.given.where'), cell: (grant) => namePlaces(grant.municipalities, language, t) },
              { head: t('sharing.received.until'), cell: until },
              { head: t('sharing.given.purpose'), kind: 'wide', cell: (grant) => grant.purpose ?? '–' },
              {
                head: t('sharing.given.actions'),
                kind: 'actions',
                cell: (grant) => (
                  <Button
                    component={Link}
                    to={addressOf(grant)}
                    size="xs"
                    variant="default"
                    aria-label={`${doWith(grant)}: ${grant.owner.name[language]}, ${nameKind(grant.kind, t)}`}
                  >
                    {doWith(grant)}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </QueryState>
    </Section>
  );
}
