import { hash } from 'node:crypto';
import type { AccidentDraft, Draft, PartialTime, SourcePosition, TrafficCountDraft } from '@elektron/domain';
import { canonicalJson, describeContent, getImportFormat, getImportTable, type DetectedTable, type ReadLine } from '@elektron/importers';

import { recordIdOf } from '../../accidents/record-id.ts';
import { createMunicipalityFinder } from '../../territory/find-municipality.ts';
import { ACCIDENTS, CASUALTIES, TRAFFIC_COUNTS, TRAFFIC_COUNT_SITES, TRAFFIC_UNITS, type VersionTable } from '../version-tables.ts';
import type { ArrayItem } from './array-literal.ts';
import { accidentRow, casualtyRow, trafficCountRow, trafficCountSiteRow, trafficUnitRow } from './draft-rows.ts';
import { ErasedLines } from './erased-lines.ts';
import { createInstantFinder } from './find-instant.ts';
import { KeySet } from './key-set.ts';
import type { OrphanCandidate, PreparedIssue, PreparedRows, ReadCounts, ReadingTask } from './prepared-chunk.ts';
import { createProjector, type ProjectedPlace } from './project-position.ts';
import { TableColumns } from './table-columns.ts';

const TABLE_OF_DRAFT: Readonly<Record<Draft['kind'], VersionTable>> = {
  accident: ACCIDENTS,
  'traffic-unit': TRAFFIC_UNITS,
  casualty: CASUALTIES,
  'traffic-count': TRAFFIC_COUNTS,
};

/** Lines made ready for one transaction. */
export interface PreparedLines {
  readonly counts: ReadCounts;
  readonly rows: PreparedRows | null;
  readonly sites: PreparedRows | null;
  readonly orphans: readonly OrphanCandidate[];
  readonly issues: readonly PreparedIssue[];
}

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
    for (const line of lines) this.#add(this.#erased.redact(line), chunk);
    return chunk.finish();
  }

  #add(line: ReadLine, chunk: GatheredLines): void {
    const [draft] = line.drafts;
    if (draft === undefined) return chunk.refuse(line);
    // Formats whose lines hold several records will need a verdict per line made of several; none does yet.
    if (line.drafts.length > 1) throw new Error('A line of a table is one record.');
    const table = TABLE_OF_DRAFT[draft.kind];
    const { hash: content, attributes } = describeContent(draft, this.#mappingVersion);
    const row = this.#rowOf(draft, attributes, line, chunk.fileName);
    const sighting = this.#keysOf(table).see(this.#digestOf(row), content);
    if (sighting !== 'new') return chunk.repeat(line, row.key.join(' / '), sighting === 'differs');
    chunk.accept(table, row.values, row.found === null ? content : shortHash(`${content}\n${row.found}`), line, row.remarks);
    if (draft.kind === 'traffic-count') this.#describeSite(draft, row.recordId, chunk);
    if (draft.kind === 'traffic-unit' || draft.kind === 'casualty') {
      if (!this.#keysOf(ACCIDENTS).has(digitsOf(row.recordId))) chunk.suspect(line, row.recordId, draft);
    }
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

/** The rows, issues and counts of some lines, as they gather. */
class GatheredLines {
  readonly fileName: string;
  readonly #parentHeading: string | null;
  readonly #counts: { -readonly [name in keyof ReadCounts]: number };
  readonly #issues: PreparedIssue[] = [];
  readonly #orphans: OrphanCandidate[] = [];
  #rows: TableColumns | undefined;
  /** One row a site: a later year of the same chunk takes the place of an earlier one. */
  readonly #sites = new Map<string, { readonly values: ArrayItem[]; readonly content: string }>();

  constructor(file: DetectedTable, lines: number, skipped: number) {
    this.fileName = file.fileName;
    this.#parentHeading = findParentHeading(file);
    this.#counts = { lines, skipped, duplicates: 0, held: 0, rejected: 0, warnings: 0 };
  }

  refuse(line: ReadLine): void {
    const isRejected = line.issues.some((issue) => issue.level === 'rejected');
    this.#counts[isRejected ? 'rejected' : 'held'] += 1;
    this.#say(line.issues);
  }

  repeat(line: ReadLine, key: string, differs: boolean): void {
    this.#counts.duplicates += 1;
    const code = differs ? 'DUPLICATE_LINE_DIFFERS' : 'DUPLICATE_LINE';
    // What else is odd about it has been said of the line that was kept.
    this.#issues.push({ fileName: this.fileName, row: line.row, column: null, code, level: 'duplicate', value: key });
  }

  accept(table: VersionTable, values: ArrayItem[], content: string, line: ReadLine, remarks: readonly PreparedIssue[]): void {
    this.#rows ??= new TableColumns(table);
    this.#rows.add(values, content);
    this.#say(line.issues);
    this.#say(remarks);
  }

  suspect(line: ReadLine, accidentId: string, draft: Draft & { readonly accidentSourceRecordId: string }): void {
    this.#orphans.push({
      ordinal: this.#rows?.count ?? 0,
      accidentId,
      issue: {
        fileName: this.fileName,
        row: line.row,
        column: this.#parentHeading,
        code: 'PARENT_MISSING',
        level: 'held',
        value: draft.accidentSourceRecordId,
      },
      draft: JSON.stringify(draft),
    });
  }

  describeSite(siteId: string, values: ArrayItem[], content: string): void {
    this.#sites.set(siteId, { values, content });
  }

  finish(): PreparedLines {
    const sites = new TableColumns(TRAFFIC_COUNT_SITES);
    for (const { values, content } of this.#sites.values()) sites.add(values, content);
    return {
      counts: this.#counts,
      rows: this.#rows === undefined ? null : toPreparedRows(this.#rows),
      sites: sites.count === 0 ? null : toPreparedRows(sites),
      orphans: this.#orphans,
      issues: this.#issues,
    };
  }

  #say(issues: readonly PreparedIssue[]): void {
    for (const issue of issues) {
      this.#issues.push(issue);
      if (issue.level === 'warning') this.#counts.warnings += 1;
    }
  }
}

function toPreparedRows(columns: TableColumns): PreparedRows {
  return { table: columns.table.name, count: columns.count, literals: columns.toLiterals() };
}

/** What the file calls the column by which its lines name an accident: the required column that both tables have. */
function findParentHeading(file: DetectedTable): string | null {
  const table = getImportTable(file.formatId, file.tableId);
  if (table.refersTo === null) return null;
  const parent = getImportTable(file.formatId, table.refersTo);
  const shared = table.columns.find(
    ({ id, role }) => role === 'required' && parent.columns.some((column) => column.id === id && column.role === 'required'),
  );
  return shared === undefined ? null : (file.header[file.columnIds.indexOf(shared.id)] ?? null);
}
