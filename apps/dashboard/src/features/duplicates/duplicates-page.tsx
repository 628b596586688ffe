import { useQuery } from '@apollo/client/react';
import { EmptyState, Page, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { DuplicatePairCard } from './duplicate-pair.tsx';
import { DUPLICATE_CANDIDATES, type DuplicatePair } from './duplicates-queries.ts';
import styles from './duplicates.module.css';

const STATUSES = ['open', 'same', 'different'] as const;

/** Accidents that are perhaps on record twice, and what was said about them. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const [status, setStatus] = useQueryState('status', parseAsStringLiteral(STATUSES).withDefault('open'));
  return (
    <Page title={t('duplicates.title')} lead={t('duplicates.lead')}>
      <SegmentedControl
        className={styles['which'] ?? ''}
        aria-label={t('duplicates.which')}
        value={status}
        onChange={(value) => void setStatus(STATUSES.find((known) => known === value) ?? 'open')}
        data={STATUSES.map((value) => ({ value, label: t(`duplicates.statuses.${value}`) }))}
      />
      <Pairs key={status} status={status} />
    </Page>
  );
}

function Pairs({ status }: { readonly status: (typeof STATUSES)[number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(DUPLICATE_CANDIDATES, { variables: { status, after: null }, fetchPolicy: 'cache-and-network' });
  const { fetchMore, refetch } = result;
  const more = (after: string | null | undefined): void => {
    void fetchMore({
      variables: { after: after ?? null },
      updateQuery: (before, { fetchMoreResult: { duplicateCandidates: next } }) => ({
        duplicateCandidates: { ...next, edges: [...before.duplicateCandidates.edges, ...next.edges] },
      }),
    }).catch(() => undefined);
  };
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.duplicateCandidates)}
      isEmpty={({ edges }) => edges.length === 0}
      empty={<EmptyState title={t(`duplicates.none.${status}`)}>{t('duplicates.noneText')}</EmptyState>}
    >
      {({ edges, pageInfo, totalCount }) => (
        <div className={styles['list']}>
          <p role="status" className={styles['soft']}>
            {t('duplicates.count', { count: totalCount, shown: formats.count(totalCount) })}
          </p>
          <PairList pairs={edges.map(({ node }) => node)} onDecided={() => void refetch().catch(() => undefined)} />
          {pageInfo.hasNextPage && (
            <div>
              <Button variant="default" size="sm" onClick={() => more(pageInfo.endCursor)}>
                {t('duplicates.more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </QueryState>
  );
}

function PairList({ pairs, onDecided }: { readonly pairs: readonly DuplicatePair[]; readonly onDecided: () => void }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['pairs']} aria-label={t('duplicates.title')}>
      {pairs.map((pair) => (
        <DuplicatePairCard key={pair.id} pair={pair} onDecided={onDecided} />
      ))}
    </ul>
  );
}
