import { hash } from 'node:crypto';
import {
  formatCountPeriod,
  type AccidentDraft,
  type Draft,
  type PartialTime,
  type RowIssue,
  type TrafficCountDraft,
} from '@elektron/domain';
import {
  canonicalJson,
  describeContent,
  getImportFormat,
  type Area,
  type DetectedTable,
  type MeterRanges,
  type ReadLine,
} from '@elektron/importers';

import { recordIdOf } from '../../accidents/record-id.ts';
import {
  ACCESSIBILITY_FEATURES,
  ACCESSIBILITY_OBSERVATIONS,
  ACCIDENTS,
  CASUALTIES,
  JUNCTIONS,
  ROAD_SEGMENTS,
  TRAFFIC_COUNTS,
  TRAFFIC_UNITS,
  type VersionTable,
} from '../version-tables.ts';
import { accessibilityRowOf, isOfAccessibility, type AccessibilityDraft } from './accessibility-row.ts';
import type { DraftRow } from './draft-row.ts';
import {
  accidentRow,
  casualtyRow,
  junctionRow,
  roadSegmentRow,
  trafficCountRow,
  trafficCountSiteRow,
  trafficUnitRow,
} from './draft-rows.ts';
import { ErasedLines } from './erased-lines.ts';
import { createInstantFinder } from './find-instant.ts';
import { GatheredLines, type PreparedLines } from './gathered-lines.ts';
import { KeySet } from './key-set.ts';
import { LineNumbering } from './line-numbering.ts';
import type { PreparedIssue, ReadingTask } from './prepared-chunk.ts';
import { createProjector, type Projection } from './project-position.ts';
import { remarkOnRenumbered, Renumbering } from './renumbering.ts';
import { ImportQuality, type Conclusion } from './quality/import-quality.ts';
import { withWrittenPosition } from './quality/written-position.ts';
import type { JudgedPlace } from './quality/place-judge.ts';

const TABLE_OF_DRAFT: Readonly<Record<Draft['kind'], VersionTable>> = {
  accident: ACCIDENTS,
  'traffic-unit': TRAFFIC_UNITS,
  casualty: CASUALTIES,
  'traffic-count': TRAFFIC_COUNTS,
  // A line becomes the segments that it is cut into.
  'road-line': ROAD_SEGMENTS,
  'road-segment': ROAD_SEGMENTS,
  junction: JUNCTIONS,
  'accessibility-feature': ACCESSIBILITY_FEATURES,
  'accessibility-observation': ACCESSIBILITY_OBSERVATIONS,
};

type OtherDraft = Exclude<Draft, AccessibilityDraft>;

/** A record of a line, made ready for the database. */
interface ReadyDraft {
  readonly draft: Draft;
  readonly table: VersionTable;
  readonly content: string;
  readonly row: DraftRow;
}

/**
 * Turns the lines of an import into rows for the database: ids, codes, projected places, instants, content hashes; and decides what only the
 * import itself can tell: which lines repeat an earlier one, which name an accident that it has not brought. It remembers the keys of the
 * whole import, so lines must be given in order and once.
 */
export class LinePreparation {
  readonly #task: ReadingTask;
  readonly #mappingVersion: string;
  readonly #project: Projection['place'];
  readonly #findInstant: ReturnType<typeof createInstantFinder>;
  readonly #erased: ErasedLines;
  readonly #keys = new Map<VersionTable, KeySet>();
  readonly #numbering = new LineNumbering();
  readonly #renumbering = new Renumbering();
  readonly #quality: ImportQuality;
  /** Newest year in which a site has been described so far. */
  readonly #describedIn = new Map<string, number>();

  constructor(task: ReadingTask) {
    this.#task = task;
    this.#mappingVersion = getImportFormat(task.formatId).mappingVersion;
    this.#project = createProjector(task.srid);
    this.#quality = new ImportQuality(task);
    this.#findInstant = createInstantFinder(task.timeZone);
    this.#erased = new ErasedLines(task);
  }

  prepare(lines: readonly ReadLine[], skipped: number, file: DetectedTable): PreparedLines {
    const chunk = new GatheredLines(file, lines.length + skipped, skipped);
    const number = this.#numbering.of(file);
    this.#renumbering.open(file);
    this.#quality.open(file);
    for (const line of lines) this.#add(this.#erased.redact(number(line)), chunk);
    return chunk.finish();
  }

  /** Where the organisation's accidents are expected, in degrees. */
  get area(): Area {
    return this.#quality.area;
  }

