import { Problem } from '@elektron/domain';
import {
  groupAlike,
  parseMapping,
  parseReading,
  proposeLinks,
  proposeTogether,
  RECORD_KINDS,
  type ColumnCodes,
  type ProposalContext,
  type TableMapping,
} from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { findImportDay } from './find-import-day.ts';
import type { LookedTable, ProposedTable, SampleRequest, StoredReason } from './reading/detection-task.ts';
import { askUploadedFile, type AskOptions } from './reading/detect-uploaded-file.ts';
import { UploadStore, type DraftFile } from './upload-store.ts';

/** A place of an upload where a table may lie. */
export interface SurveyedPlace {
  /** Which of the files of the upload. */
  readonly file: number;
  readonly fileName: string;
  /** Of the sheet, layer or content; `null` where the file is the table. */
  readonly content: string | null;
}

/** A table of an upload of no known format. */
export interface PlacedTable extends SurveyedPlace, ProposedTable {
  /** How it is proposed to be read together with the others; `null` where it is not. */
  readonly linked: TableMapping | null;
  /** Where tables with the same headings are, such as a sheet for each month: they are read like this one. */
  readonly alike: readonly SurveyedPlace[];
}

export interface UploadSurvey {
  readonly tables: readonly PlacedTable[];
  /** What cannot be a table, and why. */
  readonly others: readonly (SurveyedPlace & { readonly reason: StoredReason | null })[];
}

/** Bytes of a program that pass for letters of some encoding are no headings. */
function isReadable(header: readonly string[]): boolean {
  return !header.some((heading) => /[\p{Cc}\p{Cn}\p{Co}\ufffd]/u.test(heading.replaceAll(/\s/g, ' ')));
}

/** Without a line below the headings there is nothing to look at, and of what has not one column that means anything nothing to ask. */
function isTable(found: ProposedTable | StoredReason): found is ProposedTable {
  if (!('table' in found)) return false;
  const { table, proposal } = found;
  return table.preview.length > 0 && isReadable(table.header) && proposal.mapping.fields.some((field) => field !== null);
}

/** How tables are read together; those with the same headings are shown as one. */
function linkTables(tables: readonly (SurveyedPlace & ProposedTable)[], context: ProposalContext): PlacedTable[] {
  const groups = groupAlike(tables);
  const shown = groups.flatMap(([first, ...others]) => {
    const table = first === undefined ? undefined : tables[first];
    const alike = others.toSorted((a, b) => a - b).flatMap((i) => tables[i] ?? []);
    if (table === undefined) return [];
    const places = alike.map(({ file, fileName, content }) => ({ file, fileName, content }));
    return [{ ...proposeTogether(table, alike, context), alike: places }];
  });
  const links = proposeLinks(shown.map(({ proposal }) => proposal.mapping));
  return shown.map((table, i) => ({ ...table, linked: links[i] ?? null }));
}

/** Which table is asked for, and how it is cut. */
export interface TableQuestion {
  readonly uploadId: string;
  readonly file: number;
  /** As parseReading takes it. */
  readonly reading: unknown;
  /** What a person says that its records are. */
  readonly recordKind?: string | null;
}

/** @throws Problem INPUT_INVALID for a kind that nobody knows */
function readRecordKind(given: string | null | undefined): Pick<ProposalContext, 'recordKind'> {
  if (given == null) return {};
  const found = RECORD_KINDS.find(({ id }) => id === given);
  if (found === undefined) throw new Problem('INPUT_INVALID', { field: 'recordKind', value: given });
  return { recordKind: found.id };
}

/** Looks into files of no known format for the person who says what they are. */
@Injectable()
export class UploadSurveys {
  readonly #uploads: UploadStore;
  readonly #directory: OrganisationDirectory;

  constructor(uploads: UploadStore, directory: OrganisationDirectory) {
    this.#uploads = uploads;
    this.#directory = directory;
  }

  /**
   * All that the files of an upload hold.
   * @throws Problem for what is wrong with a whole file
   */
  async surveyAll(context: ActingContext, uploadId: string, files: readonly DraftFile[]): Promise<UploadSurvey> {
    const proposalContext = await this.#contextOf(context);
    const tables: (SurveyedPlace & ProposedTable)[] = [];
    const others: UploadSurvey['others'][number][] = [];
    for (const [file, { storedAs, name: fileName }] of files.entries()) {
      const place = this.#uploads.locate(context, uploadId, storedAs);
      for (const { content, found } of await askUploadedFile<'survey'>(place, fileName, { kind: 'survey', context: proposalContext })) {
        if (isTable(found)) tables.push({ file, fileName, content, ...found });
        else others.push({ file, fileName, content, reason: 'table' in found ? null : found });
      }
    }
    return { tables: linkTables(tables, proposalContext), others };
  }

  /**
   * One table as it looks when it is cut as a person says, and its first lines as they read by what has been decided so far.
   * @param mapping as parseMapping takes it; null for a look at the columns alone
   * @throws Problem INPUT_INVALID, UPLOAD_NOT_FOUND; as surveyContent
   */
  async look(context: ActingContext, question: TableQuestion, mapping: unknown): Promise<SurveyedPlace & LookedTable> {
    const reading = parseReading(question.reading);
    const { place, fileName } = await this.#fileOf(context, question);
    const sample = mapping === null || mapping === undefined ? {} : { sample: await this.#sampleOf(context, parseMapping(mapping)) };
    const looked = await askUploadedFile<'look'>(place, fileName, {
      kind: 'look',
      reading,
      context: { ...(await this.#contextOf(context)), ...readRecordKind(question.recordKind) },
      ...sample,
    });
    return { file: question.file, fileName, content: reading.content ?? null, ...looked };
  }

  /**
   * The distinct values of columns of a whole table.
   * @throws Problem INPUT_INVALID, UPLOAD_NOT_FOUND, UPLOADS_BUSY, CANCELLED; as scanCodes
   */
  async scan(
    context: ActingContext,
    question: TableQuestion,
    positions: readonly number[],
    options: AskOptions,
  ): Promise<readonly ColumnCodes[]> {
    const reading = parseReading(question.reading);
    const { place, fileName } = await this.#fileOf(context, question);
    return askUploadedFile<'scan'>(place, fileName, { kind: 'scan', reading, positions }, options);
  }

  async #fileOf(context: ActingContext, { uploadId, file }: TableQuestion) {
    const { files } = await this.#uploads.getDraft(context, uploadId);
    const found = files[file];
    if (found === undefined) throw new Problem('INPUT_INVALID', { field: 'file', value: String(file) });
    return { place: this.#uploads.locate(context, uploadId, found.storedAs), fileName: found.name };
  }

  async #contextOf(context: ActingContext): Promise<ProposalContext> {
    const { srid, speedUnit } = await this.#directory.get(context);
    return { name: '', srid, speedUnit };
  }

  async #sampleOf(context: ActingContext, mapping: TableMapping): Promise<SampleRequest> {
    const { timeZone } = await this.#directory.get(context);
    return { mapping, conventions: { latestDate: findImportDay(new Date(), timeZone), timeZone } };
  }
}
