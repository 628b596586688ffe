import type { BoundingBox } from '@elektron/domain';
import { CircleMarker as LeafletCircle, GeoJSON as GeoJsonLayer, Polygon, Rectangle, type LatLng, type LeafletMouseEvent } from 'leaflet';
import { useEffect, useMemo, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { MAP_COLORS, type Scheme } from '../colors.ts';
import { AccidentTiles, type TileHit } from './accident-tiles.ts';
import { CanvasOverlay } from './canvas-overlay.ts';
import { drawGround, drawSites, type Orientation, type OrientationSite } from './draw-orientation.ts';
import { findSite } from './find-site.ts';
import { ACCIDENT_PANE, GROUND_PANE, HIGHLIGHT_PANE, SITE_PANE, toLatLngBounds } from './map-frame.tsx';

/** Grid, boundary and roads, and above them count sites with their road names; all of it below the accidents. */
export function OrientationLayers({ orientation, scheme }: { readonly orientation: Orientation; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const ground = new CanvasOverlay(GROUND_PANE, (view) => {
      const bounds = map.getBounds().pad(0.3);
      drawGround(view, orientation, scheme, [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
    });
    const labels = new CanvasOverlay(SITE_PANE, (view) => drawSites(view, orientation, scheme));
    map.addLayer(ground).addLayer(labels);
    // Letters drawn before the font has arrived would keep the system's face.
    void document.fonts.ready.then(() => map.hasLayer(labels) && labels.setDraw((view) => drawSites(view, orientation, scheme)));
    return () => {
      ground.remove();
      labels.remove();
    };
  }, [map, orientation, scheme]);
  return null;
}

export interface AccidentTilesLayerProps {
  /** Path with places for {z}, {x} and {y}; it names data version and filter, so a new path is a new picture. */
  readonly path: string;
  readonly scheme: Scheme;
  /** Accidents under the filter; few are drawn as marks at every scale. */
  readonly accidents: number;
  readonly onHover?: (hit: TileHit | null) => void;
  readonly onPick?: (hit: TileHit) => void;
  readonly onLegend?: (legend: TileLegend) => void;
  /** Count sites that answer to the pointer where no accident does. */
  readonly sites?: readonly OrientationSite[];
  readonly onHoverSite?: (site: OrientationSite | null) => void;
  readonly onPickSite?: (site: OrientationSite) => void;
}

export interface TileLegend {
  /** Places are drawn by their severity; otherwise cells by their amount. */
  readonly marks: boolean;
  readonly breaks: readonly number[];
  readonly failed: boolean;
}

/** As many marks as a map of a town can hold without becoming a blot. */
const FEW_ACCIDENTS = 400;

/** From this tile zoom on every place is drawn, below it cells are. */
export const NEAR_FROM_ZOOM = 14;

/** All accidents under the filter on canvas tiles; the former picture stays until the new one is there. */
export function AccidentTilesLayer({ path, scheme, accidents, onLegend, ...pointer }: AccidentTilesLayerProps) {
  const map = useMap();
  const tiles = useMemo(() => new AccidentTiles(path, ACCIDENT_PANE), [path]);
  const outgoing = useRef<AccidentTiles | null>(null);

  useEffect(() => {
    let loaded = false;
    tiles.once('load', () => {
      loaded = true;
      outgoing.current?.remove();
      outgoing.current = null;
    });
    map.addLayer(tiles);
    return () => {
      // The last complete picture stays until its successor is complete.
      if (loaded) outgoing.current = tiles;
      else tiles.remove();
    };
  }, [map, tiles]);
  useEffect(
    () => () => {
      outgoing.current?.remove();
      outgoing.current = null;
    },
    [],
  );

  const sparse = accidents <= FEW_ACCIDENTS;
  useEffect(() => tiles.setLook(scheme, sparse), [tiles, scheme, sparse]);
  useTileLegend(tiles, sparse, onLegend);
  useTilePointer(tiles, pointer);
  return null;
}

function useTileLegend(tiles: AccidentTiles, sparse: boolean, onLegend: ((legend: TileLegend) => void) | undefined): void {
  const map = useMap();
  useEffect(() => {
    if (onLegend === undefined) return;
    const tell = (): void =>
      onLegend({ marks: sparse || Math.round(map.getZoom()) >= NEAR_FROM_ZOOM, breaks: tiles.breaks, failed: tiles.failures > 0 });
    tell();
    tiles.on('elektron:breaks elektron:failed', tell);
    map.on('zoomend', tell);
    return () => {
      tiles.off('elektron:breaks elektron:failed', tell);
      map.off('zoomend', tell);
    };
  }, [map, tiles, sparse, onLegend]);
}

type Pointer = Pick<AccidentTilesLayerProps, 'onHover' | 'onPick' | 'sites' | 'onHoverSite' | 'onPickSite'>;

function useTilePointer(tiles: AccidentTiles, pointer: Pointer): void {
  const map = useMap();
  // What to tell changes with every drawing of the page; the map must not take that for a pointer that has left.
  const latest = useRef(pointer);
  useEffect(() => {
    latest.current = pointer;
  });
  useEffect(() => {
    let hovered: string | null = null;
    const hover = (hit: TileHit | null, site: OrientationSite | null): void => {
      const key = hit?.box.join() ?? site?.id ?? null;
      if (key === hovered) return;
      hovered = key;
      map.getContainer().style.cursor = key === null ? '' : 'pointer';
      latest.current.onHover?.(hit);
      latest.current.onHoverSite?.(site);
    };
    const siteAt = (at: LatLng): OrientationSite | null =>
      findSite(
        latest.current.sites ?? [],
        (longitude, latitude) => map.latLngToContainerPoint([latitude, longitude]),
        map.latLngToContainerPoint(at),
      );
    const move = ({ latlng }: LeafletMouseEvent): void => {
      const hit = tiles.hitTest(map, latlng);
      hover(hit, hit === null ? siteAt(latlng) : null);
    };
    const leave = (): void => hover(null, null);
    const click = ({ latlng }: LeafletMouseEvent): void => {
      const hit = tiles.hitTest(map, latlng);
      const site = hit === null ? siteAt(latlng) : null;
      if (hit !== null) latest.current.onPick?.(hit);
      else if (site !== null) latest.current.onPickSite?.(site);
    };
    map.on('mousemove', move).on('mouseout', leave).on('click', click);
    return () => {
      map.off('mousemove', move).off('mouseout', leave).off('click', click);
      leave();
    };
  }, [map, tiles]);
}

export interface HighlightProps {
  readonly at: { readonly longitude: number; readonly latitude: number } | null;
  readonly scheme: Scheme;
  readonly radius?: number;
}

/** A ring around one place: what a list row means on the map. */
export function Highlight({ at, scheme, radius = 14 }: HighlightProps) {
  const map = useMap();
  const longitude = at?.longitude;
  const latitude = at?.latitude;
  useEffect(() => {
    if (longitude === undefined || latitude === undefined) return;
    const { accent, card } = MAP_COLORS[scheme];
    const style = { pane: HIGHLIGHT_PANE, interactive: false, fill: false };
    const halo = new LeafletCircle([latitude, longitude], { ...style, radius, color: card, weight: 7 }).addTo(map);
    const ring = new LeafletCircle([latitude, longitude], { ...style, radius, color: accent, weight: 3 }).addTo(map);
    return () => {
      halo.remove();
      ring.remove();
    };
  }, [map, longitude, latitude, scheme, radius]);
  return null;
}

/** The whole world, for the part of it that an area leaves out. */
const WORLD: [number, number][] = [
  [-89, -540],
  [-89, 540],
  [89, 540],
  [89, -540],
];

const VEIL_OPACITY = 0.55;

/** The area that the filter asks for: framed, and the rest of the map veiled. */
export function AreaFrame({ area, scheme }: { readonly area: BoundingBox | null; readonly scheme: Scheme }) {
  const map = useMap();
  const key = area?.join();
  useEffect(() => {
    if (area === null) return;
    const [west, south, east, north] = area;
    const { accent, ground } = MAP_COLORS[scheme];
    const hole: [number, number][] = [
      [south, west],
      [north, west],
      [north, east],
      [south, east],
    ];
    const veil = new Polygon([WORLD, hole], {
      pane: HIGHLIGHT_PANE,
      interactive: false,
      stroke: false,
      fillColor: ground,
      fillOpacity: VEIL_OPACITY,
    }).addTo(map);
    const frame = new Rectangle(toLatLngBounds(area), {
      pane: HIGHLIGHT_PANE,
      interactive: false,
      color: accent,
      weight: 2.5,
      fill: false,
    }).addTo(map);
    return () => {
      veil.remove();
      frame.remove();
    };
    // An equal area is the same area.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map, key, scheme]);
  return null;
}

/** The outlines of the places by which is filtered: thin lines above the accidents, which stay as they are. */
export function PlaceOutline({ outline, scheme }: { readonly outline: GeoJSON.MultiPolygon | null; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    if (outline === null) return;
    const { accent, card } = MAP_COLORS[scheme];
    const draw = (color: string, weight: number): GeoJsonLayer =>
      new GeoJsonLayer(outline, { pane: HIGHLIGHT_PANE, interactive: false, style: { color, weight, fill: false } }).addTo(map);
    const [halo, line] = [draw(card, 5), draw(accent, 2)];
    return () => {
      halo.remove();
      line.remove();
    };
  }, [map, outline, scheme]);
  return null;
}
