import { useQuery } from '@apollo/client/react';
import { ConfirmDialog, EmptyState, QueryState, RecordTable, Section, Tag, useFormats, useLanguage, type TagKind } from '@elektron/ui';
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { nameKind, namePlaces, stateOf, type GrantState } from './grant-texts.ts';
import { REVOKE_SHARING, SHARING_GRANTS, type SharingGrant } from './sharing-queries.ts';
import { today } from './today.ts';

const STATE_TAGS: Readonly<Record<GrantState, TagKind>> = { live: 'good', revoked: 'quiet', over: 'quiet', future: 'plain' };

/** What the organisation has opened, the newest first; what is over stays as a memory. */
export function GivenGrants({ organisation }: { readonly organisation: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(SHARING_GRANTS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<SharingGrant | null>(null);
  const now = today();
  return (
    <Section title={t('sharing.given.title')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.sharingGrants)}
        isEmpty={(grants) => grants.length === 0}
        empty={<EmptyState title={t('sharing.given.noneTitle')}>{t('sharing.given.noneText', { organisation })}</EmptyState>}
      >
        {(grants) => (
          <RecordTable
            caption={t('sharing.given.title')}
            rows={grants}
            rowKey={(grant) => grant.id}
            columns={[
              { head: t('sharing.given.who'), kind: 'name', cell: (grant) => grant.recipient.name[language] },
              { head: t('sharing.given.what'), cell: (grant) => <What grant={grant} /> },
              { head: t('sharing.given.where'), cell: (grant) => namePlaces(grant.municipalities, language, t) },
              {
                head: t('sharing.given.period'),
                kind: 'short',
                cell: (grant) => formats.period({ start: grant.validFrom, end: grant.validUntil }),
              },
              { head: t('sharing.given.purpose'), kind: 'wide', cell: (grant) => grant.purpose },
              {
                head: t('sharing.given.state'),
                cell: (grant) => <Tag kind={STATE_TAGS[stateOf(grant, now)]}>{t(`sharing.given.${stateOf(grant, now)}`)}</Tag>,
              },
              {
                head: t('sharing.given.actions'),
                kind: 'actions',
                cell: (grant) =>
                  ['live', 'future'].includes(stateOf(grant, now)) && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${t('sharing.given.revoke')}: ${grant.recipient.name[language]}, ${nameKind(grant.kind, t)}`}
                      onClick={() => setAsked(grant)}
                    >
                      {t('sharing.given.revoke')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryState>
      {asked !== null && <Revoke grant={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

/** What is opened; of numbers of sites, with the way to the ranking that they are from. */
function What({ grant }: { readonly grant: SharingGrant }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  if (grant.runId == null) return nameKind(grant.kind, t);
  const chosen = new URLSearchParams(search).get('lang');
  const parameters = new URLSearchParams({ run: grant.runId, ...(chosen === null ? {} : { lang: chosen }) });
  return (
    <Anchor component={Link} to={{ pathname: '/app/hotspots', search: parameters.toString() }} inherit>
      {nameKind(grant.kind, t)}
    </Anchor>
  );
}

function Revoke({ grant, onClose }: { readonly grant: SharingGrant; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, loading, refusal } = useCommand(REVOKE_SHARING, 'revokeSharing', { refetch: [SHARING_GRANTS] });
  const revoke = async (): Promise<void> => {
    if ((await run({ input: { grantId: grant.id } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('sharing.given.revokeTitle', { name: grant.recipient.name[language] })}
      confirm={t('sharing.given.revoke')}
      keep={t('sharing.form.cancel')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      {t('sharing.given.revokeText')}
    </ConfirmDialog>
  );
}
