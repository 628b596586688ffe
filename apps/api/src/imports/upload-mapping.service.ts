import { isProblem, Problem, type ProblemCode } from '@elektron/domain';
import { fitsHeadings, parseMapping, proposeMapping, type MappingProposal, type SurveyedTable } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { isMetricGrid } from '../common/reference-system.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { surveyUploadedFile } from './reading/detect-uploaded-file.ts';
import { UploadDetection, type DetectedUpload } from './upload-detection.ts';
import { UploadStore, type DraftFile } from './upload-store.ts';

/** A file of no known format: what it looks like, for a person to say what it is. */
export interface UnknownUpload {
  readonly uploadId: string;
  readonly table: SurveyedTable;
  readonly proposal: MappingProposal;
  /** Why it is not known. */
  readonly because: Problem;
}

/** For these a person may say what the columns are. */
const EXPLAINABLE: readonly ProblemCode[] = ['FILE_FORMAT_UNKNOWN', 'FILE_MISSING_COLUMNS'];

/** A line of dates and numbers is a record: such a table has no headings, and its first accident must not be taken for them. */
function isRecord(header: readonly string[]): boolean {
  return header.some((heading) => /^\s*[\d.,:/-]{4,}\s*$/.test(heading));
}

/** Bytes of a program that pass for letters of some encoding are no headings. */
function isReadable(header: readonly string[]): boolean {
  return !header.some((heading) => /[\p{Cc}\p{Cn}\p{Co}\ufffd]/u.test(heading.replaceAll(/\s/g, ' ')));
}

/** Files of no known format: recognised by what was decided about the like of them, else looked at for a person to decide. */
@Injectable()
export class UploadMapping {
  readonly #uploads: UploadStore;
  readonly #detection: UploadDetection;
  readonly #batches: ImportBatchRepository;
  readonly #directory: OrganisationDirectory;

  constructor(uploads: UploadStore, detection: UploadDetection, batches: ImportBatchRepository, directory: OrganisationDirectory) {
    this.#uploads = uploads;
    this.#detection = detection;
    this.#batches = batches;
    this.#directory = directory;
  }

  /**
   * Takes over files as UploadDetection.take, and keeps one of no known format.
   * @throws Problem as UploadDetection.take
   */
  async take(context: ActingContext, uploadId: string, received: readonly DraftFile[]): Promise<DetectedUpload | UnknownUpload> {
    try {
      return await this.#detection.detect(context, uploadId, received);
    } catch (error) {
      const [file, ...others] = received;
      const isExplainable = isProblem(error) && EXPLAINABLE.includes(error.code) && others.length === 0;
      const explained = isExplainable && file !== undefined ? await this.#explain(context, uploadId, file, error) : null;
      if (explained !== null) return explained;
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }

  /**
   * Reads an upload as a person has decided; until it is started, it can be decided anew.
   * @param given as parseMapping takes it
   * @throws Problem UPLOAD_NOT_FOUND, INPUT_INVALID, as UploadDetection.take
   */
  async map(context: ActingContext, uploadId: string, given: unknown): Promise<DetectedUpload> {
    const mapping = parseMapping(given);
    if (mapping.srid !== null && !isMetricGrid(mapping.srid))
      throw new Problem('INPUT_INVALID', { field: 'srid', value: String(mapping.srid) });
    return this.#detection.detect(context, uploadId, await this.#uploads.getDraft(context, uploadId), mapping);
  }

  async #explain(
    context: ActingContext,
    uploadId: string,
    file: DraftFile,
    because: Problem,
  ): Promise<DetectedUpload | UnknownUpload | null> {
    const tables = await surveyUploadedFile(this.#uploads.locate(context, uploadId, file.storedAs), file.name).catch((error: unknown) => {
      if (isProblem(error)) return [];
      throw error;
    });
    const [table] = tables;
    // Without a line below the headings, or with one whose quotes do not fit, there is nothing to look at.
    if (table === undefined || table.preview.length === 0 || !isReadable(table.header) || isRecord(table.header)) return null;
    const known = await this.#tryMappings(context, uploadId, file, table);
    if (known !== null) return known;
    const { srid, speedUnit } = await this.#directory.get(context);
    const proposal = proposeMapping(table.header, table.preview, { name: '', srid, speedUnit });
    // Of what has not one column that means anything there is nothing to ask.
    if (proposal.mapping.fields.every((field) => field === null)) return null;
    await this.#uploads.keepDraft(context, uploadId, [file]);
    return { uploadId, table, proposal, because };
  }

  /** Next month's file has the headings of the last one. */
  async #tryMappings(context: ActingContext, uploadId: string, file: DraftFile, table: SurveyedTable): Promise<DetectedUpload | null> {
    const mapping = (await this.#batches.listMappings(context)).find((each) => fitsHeadings(each, table.header));
    return mapping === undefined ? null : this.#detection.detect(context, uploadId, [file], mapping);
  }
}
