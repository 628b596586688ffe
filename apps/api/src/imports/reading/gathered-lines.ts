import type { Draft, DraftKind, RowIssueCode } from '@elektron/domain';
import { cutText, findHiddenPositions, getImportTable, importTableOf, type DetectedTable, type ReadLine } from '@elektron/importers';

import { TRAFFIC_COUNT_SITES, type VersionTable } from '../version-tables.ts';
import type { ArrayItem } from './array-literal.ts';
import type { HeldCells, OrphanCandidate, PreparedIssue, PreparedRows, ReadCounts, RefusedLine } from './prepared-chunk.ts';
import { addProposals, proposalOf, type RepairProposal } from './quality/repair-tally.ts';
import { TableColumns } from './table-columns.ts';

/** Lines made ready for one transaction. */
export interface PreparedLines {
  readonly counts: ReadCounts;
  readonly rows: PreparedRows | null;
  readonly companions: readonly PreparedRows[];
  readonly sites: PreparedRows | null;
  readonly orphans: readonly OrphanCandidate[];
  readonly refused: readonly RefusedLine[];
  readonly issues: readonly PreparedIssue[];
  readonly proposals: readonly RepairProposal[];
}

/** The rows, issues and counts of some lines, as they gather. */
export class GatheredLines {
  readonly fileName: string;
  /** What a line of the file is. */
  readonly draftKind: DraftKind;
  readonly #parentHeading: string | null;
  readonly #counts: { -readonly [name in keyof ReadCounts]: number };
  readonly #issues: PreparedIssue[] = [];
  #proposals: readonly RepairProposal[] = [];
  readonly #orphans: OrphanCandidate[] = [];
  readonly #refused: RefusedLine[] = [];
  readonly #hiddenPositions: ReadonlySet<number>;
  readonly #columnCount: number;
  #rows: TableColumns | undefined;
  readonly #companions = new Map<VersionTable, TableColumns>();
  /** One row a site: a later year of the same chunk takes the place of an earlier one. */
  readonly #sites = new Map<string, { readonly values: ArrayItem[]; readonly content: string }>();

  constructor(file: DetectedTable, lines: number, skipped: number) {
    this.fileName = file.fileName;
    this.draftKind = importTableOf(file).draftKind;
    this.#parentHeading = findParentHeading(file);
    this.#hiddenPositions = findHiddenPositions(file);
    this.#columnCount = file.header.length;
    this.#counts = { lines, skipped, duplicates: 0, held: 0, rejected: 0, warnings: 0 };
  }

  refuse(line: ReadLine): void {
    const isRejected = line.issues.some((issue) => issue.level === 'rejected');
    const level = isRejected ? 'rejected' : 'held';
    this.#counts[level] += 1;
    this.#refused.push({ row: line.row, level, cells: this.#holdCells(line) });
    this.#say(line.issues);
  }

  /** A line that tells of nobody hurt: it holds no record of its own. */
  skip(line: ReadLine): void {
    this.#counts.skipped += 1;
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

  /** Takes a record that the line tells of beside its own. */
  accompany(table: VersionTable, values: ArrayItem[], content: string, remarks: readonly PreparedIssue[]): void {
    const rows = this.#companions.get(table) ?? new TableColumns(table);
    this.#companions.set(table, rows);
    rows.add(values, content);
    this.#say(remarks);
  }

  remark(line: ReadLine, code: RowIssueCode, value: string): void {
    this.#say([{ fileName: this.fileName, row: line.row, column: null, code, level: 'warning', value }]);
  }

  suspect(line: ReadLine, accidentId: string, draft: Draft & { readonly accidentSourceRecordId: string }): void {
    this.#orphans.push({
      ordinal: this.#rows?.count ?? 0,
      accidentId,
      cells: this.#holdCells(line),
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
      companions: [...this.#companions.values()].map(toPreparedRows),
      sites: sites.count === 0 ? null : toPreparedRows(sites),
      orphans: this.#orphans,
      refused: this.#refused,
      issues: this.#issues,
      proposals: this.#proposals,
    };
  }

  #holdCells({ cells }: ReadLine): HeldCells {
    const isHidden = this.#hiddenPositions.size > 0;
    // In a shifted line it could stand anywhere. No cells at all: see ErasedLines.
    if (cells.length === 0 || (isHidden && cells.length !== this.#columnCount)) return null;
    const shown = isHidden ? cells.map((cell, i) => (this.#hiddenPositions.has(i) ? '' : cell)) : cells;
    return JSON.stringify(shown.map((cell) => cutText(cell.replaceAll('\0', ''), LONGEST_CELL)));
  }

  #say(issues: readonly PreparedIssue[]): void {
    for (const issue of issues) {
      this.#issues.push(issue);
      if (issue.level === 'warning') this.#counts.warnings += 1;
      if (issue.repair !== undefined) this.#proposals = addProposals(this.#proposals, [proposalOf(issue.repair)]);
    }
  }
}

/** A cell that is longer is cut in what is shown to be corrected (characters). */
const LONGEST_CELL = 2_000;

function toPreparedRows(columns: TableColumns): PreparedRows {
  return { table: columns.table.name, count: columns.count, literals: columns.toLiterals() };
}

/** What the file calls the column by which its lines name an accident: the required column that both tables have. */
function findParentHeading(file: DetectedTable): string | null {
  const table = importTableOf(file);
  if (table.refersTo === null) return null;
  const parent = getImportTable(file.formatId, table.refersTo);
  const shared = table.columns.find(
    ({ id, role }) => role === 'required' && parent.columns.some((column) => column.id === id && column.role === 'required'),
  );
  return shared === undefined ? null : (file.header[file.columnIds.indexOf(shared.id)] ?? null);
}
