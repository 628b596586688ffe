import { describeRowIssue, Problem, type Language, type RowIssue } from '@elektron/domain';
import {
  findHiddenPositions,
  GUIDANCE_HEADINGS,
  isGuidance,
  LONGEST_REASON,
  readSingleLine,
  type DetectedTable,
} from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../common/paging.ts';
import { refused } from '../common/refused.ts';
import { findImportDay } from './find-import-day.ts';
import { HeldLineRepository, type HeldCount, type HeldLine, type HeldRemark, type LinePlace } from './held-line.repository.ts';
import { canCorrect, type ImportBatch } from './import-batch.ts';
import { ImportsService } from './imports.service.ts';
import { RemarkReadings, type RemarkReader } from './remark-readings.ts';
import type { HeldLinesTable } from './write-held-lines.ts';

/** A line with all that was said about it. */
export interface ExplainedLine extends HeldLine {
  readonly remarks: readonly Omit<HeldRemark, 'fileIndex' | 'row'>[];
}

/** The columns of a file, for a grid of its lines. */
export interface HeldTable extends HeldCount {
  readonly fileName: string;
  readonly header: readonly string[];
  /** Columns whose values are not shown: they tell of a person's identity. */
  readonly hidden: readonly number[];
}

/** Same cells in many lines, and what they should say. */
export interface AlikeEdit {
  readonly fileIndex: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

const LONGEST_CELL = 2_000;
/** Lines that are discarded at once. */
const MOST_LINES = 1_000;
/** Lines of an import about which people decide: all of them are in memory when its files are read. */
const MOST_DECIDED = 20_000;

/** The grid of the lines that an import held back: what they say, why they were held, what a person writes instead. */
@Injectable()
export class HeldLinesService {
  readonly #lines: HeldLineRepository;
  readonly #imports: ImportsService;
  readonly #directory: OrganisationDirectory;
  readonly #readings: RemarkReadings;

  constructor(lines: HeldLineRepository, imports: ImportsService, directory: OrganisationDirectory, readings: RemarkReadings) {
    this.#lines = lines;
    this.#imports = imports;
    this.#directory = directory;
    this.#readings = readings;
  }

  /** @throws Problem INPUT_INVALID, BATCH_NOT_FOUND */
  async list(
    context: ActingContext,
    batchId: number,
    first: number | null,
    after: string | null,
    reader: RemarkReader,
  ): Promise<Page<ExplainedLine>> {
    const batch = await this.#imports.get(context, batchId);
    const size = parsePageSize(first);
    const [fileIndex, row] = parseCursor(after, 'count', 'count') ?? [0, -1];
    const lines = await this.#explain(context, batch, await this.#lines.list(context, batchId, { fileIndex, row }, size + 1));
    const cells = lines.flatMap((line) => line.edited ?? line.cells ?? []);
    await this.#readings.note(context, batchId, reader, cells);
    return toPage(lines, size, (line) => [line.fileIndex, line.row]);
  }

  /** The files that lines were held back of. @throws Problem BATCH_NOT_FOUND */
  async listTables(context: ActingContext, batchId: number): Promise<HeldTable[]> {
    const batch = await this.#imports.get(context, batchId);
    return (await this.#lines.count(context, batchId)).flatMap((count) => {
      const file = batch.files[count.fileIndex];
      if (file === undefined) return [];
      return { ...count, fileName: file.name, header: file.detected.header, hidden: [...findHiddenPositions(file.detected)] };
    });
  }