  /** The same in metres of the organisation's own plane. */
  get meters(): MeterRanges {
    return this.#quality.meters;
  }

  /** What only the whole import can tell, once all lines were given. */
  conclude(): Promise<readonly Conclusion[]> {
    return this.#quality.conclude();
  }

  #add(line: ReadLine, chunk: GatheredLines): void {
    const ready = line.drafts.map((draft) => this.#readyDraft(draft, line, chunk.fileName));
    const [own] = ready;
    // What it says of its accident was read before.
    if (own === undefined) return line.completion === undefined ? chunk.refuse(line) : chunk.skip(line);
    if (ready.some(isHeld)) return chunk.refuse({ ...line, drafts: [], issues: ready.flatMap(listHeld) as RowIssue[] });
    if (own.draft.kind === 'accident' && chunk.draftKind === 'casualty') {
      this.#accompany(own, line, chunk);
      return chunk.skip(line);
    }
    // A line is what all of its records say: by this it is a repeat, and unchanged when it comes again.
    const content = ready.length === 1 ? own.content : shortHash(ready.map((draft) => draft.content).join('\n'));
    const digest = this.#digestOf(own.row);
    if (this.#renumbering.isAmbiguous(own.row.recordId)) return this.#holdRenumbered(own, line, chunk);
    const sighting = this.#keysOf(own.table).see(digest, content);
    if (own.table === ACCIDENTS && this.#renumbering.see(digest, sighting)) return this.#holdRenumbered(own, line, chunk);
    if (sighting !== 'new') return chunk.repeat(line, own.row.key.join(' / '), sighting === 'differs');
    const { draft, row, table } = own;
    this.#quality.note(ready, line);
    chunk.accept(table, row.values, row.found === null ? content : shortHash(`${content}\n${row.found}`), line, row.remarks);
    for (let i = 1; i < ready.length; i += 1) this.#accompany(ready[i]!, line, chunk);
    if (draft.kind === 'traffic-count') this.#describeSite(draft, row.recordId, chunk);
    if (draft.kind === 'traffic-unit' || draft.kind === 'casualty') {
      if (!this.#keysOf(ACCIDENTS).has(digitsOf(row.recordId))) chunk.suspect(line, row.recordId, draft);
    }
  }

  /** Which accident its number means nobody can tell. */
  #holdRenumbered({ row }: ReadyDraft, line: ReadLine, chunk: GatheredLines): void {
    const value = row.key[0] ?? '';
    chunk.refuse({ ...line, drafts: [], issues: [remarkOnRenumbered(chunk.fileName, line.row, value)] });
  }

  #readyDraft(draft: Draft, line: ReadLine, fileName: string): ReadyDraft {
    const judged = draft.kind === 'accident' ? this.#quality.judge(draft, line) : null;
    const read = draft.kind === 'accident' && judged !== null ? withWrittenPosition(draft, judged, line.issues) : draft;
    const { hash: content, attributes } = describeContent(read, this.#mappingVersion);
    const row = isOfAccessibility(read)
      ? accessibilityRowOf(read, attributes, this.#idOf, this.#project)
      : this.#rowOf(read, attributes, judged, line, fileName);
    return { draft: read, table: TABLE_OF_DRAFT[draft.kind], content, row };
  }

  /** Lines of one accident tell of it again and again; where they disagree, the first is believed and the others carry a remark. */
  #accompany({ table, row, content }: ReadyDraft, line: ReadLine, chunk: GatheredLines): void {
    const sighting = this.#keysOf(table).see(this.#digestOf(row), content);
    if (sighting === 'new')
      chunk.accompany(table, row.values, row.found === null ? content : shortHash(`${content}\n${row.found}`), row.remarks);
    else if (sighting === 'differs') {
      const code = table === ACCESSIBILITY_FEATURES ? 'FEATURE_LINES_DIFFER' : 'ACCIDENT_LINES_DIFFER';
      chunk.remark(line, code, row.key.join(' / '));
    }
  }

  readonly #idOf = (sourceRecordId: string): string => recordIdOf(this.#task.organisationId, this.#task.formatId, sourceRecordId);

  #rowOf(draft: OtherDraft, attributes: string, judged: JudgedPlace | null, line: ReadLine, fileName: string): DraftRow {
    const idOf = this.#idOf;
    switch (draft.kind) {
      case 'accident':
        return this.#accidentRowOf(draft, attributes, idOf(draft.sourceRecordId), judged ?? NOWHERE, { fileName, row: line.row });
      case 'traffic-unit': {
        const recordId = idOf(draft.accidentSourceRecordId);
        const key = [draft.accidentSourceRecordId, draft.unitReference];
        return { recordId, key, values: trafficUnitRow(draft, attributes, recordId), found: null, remarks: [] };
      }
      case 'casualty': {
        const recordId = idOf(draft.accidentSourceRecordId);
        const key = [draft.accidentSourceRecordId, draft.unitReference, draft.casualtyReference];
        return { recordId, key, values: casualtyRow(draft, attributes, recordId), found: null, remarks: [] };
      }
      case 'traffic-count': {
        const recordId = idOf(draft.siteSourceRecordId);
        const period = formatCountPeriod(draft.period);
        const key = [draft.siteSourceRecordId, String(draft.year), draft.direction, ...(period === '' ? [] : [period])];
        return { recordId, key, values: trafficCountRow(draft, attributes, recordId), found: null, remarks: [] };
      }
      case 'road-line':
        throw new Error(`The line ${draft.sourceRecordId} was not cut.`);
      case 'road-segment': {
        const recordId = idOf(draft.sourceRecordId);
        const junctions = { startId: idOf(draft.startJunctionSourceRecordId), endId: idOf(draft.endJunctionSourceRecordId) };
        return {
          recordId,
          key: [draft.sourceRecordId],
          values: roadSegmentRow(draft, attributes, recordId, junctions),
          found: null,
          remarks: [],
        };
      }
      case 'junction': {
        const recordId = idOf(draft.sourceRecordId);
        return { recordId, key: [draft.sourceRecordId], values: junctionRow(draft, attributes, recordId), found: null, remarks: [] };
      }
    }
  }

  #accidentRowOf(
    draft: AccidentDraft,
    attributes: string,
    recordId: string,
    { place, municipalityId, remarks: ofPlace }: JudgedPlace,
    at: Pick<PreparedIssue, 'fileName' | 'row'>,
  ): DraftRow {
    const remarks: PreparedIssue[] = ofPlace.map((remark) => ({ ...at, column: null, ...remark }));
    const found = this.#findInstant(draft.time);
    if (found.kind === 'none')
      remarks.push({ ...at, column: null, code: 'TIME_SKIPPED', level: 'warning', value: describeTime(draft.time) });
    const instant = found.kind === 'known' ? found.instant : null;
    const values = accidentRow(draft, attributes, recordId, { place, municipalityId, instant });
    // Boundaries are given or corrected after records were imported: the same file once more then changes whose territory they lie in.
    return { recordId, key: [draft.sourceRecordId], values, found: municipalityId === null ? null : String(municipalityId), remarks };
  }

