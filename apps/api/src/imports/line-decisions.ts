import type { LinePatch } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { HeldLineRepository } from './held-line.repository.ts';
import type { ImportBatch } from './import-batch.ts';
import { UploadStore, type UploadPatches } from './upload-store.ts';

/** What people have decided about single lines of an import: it holds whenever its files are read, for whatever reason. */
@Injectable()
export class LineDecisions {
  readonly #lines: HeldLineRepository;
  readonly #uploads: UploadStore;

  constructor(lines: HeldLineRepository, uploads: UploadStore) {
    this.#lines = lines;
    this.#uploads = uploads;
  }

  /**
   * File by file: corrections that were read before, and every line that was discarded.
   * @param withEdits what was written since then too
   */
  async of(context: ActingContext, { batchId, uploadId, files }: ImportBatch, withEdits = false): Promise<UploadPatches> {
    const former = await this.#uploads.getPatches(context, uploadId);
    const decided = await this.#lines.listDecided(context, batchId);
    return files.map((_, fileIndex) => {
      const patches = new Map<number, LinePatch>(former[fileIndex]);
      for (const line of decided.filter((each) => each.fileIndex === fileIndex)) {
        if (line.discardedReason !== null) patches.set(line.row, { discarded: line.discardedReason });
        else if (line.edited !== null && withEdits) patches.set(line.row, { cells: line.edited });
      }
      return patches;
    });
  }
}
