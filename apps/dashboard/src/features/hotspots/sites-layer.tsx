import { HIGHLIGHT_PANE, MAP_COLORS, type Scheme } from '@elektron/ui';
import { CircleMarker, Marker, Polyline, canvas, divIcon, type Path, type PathOptions } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { DrawnSite } from './drawn-sites.ts';
import type { OutlinesProps } from './hotspot-layers.tsx';

export interface SitesLayerProps extends Pick<OutlinesProps, 'lit' | 'onLight' | 'onPick'> {
  /** In the order of the list: they are called by their place in it, from 1. */
  readonly sites: readonly DrawnSite[];
  readonly scheme: Scheme;
}

/** So many ranks are written on the map; the list names them all. */
const NUMBERED_RANKS = 10;

/** Every site in its colour, the first of the list on top. Lines and dots: sections and junctions. */
export function SitesLayer({ sites, lit, scheme, onLight, onPick }: SitesLayerProps) {
  const map = useMap();
  const layers = useRef(new Map<number, Path>());
  useEffect(() => {
    const renderer = canvas({ pane: HIGHLIGHT_PANE, padding: 0.3 });
    const shown = layers.current;
    const markers: Marker[] = [];
    // The list has the worst first.
    for (let place = sites.length; place >= 1; place -= 1) {
      const site = sites[place - 1]!;
      const options = { renderer, pane: HIGHLIGHT_PANE, ...styleOf(site, false, scheme) };
      const layer = toPath(site, options);
      layer.on('mouseover', () => onLight(place));
      layer.on('mouseout', () => onLight(null));
      layer.on('click', () => onPick(place));
      layer.addTo(map);
      shown.set(place, layer);
      if (site.rank !== null && site.rank <= NUMBERED_RANKS && site.color !== null) markers.push(rankMarker(site, site.rank).addTo(map));
    }
    return () => {
      for (const layer of shown.values()) layer.remove();
      shown.clear();
      for (const marker of markers) marker.remove();
    };
  }, [map, sites, scheme, onLight, onPick]);
  useEffect(() => {
    const site = lit === null ? undefined : sites[lit - 1];
    const layer = lit === null ? undefined : layers.current.get(lit);
    if (site === undefined || layer === undefined) return;
    layer.setStyle(styleOf(site, true, scheme)).bringToFront();
    return () => void layer.setStyle(styleOf(site, false, scheme));
  }, [lit, sites, scheme]);
  return null;
}

/** Nothing is hatched: a site without a rank is thin and broken, so that it is told from a quiet one without colour. */
function styleOf({ geometry, rank, color }: DrawnSite, lit: boolean, scheme: Scheme): PathOptions {
  const colors = MAP_COLORS[scheme];
  const isPoint = geometry.type === 'Point';
  const quiet = { color: colors.soft, weight: isPoint ? 1 : 1.5, opacity: 0.7, fillColor: colors.card, fillOpacity: 0.8 };
  const broken = rank === null && !isPoint ? { dashArray: '2 5' } : {};
  const style = color === null ? { ...quiet, ...broken } : { color, weight: isPoint ? 1 : 5, opacity: 1, fillColor: color, fillOpacity: 1 };
  return lit ? { ...style, color: colors.accent, weight: isPoint ? 4 : 8, opacity: 1 } : style;
}

const WORSE_RADIUS = 6;
const QUIET_RADIUS = 2.5;

function toPath({ geometry, color }: DrawnSite, options: PathOptions): Path {
  if (geometry.type === 'LineString') {
    return new Polyline(
      geometry.coordinates.map(([longitude, latitude]) => [latitude!, longitude!]),
      options,
    );
  }
  const [longitude, latitude] = geometry.coordinates;
  return new CircleMarker([latitude!, longitude!], { ...options, radius: color === null ? QUIET_RADIUS : WORSE_RADIUS });
}

function rankMarker({ geometry }: DrawnSite, rank: number): Marker {
  const [longitude, latitude] =
    geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[Math.floor(geometry.coordinates.length / 2)]!;
  // A decoration: pointer and keyboard use the site and the list.
  return new Marker([latitude!, longitude!], {
    icon: divIcon({ className: 'el-rank', html: String(rank), iconSize: [20, 20] }),
    interactive: false,
    keyboard: false,
    pane: HIGHLIGHT_PANE,
  });
}
