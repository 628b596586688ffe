import { DomUtil, GridLayer, point as toPoint, type Coords, type DoneCallback, type LatLng, type Map as LeafletMap } from 'leaflet';
import type { BoundingBox } from '@elektron/domain';
import { amountBreaks, type Scheme } from '../colors.ts';
import { EMPTY_TILE, decodeTile, type TileContent } from './decode-tile.ts';
import { drawTile, markRadius } from './draw-tile.ts';

/** Marks reach over the border of their tile by at most so many pixels. */
const PADDING = 24;
/** Tiles are drawn finer than the screen, so that half zoom steps stay crisp. */
const OVERSAMPLING = 1.5;
const TILE_SIZE = 256;
const CLICK_TOLERANCE = 4;

/** What lies under the pointer. `box` holds every accident that is drawn there. */
export interface TileHit {
  readonly longitude: number;
  readonly latitude: number;
  readonly accidents: number;
  readonly box: BoundingBox;
  readonly near: boolean;
}

interface LoadedTile {
  readonly coords: Coords;
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly abort: AbortController;
  content: TileContent;
}

/** Events: `elektron:breaks` when the class limits changed, `elektron:failed` when a tile could not be had. */
export class AccidentTiles extends GridLayer {
  readonly #tiles = new Map<string, LoadedTile>();
  readonly #path: string;
  #scheme: Scheme = 'light';
  #sparse = false;
  #breaks: readonly number[] = amountBreaks(1);
  #largest = 1;
  failures = 0;

  constructor(path: string, pane: string) {
    super({ pane, tileSize: TILE_SIZE, updateWhenZooming: false, keepBuffer: 3 });
    this.#path = path;
    this.on('tileunload', (event) => this.#forget(this.#key(event.coords)));
  }

  get breaks(): readonly number[] {
    return this.#breaks;
  }

  setLook(scheme: Scheme, sparse: boolean): void {
    this.#scheme = scheme;
    this.#sparse = sparse;
    this.#redrawAll();
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const element = DomUtil.create('div', 'el-accident-tile');
    const canvas = document.createElement('canvas');
    canvas.style.cssText = `position:absolute;left:${-PADDING}px;top:${-PADDING}px;width:${TILE_SIZE + 2 * PADDING}px;height:${TILE_SIZE + 2 * PADDING}px`;
    element.append(canvas);
    const tile: LoadedTile = { coords, element, canvas, abort: new AbortController(), content: EMPTY_TILE };
    this.#tiles.set(this.#key(coords), tile);
    void this.#load(tile, done);
    return element;
  }

  /** The feature under a point of the map, the nearest one first; `null` where there is none. */
  hitTest(map: LeafletMap, at: LatLng): TileHit | null {
    const zoom = this.#tileZoomNow();
    if (zoom === null) return null;
    const world = map.project(at, zoom);
    const scale = map.getZoomScale(map.getZoom(), zoom);
    return this.#hitMark(map, world.x, world.y, zoom, scale) ?? this.#hitCell(map, world.x, world.y, zoom);
  }

  #hitMark(map: LeafletMap, x: number, y: number, zoom: number, scale: number): TileHit | null {
    let best: { distance: number; x: number; y: number; radius: number } | null = null;
    const reach = (30 + CLICK_TOLERANCE) / scale;
    for (const tile of this.#tilesAround(x, y, zoom, reach)) {
      for (const mark of tile.content.marks) {
        const [markX, markY] = [(tile.coords.x + mark.x) * TILE_SIZE, (tile.coords.y + mark.y) * TILE_SIZE];
        const radius = markRadius(mark, zoom) + CLICK_TOLERANCE / scale;
        const distance = Math.hypot(markX - x, markY - y);
        if (distance <= radius && (best === null || distance < best.distance)) best = { distance, x: markX, y: markY, radius };
      }
    }
    if (best === null) return null;
    // The box takes in every mark that the found one hides or touches, so that each accident at one place can be opened.
    const half = best.radius;
    const accidents = this.#countIn(best.x - half, best.y - half, best.x + half, best.y + half, zoom);
    return makeHit(map, zoom, [best.x - half, best.y - half, best.x + half, best.y + half], accidents, true);
  }

