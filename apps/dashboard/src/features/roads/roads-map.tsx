import {
  CanvasOverlay,
  DIVERGING,
  GROUND_PANE,
  Highlight,
  MAP_COLORS,
  MapFrame,
  OrientationLayers,
  strokeLines,
  toLatLngBounds,
  type OverlayView,
  type Scheme,
} from '@elektron/ui';
import type { BoundingBox } from '@elektron/domain';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { isDashed, RANK_WIDTHS, rankOf, ROAD_RANKS } from './road-ranks.ts';
import type { RoadNetwork } from './roads-queries.ts';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

export interface RoadsMapProps {
  readonly network: RoadNetwork;
  readonly lit: Place | null;
  /** Whether what is wrong with the network is what the map is about. */
  readonly faults: boolean;
  /** What lies on the roads. */
  readonly children?: ReactNode;
}

/** The network by its classes, with the parts that are not joined to the rest and the gaps, or with what lies on it. */
export function RoadsMap({ network, lit, faults, children }: RoadsMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  const ground = useMemo(() => ({ ...orientation, roads: null, countSites: [] }), [orientation]);
  const own = toBox(network.extent);
  // A map opens once: not before it is known where. A network tells that itself.
  if (own === null && !ready) return null;
  return (
    <MapFrame label={t('roads.mapLabel')} start={own ?? extent} attribution={attribution} basemap={basemap}>
      <OrientationLayers orientation={ground} scheme={scheme} />
      <NetworkLayer network={network} scheme={scheme} faults={faults} />
      {children}
      <ShowPlace at={lit} />
      <Highlight at={lit} scheme={scheme} />
    </MapFrame>
  );
}

function toBox(extent: RoadNetwork['extent']): BoundingBox | null {
  const [west, south, east, north] = extent ?? [];
  return west === undefined || south === undefined || east === undefined || north === undefined ? null : [west, south, east, north];
}

function NetworkLayer({ network, scheme, faults }: Pick<RoadsMapProps, 'network' | 'faults'> & { readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const layer = new CanvasOverlay(GROUND_PANE, (view) => {
      drawNetwork(view, network, scheme);
      if (faults) drawFaults(view, network, scheme);
    });
    map.addLayer(layer);
    return () => {
      layer.remove();
    };
  }, [map, network, scheme, faults]);
  return null;
}

/** Radius of a gap's ring, in pixels. */
const GAP_RADIUS = 5;

/** What is wrong with a network stands out from it by colour, and by a thicker line or a ring. */
export function faultColor(scheme: Scheme): string {
  return DIVERGING[scheme][3];
}

function scaleAt(zoom: number): number {
  return Math.min(1.6, Math.max(0.5, (zoom - 8) / 6));
}

function drawNetwork({ context, project, zoom }: OverlayView, network: RoadNetwork, scheme: Scheme): void {
  const { soft } = MAP_COLORS[scheme];
  const scale = scaleAt(zoom);
  context.lineJoin = 'round';
  for (const rank of ROAD_RANKS.toReversed()) {
    context.strokeStyle = soft;
    context.lineWidth = RANK_WIDTHS[rank] * scale;
    context.setLineDash(isDashed(rank) ? [3, 3] : []);
    for (const { roadClass, lines } of network.classes) {
      if (rankOf(roadClass ?? null) !== rank || lines == null) continue;
      strokeLines(context, project, lines as GeoJSON.Geometry);
      context.stroke();
    }
  }
  context.setLineDash([]);
}

function drawFaults({ context, project, zoom }: OverlayView, network: RoadNetwork, scheme: Scheme): void {
  context.strokeStyle = faultColor(scheme);
  if (network.disconnectedLines != null) {
    context.lineWidth = 3 * scaleAt(zoom);
    strokeLines(context, project, network.disconnectedLines as GeoJSON.Geometry);
    context.stroke();
  }
  context.lineWidth = 2;
  context.fillStyle = MAP_COLORS[scheme].card;
  for (const { longitude, latitude } of network.gaps) {
    const { x, y } = project(longitude, latitude);
    context.beginPath();
    context.arc(x, y, GAP_RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

const NEAR_ZOOM = 16;

/** Brings a place that a row names into sight. */
function ShowPlace({ at }: { readonly at: Place | null }) {
  const map = useMap();
  const longitude = at?.longitude;
  const latitude = at?.latitude;
  useEffect(() => {
    if (longitude === undefined || latitude === undefined) return;
    map.fitBounds(toLatLngBounds([longitude, latitude, longitude, latitude]), { maxZoom: Math.max(NEAR_ZOOM, map.getZoom()) });
  }, [map, longitude, latitude]);
  return null;
}
