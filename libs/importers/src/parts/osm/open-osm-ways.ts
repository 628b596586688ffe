import type { ByteSource } from '../../byte-source.ts';
import { LINE_COLUMN, writeLine } from '../geo/line-text.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { assignPosts, isKilometrePost, writePosts } from './kilometre-posts.ts';
import { OSM_LIMITS } from './osm-limits.ts';
import { writeOtherTags } from './other-tags.ts';
import type { OsmTags } from './osm-elements.ts';
import type { OsmLine } from './read-osm.ts';
import { readOsmLines } from './read-osm.ts';

/** Tags that have a column of their own; GDAL gives them the same names. */
const TAG_COLUMNS = ['name', 'highway', 'ref', 'maxspeed', 'lanes', 'oneway', 'layer', 'bridge', 'tunnel', 'operator'] as const;

/** Names of the nodes of the line, and how many more its way has that are not in the file. */
const NODE_COLUMNS = ['node_ids', 'missing_nodes'] as const;

/** Positions of the kilometre posts of the line, and where these stand. */
const POSTS_COLUMN = 'kilometre_posts';

const WGS84 = 4326;

/**
 * The ways of an OSM PBF file that have a place along a road (`highway`), as the text of a table.
 * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR
 */
export function openOsmWays(source: ByteSource, fileName: string): ByteSource {
  let read = 0;
  return gridSource(
    source.size,
    () => readRows(source, fileName, (share) => (read = Math.round(source.size * share))),
    () => read,
    fileName,
  );
}

async function* readRows(source: ByteSource, fileName: string, onProgress: (share: number) => void): AsyncGenerator<GridRow, void, void> {
  const isRoad = (tags: OsmTags): boolean => tags['highway'] !== undefined;
  const { lines, points } = await readOsmLines(source, fileName, isRoad, OSM_LIMITS, isKilometrePost);
  const posts = assignPosts(lines, points);
  yield { row: 1, cells: ['osm_id', ...TAG_COLUMNS, 'other_tags', ...NODE_COLUMNS, POSTS_COLUMN, LINE_COLUMN] };
  for (const [i, line] of lines.entries()) {
    onProgress((i + 1) / lines.length);
    const { nodeIds, coordinates } = placedNodes(line);
    yield {
      row: i + 2,
      cells: [
        String(line.id),
        ...TAG_COLUMNS.map((key) => line.tags[key] ?? ''),
        writeOtherTags(Object.entries(line.tags).filter(([key]) => !(TAG_COLUMNS as readonly string[]).includes(key))),
        nodeIds.join(' '),
        nodeIds.length === line.nodeIds.length ? '' : String(line.nodeIds.length - nodeIds.length),
        writePosts(posts.get(i) ?? []),
        writeLine({ srid: WGS84, coordinates }),
      ],
    };
  }
}

/** The longest run of nodes that the file has: an extract may leave out those beyond its edge. */
function placedNodes({ nodeIds, longitudes, latitudes }: OsmLine): {
  readonly nodeIds: readonly number[];
  readonly coordinates: readonly number[];
} {
  let best = [0, 0] as readonly [number, number];
  for (let start = 0; start < nodeIds.length; start += 1) {
    let end = start;
    while (end < nodeIds.length && !Number.isNaN(longitudes[end]!)) end += 1;
    if (end - start > best[1] - best[0]) best = [start, end];
    start = end;
  }
  const kept = Array.from({ length: best[1] - best[0] }, (_, i) => best[0] + i);
  return { nodeIds: kept.map((i) => nodeIds[i]!), coordinates: kept.flatMap((i) => [longitudes[i]!, latitudes[i]!]) };
}