  #hitCell(map: LeafletMap, x: number, y: number, zoom: number): TileHit | null {
    for (const tile of this.#tilesAround(x, y, zoom, 0)) {
      const cell = tile.content.cells.find(({ left, top, size }) => {
        const [cellX, cellY] = [(tile.coords.x + left) * TILE_SIZE, (tile.coords.y + top) * TILE_SIZE];
        return x >= cellX && y >= cellY && x < cellX + size * TILE_SIZE && y < cellY + size * TILE_SIZE;
      });
      if (cell === undefined) continue;
      const [left, top] = [(tile.coords.x + cell.left) * TILE_SIZE, (tile.coords.y + cell.top) * TILE_SIZE];
      const side = cell.size * TILE_SIZE;
      return makeHit(map, zoom, [left, top, left + side, top + side], cell.accidents, false);
    }
    return null;
  }

  #countIn(left: number, top: number, right: number, bottom: number, zoom: number): number {
    let accidents = 0;
    for (const tile of this.#tilesAround((left + right) / 2, (top + bottom) / 2, zoom, right - left)) {
      for (const mark of tile.content.marks) {
        const [x, y] = [(tile.coords.x + mark.x) * TILE_SIZE, (tile.coords.y + mark.y) * TILE_SIZE];
        if (x >= left && x <= right && y >= top && y <= bottom) accidents += mark.accidents;
      }
    }
    return accidents;
  }

  #tilesAround(x: number, y: number, zoom: number, reach: number): LoadedTile[] {
    const found: LoadedTile[] = [];
    for (const tile of this.#tiles.values()) {
      if (tile.coords.z !== zoom) continue;
      const [left, top] = [tile.coords.x * TILE_SIZE, tile.coords.y * TILE_SIZE];
      const inside = x >= left - reach && x < left + TILE_SIZE + reach && y >= top - reach && y < top + TILE_SIZE + reach;
      if (inside) found.push(tile);
    }
    return found;
  }

  #tileZoomNow(): number | null {
    const first = this.#tiles.values().next().value;
    if (first === undefined) return null;
    let zoom = first.coords.z;
    // After a zoom the tiles of the former level linger; the newest ones were added last.
    for (const tile of this.#tiles.values()) zoom = tile.coords.z;
    return zoom;
  }

  #key({ x, y, z }: Coords): string {
    return `${z}/${x}/${y}`;
  }

  #forget(key: string): void {
    const tile = this.#tiles.get(key);
    tile?.abort.abort();
    this.#tiles.delete(key);
  }

  async #load(tile: LoadedTile, done: DoneCallback): Promise<void> {
    const { x, y, z } = tile.coords;
    const url = this.#path.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    try {
      const response = await fetch(url, { signal: tile.abort.signal });
      if (!response.ok) throw new Error(`tile ${response.status}`);
      tile.content = decodeTile(await response.arrayBuffer());
      this.#learn(tile.content);
      this.#draw(tile);
      done(undefined, tile.element);
    } catch (error) {
      if (tile.abort.signal.aborted) return;
      this.failures++;
      this.fire('elektron:failed');
      done(error instanceof Error ? error : new Error(String(error)), tile.element);
    }
  }

  /** Class limits follow the largest cell seen; they change in steps, so that a pan seldom recolours. */
  #learn(content: TileContent): void {
    const largest = content.cells.reduce((most, cell) => Math.max(most, cell.accidents), this.#largest);
    if (largest === this.#largest) return;
    this.#largest = largest;
    const breaks = amountBreaks(largest);
    if (breaks.join() === this.#breaks.join()) return;
    this.#breaks = breaks;
    this.fire('elektron:breaks');
    this.#redrawAll();
  }

  #redrawAll(): void {
    for (const tile of this.#tiles.values()) this.#draw(tile);
  }

  #draw(tile: LoadedTile): void {
    const density = Math.ceil(window.devicePixelRatio * OVERSAMPLING);
    const side = TILE_SIZE + 2 * PADDING;
    tile.canvas.width = side * density;
    tile.canvas.height = side * density;
    const context = tile.canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(density, 0, 0, density, PADDING * density, PADDING * density);
    drawTile(context, TILE_SIZE, tile.content, { scheme: this.#scheme, zoom: tile.coords.z, breaks: this.#breaks, sparse: this.#sparse });
  }
}

function makeHit(
  map: LeafletMap,
  zoom: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
  accidents: number,
  near: boolean,
): TileHit {
  const northWest = map.unproject(toPoint(left, top), zoom);
  const southEast = map.unproject(toPoint(right, bottom), zoom);
  return {
    longitude: (northWest.lng + southEast.lng) / 2,
    latitude: (northWest.lat + southEast.lat) / 2,
    accidents,
    box: [northWest.lng, southEast.lat, southEast.lng, northWest.lat],
    near,
  };
}
