import { useQuery } from '@apollo/client/react';
import { AccidentTilesLayer, HIGHLIGHT_PANE, Highlight, MapFrame, OrientationLayers, toLatLngBounds } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { DivIcon, Marker, type Map as LeafletMap } from 'leaflet';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap, useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { PLACED_TILES, type Candidate } from './places-queries.ts';
import styles from './places.module.css';

export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
}

export interface PlacesMapProps {
  readonly candidates: readonly Candidate[];
  /** What a click has chosen. */
  readonly point: MapPoint | null;
  readonly onPick: (point: MapPoint) => void;
  /** Enter, on the map: at what was chosen, else under the cross. */
  readonly onPlace: (point: MapPoint) => void;
  readonly onReady: (map: LeafletMap) => void;
}

/** Six digits are a tenth of a metre. */
const DIGITS = 6;
const NEAREST = 17;

export const pointOf = ({ lng, lat }: { readonly lng: number; readonly lat: number }): MapPoint => ({
  longitude: Number(lng.toFixed(DIGITS)),
  latitude: Number(lat.toFixed(DIGITS)),
});

/** The candidates by their numbers among all accidents on record; a click or the cross in the middle says where it was. */
export function PlacesMap({ candidates, point, onPick, onPlace, onReady }: PlacesMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  const { data } = useQuery(PLACED_TILES);
  const facets = data?.accidentFacets;
  return (
    <div className={styles['map']}>
      {ready && (
        <MapFrame label={t('places.map')} start={extent} attribution={attribution} basemap={basemap} onReady={onReady}>
          <OrientationLayers orientation={orientation} scheme={scheme} />
          {facets !== undefined && <AccidentTilesLayer path={facets.tilePath} accidents={facets.figures.accidents} scheme={scheme} />}
          <Numbers candidates={candidates} />
          <Pointing point={point} onPick={onPick} onPlace={onPlace} />
          <Highlight at={point} scheme={scheme} radius={12} />
        </MapFrame>
      )}
      <span className={styles['cross']} aria-hidden="true" />
    </div>
  );
}

function Numbers({ candidates }: Pick<PlacesMapProps, 'candidates'>) {
  const map = useMap();
  useEffect(() => {
    const markers = candidates.map(({ longitude, latitude }, i) => {
      const icon = new DivIcon({ className: styles['number'] ?? '', html: String(i + 1), iconSize: [24, 24] });
      return new Marker([latitude, longitude], { icon, pane: HIGHLIGHT_PANE, interactive: false, keyboard: false }).addTo(map);
    });
    const [longitudes, latitudes] = [candidates.map(({ longitude }) => longitude), candidates.map(({ latitude }) => latitude)];
    if (candidates.length > 0) {
      const box = [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)] as const;
      map.fitBounds(toLatLngBounds([...box]), { padding: [50, 50], maxZoom: NEAREST, animate: false });
    }
    return () => {
      for (const marker of markers) marker.remove();
    };
  }, [map, candidates]);
  return null;
}

function Pointing({ point, onPick, onPlace }: Pick<PlacesMapProps, 'point' | 'onPick' | 'onPlace'>) {
  const map = useMapEvents({ click: ({ latlng }) => onPick(pointOf(latlng)) });
  useEffect(() => {
    const container = map.getContainer();
    const place = (event: KeyboardEvent): void => {
      // Its buttons have their own Enter.
      if (event.key !== 'Enter' || event.target !== container) return;
      event.preventDefault();
      onPlace(point ?? pointOf(map.getCenter()));
    };
    container.addEventListener('keydown', place);
    return () => container.removeEventListener('keydown', place);
  }, [map, point, onPlace]);
  return null;
}
