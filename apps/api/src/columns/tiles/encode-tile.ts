import { CELLS_ACROSS, formatAccidentId, type AccidentColumns, type TileCell, type TilePoint } from '@elektron/columns';
import { E7 } from '@elektron/domain';
import vtPbf, { type TileFeature } from 'vt-pbf';

/** Units across a tile, as most tiles have. */
export const EXTENT = 4096;
const UNITS_PER_CELL = EXTENT / CELLS_ACROSS;

/**
 * Layer `cells`: the middle of each cell, with `count` (accidents), `killed`, `serious` (people) and `severity`, the worst code (1 fatal to 4 damage
 * only, 0 unknown).
 */
export function encodeCells(cells: readonly TileCell[]): Uint8Array {
  return encodeLayer(
    'cells',
    cells.map(({ column, row, count, killed, seriouslyInjured, worstSeverity }) => ({
      type: 1,
      geometry: [[(column + 0.5) * UNITS_PER_CELL, (row + 0.5) * UNITS_PER_CELL]],
      tags: { count, killed, serious: seriouslyInjured, severity: worstSeverity },
    })),
  );
}

/**
 * Layer `accidents`: every position once, with `count` accidents and the worst `severity` code. A position with one accident has its `id`; one with
 * more has its `longitude` and `latitude`, to list what is there.
 */
export function encodePoints(columns: AccidentColumns, points: readonly TilePoint[]): Uint8Array {
  return encodeLayer(
    'accidents',
    points.map(({ x, y, accidents, worstSeverity }) => ({
      type: 1,
      geometry: [[Math.round(x * EXTENT), Math.round(y * EXTENT)]],
      tags: { count: accidents.length, severity: worstSeverity, ...reachOf(columns, accidents) },
    })),
  );
}

function reachOf(columns: AccidentColumns, accidents: readonly number[]): TileFeature['tags'] {
  const first = accidents[0]!;
  if (accidents.length === 1) return { id: formatAccidentId(columns, first) };
  return { longitude: columns.longitudeE7[first]! / E7, latitude: columns.latitudeE7[first]! / E7 };
}

function encodeLayer(name: string, features: readonly TileFeature[]): Uint8Array {
  return vtPbf.fromGeojsonVt(features.length === 0 ? {} : { [name]: { features } }, { version: 2, extent: EXTENT });
}
