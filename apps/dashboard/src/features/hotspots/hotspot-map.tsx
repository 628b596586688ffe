import type { BoundingBox } from '@elektron/domain';
import { AccidentTilesLayer, MapFrame, OrientationLayers, type TileLegend } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import type { Map as LeafletMap } from 'leaflet';
import { useTranslation } from 'react-i18next';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { SORTED_METHOD } from './cell-bins.ts';
import { CellsLayer, OutlinesLayer, SurfaceLayer, type OutlinesProps } from './hotspot-layers.tsx';
import type { Run } from './hotspots-queries.ts';
import type { DrawnSite } from './drawn-sites.ts';
import { SitesLayer } from './sites-layer.tsx';
import { StreetsLayer } from './streets-layer.tsx';
import type { Streets } from './streets.ts';
import type { Surface } from './surface-image.ts';

export interface HotspotMapProps extends Pick<OutlinesProps, 'lit' | 'onLight' | 'onPick'> {
  readonly run: Run | null;
  /** Null of a run that ranks no sites. */
  readonly sites: readonly DrawnSite[] | null;
  readonly streets: Streets | null;
  readonly surface: Surface | null;
  readonly tilePath: string | undefined;
  readonly accidents: number;
  readonly area: BoundingBox | null;
  readonly onReady: (map: LeafletMap) => void;
  readonly onLegend: (legend: TileLegend) => void;
}

/** The result of a run over the accidents it was about; without a run, the accidents under the filter. */
export function HotspotMap({
  run,
  sites,
  streets,
  surface,
  tilePath,
  accidents,
  area,
  lit,
  onLight,
  onPick,
  onReady,
  onLegend,
}: HotspotMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { extent, orientation, basemap, attribution } = useMapBackground();
  const cells = (run?.cells ?? null) as GeoJSON.FeatureCollection | null;
  // A surface, cells, sites or streets already colour the map; accidents below them would be a second amount in the same colours.
  const bare = surface === null && cells === null && sites === null && streets === null;
  return (
    <MapFrame label={t('hotspots.mapLabel')} start={area ?? extent} attribution={attribution} basemap={basemap} onReady={onReady}>
      <OrientationLayers orientation={orientation} scheme={scheme} />
      {bare && tilePath !== undefined && <AccidentTilesLayer path={tilePath} accidents={accidents} scheme={scheme} onLegend={onLegend} />}
      {surface !== null && <SurfaceLayer surface={surface} scheme={scheme} />}
      {cells !== null && <CellsLayer cells={cells} sorted={run?.methodId === SORTED_METHOD} scheme={scheme} />}
      {streets !== null && <StreetsLayer streets={streets} scheme={scheme} />}
      {sites !== null && <SitesLayer sites={sites} lit={lit} scheme={scheme} onLight={onLight} onPick={onPick} />}
      {run !== null && sites === null && (
        <OutlinesLayer hotspots={run.hotspots} lit={lit} numberedAfar={cells === null} scheme={scheme} onLight={onLight} onPick={onPick} />
      )}
    </MapFrame>
  );
}
