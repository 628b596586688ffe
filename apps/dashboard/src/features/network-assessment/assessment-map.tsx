import { SAFETY_CLASSES, type BoundingBox } from '@elektron/domain';
import {
  CanvasOverlay,
  HIGHLIGHT_PANE,
  MAP_COLORS,
  MapFrame,
  OrientationLayers,
  SITE_PANE,
  strokeLines,
  toLatLngBounds,
  type OverlayView,
  type Scheme,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useTranslation } from 'react-i18next';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { classColor, CLASS_STROKES, extentOf, type AssessedSite } from './assessment.ts';

export interface AssessmentMapProps {
  readonly sites: readonly AssessedSite[];
  readonly lit: AssessedSite | null;
  readonly onPick: (id: string) => void;
  /** Told where the map looks whenever it has moved. */
  readonly onView: (view: BoundingBox) => void;
}

/** Every covered section and junction in its class; roads that are not covered are the ground. */
export function AssessmentMap({ sites, lit, onPick, onView }: AssessmentMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  // Squares of count sites would pass for junctions.
  const ground = useMemo(() => ({ ...orientation, countSites: [] }), [orientation]);
  // Before any road counts as covered, all of them are what can be chosen from.
  const [first] = useState(sites);
  const start = useMemo(() => extentOf(first) ?? extentOf(linesOf(ground.roads)), [first, ground.roads]);
  if (!ready) return null;
  return (
    <MapFrame label={t('assessment.mapLabel')} start={start ?? extent} attribution={attribution} basemap={basemap}>
      <OrientationLayers orientation={ground} scheme={scheme} />
      <ClassesLayer sites={sites} scheme={scheme} onPick={onPick} />
      <LitSite site={lit} scheme={scheme} />
      <ViewTold onView={onView} />
    </MapFrame>
  );
}

function linesOf(roads: GeoJSON.Geometry | null): readonly Pick<AssessedSite, 'geometry'>[] {
  return roads?.type === 'MultiLineString'
    ? roads.coordinates.map((coordinates) => ({ geometry: { type: 'LineString', coordinates } }))
    : [];
}

/** Pixels around a click. */
const REACH = 12;

function ClassesLayer({ sites, scheme, onPick }: Pick<AssessmentMapProps, 'sites' | 'onPick'> & { readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const overlay = new CanvasOverlay(SITE_PANE, (view) => drawSites(view, sites, scheme));
    map.addLayer(overlay);
    return () => {
      overlay.remove();
    };
  }, [map, sites, scheme]);
  useMapEvents({
    click: ({ containerPoint }) => {
      const toPixels = ([longitude = 0, latitude = 0]: GeoJSON.Position) => map.latLngToContainerPoint([latitude, longitude]);
      const nearest = sites
        .map(({ id, geometry }) => ({ id, away: Math.min(...verticesOf(geometry).map((at) => toPixels(at).distanceTo(containerPoint))) }))
        .reduce<{ id: string; away: number } | null>((best, next) => (best === null || next.away < best.away ? next : best), null);
      if (nearest !== null && nearest.away <= REACH) onPick(nearest.id);
    },
  });
  return null;
}

function verticesOf(geometry: AssessedSite['geometry']): readonly GeoJSON.Position[] {
  return geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
}

/** The lowest class first, so that the highest lies on top. */
function drawSites(view: OverlayView, sites: readonly AssessedSite[], scheme: Scheme): void {
  for (const drawn of SAFETY_CLASSES.toReversed()) {
    for (const site of sites) if (site.safetyClass === drawn) drawSite(view, site, scheme);
  }
}

const JUNCTION_RADIUS = 0.8;

function drawSite({ context, project }: OverlayView, { geometry, safetyClass }: AssessedSite, scheme: Scheme): void {
  const { width, dash } = CLASS_STROKES[safetyClass];
  const { soft, card, outline } = MAP_COLORS[scheme];
  const color = classColor(safetyClass, scheme);
  if (geometry.type === 'LineString') {
    context.lineCap = dash.length === 0 ? 'round' : 'butt';
    context.setLineDash([...dash]);
    context.strokeStyle = color ?? soft;
    context.lineWidth = width;
    strokeLines(context, project, geometry);
    context.stroke();
    context.setLineDash([]);
    return;
  }
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  const { x, y } = project(longitude, latitude);
  context.beginPath();
  context.arc(x, y, width * JUNCTION_RADIUS + 1, 0, 2 * Math.PI);
  // A junction without a class is hollow.
  context.fillStyle = color ?? card;
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = color === null ? soft : outline;
  context.stroke();
}

function ViewTold({ onView }: Pick<AssessmentMapProps, 'onView'>) {
  const map = useMapEvents({
    moveend: () => {
      const bounds = map.getBounds();
      onView([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
    },
  });
  return null;
}

const LIT_WIDTH = 11;
const CLOSEST_ZOOM = 16;

/** The one that the list is at: outlined, and brought into view. */
function LitSite({ site, scheme }: { readonly site: AssessedSite | null; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    if (site === null) return;
    const overlay = new CanvasOverlay(HIGHLIGHT_PANE, (view) => drawLit(view, site, scheme));
    map.addLayer(overlay);
    const bounds = extentOf([site]);
    if (bounds !== null) map.fitBounds(toLatLngBounds(bounds), { maxZoom: CLOSEST_ZOOM, padding: [70, 70] });
    return () => {
      overlay.remove();
    };
  }, [map, site, scheme]);
  return null;
}

function drawLit({ context, project }: OverlayView, { geometry }: AssessedSite, scheme: Scheme): void {
  context.strokeStyle = MAP_COLORS[scheme].accent;
  context.lineWidth = 3;
  if (geometry.type === 'Point') {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const { x, y } = project(longitude, latitude);
    context.beginPath();
    context.arc(x, y, LIT_WIDTH, 0, 2 * Math.PI);
    context.stroke();
    return;
  }
  context.lineCap = 'round';
  context.globalAlpha = 0.45;
  context.lineWidth = LIT_WIDTH + 4;
  strokeLines(context, project, geometry);
  context.stroke();
  context.globalAlpha = 1;
}
