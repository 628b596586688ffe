import { hash } from 'node:crypto';
import type { AccidentDraft, Draft, PartialTime, SourcePosition, TrafficCountDraft } from '@elektron/domain';
import { canonicalJson, describeContent, getImportFormat, type DetectedTable, type ReadLine } from '@elektron/importers';

import { recordIdOf } from '../../accidents/record-id.ts';
import { createMunicipalityFinder } from '../../territory/find-municipality.ts';
import { ACCIDENTS, CASUALTIES, TRAFFIC_COUNTS, TRAFFIC_UNITS, type VersionTable } from '../version-tables.ts';
import type { ArrayItem } from './array-literal.ts';
import { accidentRow, casualtyRow, trafficCountRow, trafficCountSiteRow, trafficUnitRow } from './draft-rows.ts';
import { ErasedLines } from './erased-lines.ts';
import { createInstantFinder } from './find-instant.ts';
import { GatheredLines, type PreparedLines } from './gathered-lines.ts';
import { KeySet } from './key-set.ts';
import { LineNumbering } from './line-numbering.ts';
import type { PreparedIssue, ReadingTask } from './prepared-chunk.ts';
import { createProjector, type ProjectedPlace } from './project-position.ts';

const TABLE_OF_DRAFT: Readonly<Record<Draft['kind'], VersionTable>> = {
  accident: ACCIDENTS,
  'traffic-unit': TRAFFIC_UNITS,
  casualty: CASUALTIES,
  'traffic-count': TRAFFIC_COUNTS,
};

/** What one line turned into, before it is known whether it is a repeat. */
interface DraftRow {
  readonly recordId: string;
  /** The source's own words for the record, as a person would look it up. */
  readonly key: readonly string[];
  readonly values: ArrayItem[];
  /** In the content hash beside what the source says; null where reading has found out nothing that may change. */
  readonly found: string | null;
  readonly remarks: readonly PreparedIssue[];
}

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
  readonly #project: (position: SourcePosition) => ProjectedPlace | null;
  readonly #findMunicipality: ReturnType<typeof createMunicipalityFinder>;
  readonly #findInstant: ReturnType<typeof createInstantFinder>;
  readonly #erased: ErasedLines;
  readonly #keys = new Map<VersionTable, KeySet>();
  readonly #numbering = new LineNumbering();
  /** Newest year in which a site has been described so far. */
  readonly #describedIn = new Map<string, number>();

  constructor(task: ReadingTask) {
    this.#task = task;
    this.#mappingVersion = getImportFormat(task.formatId).mappingVersion;
    this.#project = createProjector(task.srid);
    this.#findMunicipality = createMunicipalityFinder(task.municipalities);
    this.#findInstant = createInstantFinder(task.timeZone);
    this.#erased = new ErasedLines(task);
  }

  prepare(lines: readonly ReadLine[], skipped: number, file: DetectedTable): PreparedLines {
    const chunk = new GatheredLines(file, lines.length + skipped, skipped);
    const number = this.#numbering.of(file);
    for (const line of lines) this.#add(this.#erased.redact(number(line)), chunk);
    return chunk.finish();
  }

  #add(line: ReadLine, chunk: GatheredLines): void {
    const [own, ...others] = line.drafts.map((draft) => this.#readyDraft(draft, line, chunk.fileName));
    if (own === undefined) return chunk.refuse(line);
    if (own.draft.kind === 'accident' && chunk.draftKind === 'casualty') {
      this.#accompany(own, line, chunk);
      return chunk.skip(line);
    }
    // A line is what all of its records say: by this it is a repeat, and unchanged when it comes again.
    const content = others.length === 0 ? own.content : shortHash([own, ...others].map((draft) => draft.content).join('\n'));
    const sighting = this.#keysOf(own.table).see(this.#digestOf(own.row), content);
    if (sighting !== 'new') return chunk.repeat(line, own.row.key.join(' / '), sighting === 'differs');
    const { draft, row, table } = own;
    chunk.accept(table, row.values, row.found === null ? content : shortHash(`${content}\n${row.found}`), line, row.remarks);
    for (const other of others) this.#accompany(other, line, chunk);
    if (draft.kind === 'traffic-count') this.#describeSite(draft, row.recordId, chunk);
    if (draft.kind === 'traffic-unit' || draft.kind === 'casualty') {
      if (!this.#keysOf(ACCIDENTS).has(digitsOf(row.recordId))) chunk.suspect(line, row.recordId, draft);
    }
  }

  #readyDraft(draft: Draft, line: ReadLine, fileName: string): ReadyDraft {
    const { hash: content, attributes } = describeContent(draft, this.#mappingVersion);
    return { draft, table: TABLE_OF_DRAFT[draft.kind], content, row: this.#rowOf(draft, attributes, line, fileName) };
  }

  /** Lines of one accident tell of it again and again; where they disagree, the first is believed and the others carry a remark. */
  #accompany({ table, row, content }: ReadyDraft, line: ReadLine, chunk: GatheredLines): void {
    const sighting = this.#keysOf(table).see(this.#digestOf(row), content);
    if (sighting === 'new')
      chunk.accompany(table, row.values, row.found === null ? content : shortHash(`${content}\n${row.found}`), row.remarks);
    else if (sighting === 'differs') chunk.remark(line, 'ACCIDENT_LINES_DIFFER', row.key.join(' / '));
  }

  #rowOf(draft: Draft, attributes: string, line: ReadLine, fileName: string): DraftRow {
    const idOf = (sourceRecordId: string): string => recordIdOf(this.#task.organisationId, this.#task.formatId, sourceRecordId);
    switch (draft.kind) {
      case 'accident':
        return this.#accidentRowOf(draft, attributes, idOf(draft.sourceRecordId), line, fileName);
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
        const key = [draft.siteSourceRecordId, String(draft.year), draft.direction];
        return { recordId, key, values: trafficCountRow(draft, attributes, recordId), found: null, remarks: [] };
      }
    }
  }

  #accidentRowOf(draft: AccidentDraft, attributes: string, recordId: string, line: ReadLine, fileName: string): DraftRow {
    const remarks: PreparedIssue[] = [];
    const remark = (code: string, value: string): number =>
      remarks.push({ fileName, row: line.row, column: null, code, level: 'warning', value });
    const place = draft.position === null ? null : this.#project(draft.position);
    if (draft.position !== null && place === null) remark('COORDINATE_OUT_OF_RANGE', describePosition(draft.position));
    const found = this.#findInstant(draft.time);
    if (found.kind === 'none') remark('TIME_INVALID', describeTime(draft.time));
    const municipalityId = place === null ? null : this.#findMunicipality(place.longitudeE7, place.latitudeE7);
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

/** As long as the importers' content hash. */
const HASH_DIGITS = 32;

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, HASH_DIGITS);
}

function digitsOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

function describePosition({ first, second, srid }: SourcePosition): string {
  return `${first} / ${second} (EPSG:${srid})`;
}

function describeTime({ year, month, day, hour, minute }: PartialTime): string {
  const two = (part: number | null): string => String(part ?? '').padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
