import { isProblem, Problem, type Text } from '@elektron/domain';
import { detectFileSet, type DetectedTable, type ImportNote, type TableMapping } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import { askUploadedFile } from './reading/detect-uploaded-file.ts';
import { UploadStore, type DraftFile, type Upload } from './upload-store.ts';

/** An upload, and what a person should see before the import starts. */
export interface DetectedUpload extends Upload {
  readonly formatLabels: Text;
  readonly notes: readonly ImportNote[];
}

/** What has been decided about the files of an upload. */
export interface UploadDecisions {
  /** For each file the decisions of which the first that fits counts; a file without any is not read. */
  readonly choicesOf: (file: number) => readonly (readonly TableMapping[])[];
  /** Somebody has seen all that the files hold, and what is not read is not meant to be. */
  readonly isSeen?: boolean;
}

/** Finds out what files are, right after they have arrived: a wrong one is refused before anything is queued. */
@Injectable()
export class UploadDetection {
  readonly #uploads: UploadStore;
  readonly #states: DataVersionRepository;

  constructor(uploads: UploadStore, states: DataVersionRepository) {
    this.#uploads = uploads;
    this.#states = states;
  }

  /**
   * Takes over files that lie in the folder of an open upload. When they cannot be imported, the upload is gone.
   * @param mappings how a person has decided to read them
   * @throws Problem as askUploadedFile and detectFileSet
   */
  async take(
    context: ActingContext,
    uploadId: string,
    received: readonly DraftFile[],
    mappings?: readonly TableMapping[],
    formatId?: string,
  ): Promise<DetectedUpload> {
    try {
      return await this.detect(context, uploadId, received, mappings === undefined ? undefined : { choicesOf: () => [mappings] }, formatId);
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }

  /** Whether any of the files is of THE list by itself. */
  async recognisesAny(context: ActingContext, uploadId: string, received: readonly DraftFile[]): Promise<boolean> {
    for (const { storedAs, name } of received) {
      const place = this.#uploads.locate(context, uploadId, storedAs);
      const known = await askUploadedFile<'recognise'>(place, name, { kind: 'recognise' }).catch((error: unknown) => {
        if (isProblem(error)) return null;
        throw error;
      });
      if (known !== null) return true;
    }
    return false;
  }

  /** The same, leaving the upload where it is when its files cannot be imported as they are. */
  async detect(
    context: ActingContext,
    uploadId: string,
    received: readonly DraftFile[],
    decisions?: UploadDecisions,
    formatId?: string,
  ): Promise<DetectedUpload> {
    if (received.length === 0) throw new Problem('INPUT_INVALID', { field: 'files', value: '0' });
    const placeOf = new Map<DetectedTable, string>();
    for (const [i, { storedAs, name }] of received.entries()) {
      const choices = decisions?.choicesOf(i);
      if (choices?.length === 0) continue;
      const place = this.#uploads.locate(context, uploadId, storedAs);
      // An archive may hold several tables.
      const tables = await (choices === undefined
        ? askUploadedFile<'recognise'>(place, name, { kind: 'recognise', ...(formatId === undefined ? {} : { formatId }) })
        : askUploadedFile<'map'>(place, name, { kind: 'map', choices, leavesOthers: decisions?.isSeen === true }));
      for (const table of tables) placeOf.set(table, storedAs);
    }
    const parentsExist = (await this.#states.load(context, 'accidents')).batches.length > 0;
    const { format, tables, notes } = detectFileSet([...placeOf.keys()], { parentsExist });
    const files = tables.map((detected) => ({
      name: detected.fileName,
      bytes: detected.bytes,
      tableId: detected.tableId,
      storedAs: placeOf.get(detected) ?? '',
      detected: toKept(detected, tables),
    }));
    const upload: Upload = { uploadId, formatId: format.id, files, received };
    await this.#uploads.complete(context, upload);
    return { ...upload, formatLabels: format.labels, notes };
  }
}

/** The first lines are records, and the batch is kept when the files are gone. */
function toKept(detected: DetectedTable, tables: readonly DetectedTable[]): DetectedTable {
  const isOneOfSeveral = tables.some((other) => other !== detected && other.tableId === detected.tableId);
  return { ...detected, preview: [], ...(isOneOfSeveral ? { isOneOfSeveral } : {}) };
}
