import { Problem } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../../common/thread-pool.ts';
import type { DesignAnswer, DesignTask } from './design.worker.ts';
import type { ExaminedDesign } from './examine-design.ts';

/** The thread in which designs are examined, one at a time, beside the evaluations'. */
@Injectable()
export class DesignThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<DesignTask, DesignAnswer>(import.meta.url, './design.worker', 'examine');

  /** @throws Problem NO_ACCIDENTS, INPUT_INVALID */
  async run(task: DesignTask): Promise<ExaminedDesign> {
    const answer = await this.#pool.run(task);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    return answer.design;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
