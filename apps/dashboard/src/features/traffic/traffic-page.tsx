import { useQuery } from '@apollo/client/react';
import { TRAFFIC_MODE_LABELS } from '@elektron/domain';
import { amountBreaks, AmountLegend, EmptyState, MapLegend, MapPage, QueryState, useLanguage } from '@elektron/ui';
import { Button, useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { CoverageChart } from './coverage-chart.tsx';
import { FactorTables } from './factor-tables.tsx';
import { SiteList } from './site-list.tsx';
import { SitePanel } from './site-panel.tsx';
import { SitesWithoutAverage } from './sites-without-average.tsx';
import { TrafficBar } from './traffic-bar.tsx';
import { placed, TrafficMap } from './traffic-map.tsx';
import { TRAFFIC, type Traffic } from './traffic-queries.ts';
import { toTrafficFilter, useTrafficView, type SetTrafficView, type TrafficView } from './traffic-view.ts';
import styles from './traffic.module.css';

/** How much traffic there is, where and in which years, and what of it was counted. */
export function TrafficPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [view, setView] = useTrafficView();
  const result = useQuery(TRAFFIC, { variables: { filter: toTrafficFilter(view) } });
  const status = mapStatus(toStatus(result, language), (data) => data.traffic);
  const { map, legend } = useTrafficMap(status.data, view, setView);
  return (
    <MapPage title={t('traffic.title')} bar={<TrafficBar view={view} onView={setView} traffic={status.data} />} map={map} legend={legend}>
      <QueryState status={status} isEmpty={({ dataVersion }) => dataVersion === 0} empty={<NothingYet />}>
        {(traffic) => (
          <div className={styles['answer']}>
            <Answer traffic={traffic} view={view} onView={setView} />
          </div>
        )}
      </QueryState>
    </MapPage>
  );
}

interface AnswerProps {
  readonly traffic: Traffic;
  readonly view: TrafficView;
  readonly onView: SetTrafficView;
}

function Answer({ traffic, view, onView }: AnswerProps) {
  const onYear = (trafficYear: number | null): void => void onView({ trafficYear });
  const onOpen = (countSite: string): void => void onView({ countSite });
  if (view.countSite !== null) {
    const close = (): void => void onView({ countSite: null });
    return <SitePanel id={view.countSite} mode={view.counted} year={view.trafficYear} onYear={onYear} onClose={close} />;
  }
  return (
    <>
      <CoverageChart years={traffic.years} year={view.trafficYear} onYear={onYear} />
      <SiteList sites={traffic.sites} onOpen={onOpen} />
      <SitesWithoutAverage view={view} onOpen={onOpen} />
      <FactorTables view={view} roadCategories={traffic.roadCategories} />
    </>
  );
}

/** Where the first counts come from. */
function NothingYet() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <EmptyState
      title={t('traffic.emptyTitle')}
      action={
        <Button component="a" href={`/api/templates/traffic.xlsx?language=${language}`} download variant="default">
          {t('traffic.template')}
        </Button>
      }
    >
      {t('traffic.emptyText')}
    </EmptyState>
  );
}

function useTrafficMap(traffic: Traffic | undefined, view: TrafficView, onView: SetTrafficView) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  const { ready } = useMapBackground();
  const all = traffic?.sites;
  const sites = useMemo(() => placed(all ?? []), [all]);
  const breaks = useMemo(() => amountBreaks(Math.max(1, ...sites.map((site) => site.annualAverageDaily ?? 0))), [sites]);
  const lit = sites.find(({ id }) => id === view.countSite) ?? null;
  const map = ready && traffic !== undefined && (
    <TrafficMap sites={sites} breaks={breaks} lit={lit} onPick={(countSite) => void onView({ countSite })} />
  );
  const legend = (
    <MapLegend title={t('map.legend')}>
      <AmountLegend title={t('traffic.legend', { mode: TRAFFIC_MODE_LABELS[view.counted][language] })} breaks={breaks} scheme={scheme} />
      <span className={styles['hollow']}>{t('traffic.hollow')}</span>
    </MapLegend>
  );
  return { map, legend };
}
