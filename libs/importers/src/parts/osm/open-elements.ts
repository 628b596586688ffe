import type { ByteSource } from '../../byte-source.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { LINE_COLUMN, writeLine } from '../geo/line-text.ts';
import type { OsmTags } from './osm-elements.ts';
import { readOsmBlocks, readOsmLines, type OsmLine } from './read-osm.ts';

/*
 * The elements of an OSM PBF file that carry tags as the text of a table, as GDAL writes them but for the nodes at the ends of a way.
 */

const HEADINGS = ['osm_id', 'other_tags', 'longitude', 'latitude', LINE_COLUMN, 'start_node', 'end_node'] as const;

/**
 * Nodes with tags, then the wanted ways with the places of their nodes.
 * @param isWanted by the tags of a way: its nodes are kept in memory
 * @throws Problem as readOsmLines
 */
export function openElements(source: ByteSource, fileName: string, isWanted: (tags: OsmTags) => boolean): ByteSource {
  let read = 0;
  return gridSource(
    source.size,
    () => readRows(source, fileName, isWanted, (share) => (read = Math.round(source.size * share))),
    () => read,
    fileName,
  );
}

async function* readRows(
  source: ByteSource,
  fileName: string,
  isWanted: (tags: OsmTags) => boolean,
  onProgress: (share: number) => void,
): AsyncGenerator<GridRow, void, void> {
  let row = 1;
  yield { row, cells: HEADINGS };
  for await (const { nodes } of readOsmBlocks(source, fileName)) {
    for (const [i, tags] of nodes.tags) {
      row += 1;
      yield { row, cells: [String(nodes.ids[i]), writeTags(tags), String(nodes.longitudes[i]), String(nodes.latitudes[i])] };
    }
  }
  onProgress(1 / 2);
  const { lines } = await readOsmLines(source, fileName, isWanted);
  for (const line of lines) {
    row += 1;
    yield { row, cells: [String(line.id), writeTags(line.tags), '', '', writeWay(line), ...endsOf(line).map(String)] };
  }
  onProgress(1);
}

/** Without the nodes that the file does not have, as at the edge of an extract. */
function writeWay({ longitudes, latitudes }: OsmLine): string {
  const coordinates = [...longitudes].flatMap((longitude, i) => (Number.isNaN(longitude) ? [] : [longitude, latitudes[i]!]));
  return coordinates.length < 4 ? '' : writeLine({ srid: 4326, coordinates });
}

function endsOf({ nodeIds }: OsmLine): readonly number[] {
  return nodeIds.length === 0 ? [] : [nodeIds[0]!, nodeIds.at(-1)!];
}

function writeTags(tags: OsmTags): string {
  return Object.entries(tags)
    .map(([key, value]) => `"${escape(key)}"=>"${escape(value)}"`)
    .join(',');
}

function escape(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
