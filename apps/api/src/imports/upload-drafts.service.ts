import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import type { UnknownUpload } from './upload-mapping.service.ts';
import { UploadStore, type UploadDraft } from './upload-store.ts';
import { UploadSurveys } from './upload-surveys.service.ts';

/** Files of which somebody has begun to say what they are. */
export interface OpenDraft extends UploadDraft {
  readonly uploadId: string;
}

/** What a page keeps of three tables with all their columns and codes is a tenth of it (characters of JSON). */
const LONGEST_DECIDED = 1_000_000;

/** The files that wait for somebody to say what they are: whoever may import can go on with them, whoever has begun. */
@Injectable()
export class UploadDrafts {
  readonly #uploads: UploadStore;
  readonly #batches: ImportBatchRepository;
  readonly #surveys: UploadSurveys;

  constructor(uploads: UploadStore, batches: ImportBatchRepository, surveys: UploadSurveys) {
    this.#uploads = uploads;
    this.#batches = batches;
    this.#surveys = surveys;
  }

  /** Those that are not imported yet, last changed first. */
  async list(context: ActingContext): Promise<OpenDraft[]> {
    const drafts: OpenDraft[] = [];
    for (const { uploadId } of await this.#uploads.list(context)) {
      if (!(await this.#uploads.isDraft(context, uploadId))) continue;
      if ((await this.#batches.findByUpload(context, uploadId)) !== null) continue;
      drafts.push({ uploadId, ...(await this.#uploads.getDraft(context, uploadId)) });
    }
    return drafts.toSorted((a, b) => b.changed.localeCompare(a.changed));
  }

  /**
   * One of them with all that its files hold, to go on with.
   * @throws Problem UPLOAD_NOT_FOUND
   */
  async open(context: ActingContext, uploadId: string): Promise<UnknownUpload> {
    const draft = await this.#uploads.getDraft(context, uploadId);
    return { uploadId, draft, ...(await this.#surveys.surveyAll(context, uploadId, draft.files)) };
  }

  /**
   * Keeps what has been decided so far.
   * @throws Problem UPLOAD_NOT_FOUND, INPUT_INVALID for what no page keeps
   */
  async keep(context: ActingContext, uploadId: string, decided: unknown): Promise<OpenDraft> {
    const isObject = decided !== null && typeof decided === 'object' && !Array.isArray(decided);
    if (!isObject || JSON.stringify(decided).length > LONGEST_DECIDED) throw new Problem('INPUT_INVALID', { field: 'decided', value: '…' });
    const former = await this.#uploads.getDraft(context, uploadId);
    const draft: UploadDraft = { ...former, decided: decided as Record<string, unknown>, changed: new Date().toISOString() };
    await this.#uploads.keepDraft(context, uploadId, draft);
    return { uploadId, ...draft };
  }

  /**
   * Takes the files of one away for good.
   * @throws Problem UPLOAD_NOT_FOUND for none, or for one that is being imported
   */
  async discard(context: ActingContext, uploadId: string): Promise<void> {
    await this.#uploads.getDraft(context, uploadId);
    if ((await this.#batches.findByUpload(context, uploadId)) !== null) throw new Problem('UPLOAD_NOT_FOUND');
    await this.#uploads.remove(context, uploadId);
  }
}
