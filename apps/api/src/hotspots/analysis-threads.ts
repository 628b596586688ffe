import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../common/thread-pool.ts';
import { runWatched, type ThreadWatch } from '../common/watched-task.ts';
import type { AnalysisAnswer, AnalysisTask } from './analysis.worker.ts';

const STOPPED: AnalysisAnswer = { kind: 'problem', code: 'CANCELLED', details: {} };

/** The thread in which analyses run, one at a time. */
@Injectable()
export class AnalysisThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<AnalysisTask, AnalysisAnswer>(import.meta.url, './analysis.worker', 'analyse');

  /** @returns the problem CANCELLED for a run that was stopped */
  run(task: Omit<AnalysisTask, 'cancelled' | 'progress'>, watch: ThreadWatch): Promise<AnalysisAnswer> {
    return runWatched(this.#pool, (watched) => ({ ...task, ...watched }), watch, STOPPED);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
