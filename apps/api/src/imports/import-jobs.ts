import { Injectable, type OnModuleInit } from '@nestjs/common';

import { JobQueue } from '../common/job-queue.ts';
import { ImportPipeline } from './import-pipeline.ts';

/** Gives queued imports to the pipeline. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  readonly #queue: JobQueue;
  readonly #pipeline: ImportPipeline;

  constructor(queue: JobQueue, pipeline: ImportPipeline) {
    this.#queue = queue;
    this.#pipeline = pipeline;
  }

  onModuleInit(): void {
    this.#queue.handle('import', async ({ context, id }, signal) => {
      await this.#pipeline.run(context, Number(id), signal);
    });
  }
}
