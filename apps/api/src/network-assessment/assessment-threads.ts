import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { askKeeper, createThreadPool } from '../common/thread-pool.ts';
import type { AssessedScreening, AssessmentAnswer, AssessmentTask } from './assessment.worker.ts';

/** The thread in which networks are assessed, one at a time. */
@Injectable()
export class AssessmentThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<AssessmentTask, AssessmentAnswer | null>(import.meta.url, './assessment.worker', 'assess');

  /**
   * Stopped when nobody waits for the answer any more.
   * @param load the run's sites, which the thread keeps while it is asked about the same run
   * @throws Problem CANCELLED
   */
  run(task: Omit<AssessmentTask, 'source'>, load: () => Promise<AssessedScreening>): Promise<AssessmentAnswer> {
    return askKeeper(this.#pool, (source) => ({ ...task, source }), load);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
