import { hash } from 'node:crypto';
import type {
  JunctionDraft,
  KilometreSpan,
  RoadLineDraft,
  RoadSegmentDraft,
  RowIssue,
  SourcePosition,
  StoredPlace,
} from '@elektron/domain';
import { getImportFormat, type DetectedTable, type ReadLine, type TableBatch } from '@elektron/importers';
import {
  DEFAULT_TOLERANCE_METERS,
  nodeLines,
  segmentVertices,
  type NodedNetwork,
  type NodingParameters,
  type RoadLine,
} from '@elektron/road-network';

import { createProjection, type Projection } from '../project-position.ts';
import type { ReadingTask } from '../prepared-chunk.ts';

type ReadingFile = { readonly detected: DetectedTable };
type OpenFile<File> = (file: File) => Promise<() => AsyncIterable<TableBatch>>;

/** What crosses more often without being joined is drawn wrong as a whole; more remarks about one line tell nothing new. */
const CROSSINGS_TOLD = 3;

const MILLIMETERS = 1_000;

/**
 * The pieces that the lines of an import are cut into where they meet: all lines must have been read before the first piece is known, so the
 * files are read once for it, and once more to be written.
 */
export class RoadPieces {
  readonly #projection: Projection;
  readonly #srid: number;
  readonly #lines = new Map<string, RoadLine>();
  /** Where the line of an id runs, of files whose ids a person has chosen: one that names several lines is none. */
  readonly #courses: Map<string, string> | null;
  #network: NodedNetwork | null = null;
  /** Segments of each line, by its index in the network. */
  #segmentsOf: readonly (readonly number[])[] = [];
  #lineIndex: ReadonlyMap<string, number> = new Map();
  /** What lines lie on, and cross, by their ids. */
  #under: ReadonlyMap<string, string> = new Map();
  #crossed: ReadonlyMap<string, readonly string[]> = new Map();

  private constructor({ srid }: ReadingTask, isMapped: boolean) {
    this.#courses = isMapped ? new Map() : null;
    this.#srid = srid;
    this.#projection = createProjection(srid);
  }

  /** @returns null for files that hold no roads */
  static async of<File extends ReadingFile>(files: readonly File[], open: OpenFile<File>, task: ReadingTask): Promise<RoadPieces | null> {
    if (getImportFormat(task.formatId).dataKind !== 'roads') return null;
    const pieces = new RoadPieces(
      task,
      files.some(({ detected }) => detected.mapping !== undefined),
    );
    for (const file of files) {
      const read = await open(file);
      for await (const { lines } of read()) for (const { drafts } of lines) for (const draft of drafts) pieces.#note(draft);
    }
    pieces.#cut(findMeeting(files));
    return pieces;
  }

