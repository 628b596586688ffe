import type { BoundingBox, DeficitClass, ExcessClass } from '@elektron/domain';
import {
  CanvasOverlay,
  Highlight,
  MAP_COLORS,
  MapFrame,
  OrientationLayers,
  SITE_PANE,
  strokeLines,
  type OverlayView,
  type Scheme,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useTranslation } from 'react-i18next';
import { useMapBackground } from '../../../graphql/use-map-background.ts';
import { joinAttributions } from '../join-attributions.ts';
import { excessColor } from './excess-color.ts';

export interface DrawnSite {
  readonly id: string;
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
  readonly excess: ExcessClass | null;
  readonly deficit: DeficitClass | null;
  /** Of a section, its middle. */
  readonly longitude: number;
  readonly latitude: number;
}

export interface SitesMapProps {
  readonly sites: readonly DrawnSite[];
  readonly sources: readonly string[];
  readonly start: BoundingBox | null;
  readonly lit: DrawnSite | null;
  readonly onPick: (id: string) => void;
}

/** The listed sites: the colour tells one axis, the thickness the other. */
export function SitesMap({ sites, sources, start, lit, onPick }: SitesMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  // Squares of count sites would pass for crossings.
  const ground = useMemo(() => ({ ...orientation, countSites: [] }), [orientation]);
  if (!ready) return null;
  return (
    <MapFrame
      label={t('priorities.matrix.mapLabel')}
      start={start ?? extent}
      attribution={joinAttributions(attribution, sources)}
      basemap={basemap}
    >
      <OrientationLayers orientation={ground} scheme={scheme} />
      <SitesLayer sites={sites} scheme={scheme} onPick={onPick} />
      <Highlight at={lit} scheme={scheme} radius={16} />
    </MapFrame>
  );
}

const REACH = 14;

function SitesLayer({ sites, scheme, onPick }: Pick<SitesMapProps, 'sites' | 'onPick'> & { readonly scheme: Scheme }) {
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
      const near = sites
        .map(({ id, latitude, longitude }) => {
          const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
          return { id, away: Math.hypot(x - containerPoint.x, y - containerPoint.y) };
        })
        .filter(({ away }) => away <= REACH)
        .sort((a, b) => a.away - b.away)[0];
      if (near !== undefined) onPick(near.id);
    },
  });
  return null;
}

/** Pixels: a junction's radius, and half the width of a section. */
export const SITE_SIZES: Readonly<Record<DeficitClass, number>> = { high: 8, undecided: 5.5, low: 3.5 };
const SIZE_WITHOUT_DEFICIT = 2.5;

/** The last of the list first, so that the first lies on top. */
function drawSites({ context, project }: OverlayView, sites: readonly DrawnSite[], scheme: Scheme): void {
  const { outline, ink } = MAP_COLORS[scheme];
  context.lineCap = 'round';
  for (const { geometry, excess, deficit, longitude, latitude } of sites.toReversed()) {
    const size = deficit === null ? SIZE_WITHOUT_DEFICIT : SITE_SIZES[deficit];
    const color = excessColor(excess, scheme);
    if (geometry.type === 'LineString') {
      context.strokeStyle = color;
      context.lineWidth = size;
      strokeLines(context, project, geometry);
      context.stroke();
      continue;
    }
    const { x, y } = project(longitude, latitude);
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = deficit === null ? ink : outline;
    context.stroke();
  }
}
