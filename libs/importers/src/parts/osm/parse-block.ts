import { PbfReader } from 'pbf';

import type { OsmBlock, OsmMember, OsmRelation, OsmTags, OsmWay } from './osm-elements.ts';
import { OsmError } from './osm-flaw.ts';
import type { OsmLimits } from './osm-limits.ts';
import { readFields, readLength, readMessage, readSigned, readUnsigned } from './read-fields.ts';

const NANODEGREES = 1e9;

interface BlockParts {
  readonly texts: BlockTexts;
  readonly ids: number[];
  /** As the file has them: in units of the block. */
  readonly longitudes: number[];
  readonly latitudes: number[];
  readonly tags: Map<number, OsmTags>;
  readonly ways: OsmWay[];
  readonly relations: OsmRelation[];
  readonly limits: OsmLimits;
}

/**
 * The elements of one block (`PrimitiveBlock`). Names of fields: osmformat.proto of github.com/openstreetmap/OSM-binary.
 * @throws OsmError
 */
export function parseBlock(bytes: Uint8Array, limits: OsmLimits): OsmBlock {
  const groups: { readonly start: number; readonly end: number }[] = [];
  const place = { granularity: 100, latitude: 0, longitude: 0 };
  const texts = new BlockTexts(limits.textsPerBlock);
  readFields(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) readMessage(pbf, (inner) => inner === 1 && texts.add(pbf));
    else if (field === 2) groups.push(passOver(pbf));
    else if (field === 17) place.granularity = pbf.readVarint();
    else if (field === 19) place.latitude = pbf.readVarint(true);
    else if (field === 20) place.longitude = pbf.readVarint(true);
  });
  const parts: BlockParts = { texts, ids: [], longitudes: [], latitudes: [], tags: new Map(), ways: [], relations: [], limits };
  // The texts of a block may stand behind the elements that use them.
  for (const { start, end } of groups) {
    const pbf = new PbfReader(bytes.subarray(start, end));
    readFields(pbf, (field) => readElement(field, pbf, parts));
  }
  const toDegrees = (offset: number, values: readonly number[]): Float64Array =>
    Float64Array.from(values, (value) => (offset + place.granularity * value) / NANODEGREES);
  const [longitudes, latitudes] = [toDegrees(place.longitude, parts.longitudes), toDegrees(place.latitude, parts.latitudes)];
  requireDegrees(longitudes, 180);
  requireDegrees(latitudes, 90);
  const nodes = { ids: Float64Array.from(parts.ids), longitudes, latitudes, tags: parts.tags };
  return { nodes, ways: parts.ways, relations: parts.relations };
}

function requireDegrees(degrees: Float64Array, limit: number): void {
  if (degrees.some((value) => !(Math.abs(value) <= limit))) throw new OsmError('damaged', 'a place that is not on Earth');
}

function passOver(pbf: PbfReader): { readonly start: number; readonly end: number } {
  const length = readLength(pbf);
  const start = pbf.pos;
  pbf.pos += length;
  return { start, end: pbf.pos };
}

/** The texts of a block, decoded when they are asked for: most are those of tags that nobody wants. */
class BlockTexts {
  readonly #bytes: Uint8Array[] = [];
  readonly #decoded = new Map<number, string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(pbf: PbfReader): void {
    const { start, end } = passOver(pbf);
    this.#bytes.push(pbf.buf.subarray(start, end));
    if (this.#bytes.length > this.#limit) throw new OsmError('tooDense', 'too many texts in one block');
  }

  get(index: number): string {
    const known = this.#decoded.get(index);
    if (known !== undefined) return known;
    const bytes = this.#bytes[index];
    if (bytes === undefined) throw new OsmError('damaged', 'a text that the block does not have');
    const text = DECODER.decode(bytes);
    this.#decoded.set(index, text);
    return text;
  }
}

const DECODER = new TextDecoder('utf-8');

function readElement(field: number, pbf: PbfReader, parts: BlockParts): void {
  if (field === 1) readNode(pbf, parts);
  else if (field === 2) readDenseNodes(pbf, parts);
  else if (field === 3) readWay(pbf, parts);
  else if (field === 4) readRelation(pbf, parts);
  if (parts.ids.length + parts.ways.length + parts.relations.length > parts.limits.elementsPerBlock) {
    throw new OsmError('tooDense', 'too many elements in one block');
  }
}

