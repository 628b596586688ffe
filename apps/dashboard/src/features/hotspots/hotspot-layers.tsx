import { HIGHLIGHT_PANE, MAP_COLORS, toLatLngBounds, type Scheme } from '@elektron/ui';
import { GeoJSON as GeoJsonLayer, ImageOverlay, Marker, canvas, divIcon, type PathOptions } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { colorOfBin, colorOfSort, toBin, toSort } from './cell-bins.ts';
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

/** How a tested cell is drawn: by its bin, or by its sort where the method tells sorts apart. */
function cellStyle(feature: GeoJSON.Feature | undefined, sorted: boolean, scheme: Scheme): PathOptions {
  const sort = toSort(feature?.properties?.['sort']);
  const bin = sorted ? 0 : toBin(feature?.properties?.['bin']);
  const color = sort === null ? colorOfBin(bin, scheme) : colorOfSort(sort, scheme);
  const isFlagged = sort !== null || bin !== 0;
  // A piece of road is a line: its colour is its stroke.
  if (feature?.geometry.type === 'LineString') return { color, weight: isFlagged ? 6 : 2, opacity: isFlagged ? 1 : 0.8 };
  const { ground, ink } = MAP_COLORS[scheme];
  const isOutlier = sort === 'high-low';
  return { fillColor: color, fillOpacity: isFlagged ? 0.88 : 0.45, color: isOutlier ? ink : ground, weight: isOutlier ? 2.5 : 1 };
}

/** Hexagons or pieces of road, each in the colour of what the test says of it. */
export function CellsLayer({
  cells,
  sorted,
  scheme,
}: {
  readonly cells: GeoJSON.FeatureCollection;
  readonly sorted: boolean;
  readonly scheme: Scheme;
}) {
  const map = useMap();
  useEffect(() => {
    const layer = new GeoJsonLayer(cells, {
      renderer: canvas({ pane: 'overlayPane', padding: 0.3 }),
      interactive: false,
      style: (feature?: GeoJSON.Feature) => cellStyle(feature, sorted, scheme),
    } as ConstructorParameters<typeof GeoJsonLayer>[1]);
    layer.addTo(map);
    return () => {
      layer.remove();
    };
  }, [map, cells, sorted, scheme]);
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
