import { Problem } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../common/thread-pool.ts';
import type { EvaluationAnswer, EvaluationTask } from './evaluation.worker.ts';

/** The thread in which evaluations are computed, one at a time. */
@Injectable()
export class EvaluationThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<EvaluationTask, EvaluationAnswer>(import.meta.url, './evaluation.worker', 'evaluate');

  /**
   * @returns the result as canonical JSON, and its digest
   * @throws Problem NO_ACCIDENTS, INPUT_INVALID
   */
  async run(task: EvaluationTask): Promise<{ readonly json: string; readonly digest: string }> {
    const answer = await this.#pool.run(task);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    return answer;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
