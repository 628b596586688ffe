import { E7 } from '@elektron/domain';
import type { HotspotSurface } from '@elektron/spatial-analysis';

import type { Plane } from '../common/plane.ts';
import type { StoredSurface } from './stored-hotspot-result.ts';

const RADIANS = Math.PI / 180;
/** Points along each side that find how far a rectangle of metres reaches in degrees. */
const SIDE_STEPS = 16;
/** More pixels than a density needs on a screen, and megabytes on a line; a finer surface is drawn coarser. */
const LARGEST_SIDE = 512;
/** Digits of a density that a colour can show. */
const SIGNIFICANT_DIGITS = 4;

/**
 * The same density as a picture on a web map, whose columns are equal steps of longitude and whose rows are equal steps of Mercator's
 * northing. The plane's own grid is turned against that (by 1.6° in London, 270 m over ten kilometres), so each pixel asks which cell its
 * middle lies in.
 */
export function drawSurface(surface: HotspotSurface, plane: Plane): StoredSurface {
  const { originX, originY, cellSizeMeters, columns: cellColumns, rows: cellRows } = surface;
  const bounds = findBounds(surface, plane);
  const [west, south, east, north] = bounds;
  const columns = Math.min(LARGEST_SIDE, cellColumns);
  const rows = Math.min(LARGEST_SIDE, cellRows);
  const bottom = northing(south);
  const rowHeight = (northing(north) - bottom) / rows;
  const columnWidth = (east - west) / columns;
  const values: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const latitude = latitudeOf(bottom + (row + 0.5) * rowHeight);
    for (let column = 0; column < columns; column += 1) {
      const place = plane.toMeters(west + (column + 0.5) * columnWidth, latitude);
      const cellColumn = place === null ? -1 : Math.floor((place[0] - originX) / cellSizeMeters);
      const cellRow = place === null ? -1 : Math.floor((place[1] - originY) / cellSizeMeters);
      const isInside = cellColumn >= 0 && cellColumn < cellColumns && cellRow >= 0 && cellRow < cellRows;
      values.push(isInside ? round(surface.values[cellRow * cellColumns + cellColumn]!) : 0);
    }
  }
  return { bounds, columns, rows, maximum: values.reduce((most, value) => Math.max(most, value), 0), values };
}

/** The density of the pixel in which a place lies; 0 beyond the picture. */
export function densityAt({ bounds, columns, rows, values }: StoredSurface, longitude: number, latitude: number): number {
  const [west, south, east, north] = bounds;
  const column = Math.floor(((longitude - west) / (east - west)) * columns);
  const row = Math.floor(((northing(latitude) - northing(south)) / (northing(north) - northing(south))) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? values[row * columns + column]! : 0;
}

function findBounds({ originX, originY, cellSizeMeters, columns, rows }: HotspotSurface, plane: Plane): StoredSurface['bounds'] {
  const width = columns * cellSizeMeters;
  const height = rows * cellSizeMeters;
  const sides = Array.from({ length: SIDE_STEPS + 1 }, (_, step) => step / SIDE_STEPS).flatMap((share) => [
    plane.toDegrees(originX + share * width, originY),
    plane.toDegrees(originX + share * width, originY + height),
    plane.toDegrees(originX, originY + share * height),
    plane.toDegrees(originX + width, originY + share * height),
  ]);
  const longitudes = sides.map(([longitude]) => longitude);
  const latitudes = sides.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

/** Mercator's northing on a sphere of radius 1 (EPSG:3857 without its radius). */
function northing(latitude: number): number {
  return Math.asinh(Math.tan(latitude * RADIANS));
}

function latitudeOf(y: number): number {
  return Math.round((Math.atan(Math.sinh(y)) / RADIANS) * E7) / E7;
}

function round(density: number): number {
  return density === 0 ? 0 : Number(density.toPrecision(SIGNIFICANT_DIGITS));
}
