import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { SEVERITIES, type Severity } from '@elektron/domain';
import { PbfReader } from 'pbf';
import { severityOfCode } from '../severity-style.ts';

/** Cells across a tile of the far view. The server counts in the same grid. */
export const CELLS_ACROSS = 32;

/** A square of the far view; positions in tile shares, 0 to 1. */
export interface TileCell {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly accidents: number;
  /** The worst in the cell. */
  readonly severity: Severity | null;
}

/** A place of the near view with all accidents at it, by the worst of them. */
export interface TileMark {
  readonly x: number;
  readonly y: number;
  readonly accidents: number;
  readonly severity: Severity | null;
}

export interface TileContent {
  readonly cells: readonly TileCell[];
  /** Slight first, fatal last: the worst is drawn on top. */
  readonly marks: readonly TileMark[];
}

export const EMPTY_TILE: TileContent = { cells: [], marks: [] };

/** Reads a tile of `tilePath`: layer `cells` when far, layer `accidents` when near. */
export function decodeTile(bytes: ArrayBuffer): TileContent {
  if (bytes.byteLength === 0) return EMPTY_TILE;
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const cells = readFeatures(layers['cells'], readCell);
  const marks = readFeatures(layers['accidents'], readMark);
  return { cells: cells.sort((a, b) => gravity(a) - gravity(b)), marks: marks.sort((a, b) => gravity(a) - gravity(b)) };
}

function readFeatures<T>(layer: VectorTile['layers'][string] | undefined, read: (feature: VectorTileFeature) => T | null): T[] {
  if (layer === undefined) return [];
  const found: T[] = [];
  for (let index = 0; index < layer.length; index++) {
    const item = read(layer.feature(index));
    if (item !== null) found.push(item);
  }
  return found;
}

/** A tile repeats what lies just across its border. Here every accident belongs to one tile: it is drawn over the border, and counted once. */
function positionOf(feature: VectorTileFeature): { readonly x: number; readonly y: number } | null {
  const point = feature.loadGeometry()[0]?.[0];
  if (point === undefined) return null;
  const [x, y] = [point.x / feature.extent, point.y / feature.extent];
  return x >= 0 && x < 1 && y >= 0 && y < 1 ? { x, y } : null;
}

function readCell(feature: VectorTileFeature): TileCell | null {
  const middle = positionOf(feature);
  if (middle === null) return null;
  const size = 1 / CELLS_ACROSS;
  const { count, severity } = feature.properties;
  return {
    left: middle.x - size / 2,
    top: middle.y - size / 2,
    size,
    accidents: Number(count ?? 0),
    severity: severityOfCode(Number(severity ?? 0)),
  };
}

function readMark(feature: VectorTileFeature): TileMark | null {
  const place = positionOf(feature);
  if (place === null) return null;
  const { count, severity } = feature.properties;
  return { ...place, accidents: Number(count ?? 1), severity: severityOfCode(Number(severity ?? 0)) };
}

/** The worst last, so that it is drawn on top. */
function gravity({ severity }: Pick<TileMark, 'severity'>): number {
  return severity === null ? 0 : SEVERITIES.length - SEVERITIES.indexOf(severity);
}
