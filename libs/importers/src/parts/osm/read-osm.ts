import { PbfReader } from 'pbf';

import type { ByteSource } from '../../byte-source.ts';
import { requireReadable } from '../read-whole.ts';
import type { OsmBlock, OsmTags, OsmWay } from './osm-elements.ts';
import { explainOsmFlaw, OsmError } from './osm-flaw.ts';
import { OSM_LIMITS, type OsmLimits } from './osm-limits.ts';
import { parseBlock } from './parse-block.ts';
import { readBlobs } from './read-blobs.ts';
import { readFields } from './read-fields.ts';

/** What a file may ask of whoever reads it; anything else, such as several versions of one element, would be misread. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * The elements of an OSM PBF file, block by block, in the order of the file.
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR, at once or in the midst of reading
 */
export async function* readOsmBlocks(
  source: ByteSource,
  fileName: string,
  limits: OsmLimits = OSM_LIMITS,
): AsyncGenerator<OsmBlock, void, void> {
  requireReadable(source, fileName, limits.megabytes);
  try {
    let hasHeader = false;
    for await (const { kind, bytes } of readBlobs(source, limits)) {
      if (kind === 'OSMHeader') {
        requireUnderstood(bytes);
        hasHeader = true;
      } else if (kind === 'OSMData') {
        if (!hasHeader) throw new OsmError('damaged', 'no header');
        yield parseBlock(bytes, limits);
      }
    }
    if (!hasHeader) throw new OsmError('damaged', 'no header');
  } catch (error) {
    explainOsmFlaw(error, fileName);
  }
}

function requireUnderstood(bytes: Uint8Array): void {
  readFields(new PbfReader(bytes), (field, pbf) => {
    if (field !== 4) return;
    const feature = pbf.readString();
    if (!UNDERSTOOD.has(feature)) throw new OsmError('damaged', `needs ${feature}`);
  });
}

/** A way with the places of its nodes. */
export interface OsmLine extends OsmWay {
  /** Degrees (WGS 84), index by index those of `nodeIds`; NaN for a node that the file does not have, as at the edge of an extract. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
}

/** A node that is wanted for itself. */
export interface OsmPoint {
  readonly id: number;
  /** Degrees (WGS 84). */
  readonly longitude: number;
  readonly latitude: number;
  readonly tags: OsmTags;
}

export interface OsmLines {
  /** In the order of the file. */
  readonly lines: readonly OsmLine[];
  /** Wanted nodes, whether of these ways or not. */
  readonly points: readonly OsmPoint[];
  /** Tags of those of their nodes that carry any, by node id. */
  readonly nodeTags: ReadonlyMap<number, OsmTags>;
  /** Nodes of these ways that the file does not have. */
  readonly missingNodes: number;
  /** All that the file holds. */
  readonly counts: { readonly nodes: number; readonly ways: number; readonly relations: number };
}

/**
 * The wanted ways of an OSM PBF file with the places of their nodes. The file is read twice, so that only nodes of these ways are kept.
 * @param isWanted by the tags of a way
 * @param isPoint by the tags of a node
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR
 */
export async function readOsmLines(
  source: ByteSource,
  fileName: string,
  isWanted: (tags: OsmTags) => boolean,
  limits: OsmLimits = OSM_LIMITS,
  isPoint: (tags: OsmTags) => boolean = () => false,
): Promise<OsmLines> {
  const counts = { nodes: 0, ways: 0, relations: 0 };
  const ways: OsmWay[] = [];
  let kept = 0;
  for await (const block of readOsmBlocks(source, fileName, limits)) {
    counts.nodes += block.nodes.ids.length;
    counts.ways += block.ways.length;
    counts.relations += block.relations.length;
    for (const way of block.ways) {
      if (!isWanted(way.tags)) continue;
      ways.push(way);
      kept += way.nodeIds.length;
      if (kept > limits.keptNodes) explainOsmFlaw(new OsmError('tooLong', 'more nodes than are kept'), fileName);
    }
  }
  const places = await readPlaces(source, fileName, ways, limits, isPoint);
  return { ...places, counts };
}

async function readPlaces(
  source: ByteSource,
  fileName: string,
  ways: readonly OsmWay[],
  limits: OsmLimits,
  isPoint: (tags: OsmTags) => boolean,
): Promise<Omit<OsmLines, 'counts'>> {
  const ids = sortedIds(ways);
  const [longitudes, latitudes] = [new Float64Array(ids.length).fill(NaN), new Float64Array(ids.length).fill(NaN)];
  const nodeTags = new Map<number, OsmTags>();
  const points: OsmPoint[] = [];
  for await (const { nodes } of readOsmBlocks(source, fileName, limits)) {
    for (const [i, id] of nodes.ids.entries()) {
      const at = indexOf(ids, id);
      if (at < 0) continue;
      longitudes[at] = nodes.longitudes[i]!;
      latitudes[at] = nodes.latitudes[i]!;
      const tags = nodes.tags.get(i);
      if (tags !== undefined) nodeTags.set(id, tags);
    }
    for (const [i, tags] of nodes.tags) {
      if (isPoint(tags)) points.push({ id: nodes.ids[i]!, longitude: nodes.longitudes[i]!, latitude: nodes.latitudes[i]!, tags });
    }
  }
  const lines = ways.map((way): OsmLine => {
    const at = way.nodeIds.map((id) => indexOf(ids, id));
    return { ...way, longitudes: at.map((index) => longitudes[index]!), latitudes: at.map((index) => latitudes[index]!) };
  });
  return { lines, points, nodeTags, missingNodes: longitudes.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0) };
}

/** Each node once. */
function sortedIds(ways: readonly OsmWay[]): Float64Array {
  const all = new Float64Array(ways.reduce((sum, { nodeIds }) => sum + nodeIds.length, 0));
  let filled = 0;
  for (const { nodeIds } of ways) {
    all.set(nodeIds, filled);
    filled += nodeIds.length;
  }
  all.sort();
  return all.filter((id, i) => i === 0 || id !== all[i - 1]);
}

/** Index of an id among ids that rise, or -1. */
function indexOf(ids: Float64Array, wanted: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ids[middle]!;
    if (id === wanted) return middle;
    if (id < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
