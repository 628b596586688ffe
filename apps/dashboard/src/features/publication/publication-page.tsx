import { useQuery } from '@apollo/client/react';
import { nameBlock } from '@elektron/domain';
import { EmptyState, Page, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { RELEASE_DRAFTS, type DraftSummary } from './publication-queries.ts';
import { StatusTag } from './status-tag.tsx';

/** Releases and drafts of releases: what is public, what waits for somebody, what was withdrawn. */
export function PublicationPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const mayPublish = useMay('releases.publish');
  const result = useQuery(RELEASE_DRAFTS, { fetchPolicy: 'cache-and-network' });
  return (
    <Page
      title={t('publication.title')}
      lead={t('publication.lead')}
      actions={
        mayPublish && (
          <Button component={Link} to={{ pathname: '/app/publication/new', search }} size="sm">
            {t('publication.new')}
          </Button>
        )
      }
    >
      <Section title={t('publication.list')}>
        <QueryState
          status={mapStatus(toStatus(result, language), ({ releaseDrafts }) => releaseDrafts)}
          isEmpty={(drafts) => drafts.length === 0}
          empty={
            <EmptyState title={t('publication.noneTitle')}>
              {t(mayPublish ? 'publication.noneText' : 'publication.noneTextReader')}
            </EmptyState>
          }
        >
          {(drafts) => <Drafts drafts={drafts} />}
        </QueryState>
      </Section>
    </Page>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { search } = useLocation();
  return (
    <RecordTable
      caption={t('publication.list')}
      rows={drafts}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('publication.columns.name'),
          kind: 'name',
          cell: ({ id, result }) => (
            <Anchor component={Link} to={{ pathname: `/app/publication/${id}`, search }} inherit>
              {result?.releaseId ?? t('publication.draftName')}
            </Anchor>
          ),
        },
        { head: t('publication.columns.status'), cell: (draft) => <StatusTag {...draft} /> },
        { head: t('publication.columns.years'), kind: 'short', cell: ({ blocks }) => blocks.map(nameBlock).join(', ') },
        { head: t('publication.columns.accidents'), kind: 'number', cell: ({ result }) => countOf(result, formats.count) },
        { head: t('publication.columns.made'), kind: 'short', cell: ({ madeAt }) => formats.date(madeAt) },
        { head: t('publication.columns.who'), cell: ({ personName }) => personName ?? t('publication.machine') },
      ]}
    />
  );
}

function countOf(result: DraftSummary['result'], write: (count: number) => string): string {
  if (result == null) return '–';
  return write(result.utility.reduce((sum, { accidents }) => sum + accidents, 0));
}