  /** The network of the import; what it replaces is found out against it. */
  get network(): NodedNetwork {
    if (this.#network === null) throw new Error('The lines were not cut yet.');
    return this.#network;
  }

  /** The line as the pieces that it is cut into, and the junctions at their ends. Of several lines that a road is drawn in some may be none. */
  complete(line: ReadLine, fileName: string): ReadLine {
    const drafts = line.drafts.filter((draft) => draft.kind === 'road-line');
    if (drafts.length === 0) return line;
    const at = { fileName, row: line.row, column: null };
    const flaws = drafts.flatMap((draft) => this.#findFlaw(draft) ?? []);
    if (flaws.length === drafts.length) return { ...line, drafts: [], issues: [{ ...at, ...flaws[0]!, level: 'rejected' }] };
    const pieces = drafts.flatMap((draft) =>
      this.#findFlaw(draft) === undefined ? this.#listSegments(draft).map((segment) => ({ draft, segment })) : [],
    );
    const { startNode, endNode } = this.network.segments;
    const junctions = new Set(pieces.flatMap(({ segment }) => [startNode[segment]!, endNode[segment]!]));
    return {
      ...line,
      drafts: [
        ...pieces.map(({ draft, segment }) => this.#segmentDraft(draft, segment)),
        ...[...junctions].map((node) => this.#junctionDraft(node)),
      ],
      issues: [
        ...line.issues,
        ...flaws.map((flaw) => ({ ...at, ...flaw, level: 'warning' as const })),
        ...drafts.flatMap(({ sourceRecordId }) => this.#tellCrossings(sourceRecordId, line.row, fileName)),
      ],
    };
  }

  #listSegments({ sourceRecordId }: RoadLineDraft): readonly number[] {
    return this.#segmentsOf[this.#lineIndex.get(sourceRecordId) ?? -1] ?? [];
  }

  /** Why a line is no part of the network. */
  #findFlaw(draft: RoadLineDraft): Pick<RowIssue, 'code' | 'value'> | undefined {
    const { sourceRecordId: value } = draft;
    if (!this.#lineIndex.has(value)) return { code: 'COORDINATE_OUT_OF_RANGE', value };
    const course = this.#courses?.get(value);
    if (course !== undefined && course !== courseOf(draft)) return { code: 'DUPLICATE_LINE_DIFFERS', value };
    if (this.#listSegments(draft).length > 0) return undefined;
    const under = this.#under.get(value);
    return under === undefined ? { code: 'LINE_GEOMETRY_INVALID', value } : { code: 'LINE_ON_ANOTHER', value: under };
  }

  #note(draft: ReadLine['drafts'][number] | undefined): void {
    if (draft?.kind !== 'road-line' || this.#lines.has(draft.sourceRecordId)) return;
    const { coordinates, srid } = draft.line;
    const count = coordinates.length / 2;
    const line = { x: new Float64Array(count), y: new Float64Array(count) };
    for (let i = 0; i < count; i += 1) {
      const position = {
        srid: srid ?? this.#srid,
        first: coordinates[2 * i]!,
        second: coordinates[2 * i + 1]!,
        accuracy: 'exact',
      } as const;
      const place = this.#projection.place(position);
      if (place === null) return;
      line.x[i] = place.xMillimeters / MILLIMETERS;
      line.y[i] = place.yMillimeters / MILLIMETERS;
    }
    const nodeIds = draft.nodeIds === null ? null : Float64Array.from(draft.nodeIds);
    this.#courses?.set(draft.sourceRecordId, courseOf(draft));
    this.#lines.set(draft.sourceRecordId, { id: draft.sourceRecordId, ...line, nodeIds, level: draft.level });
  }

  #cut(splitsCrossings: NodingParameters['splitsCrossings']): void {
    const network = nodeLines([...this.#lines.values()], { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings });
    const segmentsOf: number[][] = network.lines.map(() => []);
    for (const [segment, line] of network.segments.line.entries()) segmentsOf[line]!.push(segment);
    this.#network = network;
    this.#segmentsOf = segmentsOf;
    this.#lineIndex = new Map(network.lines.map(({ id }, index) => [id, index]));
    this.#under = new Map(network.duplicates.map(({ lineId, segmentId }) => [lineId, lineOf(segmentId)]));
    const unjoined = network.crossings.filter(({ touches }) => splitsCrossings !== true && !(touches && splitsCrossings === 'touching'));
    const crossings = Map.groupBy(unjoined, ({ lineIds }) => lineIds[0]);
    this.#crossed = new Map([...crossings].map(([id, found]) => [id, [...new Set(found.map(({ lineIds }) => lineIds[1]))]]));
    this.#lines.clear();
  }

  #segmentDraft(
    { kind: _, sourceRecordId, line: __, nodeIds: ___, kilometres, ...description }: RoadLineDraft,
    segment: number,
  ): RoadSegmentDraft {
    const { nodes, segments } = this.network;
    const vertices = segmentVertices(segments, segment);
    const degreesE7: number[] = [];
    for (let i = 0; i < vertices.length; i += 2) {
      const { longitudeE7, latitudeE7 } = this.#place(vertices[i]!, vertices[i + 1]!);
      degreesE7.push(longitudeE7, latitudeE7);
    }
    return {
      ...description,
      kind: 'road-segment',
      sourceRecordId: segments.ids[segment]!,
      lineSourceRecordId: sourceRecordId,
      degreesE7,
      lengthMeters: toMillimeters(segments.lengthMeters[segment]!),
      fromMeters: toMillimeters(segments.fromMeters[segment]!),
      startJunctionSourceRecordId: nodes.keys[segments.startNode[segment]!]!,
      endJunctionSourceRecordId: nodes.keys[segments.endNode[segment]!]!,
      ...(kilometres === undefined ? {} : { kilometres: this.#kilometresOf(segment, kilometres) }),
    };
  }

  /** By the share of the line's length at which the segment begins and ends: between its two ends nothing else is known. */
  #kilometresOf(segment: number, { from, to }: KilometreSpan): KilometreSpan {
    const { lines, segments } = this.network;
    const lengthMeters = lineLength(lines[segments.line[segment]!]!);
    const begin = segments.fromMeters[segment]!;
    const at = (meters: number): number => roundKilometres(from + (to - from) * Math.min(1, meters / lengthMeters));
    return { from: at(begin), to: at(begin + segments.lengthMeters[segment]!) };
  }

  #junctionDraft(node: number): JunctionDraft {
    const { nodes } = this.network;
    const place = this.#place(nodes.x[node]!, nodes.y[node]!);
    return { kind: 'junction', sourceRecordId: nodes.keys[node]!, degree: nodes.degrees[node]!, place, attributes: {} };
  }

  /** Back from the metres that everything was reckoned in: to the same digits, since a ten-millionth of a degree is some ten of their millimetres. */
  #place(x: number, y: number): StoredPlace {
    const position: SourcePosition = { srid: this.#srid, first: x, second: y, accuracy: 'exact' };
    const place = this.#projection.place(position);
    if (place === null) throw new Error('A place that was projected cannot be projected back.');
    return place;
  }

  #tellCrossings(lineId: string, row: number, fileName: string): RowIssue[] {
    const told = (this.#crossed.get(lineId) ?? []).slice(0, CROSSINGS_TOLD);
    return told.map((value) => ({ fileName, row, column: null, code: 'LINE_CROSSES_UNJOINED', level: 'warning', value }));
  }
}

/** The line that a segment is a piece of. */
function lineOf(segmentId: string): string {
  return segmentId.slice(0, segmentId.lastIndexOf(':'));
}

/**
 * Where OpenStreetMap has no common node, roads do not meet: a crossing without one is a mistake to be told, and not to be guessed at. Of other
 * files a person says it.
 */
function findMeeting(files: readonly ReadingFile[]): NodingParameters['splitsCrossings'] {
  const mapping = files[0]?.detected.mapping;
  if (mapping === undefined) return false;
  return { vertices: false, touching: 'touching', crossing: true }[mapping.meetsAt ?? 'touching'] as NodingParameters['splitsCrossings'];
}

function courseOf({ line }: RoadLineDraft): string {
  return hash('md5', line.coordinates.join(' '), 'base64');
}

function lineLength({ x, y }: RoadLine): number {
  let meters = 0;
  for (let i = 1; i < x.length; i += 1) meters += Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!);
  return meters;
}

/** To the millimetre. */
function roundKilometres(kilometres: number): number {
  return Math.round(kilometres * MILLIMETERS * METERS) / (MILLIMETERS * METERS);
}

const METERS = 1_000;

/** Millimetres are what coordinates are stored in; further digits would be those of the machine. */
function toMillimeters(meters: number): number {
  return Math.round(meters * MILLIMETERS) / MILLIMETERS;
}
