import { useQuery } from '@apollo/client/react';
import { QueryState, RecordTable, Section, Tag, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { nameOf, OpenSite } from './site-list.tsx';
import { failureOf } from './short-counts.tsx';
import { SITES_WITHOUT_AVERAGE, type SiteWithoutAverage } from './traffic-queries.ts';
import { toTrafficFilter, type TrafficView } from './traffic-view.ts';

interface Props {
  readonly view: TrafficView;
  readonly onOpen: (id: string) => void;
}

/** Sites without an average of the source: what a short count leads to, why it leads to nothing, or that nothing was counted. */
export function SitesWithoutAverage({ view, onOpen }: Props) {
  const language = useLanguage();
  const result = useQuery(SITES_WITHOUT_AVERAGE, { variables: { filter: toTrafficFilter(view) } });
  const status = mapStatus(toStatus(result, language), ({ sitesWithoutAverage }) => sitesWithoutAverage);
  return <QueryState status={status}>{(sites) => (sites.length === 0 ? null : <Sites sites={sites} onOpen={onOpen} />)}</QueryState>;
}

const STATES = { expanded: 'expanded', 'not-expanded': 'notExpanded', missing: 'missing' } as const;
const FIRST = 25;

function Sites({ sites, onOpen }: { readonly sites: readonly SiteWithoutAverage[]; readonly onOpen: Props['onOpen'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stateOf = ({ status }: SiteWithoutAverage): (typeof STATES)[keyof typeof STATES] =>
    status === 'expanded' || status === 'not-expanded' ? STATES[status] : 'missing';
  const order = Object.values(STATES);
  const sorted = sites.toSorted((a, b) => order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)));
  return (
    <Section title={t('traffic.without.title')} lead={t('traffic.without.lead')}>
      <RecordTable
        caption={t('traffic.without.title')}
        rows={sorted}
        rowKey={({ id }) => id}
        first={FIRST}
        columns={[
          { head: t('traffic.site'), kind: 'name', cell: (site) => nameOf(site, t('site.unnamed')) },
          { head: t('traffic.year'), kind: 'short', cell: ({ year }) => year ?? '–' },
          {
            head: t('traffic.perDay'),
            kind: 'wide',
            cell: ({ annualAverageDaily, coefficientOfVariation, failure }) => {
              if (annualAverageDaily == null) return failure == null ? '–' : t(`traffic.short.failures.${failureOf(failure)}`);
              const value = formats.count(annualAverageDaily);
              if (coefficientOfVariation == null) return t('traffic.without.withoutVariation', { value });
              return t('traffic.without.withVariation', { value, cv: formats.percent(coefficientOfVariation, 1) });
            },
          },
          {
            head: t('site.basis'),
            cell: (site) => (
              <>
                <Tag kind={stateOf(site) === 'expanded' ? 'quiet' : 'bad'}>{t(`traffic.without.states.${stateOf(site)}`)}</Tag>
                {site.bothDirections === false && <Tag kind="bad">{t('traffic.oneDirection')}</Tag>}
              </>
            ),
          },
          { head: t('traffic.open'), kind: 'actions', cell: (site) => <OpenSite site={site} onOpen={onOpen} /> },
        ]}
      />
    </Section>
  );
}