  /** A site is what its newest year says; of several lines of that year, the first. */
  #describeSite(draft: TrafficCountDraft, siteId: string, chunk: GatheredLines): void {
    const described = this.#describedIn.get(siteId);
    if (described !== undefined && described >= draft.year) return;
    this.#describedIn.set(siteId, draft.year);
    const place = draft.position === null ? null : this.#project(draft.position);
    const values = trafficCountSiteRow(draft, siteId, place);
    const content = shortHash(`${this.#mappingVersion}\n${canonicalJson(values)}`);
    chunk.describeSite(siteId, values, content);
  }

  /** A digest of what names the record within its table. */
  #digestOf({ recordId, key }: DraftRow): string {
    return key.length === 1 ? digitsOf(recordId) : hash('sha256', key.join('\0'), 'hex');
  }

  #keysOf(table: VersionTable): KeySet {
    const known = this.#keys.get(table);
    if (known !== undefined) return known;
    const keys = new KeySet();
    this.#keys.set(table, keys);
    return keys;
  }
}

const NOWHERE: JudgedPlace = { position: null, place: null, municipalityId: null, remarks: [] };

const isHeldRemark = ({ level }: PreparedIssue): boolean => level === 'held';
const isHeld = ({ row }: ReadyDraft): boolean => row.remarks.some(isHeldRemark);
const listHeld = ({ row }: ReadyDraft): PreparedIssue[] => row.remarks.filter(isHeldRemark);

/** As long as the importers' content hash. */
const HASH_DIGITS = 32;

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, HASH_DIGITS);
}

function digitsOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

function describeTime({ year, month, day, hour, minute }: PartialTime): string {
  const two = (part: number | null): string => String(part ?? '').padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
