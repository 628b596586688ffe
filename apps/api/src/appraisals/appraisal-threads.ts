import { Problem } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../common/thread-pool.ts';
import type { AppraisalQuestion } from './appraisal-question.ts';
import type { AppraisalAnswer } from './appraisal.worker.ts';

/** The thread in which appraisals are computed, one at a time: each simulation takes more than the 50 ms that others can wait. */
@Injectable()
export class AppraisalThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<AppraisalQuestion, AppraisalAnswer>(import.meta.url, './appraisal.worker', 'appraise');

  /**
   * @returns the result as canonical JSON, and its digest
   * @throws Problem INPUT_INVALID
   */
  async run(question: AppraisalQuestion): Promise<{ readonly json: string; readonly digest: string }> {
    const answer = await this.#pool.run(question);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    return answer;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
