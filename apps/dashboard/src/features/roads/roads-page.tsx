import { useQuery } from '@apollo/client/react';
import { EmptyState, MapPage, QueryState, useLanguage } from '@elektron/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FilterBar } from '../../filter/filter-bar.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { AccidentsOnRoadsPanel } from './accidents-on-roads.tsx';
import { CountSitesOnRoadsPanel } from './count-sites-on-roads.tsx';
import { NetworkSummary } from './network-summary.tsx';
import { AccidentsOnRoadsLayer, CountSitesOnRoadsLayer } from './placements-layer.tsx';
import { RoadsLegend } from './roads-legend.tsx';
import { RoadsMap, type Place } from './roads-map.tsx';
import { ROAD_NETWORK, type RoadNetwork } from './roads-queries.ts';
import { ROAD_VIEWS, type RoadView } from './road-views.ts';
import styles from './roads.module.css';

/** Which roads are there, where is the network drawn wrong, and what lies on it? */
export function RoadsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(ROAD_NETWORK, { fetchPolicy: 'cache-and-network' });
  const [view, setView] = useQueryState('lies', parseAsStringLiteral(ROAD_VIEWS).withDefault('network'));
  const [lit, setLit] = useState<Place | null>(null);
  const network = result.data?.roadNetwork;
  const choose = (value: string): void => {
    setLit(null);
    void setView(ROAD_VIEWS.find((known) => known === value) ?? 'network');
  };
  return (
    <MapPage
      title={t('roads.title')}
      bar={view === 'accidents' && <FilterBar />}
      map={
        network !== undefined && (
          <RoadsMap network={network} lit={lit} faults={view === 'network'}>
            {view === 'accidents' && <AccidentsOnRoadsLayer />}
            {view === 'sites' && <CountSitesOnRoadsLayer />}
          </RoadsMap>
        )
      }
      legend={<RoadsLegend network={network} view={view} />}
    >
      <SegmentedControl
        fullWidth
        className={styles['views'] ?? ''}
        aria-label={t('onRoads.views')}
        value={view}
        onChange={choose}
        data={ROAD_VIEWS.map((value) => ({ value, label: t(`onRoads.${value}`) }))}
      />
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.roadNetwork)}
        isEmpty={(data) => data.segments === 0 && view === 'network'}
        empty={<NoRoads />}
      >
        {(data) => <Answer view={view} network={data} onShow={setLit} />}
      </QueryState>
    </MapPage>
  );
}

interface AnswerProps {
  readonly view: RoadView;
  readonly network: RoadNetwork;
  readonly onShow: (place: Place) => void;
}

function Answer({ view, network, onShow }: AnswerProps) {
  if (view === 'accidents') return <AccidentsOnRoadsPanel onShow={onShow} />;
  if (view === 'sites') return <CountSitesOnRoadsPanel onShow={onShow} />;
  return <NetworkSummary network={network} onShow={onShow} />;
}

function NoRoads() {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  return (
    <EmptyState
      title={t('roads.noneTitle')}
      action={
        mayImport && (
          <Button component={Link} to="/app/imports">
            {t('roads.toImports')}
          </Button>
        )
      }
    >
      {t('roads.noneText')}
    </EmptyState>
  );
}
