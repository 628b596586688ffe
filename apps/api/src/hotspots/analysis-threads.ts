import { MessageChannel } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../common/thread-pool.ts';
import type { AnalysisAnswer, AnalysisTask } from './analysis.worker.ts';

/** How a run in another thread is watched and stopped. */
export interface ThreadWatch {
  readonly onProgress: (fraction: number) => void;
  /** Aborts to stop the run; the answer is then the problem CANCELLED. */
  readonly signal: AbortSignal;
}

/** A method looks now and then whether it shall stop. One that has not looked for so long is stopped together with its thread. */
const PATIENCE_MS = 2_000;

const STOPPED: AnalysisAnswer = { kind: 'problem', code: 'CANCELLED', details: {} };

/** The thread in which analyses run, one at a time. */
@Injectable()
export class AnalysisThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<AnalysisTask, AnalysisAnswer>(import.meta.url, './analysis.worker', 'analyse');

  async run(task: Omit<AnalysisTask, 'cancelled' | 'progress'>, { onProgress, signal }: ThreadWatch): Promise<AnalysisAnswer> {
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const force = new AbortController();
    let patience: NodeJS.Timeout | undefined;
    const stop = (): void => {
      Atomics.store(cancelled, 0, 1);
      patience = setTimeout(() => force.abort(), PATIENCE_MS);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    const { port1, port2 } = new MessageChannel();
    port1.on('message', onProgress);
    try {
      return await this.#pool.run({ ...task, cancelled, progress: port2 }, { transferList: [port2], signal: force.signal });
    } catch (error) {
      if (force.signal.aborted) return STOPPED;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      clearTimeout(patience);
      port1.close();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
