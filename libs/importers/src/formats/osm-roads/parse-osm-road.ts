import type { RoadClass, RoadLineDraft, SpeedUnit } from '@elektron/domain';

import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { isRejected, parseKey } from '../../parse-value.ts';
import { parseLineParts } from '../../parts/geo/line-text.ts';
import { parseOtherTags } from '../../parts/osm/other-tags.ts';
import { findLanes, findSpeedLimit, namePart, textOrNull } from '../../road-values.ts';

/** Values of `highway` that one goes along; links belong to the class that they lead to. Others are planned, built on, raced on or points. */
const CLASSES: Readonly<Record<string, RoadClass>> = {
  motorway: 'motorway',
  motorway_link: 'motorway',
  trunk: 'trunk',
  trunk_link: 'trunk',
  primary: 'primary',
  primary_link: 'primary',
  secondary: 'secondary',
  secondary_link: 'secondary',
  tertiary: 'tertiary',
  tertiary_link: 'tertiary',
  unclassified: 'unclassified',
  road: 'unclassified',
  residential: 'residential',
  living_street: 'living-street',
  service: 'service',
  busway: 'busway',
  bus_guideway: 'busway',
  track: 'track',
  pedestrian: 'pedestrian',
  cycleway: 'cycleway',
  footway: 'footway',
  steps: 'footway',
  corridor: 'footway',
  path: 'path',
  bridleway: 'path',
};

/** The value of a tag, in a column of its own or among the others. */
type TagOf = (key: string) => string;

/**
 * One way as a line of a road. Skipped: ways along which nobody goes, and areas. Rejected: no number, no line.
 */
export function parseOsmRoad(row: SourceRow): ParsedRow {
  const others = parseOtherTags(row.text('other_tags'));
  const tagOf: TagOf = (key) => {
    const text = row.text(key);
    return isBlank(text) ? (others.get(key) ?? '') : text;
  };
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'osm_id', remarks);
  const roadClass = CLASSES[row.text('highway').toLowerCase()];
  if (roadClass === undefined || tagOf('area') === 'yes') return { drafts: [], issues: [] };
  const lines = parseLineParts(row.text('geometry_line'));
  const [line] = lines;
  if (line === undefined) remarks.push(remarkOn(row, 'geometry_line', 'LINE_GEOMETRY_INVALID', 'rejected'));
  if (line === undefined || isRejected(remarks)) return { drafts: [], issues: remarks };
  const missing = row.text('missing_nodes');
  if (missing !== '') remarks.push(remarkOn(row, 'missing_nodes', 'LINE_INCOMPLETE'));
  const draft: RoadLineDraft = {
    kind: 'road-line',
    sourceRecordId,
    line,
    nodeIds: parseNodeIds(row.text('node_ids'), line.coordinates.length / 2),
    roadName: textOrNull(tagOf('name')),
    roadReference: textOrNull(tagOf('ref')),
    roadClass,
    ...parseSpeed(row, tagOf, remarks),
    lanes: findLanes(tagOf('lanes')) ?? null,
    isOneWay: parseOneWay(tagOf),
    roadAuthority: textOrNull(tagOf('operator')),
    level: parseLevel(tagOf),
    attributes: {},
  };
  const attributes = row.attributes(remarks);
  const drafts = lines.map((part, i) => ({ ...draft, line: part, sourceRecordId: namePart(sourceRecordId, i), attributes }));
  return { drafts, issues: remarks };
}

/** What OpenStreetMap writes where there is a limit that is not a number on a sign: of a zone of law, changing, or none. */
const WORDS = /^(?:none|walk|signals|variable|implicit|default|[a-z]{2}(?:-[a-z]+)?:.+)$/i;

function parseSpeed(
  row: SourceRow,
  tagOf: TagOf,
  remarks: RowRemark[],
): { readonly speedLimit: number | null; readonly speedUnit: SpeedUnit } {
  const text = tagOf('maxspeed');
  const found = findSpeedLimit(text);
  if (found === undefined && text !== '' && !WORDS.test(text)) remarks.push(remarkOn(row, 'maxspeed', 'NUMBER_INVALID', 'warning', text));
  return { speedLimit: found?.limit ?? null, speedUnit: found?.unit ?? 'km/h' };
}

/** Motorways and roundabouts are one-way without saying so (OpenStreetMap Wiki, Key:oneway, "Implied"). */
function parseOneWay(tagOf: TagOf): boolean | null {
  const text = tagOf('oneway').toLowerCase();
  if (['yes', 'true', '1', '-1', 'reverse'].includes(text)) return true;
  if (['no', 'false', '0'].includes(text)) return false;
  if (tagOf('highway').toLowerCase() === 'motorway' || tagOf('junction') === 'roundabout') return true;
  return null;
}

/** The layer where it is said, else one above or below the ground for a bridge or a tunnel. */
function parseLevel(tagOf: TagOf): number {
  const layer = tagOf('layer');
  if (/^-?\d{1,2}$/.test(layer)) return Number(layer);
  const has = (key: string): boolean => !['', 'no'].includes(tagOf(key));
  return has('bridge') ? 1 : has('tunnel') ? -1 : 0;
}

/** Names of as many nodes as the line has; anything else names none. */
function parseNodeIds(text: string, count: number): readonly number[] | null {
  if (text === '') return null;
  const ids = text.split(' ').map(Number);
  return ids.length === count && ids.every(Number.isSafeInteger) ? ids : null;
}
