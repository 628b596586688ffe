import { HIGHLIGHT_PANE, Highlight, MAP_COLORS, MapFrame, OrientationLayers, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { CircleMarker, latLngBounds } from 'leaflet';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import styles from './citizen-reports.module.css';

interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const NEAREST = 16;
const MARK_RADIUS = 7;

/** Where reports are; the same stands in the table or the list beside it. */
export function ReportsMap({ places, lit = null }: { readonly places: readonly Place[]; readonly lit?: Place | null }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  return (
    <div className={styles['map']}>
      {ready && (
        <MapFrame label={t('citizenReports.map')} start={extent} attribution={attribution} basemap={basemap}>
          <OrientationLayers orientation={orientation} scheme={scheme} />
          <Marks places={places} scheme={scheme} />
          <Highlight at={lit} scheme={scheme} radius={16} />
        </MapFrame>
      )}
    </div>
  );
}

function Marks({ places, scheme }: { readonly places: readonly Place[]; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const { accent, card } = MAP_COLORS[scheme];
    const style = {
      pane: HIGHLIGHT_PANE,
      radius: MARK_RADIUS,
      color: card,
      weight: 2,
      fillColor: accent,
      fillOpacity: 1,
      interactive: false,
    };
    const marks = places.map(({ longitude, latitude }) => new CircleMarker([latitude, longitude], style).addTo(map));
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, places, scheme]);
  useEffect(() => {
    if (places.length === 0) return;
    const bounds = latLngBounds(places.map(({ longitude, latitude }) => [latitude, longitude]));
    map.fitBounds(bounds, { padding: [40, 40], maxZoom: NEAREST, animate: false });
  }, [map, places]);
  return null;
}
