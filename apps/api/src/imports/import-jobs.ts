import { Injectable, type OnModuleInit } from '@nestjs/common';

import { JobQueue } from '../common/job-queue.ts';
import { DuplicateSearch } from '../duplicates/duplicate-search.ts';
import { OpenPlacesService } from '../places/open-places.service.ts';
import { ImportPipeline } from './import-pipeline.ts';

/** Gives queued imports to the pipeline; what was committed is then compared with what was there, and places are looked for. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  readonly #queue: JobQueue;
  readonly #pipeline: ImportPipeline;
  readonly #duplicates: DuplicateSearch;
  readonly #places: OpenPlacesService;

  constructor(queue: JobQueue, pipeline: ImportPipeline, duplicates: DuplicateSearch, places: OpenPlacesService) {
    this.#queue = queue;
    this.#pipeline = pipeline;
    this.#duplicates = duplicates;
    this.#places = places;
  }

  onModuleInit(): void {
    this.#queue.handle('import', async ({ context, id }, signal) => {
      if ((await this.#pipeline.run(context, Number(id), signal)) !== 'committed') return;
      await this.#duplicates.run(context);
      await this.#places.prepare(context);
    });
  }
}
