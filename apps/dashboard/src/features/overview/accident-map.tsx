import type { BoundingBox } from '@elektron/domain';
import {
  AccidentTilesLayer,
  AreaFrame,
  Highlight,
  MapFrame,
  NEAR_FROM_ZOOM,
  OrientationLayers,
  toLatLngBounds,
  type MapView,
  type TileHit,
  type TileLegend,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap, useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';

export interface AccidentMapProps {
  readonly tilePath: string | undefined;
  readonly accidents: number;
  readonly start: BoundingBox | MapView;
  readonly area: BoundingBox | null;
  readonly lit: { readonly longitude: number; readonly latitude: number } | null;
  readonly onHover: (hit: TileHit | null) => void;
  readonly onPick: (hit: TileHit) => void;
  readonly onView: (view: MapView, bounds: BoundingBox) => void;
  readonly onLegend: (legend: TileLegend) => void;
  readonly onReady: (map: LeafletMap) => void;
}

/** All accidents under the filter, on whatever orients without a network. */
export function AccidentMap({ tilePath, accidents, start, area, lit, onHover, onPick, onView, onLegend, onReady }: AccidentMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { orientation, basemap, attribution } = useMapBackground();
  return (
    <MapFrame label={t('map.label')} start={start} attribution={attribution} basemap={basemap} onReady={onReady}>
      <OrientationLayers orientation={orientation} scheme={scheme} />
      {tilePath !== undefined && (
        <AccidentTilesLayer path={tilePath} accidents={accidents} scheme={scheme} onHover={onHover} onPick={onPick} onLegend={onLegend} />
      )}
      <AreaFrame area={area} scheme={scheme} />
      <Highlight at={lit} scheme={scheme} />
      <ViewWatcher onView={onView} />
    </MapFrame>
  );
}

function ViewWatcher({ onView }: Pick<AccidentMapProps, 'onView'>) {
  const map = useMap();
  const tell = (): void => {
    const bounds = map.getBounds();
    const { lng, lat } = map.getCenter();
    onView({ longitude: lng, latitude: lat, zoom: map.getZoom() }, [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ]);
  };
  useMapEvents({ moveend: tell, resize: tell });
  // The first view counts too.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(tell, []);
  return null;
}

/** The map with what a button may ask of it. */
export function useMapHandle() {
  const [map, setMap] = useState<LeafletMap | null>(null);
  return {
    onReady: setMap,
    fit: (area: BoundingBox) => map?.fitBounds(toLatLngBounds(area), { padding: [14, 14] }),
    /** Near enough that every place is drawn. */
    zoomTo: (area: BoundingBox) => {
      if (map === null) return;
      map.fitBounds(toLatLngBounds(area), { maxZoom: NEAR_FROM_ZOOM + 2, padding: [40, 40] });
    },
  };
}
