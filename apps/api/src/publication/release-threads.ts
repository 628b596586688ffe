import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../common/thread-pool.ts';
import { runWatched, type ThreadWatch } from '../common/watched-task.ts';
import type { ReleaseMaterial } from './release-material.ts';
import type { ReleaseAnswer, ReleaseTask } from './release.worker.ts';

const STOPPED: ReleaseAnswer = { kind: 'problem', code: 'CANCELLED', details: {} };

/** The thread in which releases are made, one at a time: a city takes minutes. */
@Injectable()
export class ReleaseThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<ReleaseTask, ReleaseAnswer>(import.meta.url, './release.worker', 'make');

  /** @returns the problem CANCELLED for one that was stopped */
  run(material: ReleaseMaterial, watch: ThreadWatch): Promise<ReleaseAnswer> {
    return runWatched(this.#pool, (watched) => ({ material, ...watched }), watch, STOPPED);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
