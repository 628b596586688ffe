import { useQuery } from '@apollo/client/react';
import { TRAFFIC_MODE_LABELS, type TrafficMode } from '@elektron/domain';
import { EmptyState, Facts, QueryState, Section, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toName } from '../../filter/filter-input.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { DirectionTable } from './direction-table.tsx';
import { SeasonTable } from './season-table.tsx';
import { ShortCounts } from './short-counts.tsx';
import { nameOf } from './site-list.tsx';
import { SiteRoad } from './site-road.tsx';
import { TrendChart } from './trend-chart.tsx';
import { TRAFFIC_SITE, type SiteDetails } from './traffic-queries.ts';
import styles from './traffic.module.css';

export interface SitePanelProps {
  readonly id: string;
  readonly mode: TrafficMode;
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
  readonly onClose: () => void;
}

/** Everything about one site: its trend, its directions and modes, its speeds, and what its short counts stand for. */
export function SitePanel({ id, mode, onClose, ...years }: SitePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(TRAFFIC_SITE, { variables: { id, mode: toName(mode) } });
  const close = (
    <Button size="xs" variant="default" onClick={onClose}>
      {t('traffic.back')}
    </Button>
  );
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.trafficSite ?? null)}
      isEmpty={(site) => site === null}
      empty={
        <EmptyState title={t('site.goneTitle')} action={close}>
          {t('site.goneText')}
        </EmptyState>
      }
    >
      {(site) => site !== null && <Details site={site} mode={mode} close={close} {...years} />}
    </QueryState>
  );
}

interface DetailsProps extends Pick<SitePanelProps, 'mode' | 'year' | 'onYear'> {
  readonly site: SiteDetails;
  readonly close: React.ReactNode;
}

function Details({ site, mode, close, year, onYear }: DetailsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['answer']}>
      <Section title={nameOf(site, t('site.unnamed'))} actions={close}>
        <Facts
          facts={[
            [t('traffic.category'), site.roadCategory ?? t('site.notGiven')],
            [t('onRoads.siteRoad'), <SiteRoad key="road" id={site.id} />],
            [t('traffic.mode'), TRAFFIC_MODE_LABELS[mode][language]],
          ]}
        />
      </Section>
      {site.years.length > 0 && <TrendChart years={site.years} mode={mode} year={year} onYear={onYear} />}
      {site.years.length > 0 && <DirectionTable years={site.years} year={year} />}
      {site.seasons.map((season) => (
        <SeasonTable key={season.year} season={season} />
      ))}
      {site.shortCounts.length > 0 && <ShortCounts counts={site.shortCounts} mode={mode} />}
    </div>
  );
}
