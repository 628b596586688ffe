import { useQuery } from '@apollo/client/react';
import { Page, QueryState, EmptyState, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { actingMembership, useViewer } from '../../graphql/viewer.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { toAuditVariables, useAuditFilter } from './audit-filter.ts';
import { AUDIT_EVENTS } from './audit-queries.ts';
import { EventsTable } from './events-table.tsx';
import { SealState } from './seal-state.tsx';

const PAGE_SIZE = 50;

/** What was done with an organisation's data, by whom and when. */
export function AuditPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const [filter, setFilter] = useAuditFilter();
  const result = useQuery(AUDIT_EVENTS, {
    variables: { first: PAGE_SIZE, ...toAuditVariables(filter) },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const more = (after: string): void => {
    void result.fetchMore({
      variables: { after },
      updateQuery: (former, { fetchMoreResult: { auditEvents: later } }) => ({
        auditEvents: { ...later, edges: [...former.auditEvents.edges, ...later.edges] },
      }),
    });
  };
  const people = result.data?.auditEvents.edges.map(({ node }) => node.person) ?? [];
  if (viewer === null) return null;
  return (
    <Page title={t('audit.title')} lead={t('audit.lead', { organisation: actingMembership(viewer)?.organisation.name[language] ?? '' })}>
      <SealState />
      <AuditFilterBar
        filter={filter}
        setFilter={setFilter}
        personName={people.find((person) => person?.personId === filter.person)?.displayName ?? undefined}
      />
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.auditEvents)}
        isEmpty={(events) => events.totalCount === 0}
        empty={<EmptyState title={t('audit.noneTitle')}>{t('audit.noneText')}</EmptyState>}
      >
        {(events) => <EventsTable events={events} onMore={more} onPerson={(person) => void setFilter({ person })} />}
      </QueryState>
    </Page>
  );
}
