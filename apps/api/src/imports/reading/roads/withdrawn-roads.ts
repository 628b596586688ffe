import { canonicalJson } from '@elektron/importers';
import { compareNetworks, type ComparedSegments, type NodedNetwork } from '@elektron/road-network';

import { JUNCTIONS, ROAD_SEGMENTS } from '../../version-tables.ts';
import { withdrawnJunctionRow, withdrawnSegmentRow } from '../draft-rows.ts';
import type { PreparedRows } from '../prepared-chunk.ts';
import { createProjection } from '../project-position.ts';
import { TableColumns } from '../table-columns.ts';
import type { StandingRoads, StandingSegment } from './standing-roads.ts';

const HEADER_BYTES = 9;
const POINT_BYTES = 16;
const MILLIMETERS = 1_000;

/** All withdrawals of a record say the same, so that one that stands is not written again. */
const WITHDRAWN = '77697468647261776e00000000000000';

/** What of the standing network is not in a newer one: rows that say so, in parts of which each is written at once. */
export interface WithdrawnRoads {
  readonly segments: number;
  readonly parts: readonly PreparedRows[];
}

/**
 * What of a standing network is no longer there. Of each segment that is gone the rows name those that lie where it lay now, so that what
 * hangs on it can be carried over.
 * @param network of the import; an empty one withdraws nothing, since a file from which no road could be read says nothing of roads
 * @param rowsAtOnce most rows of a part
 */
export function withdrawRoads(standing: StandingRoads, network: NodedNetwork, srid: number, rowsAtOnce: number): WithdrawnRoads {
  if (network.segments.ids.length === 0) return { segments: 0, parts: [] };
  const { gone } = compareNetworks(toSegments(standing.segments, srid), network.segments);
  const idOf = new Map(standing.segments.map(({ id, sourceRecordId }) => [sourceRecordId, id]));
  const segments = gone.map(({ id, successors }) => {
    const attributes =
      successors.length === 0 ? '{}' : canonicalJson({ succeededBy: successors.map((successor) => successor.id).join('; ') });
    return withdrawnSegmentRow(idOf.get(id)!, id, attributes);
  });
  const present = new Set(network.nodes.keys);
  const junctions = standing.junctions
    .filter(({ sourceRecordId }) => !present.has(sourceRecordId))
    .map(({ id, sourceRecordId }) => withdrawnJunctionRow(id, sourceRecordId));
  return {
    segments: segments.length,
    parts: [...inParts(ROAD_SEGMENTS, segments, rowsAtOnce), ...inParts(JUNCTIONS, junctions, rowsAtOnce)],
  };
}

function inParts(table: typeof ROAD_SEGMENTS, rows: readonly Parameters<TableColumns['add']>[0][], rowsAtOnce: number): PreparedRows[] {
  const parts: PreparedRows[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const columns = new TableColumns(table);
    for (const row of rows.slice(from, from + rowsAtOnce)) columns.add(row, WITHDRAWN);
    parts.push({ table: table.name, count: columns.count, literals: columns.toLiterals() });
  }
  return parts;
}

/** Stored lines in the organisation's metres, as the network of the import has its own. */
function toSegments(standing: readonly StandingSegment[], srid: number): ComparedSegments {
  const { place } = createProjection(srid);
  const offsets = new Int32Array(standing.length + 1);
  for (const [i, { line }] of standing.entries()) offsets[i + 1] = offsets[i]! + (line.byteLength - HEADER_BYTES) / POINT_BYTES;
  const [x, y] = [new Float64Array(offsets[standing.length]!), new Float64Array(offsets[standing.length]!)];
  const lengthMeters = new Float64Array(standing.length);
  for (const [i, { line }] of standing.entries()) {
    const view = new DataView(line.buffer, line.byteOffset, line.byteLength);
    for (let vertex = offsets[i]!; vertex < offsets[i + 1]!; vertex += 1) {
      const at = HEADER_BYTES + (vertex - offsets[i]!) * POINT_BYTES;
      const found = place({ srid: 4326, first: view.getFloat64(at, true), second: view.getFloat64(at + 8, true), accuracy: 'exact' });
      x[vertex] = (found?.xMillimeters ?? NaN) / MILLIMETERS;
      y[vertex] = (found?.yMillimeters ?? NaN) / MILLIMETERS;
      if (vertex > offsets[i]!) lengthMeters[i]! += Math.hypot(x[vertex]! - x[vertex - 1]!, y[vertex]! - y[vertex - 1]!);
    }
  }
  return { ids: standing.map(({ sourceRecordId }) => sourceRecordId), offsets, x, y, lengthMeters };
}