  /**
   * All lines of one file as a table that a person corrects in a spreadsheet: its columns, and one that says what to write.
   * @throws Problem BATCH_NOT_FOUND, INPUT_INVALID for a file of which no line was held back
   */
  async openTable(
    context: ActingContext,
    batchId: number,
    fileIndex: number,
    language: Language,
    reader: RemarkReader,
  ): Promise<HeldLinesTable> {
    const batch = await this.#imports.get(context, batchId);
    const table = (await this.listTables(context, batchId)).find((each) => each.fileIndex === fileIndex);
    if (table === undefined) throw new Problem('INPUT_INVALID', { field: 'fileIndex', value: String(fileIndex) });
    await this.#readings.note(context, batchId, reader, [table.fileName]);
    // A table that came back has such a column already; what it says there is old.
    const columns = table.header.flatMap((heading, i) => (isGuidance(heading) ? [] : [i]));
    return {
      header: [...columns.map((i) => table.header[i] ?? ''), GUIDANCE_HEADINGS[language]],
      rows: this.#readRows(context, batch, fileIndex, (line) => {
        const cells = line.edited ?? line.cells ?? [];
        return [...columns.map((i) => cells[i] ?? ''), adviseOn(line, language)];
      }),
    };
  }

  async *#readRows(
    context: ActingContext,
    batch: ImportBatch,
    fileIndex: number,
    toRow: (line: ExplainedLine) => readonly string[],
  ): AsyncGenerator<readonly string[]> {
    let after: LinePlace = { fileIndex, row: -1 };
    for (;;) {
      const lines = (await this.#lines.list(context, batch.batchId, after, PORTION)).filter((line) => line.fileIndex === fileIndex);
      if (lines.length === 0) return;
      yield* (await this.#explain(context, batch, lines)).map(toRow);
      after = lines.at(-1) ?? after;
    }
  }

  /**
   * Takes what a person writes instead of a line.
   * @param cells all of the line; null takes it back
   * @returns what would still be said about the line: nothing, when it would be taken
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_CORRECTABLE, LINE_NOT_FOUND, INPUT_INVALID
   */
  async edit(context: ActingContext, batchId: number, place: LinePlace, cells: readonly string[] | null): Promise<readonly RowIssue[]> {
    const batch = await this.#getOpen(context, batchId);
    const table = tableOf(batch, place.fileIndex);
    if (cells !== null) requireCells(cells, table);
    await this.#requireRoom(context, batchId);
    const hidden = findHiddenPositions(table);
    const written = cells === null ? null : cells.map((cell, i) => (hidden.has(i) ? '' : cell));
    if (!(await this.#lines.edit(context, batchId, place, written))) throw new Problem('LINE_NOT_FOUND', { row: place.row });
    return cells === null ? [] : this.#judge(context, batch, table, place.row, cells);
  }

  /** @returns how many lines were changed @throws Problem as edit */
  async editAlike(context: ActingContext, batchId: number, { fileIndex, column, from, to }: AlikeEdit): Promise<number> {
    const table = tableOf(await this.#getOpen(context, batchId), fileIndex);
    if (table.header[column] === undefined || findHiddenPositions(table).has(column)) {
      throw new Problem('INPUT_INVALID', { field: 'column', value: String(column) });
    }
    if (to.length > LONGEST_CELL || to.includes('\0')) throw refused('to', to);
    await this.#requireRoom(context, batchId, { fileIndex, position: column, from: from.trim() });
    return this.#lines.editAlike(context, batchId, fileIndex, column, from.trim(), to.trim());
  }

  /**
   * Says of lines that they are no records.
   * @returns how many
   * @throws Problem BATCH_NOT_FOUND, BATCH_NOT_CORRECTABLE, INPUT_INVALID
   */
  async discard(context: ActingContext, batchId: number, lines: readonly LinePlace[], reason: string): Promise<number> {
    await this.#getOpen(context, batchId);
    const why = reason.trim().replaceAll('\0', '');
    if (why === '' || why.length > LONGEST_REASON) throw refused('reason', why);
    if (lines.length > MOST_LINES) throw new Problem('INPUT_INVALID', { field: 'lines', value: `${lines.length} (1–${MOST_LINES})` });
    await this.#requireRoom(context, batchId);
    return this.#lines.discard(context, batchId, lines, why);
  }

  async #judge(
    context: ActingContext,
    batch: ImportBatch,
    table: DetectedTable,
    row: number,
    cells: readonly string[],
  ): Promise<readonly RowIssue[]> {
    const { timeZone } = await this.#directory.get(context);
    const latestDate = findImportDay(batch.startedAt ?? batch.createdAt, timeZone);
    return readSingleLine(table, row, cells, { latestDate, timeZone, repairs: batch.repairs });
  }

  async #explain(context: ActingContext, batch: ImportBatch, lines: readonly HeldLine[]): Promise<ExplainedLine[]> {
    const names = lines.map(({ fileIndex }) => batch.files[fileIndex]?.name ?? '');
    const remarks = await this.#lines.listRemarks(context, batch.batchId, lines, names);
    const ofLine = Map.groupBy(remarks, ({ fileIndex, row }) => `${fileIndex} ${row}`);
    return lines.map((line) => ({ ...line, remarks: ofLine.get(`${line.fileIndex} ${line.row}`) ?? [] }));
  }

  async #requireRoom(
    context: ActingContext,
    batchId: number,
    alike?: { fileIndex: number; position: number; from: string },
  ): Promise<void> {
    const count = await this.#lines.countDecided(context, batchId, alike);
    if (count > MOST_DECIDED) throw new Problem('LINES_TOO_MANY', { limit: MOST_DECIDED });
  }

  async #getOpen(context: ActingContext, batchId: number): Promise<ImportBatch> {
    const batch = await this.#imports.get(context, batchId);
    if (!canCorrect(batch)) throw new Problem('BATCH_NOT_CORRECTABLE');
    return batch;
  }
}

/** Lines that are read at once for a download. */
const PORTION = 500;

function tableOf(batch: ImportBatch, fileIndex: number): DetectedTable {
  const file = batch.files[fileIndex];
  if (file === undefined) throw new Problem('INPUT_INVALID', { field: 'fileIndex', value: String(fileIndex) });
  return file.detected;
}

function requireCells(cells: readonly string[], { header }: DetectedTable): void {
  if (cells.length !== header.length) throw new Problem('INPUT_INVALID', { field: 'cells', value: `${cells.length} / ${header.length}` });
  const wrong = cells.find((cell) => cell.length > LONGEST_CELL || cell.includes('\0'));
  if (wrong !== undefined) throw refused('cells', wrong);
}

/** What to write, in one text. */
function adviseOn({ remarks, discardedReason }: ExplainedLine, language: Language): string {
  if (discardedReason !== null) return describeRowIssue({ code: 'LINE_DISCARDED', column: null, value: discardedReason }, language);
  return remarks.map((remark) => describeRowIssue(remark, language)).join(' ');
}
