import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { Scheme } from '../colors.ts';
import { CanvasOverlay, type OverlayView } from './canvas-overlay.ts';
import { decodeStreets, type TileStreet } from './decode-streets.ts';
import { drawStreetNames, drawStreets, type DrawnStreet } from './draw-streets.ts';
import type { LabelWish } from './label-placement.ts';
import { STREET_NAME_PANE, STREET_PANE } from './map-frame.tsx';

export interface StreetLayerProps {
  /** Path of vector tiles with places for {z}, {x} and {y}; their layer `streets` has `rank` and `name`. */
  readonly path: string;
  readonly scheme: Scheme;
  /** What else is written on the map, in degrees and pixels: names of streets keep away from it. */
  readonly taken?: (() => readonly TakenPlace[]) | undefined;
}

/** Fired on the map when words were written on it that are not those of before, without anybody moving it. */
export const WORDS_WRITTEN = 'elektron:words';

/** A word that stands on the map, around its middle. */
export interface TakenPlace extends Pick<LabelWish, 'width' | 'height'> {
  readonly longitude: number;
  readonly latitude: number;
}

/** Tiles have no more detail from here on. */
const LAST_ZOOM = 14;
/** A tile covers twice as many pixels as usual: a quarter of the requests, and a name is seldom cut. */
const ZOOM_OFF = 1;
/** Tiles that are remembered: some screens. */
const MOST_KEPT = 120;

interface TileAddress {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Streets with their names, on areas and below what is written. They come after the map, and where they do not come the map is whole. */
export function StreetLayer({ path, scheme, taken }: StreetLayerProps) {
  const map = useMap();
  const tiles = useRef(new Map<string, readonly TileStreet[]>());
  const written = useRef(taken);
  useEffect(() => {
    written.current = taken;
  });
  useEffect(() => {
    const kept = tiles.current;
    const leaving = new AbortController();
    const inSight = (view: OverlayView): DrawnStreet[] =>
      wantedTiles(map).flatMap((tile) => placeTile(view, tile, kept.get(keyOf(path, tile)) ?? []));
    const draw = (view: OverlayView): void => drawStreets(view, inSight(view), scheme);
    const write = (view: OverlayView): void => {
      const places = (written.current?.() ?? []).map((place, i) => wishOf(view, place, i));
      drawStreetNames(view, inSight(view), scheme, places);
    };
    const lines = new CanvasOverlay(STREET_PANE, draw);
    const names = new CanvasOverlay(STREET_NAME_PANE, write);
    const redraw = (): void => {
      lines.setDraw(draw);
      names.setDraw(write);
    };
    const load = async (): Promise<void> => {
      const missing = wantedTiles(map).filter((tile) => !kept.has(keyOf(path, tile)));
      const loaded = await Promise.all(
        missing.map(async (tile) => [keyOf(path, tile), await readTile(path, tile, leaving.signal)] as const),
      );
      if (leaving.signal.aborted || missing.length === 0) return;
      for (const [key, streets] of loaded) if (streets !== null) kept.set(key, streets);
      for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(key);
      redraw();
    };
    const reload = (): void => void load();
    map.addLayer(lines).addLayer(names).on('moveend resize', reload).on(WORDS_WRITTEN, redraw);
    reload();
    // Letters drawn before the font has arrived would keep the system's face.
    void document.fonts.ready.then(() => map.hasLayer(names) && redraw());
    return () => {
      leaving.abort();
      map.off('moveend resize', reload).off(WORDS_WRITTEN, redraw);
      lines.remove();
      names.remove();
    };
  }, [map, path, scheme]);
  return null;
}

const keyOf = (path: string, { zoom, x, y }: TileAddress): string => `${path} ${zoom}/${x}/${y}`;

/** Tiles of what is in sight. */
function wantedTiles(map: LeafletMap): TileAddress[] {
  const zoom = Math.min(LAST_ZOOM, Math.max(0, Math.floor(map.getZoom()) - ZOOM_OFF));
  const bounds = map.getBounds();
  const corner = map.project(bounds.getNorthWest(), zoom).divideBy(TILE_PIXELS);
  const opposite = map.project(bounds.getSouthEast(), zoom).divideBy(TILE_PIXELS);
  const last = 2 ** zoom - 1;
  const within = (value: number): number => Math.min(last, Math.max(0, Math.floor(value)));
  const wanted: TileAddress[] = [];
  for (let x = within(corner.x); x <= within(opposite.x); x += 1)
    for (let y = within(corner.y); y <= within(opposite.y); y += 1) wanted.push({ zoom, x, y });
  return wanted;
}

/** What Leaflet takes for the side of a tile of its zoom. */
const TILE_PIXELS = 256;

/** Null where the tile could not be had: it is asked for again at the next move. */
async function readTile(path: string, { zoom, x, y }: TileAddress, signal: AbortSignal): Promise<readonly TileStreet[] | null> {
  const address = path.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y));
  try {
    const response = await fetch(address, { signal });
    return response.ok ? decodeStreets(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Streets of a tile in pixels of the canvas. */
function placeTile({ project }: OverlayView, { zoom, x, y }: TileAddress, streets: readonly TileStreet[]): DrawnStreet[] {
  const tiles = 2 ** zoom;
  const longitude = (across: number): number => (across / tiles) * 360 - 180;
  const latitude = (down: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * down) / tiles))) * 180) / Math.PI;
  // Within a tile Web Mercator is a plane: two corners place everything.
  const [from, to] = [project(longitude(x), latitude(y)), project(longitude(x + 1), latitude(y + 1))];
  const [width, height] = [to.x - from.x, to.y - from.y];
  return streets.map(({ rank, name, line }) => ({
    rank,
    name,
    line: line.map(([across, down]) => [from.x + across * width, from.y + down * height] as const),
  }));
}

/** Each with a text of its own: none of them is a repetition of another. */
function wishOf({ project }: OverlayView, { longitude, latitude, width, height }: TakenPlace, index: number): LabelWish {
  const { x, y } = project(longitude, latitude);
  return { text: `taken ${index}`, x: x - width / 2, y: y - height / 2, width, height };
}
