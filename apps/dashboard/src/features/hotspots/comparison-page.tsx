import { useQuery } from '@apollo/client/react';
import { EmptyState, MapPage, Notice, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { FeatureGroup, GeoJSON as GeoJsonLayer, type Map as LeafletMap } from 'leaflet';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { AgreementTable } from './agreement-table.tsx';
import { ComparisonLegend } from './comparison-legend.tsx';
import { ComparisonMap } from './comparison-map.tsx';
import { ComparisonRuns } from './comparison-runs.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { HOTSPOT_COMPARISON } from './hotspots-queries.ts';
import { placeOf, readComparison, type ComparedPlace, type Comparison } from './comparison.ts';
import styles from './hotspots.module.css';

export interface ComparisonPageProps {
  readonly runIds: readonly string[];
  readonly onOpen: (runId: string | null) => void;
}

/** Where do several analyses agree, where not, and why? */
export function ComparisonPage({ runIds, onOpen }: ComparisonPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(HOTSPOT_COMPARISON, { variables: { runIds: [...runIds] } });
  const answer = result.data?.hotspotComparison;
  const comparison = useMemo(() => (answer === undefined ? null : readComparison(answer)), [answer]);
  const { ready } = useMapBackground();
  const { lit, setLit, pick, pickOnMap, setLeaflet } = usePlacesOnMap(comparison);
  return (
    <MapPage
      title={t('comparison.title')}
      bar={
        <section className={styles['sentence']} aria-label={t('hotspots.inOneSentence')} aria-live="polite">
          {comparison !== null && <p>{comparison.sentence[language]}</p>}
        </section>
      }
      map={ready && <ComparisonMap comparison={comparison} lit={lit} onPick={pickOnMap} onReady={setLeaflet} />}
      legend={<ComparisonLegend runs={comparison?.runs ?? []} />}
    >
      <div className={styles['result']}>
        <div className={styles['resultHead']}>
          <h2>{t(comparison?.change == null ? 'comparison.title' : 'comparison.changeTitle')}</h2>
          <Button size="xs" variant="default" onClick={() => onOpen(null)}>
            {t('hotspots.all')}
          </Button>
        </div>
        <QueryState status={mapStatus(toStatus(result, language), () => comparison)}>
          {(shown) => shown !== null && <Compared comparison={shown} lit={lit} onLight={setLit} onPick={pick} onOpen={onOpen} />}
        </QueryState>
      </div>
    </MapPage>
  );
}

interface ComparedProps extends Pick<ComparisonPageProps, 'onOpen'> {
  readonly comparison: Comparison;
  readonly lit: ComparedPlace | null;
  readonly onLight: (place: ComparedPlace | null) => void;
  readonly onPick: (place: ComparedPlace) => void;
}

function Compared({ comparison, lit, onLight, onPick, onOpen }: ComparedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['result']}>
      <ComparisonRuns runs={comparison.runs} onOpen={onOpen} />
      <Notice kind="warning" title={t('hotspots.beware')}>
        <ul className={styles['warnings']}>
          {comparison.notices.map(({ code, message }, k) => (
            <li key={`${code} ${k}`}>{message[language]}</li>
          ))}
        </ul>
      </Notice>
      {comparison.places.length === 0 ? (
        <EmptyState title={t('hotspots.emptyTitle')}>{t('hotspots.emptyText')}</EmptyState>
      ) : (
        <ComparisonTable comparison={comparison} lit={lit} onLight={onLight} onPick={onPick} />
      )}
      <section className={styles['groups']} aria-labelledby="agreement-title">
        <h3 id="agreement-title">{t('comparison.agreement')}</h3>
        <AgreementTable comparison={comparison} />
      </section>
    </div>
  );
}

/** Closer than this a place fills the map and nothing is seen around it. */
const CLOSEST_ZOOM = 17;

function usePlacesOnMap(comparison: Comparison | null) {
  const [leaflet, setLeaflet] = useState<LeafletMap | null>(null);
  const [lit, setLit] = useState<ComparedPlace | null>(null);
  useEffect(() => {
    if (leaflet === null || comparison === null) return;
    const bounds = boundsOf(comparison.runs.flatMap(({ hotspots }) => hotspots.flatMap(({ geometry }) => geometry ?? [])));
    if (bounds.isValid()) leaflet.fitBounds(bounds, { padding: [14, 14] });
  }, [leaflet, comparison]);
  const show = useCallback(
    (place: ComparedPlace) => {
      if (comparison === null) return;
      setLit(place);
      const found = place.readings.flatMap(({ ranks }, run) =>
        ranks.flatMap((rank) => comparison.runs[run]!.hotspots.find((one) => one.rank === rank)?.geometry ?? []),
      );
      const bounds = boundsOf(found);
      if (bounds.isValid()) leaflet?.fitBounds(bounds, { maxZoom: CLOSEST_ZOOM, padding: [70, 70] });
    },
    [comparison, leaflet],
  );
  const pickOnMap = useCallback(
    (run: number, rank: number) => {
      const place = comparison === null ? undefined : placeOf(comparison.places, run, rank);
      if (comparison === null || place === undefined) return;
      setLit(place);
      document.getElementById(`place-${comparison.places.indexOf(place) + 1}`)?.scrollIntoView({ block: 'nearest' });
    },
    [comparison],
  );
  // A place of another comparison is none of this one.
  const shown = lit !== null && comparison?.places.includes(lit) === true ? lit : null;
  return { lit: shown, setLit, pick: show, pickOnMap, setLeaflet };
}

function boundsOf(shapes: readonly GeoJSON.Geometry[]) {
  return new FeatureGroup(shapes.map((shape) => new GeoJsonLayer(shape))).getBounds();
}
