import { Problem, type Text } from '@elektron/domain';
import { detectFileSet, detectTable, type DetectedTable, type ImportNote } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import { openUploadedFile } from './reading/open-uploaded-file.ts';
import { UploadStore, type Upload } from './upload-store.ts';

/** A file as it was handed over and lies in the folder of its upload. */
export interface ReceivedFile {
  readonly storedAs: string;
  /** As the person calls it. */
  readonly name: string;
}

/** An upload, and what a person should see before the import starts. */
export interface DetectedUpload extends Upload {
  readonly formatLabels: Text;
  readonly notes: readonly ImportNote[];
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
   * @throws Problem as detectTable and detectFileSet
   */
  async take(context: ActingContext, uploadId: string, received: readonly ReceivedFile[]): Promise<DetectedUpload> {
    try {
      if (received.length === 0) throw new Problem('INPUT_INVALID', { field: 'files', value: '0' });
      const placeOf = new Map<DetectedTable, string>();
      for (const { storedAs, name } of received) {
        const source = await openUploadedFile(this.#uploads.locate(context, uploadId, storedAs));
        placeOf.set(await detectTable(source, name), storedAs);
      }
      const parentsExist = (await this.#states.load(context, 'accidents')).batches.length > 0;
      const { format, tables, notes } = detectFileSet([...placeOf.keys()], { parentsExist });
      const files = tables.map((detected) => ({
        name: detected.fileName,
        bytes: detected.bytes,
        tableId: detected.tableId,
        storedAs: placeOf.get(detected) ?? '',
        // The first lines are records, and the batch is kept when the files are gone.
        detected: { ...detected, preview: [] },
      }));
      const upload: Upload = { uploadId, formatId: format.id, files };
      await this.#uploads.complete(context, upload);
      return { ...upload, formatLabels: format.labels, notes };
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }
}
