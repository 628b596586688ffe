import type { AccidentFilter, BoundingBox } from '@elektron/domain';
import {
  AccidentTilesLayer,
  AreaFrame,
  Highlight,
  MapFrame,
  OrientationLayers,
  PlaceOutline,
  type MapView,
  type OrientationSite,
  type TileHit,
  type TileLegend,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap, useMapEvents } from 'react-leaflet';
import { usePlaceOutline } from '../../graphql/place-names.ts';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { InterventionMarks } from './interventions-in-place.tsx';
import { ReportMarks } from './report-marks.tsx';
import { TOOLS_ROOM } from './use-map-handle.ts';

export interface AccidentMapProps {
  readonly tilePath: string | undefined;
  readonly accidents: number;
  readonly start: BoundingBox | MapView;
  readonly filter: AccidentFilter;
  readonly lit: { readonly longitude: number; readonly latitude: number } | null;
  readonly showSites: boolean;
  readonly showReports: boolean;
  readonly onHover: (hit: TileHit | null) => void;
  readonly onHoverSite: (site: OrientationSite | null) => void;
  readonly onPick: (hit: TileHit) => void;
  readonly onPickSite: (site: OrientationSite) => void;
  readonly onView: (view: MapView, bounds: BoundingBox) => void;
  readonly onLegend: (legend: TileLegend) => void;
  readonly onReady: (map: LeafletMap) => void;
}

/** All accidents under the filter, on whatever orients without a network. */
export function AccidentMap({
  tilePath,
  accidents,
  start,
  filter,
  lit,
  showSites,
  showReports,
  onView,
  onReady,
  ...pointer
}: AccidentMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { orientation, basemap, attribution } = useMapBackground();
  const outline = usePlaceOutline(filter);
  const drawn = useMemo(() => (showSites ? orientation : { ...orientation, countSites: [] }), [orientation, showSites]);
  return (
    <MapFrame label={t('map.label')} start={start} attribution={attribution} basemap={basemap} topRoom={TOOLS_ROOM} onReady={onReady}>
      <OrientationLayers orientation={drawn} scheme={scheme} />
      {tilePath !== undefined && (
        <AccidentTilesLayer path={tilePath} accidents={accidents} scheme={scheme} sites={drawn.countSites} {...pointer} />
      )}
      <AreaFrame area={filter.area} scheme={scheme} />
      <PlaceOutline outline={outline} scheme={scheme} />
      <InterventionMarks scheme={scheme} />
      {showReports && <ReportMarks />}
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
