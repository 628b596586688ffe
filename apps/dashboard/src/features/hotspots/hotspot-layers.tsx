import { HIGHLIGHT_PANE, MAP_COLORS, toLatLngBounds, type Scheme } from '@elektron/ui';
import { GeoJSON as GeoJsonLayer, ImageOverlay, Marker, canvas, divIcon, type PathOptions } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { colorOfBin, toBin } from './cell-bins.ts';
import type { Hotspot } from './hotspots-queries.ts';
import { toDataUrl, type Surface } from './surface-image.ts';

/** The density surface as a picture below the accidents. */
export function SurfaceLayer({ surface, scheme }: { readonly surface: Surface; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const overlay = new ImageOverlay(toDataUrl(surface, scheme), toLatLngBounds(surface.bounds), {
      pane: 'overlayPane',
      interactive: false,
    });
    overlay.addTo(map);
    return () => {
      overlay.remove();
    };
  }, [map, surface, scheme]);
  return null;
}

/** Hexagons, each in the colour of its bin. */
export function CellsLayer({ cells, scheme }: { readonly cells: GeoJSON.FeatureCollection; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const style = (feature?: GeoJSON.Feature): PathOptions => {
      const bin = toBin(feature?.properties?.['bin']);
      return { fillColor: colorOfBin(bin, scheme), fillOpacity: bin === 0 ? 0.45 : 0.88, color: MAP_COLORS[scheme].ground, weight: 1 };
    };
    const layer = new GeoJsonLayer(cells, {
      renderer: canvas({ pane: 'overlayPane', padding: 0.3 }),
      interactive: false,
      style,
    } as ConstructorParameters<typeof GeoJsonLayer>[1]);
    layer.addTo(map);
    return () => {
      layer.remove();
    };
  }, [map, cells, scheme]);
  return null;
}

export interface OutlinesProps {
  readonly hotspots: readonly Hotspot[];
  readonly lit: number | null;
  readonly scheme: Scheme;
  /** False where the outlines are cells that lie side by side: far away the numbers would hide them. */
  readonly numberedAfar: boolean;
  readonly onLight: (rank: number | null) => void;
  readonly onPick: (rank: number) => void;
}

/** So many ranks are written on the map; the list names them all. */
const NUMBERED_RANKS = 10;
/** From here on a number fits into a cell of some 200 m. */
const NUMBERED_FROM_ZOOM = 13.5;

/** Outlines of the hotspots with their ranks. */
export function OutlinesLayer({ hotspots, lit, scheme, numberedAfar, onLight, onPick }: OutlinesProps) {
  const map = useMap();
  const layers = useRef(new Map<number, GeoJsonLayer>());
  useEffect(() => {
    const renderer = canvas({ pane: HIGHLIGHT_PANE, padding: 0.3 });
    const shown = layers.current;
    const markers: Marker[] = [];
    for (const hotspot of hotspots) {
      const options = { renderer, pane: HIGHLIGHT_PANE, style: outlineStyle(false, scheme) };
      const layer = new GeoJsonLayer(hotspot.outline as GeoJSON.Geometry, options);
      layer.on('mouseover', () => onLight(hotspot.rank));
      layer.on('mouseout', () => onLight(null));
      layer.on('click', () => onPick(hotspot.rank));
      layer.addTo(map);
      shown.set(hotspot.rank, layer);
      if (hotspot.rank <= NUMBERED_RANKS) markers.push(rankMarker(hotspot).addTo(map));
    }
    const number = (): void => {
      const opacity = numberedAfar || map.getZoom() >= NUMBERED_FROM_ZOOM ? 1 : 0;
      for (const marker of markers) marker.setOpacity(opacity);
    };
    number();
    map.on('zoomend', number);
    return () => {
      map.off('zoomend', number);
      for (const layer of shown.values()) layer.remove();
      shown.clear();
      for (const marker of markers) marker.remove();
    };
  }, [map, hotspots, scheme, numberedAfar, onLight, onPick]);
  useEffect(() => {
    for (const [rank, layer] of layers.current) {
      layer.setStyle(outlineStyle(rank === lit, scheme));
      if (rank === lit) layer.bringToFront();
    }
  }, [lit, hotspots, scheme]);
  return null;
}

function outlineStyle(lit: boolean, scheme: Scheme): PathOptions {
  const colors = MAP_COLORS[scheme];
  return lit
    ? { color: colors.accent, weight: 4, opacity: 1, fillColor: colors.accent, fillOpacity: 0.18 }
    : { color: colors.ink, weight: 2, opacity: 0.85, fillColor: colors.ink, fillOpacity: 0.05 };
}

function rankMarker(hotspot: Hotspot): Marker {
  // A decoration: pointer and keyboard use the outline and the list.
  return new Marker([hotspot.latitude, hotspot.longitude], {
    icon: divIcon({ className: 'el-rank', html: String(hotspot.rank), iconSize: [20, 20] }),
    interactive: false,
    keyboard: false,
    pane: HIGHLIGHT_PANE,
  });
}