function readNode(pbf: PbfReader, parts: BlockParts): void {
  const node = { id: 0, latitude: 0, longitude: 0, keys: [] as number[], values: [] as number[] };
  readMessage(pbf, (field) => {
    if (field === 1) node.id = safe(pbf.readSVarint());
    else if (field === 2) node.keys = readUnsigned(pbf);
    else if (field === 3) node.values = readUnsigned(pbf);
    else if (field === 8) node.latitude = pbf.readSVarint();
    else if (field === 9) node.longitude = pbf.readSVarint();
  });
  if (node.keys.length > 0) parts.tags.set(parts.ids.length, tagsOf(node.keys, node.values, parts.texts));
  parts.ids.push(node.id);
  parts.latitudes.push(node.latitude);
  parts.longitudes.push(node.longitude);
}

function readDenseNodes(pbf: PbfReader, parts: BlockParts): void {
  const dense: { ids: number[]; latitudes: number[]; longitudes: number[]; tags: number[] } = {
    ids: [],
    latitudes: [],
    longitudes: [],
    tags: [],
  };
  readMessage(pbf, (field) => {
    if (field === 1) dense.ids = readSigned(pbf, true);
    else if (field === 8) dense.latitudes = readSigned(pbf, true);
    else if (field === 9) dense.longitudes = readSigned(pbf, true);
    else if (field === 10) dense.tags = readUnsigned(pbf);
  });
  const { ids, latitudes, longitudes } = dense;
  if (latitudes.length !== ids.length || longitudes.length !== ids.length) throw new OsmError('damaged', 'nodes without a place');
  if (ids.length > parts.limits.elementsPerBlock) throw new OsmError('tooDense', 'too many nodes in one block');
  addDenseTags(dense.tags, ids.length, parts);
  for (let i = 0; i < ids.length; i += 1) {
    parts.ids.push(ids[i]!);
    parts.latitudes.push(latitudes[i]!);
    parts.longitudes.push(longitudes[i]!);
  }
}

/** Key, value, key, value, … 0 for each node in turn; nothing at all when none has tags. */
function addDenseTags(codes: readonly number[], nodes: number, { ids, tags, texts }: BlockParts): void {
  if (codes.length === 0) return;
  const first = ids.length;
  let at = 0;
  for (let i = 0; i < nodes; i += 1) {
    const [keys, values]: [number[], number[]] = [[], []];
    for (; at < codes.length && codes[at] !== 0; at += 2) {
      keys.push(codes[at]!);
      values.push(codes[at + 1] ?? -1);
    }
    at += 1;
    if (keys.length > 0) tags.set(first + i, tagsOf(keys, values, texts));
  }
  if (at !== codes.length) throw new OsmError('damaged', 'tags of nodes that there are not');
}

function readWay(pbf: PbfReader, parts: BlockParts): void {
  const way = { id: 0, keys: [] as number[], values: [] as number[], nodeIds: [] as number[] };
  readMessage(pbf, (field) => {
    if (field === 1) way.id = safe(pbf.readVarint(true));
    else if (field === 2) way.keys = readUnsigned(pbf);
    else if (field === 3) way.values = readUnsigned(pbf);
    else if (field === 8) way.nodeIds = readSigned(pbf, true);
  });
  parts.ways.push({ id: way.id, nodeIds: Float64Array.from(way.nodeIds), tags: tagsOf(way.keys, way.values, parts.texts) });
}

const MEMBER_KINDS = ['node', 'way', 'relation'] as const;

function readRelation(pbf: PbfReader, parts: BlockParts): void {
  const relation = {
    id: 0,
    keys: [] as number[],
    values: [] as number[],
    roles: [] as number[],
    members: [] as number[],
    kinds: [] as number[],
  };
  readMessage(pbf, (field) => {
    if (field === 1) relation.id = safe(pbf.readVarint(true));
    else if (field === 2) relation.keys = readUnsigned(pbf);
    else if (field === 3) relation.values = readUnsigned(pbf);
    else if (field === 8) relation.roles = readUnsigned(pbf);
    else if (field === 9) relation.members = readSigned(pbf, true);
    else if (field === 10) relation.kinds = readUnsigned(pbf);
  });
  const members = relation.members.map((id, i): OsmMember => {
    const kind = MEMBER_KINDS[relation.kinds[i] ?? -1];
    if (kind === undefined) throw new OsmError('damaged', 'a member of no kind');
    return { kind, id, role: parts.texts.get(relation.roles[i] ?? -1) };
  });
  parts.relations.push({ id: relation.id, tags: tagsOf(relation.keys, relation.values, parts.texts), members });
}

function tagsOf(keys: readonly number[], values: readonly number[], texts: BlockTexts): OsmTags {
  if (keys.length !== values.length) throw new OsmError('damaged', 'keys without a value');
  // Without a prototype: a key may be named like one of its members.
  const tags: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [i, key] of keys.entries()) tags[texts.get(key)] = texts.get(values[i]!);
  return tags;
}

function safe(id: number): number {
  if (!Number.isSafeInteger(id)) throw new OsmError('damaged', 'an id that is too large');
  return id;
}
