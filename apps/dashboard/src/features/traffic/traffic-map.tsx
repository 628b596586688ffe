import {
  amountColor,
  CanvasOverlay,
  classOf,
  findSite,
  Highlight,
  MAP_COLORS,
  MapFrame,
  OrientationLayers,
  shareOfClass,
  SITE_PANE,
  type OverlayView,
  type Scheme,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap, useMapEvents } from 'react-leaflet';
import type { BoundingBox } from '@elektron/domain';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import type { TrafficSite } from './traffic-queries.ts';

export interface TrafficMapProps {
  readonly sites: readonly PlacedSite[];
  readonly breaks: readonly number[];
  readonly lit: PlacedSite | null;
  readonly onPick: (id: string) => void;
}

export type PlacedSite = TrafficSite & { readonly longitude: number; readonly latitude: number };

/** Sites that have a place. */
export function placed(sites: readonly TrafficSite[]): PlacedSite[] {
  return sites.flatMap((site) => {
    const { longitude, latitude } = site;
    return longitude == null || latitude == null ? [] : [{ ...site, longitude, latitude }];
  });
}

/** Count sites by their traffic: the more, the larger and the further along the scale; hollow where it is estimated. */
export function TrafficMap({ sites, breaks, lit, onPick }: TrafficMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { extent, orientation, basemap, attribution } = useMapBackground();
  const ground = useMemo(() => ({ ...orientation, countSites: [] }), [orientation]);
  return (
    <MapFrame label={t('traffic.mapLabel')} start={extentOf(sites) ?? extent} attribution={attribution} basemap={basemap}>
      <OrientationLayers orientation={ground} scheme={scheme} />
      <SitesLayer sites={sites} breaks={breaks} scheme={scheme} />
      <SitePointer sites={sites} onPick={onPick} />
      <Highlight at={lit} scheme={scheme} radius={16} />
    </MapFrame>
  );
}

function SitesLayer({ sites, breaks, scheme }: Pick<TrafficMapProps, 'sites' | 'breaks'> & { readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const layer = new CanvasOverlay(SITE_PANE, (view) => drawSites(view, sites, breaks, scheme));
    map.addLayer(layer);
    return () => {
      layer.remove();
    };
  }, [map, sites, breaks, scheme]);
  return null;
}

const SMALLEST = 4;
const GROWTH = 5;

function drawSites({ context, project }: OverlayView, sites: readonly PlacedSite[], breaks: readonly number[], scheme: Scheme): void {
  const { card, outline, soft } = MAP_COLORS[scheme];
  const bySize = sites.toSorted((a, b) => (a.annualAverageDaily ?? -1) - (b.annualAverageDaily ?? -1));
  for (const { longitude, latitude, annualAverageDaily, counted } of bySize) {
    const { x, y } = project(longitude, latitude);
    const share = annualAverageDaily == null ? 0 : shareOfClass(classOf(annualAverageDaily, breaks), breaks.length);
    const color = annualAverageDaily == null ? soft : amountColor(share, scheme);
    context.beginPath();
    context.arc(x, y, SMALLEST + GROWTH * share, 0, 2 * Math.PI);
    context.fillStyle = counted ? color : card;
    context.fill();
    context.lineWidth = counted ? 1.2 : 2.4;
    context.strokeStyle = counted ? outline : color;
    context.stroke();
  }
}

/** A click opens the nearest site; the list beside the map does the same for those who do not point. */
function SitePointer({ sites, onPick }: Pick<TrafficMapProps, 'sites' | 'onPick'>) {
  const map = useMap();
  const latest = useRef(sites);
  useEffect(() => {
    latest.current = sites;
  });
  useMapEvents({
    click: ({ containerPoint }) => {
      const site = findSite(latest.current, (longitude, latitude) => map.latLngToContainerPoint([latitude, longitude]), containerPoint);
      if (site !== null) onPick(site.id);
    },
  });
  return null;
}

/** A little room, so that a single site is not all of the map. */
const ROOM_DEGREES = 0.01;

function extentOf(sites: readonly PlacedSite[]): BoundingBox | null {
  if (sites.length === 0) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { longitude, latitude } of sites) {
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  return [west - ROOM_DEGREES, south - ROOM_DEGREES, east + ROOM_DEGREES, north + ROOM_DEGREES];
}
