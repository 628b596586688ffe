import { useQuery } from '@apollo/client/react';
import { TOKEN_CAPABILITIES } from '@elektron/domain';
import { ConfirmDialog, EmptyState, QueryState, RecordTable, Section, ShownOnce, Tag, Tags, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import type { Viewer } from '../../graphql/viewer.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { API_TOKENS, REVOKE_API_TOKEN, type ApiToken } from './account-queries.ts';
import { NewTokenForm } from './new-token-form.tsx';

/** Tokens with which a person's programs come: for some of what the person may do, for a time. */
export function ApiTokensSection({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [view, setView] = useState<'list' | 'new'>('list');
  const [made, setMade] = useState<string | null>(null);
  const result = useQuery(API_TOKENS, { fetchPolicy: 'cache-and-network' });
  const status = mapStatus(toStatus(result, language), (data) => data.apiTokens.filter((token) => token.personId === viewer.personId));
  return (
    <Section
      title={t('account.tokens.title')}
      lead={t('account.tokens.lead')}
      actions={
        view === 'list' && (
          <Button size="sm" variant="default" onClick={() => setView('new')}>
            {t('account.tokens.new')}
          </Button>
        )
      }
    >
      {view === 'new' && (
        <NewTokenForm
          viewer={viewer}
          onMade={(token) => {
            setMade(token);
            setView('list');
          }}
          onCancel={() => setView('list')}
        />
      )}
      {made !== null && (
        <ShownOnce value={made} label={t('account.tokens.shown')}>
          <p>
            <strong>{t('account.tokens.shown')}</strong>
          </p>
          <p>{t('account.tokens.shownText')}</p>
        </ShownOnce>
      )}
      <QueryState
        status={status}
        isEmpty={(tokens) => tokens.length === 0}
        empty={view === 'list' && <EmptyState title={t('account.tokens.noneTitle')}>{t('account.tokens.noneText')}</EmptyState>}
      >
        {(tokens) => <TokensTable tokens={tokens} />}
      </QueryState>
    </Section>
  );
}

function TokensTable({ tokens }: { readonly tokens: readonly ApiToken[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const [asked, setAsked] = useState<ApiToken | null>(null);
  return (
    <>
      <RecordTable
        caption={t('account.tokens.title')}
        rows={tokens}
        rowKey={(token) => token.id}
        columns={[
          { head: t('account.tokens.name'), kind: 'name', cell: (token) => token.name },
          {
            head: t('account.tokens.may'),
            kind: 'wide',
            cell: (token) => (
              <Tags>
                {TOKEN_CAPABILITIES.filter((each) => token.capabilities.includes(each)).map((capability) => (
                  <Tag key={capability}>{t(`roles.may.${capability}`)}</Tag>
                ))}
              </Tags>
            ),
          },
          { head: t('account.tokens.expires'), kind: 'short', cell: (token) => formats.date(token.expiresAt) },
          {
            head: t('account.tokens.used'),
            kind: 'short',
            cell: (token) => (token.lastUsedAt == null ? t('account.tokens.never') : formats.dateTime(token.lastUsedAt, timeZone)),
          },
          {
            head: t('account.tokens.revoke'),
            kind: 'actions',
            cell: (token) => (
              <Button size="xs" variant="default" onClick={() => setAsked(token)}>
                {t('account.tokens.revoke')}
              </Button>
            ),
          },
        ]}
      />
      {asked !== null && <RevokeToken token={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function RevokeToken({ token, onClose }: { readonly token: ApiToken; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(REVOKE_API_TOKEN, 'revokeApiToken', { refetch: [API_TOKENS] });
  const revoke = async (): Promise<void> => {
    if ((await run({ input: { tokenId: token.id } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('account.tokens.confirmTitle', { name: token.name })}
      confirm={t('account.tokens.revoke')}
      keep={t('account.cancel')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      {t('account.tokens.confirmText')}
    </ConfirmDialog>
  );
}
