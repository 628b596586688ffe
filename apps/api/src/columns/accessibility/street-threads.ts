import type { NearCounts } from '@elektron/spatial-analysis';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool, runWhileAwaited } from '../../common/thread-pool.ts';
import type { PackedJudgements } from './packed-judgements.ts';
import type { CountingTask, JudgingTask } from './streets.worker.ts';

/** The threads in which crossings and footways are judged, and accidents near them counted: one of each at a time. */
@Injectable()
export class StreetThreads implements OnApplicationShutdown {
  readonly #judging = createThreadPool<JudgingTask, PackedJudgements>(import.meta.url, './streets.worker', 'judge');
  readonly #counting = createThreadPool<CountingTask, NearCounts>(import.meta.url, './streets.worker', 'countNear');

  /** @throws Problem CANCELLED */
  judge(task: JudgingTask, signal: AbortSignal | undefined): Promise<PackedJudgements> {
    return runWhileAwaited(this.#judging, task, signal);
  }

  /** @throws Problem CANCELLED */
  countNear(task: CountingTask, signal: AbortSignal | undefined): Promise<NearCounts> {
    return runWhileAwaited(this.#counting, task, signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#judging.destroy(), this.#counting.destroy()]);
  }
}
