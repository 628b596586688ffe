import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem, type Text } from '@elektron/domain';
import { detectFileSet, detectTable, getImportTable, type DetectedTable } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import type { ImportFile } from './import-batch.ts';
import { UploadStore, type Upload } from './upload-store.ts';

/** A file as it was handed over. */
export interface ReceivedFile {
  readonly path: string;
  /** As the person calls it. */
  readonly name: string;
}

/** An upload, and what a person should see before the import starts. */
export interface DetectedUpload extends Upload {
  readonly formatLabels: Text;
  readonly notes: readonly Text[];
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
      const pathOf = new Map<DetectedTable, string>();
      for (const { path, name } of received) pathOf.set(await detectTable(path, name), path);
      const parentsExist = (await this.#states.load(context, 'accidents')).batches.length > 0;
      const set = detectFileSet([...pathOf.keys()], { parentsExist });
      const files: ImportFile[] = [];
      for (const [index, detected] of set.tables.entries()) {
        files.push(await this.#keep(context, uploadId, index, pathOf.get(detected) ?? '', detected));
      }
      const upload: Upload = { uploadId, formatId: set.format.id, files };
      await this.#uploads.complete(context, upload);
      return { ...upload, formatLabels: set.format.labels, notes: set.notes };
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }

  /** Names on disk are ours: a person's file name may be anything. */
  async #keep(context: ActingContext, uploadId: string, index: number, from: string, detected: DetectedTable): Promise<ImportFile> {
    const storedAs = `${index}-${getImportTable(detected.formatId, detected.tableId).id}.csv`;
    const path = join(this.#uploads.folderOf(context, uploadId), storedAs);
    await rename(from, path);
    const { size } = await stat(path);
    return { name: detected.fileName, bytes: size, tableId: detected.tableId, storedAs, detected };
  }
}
