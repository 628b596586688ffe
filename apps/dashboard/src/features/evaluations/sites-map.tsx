import { HIGHLIGHT_PANE, Highlight, MAP_COLORS, MapFrame, OrientationLayers, toLatLngBounds, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { CircleMarker, GeoJSON as GeoJsonLayer, canvas } from 'leaflet';
import { useEffect, type ReactNode } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import type { Evaluation } from './evaluations-queries.ts';
import type { SitePoint } from './site-points.ts';
import styles from './evaluations.module.css';

/** As much of a site as a map draws. */
type DrawnSite = Pick<Evaluation['sites'][number], 'longitude' | 'latitude' | 'role' | 'outline'>;

export interface SitesMapProps {
  readonly label: string;
  readonly sites?: readonly DrawnSite[];
  readonly points?: readonly SitePoint[];
  readonly lit: { readonly longitude: number; readonly latitude: number } | null;
  readonly onAdd?: (point: SitePoint) => void;
  /** Layers below the sites. */
  readonly children?: ReactNode;
}

/** Sites of an evaluation, or points that are being chosen. */
export function SitesMap({ label, sites, points, lit, onAdd, children }: SitesMapProps) {
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  return (
    <div className={styles['map']} data-adding={onAdd !== undefined || undefined}>
      {ready && (
        <MapFrame label={label} start={extent} attribution={attribution} basemap={basemap}>
          <OrientationLayers orientation={orientation} scheme={scheme} />
          {children}
          {sites !== undefined && <SiteOutlines sites={sites} scheme={scheme} />}
          {points !== undefined && <ChosenPoints points={points} scheme={scheme} />}
          {onAdd !== undefined && <ClickToAdd onAdd={onAdd} />}
          <Highlight at={lit} scheme={scheme} radius={20} />
        </MapFrame>
      )}
    </div>
  );
}

function SiteOutlines({ sites, scheme }: { readonly sites: readonly DrawnSite[]; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const renderer = canvas({ pane: 'overlayPane', padding: 0.3 });
    const { accent, soft } = MAP_COLORS[scheme];
    const layers = sites.map((site) => {
      const style = {
        treated: { color: accent, weight: 2.5, fillColor: accent, fillOpacity: 0.3 },
        'left-out': { color: accent, weight: 2, dashArray: '4 4', fillOpacity: 0 },
      }[site.role] ?? { color: soft, weight: 1, fillColor: soft, fillOpacity: 0.1 };
      const options = { renderer, interactive: false, style: () => style };
      return new GeoJsonLayer(site.outline as GeoJSON.Geometry, options).addTo(map);
    });
    // A hexagon of 150 m is a dot on a map of a whole borough; the treated ones get a mark that is seen.
    const marks = sites.filter((site) => site.role === 'treated').map((site) => mark(site.longitude, site.latitude, scheme).addTo(map));
    const treated = sites.filter((site) => site.role === 'treated');
    if (treated.length > 0) {
      const [lons, lats] = [treated.map((site) => site.longitude), treated.map((site) => site.latitude)];
      map.fitBounds(toLatLngBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]), {
        padding: [60, 60],
        maxZoom: 16,
      });
    }
    return () => {
      for (const layer of [...layers, ...marks]) layer.remove();
    };
  }, [map, sites, scheme]);
  return null;
}

function mark(longitude: number, latitude: number, scheme: Scheme): CircleMarker {
  const { accent, card } = MAP_COLORS[scheme];
  return new CircleMarker([latitude, longitude], {
    pane: HIGHLIGHT_PANE,
    interactive: false,
    radius: 6,
    color: card,
    weight: 2,
    fillColor: accent,
    fillOpacity: 1,
  });
}

function ChosenPoints({ points, scheme }: { readonly points: readonly SitePoint[]; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const marks = points.map(([longitude, latitude]) => mark(longitude, latitude, scheme).addTo(map));
    return () => {
      for (const each of marks) each.remove();
    };
  }, [map, points, scheme]);
  return null;
}

function ClickToAdd({ onAdd }: { readonly onAdd: (point: SitePoint) => void }) {
  useMapEvents({ click: ({ latlng }) => onAdd([Number(latlng.lng.toFixed(6)), Number(latlng.lat.toFixed(6))]) });
  return null;
}
